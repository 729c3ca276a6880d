"""Files as the database knows them: which are whole, who has proved to have them, and which events name them."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, insert, or_, select, update

from sync.contract.evidence.attachment import Attachment
from sync.server.store.evidence_tables import file_owners, file_references, files
from sync.server.store.figures_table import sealed_figures
from sync.server.store.upsert import upsert


class FileFate(StrEnum):
    """How a whole file stands."""

    HERE = "here"
    """It lies on the shelf, whole."""
    LEAVING = "leaving"
    """It is being taken off the shelf, and counts as gone."""
    INFECTED = "infected"
    """A scanner has found something in it; it was removed and is not taken again."""


class StoredFile(msgspec.Struct, frozen=True):
    """One file."""

    sha256: bytes
    size: int
    state: str
    added_at: int


class StoredOwner(msgspec.Struct, frozen=True):
    """A unit that has proved to have a file."""

    sha256: bytes
    unit_id: int
    uploaded: bool
    """Whether it has uploaded the whole; otherwise it could read the file as another unit's."""
    name: str
    media_type: str
    provenance: bytes
    since: int


class Opening(NamedTuple):
    """An event that opens a file to those who may see its case: its author's unit has proved to have the file."""

    sha256: bytes
    case_id: int
    unit_id: int


_FILE = tuple(files.c[name] for name in StoredFile.__struct_fields__)
_OWNER = tuple(file_owners.c[name] for name in StoredOwner.__struct_fields__)


def files_in(connection: Connection, hashes: Collection[bytes]) -> dict[bytes, StoredFile]:
    """Return those of these files that are known, in whatever state."""
    found = connection.execute(select(*_FILE).where(files.c.sha256.in_(hashes))) if hashes else ()
    return {row.sha256: StoredFile(*row) for row in found}


def all_files(connection: Connection) -> list[StoredFile]:
    """Return every known file."""
    return [StoredFile(*row) for row in connection.execute(select(*_FILE))]


def store_file(connection: Connection, file: StoredFile) -> None:
    """Store a file, or how it stands from now on."""
    values = msgspec.structs.asdict(file)
    new = upsert(connection, files).values(values)
    connection.execute(new.on_conflict_do_update(index_elements=["sha256"], set_=values))


def forget_file(connection: Connection, sha256: bytes) -> None:
    """Forget a file and who had it; the events that name it still do."""
    connection.execute(delete(file_owners).where(file_owners.c.sha256 == sha256))
    connection.execute(delete(files).where(files.c.sha256 == sha256))


def let_go_unused(connection: Connection, before: int) -> None:
    """Mark as leaving what came before a moment (ms since 1970 UTC) and is named by no event."""
    unused = and_(files.c.state == FileFate.HERE, files.c.added_at < before, ~_is_named(files.c.sha256))
    connection.execute(update(files).where(unused).values(state=FileFate.LEAVING))


def unnamed_of(connection: Connection, unit_id: int, since: int) -> tuple[int, int]:
    """Return how many whole files a unit has uploaded that no event names, and how many bytes they have together.

    :param since: ms since 1970 UTC; what came before is gone, or about to go.
    """
    same = and_(file_owners.c.sha256 == files.c.sha256, file_owners.c.unit_id == unit_id, file_owners.c.uploaded)
    waiting = and_(files.c.state == FileFate.HERE, files.c.added_at >= since, ~_is_named(files.c.sha256))
    weighed = select(func.count(), func.coalesce(func.sum(files.c.size), 0))
    count, held = connection.execute(weighed.select_from(files.join(file_owners, same)).where(waiting)).one()
    return int(count), int(held)


def leaving_files(connection: Connection) -> list[bytes]:
    """Return the files that are being taken off the shelf."""
    return list(connection.scalars(select(files.c.sha256).where(files.c.state == FileFate.LEAVING)))


def owners_of(connection: Connection, hashes: Collection[bytes], units: Collection[int]) -> list[StoredOwner]:
    """Return which of these units have proved to have which of these files."""
    if not hashes or not units:
        return []
    here = file_owners.c.sha256.in_(hashes) & file_owners.c.unit_id.in_(units)
    return [StoredOwner(*row) for row in connection.execute(select(*_OWNER).where(here))]


def has_owner(connection: Connection, sha256: bytes) -> bool:
    """Whether any unit has uploaded this file."""
    here = and_(file_owners.c.sha256 == sha256, file_owners.c.uploaded)
    return connection.execute(select(file_owners.c.unit_id).where(here).limit(1)).first() is not None


def add_owner(connection: Connection, owner: StoredOwner) -> None:
    """Note that a unit has a file. Uploading it counts more than reading it, and never less afterwards."""
    values = msgspec.structs.asdict(owner)
    new = upsert(connection, file_owners).values(values)
    key = ["sha256", "unit_id"]
    if owner.uploaded:
        connection.execute(new.on_conflict_do_update(index_elements=key, set_=values))
    else:
        connection.execute(new.on_conflict_do_nothing(index_elements=key))


def drop_owner(connection: Connection, sha256: bytes, unit_id: int) -> None:
    """Forget that a unit has a file."""
    here = (file_owners.c.sha256 == sha256) & (file_owners.c.unit_id == unit_id)
    connection.execute(delete(file_owners).where(here))


def insert_references(
    connection: Connection, event: int, case: int, unit: int | None, named: Sequence[Attachment]
) -> None:
    """Store which files a new event names."""
    hashes = [pair for one in named for pair in ((one.sha256, False), (one.preview, True)) if pair[0]]
    rows = [
        {
            "event_id": event,
            "ordinal": ordinal,
            "case_id": case,
            "unit_id": unit,
            "sha256": sha256,
            "is_preview": is_preview,
        }
        for ordinal, (sha256, is_preview) in enumerate(hashes)
    ]
    if rows:
        connection.execute(insert(file_references), rows)


def openings_of(connection: Connection, hashes: Collection[bytes]) -> list[Opening]:
    """Return the events that open any of these files."""
    if not hashes:
        return []
    same = and_(file_owners.c.sha256 == file_references.c.sha256, file_owners.c.unit_id == file_references.c.unit_id)
    query = (
        select(file_references.c.sha256, file_references.c.case_id, file_references.c.unit_id)
        .join(file_owners, same)
        .where(file_references.c.sha256.in_(hashes))
        .distinct()
        .order_by(file_references.c.case_id)
    )
    return [Opening(*row) for row in connection.execute(query)]


def is_named(connection: Connection, sha256: bytes) -> bool:
    """Whether an event names this file, as it is or as a preview, or it is frozen figures that were sealed."""
    return bool(connection.execute(select(_is_named(sha256))).scalar_one())


def named_hashes(connection: Connection) -> frozenset[bytes]:
    """Return all files that events name, and those that are frozen figures."""
    figures = connection.scalars(select(sealed_figures.c.file).distinct()).all()
    return frozenset({*connection.scalars(select(file_references.c.sha256).distinct()), *figures})


def _is_named(sha256: Any) -> ColumnElement[bool]:
    return or_(exists().where(file_references.c.sha256 == sha256), exists().where(sealed_figures.c.file == sha256))
