"""HEIC files made of a picture, without an encoder: HEVC may carry blocks of plain samples (PCM), and these do.

Sources: ITU-T H.265 (7.3 syntax, 9.3 arithmetic coding), ISO/IEC 14496-12 and 23008-12 (boxes). Large, but real: any
HEVC decoder reads them.
"""

import re
import struct
from typing import Final

from PIL import Image

_BLOCK: Final = 16
# Width of the rarer value for each state, at the width that this coder always has (table 9-46, last column).
_RARE: Final = (
    *(240, 227, 216, 205, 195, 185, 175, 166, 158, 150, 142, 135, 128, 122, 116, 110, 104, 99, 94, 89, 85),
    *(80, 76, 72, 69, 65, 62, 59, 56, 53, 50, 48, 45, 43, 41, 39, 37, 35, 33, 31, 30, 28, 27, 25, 24, 23),
    *(22, 21, 20, 19, 18, 17, 16, 15, 14, 14, 13, 12, 12, 11, 11, 10, 9),
)


class _Bits:
    """Bits in their order."""

    def __init__(self) -> None:
        self._done = bytearray()
        self._open = ""

    def put(self, number: int, width: int) -> None:
        """Append a number of fixed width."""
        self._open += f"{number:0{width}b}" if width else ""
        whole = len(self._open) // 8 * 8
        self._done += bytes(int(self._open[at : at + 8], 2) for at in range(0, whole, 8))
        self._open = self._open[whole:]

    def golomb(self, *numbers: int) -> None:
        """Append numbers in the code without a fixed width; those with a sign are only ever 0 here."""
        for number in numbers:
            self.put(number + 1, 2 * (number + 1).bit_length() - 1)

    def flags(self, word: str) -> None:
        """Append bits as written."""
        self.put(int(word, 2), len(word))

    def align(self) -> None:
        """Fill the last byte with zeros."""
        self.put(0, -len(self._open) % 8)

    def raw(self, samples: bytes) -> None:
        """Append whole bytes."""
        self._done += samples

    def ended(self) -> bytes:
        """Return all of it behind a stop bit."""
        self.put(1, 1)
        self.align()
        return bytes(self._done)

    def as_is(self) -> bytes:
        """Return all of it."""
        return bytes(self._done)


class _Coder:
    """The arithmetic coder as far as blocks of plain samples need it: one context, which never sees its rarer value."""

    def __init__(self, bits: _Bits) -> None:
        self._bits = bits
        self._state = 0
        self._start()

    def _start(self) -> None:
        self._low, self._width, self._is_first, self._held = 0, 510, True, 0

    def usual(self) -> None:
        """Code the likelier value."""
        self._width -= _RARE[self._state]
        self._state = min(self._state + 1, 62)

    def end(self, *, is_last: bool) -> None:
        """Code whether this ends here; after it plain samples or nothing may follow."""
        self._width -= 2
        if not is_last:
            return
        self._low += self._width
        self._width = 2
        while self._width < 256:
            self._shift()
        self._emit(self._low >> 9 & 1)
        self._bits.put(self._low >> 7 & 3 | 1, 2)
        self._bits.align()
        self._start()

    def _shift(self) -> None:
        if self._low < 256:
            self._emit(0)
        elif self._low >= 512:
            self._low -= 512
            self._emit(1)
        else:
            self._low -= 256
            self._held += 1
        self._width <<= 1
        self._low <<= 1

    def _emit(self, bit: int) -> None:
        if not self._is_first:
            self._bits.put(bit, 1)
        self._is_first = False
        for _ in range(self._held):
            self._bits.put(1 - bit, 1)
        self._held = 0


def _unit(kind: int, payload: bytes) -> bytes:
    return bytes((kind << 1, 1)) + re.sub(rb"\0\0(?=[\0-\3])", b"\0\0\3", payload)


def _profile(bits: _Bits) -> None:
    bits.flags("00000011")
    bits.put(0x70000000, 32)
    bits.flags("1011")
    bits.put(0, 44)
    bits.put(150, 8)


def _parameters(size: tuple[int, int]) -> tuple[bytes, bytes, bytes]:
    video, sequence, picture = _Bits(), _Bits(), _Bits()
    video.put(0b0000_11_000000_000_1, 16)
    video.put(0xFFFF, 16)
    _profile(video)
    video.flags("1")
    video.golomb(0, 0, 0)
    video.put(0, 6)
    video.golomb(0)
    video.flags("00")
    sequence.flags("00000001")
    _profile(sequence)
    sequence.golomb(0, 1, *size)
    sequence.flags("0")
    sequence.golomb(0, 0, 0)
    sequence.flags("1")
    sequence.golomb(0, 0, 0, 1, 0, 0, 2, 0, 0)
    sequence.flags("000" + "1" + "0111" + "0111")
    sequence.golomb(1, 0)
    sequence.flags("1")
    sequence.golomb(0)
    sequence.flags("00000")
    picture.golomb(0, 0)
    picture.flags("0000000")
    picture.golomb(0, 0, 0)
    picture.flags("000")
    picture.golomb(0, 0)
    picture.flags("0" * 7 + "1" + "0" + "1" + "00")
    picture.golomb(0)
    picture.flags("00")
    return _unit(32, video.ended()), _unit(33, sequence.ended()), _unit(34, picture.ended())


def _slice(image: Image.Image) -> bytes:
    bits = _Bits()
    bits.flags("10")
    bits.golomb(0, 2, 0)
    bits.put(1, 1)
    bits.align()
    coder = _Coder(bits)
    light, blue, red = image.convert("YCbCr").split()
    half = (image.width // 2, image.height // 2)
    blue, red = blue.resize(half, Image.Resampling.BOX), red.resize(half, Image.Resampling.BOX)
    corners = [(x, y) for y in range(0, image.height, _BLOCK) for x in range(0, image.width, _BLOCK)]
    for x, y in corners:
        coder.usual()
        coder.end(is_last=True)
        bits.raw(light.crop((x, y, x + _BLOCK, y + _BLOCK)).tobytes())
        for colour in (blue, red):
            bits.raw(colour.crop((x // 2, y // 2, (x + _BLOCK) // 2, (y + _BLOCK) // 2)).tobytes())
        coder.end(is_last=(x, y) == corners[-1])
    return _unit(19, bits.as_is())


def _box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", 8 + len(body)) + name + body


def _full(name: bytes, version: int, *parts: bytes) -> bytes:
    return _box(name, bytes((version, 0, 0, 0)), *parts)


def heic_of(image: Image.Image, *, exif: bytes = b"", quarters: int = 0, told: tuple[int, int] | None = None) -> bytes:
    """Return a picture as HEIC.

    :param image: sides that can be divided by 16.
    :param exif: TIFF structure.
    :param quarters: by how many quarters, anticlockwise, the boxes say it is to be turned.
    :param told: a size that the boxes claim instead of the true one.
    """
    units, coded = _parameters(image.size), _slice(image)
    config = b"\1\3" + struct.pack(">I", 0x70000000) + b"\xb0" + bytes(5) + bytes((150,))
    config += b"\xf0\0\xfc\xfd\xf8\xf8" + struct.pack(">HB", 0, 0b00001111) + b"\3"
    for kind, unit in zip((32, 33, 34), units, strict=True):
        config += bytes((0x80 | kind,)) + struct.pack(">HH", 1, len(unit)) + unit
    properties = [
        _box(b"hvcC", config),
        _full(b"ispe", 0, struct.pack(">II", *(told or image.size))),
        _box(b"colr", b"nclx", struct.pack(">HHHB", 1, 13, 6, 0x80)),
        *([_box(b"irot", bytes((quarters,)))] if quarters else []),
    ]
    items = [b"".join((struct.pack(">I", len(coded)), coded)), *([bytes(4) + exif] if exif else [])]
    kinds = (b"hvc1", b"Exif")[: len(items)]
    listed = [_full(b"infe", 2, struct.pack(">HH", 1 + at, 0), kind, b"\0") for at, kind in enumerate(kinds)]
    associated = bytes((len(properties), 0x81, *range(2, 1 + len(properties))))

    def meta(start: int) -> bytes:
        places, at = b"", start
        for number, item in enumerate(items, 1):
            places += struct.pack(">HHHHII", number, 0, 0, 1, at, len(item))
            at += len(item)
        return _full(
            b"meta",
            0,
            _full(b"hdlr", 0, bytes(4), b"pict", bytes(13)),
            _full(b"pitm", 0, struct.pack(">H", 1)),
            _full(b"iinf", 0, struct.pack(">H", len(items)), *listed),
            _full(b"iref", 0, _box(b"cdsc", struct.pack(">HHH", 2, 1, 1))) if exif else b"",
            _box(b"iprp", _box(b"ipco", *properties), _full(b"ipma", 0, struct.pack(">IH", 1, 1), associated)),
            _full(b"iloc", 1, b"\x44\0", struct.pack(">H", len(items)), places),
        )

    head = _box(b"ftyp", b"heic", bytes(4), b"mif1", b"heic")
    start = len(head) + len(meta(0)) + 8
    return head + meta(start) + _box(b"mdat", *items)
