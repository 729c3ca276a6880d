"""Marks: eight bytes for one version of one entity, and their sum, by which two ends see that they hold the same.

A mark names what an entity is, not only its number: at a centre that was restored from a backup, row 57 may be
another event than the one a desk was given as row 57. The sum does not depend on the order, so each end keeps it up
to date by taking the old mark out and putting the new one in. Against chance, not against malice.
"""

import zlib
from collections.abc import Iterable
from hashlib import blake2b
from typing import Final
from uuid import UUID

from sync.contract.entities import ChangeKind
from sync.contract.frames import pack

SUM_BYTES: Final = 8
_MODULUS: Final = 1 << 64
_SIGN: Final = 1 << 63

BUCKET_BYTES: Final = 4
ENTITIES_A_BUCKET: Final = 32
MOST_BUCKETS: Final = 1 << 16


def text_mark(row: int, tracking_id: str, version: int) -> int:
    """Return the mark of a case's text."""
    return _mark(ChangeKind.TEXT, row, tracking_id, version)


def state_mark(row: int, revision: int, status: str, lapor_since: int) -> int:
    """Return the mark of a case's state."""
    return _mark(ChangeKind.STATE, row, revision, status, lapor_since)


def event_mark(row: int, action: UUID, published_at: int) -> int:
    """Return the mark of an event."""
    return _mark(ChangeKind.EVENT, row, action.bytes, published_at)


def unit_mark(row: int, code: str, version: int) -> int:
    """Return the mark of a unit."""
    return _mark(ChangeKind.UNIT, row, code, version)


def template_mark(row: int, version: int) -> int:
    """Return the mark of a template: what a desk makes of it that does not know the kind."""
    return other_mark(ChangeKind.TEMPLATE, row, version)


def other_mark(kind: str, row: int, version: int) -> int:
    """Return the mark of a calendar or a rule set, and of any kind that only the other end understands.

    So a program that does not know these kinds counts them as one that does.
    """
    return _mark(kind, row, version)


def added(total: int, new: Iterable[int], old: Iterable[int] = ()) -> int:
    """Return a sum after these marks were put in and those taken out."""
    return signed((total + sum(new) - sum(old)) % _MODULUS)


def signed(value: int) -> int:
    """Return 64 bits as a number that every database keeps."""
    return value - _MODULUS if value >= _SIGN else value


def sum_bytes(total: int) -> bytes:
    """Return a sum as it travels."""
    return (total % _MODULUS).to_bytes(SUM_BYTES, "big")


def buckets_for(entities: int) -> int:
    """Return in how many buckets so many entities are best compared: a power of two."""
    return min(1 << max(0, entities // ENTITIES_A_BUCKET).bit_length(), MOST_BUCKETS)


def bucket_of(kind: str, row: int, buckets: int) -> int:
    """Return the bucket of an entity, whatever its version."""
    return (row + zlib.crc32(kind.encode())) % buckets


def bucket_sums(marks: Iterable[tuple[str, int, int]], buckets: int) -> bytes:
    """Return the sums of all buckets, :data:`BUCKET_BYTES` each, from (kind, row, mark)."""
    sums = [0] * buckets
    place: dict[str, int] = {}
    for kind, row, mark in marks:
        if kind not in place:
            place[kind] = zlib.crc32(kind.encode())
        sums[(row + place[kind]) % buckets] += mark
    few = 1 << 8 * BUCKET_BYTES
    return b"".join((one % few).to_bytes(BUCKET_BYTES, "big") for one in sums)


def differing_buckets(ours: bytes, theirs: bytes) -> list[int]:
    """Return the numbers of the buckets whose sums differ."""
    width = BUCKET_BYTES
    return [n for n in range(len(ours) // width) if ours[n * width :][:width] != theirs[n * width :][:width]]


def _mark(kind: str, row: int, *what: object) -> int:
    digest = blake2b(pack((kind, row, *what)), digest_size=SUM_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)
