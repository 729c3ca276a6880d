"""How urgent a case is: the groups of *Pekerjaan hari ini* over the narrow lines, in their order.

The same rule as :func:`desktop.today.group_of`; a test holds the two together. Each line keeps the group in which it
stands whatever day it is (``place``). What is late or due soon is told by its day, which an index has in order behind
the place: so the first cases of a list in this order are read and no others.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    SelectBase,
    and_,
    case,
    false,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy import union_all as united

from desktop.storage.line_table import DAY_INDEX
from desktop.storage.tables import case_line
from sync.contract.casework.ruling import COORDINATOR_ROLE, Officer
from sync.contract.casework.turn import Waits
from ui.ports.acts import TodayGroup

GROUPS: Final = tuple(TodayGroup)
_UNHURRIED: Final = (TodayGroup.RETURNED_OR_HELD, TodayGroup.TO_UPLOAD, TodayGroup.NEW, TodayGroup.OTHER)
"""Where a line stands that is neither late nor due soon, and whose reporter does not wait."""

Conditions = Iterable[ColumnElement[bool]]


class DaysAt(NamedTuple):
    """What deadlines are held against at some units."""

    where: ColumnElement[bool]
    """Which cases are meant."""
    today: date
    soon: date
    """The last day that is due soon."""


class Turns(NamedTuple):
    """Whose turn is meant, and what their days are held against."""

    ways: tuple[ColumnElement[bool], ...]
    """Conditions on ``case_line`` of which one at most is true; each asks for one ``turn``."""
    days: tuple[DaysAt, ...]

    @property
    def are_these(self) -> ColumnElement[bool]:
        """The condition that it is their turn."""
        return or_(*self.ways)

    def group(self) -> ColumnElement[int]:
        """Return the place in :data:`GROUPS` of the group in which a case stands."""
        line = case_line.c
        ways = {
            TodayGroup.REPLIES: line.place == _number(TodayGroup.REPLIES),
            TodayGroup.OVERDUE: or_(false(), *(and_(one.where, line.turn_on < one.today) for one in self.days)),
            TodayGroup.DUE_SOON: or_(false(), *(and_(one.where, line.turn_on <= one.soon) for one in self.days)),
        }
        return case(*((when, _number(group)) for group, when in ways.items()), else_=line.place)

    def first_of(
        self, connection: Connection, group: TodayGroup, conditions: Conditions = (), most: int | None = None
    ) -> list[int]:
        """Return the rows of the cases in a group, those due first on top; at most so many where ``most`` is given."""
        parts = [
            select(case_line.c.turn_on, case_line.c.newest_first, case_line.c.row)
            .with_hint(case_line, f"INDEXED BY {DAY_INDEX}", "sqlite")
            .where(way, case_line.c.place == _number(place), when, *conditions)
            for way in self.ways
            for place, when in self._stands_in(group)
        ]
        return rows_of(connection, _merged(parts, most)) if parts else []

    def _stands_in(self, group: TodayGroup) -> list[tuple[TodayGroup, ColumnElement[bool]]]:
        """Return the places and days by which a line stands in a group."""
        day = case_line.c.turn_on
        if group is TodayGroup.REPLIES:
            return [(group, day <= date.max)]
        if group is TodayGroup.OVERDUE:
            return [(place, and_(one.where, day < one.today)) for place in _UNHURRIED for one in self.days]
        if group is TodayGroup.DUE_SOON:
            soon = [and_(one.where, day.between(one.today, one.soon)) for one in self.days]
            return [(place, when) for place in _UNHURRIED for when in soon]
        return [(group, and_(one.where, day > one.soon)) for one in self.days] if group in _UNHURRIED else []


def ways_of_turn(officer: Officer, watched: frozenset[int] | None) -> tuple[ColumnElement[bool], ...]:
    """Return the ways in which it is this officer's turn, save for questions of a coordinator.

    :param watched: the units that a coordinator coordinates; ``None`` for all.
    """
    line = case_line.c
    at_own_unit = and_(line.turn == Waits.UNIT, line.unit == officer.unit)
    if officer.role != COORDINATOR_ROLE:
        return (at_own_unit,)
    coordinates = line.turn == Waits.COORDINATOR
    if watched is not None:
        coordinates = and_(coordinates, line.unit.in_(watched))
    return coordinates, at_own_unit


def rows_of(connection: Connection, found: SelectBase) -> list[int]:
    """Return what is found as one text from the database: a row each would take ten times as long."""
    rows = connection.scalar(select(func.group_concat(found.subquery().c.row)))
    return [int(row) for row in rows.split(",")] if rows else []


def _merged(parts: Sequence[Select[Any]], most: int | None) -> SelectBase:
    """Return the rows of all parts in one order, in which each part comes from the index: nothing has to be sorted."""
    if len(parts) == 1:
        return parts[0].order_by(case_line.c.turn_on, case_line.c.newest_first, case_line.c.row).limit(most)
    every = united(*parts)
    return every.order_by(*every.selected_columns).limit(most)


def _number(group: TodayGroup) -> ColumnElement[int]:
    return literal_column(str(GROUPS.index(group)), Integer)
