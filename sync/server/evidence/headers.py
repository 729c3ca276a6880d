"""Headers of tus and of ranges, read strictly: what is no number, no checksum, no hash is refused or left out."""

import binascii
import re
from base64 import b64decode, b64encode
from typing import Any, Final
from urllib.parse import quote

from litestar import Request

from sync.contract.evidence.attachment import HASH_BYTES
from sync.contract.evidence.road import TUS_VERSION
from sync.server.clock import http_date
from sync.server.evidence.receiving import Checksum
from sync.server.evidence.refusals import other_version
from sync.server.refusals import malformed

AnyRequest = Request[Any, Any, Any]

EXTENSIONS: Final = "creation,creation-with-upload,checksum,expiration,termination"
CHECKSUM_ALGORITHM: Final = "sha256"
OFFSET_TYPE: Final = "application/offset+octet-stream"

_NUMBER: Final = re.compile(r"[0-9]{1,18}")
_RANGE: Final = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


def demand_tus(request: AnyRequest) -> None:
    """Make sure that the client speaks our version.

    :raises RequestRefused: when it speaks another one, or does not say.
    """
    if request.headers.get("tus-resumable", "") != TUS_VERSION:
        raise other_version()


def number_in(request: AnyRequest, name: str) -> int:
    """Return the number that a header must hold.

    :raises RequestRefused: when it holds none.
    """
    value = request.headers.get(name, "")
    if not _NUMBER.fullmatch(value):
        raise malformed(f"{name} harus berupa bilangan.")
    return int(value)


def has_body(request: AnyRequest) -> bool:
    """Whether a request brings bytes of a file."""
    return request.headers.get("content-length", "0").strip() != "0" or "transfer-encoding" in request.headers


def demand_offset_type(request: AnyRequest) -> None:
    """Make sure that the body is bytes of a file.

    :raises RequestRefused: when it says that it is something else.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().casefold() != OFFSET_TYPE:
        raise malformed(f"Jenis isi harus {OFFSET_TYPE}.", status=415)


def checksum_in(request: AnyRequest) -> Checksum | None:
    """Return what ``Upload-Checksum`` says; ``None`` without one.

    :raises RequestRefused: for another algorithm, or what is no checksum.
    """
    value = request.headers.get("upload-checksum")
    if value is None:
        return None
    algorithm, _, coded = value.strip().partition(" ")
    if algorithm != CHECKSUM_ALGORITHM:
        raise malformed(f"Upload-Checksum harus memakai {CHECKSUM_ALGORITHM}.")
    try:
        digest = b64decode(coded.strip(), validate=True)
    except (binascii.Error, ValueError) as fault:
        raise malformed("Upload-Checksum rusak.") from fault
    if len(digest) != HASH_BYTES:
        raise malformed("Upload-Checksum rusak.")
    return Checksum(digest)


def upload_headers(offset: int, expires_at: int = 0) -> dict[str, str]:
    """Return how far an upload has come, and until when it waits (ms since 1970 UTC; 0 for a whole file)."""
    expiry = {"Upload-Expires": http_date(expires_at)} if expires_at else {}
    return {"Upload-Offset": str(offset), "Cache-Control": "no-store", **expiry}


def spelt(pairs: dict[str, str]) -> str:
    """Return pairs as ``Upload-Metadata`` spells them."""
    return ",".join(f"{key} {b64encode(value.encode()).decode('ascii')}" for key, value in pairs.items() if value)


class Unsatisfiable(Exception):
    """A range that lies beyond the end of the file."""


def range_in(request: AnyRequest, size: int, etag: str) -> tuple[int, int] | None:
    """Return (first byte, length) that a request wants of a file; ``None`` when it wants, or must get, all of it.

    :raises Unsatisfiable: when there is no such byte.
    """
    match = _RANGE.fullmatch(request.headers.get("range", "").replace(" ", ""))
    condition = request.headers.get("if-range", "").strip()
    if match is None or not any(match.groups()) or (condition and condition != etag):
        return None  # several ranges, other units, or a range of another content
    first, last = match.groups()
    if not first:
        length = min(int(last), size)
        if not length:
            raise Unsatisfiable
        return size - length, length
    start, end = int(first), min(int(last), size - 1) if last else size - 1
    if last and int(last) < start:
        return None
    if start >= size:
        raise Unsatisfiable
    return start, end - start + 1


def disposition(name: str) -> str:
    """Return ``Content-Disposition`` that offers a file under its name (RFC 6266, RFC 5987)."""
    plain = "".join(sign if (sign.isascii() and sign.isalnum()) or sign in "._- " else "_" for sign in name) or "berkas"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name or 'berkas', safe='')}"
