"""The segments of a JPEG. Source: ITU-T T.81 annex B, JFIF 1.02, Exif 2.32, Adobe XMP part 3, C2PA 2 (APP11)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from desktop.evidence.parts.found import MOST_SAID, BrokenPicture, Found

_NO_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD9)})
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE: Final = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_SOI, _EOI, _SOS, _DNL, _COMMENT = 0xD8, 0xD9, 0xDA, 0xDC, 0xFE
_APP0, _APP1, _APP2, _APP11, _APP14, _APP15 = 0xE0, 0xE1, 0xE2, 0xEB, 0xEE, 0xEF
_KEPT: Final = frozenset({0xDB, 0xC4, 0xDD, *_FRAMES})
"""Tables and frames: what pixels are made of."""
_SCAN_ENDS: Final = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
"""A marker in coded data that is neither a stuffed byte nor a restart."""
_MOST_SEGMENTS: Final = 20_000
_END: Final = b"\xff\xd9"
_EXIF: Final = b"Exif\0\0"
_XMP: Final = b"http://ns.adobe.com/xap/1.0/\0"
_MORE_XMP: Final = b"http://ns.adobe.com/xmp/extension/\0"
_MORE_XMP_HEAD: Final = 40
_ICC: Final = b"ICC_PROFILE\0"
_ADOBE_BYTES: Final = 12
_PIECE_HEAD: Final = 16
"""Bytes in front of each piece of JUMBF: mark, number of the box, number of the piece, length and type again."""


@dataclass(slots=True)
class _Walked:
    kept: list[bytes] = field(default_factory=list)
    exif: bytes = b""
    xmp: list[bytes] = field(default_factory=list)
    icc: dict[int, bytes] = field(default_factory=dict)
    claims: list[bytes] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    frame: tuple[int, bytes] | None = None


def walk(content: bytes) -> Found:
    """Take a JPEG apart. Of several pictures in one file (MPO) the first one counts."""
    walked = _Walked()
    start = _segments(content, walked)
    if walked.frame is None:
        raise BrokenPicture
    marker, frame = walked.frame
    if len(frame) < 6:
        raise BrokenPicture
    channels, height, width = frame[5], int.from_bytes(frame[1:3], "big"), int.from_bytes(frame[3:5], "big")
    return Found(
        width=width,
        height=height,
        plain=_head(walked) + content[start:],
        exif=walked.exif,
        xmp=b"".join(walked.xmp)[:MOST_SAID],
        icc=b"".join(walked.icc[number] for number in sorted(walked.icc)),
        texts=tuple(("Comment", words) for words in walked.comments[:20]),
        claims=b"".join(walked.claims)[:MOST_SAID],
        in_passes=marker in _PROGRESSIVE or content[start + 4 : start + 5] < bytes((channels,)),
        channels=channels,
    )


def bare(content: bytes) -> bytes | None:
    """Return the same picture bit for bit, with nothing in it but pixels; ``None`` where that cannot be said.

    :raises BrokenPicture: as :func:`walk` does.
    """
    walked = _Walked()
    scans = list(_scans(content, _segments(content, walked)))
    is_usual = walked.frame is not None and walked.frame[1][5:6] in (b"\1", b"\3")
    return _head(walked) + b"".join(scans) if is_usual and scans[-1] == _END else None


def _head(walked: _Walked) -> bytes:
    return b"\xff\xd8" + b"".join(walked.kept)


def _segments(content: bytes, walked: _Walked) -> int:
    """Walk up to the first scan, and return where it begins."""
    at = 2
    for _ in range(_MOST_SEGMENTS):
        marker, at = _marker(content, at)
        if marker in _NO_LENGTH:
            continue
        if marker == _EOI:
            raise BrokenPicture
        if marker == _SOS:
            return at - 2
        length = int.from_bytes(content[at : at + 2], "big")
        body = content[at + 2 : at + length]
        if length < 2 or len(body) != length - 2:
            raise BrokenPicture
        _sort(marker, body, walked)
        at += length
    raise BrokenPicture


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """Return the next marker, and where its segment begins; what lies between segments is passed over, as codecs do."""
    at = content.find(b"\xff", at)
    while at >= 0 and content[at + 1 : at + 2] in (b"\xff", b"\0"):
        at = content.find(b"\xff", at + 1)
    if at < 0 or at + 2 > len(content):
        raise BrokenPicture
    return content[at + 1], at + 2


def _sort(marker: int, body: bytes, walked: _Walked) -> None:
    if marker in _FRAMES and walked.frame is None:
        walked.frame = (marker, body)
    is_jfif = marker == _APP0 and body.startswith(b"JFIF\0")
    is_adobe = marker == _APP14 and body.startswith(b"Adobe")
    if marker in _KEPT or is_jfif or is_adobe:
        if is_jfif:
            body = body[:12] + b"\0\0"  # without its small picture
        elif is_adobe:
            body = body[:_ADOBE_BYTES]
        walked.kept.append(bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body)
    elif _APP1 <= marker <= _APP15 or marker == _COMMENT:
        _sort_said(marker, body, walked)


def _sort_said(marker: int, body: bytes, walked: _Walked) -> None:
    if marker == _APP1 and body.startswith(_EXIF):
        walked.exif = walked.exif or body[len(_EXIF) :]
    elif marker == _APP1 and body.startswith(_XMP):
        walked.xmp.append(body[len(_XMP) :])
    elif marker == _APP1 and body.startswith(_MORE_XMP):
        walked.xmp.append(body[len(_MORE_XMP) + _MORE_XMP_HEAD :])
    elif marker == _APP2 and body.startswith(_ICC) and len(body) > len(_ICC) + 2:
        walked.icc.setdefault(body[len(_ICC)], body[len(_ICC) + 2 :])
    elif marker == _APP11 and body.startswith(b"JP"):
        # The first piece keeps the head of its box, so that the manifest can be told by its type.
        is_first = int.from_bytes(body[4:8], "big") <= 1
        walked.claims.append(body[_PIECE_HEAD - 8 if is_first else _PIECE_HEAD :])
    elif marker == _COMMENT:
        walked.comments.append(body[:500].decode("latin-1"))


def _scans(content: bytes, start: int) -> Iterator[bytes]:
    at = start
    for _ in range(_MOST_SEGMENTS):
        marker = content[at + 1] if at + 1 < len(content) else -1
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        end = at + 2 + length
        if marker == _SOS:
            found = _SCAN_ENDS.search(content, end)
            end = found.end() - 2 if found else len(content)
        elif marker in (-1, _EOI):
            break
        if marker in (_SOS, _DNL) or marker in _KEPT:
            yield content[at:end]
        at = end
        if content[at : at + 1] != b"\xff":
            yield b""
            return
    yield _END if content[at : at + 2] == _END else b""
