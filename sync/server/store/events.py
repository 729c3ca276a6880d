"""Case events as they are stored: append-only; and as they travel."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Connection, func, insert, select, update

from sync.contract.casework.lapor_road import BY_OFFICE, is_bridged, road_of
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.entities import CaseEvent
from sync.contract.events import RESPONSES, SAID_TO_REPORTER
from sync.contract.frames import pack, unpack
from sync.contract.messages import Written
from sync.server.store.bridge_tables import OVER, UNCERTAIN, bridge_posts
from sync.server.store.evidence import insert_references
from sync.server.store.tables import events, units

_TRAVELS = (
    events.c.id,
    events.c.action,
    events.c.case_id,
    events.c.kind,
    events.c.text,
    events.c.author,
    events.c.unit_id,
    units.c.name,
    units.c.bridged_from,
    events.c.written_at,
    events.c.received_at,
    events.c.published_at,
    bridge_posts.c.state,
    events.c.particulars,
)

_SAID = events.outerjoin(units, events.c.unit_id == units.c.id).outerjoin(
    bridge_posts, bridge_posts.c.event_id == events.c.id
)
_CASES_A_QUERY = 500
_INSERT = insert(events).returning(events.c.id)


def insert_event(
    connection: Connection,
    *,
    action: UUID,
    case_id: int,
    kind: str,
    text: str,
    author: str,
    unit_id: int | None,
    written: Written,
    received_at: int,
    published_at: int,
    particulars: Particulars = NONE,
) -> int:
    """Store a new event, and which files it names; return its row number."""
    values = {
        "action": action,
        "case_id": case_id,
        "kind": kind,
        "text": text,
        "author": author,
        "unit_id": unit_id,
        "written_at": written.at,
        "written_offset": written.offset,
        "written_after": written.after,
        "written_elapsed": written.elapsed,
        "written_seen": written.seen,
        "received_at": received_at,
        "published_at": published_at,
        "particulars": b"" if particulars == NONE else pack(particulars),
    }
    row = int(connection.execute(_INSERT, values).scalar_one())
    if particulars.files:
        insert_references(connection, row, case_id, unit_id, particulars.files)
    return row


def row_of_event(connection: Connection, action: UUID) -> int:
    """Return the row number of the event that an action became."""
    return int(connection.execute(select(events.c.id).where(events.c.action == action)).scalar_one())


def unpublished_of_case(connection: Connection, case_id: int) -> list[UUID]:
    """Return the actions of a case's events that the reporter is to read and that are not known to be shown."""
    here = (events.c.case_id == case_id) & (events.c.published_at == 0) & events.c.kind.in_(sorted(SAID_TO_REPORTER))
    return list(connection.scalars(select(events.c.action).where(here)))


def left_to_officers(connection: Connection, case_id: int) -> int:
    """Return how many of these events an officer has to upload, since no bridge brings them to the reporter."""
    here = (events.c.case_id == case_id) & (events.c.published_at == 0) & events.c.kind.in_(sorted(SAID_TO_REPORTER))
    columns = (events.c.id, func.length(events.c.text).label("letters"), units.c.bridged_from, bridge_posts.c.state)
    return sum(
        road_of(
            row.bridged_from or 0,
            event=row.id,
            letters=row.letters,
            not_posted=_is_not_posted(row.state, row.bridged_from, row.id),
        )
        in BY_OFFICE
        for row in connection.execute(select(*columns).select_from(_SAID).where(here))
    )


def spoken_of_cases(connection: Connection, case_ids: Sequence[int]) -> dict[int, list[int]]:
    """Return since when each word of the office to the reporter is known to be shown, ms; 0 where it is not.

    Cases without any are absent.
    """
    found: dict[int, list[int]] = {}
    for start in range(0, len(case_ids), _CASES_A_QUERY):
        portion = case_ids[start : start + _CASES_A_QUERY]
        here = events.c.case_id.in_(portion) & events.c.kind.in_(sorted(SAID_TO_REPORTER))
        for case_id, at in connection.execute(select(events.c.case_id, events.c.published_at).where(here)):
            found.setdefault(case_id, []).append(at)
    return found


def publish_event(connection: Connection, row: int, at: int) -> bool:
    """Store since when the reporter can read an event; return whether that was not known before."""
    here = (events.c.id == row) & (events.c.published_at == 0)
    return connection.execute(update(events).where(here).values(published_at=at)).rowcount == 1


def events_in(connection: Connection, rows: Sequence[int]) -> dict[int, CaseEvent]:
    """Return the events with these row numbers."""
    return dict(_events(connection, events.c.id.in_(rows))) if rows else {}


def events_of_case(connection: Connection, case_id: int) -> list[CaseEvent]:
    """Return the timeline of a case, in the order in which the centre learned of it."""
    return [event for _, event in sorted(_events(connection, events.c.case_id == case_id), key=lambda pair: pair[0])]


def events_of_cases(connection: Connection, case_ids: Sequence[int]) -> list[tuple[int, CaseEvent]]:
    """Return (row number, event) of these cases, in the order in which the centre learned of them."""
    return sorted(_events(connection, events.c.case_id.in_(case_ids)), key=lambda pair: pair[0])


def event_rows_of_cases(connection: Connection, case_ids: Sequence[int]) -> dict[int, list[int]]:
    """Return the row numbers of the events of each of these cases; cases without any are absent."""
    found: dict[int, list[int]] = {}
    query = select(events.c.case_id, events.c.id).where(events.c.case_id.in_(case_ids)).order_by(events.c.id)
    for case_id, row in connection.execute(query):
        found.setdefault(case_id, []).append(row)
    return found


def unpublished_responses(connection: Connection, case_ids: Sequence[int]) -> dict[int, int]:
    """Return when the newest response that is not known to stand in LAPOR! was received, ms, for each case with one."""
    query = (
        select(events.c.case_id, func.max(events.c.received_at).label("received_at"))
        .where(events.c.case_id.in_(case_ids), events.c.kind.in_(sorted(RESPONSES)), events.c.published_at == 0)
        .group_by(events.c.case_id)
    )
    return {row.case_id: row.received_at for row in connection.execute(query)}


def _is_not_posted(state: str | None, bridged_from: int | None, row: int) -> bool:
    """Whether officers have to look after a reply: over for the bridge, or in doubt and no longer brought by it."""
    return state in OVER or (state in UNCERTAIN and not is_bridged(bridged_from or 0, row))


def _events(connection: Connection, condition: object) -> list[tuple[int, CaseEvent]]:
    query = select(*_TRAVELS).select_from(_SAID).where(condition)  # type: ignore[arg-type] # a column expression, typed loosely by SQLAlchemy
    return [
        (
            row.id,
            CaseEvent(
                action=row.action,
                case=row.case_id,
                kind=row.kind,
                text=row.text,
                author=row.author,
                unit=row.unit_id or 0,
                unit_name=row.name or "",
                written_at=row.written_at,
                received_at=row.received_at,
                published_at=row.published_at,
                not_posted=not row.published_at and _is_not_posted(row.state, row.bridged_from, row.id),
                particulars=unpack(row.particulars, Particulars) if row.particulars else NONE,
            ),
        )
        for row in connection.execute(query)
    ]
