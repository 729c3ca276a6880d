"""Contents to and from the centre: tus 1.0 over the connection that the exchange keeps warm."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

import requests

from sync.contract.errors import FileDeclined, FilePostponed, NotHere, OffsetMoved, Refused, TindakError
from sync.contract.evidence.provenance import Provenance
from sync.contract.evidence.road import (
    FILES_PATH,
    HASH_KEY,
    NAME_KEY,
    PROVENANCE_KEY,
    STANDING_PATH,
    TUS_VERSION,
    TYPE_KEY,
    FilesAsked,
    FilesTold,
    address_of,
    provenance_of,
)
from sync.contract.frames import pack
from sync.engine.files import Outgoing
from sync.transport.http import MSGPACK, HttpGateway

_OFFSET_TYPE: Final = "application/offset+octet-stream"
_DAMAGED: Final = 460
"""Checksum Mismatch, of tus."""
_GONE: Final = frozenset({404, 409, 410, 423})
"""The centre stands elsewhere, has given the upload up, or another request is still at it."""
_NO_ROOM: Final = 507
"""Insufficient Storage: the unit has as much under way as it may."""
_NEVER: Final = frozenset({400, 403, 413, 415, 422})
_SENT: Final = frozenset({200, 201, 204})
_TOLD: Final = frozenset({200, 206})


class HttpFiles:
    """Implements :class:`sync.engine.files.FileRoad` over a gateway; all of its promises about faults hold here."""

    def __init__(self, gateway: HttpGateway) -> None:
        """Use the connection of this gateway."""
        self._gateway = gateway
        self.seals = False

    def standing(self, hashes: Sequence[bytes]) -> tuple[int, ...]:
        """Ask about many contents in one request."""
        headers = {"Content-Type": MSGPACK, "Accept": MSGPACK}
        asked = pack(FilesAsked(files=tuple(hashes)))
        answer = self._gateway.whole("POST", STANDING_PATH, FilesTold, data=asked, headers=headers)
        told, self.seals = answer.standing, answer.seals
        if len(told) != len(hashes):
            raise Refused("Jawaban server tentang berkas tidak lengkap. Berkas tetap tersimpan dan dicoba lagi.")
        return told

    def create(self, file: Outgoing, body: bytes) -> int:
        """Announce a file and send its first bytes in one request."""
        said = {HASH_KEY: file.sha256.hex().encode(), NAME_KEY: file.name.encode(), TYPE_KEY: file.media_type.encode()}
        if file.provenance is not None:
            said[PROVENANCE_KEY] = pack(file.provenance)
        headers = {
            "Upload-Length": str(file.size),
            "Upload-Metadata": ",".join(f"{key} {b64encode(value).decode()}" for key, value in said.items()),
        }
        return self._offset(self._sent("POST", FILES_PATH, headers, body), file.size)

    def append(self, file: Outgoing, offset: int, body: bytes) -> int:
        """Send the next bytes."""
        return self._offset(
            self._sent("PATCH", address_of(file.sha256), {"Upload-Offset": str(offset)}, body), file.size
        )

    def fetch(self, sha256: bytes, offset: int) -> tuple[int, Iterator[bytes]]:
        """Ask for a content from a byte on; an answer that begins elsewhere is cut to what was asked."""
        headers = {"If-Range": f'"{sha256.hex()}"', "Range": f"bytes={offset}-"} if offset else {}
        answer = self._gateway.ask("GET", address_of(sha256), headers=headers)
        if answer.status_code not in _TOLD:
            raise _about_fetching(answer.status_code, self._gateway.what_it_means(answer))
        if answer.headers.get("ETag") != f'"{sha256.hex()}"':
            raise self._gateway.strange(answer)
        is_part = answer.status_code == requests.codes.partial_content
        length = _number(answer.headers.get("Content-Length"))
        if length is None:
            raise self._gateway.strange(answer)
        size = length + offset if is_part else length
        return size, self._body(answer, 0 if is_part else offset)

    def provenance(self, sha256: bytes) -> Provenance:
        """Ask what a picture said about its making; answered to those who supervise the case.

        :raises sync.contract.errors.NotHere: for everybody else, and where nothing is known.
        """
        try:
            return self._gateway.whole("GET", provenance_of(sha256), Provenance, headers={"Accept": MSGPACK})
        except Refused as fault:
            if type(fault) is Refused:
                sentence = "Asal foto ini tidak tercatat di server, atau hanya untuk koordinator laporannya."
                raise _stamped(NotHere(sentence), fault) from fault
            raise

    def _body(self, answer: requests.Response, skip: int) -> Iterator[bytes]:
        with answer:
            for portion in self._gateway.portions(answer):
                if kept := portion[skip:]:
                    yield kept
                skip = max(skip - len(portion), 0)

    def _sent(self, method: str, path: str, headers: dict[str, str], body: bytes) -> requests.Response:
        told = {"Tus-Resumable": TUS_VERSION, "Content-Type": _OFFSET_TYPE, **headers}
        # As a file, so that the limit on silence counts for each portion that leaves and not for the whole. An empty
        # one would be sent without its length.
        answer = self._gateway.ask(method, path, data=BytesIO(body) if body else b"", headers=told)
        if answer.status_code in _SENT:
            return answer
        raise _about_sending(answer.status_code, self._gateway.what_it_means(answer))

    def _offset(self, answer: requests.Response, size: int) -> int:
        with answer:
            offset = _number(answer.headers.get("Upload-Offset"))
            if answer.headers.get("Tus-Resumable") != TUS_VERSION or offset is None:
                raise self._gateway.strange(answer)
            answer.raw.drain_conn()
        if offset >= size and "Upload-Expires" in answer.headers:  # all came, and the upload is not over
            held = FilePostponed("Berkas sudah sampai di server dan masih diperiksa atau disimpan di sana.")
            held.has_all = True
            raise held
        return offset


def _about_sending(status: int, fault: TindakError) -> TindakError:
    """Return what a refusal means for the one file; others stand for the whole line."""
    if type(fault) is not Refused:
        return fault
    if status == _DAMAGED:
        damaged = OffsetMoved(str(fault))
        damaged.is_damaged = True
        return _stamped(damaged, fault)
    if status in _GONE:
        return _stamped(OffsetMoved(str(fault)), fault)
    if status == _NO_ROOM:
        return _stamped(FilePostponed(str(fault)), fault)
    return _stamped(FileDeclined(str(fault)), fault) if status in _NEVER else fault


def _about_fetching(status: int, fault: TindakError) -> TindakError:
    if type(fault) is Refused and status in _GONE:
        return _stamped(NotHere("Berkas ini belum ada di server, atau bukan untuk unit Anda."), fault)
    return fault


def _stamped(new: TindakError, old: TindakError) -> TindakError:
    new.retry_after, new.server_time = old.retry_after, old.server_time
    return new


def _number(value: Any) -> int | None:
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else None
