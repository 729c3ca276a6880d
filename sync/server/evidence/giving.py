"""Files on their way back: whole or a range, streamed, and only to those who may read them."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import msgspec
from litestar import Response
from litestar.response import Stream

from sync.contract.evidence.provenance import Provenance
from sync.contract.evidence.road import HERE, MOST_ASKED, FilesAsked, FilesTold
from sync.contract.frames import unpack
from sync.server.authorisation import files_open_to, openings_to, scope_kind_of
from sync.server.evidence.headers import AnyRequest, Unsatisfiable, disposition, range_in
from sync.server.evidence.lanes import Lanes
from sync.server.evidence.metadata import UNKNOWN_TYPE, hash_of
from sync.server.evidence.refusals import not_there
from sync.server.evidence.room import EvidenceRoom
from sync.server.evidence.uploads import is_over, length_of, note_reading, whole_for
from sync.server.refusals import malformed
from sync.server.store.evidence import FileFate, files_in, owners_of
from sync.server.store.evidence_uploads import uploads_of_unit
from sync.server.store.scopes import ScopeKind
from sync.server.store.users import StoredUser


class Readable(msgspec.Struct, frozen=True):
    """A whole file that an officer may read."""

    sha256: bytes
    size: int
    name: str
    media_type: str

    @property
    def etag(self) -> str:
        """The content's own name."""
        return f'"{self.sha256.hex()}"'


def readable(room: EvidenceRoom, user: StoredUser, name: str) -> Readable:
    """Return the file at this address.

    :raises RequestRefused: when it is not there, or not for this officer: there is no telling which.
    """
    sha256 = hash_of(name)
    if sha256 is None:
        raise not_there()
    with room.centre.database.reading() as connection:
        here = whole_for(connection, user, sha256)
        if here is None:
            raise not_there()
        (owner,) = owners_of(connection, [sha256], [here.unit_id])
    return Readable(sha256, here.file.size, owner.name, owner.media_type or UNKNOWN_TYPE)


def standing(room: EvidenceRoom, user: StoredUser, asked: FilesAsked) -> FilesTold:
    """Return how these files stand for this officer.

    :raises RequestRefused: when more is asked at once than the protocol allows.
    """
    if len(asked.files) > MOST_ASKED:
        raise malformed(f"Paling banyak {MOST_ASKED} berkas ditanyakan sekaligus.")
    with room.centre.database.reading() as connection:
        known = files_in(connection, set(asked.files))
        here = [sha256 for sha256, one in known.items() if one.state == FileFate.HERE]
        opened = files_open_to(connection, user, here)
        uploads = uploads_of_unit(connection, set(asked.files), user.unit_id)
    if any(unit != user.unit_id for unit in opened.values()):
        with room.centre.database.writing() as connection:
            note_reading(connection, user, opened, room.centre.clock.now_ms())
    held = {one.sha256: length_of(room, one) for one in uploads.values() if not is_over(room, one)}
    told = tuple(HERE if one in opened else held.get(one, 0) for one in asked.files)
    return FilesTold(standing=told, seals=True)


def provenance(room: EvidenceRoom, user: StoredUser, name: str) -> Provenance:
    """Return what a picture said about its making, as the unit sent it whose event this coordinator may see.

    :raises RequestRefused: when there is none, or not for this officer.
    """
    sha256 = hash_of(name)
    if sha256 is None or scope_kind_of(user) is not ScopeKind.TREE:
        raise not_there()
    with room.centre.database.reading() as connection:
        known = files_in(connection, [sha256]).get(sha256)
        units = {one.unit_id for one in openings_to(connection, user, [sha256])}
        told = [one.provenance for one in owners_of(connection, [sha256], units) if one.provenance]
    if known is None or known.state != FileFate.HERE or not told:
        raise not_there()
    return unpack(told[0], Provenance)


async def give(request: AnyRequest, room: EvidenceRoom, lanes: Lanes, user: StoredUser, name: str) -> Response[Any]:
    """Give a file, or the range of it that is asked for; for HEAD only what is told of it.

    :raises RequestRefused: when it is not there for this officer.
    """
    file = await lanes.database.run(readable, room, user, name)
    told = {
        "ETag": file.etag,
        "Accept-Ranges": "bytes",
        "Cache-Control": "private",
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": disposition(file.name),
    }
    wanted = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if file.etag in wanted or "*" in wanted:
        return Response(None, status_code=304, headers=told)
    try:
        part = range_in(request, file.size, file.etag) if request.method == "GET" else None
    except Unsatisfiable:
        return Response(
            b"", status_code=416, media_type=file.media_type, headers={**told, "Content-Range": f"bytes */{file.size}"}
        )
    start, length = part or (0, file.size)
    told["Content-Length"] = str(length)
    if part is not None:
        told["Content-Range"] = f"bytes {start}-{start + length - 1}/{file.size}"
    portions = iter(()) if request.method == "HEAD" else room.shelf.portions(file.sha256, start, length)
    first = await lanes.shelf.run(next, portions, b"")  # what is missing is noticed before anything is promised
    status = 200 if part is None else 206
    return Stream(_stream(lanes, first, portions), status_code=status, media_type=file.media_type, headers=told)


async def _stream(lanes: Lanes, first: bytes, rest: Iterator[bytes]) -> AsyncIterator[bytes]:
    portion = first
    while portion:
        yield portion
        portion = await lanes.shelf.run(next, rest, b"")
