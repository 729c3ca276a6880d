"""Which replies officers have to bring to lapor.go.id, for several cases at once."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Connection, func, select, text

from desktop.storage.ground import KnownUnits, has_arrived, marked_as_uploaded
from desktop.storage.standings import BY_OFFICE as IS_LEFT_TO_OFFICE
from desktop.storage.states import WAITING
from desktop.storage.tables import event, outbox
from sync.contract.casework.lapor_road import BY_OFFICE, LaporRoad
from sync.contract.events import SAID_TO_REPORTER
from ui.ports.acts import ToUpload


def replies_to_upload(
    connection: Connection, units: KnownUnits, own_unit: int, cases: Collection[int]
) -> dict[int, ToUpload]:
    """Return by case what is to be uploaded, own replies that still wait included, without what was marked here.

    :param own_unit: the unit of whoever works at this desk.
    """
    if not cases:
        return {}
    marked = marked_as_uploaded(connection)
    found: list[tuple[int, int, bytes, str, LaporRoad]] = []
    told_of = (event.c.case, event.c.written_at, event.c.action, event.c.kind)
    held = select(*told_of, event.c.unit, event.c.row, func.length(event.c.text), event.c.not_posted)
    here = event.c.case.in_(cases)
    for case, at, action, kind, unit, row, letters, is_left in connection.execute(
        held.where(here, text(IS_LEFT_TO_OFFICE))
    ):
        road = units.road_of(unit, event=row, letters=letters, not_posted=is_left)
        found.append((case, at, action, kind, road))
    own = select(outbox.c.case, outbox.c.written_at, outbox.c.action, outbox.c.kind, outbox.c.text)
    waits = (outbox.c.state == WAITING) & outbox.c.kind.in_(sorted(SAID_TO_REPORTER)) & ~has_arrived(outbox.c.action)
    for case, at, action, kind, words in connection.execute(own.where(outbox.c.case.in_(cases), waits)):
        road = units.road_of(own_unit, letters=len(words))
        if road in BY_OFFICE:
            found.append((case, at, action, kind, road))
    told: dict[int, ToUpload] = {}
    for case, at, action, kind, road in sorted(found):
        if UUID(bytes=action) not in marked:
            first = told.get(case, ToUpload(0, kind, at))
            is_unsure = first.may_be_there or road is LaporRoad.NOT_TAKEN
            told[case] = ToUpload(first.count + 1, first.kind, first.written_at, is_unsure)
    return told
