"""The chunks of a WebP. Source: RFC 9649, C2PA 2 (chunk C2PA)."""

from collections.abc import Iterator
from typing import Final

from desktop.evidence.parts.found import MOST_SAID, BrokenPicture, Found, without_exif_letters

_HEAD: Final = 12
_MOST_CHUNKS: Final = 20_000


def walk(content: bytes) -> Found:
    """Take a WebP apart; the codec gets it as it is, because it looks at pixels only."""
    end = 8 + int.from_bytes(content[4:8], "little")
    if end > len(content):
        raise BrokenPicture
    said, size = dict[bytes, bytes](), None
    for name, body in _chunks(content, end):
        size = size or _size(name, body)
        if name in (b"EXIF", b"XMP ", b"ICCP", b"C2PA"):
            said.setdefault(name, body[:MOST_SAID])
    if size is None:
        raise BrokenPicture
    return Found(
        width=size[0],
        height=size[1],
        plain=content[:end],
        exif=without_exif_letters(said.get(b"EXIF", b"")),
        xmp=said.get(b"XMP ", b""),
        icc=said.get(b"ICCP", b""),
        claims=said.get(b"C2PA", b""),
        channels=4,
    )


def _chunks(content: bytes, end: int) -> Iterator[tuple[bytes, bytes]]:
    at = _HEAD
    for _ in range(_MOST_CHUNKS):
        if at + 8 > end:
            return
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        if at + 8 + length > end:
            raise BrokenPicture
        yield content[at : at + 4], content[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _size(name: bytes, body: bytes) -> tuple[int, int] | None:
    if name == b"VP8X" and len(body) >= 10:
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if name == b"VP8 " and body[3:6] == b"\x9d\x01\x2a" and len(body) >= 10:
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    if name == b"VP8L" and body[:1] == b"\x2f" and len(body) >= 5:
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return None
