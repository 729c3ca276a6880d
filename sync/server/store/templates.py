"""Templates as they are stored."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, Row, insert, or_, select, update

from sync.contract.entities import ChangeKind, Template
from sync.server.store.tables import templates


class StoredTemplate(msgspec.Struct, frozen=True):
    """One template; a dropped one stays, so that desks learn of it."""

    id: int
    body: Template
    version: int
    uses: int

    @property
    def unit_id(self) -> int | None:
        """The unit that it belongs to; ``None`` for one that everybody shares."""
        return self.body.unit or None


def templates_in(connection: Connection, rows: Sequence[int]) -> dict[int, StoredTemplate]:
    """Return the templates with these row numbers."""
    if not rows:
        return {}
    return {one.id: one for one in _found(connection, templates.c.id.in_(rows))}


def all_templates(connection: Connection) -> list[StoredTemplate]:
    """Return all templates that were not dropped, shared ones first, by name."""
    found = _found(connection, templates.c.deleted.is_(False))
    return sorted(found, key=lambda one: (one.body.unit, one.body.name.casefold()))


def template_by_key(connection: Connection, key: UUID) -> StoredTemplate | None:
    """Find a template by its key, also a dropped one."""
    return next(iter(_found(connection, templates.c.key == key)), None)


def templates_named(connection: Connection, name: str) -> list[StoredTemplate]:
    """Return the templates with this name, of any unit, that were not dropped."""
    return _found(connection, (templates.c.name == name) & templates.c.deleted.is_(False))


def insert_template(connection: Connection, body: Template) -> int:
    """Store a new template and return its row."""
    new = insert(templates).values(**_values(body), version=1, uses=0)
    return int(connection.execute(new.returning(templates.c.id)).scalar_one())


def update_template(connection: Connection, row: int, body: Template) -> None:
    """Store what a template says now, as its next version."""
    values = {**_values(body), "version": templates.c.version + 1}
    connection.execute(update(templates).where(templates.c.id == row).values(values))


def add_use(connection: Connection, key: UUID) -> bool:
    """Count one more use; whether there is such a template."""
    used = update(templates).where(templates.c.key == key).values(uses=templates.c.uses + 1)
    return connection.execute(used.returning(templates.c.id)).first() is not None


def rows_for_line(connection: Connection, line: Sequence[int]) -> Iterator[tuple[ChangeKind, int]]:
    """Yield the templates that a unit has, given it and the units above it: theirs, and the shared ones."""
    theirs = or_(templates.c.unit_id.is_(None), templates.c.unit_id.in_(line))
    for row in connection.scalars(select(templates.c.id).where(theirs).order_by(templates.c.id)).all():
        yield ChangeKind.TEMPLATE, row


def _found(connection: Connection, condition: ColumnElement[bool]) -> list[StoredTemplate]:
    rows = connection.execute(select(templates).where(condition).order_by(templates.c.id))
    return [StoredTemplate(row.id, _body(row), row.version, row.uses) for row in rows]


def _body(row: Row[*tuple[Any, ...]]) -> Template:
    return Template(
        key=row.key,
        name=row.name,
        text=row.text,
        kinds=tuple(row.kinds.split()),
        unit=row.unit_id or 0,
        owner=row.owner,
        valid_until=row.valid_until,
        deleted=row.deleted,
    )


def _values(body: Template) -> dict[str, Any]:
    return {
        "key": body.key,
        "unit_id": body.unit or None,
        "name": body.name,
        "text": body.text,
        "kinds": " ".join(body.kinds),
        "owner": body.owner,
        "valid_until": body.valid_until,
        "deleted": body.deleted,
    }
