"""Unfinished uploads as the database knows them; how far each has come only its file in the data folder tells."""

from collections.abc import Collection

import msgspec
from sqlalchemy import ColumnElement, Connection, delete, func, select, update

from sync.server.store.evidence_tables import file_uploads
from sync.server.store.upsert import upsert


class StoredUpload(msgspec.Struct, frozen=True):
    """The upload of one file by one unit."""

    sha256: bytes
    unit_id: int
    user_id: int
    size: int
    metadata: str
    """``Upload-Metadata`` as the client spelt it, without the provenance."""
    provenance: bytes
    expires_at: int
    proven: bool = False
    """Whether all of it came and is what its name says; its file may be on the shelf already."""


_COLUMNS = tuple(file_uploads.c[name] for name in StoredUpload.__struct_fields__)


def upload_of(connection: Connection, sha256: bytes, unit_id: int) -> StoredUpload | None:
    """Return a unit's upload of a file."""
    row = connection.execute(select(*_COLUMNS).where(*_key(sha256, unit_id))).first()
    return StoredUpload(*row) if row else None


def uploads_of_unit(connection: Connection, hashes: Collection[bytes], unit_id: int) -> dict[bytes, StoredUpload]:
    """Return a unit's uploads of these files."""
    if not hashes:
        return {}
    here = (file_uploads.c.sha256.in_(hashes)) & (file_uploads.c.unit_id == unit_id)
    return {row.sha256: StoredUpload(*row) for row in connection.execute(select(*_COLUMNS).where(here))}


def all_uploads(connection: Connection) -> list[StoredUpload]:
    """Return every unfinished upload."""
    return [StoredUpload(*row) for row in connection.execute(select(*_COLUMNS))]


def unfinished_of(connection: Connection, unit_id: int) -> tuple[int, int]:
    """Return how many uploads of a unit are unfinished, and how many bytes were announced of them together."""
    weighed = select(func.count(), func.coalesce(func.sum(file_uploads.c.size), 0))
    count, announced = connection.execute(weighed.where(file_uploads.c.unit_id == unit_id)).one()
    return int(count), int(announced)


def begin_upload(connection: Connection, upload: StoredUpload) -> None:
    """Store a new upload; one that is there already only lives longer."""
    new = upsert(connection, file_uploads).values(msgspec.structs.asdict(upload))
    renewed = {"expires_at": upload.expires_at}
    connection.execute(new.on_conflict_do_update(index_elements=["sha256", "unit_id"], set_=renewed))


def renew_upload(connection: Connection, upload: StoredUpload, expires_at: int) -> None:
    """Store until when an upload waits for its next byte, ms since 1970 UTC."""
    here = update(file_uploads).where(*_key(upload.sha256, upload.unit_id))
    connection.execute(here.values(expires_at=expires_at))


def prove_upload(connection: Connection, upload: StoredUpload, *, proven: bool) -> None:
    """Store whether all of an upload came and is what its name says."""
    connection.execute(update(file_uploads).where(*_key(upload.sha256, upload.unit_id)).values(proven=proven))


def end_upload(connection: Connection, upload: StoredUpload) -> None:
    """Forget an upload."""
    connection.execute(delete(file_uploads).where(*_key(upload.sha256, upload.unit_id)))


def _key(sha256: bytes, unit_id: int) -> tuple[ColumnElement[bool], ...]:
    return file_uploads.c.sha256 == sha256, file_uploads.c.unit_id == unit_id
