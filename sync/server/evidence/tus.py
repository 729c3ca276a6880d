"""tus 1.0.0 under ``/v1/files/``: an upload begins, goes on where it stands, and ends, whatever happens to its line."""

from typing import Any, Final

import anyio
from litestar import MediaType, Response

from sync.contract.evidence.road import TUS_VERSION, address_of
from sync.server.evidence import headers as spoken
from sync.server.evidence.arrivals import Arrivals
from sync.server.evidence.headers import AnyRequest
from sync.server.evidence.lanes import Lanes
from sync.server.evidence.metadata import described, hash_of
from sync.server.evidence.receiving import Checksum, receive, taken
from sync.server.evidence.refusals import expired, not_there, offset_differs
from sync.server.evidence.removal import terminate
from sync.server.evidence.room import EvidenceRoom
from sync.server.evidence.unfinished import Claim, UploadKey
from sync.server.evidence.uploads import End, begin, find, finish, is_over, length_of, renew
from sync.server.refusals import malformed, too_large
from sync.server.store.evidence import StoredFile
from sync.server.store.evidence_uploads import StoredUpload
from sync.server.store.users import StoredUser

_NO_CONTENT: Final = 204


class Tus:
    """The requests of the protocol, each of an officer who is known. Disk and database are waited for in threads."""

    def __init__(self, room: EvidenceRoom, lanes: Lanes) -> None:
        """Serve the uploads of a room."""
        self._room = room
        self._lanes = lanes

    def options(self) -> Response[Any]:
        """Say what is spoken here."""
        told = {
            "Tus-Version": TUS_VERSION,
            "Tus-Extension": spoken.EXTENSIONS,
            "Tus-Max-Size": str(self._room.settings.most_bytes),
            "Tus-Checksum-Algorithm": spoken.CHECKSUM_ALGORITHM,
        }
        return _answer(204, told)

    async def create(self, request: AnyRequest, arrivals: Arrivals, user: StoredUser) -> Response[Any]:
        """Begin an upload, or find what is there of it; bytes that come along are those from the beginning on.

        :raises RequestRefused: when no such file can be taken.
        """
        if "upload-defer-length" in request.headers:
            raise malformed("Panjang berkas harus disebut di awal (Upload-Length).")
        size = spoken.number_in(request, "Upload-Length")
        told = described(request.headers.get("upload-metadata", ""))
        if size > self._room.settings.most_bytes:
            raise too_large("Berkas ini lebih besar daripada yang diterima server.")
        if not size:
            raise malformed("Berkas kosong tidak dapat dikirim.")
        checksum = spoken.checksum_in(request)
        brings_bytes = spoken.has_body(request)
        if brings_bytes:
            spoken.demand_offset_type(request)
        found = await self._lanes.database.run(begin, self._room, user, told, size)
        here = {"Location": address_of(told.sha256)}
        if isinstance(found, StoredFile):
            return _answer(201, {**here, **spoken.upload_headers(found.size)})
        if not brings_bytes:
            held = await self._lanes.disk.run(length_of, self._room, found)
            return _answer(201, {**here, **spoken.upload_headers(held, found.expires_at)})
        async with taken(self._room, self._lanes.disk, _key(found)) as claim:
            held = 0 if found.proven else claim.length
            return _answer(201, {**here, **await self._go_on(request, arrivals, found, claim, checksum, skipped=held)})

    async def head(self, user: StoredUser, name: str) -> Response[Any]:
        """Say how far an upload has come. Whoever was still sending it lets go.

        :raises RequestRefused: when there is none.
        """
        found = await self._found(user, name)
        if isinstance(found, StoredUpload):
            async with taken(self._room, self._lanes.disk, _key(found)) as claim:
                found = await self._found(user, name)
                if isinstance(found, StoredUpload):
                    await self._lanes.disk.run(claim.sync)
                    held, expires_at = length_of(self._room, found), found.expires_at
                    if held >= found.size and await self._is_over(found, claim):
                        expires_at = 0
                    told = {"Upload-Length": str(found.size), "Upload-Metadata": found.metadata}
                    return _answer(200, {**told, **spoken.upload_headers(held, expires_at)})
        size = str(found.size)
        return _answer(200, {"Upload-Length": size, **spoken.upload_headers(found.size)})

    async def patch(self, request: AnyRequest, arrivals: Arrivals, user: StoredUser, name: str) -> Response[Any]:
        """Take bytes from where an upload stands.

        :raises RequestRefused: when there is none, it stands elsewhere, or the bytes are not what they should be.
        """
        spoken.demand_offset_type(request)
        offset = spoken.number_in(request, "Upload-Offset")
        checksum = spoken.checksum_in(request)
        found = await self._found(user, name)
        if isinstance(found, StoredUpload):
            async with taken(self._room, self._lanes.disk, _key(found)) as claim:
                found = await self._found(user, name)
                if isinstance(found, StoredUpload):
                    held = length_of(self._room, found)
                    if offset != held:
                        raise offset_differs(held)
                    return _answer(204, await self._go_on(request, arrivals, found, claim, checksum))
        if offset != found.size:
            raise offset_differs(found.size)
        return _answer(204, spoken.upload_headers(found.size))

    async def delete(self, user: StoredUser, name: str) -> Response[Any]:
        """Let an unfinished upload go, or a whole file of this unit that no event names.

        :raises RequestRefused: when there is none, or an event names it.
        """
        found = await self._found(user, name, with_expired=True)
        if isinstance(found, StoredUpload):
            async with taken(self._room, self._lanes.disk, _key(found)) as claim:
                await self._lanes.disk.run(terminate, self._room, user, found.sha256, claim)
        else:
            await self._lanes.ending.run(terminate, self._room, user, found.sha256, None)
        return _answer(204, {})

    async def _go_on(
        self,
        request: AnyRequest,
        arrivals: Arrivals,
        upload: StoredUpload,
        claim: Claim,
        checksum: Checksum | None,
        skipped: int = 0,
    ) -> dict[str, str]:
        left = upload.size - length_of(self._room, upload)
        announced = request.headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > left + skipped:
            raise too_large("Kiriman lebih panjang daripada berkasnya.")
        held = claim.length
        try:
            if left:
                await receive(arrivals, self._lanes.disk, claim, left, checksum, skipped)
        finally:
            if claim.length > held:
                with anyio.CancelScope(shield=True):
                    upload = await self._lanes.database.run(renew, self._room, upload)
        if length_of(self._room, upload) < upload.size:
            return spoken.upload_headers(claim.length, upload.expires_at)
        # What waits for the scanner is told with its expiry, as every upload that is not over.
        expires_at = 0 if await self._is_over(upload, claim) else upload.expires_at
        return spoken.upload_headers(upload.size, expires_at)

    async def _is_over(self, upload: StoredUpload, claim: Claim) -> bool:
        """Bring an upload of which all came to its end; whether it is over, and does not wait for the scanner.

        :raises RequestRefused: when it was no such file, or its bytes are gone from where they lay.
        """
        end = await self._lanes.ending.run(finish, self._room, upload, claim)
        if end is End.PARTLY:
            raise offset_differs(claim.length)
        return end is End.WHOLE

    async def _found(self, user: StoredUser, name: str, *, with_expired: bool = False) -> StoredFile | StoredUpload:
        sha256 = hash_of(name)
        found = await self._lanes.database.run(find, self._room, user, sha256) if sha256 else None
        if found is None:
            raise not_there()
        if isinstance(found, StoredUpload) and not with_expired and is_over(self._room, found):
            raise expired()
        return found


def _key(upload: StoredUpload) -> UploadKey:
    return UploadKey(upload.unit_id, upload.sha256)


def _answer(status: int, told: dict[str, str]) -> Response[Any]:
    body = None if status == _NO_CONTENT else b""
    return Response(body, status_code=status, media_type=MediaType.TEXT, headers={"Tus-Resumable": TUS_VERSION, **told})
