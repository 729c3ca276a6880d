"""Cases as the windows show them: list pages, one case with its timeline, drafts."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    nulls_last,
    select,
    true,
)
from sqlalchemy.dialects.sqlite import insert

from desktop.storage import listing, seen
from desktop.storage.account import load_account
from desktop.storage.bulk import found
from desktop.storage.columns import is_one_of
from desktop.storage.ground import KnownUnits
from desktop.storage.now import cases_now, lines_now, turn_on_now
from desktop.storage.standings import state_of_row
from desktop.storage.states import ACCEPTED, UNSETTLED, is_about_it
from desktop.storage.tables import case_line, case_text, draft, event, outbox
from desktop.storage.urgency import DaysAt, Turns
from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.casework.ruling import Officer
from sync.contract.casework.turn import Waits
from sync.contract.entities import CaseState, Consult
from sync.contract.frames import pack, unpack
from sync.contract.status import OPEN_BUCKETS
from ui.ports.acts import NOTHING_SAID, ActRequest, TodayGroup

CaseRow = Row[*tuple[Any, ...]]
"""A row of :func:`desktop.storage.now.cases_now`."""
LineRow = Row[*tuple[Any, ...]]
"""A row of :func:`desktop.storage.now.lines_now`, or a :data:`CaseRow`, which has all that it has."""
_Row = CaseRow


_OF: Final[BindParameter[int]] = bindparam("of", type_=case_text.c.row.type)
# Made once: a statement takes longer to put together than to answer.
_TOLD: Final = select(event).where(event.c.case == _OF).order_by(event.c.written_at, event.c.action)
_OWN: Final = (
    select(outbox)
    .join(case_text, is_about_it)
    .where(case_text.c.row == _OF, is_one_of(outbox.c.state, (*UNSETTLED, ACCEPTED)))
    .order_by(outbox.c.position)
)
_DRAFTS: Final = select(draft).where(draft.c.case == _OF).order_by(draft.c.saved_at.desc())


_THESE: Final[BindParameter[Sequence[int]]] = bindparam("these", expanding=True, type_=case_text.c.row.type)


@cache
def _by_row() -> Select[*tuple[Any, ...]]:
    return cases_now().where(case_text.c.row == _OF)


@cache
def _lines_by_rows() -> Select[*tuple[Any, ...]]:
    return lines_now().where(case_text.c.row.in_(_THESE))


class WaitingDraft(NamedTuple):
    """A response that waits for approval inside the unit."""

    text: str
    particulars: Particulars


def by_rows(connection: Connection, rows: Sequence[int]) -> Sequence[_Row]:
    """Return these cases, in no order."""
    return connection.execute(cases_now().where(case_text.c.row.in_(rows))).all()


def lines_by_rows(connection: Connection, rows: Sequence[int]) -> Sequence[LineRow]:
    """Return what lines of these cases are made of, in no order."""
    return connection.execute(_lines_by_rows(), {"these": rows}).all()


def by_row(connection: Connection, row: int) -> _Row | None:
    """Return one case by its row number."""
    return connection.execute(_by_row(), {"of": row}).one_or_none()


def by_tracking_id(connection: Connection, tracking_id: str) -> Sequence[_Row]:
    """Return the cases of one complaint: one for each unit of this desk's scope that it was disposed to."""
    return connection.execute(cases_now().where(case_text.c.tracking_id == tracking_id).order_by(case_text.c.row)).all()


def said(connection: Connection, row: int) -> tuple[Sequence[_Row], Sequence[_Row]]:
    """Return (events of the centre, own actions) of a case; an own action that was received is in both."""
    return connection.execute(_TOLD, {"of": row}).all(), connection.execute(_OWN, {"of": row}).all()


def sayings(connection: Connection, row: int) -> dict[UUID, tuple[str, str, int]]:
    """Return (author, unit, written at) of each event and own action of a case."""
    me = load_account(connection)
    name, unit = (me.full_name or me.username, me.unit_name) if me else ("", "")
    waiting = select(outbox.c.action, outbox.c.written_at).where(outbox.c.case == row)
    found = {UUID(bytes=one.action): (name, unit, int(one.written_at)) for one in connection.execute(waiting)}
    columns = (event.c.action, event.c.author, event.c.unit_name, event.c.written_at)
    for one in connection.execute(select(*columns).where(event.c.case == row)):
        found[UUID(bytes=one.action)] = (one.author, one.unit_name, one.written_at)
    return found


def draft_of(connection: Connection, action: UUID) -> WaitingDraft | None:
    """Return the words and particulars of a response that waits for approval."""
    row = connection.execute(select(event).where(event.c.action == action.bytes)).one_or_none()
    if row is None:
        return None
    return WaitingDraft(row.text, unpack(row.particulars, Particulars) if row.particulars else NONE)


class Seen(NamedTuple):
    """How an own action that is an event now comes before the eyes of the reporter."""

    at: int
    """Since when he can read it, ms; 0 while that is not known."""
    road: LaporRoad
    """How it gets there while he cannot."""


def seen_by_reporter(connection: Connection, units: KnownUnits, actions: Sequence[bytes]) -> dict[bytes, Seen]:
    """Return how these own actions come to the reporter; those that the centre has not received are left out."""
    columns = ("action", "published_at", "unit", "row", "text", "not_posted")
    return {
        action: Seen(at, units.road_of(unit, event=row, letters=len(words), not_posted=bool(is_left)))
        for action, at, unit, row, words, is_left in found(connection, "event", columns, "action", actions)
    }


def of_actions(connection: Connection, rows: Sequence[_Row]) -> dict[bytes, int]:
    """Return the case that each own action is about; actions whose case this desk does not have are left out.

    The row number counts while it still means the same complaint; after a centre was set up anew the number does.
    """
    numbers = {row.tracking_id for row in rows}
    held: dict[str, list[int]] = {}
    for row, tracking_id in found(connection, "case_text", ("row", "tracking_id"), "tracking_id", numbers):
        held.setdefault(tracking_id, []).append(row)
    about = {}
    for row in rows:
        rows_held = held.get(row.tracking_id, [])
        if row.case in rows_held:
            about[row.action] = int(row.case)
        elif len(rows_held) == 1:
            about[row.action] = rows_held[0]
    return about


def count_turn_of(connection: Connection, officer: Officer, units: KnownUnits) -> int:
    """Return in how many cases it is this officer's turn."""
    sure = listing.count(connection, [listing.is_turn_of(officer, units.watched_by(officer.unit))])
    return sure + len(asked_besides(connection, officer, units))


def turns_of(connection: Connection, officer: Officer, units: KnownUnits) -> list[LineRow]:
    """Return the cases in which it is this officer's turn, by the day on which it ends; see :func:`asked_besides`."""
    watched = units.watched_by(officer.unit)
    order = (nulls_last(turn_on_now.element.asc()), case_text.c.received_at.desc(), case_text.c.row)
    return list(connection.execute(_those(listing.is_turn_of(officer, watched)).order_by(*order)).all())


def open_at(connection: Connection, unit: int) -> list[int]:
    """Return the row numbers of the open cases of a unit, in no order."""
    is_open = case_line.c.bucket.in_(sorted(OPEN_BUCKETS))
    return list(connection.scalars(select(case_line.c.row).where(case_line.c.unit == unit, is_open)))


def asked_besides(connection: Connection, officer: Officer, units: KnownUnits) -> list[LineRow]:
    """Return cases in which this officer's unit was asked and has not answered, and it is not its turn anyway."""
    where = (listing.has_questions(), ~listing.is_turn_of(officer, units.watched_by(officer.unit)))
    if connection.scalar(select(case_line.c.row).where(*where).limit(1)) is None:
        return []  # as almost always, and known sooner than the whole statement is put together
    found = _those(*where).order_by(case_text.c.row)
    return [row for row in connection.execute(found) if is_asked(row, officer)]


def late_at_units(
    connection: Connection, officer: Officer, units: KnownUnits, until: date, most: int
) -> Sequence[LineRow]:
    """Return cases in which units make reporters wait, or are late, for those who watch over them."""
    theirs = case_line.c.unit != officer.unit
    watched = units.watched_by(officer.unit)
    if watched is not None:
        theirs &= case_line.c.unit.in_(watched)
    ways = tuple(and_(case_line.c.turn == who, theirs) for who in (Waits.UNIT, Waits.CONSULTED))
    turns = Turns(ways, (DaysAt(true(), until, until),))
    rows: list[int] = []
    for group in (TodayGroup.REPLIES, TodayGroup.OVERDUE):
        rows += turns.first_of(connection, group, (), most - len(rows))
    found = {row.row: row for row in lines_by_rows(connection, rows)}
    return [found[row] for row in rows]


def _those(*conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    return lines_now().where(case_text.c.row.in_(select(case_line.c.row).where(*conditions)))


def state_now(row: _Row) -> CaseState:
    """Return the state of a row of :func:`desktop.storage.now.cases_now`, with what waits projected over it."""
    return unpack(row.projected, CaseState) if row.projected else state_of_row(row)


def consults_now(row: LineRow) -> tuple[Consult, ...]:
    """Return the questions of a coordinator about a case, with what waits projected over them."""
    if row.projected:
        return unpack(row.projected, CaseState).consults
    return unpack(row.consults, tuple[Consult, ...]) if row.consults else ()


def is_asked(row: LineRow, officer: Officer) -> bool:
    """Whether the officer's unit was asked about a case and has not answered."""
    return any(one.unit == officer.unit and not one.answer for one in consults_now(row))


def load_drafts(connection: Connection, row: int) -> Sequence[_Row]:
    """Return what was typed for a case and not yet recorded, the newest first."""
    return connection.execute(_DRAFTS, {"of": row}).all()


def load_draft(connection: Connection, row: int, act: str) -> _Row | None:
    """Return what was typed for one act of a case.

    :param act: as in :func:`save_draft`.
    """
    return next((one for one in load_drafts(connection, row) if one.act == act), None)


def save_draft(
    connection: Connection,
    row: int,
    kind: str,
    text: str,
    saved_at: int,
    act: str = "",
    said: ActRequest = NOTHING_SAID,
    *,
    came_back: str = "",
    before: bytes = b"",
) -> None:
    """Keep what is typed and chosen; where both are empty, the draft goes.

    :param act: name of an act that has a draft of its own; empty for the draft that the written kinds share.
    :param came_back: reason code, where the text is of an action that the centre did not take.
    :param before: how the case stood for whoever wrote it, packed; as it stands now where it is left out.
    """
    if not text.strip() and said == NOTHING_SAID:
        connection.execute(delete(draft).where(draft.c.case == row, draft.c.act == act))
        return
    packed = pack(said) if said != NOTHING_SAID else b""
    values = {"kind": kind, "text": text, "saved_at": saved_at, "said": packed}
    is_new = load_draft(connection, row, act) is None
    stood = (before or seen.packed_now(connection, row)) if is_new else b""
    statement = insert(draft).values(case=row, act=act, **values, seen=stood, came_back=came_back)
    connection.execute(statement.on_conflict_do_update(index_elements=["case", "act"], set_=values))


def said_in(row: _Row) -> ActRequest:
    """Return what a row of the drafts says besides its words."""
    return unpack(row.said, ActRequest) if row.said else NOTHING_SAID
