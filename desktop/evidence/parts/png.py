"""The chunks of a PNG. Source: W3C PNG third edition, its eXIf and text chunks, C2PA 2 (caBX)."""

import zlib
from collections.abc import Iterator
from typing import Final

from desktop.evidence.parts.found import MOST_SAID, BrokenPicture, Found, without_exif_letters

_SIGNATURE: Final = 8
_PIXELS: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
"""All that a codec gets: no animation, no text to unpack, no gamma to guess by."""
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_MOST_CHUNKS: Final = 100_000
_MOST_TEXTS: Final = 50
_TEXT_LIMIT: Final = 4000
_XMP_KEY: Final = "XML:com.adobe.xmp"


def walk(content: bytes) -> Found:
    """Take a PNG apart. Of an animated one the still picture counts."""
    kept, said = [content[:_SIGNATURE]], dict[bytes, bytes]()
    texts: list[tuple[str, str]] = []
    for name, body, whole in _chunks(content):
        if name in _PIXELS:
            kept.append(whole)
        elif name in (b"tEXt", b"zTXt", b"iTXt") and len(texts) < _MOST_TEXTS:
            texts.append(_text(name, body))
        else:
            said.setdefault(name, body[:MOST_SAID])
    header = kept[1][8:] if len(kept) > 1 else b""
    if (kept[1:2] and kept[1][4:8] != b"IHDR") or len(header) < 13 or header[9] not in _CHANNELS:
        raise BrokenPicture
    return Found(
        width=int.from_bytes(header[:4], "big"),
        height=int.from_bytes(header[4:8], "big"),
        plain=b"".join(kept),
        exif=without_exif_letters(said.get(b"eXIf", b"")),
        xmp=next((words.encode() for key, words in texts if key == _XMP_KEY), b""),
        icc=_profile(said.get(b"iCCP", b"")),
        texts=tuple((key, words) for key, words in texts if key != _XMP_KEY),
        claims=said.get(b"caBX", b""),
        # What is spread out to colours when it is made smaller takes their room; 16 bits take twice the room.
        channels=4 if _is_spread(header, kept) else _CHANNELS[header[9]] * (2 if header[8] == 16 else 1),
    )


def _is_spread(header: bytes, kept: list[bytes]) -> bool:
    """Whether it has a palette, or is black and white with one of them transparent."""
    return header[9] == 3 or (header[8:10] == b"\1\0" and any(whole[4:8] == b"tRNS" for whole in kept[1:]))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    at = _SIGNATURE
    for _ in range(_MOST_CHUNKS):
        length, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        end = at + 12 + length
        if len(name) < 4 or end > len(content):
            raise BrokenPicture
        whole = content[at:end]
        yield name, whole[8:-4] if name not in _PIXELS else b"", whole
        if name == b"IEND":
            return
        at = end
    raise BrokenPicture


def _text(name: bytes, body: bytes) -> tuple[str, str]:
    key, _, rest = body.partition(b"\0")
    limit = MOST_SAID if key == _XMP_KEY.encode() else _TEXT_LIMIT
    if name == b"tEXt":
        words = rest[:limit].decode("latin-1")
    elif name == b"zTXt":
        words = _unpacked(rest[1:], limit).decode("latin-1")
    else:
        is_packed, rest = rest[:1] == b"\1", rest[2:].partition(b"\0")[2].partition(b"\0")[2]
        words = (_unpacked(rest, limit) if is_packed else rest[:limit]).decode("utf-8", "replace")
    return key[:80].decode("latin-1"), words


def _profile(body: bytes) -> bytes:
    return _unpacked(body.partition(b"\0")[2][1:], MOST_SAID)


def _unpacked(packed: bytes, limit: int) -> bytes:
    """Unpack at most so much: a text of a few kilobytes can hold gigabytes."""
    try:
        return zlib.decompressobj().decompress(packed, limit)
    except zlib.error:
        return b""
