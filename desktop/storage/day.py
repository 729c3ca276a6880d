"""The groups of *Pekerjaan hari ini*, counted and begun over the narrow lines, however many cases stand in them.

In which group a case stands is the same rule as :func:`desktop.today.group_of`; a test holds the two together.
"""

from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    and_,
    case,
    false,
    func,
    literal_column,
    nulls_last,
    or_,
    select,
    true,
)

from desktop.storage import listing
from desktop.storage.listing import Days, days_at
from desktop.storage.tables import case_line, case_state, projection
from desktop.storage.views import Eye
from sync.contract.casework.ruling import COORDINATOR_ROLE
from sync.contract.casework.turn import Waits
from sync.contract.events import EventKind
from sync.contract.status import Bucket
from ui.acts import TodayGroup

_GROUPS: Final = tuple(TodayGroup)


class Portion(NamedTuple):
    """Cases of one group in which it is this officer's turn."""

    first: tuple[int, ...] = ()
    """Their rows, those to be done first."""
    cases: int = 0
    mine: int = 0
    """How many of them this officer must act on; a coordinator's list may hold some that it only looks at."""


def portions(connection: Connection, eye: Eye, most: int) -> dict[TodayGroup, Portion]:
    """Return the groups in which cases stand whose turn is this officer's, with at most so many rows of each.

    Questions of a coordinator are no part of it, nor is what coordinators watch over.
    """
    is_turn = listing.is_turn_of(eye.officer, eye.units.watched_by(eye.officer.unit))
    group = _group_of(_days_of(connection, eye, is_turn))
    is_mine = _is_mine(eye)
    counts: dict[int, tuple[int, int]] = {}
    rows = connection.execute(select(group, is_mine, func.count()).where(is_turn).group_by(group, is_mine))
    for place, mine, count in rows:
        all_before, mine_before = counts.get(place, (0, 0))
        counts[place] = all_before + count, mine_before + (count if mine else 0)
    order = (nulls_last(case_line.c.turn_on.asc()), case_line.c.newest_first, case_line.c.row)
    return {
        _GROUPS[place]: Portion(
            tuple(listing.page(connection, [is_turn, group == place], order, 0, most)), *counts[place]
        )
        for place in sorted(counts)
    }


def _is_mine(eye: Eye) -> ColumnElement[Any]:
    """Return the condition that an act is waited for here; the same as a turn's ``is_mine``."""
    officer, units = eye.officer, eye.units
    if officer.role != COORDINATOR_ROLE:
        return true()
    below = [row for row in (0, *units.rows) if units.stands_above(officer.unit, row)]
    return or_(case_line.c.turn == Waits.UNIT, case_line.c.unit.in_(below))


def _days_of(connection: Connection, eye: Eye, is_turn: ColumnElement[bool]) -> dict[Days, list[int]]:
    """Return the units whose cases these are, by what their deadlines are held against."""
    found: dict[Days, list[int]] = {}
    for unit in connection.scalars(select(case_line.c.unit).where(is_turn).distinct()).all():
        days = days_at(eye.today(unit), lambda day, unit=unit: eye.days_left(unit, day))  # type: ignore[misc]  # mypy infers no type for it
        found.setdefault(days, []).append(unit)
    return found


def _group_of(days: dict[Days, list[int]]) -> ColumnElement[int]:
    """Return the place of the group in which a case stands."""
    line = case_line.c
    by_day = [(one, true() if len(days) == 1 else line.unit.in_(units)) for one, units in days.items()]
    ways = {
        TodayGroup.REPLIES: line.needs_reply.is_(True),
        TodayGroup.OVERDUE: or_(false(), *(and_(where, line.turn_on < one.today) for one, where in by_day)),
        TodayGroup.DUE_SOON: or_(false(), *(and_(where, line.turn_on <= one.soon) for one, where in by_day)),
        TodayGroup.RETURNED_OR_HELD: line.bucket == Bucket.RETURNED,
        TodayGroup.TO_UPLOAD: _is_to_upload(),
        TodayGroup.NEW: line.bucket.in_((Bucket.UNVERIFIED, Bucket.UNANSWERED)),
    }
    return case(*((when, _place(group)) for group, when in ways.items()), else_=_place(TodayGroup.OTHER))


def _is_to_upload() -> ColumnElement[bool]:
    """Return the condition that a unit has answered, and that its answer is not known to stand on lapor.go.id."""
    line = case_line.c
    asked_for = func.coalesce(
        select(projection.c.turn_act).where(projection.c.row == line.row).scalar_subquery(),
        select(case_state.c.turn_act).where(case_state.c.row == line.row).scalar_subquery(),
    )
    could_be = and_(line.turn == Waits.UNIT, line.bucket.in_((Bucket.IN_PROCESS, Bucket.POSTPONED)))
    return and_(could_be, asked_for == EventKind.UPLOADED)


def _place(group: TodayGroup) -> ColumnElement[int]:
    return literal_column(str(_GROUPS.index(group)), Integer)
