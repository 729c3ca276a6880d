"""The groups of *Pekerjaan hari ini*, counted and begun over the narrow lines, however many cases stand in them."""

from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    String,
    func,
    literal,
    nulls_last,
    or_,
    select,
    true,
    type_coerce,
    union_all,
)

from desktop.storage import listing
from desktop.storage.listing import Days, days_at
from desktop.storage.tables import case_line
from desktop.storage.urgency import GROUPS, DaysAt, urgency
from desktop.storage.views import Eye
from sync.contract.casework.ruling import COORDINATOR_ROLE
from sync.contract.casework.turn import Waits
from ui.acts import TodayGroup

_COUNTED: Final = ""
"""In the place of a day, where a row tells how many there are."""


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
    line = case_line.c
    is_turn = listing.is_turn_of(eye.officer, eye.units.watched_by(eye.officer.unit))
    group = _group_of(_days_of(connection, eye, is_turn)).label("place")
    day = type_coerce(line.turn_on, String).label("day")
    columns = (group, type_coerce(_is_mine(eye), Integer).label("mine"), day, line.newest_first, line.row)
    turns = select(*columns).where(is_turn).cte("turns").prefix_with("MATERIALIZED")  # read once for all groups
    order = (nulls_last(turns.c.day.asc()), turns.c.newest_first, turns.c.row)
    counts = select(turns.c.place, func.count(), func.sum(turns.c.mine), literal(_COUNTED), literal(0))
    firsts = [
        select(turns.c.place, turns.c.row, turns.c.newest_first, turns.c.day, literal(1))
        .where(turns.c.place == place)
        .order_by(*order)
        .limit(most)
        .subquery()
        for place in range(len(GROUPS))
    ]
    told = connection.execute(union_all(counts.group_by(turns.c.place), *(select(one) for one in firsts))).all()
    first: dict[int, list[int]] = {}
    # No order of a whole is promised by the orders of its parts.
    for place, row, _newest, _day, is_row in sorted(told, key=lambda one: (one[3] is None, one[3], one[2], one[1])):
        if is_row:
            first.setdefault(place, []).append(row)
    return {
        GROUPS[place]: Portion(tuple(first[place]), count, mine) for place, count, mine, _, is_row in told if not is_row
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
    unit = case_line.c.unit
    return urgency(
        [DaysAt(true() if len(days) == 1 else unit.in_(units), one.today, one.soon) for one, units in days.items()]
    )
