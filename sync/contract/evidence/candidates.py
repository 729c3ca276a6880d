"""Finding candidates: fingerprints with nearly the same signs, for thousands of pictures at once, in plain Python.

The signs of all pictures lie side by side in one very long integer, in a lane of six bytes each; a few operations on it
count the differing signs in every lane.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sync.contract.evidence.fingerprints import SIGN_BYTES, WINDOWS, Turned, signs_of, signs_of_all

MOST_TOGETHER: Final = 2000
"""Pictures whose integers stay in the fast memory of a processor."""
MOST_SIGNS: Final = 12
"""Differing signs of 48 up to which a picture is a candidate."""
_MARK: Final = b"\x80"
_SUM_OF_BYTES: Final = 0x010101010101
"""Times this, the highest of six bytes becomes the sum of all six."""
_HIGHEST: Final = 8 * (SIGN_BYTES - 1)

Frame = tuple[float, float, float, float]
"""Left, top, right and bottom of one picture in shares of another."""

WHOLE: Final = WINDOWS[0]
"""The frame of pictures with the same edges; where it is among the frames of a candidate, it is the first."""


class Candidate(NamedTuple):
    """A picture that may show the same as ours."""

    place: int
    """Among those that were asked about."""
    turn: int
    """Which position of ours fits."""
    frames: tuple[Frame, ...]
    """Where ours may then lie in it."""


class Finder:
    """Our picture in its positions, ready to be compared with many others."""

    def __init__(self, turns: Sequence[Turned], together: int) -> None:
        """Make ready for at most so many others at once."""
        self._turns = turns
        self._lanes = _Lanes(together)
        self._ours = [[self._lanes.each(signs) for signs in turn.signs] for turn in turns]

    def among(self, others: Sequence[bytes]) -> Iterator[Candidate]:
        """Yield which others may show the same; a picture comes once for each position that fits.

        :param others: fingerprints that are known to :func:`sync.contract.evidence.fingerprints.is_known`.
        """
        windows = range(len(WINDOWS))
        theirs = [int.from_bytes(signs_of_all(others, window), "little") for window in windows]
        for number, ours in enumerate(self._ours):
            near = 0
            for window in windows:  # ours is a part of theirs, and theirs of ours
                near |= self._lanes.near(theirs[window], ours[0])
                near |= self._lanes.near(theirs[0], ours[window]) if window else 0
            for place in self._lanes.places(near):
                if place < len(others):
                    yield Candidate(place, number, _frames(self._turns[number].signs, signs_of(others[place])))


def _frames(ours: Sequence[int], theirs: Sequence[int]) -> tuple[Frame, ...]:
    """Return where ours may lie in theirs: in the windows in which few signs differ."""
    whole, their_whole = ours[0], theirs[0]
    within = [frame for signs, frame in zip(theirs, WINDOWS, strict=True) if (signs ^ whole).bit_count() <= MOST_SIGNS]
    around = [
        frame for signs, frame in zip(ours, _AROUND, strict=True) if (signs ^ their_whole).bit_count() <= MOST_SIGNS
    ]
    return (*within, *(frame for frame in around if frame != WHOLE))


def _around(window: Frame) -> Frame:
    """Return where the whole lies, seen from a window of it."""
    left, top, right, bottom = window
    wide, high = right - left, bottom - top
    return (-left / wide, -top / high, (1 - left) / wide, (1 - top) / high)


_AROUND: Final = tuple(_around(window) for window in WINDOWS)


class _Lanes:
    """Counts differing signs in all lanes of an integer."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._length = SIGN_BYTES * count
        self._halves, self._quarters, self._nibbles = (self._filled(each) for each in (0x55, 0x33, 0x0F))
        self._counts, self._limit, self._over = (
            self.each(each << _HIGHEST) for each in (0xFF, 0x7F - MOST_SIGNS, 0x80)
        )

    def each(self, number: int) -> int:
        """Return an integer with this number in each lane."""
        return int.from_bytes(number.to_bytes(SIGN_BYTES, "little") * self._count, "little")

    def _filled(self, number: int) -> int:
        return int.from_bytes(bytes((number,)) * self._length, "little")

    def near(self, theirs: int, ours: int) -> int:
        """Return a mark in each lane in which few signs differ."""
        bits = theirs ^ ours
        bits -= bits >> 1 & self._halves
        bits = (bits & self._quarters) + (bits >> 2 & self._quarters)
        bits = bits + (bits >> 4) & self._nibbles
        bits *= _SUM_OF_BYTES
        # The highest byte of each lane now holds the count; above the limit its highest bit comes up.
        return ((bits & self._counts) + self._limit & self._over) ^ self._over

    def places(self, near: int) -> Iterator[int]:
        """Yield the lanes that are marked."""
        flags = near.to_bytes(self._length, "little")
        at = flags.find(_MARK)
        while at >= 0:
            yield at // SIGN_BYTES
            at = flags.find(_MARK, at + 1)
