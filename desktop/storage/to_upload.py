"""Which replies officers have to bring to lapor.go.id, for several cases at once."""

from collections.abc import Collection
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, func, select, text

from desktop.storage.ground import KnownUnits, has_arrived, marked_as_uploaded
from desktop.storage.standings import BY_OFFICE as IS_LEFT_TO_OFFICE
from desktop.storage.states import WAITING
from desktop.storage.tables import event, outbox
from sync.contract.casework.lapor_road import BY_OFFICE, LaporRoad
from sync.contract.events import SAID_TO_REPORTER
from ui.ports.acts import ToUpload

_BEGINNING: Final = 200
"""Letters of a reply that tell which one it is."""
_CASES_A_QUERY: Final = 500


class ReplyLeft(NamedTuple):
    """A reply that the office brings to lapor.go.id."""

    case: int
    written_at: int
    action: UUID
    kind: str
    may_be_there: bool
    begins: str
    waits: bool = False
    """Whether it has not left this desk."""


def replies_left(
    connection: Connection, units: KnownUnits, own_unit: int, cases: Collection[int]
) -> dict[int, list[ReplyLeft]]:
    """Return by case what is to be uploaded, the oldest first: own replies that still wait included, marked ones not.

    :param own_unit: the unit of whoever works at this desk.
    """
    marked = marked_as_uploaded(connection) if cases else frozenset()
    found: list[ReplyLeft] = []
    rows = sorted(cases)
    for start in range(0, len(rows), _CASES_A_QUERY):
        found += _left(connection, units, own_unit, rows[start : start + _CASES_A_QUERY])
    told: dict[int, list[ReplyLeft]] = {}
    for reply in sorted(found):
        if reply.action not in marked:
            told.setdefault(reply.case, []).append(reply)
    return told


def replies_to_upload(
    connection: Connection, units: KnownUnits, own_unit: int, cases: Collection[int]
) -> dict[int, ToUpload]:
    """Return the same as a count for each case, with what tells the oldest one."""
    return {
        case: ToUpload(
            len(left),
            left[0].kind,
            left[0].written_at,
            may_be_there=any(one.may_be_there for one in left),
            is_on_its_way=all(one.waits for one in left),
        )
        for case, left in replies_left(connection, units, own_unit, cases).items()
    }


def _left(connection: Connection, units: KnownUnits, own_unit: int, cases: Collection[int]) -> list[ReplyLeft]:
    found = []
    begins = func.substr(event.c.text, 1, _BEGINNING)
    told_of = (event.c.case, event.c.written_at, event.c.action, event.c.kind, begins)
    held = select(*told_of, event.c.unit, event.c.row, func.length(event.c.text), event.c.not_posted)
    here = event.c.case.in_(cases)
    for case, at, action, kind, words, unit, row, letters, is_left in connection.execute(
        held.where(here, text(IS_LEFT_TO_OFFICE))
    ):
        road = units.road_of(unit, event=row, letters=letters, not_posted=is_left)
        found.append(ReplyLeft(case, at, UUID(bytes=action), kind, road is LaporRoad.NOT_TAKEN, words))
    own = select(outbox.c.case, outbox.c.written_at, outbox.c.action, outbox.c.kind, outbox.c.text)
    waits = (outbox.c.state == WAITING) & outbox.c.kind.in_(sorted(SAID_TO_REPORTER)) & ~has_arrived(outbox.c.action)
    for case, at, action, kind, words in connection.execute(own.where(outbox.c.case.in_(cases), waits)):
        road = units.road_of(own_unit, letters=len(words))
        if road in BY_OFFICE:
            is_unsure = road is LaporRoad.NOT_TAKEN
            found.append(ReplyLeft(case, at, UUID(bytes=action), kind, is_unsure, words[:_BEGINNING], waits=True))
    return found
