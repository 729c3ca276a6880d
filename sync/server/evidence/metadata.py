"""What a client says of a file when it begins to send it: the header ``Upload-Metadata`` of tus."""

import binascii
import re
from base64 import b64decode
from typing import Final

import msgspec

from sync.contract.errors import BadInput
from sync.contract.evidence.attachment import HASH_BYTES, NAME_LIMIT
from sync.contract.evidence.provenance import Provenance
from sync.contract.evidence.road import HASH_KEY, NAME_KEY, PROVENANCE_KEY, TYPE_KEY
from sync.contract.frames import unpack
from sync.server.refusals import malformed

MOST_BYTES: Final = 16 * 1024
"""Of the whole header."""
_KEY: Final = re.compile(r"[!-+\--~]+")
_TYPE: Final = re.compile(r"(?:image|application|video|audio)/[a-z0-9][a-z0-9.+-]{0,99}")
UNKNOWN_TYPE: Final = "application/octet-stream"


class Described(msgspec.Struct, frozen=True):
    """A file as its sender describes it."""

    sha256: bytes
    name: str
    media_type: str
    provenance: bytes
    """A :class:`Provenance` in MessagePack; empty when none was told."""
    metadata: str
    """The header without the provenance, which is sealed."""


def described(header: str) -> Described:
    """Read ``Upload-Metadata``.

    :raises RequestRefused: when it is malformed, or names no SHA-256.
    """
    pairs = _pairs(header)
    digits = _text(pairs.get(HASH_KEY, b""))
    sha256 = hash_of(digits)
    if sha256 is None:
        raise malformed("Upload-Metadata harus memuat sha256: 64 angka heksadesimal.")
    provenance = pairs.get(PROVENANCE_KEY, b"")
    if provenance:
        try:
            unpack(provenance, Provenance)
        except BadInput as fault:
            raise malformed("Asal-usul berkas di Upload-Metadata tidak dapat dibaca.") from fault
    kept = [one.strip() for one in header.split(",") if one.split()[0] != PROVENANCE_KEY]
    return Described(sha256, *name_and_type(header), provenance, ",".join(kept))


def name_and_type(header: str) -> tuple[str, str]:
    """Return the name of a file, without any path, and its media type; both empty where none was told."""
    pairs = _pairs(header)
    name = re.split(r"[/\\]", _text(pairs.get(NAME_KEY, b"")))[-1]
    media_type = _text(pairs.get(TYPE_KEY, b"")).casefold()
    shown = "".join(sign for sign in name if sign.isprintable())[:NAME_LIMIT]
    return shown, media_type if _TYPE.fullmatch(media_type) else UNKNOWN_TYPE


def hash_of(digits: str) -> bytes | None:
    """Return the SHA-256 that these hexadecimal digits are; ``None`` when they are none."""
    if len(digits) != 2 * HASH_BYTES or not digits.isascii() or not digits.isalnum():
        return None
    try:
        return bytes.fromhex(digits)
    except ValueError:
        return None


def _pairs(header: str) -> dict[str, bytes]:
    if len(header) > MOST_BYTES:
        raise malformed("Upload-Metadata terlalu panjang.")
    pairs: dict[str, bytes] = {}
    for one in header.split(",") if header.strip() else ():
        key, _, value = one.strip().partition(" ")
        if not _KEY.fullmatch(key) or key in pairs:
            raise malformed("Upload-Metadata rusak: kunci kosong atau ganda.")
        try:
            pairs[key] = b64decode(value.strip(), validate=True)
        except (binascii.Error, ValueError) as fault:
            raise malformed("Upload-Metadata rusak: nilainya bukan base64.") from fault
    return pairs


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise malformed("Upload-Metadata rusak: nilainya bukan UTF-8.") from fault
