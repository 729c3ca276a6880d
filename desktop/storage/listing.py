"""Which cases a list shows, and in which order: asked of the narrow lines (:mod:`desktop.storage.line_table`)."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    collate,
    exists,
    func,
    literal_column,
    or_,
    select,
    text,
    true,
)

from desktop.storage.line_table import NEVER
from desktop.storage.now import DRAFTED
from desktop.storage.states import UNSETTLED
from desktop.storage.tables import case_line, metadata, outbox, unit
from desktop.storage.urgency import DaysAt, rows_of, ways_of_turn
from sync.contract.casework.ruling import Officer
from sync.contract.monev import facts
from sync.contract.monev.behind import condition_of, day_of_figure
from sync.contract.monev.scope import Scope, number_of
from sync.contract.status import OPEN_BUCKETS, Bucket
from ui.ports.listing import CaseQuery, Choice, Deadline, Flag, ListChoices, ListColumn

SOON: Final = 2
"""Working days within which something is due soon."""
_SUNDAY: Final = 7
"""As :meth:`datetime.date.isoweekday` counts."""
_LONGEST_PAUSE: Final = 40
"""Days from today within which the second working day is looked for: longer than any row of holidays."""

Conditions = list[ColumnElement[bool]]


class Days(NamedTuple):
    """What a deadline is held against, at units that share it."""

    today: date
    soon: date
    """The last day that is due soon."""


class Looker(NamedTuple):
    """What day it is where for whoever looks at the list."""

    days: dict[Days, list[int]]
    """Units by their days; what else there is has :attr:`usual`."""
    usual: Days
    midnight: Callable[[date], int]
    """When a day begins in the zone of this computer, ms since 1970 UTC."""


def days_at(today: date, days_left: Callable[[date], int]) -> Days:
    """Return today and the last day within :data:`SOON` working days, as ``days_left`` counts them."""
    soon = today + timedelta(days=1)  # tomorrow is soon, holiday or not
    for ahead in range(2, _LONGEST_PAUSE):
        day = today + timedelta(days=ahead)
        if days_left(day) > SOON:
            break
        soon = day
    return Days(today, soon)


def narrowed(query: CaseQuery, looker: Looker, is_among: ColumnElement[bool] | None = None) -> Conditions:
    """Return the conditions on ``case_line`` that a query sets, the search text aside.

    :param is_among: what the search text demands, where there is one.
    """
    line = case_line.c
    found: Conditions = []
    if is_among is not None:
        found.append(is_among)
    if query.bucket is not None:
        found.append(line.bucket == query.bucket.value)
    elif query.open_only or (not query.with_closed and not query.text.strip()):
        found.append(line.closed.is_(False))
    if query.deadlines:
        found.append(or_(*(_stands(one, looker) for one in query.deadlines)))
    if query.alone:
        own = line.unit.in_(select(unit.c.row).where(unit.c.code.in_(query.units)))
        found.append(own if query.units else line.unit == 0)
    elif query.units:
        found.append(line.unit.in_(_at_or_below(query.units)))
    for column, wanted in (
        (line.category, query.categories),
        (line.classification, query.classifications),
        (line.channel, query.channels),
    ):
        if wanted:
            found.append(column.in_(wanted))
    found.extend(_flagged(flag) for flag in query.flags)
    found.extend(_came_in(query, looker))
    return found


def within_scope(scope: Scope) -> Conditions:
    """Return the conditions on ``case_line`` that a scope sets, its period aside."""
    line = case_line.c
    found: Conditions = []
    if scope.unit or scope.alone:
        codes = select(unit.c.code).where(unit.c.row == scope.unit)
        found.append(line.unit == scope.unit if scope.alone else line.unit.in_(_at_or_below(codes)))
    for column, words in (
        (line.category, scope.category),
        (line.classification, scope.classification),
        (line.channel, scope.channel),
    ):
        if words is not None:
            found.append(column == words)
    found.extend(_flagged(Flag(mark.value)) for mark in scope.flags)
    return found


def ordered(query: CaseQuery) -> list[ColumnElement[Any]]:
    """Return what a query is ordered by; cases that are alike stand by deadline, the newest complaint first.

    The order of *Hari ini* is :class:`desktop.storage.day.DayOrder`.
    """
    line = case_line.c
    usual = usual_order()
    if query.sort is ListColumn.DUE:
        if query.descending:
            return [line.closed, line.due == NEVER, line.due.desc(), line.newest_first, line.row]
        return usual
    keys, is_empty = _keys(query.sort)
    turned = [key.desc() if query.descending else key.asc() for key in keys]
    return [*([is_empty] if is_empty is not None else []), *turned, *usual]


def usual_order() -> list[ColumnElement[Any]]:
    """Return what puts open cases before closed ones, by deadline, the newest complaint first."""
    line = case_line.c
    return [line.closed, line.due, line.newest_first, line.row]


def page(connection: Connection, conditions: Conditions, order: Iterable[Any], offset: int, limit: int) -> list[int]:
    """Return the rows of cases, a page of them."""
    return rows_of(connection, _ordered(conditions, order).limit(limit).offset(offset))


def all_rows(connection: Connection, conditions: Conditions, order: Iterable[Any]) -> list[int]:
    """Return the rows of all cases."""
    return rows_of(connection, _ordered(conditions, order))


def count(connection: Connection, conditions: Conditions) -> int:
    """Return how many cases there are."""
    return connection.scalar(select(func.count()).select_from(case_line).where(*conditions)) or 0


def count_by_bucket(connection: Connection) -> dict[str, int]:
    """Return how many cases lie in each bucket now."""
    rows = connection.execute(select(case_line.c.bucket, func.count()).group_by(case_line.c.bucket))
    return {str(row[0]): int(row[1]) for row in rows}


def choices(connection: Connection) -> ListChoices:
    """Return the values that occur."""
    line = case_line.c
    return ListChoices(
        units=_units(connection),
        categories=_values(connection, line.category),
        classifications=_values(connection, line.classification),
        channels=_values(connection, line.channel),
    )


def _units(connection: Connection) -> tuple[Choice, ...]:
    """Return the units that have cases at or below them, each with how many."""
    known = connection.execute(
        select(unit.c.row, unit.c.parent, unit.c.code, unit.c.name).order_by(collate(unit.c.name, "NOCASE"), unit.c.row)
    ).all()
    lines = facts.lines_above({one.row: one.parent for one in known})
    many: Counter[int] = Counter()
    for row, cases in connection.execute(select(case_line.c.unit, func.count()).group_by(case_line.c.unit)):
        many.update(dict.fromkeys(lines.get(row, ()), int(cases)))
    return tuple(Choice(one.code, one.name, many[one.row]) for one in known if many[one.row])


def is_turn_of(officer: Officer, watched: frozenset[int] | None) -> ColumnElement[bool]:
    """Return the condition on ``case_line`` that it is this officer's turn, save for questions of a coordinator."""
    return or_(*ways_of_turn(officer, watched))


def _ordered(conditions: Conditions, order: Iterable[Any]) -> Select[*tuple[int]]:
    return select(case_line.c.row).where(*conditions).order_by(*order)


def has_questions() -> ColumnElement[bool]:
    """Return the condition that units were asked about a case; which of them have answered its state tells."""
    is_waiting = case_line.c.bucket.in_(sorted({*OPEN_BUCKETS, Bucket.RETURNED}))
    return and_(case_line.c.asked.is_(True), is_waiting)


def _came_in(query: CaseQuery, looker: Looker) -> Conditions:
    """Return the conditions of a period, and of the figure that the cases stand behind."""
    line = case_line.c
    if query.figure:
        return [line.row.in_(_behind(query))]
    found: Conditions = []
    if query.first is not None:
        found.append(line.received_at >= looker.midnight(query.first))
    if query.last is not None:
        found.append(line.received_at < looker.midnight(query.last + timedelta(days=1)))
        found.append(line.received_at > 0)
    return found


def _at_or_below(codes: Iterable[str] | Select[*tuple[str]]) -> Select[*tuple[int]]:
    named = select(unit.c.row).where(unit.c.code.in_(codes)).cte(recursive=True)
    return select(named.union(select(unit.c.row).join(named, unit.c.parent == named.c.row)).c.row)


def _behind(query: CaseQuery) -> Select[*tuple[int]]:
    """Return the cases behind a figure that came in on these days, as the facts have them."""
    fact = metadata.tables[facts.FACTS].alias("f")
    condition = text(condition_of(query.figure, is_named=query.named is not None))
    if query.named is not None:
        condition = condition.bindparams(named=query.named)
    found, day = select(fact.c.row).where(condition), fact.c[day_of_figure(query.figure)]
    if query.first is not None:
        found = found.where(day >= number_of(query.first))
    if query.last is not None:
        found = found.where(day <= number_of(query.last))
    return found


def _values(connection: Connection, column: ColumnElement[str]) -> tuple[Choice, ...]:
    rows = connection.execute(
        select(column, func.count()).where(column != "").group_by(column).order_by(collate(column, "NOCASE"), column)
    )
    return tuple(Choice(value, value, many) for value, many in rows)


def _stands(deadline: Deadline, looker: Looker) -> ColumnElement[bool]:
    due = case_line.c.due
    if deadline is Deadline.NONE:
        return due == NEVER
    return or_(*(and_(days.where, _stands_at(deadline, days)) for days in _by_unit(looker)))


def _by_unit(looker: Looker) -> list[DaysAt]:
    ways = [DaysAt(case_line.c.unit.in_(units), *days) for days, units in looker.days.items()]
    named = [row for units in looker.days.values() for row in units]
    return [*ways, DaysAt(case_line.c.unit.not_in(named) if named else true(), *looker.usual)]


def _stands_at(deadline: Deadline, days: DaysAt) -> ColumnElement[bool]:
    due = case_line.c.due
    match deadline:
        case Deadline.OVERDUE:
            return due < days.today
        case Deadline.SOON:
            return due.between(days.today, days.soon)
        case Deadline.WEEK:
            return due.between(days.today, days.today + timedelta(days=_SUNDAY - days.today.isoweekday()))
        case _:
            return and_(due > days.soon, due < NEVER)


def _flagged(flag: Flag) -> ColumnElement[bool]:
    line = case_line.c
    match flag:
        case Flag.ANONYMOUS:
            return line.anonymous.is_(True)
        case Flag.CONFIDENTIAL:
            return line.confidential.is_(True)
        case Flag.NEEDS_REPLY:
            return line.needs_reply.is_(True)
        case Flag.DRAFT:
            return line.row.in_(DRAFTED)
    about_it = and_(outbox.c.case == line.row, outbox.c.tracking_id == line.tracking_id)
    return exists(select(1).where(about_it, outbox.c.state.in_(UNSETTLED)))


def _keys(column: ListColumn) -> tuple[list[ColumnElement[Any]], ColumnElement[bool] | None]:
    """Return what a column is ordered by, and whether its field is empty."""
    line = case_line.c
    match column:
        case ListColumn.NUMBER:  # numbers as text: shorter ones are smaller
            return [func.length(line.tracking_id), line.tracking_id], None
        case ListColumn.STATUS:
            places = {bucket.value: place for place, bucket in enumerate(Bucket)}
            return [line.needs_reply.is_(False), case(places, value=line.bucket, else_=len(places)), line.status], None
        case ListColumn.RECEIVED:
            return [line.received_at], line.received_at == 0
        case ListColumn.UNIT:
            name: ColumnElement[str] = func.coalesce(
                select(unit.c.name).where(unit.c.row == line.unit).scalar_subquery(), literal_column("''")
            )
            return [collate(name, "NOCASE")], name == ""
    words = {
        ListColumn.TITLE: line.title,
        ListColumn.CATEGORY: line.category,
        ListColumn.CLASSIFICATION: line.classification,
        ListColumn.CHANNEL: line.channel,
    }[column]
    return [collate(words, "NOCASE")], words == ""
