"""Entities by their row numbers: which ones a scope holds, and the newest body of each for the wire."""

from collections.abc import Collection, Iterator, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, or_, select

from sync.contract.messages import ChangeKind, Unit
from sync.server.store.cases import cases_in, state_of, text_of
from sync.server.store.events import events_in
from sync.server.store.tables import cases, events
from sync.server.store.units import units_in


def rows_of_tree(
    connection: Connection, unit_ids: Collection[int], *, undisposed: bool
) -> Iterator[tuple[ChangeKind, int]]:
    """Yield the texts, states and events of all cases of these units, and of undisposed complaints if wanted."""
    mine: ColumnElement[bool] = cases.c.unit_id.in_(unit_ids)
    if undisposed:
        mine = or_(mine, cases.c.unit_id.is_(None))
    for row in connection.scalars(select(cases.c.id).where(mine).order_by(cases.c.id)).all():
        yield ChangeKind.TEXT, row
        yield ChangeKind.STATE, row
    for row in connection.scalars(select(events.c.id).join(cases).where(mine).order_by(events.c.id)).all():
        yield ChangeKind.EVENT, row


def bodies_of(connection: Connection, wanted: Sequence[tuple[str, int]]) -> dict[tuple[str, int], msgspec.Struct]:
    """Return the newest body of each entity (kind, row); an entity without a body (withdrawn) is absent."""
    rows: dict[str, list[int]] = {}
    for kind, row in wanted:
        rows.setdefault(kind, []).append(row)
    texts, states = rows.get(ChangeKind.TEXT, []), rows.get(ChangeKind.STATE, [])
    found: dict[tuple[str, int], msgspec.Struct] = {}
    for row, case in cases_in(connection, sorted({*texts, *states})).items():
        found[ChangeKind.TEXT, row] = text_of(case)
        found[ChangeKind.STATE, row] = state_of(case)
    for row, event in events_in(connection, rows.get(ChangeKind.EVENT, [])).items():
        found[ChangeKind.EVENT, row] = event
    for row, unit in units_in(connection, rows.get(ChangeKind.UNIT, [])).items():
        found[ChangeKind.UNIT, row] = Unit(code=unit.code, name=unit.name, parent=unit.parent_id or 0)
    return found
