"""Frozen figures that units have sent, as they are stored: they are added, and never change."""

from collections.abc import Collection, Iterator, Sequence

import msgspec
from sqlalchemy import Connection, insert, select

from sync.contract.entities import ChangeKind
from sync.contract.monev.seal import Figures
from sync.server.store.figures_table import sealed_figures

_SAME = tuple(name for name in Figures.__struct_fields__ if name != "unit")
"""Columns that are named as the fields of the body."""
_BODY = (sealed_figures.c.id, sealed_figures.c.unit_id, *(sealed_figures.c[name] for name in _SAME))


def figures_in(connection: Connection, rows: Sequence[int]) -> dict[int, Figures]:
    """Return those with these row numbers."""
    if not rows:
        return {}
    found = connection.execute(select(*_BODY).where(sealed_figures.c.id.in_(rows)))
    return {row: Figures(unit=unit, **dict(zip(_SAME, rest, strict=True))) for row, unit, *rest in found}


def is_known(connection: Connection, digest: bytes, unit_id: int) -> bool:
    """Whether this unit has sent this document before."""
    here = (sealed_figures.c.digest == digest) & (sealed_figures.c.unit_id == unit_id)
    return connection.execute(select(sealed_figures.c.id).where(here)).first() is not None


def insert_figures(connection: Connection, body: Figures, user_id: int) -> int:
    """Store a document that was sealed, and return its row."""
    values = msgspec.structs.asdict(body)
    new = insert(sealed_figures).values(unit_id=values.pop("unit"), user_id=user_id, **values)
    return int(connection.execute(new.returning(sealed_figures.c.id)).scalar_one())


def rows_of_units(connection: Connection, unit_ids: Collection[int]) -> Iterator[tuple[ChangeKind, int]]:
    """Yield the documents that these units have sent."""
    theirs = sealed_figures.c.unit_id.in_(unit_ids)
    for row in connection.scalars(select(sealed_figures.c.id).where(theirs).order_by(sealed_figures.c.id)).all():
        yield ChangeKind.FIGURES, row


def senders_of(connection: Connection, hashes: Collection[bytes]) -> list[tuple[bytes, int]]:
    """Return (file, unit) for each of these files that is a document, and each unit that has sent it."""
    if not hashes:
        return []
    query = select(sealed_figures.c.file, sealed_figures.c.unit_id).where(sealed_figures.c.file.in_(hashes))
    return [(file, unit) for file, unit in connection.execute(query.order_by(sealed_figures.c.id))]
