"""How files travel: tus 1.0 under ``/v1/files/``, each at the address that its content gives it.

A desk asks about all its files in one request (:class:`FilesAsked`), then sends what the centre lacks from the very
byte where it stands. Source: the tus resumable upload protocol, version 1.0.0.
"""

from typing import Final

import msgspec

FILES_PATH: Final = "/v1/files/"
STANDING_PATH: Final = "/v1/files/standing"
TUS_VERSION: Final = "1.0.0"
HERE: Final = -1
"""Standing of a file that the centre has whole."""
MOST_ASKED: Final = 500

HASH_KEY: Final = "sha256"
"""Key of ``Upload-Metadata``: the SHA-256 of the content, 64 hexadecimal digits."""
NAME_KEY: Final = "filename"
TYPE_KEY: Final = "filetype"
PROVENANCE_KEY: Final = "provenance"
"""A :class:`sync.contract.evidence.provenance.Provenance` in MessagePack."""


class FilesAsked(msgspec.Struct, frozen=True, kw_only=True):
    """``POST /v1/files/standing`` asks how these files stand."""

    files: tuple[bytes, ...]
    """Their SHA-256, at most :data:`MOST_ASKED`."""


class FilesTold(msgspec.Struct, frozen=True, kw_only=True):
    """The answer, in the same order."""

    standing: tuple[int, ...]
    """:data:`HERE` for a file that the centre has whole and that this officer may read; otherwise how many bytes of
    this unit's own upload it holds, 0 where none was begun."""
    seals: bool = False
    """Whether this centre checks and seals frozen figures; to another one they are not sent."""


def address_of(sha256: bytes) -> str:
    """Return the path of a file at the centre."""
    return FILES_PATH + sha256.hex()


def provenance_of(sha256: bytes) -> str:
    """Return the path of what a picture said about its making."""
    return f"{address_of(sha256)}/provenance"
