"""Templates in ``desk.db``: those of the centre, and the waiting actions that change them."""

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select

from desktop.storage.states import WAITING
from desktop.storage.tables import outbox, template
from sync.contract.entities import Template
from sync.contract.replies.templates import DROP_KIND, SAVE_KIND


def templates_of_centre(connection: Connection) -> dict[UUID, Template]:
    """Return what the centre has told, also what it says was dropped, by key."""
    rows = connection.execute(select(template).order_by(template.c.row))
    return {one.key: one for one in map(_template, rows)}


def waiting_changes(connection: Connection) -> list[tuple[str, str]]:
    """Return (kind, text) of the actions about templates that wait, in the order they were recorded."""
    here = (outbox.c.state == WAITING) & outbox.c.kind.in_((SAVE_KIND, DROP_KIND))
    rows = connection.execute(select(outbox.c.kind, outbox.c.text).where(here).order_by(outbox.c.position))
    return [(row.kind, row.text) for row in rows]


def _template(row: Row[*tuple[Any, ...]]) -> Template:
    return Template(
        key=UUID(bytes=row.key),
        name=row.name,
        text=row.text,
        kinds=tuple(row.kinds.split()),
        unit=row.unit,
        owner=row.owner,
        valid_until=row.valid_until,
        deleted=row.deleted,
    )
