"""Format 1 of a fingerprint: what a picture looks like, in 238 bytes.

:mod:`sync.contract.evidence.likeness` compares them.

Byte 0 is the format, byte 1 how much of the pattern is rows and columns (0 to 255). Then for the whole picture and for
five windows of it the signs of the 48 lowest waves (cosine transform, 6 bytes each), which find candidates; then the
pattern of the picture in 20 by 20 cells of 4 bits, which decides. The pattern is the light of each cell against its
neighbourhood, in shares of the contrast there, without the mean of its row and of its column: so neither light nor the
lines of a letter make two pictures alike.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

FORMAT: Final = 1
CELLS: Final = 20
"""Cells a side."""
WAVES: Final = 7
"""Waves a side; the first of all, the mean light, is left out."""
SIGNS: Final = WAVES * WAVES - 1
SIGN_BYTES: Final = SIGNS // 8
LEVELS: Final = 16
WINDOWS: Final = (
    (0.0, 0.0, 1.0, 1.0),
    (0.065, 0.065, 0.935, 0.935),
    (0.07, 0.07, 1.0, 1.0),
    (0.0, 0.07, 0.93, 1.0),
    (0.07, 0.0, 1.0, 0.93),
    (0.0, 0.0, 0.93, 0.93),
)
"""Left, top, right and bottom of the windows, as shares of the picture: what is left of it after a usual crop."""
_HEAD: Final = 2
_SIGNS_END: Final = _HEAD + SIGN_BYTES * len(WINDOWS)
LENGTH: Final = _SIGNS_END + CELLS * CELLS // 2

_HIGHEST_BITS: Final = int("8" * CELLS * CELLS, 16)
_LEVEL_OF: Final = bytes.maketrans(b"0123456789abcdef", bytes(range(16)))


class Turned(NamedTuple):
    """A fingerprint as the picture would have it turned or mirrored."""

    signs: tuple[int, ...]
    """Of the whole and of each window."""
    cells: bytes
    """A level for each cell, row by row."""


def pack(stripes: float, signs: Sequence[int], cells: Sequence[int]) -> bytes:
    """Return a fingerprint.

    :param stripes: share of the pattern that was rows and columns, 0 to 1.
    :param signs: for each of :data:`WINDOWS`.
    :param cells: levels below :data:`LEVELS`, row by row.
    """
    packed = b"".join(number.to_bytes(SIGN_BYTES, "little") for number in signs)
    halves = bytes(high << 4 | low for high, low in zip(cells[::2], cells[1::2], strict=True))
    return bytes((FORMAT, round(stripes * 255))) + packed + halves


def is_known(fingerprint: bytes) -> bool:
    """Whether it can be compared here; empty and newer ones cannot."""
    return len(fingerprint) == LENGTH and fingerprint[0] == FORMAT


def stripes_of(fingerprint: bytes) -> float:
    """Return which share of the pattern was rows and columns, 0 to 1; letters have more than half."""
    return fingerprint[1] / 255


def signs_of(fingerprint: bytes) -> tuple[int, ...]:
    """Return the signs of each window."""
    return tuple(
        [int.from_bytes(fingerprint[at : at + SIGN_BYTES], "little") for at in range(_HEAD, _SIGNS_END, SIGN_BYTES)]
    )


def signs_of_all(fingerprints: Sequence[bytes], window: int) -> bytes:
    """Return the signs of one window of each, one behind the other."""
    start = _HEAD + SIGN_BYTES * window
    end = start + SIGN_BYTES
    return b"".join([fingerprint[start:end] for fingerprint in fingerprints])


def cells_of(fingerprint: bytes) -> bytes:
    """Return the level of each cell, row by row."""
    return fingerprint[_SIGNS_END:].hex().encode().translate(_LEVEL_OF)


def lights_of(fingerprint: bytes) -> int:
    """Return which cells are lighter than the middle: the highest of the four bits of each cell, the others zero."""
    return int.from_bytes(fingerprint[_SIGNS_END:], "big") & _HIGHEST_BITS


def lights_from(cells: Iterable[int]) -> int:
    """Return such a number for cells row by row."""
    return int("".join(["8" if is_set else "0" for is_set in cells]), 16)


def turns_of(fingerprint: bytes) -> tuple[Turned, ...]:
    """Return the fingerprint in all eight positions: turned by quarters, mirrored or not; as it is first."""
    plain = Turned(signs_of(fingerprint), cells_of(fingerprint))
    pair = (plain, _transposed(plain))
    return tuple(turn for one in pair for turn in (one, _mirrored(one), _overturned(one), _overturned(_mirrored(one))))


def _mask(is_odd: Callable[[int, int], bool]) -> int:
    places = [(row, column) for row in range(WAVES) for column in range(WAVES)][1:]
    return sum(1 << bit for bit, (row, column) in enumerate(places) if is_odd(row, column))


# A mirrored picture has the same waves; those with an odd number of halves across change their sign.
_ACROSS: Final = _mask(lambda _row, column: column % 2 == 1)
_DOWN: Final = _mask(lambda row, _column: row % 2 == 1)
_MIRRORED_WINDOWS: Final = (0, 1, 3, 2, 5, 4)
_OVERTURNED_WINDOWS: Final = (0, 1, 4, 5, 2, 3)
_TRANSPOSED_WINDOWS: Final = (0, 1, 2, 4, 3, 5)


def _mirrored(one: Turned) -> Turned:
    rows = [one.cells[at : at + CELLS][::-1] for at in range(0, CELLS * CELLS, CELLS)]
    return Turned(tuple(one.signs[window] ^ _ACROSS for window in _MIRRORED_WINDOWS), b"".join(rows))


def _overturned(one: Turned) -> Turned:
    rows = [one.cells[at : at + CELLS] for at in range(0, CELLS * CELLS, CELLS)]
    return Turned(tuple(one.signs[window] ^ _DOWN for window in _OVERTURNED_WINDOWS), b"".join(rows[::-1]))


def _transposed(one: Turned) -> Turned:
    columns = [one.cells[at::CELLS] for at in range(CELLS)]
    signs = tuple(_transposed_signs(one.signs[window]) for window in _TRANSPOSED_WINDOWS)
    return Turned(signs, b"".join(columns))


def _transposed_signs(signs: int) -> int:
    with_mean = signs << 1
    return (
        sum(
            1 << column * WAVES + row
            for row in range(WAVES)
            for column in range(WAVES)
            if with_mean >> row * WAVES + column & 1
        )
        >> 1
    )
