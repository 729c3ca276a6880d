"""How the files of a centre stand: what is here, what is awaited, what is missing. It looks, and changes nothing."""

import msgspec

from sync.server.evidence.room import EvidenceRoom
from sync.server.evidence.uploads import length_of
from sync.server.store.evidence import FileFate, all_files, named_hashes
from sync.server.store.evidence_uploads import all_uploads


class FilesReport(msgspec.Struct, frozen=True, kw_only=True):
    """What ``tindak-server files check`` tells. Hashes are hexadecimal."""

    files: int
    """Whole files."""
    bytes: int
    """Of them, together."""
    awaited: int
    """Files that events name and whose content has not come."""
    unreferenced: int
    """Whole files that no event names: they go in their time."""
    refused: int
    """Files in which the scanner has found something."""
    uploads: int
    """Unfinished ones."""
    upload_bytes: int
    """What has come of them."""
    missing: list[str]
    """Files that should be here, and are not, or not whole."""
    strays: list[str]
    """Files in the storage that the database does not know; the daily sweep takes them into it."""


def check(room: EvidenceRoom) -> FilesReport:
    """Compare the database with the storage."""
    lying = dict(room.shelf.names())
    with room.centre.database.reading() as connection:
        known = all_files(connection)
        named = named_hashes(connection)
        uploads = all_uploads(connection)
    here = {one.sha256: one.size for one in known if one.state == FileFate.HERE}
    expected = {one.sha256 for one in known if one.state != FileFate.INFECTED} | {one.sha256 for one in uploads}
    return FilesReport(
        files=len(here),
        bytes=sum(here.values()),
        awaited=len(named - here.keys()),
        unreferenced=len(here.keys() - named),
        refused=sum(one.state == FileFate.INFECTED for one in known),
        uploads=len(uploads),
        upload_bytes=sum(length_of(room, one) for one in uploads),
        missing=sorted(sha256.hex() for sha256, size in here.items() if lying.get(sha256) != size),
        strays=sorted(sha256.hex() for sha256 in lying if sha256 not in expected),
    )
