"""Reading Exif with bounds: no file can make it read long, much, or outside. Source: Exif 2.32."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

MAKER, MODEL, SOFTWARE = 0x010F, 0x0110, 0x0131
EXPOSURE, APERTURE, SENSITIVITY, FOCAL_LENGTH = 0x829A, 0x829D, 0x8827, 0x920A
TAKEN, DIGITISED, TAKEN_OFFSET, DIGITISED_OFFSET, OFFSET = 0x9003, 0x9004, 0x9011, 0x9012, 0x9010
ORIENTATION, COMMENT, BODY_SERIAL, CAMERA_SERIAL = 0x0112, 0x9286, 0xA431, 0xC62F
LATITUDE_REF, LATITUDE, LONGITUDE_REF, LONGITUDE = 1, 2, 3, 4

_EXIF_PLACE, _GPS_PLACE = 0x8769, 0x8825
_MOST_ENTRIES: Final = 500
_MOST_LETTERS: Final = 500
_MOST_NUMBERS: Final = 16
_TEXT, _UNDEFINED = (2, 129), 7
_NUMBERS: Final = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 5: "II", 10: "ii", 11: "f", 12: "d"}

Value = str | tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Exif:
    """What a picture says in Exif, as far as it can be read."""

    main: dict[int, Value] = field(default_factory=dict)
    gps: dict[int, Value] = field(default_factory=dict)

    def text(self, tag: int) -> str:
        """Return a text, empty where there is none."""
        value = self.main.get(tag, "")
        return value if isinstance(value, str) else ""

    def number(self, tag: int) -> float | None:
        """Return the first number of a tag."""
        value = self.main.get(tag)
        return value[0] if isinstance(value, tuple) and value else None


def read_exif(blob: bytes) -> Exif:
    """Return what can be read of a TIFF structure; never raises."""
    order = {b"II": "<", b"MM": ">"}.get(blob[:2])
    if order is None or len(blob) < 8:
        return Exif()
    first = struct.unpack_from(order + "I", blob, 4)[0]
    main = dict(_entries(blob, order, first))
    exif = dict(_entries(blob, order, _place(main, _EXIF_PLACE)))
    gps = dict(_entries(blob, order, _place(main, _GPS_PLACE)))
    return Exif({**exif, **main}, gps)


def _place(entries: dict[int, Value], tag: int) -> int:
    value = entries.get(tag)
    return int(value[0]) if isinstance(value, tuple) and value else 0


def _entries(blob: bytes, order: str, at: int) -> Iterator[tuple[int, Value]]:
    if not 8 <= at <= len(blob) - 2:
        return
    count = min(struct.unpack_from(order + "H", blob, at)[0], _MOST_ENTRIES)
    for entry in range(at + 2, min(at + 2 + 12 * count, len(blob) - 11), 12):
        tag, form, length = struct.unpack_from(order + "HHI", blob, entry)
        if tag == COMMENT:
            form = _UNDEFINED  # some write it as numbers
        value = _value(blob, order, form, length, entry + 8)
        if value is not None:
            yield tag, value


def _value(blob: bytes, order: str, form: int, length: int, at: int) -> Value | None:
    if form in _TEXT or form == _UNDEFINED:
        start = at if length <= 4 else struct.unpack_from(order + "I", blob, at)[0]
        return _text(blob[start : start + min(length, _MOST_LETTERS)])
    letters = _NUMBERS.get(form)
    if letters is None or not length:
        return None
    each = struct.calcsize(order + letters)
    start = at if each * length <= 4 else struct.unpack_from(order + "I", blob, at)[0]
    length = min(length, _MOST_NUMBERS)
    if start + each * length > len(blob):
        return None
    found = [struct.unpack_from(order + letters, blob, start + each * number) for number in range(length)]
    return tuple(_quotient(pair) for pair in found)


def _quotient(parts: tuple[float, ...]) -> float:
    if len(parts) == 1:
        return parts[0]
    return parts[0] / parts[1] if parts[1] else 0.0


def _text(letters: bytes) -> str:
    if letters.startswith((b"ASCII\0\0\0", b"UNICODE\0")):  # comments of users say their code first
        letters = letters[8:].replace(b"\0", b"")
    said = letters.partition(b"\0")[0].decode("utf-8", "replace")
    return " ".join("".join(letter for letter in said if letter.isprintable()).split())
