"""Entities by their row numbers: which ones a scope holds, and the newest body of each for the wire."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, Row, or_, select

from sync.contract.deadlines import due_on
from sync.contract.entities import BOOK_KINDS, ChangeKind, Unit
from sync.contract.marks import event_mark, other_mark, state_mark, template_mark, text_mark, unit_mark
from sync.contract.messages import LATEST_MS
from sync.contract.status import OPEN_BUCKETS, bucket_of
from sync.server.store.calendars import calendars_in, rule_sets_in, versions_of
from sync.server.store.cases import ROWS_A_QUERY, cases_asked_of, cases_in, state_of, text_of
from sync.server.store.events import events_in
from sync.server.store.figures import figures_in
from sync.server.store.figures_table import sealed_figures
from sync.server.store.tables import cases, events, feed, templates, units
from sync.server.store.templates import templates_in
from sync.server.store.units import StoredUnit, units_in


def rows_of_tree(
    connection: Connection, unit_ids: Collection[int], *, undisposed: bool
) -> Iterator[tuple[ChangeKind, int]]:
    """Yield the texts, states and events of all cases of these units, and of undisposed complaints if wanted."""
    mine: ColumnElement[bool] = cases.c.unit_id.in_(unit_ids)
    if undisposed:
        mine = or_(mine, cases.c.unit_id.is_(None))
    if asked := cases_asked_of(connection, unit_ids):
        mine = or_(mine, cases.c.id.in_(asked))
    for row in connection.scalars(select(cases.c.id).where(mine).order_by(cases.c.id)).all():
        yield ChangeKind.TEXT, row
        yield ChangeKind.STATE, row
    for row in connection.scalars(select(events.c.id).join(cases).where(mine).order_by(events.c.id)).all():
        yield ChangeKind.EVENT, row


class Body(NamedTuple):
    """The newest body of an entity, and its version where the body does not tell it."""

    body: msgspec.Struct
    version: int = 1


def bodies_of(connection: Connection, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Body]:
    """Return the newest body of each entity (kind, row); an entity without a body (withdrawn) is absent."""
    rows = _by_kind(wanted)
    texts, states = rows.get(ChangeKind.TEXT, []), rows.get(ChangeKind.STATE, [])
    found: dict[tuple[str, int], Body] = {}
    for row, case in cases_in(connection, sorted({*texts, *states})).items():
        found[ChangeKind.TEXT, row] = Body(text_of(case), case.text_version)
        found[ChangeKind.STATE, row] = Body(state_of(case))
    for row, event in events_in(connection, rows.get(ChangeKind.EVENT, [])).items():
        found[ChangeKind.EVENT, row] = Body(event)
    for row, unit in units_in(connection, rows.get(ChangeKind.UNIT, [])).items():
        found[ChangeKind.UNIT, row] = Body(unit_body(unit), unit.version)
    for row, calendar in calendars_in(connection, rows.get(ChangeKind.CALENDAR, ())).items():
        found[ChangeKind.CALENDAR, row] = Body(calendar.calendar, calendar.version)
    for row, rules in rule_sets_in(connection, rows.get(ChangeKind.RULES, ())).items():
        found[ChangeKind.RULES, row] = Body(rules.rules, rules.version)
    for row, template in templates_in(connection, rows.get(ChangeKind.TEMPLATE, [])).items():
        found[ChangeKind.TEMPLATE, row] = Body(template.body, template.version)
    for row, figures in figures_in(connection, rows.get(ChangeKind.FIGURES, [])).items():
        found[ChangeKind.FIGURES, row] = Body(figures)
    return found


class Standing(NamedTuple):
    """Where a case stands in a first sync."""

    row: int
    is_open: bool
    urgency: int
    """Least first: of open cases the day on which they are due, of settled ones their age."""


def cases_standing(connection: Connection, scope_id: int, until: int) -> list[Standing]:
    """Return the cases of a scope whose state has not changed after the number ``until``."""
    here = (feed.c.scope_id == scope_id) & (feed.c.kind == ChangeKind.STATE) & (feed.c.seq <= until)
    columns = (cases.c.id, cases.c.status, cases.c.first_reply_on, cases.c.completion_on, cases.c.received_at)
    query = select(*columns).join(feed, feed.c.row == cases.c.id).where(here)
    return [_standing(*row) for row in connection.execute(query)]


def _standing(row: int, status: str, first: date | None, completion: date | None, received_at: int) -> Standing:
    if bucket_of(status) in OPEN_BUCKETS:
        due = due_on(status, first, completion)
        return Standing(row, True, due.toordinal() if due else _NO_DEADLINE)
    return Standing(row, False, LATEST_MS - min(max(received_at, 0), LATEST_MS))


_NO_DEADLINE: Final = date.max.toordinal()


def unit_body(unit: StoredUnit) -> Unit:
    """Return what travels as the kind ``unit``."""
    return Unit(
        code=unit.code,
        name=unit.name,
        parent=unit.parent_id or 0,
        coordinated=unit.coordinated,
        approval=unit.approval,
        zone=unit.zone,
        bridged_from=unit.bridged_from,
        bridge_stopped=unit.bridge_stopped,
    )


def marks_of(connection: Connection, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], int]:
    """Return the mark of the newest version of each entity (kind, row); those without a body are absent."""
    rows = _by_kind(wanted)
    found: dict[tuple[str, int], int] = {}
    texts, states = rows.get(ChangeKind.TEXT, []), rows.get(ChangeKind.STATE, [])
    columns = (cases.c.id, cases.c.tracking_id, cases.c.text_version, *(cases.c[name] for name in _STATE_MARK))
    for row in _rows_in(connection, columns, sorted({*texts, *states})):
        found[ChangeKind.TEXT, row.id] = text_mark(row.id, row.tracking_id, row.text_version)
        found[ChangeKind.STATE, row.id] = state_mark(row.id, row.revision, row.status, row.lapor_since)
    for row in _rows_in(connection, (events.c.id, events.c.action, events.c.published_at), rows.get(ChangeKind.EVENT)):
        found[ChangeKind.EVENT, row.id] = event_mark(row.id, row.action, row.published_at)
    for row in _rows_in(connection, (units.c.id, units.c.code, units.c.version), rows.get(ChangeKind.UNIT)):
        found[ChangeKind.UNIT, row.id] = unit_mark(row.id, row.code, row.version)
    for kind in BOOK_KINDS:
        for number, version in versions_of(connection, kind, rows.get(kind, ())).items():
            found[kind, number] = other_mark(kind, number, version)
    for row in _rows_in(connection, (templates.c.id, templates.c.version), rows.get(ChangeKind.TEMPLATE)):
        found[ChangeKind.TEMPLATE, row.id] = template_mark(row.id, row.version)
    for row in _rows_in(connection, (sealed_figures.c.id,), rows.get(ChangeKind.FIGURES)):
        found[ChangeKind.FIGURES, row.id] = other_mark(ChangeKind.FIGURES, row.id, 1)
    return found


_STATE_MARK: Final = ("revision", "status", "lapor_since")


def _by_kind(wanted: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for kind, row in wanted:
        rows.setdefault(kind, []).append(row)
    return rows


def _rows_in(connection: Connection, columns: Sequence[Column[Any]], rows: Sequence[int] | None) -> Iterator[Row[Any]]:
    """Yield these columns, the first of which is the row number, of the rows with these numbers."""
    for start in range(0, len(rows or ()), ROWS_A_QUERY):
        portion = (rows or ())[start : start + ROWS_A_QUERY]
        yield from connection.execute(select(*columns).where(columns[0].in_(portion)))
