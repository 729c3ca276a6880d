"""*Pekerjaan hari ini* over the narrow lines: its groups counted and begun, and its order as that of a whole list."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Integer, Select, func, not_, or_, select, true, type_coerce

from desktop.storage.eye import Eye
from desktop.storage.line_table import DAY_INDEX
from desktop.storage.listing import Days, days_at, usual_order
from desktop.storage.tables import case_line
from desktop.storage.urgency import GROUPS, Conditions, DaysAt, Turns, rows_of, ways_of_turn
from sync.contract.casework.ruling import COORDINATOR_ROLE
from sync.contract.casework.turn import Waits
from ui.ports.acts import TodayGroup


class Portion(NamedTuple):
    """Cases of one group in which it is this officer's turn."""

    first: tuple[int, ...] = ()
    """Their rows, those to be done first."""
    cases: int = 0
    mine: int = 0
    """How many of them this officer must act on; a coordinator's list may hold some that it only looks at."""


def turns_of(connection: Connection, eye: Eye) -> Turns:
    """Return the turns of whoever looks. Questions of a coordinator are no part, nor is what coordinators watch."""
    ways = ways_of_turn(eye.officer, eye.units.watched_by(eye.officer.unit))
    units = [eye.officer.unit]
    if eye.officer.role == COORDINATOR_ROLE:
        found = [_lines(way, case_line.c.unit).distinct() for way in ways]
        units = sorted({row for one in found for row in connection.scalars(one)})
    return Turns(ways, _days_at(eye, units))


def portions(connection: Connection, eye: Eye, most: int) -> dict[TodayGroup, Portion]:
    """Return the groups in which cases stand whose turn is this officer's, with at most so many rows of each."""
    turns = turns_of(connection, eye)
    group = turns.group().label("place")
    mine = type_coerce(_is_mine(eye), Integer).label("mine")
    each = [
        _lines(way, group, func.count().label("cases"), func.sum(mine).label("mine")).group_by(group)
        for way in turns.ways
    ]
    counts = [Counter[int](), Counter[int]()]
    for place, cases, own in (row for one in each for row in connection.execute(one)):
        counts[0][place] += cases
        counts[1][place] += own
    return {
        GROUPS[place]: Portion(tuple(turns.first_of(connection, GROUPS[place], (), most)), cases, counts[1][place])
        for place, cases in counts[0].items()
    }


class DayOrder:
    """The order of *Hari ini*, gone on with all other cases by their deadlines: that of a whole list."""

    def __init__(self, connection: Connection, eye: Eye, besides: Sequence[tuple[TodayGroup, int]]) -> None:
        """Look into the turns of whoever looks, as they are until something changes or another day begins anywhere.

        :param besides: (group, case) of what that list holds besides them, in its order: questions, what is watched,
            and acts that came back.
        """
        self._turns = turns_of(connection, eye)
        self._besides = self._moved(connection, besides)

    def rows(self, connection: Connection, conditions: Conditions, most: int | None = None) -> list[int]:
        """Return the rows of the cases for which these conditions hold; at most so many where ``most`` is given."""
        conditions = tuple(conditions)
        besides = self._those(connection, conditions)
        apart = (*conditions, case_line.c.row.not_in(besides)) if besides else conditions
        found: list[int] = []
        for group in GROUPS:
            left = None if most is None else max(most - len(found), 0)
            own = self._turns.first_of(connection, group, apart, left)
            found += own
            if left is not None and len(own) >= left:
                return found[:most]
            found += [row for row, place in besides.items() if place is group]
        left = None if most is None else max(most - len(found), 0)
        line = case_line.c
        rest = select(line.row).where(not_(self._turns.are_these), *apart)
        found += rows_of(connection, rest.order_by(*usual_order()).limit(left))
        return found[:most]

    def among(self, connection: Connection, conditions: Conditions, most: int) -> list[int]:
        """Return the same rows as :meth:`rows`, quicker where few cases fulfil the conditions: they are sorted."""
        conditions = tuple(conditions)
        besides, line = self._those(connection, conditions), case_line.c
        groups: dict[int, list[int]] = {place: [] for place in range(len(GROUPS))}
        own = select(line.row, self._turns.group()).where(self._turns.are_these, line.row.not_in(besides), *conditions)
        for row, place in connection.execute(own.order_by(line.turn_on, line.newest_first, line.row)):
            groups[place].append(row)
        for row, group in besides.items():
            groups[GROUPS.index(group)].append(row)
        found = [row for rows in groups.values() for row in rows]
        if len(found) < most:
            rest = select(line.row).where(line.row.not_in(found), *conditions)
            found += rows_of(connection, rest.order_by(*usual_order()).limit(most - len(found)))
        return found[:most]

    def turned(self, connection: Connection, conditions: Conditions) -> list[int]:
        """Return the same rows the other way round; closed cases stand last all the same."""
        conditions = tuple(conditions)
        is_open = self.rows(connection, (*conditions, case_line.c.closed.is_(False)))
        return [*reversed(is_open), *self.rows(connection, (*conditions, case_line.c.closed.is_(True)))]

    def _moved(self, connection: Connection, besides: Sequence[tuple[TodayGroup, int]]) -> dict[int, TodayGroup]:
        """Return where each case stands that does not stand there, or before, by its own turn."""
        first: dict[int, TodayGroup] = {}
        for group, row in besides:
            if row:
                first.setdefault(row, group)
        own = select(case_line.c.row, self._turns.group()).where(self._turns.are_these, case_line.c.row.in_(first))
        for row, place in connection.execute(own) if first else ():
            if place <= GROUPS.index(first[row]):
                del first[row]
        return first

    def _those(self, connection: Connection, conditions: tuple[ColumnElement[bool], ...]) -> dict[int, TodayGroup]:
        if not conditions or not self._besides:
            return self._besides
        here = select(case_line.c.row).where(case_line.c.row.in_(self._besides), *conditions)
        kept = set(connection.scalars(here))
        return {row: group for row, group in self._besides.items() if row in kept}


def _lines(way: ColumnElement[bool], *columns: ColumnElement[Any]) -> Select[Any]:
    return select(*columns).select_from(case_line).with_hint(case_line, f"INDEXED BY {DAY_INDEX}", "sqlite").where(way)


def _is_mine(eye: Eye) -> ColumnElement[Any]:
    """Return the condition that an act is waited for here; the same as a turn's ``is_mine``."""
    officer, units = eye.officer, eye.units
    if officer.role != COORDINATOR_ROLE:
        return true()
    below = [row for row in (0, *units.rows) if units.stands_above(officer.unit, row)]
    return or_(case_line.c.turn == Waits.UNIT, case_line.c.unit.in_(below))


def _days_at(eye: Eye, units: Sequence[int]) -> tuple[DaysAt, ...]:
    """Return what the deadlines of these units are held against, once for all that share it."""
    found: dict[Days, list[int]] = {}
    for unit in units:
        days = days_at(eye.today(unit), lambda day, unit=unit: eye.days_left(unit, day))  # type: ignore[misc]  # mypy infers no type for it
        found.setdefault(days, []).append(unit)
    at = case_line.c.unit.in_
    return tuple(DaysAt(true() if len(found) == 1 else at(these), *days) for days, these in found.items())
