"""The centre's seal over frozen figures: its signed word that it holds this very document, and since when.

Signed with the key that signs receipts, under a context of its own, so that neither can be taken for the other.
"""

import hashlib
import zlib
from base64 import b64decode, b64encode
from datetime import date
from enum import StrEnum
from typing import Any, Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.contract.errors import BadInput
from sync.contract.frames import pack
from sync.contract.messages import LATEST_MS

FIGURES_TYPE: Final = "application/vnd.tindak.monev"
"""Media type of frozen figures on their way: their canonical bytes, compressed with zlib."""
MOST_BYTES: Final = 64 * 1024 * 1024
"""Of frozen figures in a file; a hundred thousand cases take a sixth of it."""
MOST_PACKED_BYTES: Final = 16 * 1024 * 1024
"""Of frozen figures as they travel."""
_CONTEXT: Final = b"tindak monev 1\0"


class SealStanding(StrEnum):
    """What is known of the centre's seal over a document."""

    NONE = ""
    SEALED = "sealed"
    DOUBTFUL = "doubtful"
    """There is one, and no key of the centre that is trusted here has made it."""


class SealStatement(msgspec.Struct, frozen=True, array_like=True):
    """What is signed, as a MessagePack array in this order; a field is never added, a new form gets a new context."""

    form: int
    """1."""
    digest: bytes
    """SHA-256 of the canonical bytes of the document."""
    unit: str
    """Code of the unit whose officer sent it; empty for figures that were frozen at the centre."""
    sealed_at: int
    """ms since 1970 UTC, the centre's clock."""


class Figures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Kind ``figures``: frozen figures that a unit has sent and the centre has checked and sealed."""

    digest: bytes
    """SHA-256 of the canonical bytes of the document, 32 bytes: what it is known by."""
    file: bytes
    """SHA-256 of the document as it travels: under which it is fetched."""
    size: int
    """Bytes of it as it travels."""
    unit: int
    """Row of the unit whose officer sent it."""
    unit_code: str
    """Its code then, as it was signed."""
    office: str
    """The office that the document names."""
    choice: str = ""
    """Name of the unit that was counted with all below it; empty for all."""
    first: date | None = None
    """First day of the period; null where it is open."""
    last: date | None = None
    """Last day of the period; null where it is open."""
    day: date
    """Day of the data."""
    as_of: int
    """The same in ms since 1970 UTC."""
    frozen_by: str = ""
    """Name of who froze it."""
    total: int = 0
    """Cases but *Dikembalikan*."""
    cases: int = 0
    """Rows of the document."""
    sealed_at: int
    """ms since 1970 UTC, as it was signed."""
    signature: bytes
    """Ed25519, 64 bytes."""

    @property
    def seal(self) -> "Seal":
        """What the centre has signed, to be kept with the document."""
        return Seal(SealStatement(1, self.digest, self.unit_code, self.sealed_at), self.signature)


class Seal(msgspec.Struct, frozen=True):
    """A statement with its signature."""

    statement: SealStatement
    signature: bytes

    def is_of(self, key: bytes, digest: bytes) -> bool:
        """Whether the centre with this public key has signed it for the document with this digest."""
        if self.statement.digest != digest:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(self.signature, _message(self.statement))
        except (InvalidSignature, ValueError, OverflowError):
            return False
        return True

    def document(self, key: bytes = b"") -> dict[str, Any]:
        """Return what stands in a file; :func:`read_seal` reads it.

        :param key: public key of the centre, told so that whoever has the file knows whom to ask.
        """
        told = {
            "form": self.statement.form,
            "digest": self.statement.digest.hex(),
            "unit": self.statement.unit,
            "sealed_at": self.statement.sealed_at,
            "signature": b64encode(self.signature).decode(),
        }
        return told | ({"key": keyed_by(key)} if key else {})


def seal(private_key: bytes, statement: SealStatement) -> Seal:
    """Sign a statement."""
    return Seal(statement, Ed25519PrivateKey.from_private_bytes(private_key).sign(_message(statement)))


def read_seal(told: object) -> Seal | None:
    """Return the seal that stands in a file; ``None`` where that is none, whatever it is."""
    try:
        read = msgspec.convert(told, _InFile)
        statement = SealStatement(read.form, bytes.fromhex(read.digest), read.unit, read.sealed_at)
        signature = b64decode(read.signature, validate=True)
    except (ValueError, msgspec.ValidationError):
        return None
    return Seal(statement, signature) if 0 <= read.sealed_at <= LATEST_MS else None


def keyed_by(server_key: bytes) -> str:
    """Return what names a centre without telling its public key, 16 hexadecimal digits; empty where there is none.

    The key itself stays out of files, for with it the keys of cases could be undone.
    """
    return hashlib.sha256(b"tindak monev centre\0" + server_key).hexdigest()[:16] if server_key else ""


def packed(body: bytes) -> bytes:
    """Return canonical bytes as they travel."""
    return zlib.compress(body, 7)  # at 9 it takes twice as long, for a fiftieth less


def unpacked(content: bytes) -> bytes:
    """Return the canonical bytes of a document as it travels.

    :raises BadInput: when this is none, or larger than any may be.
    """
    if len(content) > MOST_PACKED_BYTES:
        raise BadInput("Angka beku ini terlalu besar.")
    reading = zlib.decompressobj()
    try:
        body = reading.decompress(content, MOST_BYTES + 1)
    except zlib.error as fault:
        raise BadInput("Isi kiriman ini bukan angka beku, atau rusak.") from fault
    if len(body) > MOST_BYTES:
        raise BadInput("Angka beku ini terlalu besar.")
    if not reading.eof or reading.unused_data:
        raise BadInput("Isi kiriman ini bukan angka beku, atau rusak.")
    return body


def name_of(content: bytes) -> bytes:
    """Return the SHA-256 under which a document travels."""
    return hashlib.sha256(content).digest()


class _InFile(msgspec.Struct):
    form: int
    digest: str
    unit: str
    sealed_at: int
    signature: str


def _message(statement: SealStatement) -> bytes:
    return _CONTEXT + pack(statement)
