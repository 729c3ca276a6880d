"""The directory of an OLE compound file, which old Word documents are. Source: [MS-CFB]."""

import struct
from collections.abc import Iterator
from typing import Final

_HEADER: Final = 512
_IN_HEADER: Final = 109
"""Sectors of the allocation table that the header itself names."""
_ENTRY: Final = 128
_MOST_DIRECTORY: Final = 2048
"""Sectors; a Word document has a handful."""
_LAST: Final = 0xFFFFFFFA
"""From here on numbers are no sectors but marks."""
_FREE: Final = 0xFFFFFFFF


class BrokenOle(ValueError):
    """It is not a whole compound file."""


def entries_of(content: bytes) -> frozenset[str]:
    """Return the names of all streams and storages, in small letters.

    :raises BrokenOle: when the directory cannot be read to its end.
    """
    shift = int.from_bytes(content[30:32], "little")
    if len(content) < _HEADER or shift not in (9, 12):
        raise BrokenOle
    _check_whole(content, shift)
    names = [name for sector in _directory(content, shift) for name in _names(sector)]
    return frozenset(name.lower() for name in names)


def _check_whole(content: bytes, shift: int) -> None:
    """See to it that each sector that is in use lies in the file; the last one may be short."""
    tables = _number(content, 44)
    if tables > _IN_HEADER:
        raise BrokenOle
    per_sector = (1 << shift) // 4
    for at in range(tables):
        numbers = _sector(content, _number(content, 76 + 4 * at), shift)
        if len(numbers) < per_sector * 4:
            raise BrokenOle
        used = [place for place, (number,) in enumerate(struct.iter_unpack("<I", numbers)) if number != _FREE]
        if used and (at * per_sector + used[-1] + 1) << shift >= len(content):
            raise BrokenOle


def _directory(content: bytes, shift: int) -> Iterator[bytes]:
    number, seen = _number(content, 48), set[int]()
    while number < _LAST:
        if number in seen or len(seen) > _MOST_DIRECTORY:
            raise BrokenOle
        seen.add(number)
        yield _sector(content, number, shift)
        number = _next(content, number, shift)


def _next(content: bytes, number: int, shift: int) -> int:
    """Return which sector follows a sector, by the allocation table.

    A directory so far behind that the header does not name its part of the table is none of a sound document.
    """
    per_sector = (1 << shift) // 4
    if number // per_sector >= _IN_HEADER:
        raise BrokenOle
    table = _number(content, 76 + 4 * (number // per_sector))
    return _number(_sector(content, table, shift), 4 * (number % per_sector))


def _sector(content: bytes, number: int, shift: int) -> bytes:
    start = (number + 1) << shift
    sector = content[start : start + (1 << shift)]
    if len(sector) < _ENTRY:
        raise BrokenOle
    return sector


def _number(content: bytes, at: int) -> int:
    found = content[at : at + 4]
    if len(found) < 4:
        raise BrokenOle
    return int.from_bytes(found, "little")


def _names(sector: bytes) -> Iterator[str]:
    for at in range(0, len(sector) - _ENTRY + 1, _ENTRY):
        length = int.from_bytes(sector[at + 64 : at + 66], "little")
        if 2 < length <= 64:
            yield sector[at : at + length - 2].decode("utf-16-le", "replace")
