"""Which replies officers have to bring to lapor.go.id, for several cases at once."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, select, text

from desktop.storage.ground import KnownUnits, marked_as_uploaded
from desktop.storage.standings import BY_OFFICE as IS_LEFT_TO_OFFICE
from desktop.storage.states import WAITING
from desktop.storage.tables import event, outbox
from sync.contract.casework.lapor_road import BY_OFFICE
from sync.contract.events import SAID_TO_REPORTER
from ui.acts import ToUpload


def replies_to_upload(
    connection: Connection, units: KnownUnits, own_unit: int, cases: Collection[int]
) -> dict[int, ToUpload]:
    """Return by case what is to be uploaded, own replies that still wait included, without what was marked here.

    :param own_unit: the unit of whoever works at this desk.
    """
    if not cases:
        return {}
    marked = marked_as_uploaded(connection)
    held = select(event.c.case, event.c.action, event.c.kind, event.c.written_at)
    found = [tuple(row) for row in connection.execute(held.where(event.c.case.in_(cases), text(IS_LEFT_TO_OFFICE)))]
    own = select(outbox.c.case, outbox.c.action, outbox.c.kind, outbox.c.written_at, outbox.c.text)
    waits = (outbox.c.state == WAITING) & outbox.c.kind.in_(sorted(SAID_TO_REPORTER))
    for *row, words in connection.execute(own.where(outbox.c.case.in_(cases), waits)):
        if units.road_of(own_unit, letters=len(words)) in BY_OFFICE:
            found.append(tuple(row))
    told: dict[int, ToUpload] = {}
    for case, action, kind, written_at in sorted(found, key=lambda one: (one[0], one[3], one[1])):
        if UUID(bytes=action) not in marked:
            first = told.get(case, ToUpload(0, kind, written_at))
            told[case] = ToUpload(first.count + 1, first.kind, first.written_at)
    return told
