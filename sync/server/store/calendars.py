"""Calendars and rule sets as they are stored: each the newest version of its name, told to whom it concerns."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec
from sqlalchemy import Column, Connection, Table, func, insert, select, update

from sync.contract.deadlines import Calendar, DeadlineBook, Holiday, Place, RuleSet
from sync.contract.entities import ChangeKind
from sync.server.store.tables import calendars, centre, rule_sets, units


class StoredCalendar(msgspec.Struct, frozen=True):
    """One row of ``calendars``; ``unit_id`` is ``None`` for the whole country."""

    id: int
    unit_id: int | None
    version: int
    calendar: Calendar


class StoredRules(msgspec.Struct, frozen=True):
    """One row of ``rule_sets``."""

    id: int
    version: int
    rules: RuleSet


_CALENDAR: Final = (*(calendars.c[name] for name in ("id", "unit_id", "version", "name", "source", "holidays")),)
_ZONE: Final = select(centre.c.zone).scalar_subquery()


def all_calendars(connection: Connection) -> list[StoredCalendar]:
    """Return every calendar, by row number."""
    return _calendars(connection, calendars.c.id > 0)


def all_rule_sets(connection: Connection) -> list[StoredRules]:
    """Return every rule set, by row number."""
    return _rule_sets(connection, rule_sets.c.id > 0)


def calendars_in(connection: Connection, rows: Iterable[int]) -> dict[int, StoredCalendar]:
    """Return the calendars with these row numbers."""
    wanted = list(rows)
    return {one.id: one for one in _calendars(connection, calendars.c.id.in_(wanted))} if wanted else {}


def rule_sets_in(connection: Connection, rows: Iterable[int]) -> dict[int, StoredRules]:
    """Return the rule sets with these row numbers."""
    wanted = list(rows)
    return {one.id: one for one in _rule_sets(connection, rule_sets.c.id.in_(wanted))} if wanted else {}


def store_calendar(connection: Connection, calendar: Calendar, unit_id: int | None) -> int | None:
    """Store a calendar as the newest version of its name at this unit; return its row, ``None`` if nothing changed."""
    here = (calendars.c.name == calendar.name) & calendars.c.unit_id.is_not_distinct_from(unit_id)
    holidays = msgspec.json.encode(calendar.holidays).decode()
    values = {"source": calendar.source, "holidays": holidays}
    return _store(connection, calendars, here, values, {"name": calendar.name, "unit_id": unit_id})


def store_rules(connection: Connection, rules: RuleSet) -> int | None:
    """Store a rule set as the newest version of its name; return its row, ``None`` if nothing changed."""
    here = rule_sets.c.name == rules.name
    return _store(connection, rule_sets, here, {"body": msgspec.json.encode(rules).decode()}, {"name": rules.name})


def versions_of(connection: Connection, kind: str, rows: Iterable[int]) -> dict[int, int]:
    """Return the version of each of these calendars or rule sets."""
    table = rule_sets if kind == ChangeKind.RULES else calendars
    found = connection.execute(select(table.c.id, table.c.version).where(table.c.id.in_(list(rows))))
    return {row.id: row.version for row in found}


def entities_with_units(connection: Connection) -> list[tuple[ChangeKind, int, int | None]]:
    """Return (kind, row, unit) of all calendars and rule sets; the unit is ``None`` where all have to know it."""
    found = connection.execute(select(calendars.c.id, calendars.c.unit_id).order_by(calendars.c.id))
    rules = connection.scalars(select(rule_sets.c.id).order_by(rule_sets.c.id))
    return [
        *((ChangeKind.CALENDAR, row.id, row.unit_id) for row in found),
        *((ChangeKind.RULES, row, None) for row in rules),
    ]


def load_book(connection: Connection) -> DeadlineBook:
    """Return the deadline book of this centre."""
    known = connection.execute(select(units.c.id, units.c.parent_id, units.c.zone))
    return DeadlineBook(
        [one.rules for one in all_rule_sets(connection)],
        [one.calendar for one in all_calendars(connection)],
        {row.id: Place(row.parent_id or 0, row.zone) for row in known},
        connection.execute(select(centre.c.zone)).scalar_one_or_none() or "",
    )


_STAMP: Final = select(
    *(
        select(func.coalesce(func.sum(table.c.version), 0)).scalar_subquery().label(f"of_{table.name}")
        for table in (calendars, rule_sets, units)
    )
)


def book_stamp(connection: Connection) -> tuple[Any, ...]:
    """Return what differs between two states of the deadline book: versions only grow, and no row ever goes."""
    return tuple(connection.execute(_STAMP).one())


def _store(
    connection: Connection, table: Table, here: Any, values: Mapping[str, Any], key: Mapping[str, Any]
) -> int | None:
    columns: list[Column[Any]] = [table.c.id, table.c.version, *(table.c[name] for name in values)]
    known = connection.execute(select(*columns).where(here)).mappings().first()
    if known is None:
        return int(connection.execute(insert(table).values(**key, **values).returning(table.c.id)).scalar_one())
    if all(known[name] == value for name, value in values.items()):
        return None
    changed = update(table).where(table.c.id == known["id"])
    connection.execute(changed.values(**values, version=known["version"] + 1))
    return int(known["id"])


def _calendars(connection: Connection, condition: Any) -> list[StoredCalendar]:
    query = select(*_CALENDAR, _ZONE.label("zone")).where(condition).order_by(calendars.c.id)
    return [StoredCalendar(row.id, row.unit_id, row.version, _calendar(row)) for row in connection.execute(query)]


def _calendar(row: Any) -> Calendar:
    return Calendar(
        name=row.name,
        unit=row.unit_id or 0,
        source=row.source,
        zone=row.zone if row.unit_id is None else "",
        holidays=msgspec.json.decode(row.holidays, type=tuple[Holiday, ...]),
    )


def _rule_sets(connection: Connection, condition: Any) -> list[StoredRules]:
    query = select(rule_sets.c.id, rule_sets.c.version, rule_sets.c.body).where(condition).order_by(rule_sets.c.id)
    return [
        StoredRules(row.id, row.version, msgspec.json.decode(row.body, type=RuleSet))
        for row in connection.execute(query)
    ]
