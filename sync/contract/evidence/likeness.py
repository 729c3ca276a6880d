"""Whether two pictures look the same, told by their fingerprints, in plain Python.

It survives what pictures go through on their way: made smaller, packed anew, brighter or darker, another date in the
corner, up to a tenth cut off each side, turned by quarters, mirrored. Candidates are found for all pictures at once by
counting differing signs in very long integers; each candidate is then laid over the picture and shifted until it fits
best. The thresholds are measured by ``python -m tests.bench.evidence``.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import product
from operator import mul
from typing import Final, NamedTuple

from sync.contract.evidence.candidates import MOST_TOGETHER, WHOLE, Finder, Frame
from sync.contract.evidence.fingerprints import (
    CELLS,
    Turned,
    cells_of,
    is_known,
    lights_from,
    lights_of,
    stripes_of,
    turns_of,
)

SAME: Final = 0.3
"""Pictures at most so far apart look the same."""
SAME_LETTER: Final = 0.13
"""The same for letters: all of an office look alike from afar."""
LETTER_STRIPES: Final = 0.52
"""Pictures with at least that share of rows and columns in their pattern are taken for letters."""
FAR: Final = 1.0
"""Distance of pictures that have nothing in common, or that cannot be compared."""
_LEAST_AGREEING: Final = 0.58
"""Share of cells that must agree in being light or dark before more is computed; by chance half of them do."""
_WORTH_A_LOOK: Final = 0.3
"""Likeness where a candidate was found, from which on it is worth shifting."""
_WORTH_A_LETTER: Final = 0.85
"""The same for letters, which are told as the same only if hardly anything was cut off."""
_STEPS: Final = (0.04, 0.02)
_MOST_ROUNDS: Final = 4
_HOPELESS: Final = 0.5
"""Likeness after wide steps, below which small ones cannot bring it up."""
_SURE: Final = 0.95
"""Likeness that no shifting needs to better."""
_MOST_FRAMES: Final = 3
"""Of the frames that are worth shifting from: the best ones."""
_FURTHEST: Final = 0.14
"""How far an edge may lie from that of the other picture, as a share of it."""
_SQUARES: Final = bytes(level * level if level < 16 else 0 for level in range(256))


class Alike(NamedTuple):
    """A picture that looks the same as the one that was asked about."""

    place: int
    """Among the others."""
    distance: float


def distance(one: bytes, other: bytes) -> float:
    """Return how far two pictures are from each other, 0 for the same to :data:`FAR`; the order does not matter much.

    An empty fingerprint, and one of a format that is not known here, is far from all.
    """
    if not (is_known(one) and is_known(other)):
        return FAR
    return min((distance for _, distance in _distances(one, [other])), default=FAR)


def looks_same(one: bytes, other: bytes) -> bool:
    """Whether two pictures look the same."""
    return bool(find_alike(one, [other]))


def find_alike(one: bytes, others: Sequence[bytes]) -> tuple[Alike, ...]:
    """Return which of the others look the same as one, the nearest first."""
    if not is_known(one):
        return ()
    known = [index for index, other in enumerate(others) if is_known(other)]
    found = _distances(one, [others[index] for index in known])
    alike = [Alike(known[at], far) for at, far in found if far <= _most(one, others[known[at]])]
    return tuple(sorted(alike, key=lambda each: each.distance))


def _most(one: bytes, other: bytes) -> float:
    is_letter = min(stripes_of(one), stripes_of(other)) >= LETTER_STRIPES
    return SAME_LETTER if is_letter else SAME


def _distances(one: bytes, others: Sequence[bytes]) -> Iterator[tuple[int, float]]:
    """Yield each candidate with its distance."""
    laid = [_Laid(turn) for turn in turns_of(one)]
    is_letter = stripes_of(one) >= LETTER_STRIPES
    finder = Finder([each.turn for each in laid], min(len(others), MOST_TOGETHER))
    for start in range(0, len(others), MOST_TOGETHER):
        some = others[start : start + MOST_TOGETHER]
        nearest = dict[int, float]()
        for at, turn, frames in finder.among(some):
            if is_letter and stripes_of(some[at]) >= LETTER_STRIPES:
                alike = laid[turn].best(frames[: frames[0] == WHOLE], some[at], _WORTH_A_LETTER)
            else:
                alike = laid[turn].best(frames, some[at], _WORTH_A_LOOK)
            nearest[at] = min(max(0.0, 1 - alike), nearest.get(at, FAR))
        yield from ((start + at, far) for at, far in nearest.items())


class _Sheet(NamedTuple):
    """Our cells laid into a frame of another picture."""

    cells: list[float]
    """Mean 0 over the common part, 0 outside it."""
    common: bytes
    """1 for each cell that both pictures have."""
    shared: int
    """How many these are."""
    length: float
    lights: int
    """Which of our cells are lighter than the middle, see :func:`lights_of`."""
    places: int
    """Which cells both pictures have, in the same way."""


class _Laid:
    """One position of our picture, and what it became in the frames it was laid into."""

    def __init__(self, turn: Turned) -> None:
        self.turn = turn
        self._sheets: dict[Frame, _Sheet] = {}

    def best(self, frames: Sequence[Frame], other: bytes, least: float) -> float:
        """Return how alike they are where they fit best, near one of these frames.

        :param other: fingerprint of the other picture.
        :param least: likeness in a frame from which on it is worth shifting; below it the answer is 0.
        """
        lights = lights_of(other)
        likely = [frame for frame in frames if self._agreeing(frame, lights) >= _LEAST_AGREEING]
        if not likely:
            return 0.0
        cells = cells_of(other)
        guesses = sorted(((self._alike(frame, cells), frame) for frame in likely), reverse=True)
        most = 0.0
        for guess, frame in guesses[:_MOST_FRAMES]:
            if guess < least or most >= _SURE:
                break
            most = max(most, self._shifted(frame, cells))
        return most

    def _agreeing(self, frame: Frame, lights: int) -> float:
        """Return in which share of the common cells both are lighter, or both darker, than the middle."""
        sheet = self._sheet(frame)
        return 1 - ((sheet.lights ^ lights) & sheet.places).bit_count() / sheet.shared

    def _shifted(self, frame: Frame, cells: bytes) -> float:
        most = self._alike(frame, cells)
        for step in _STEPS:
            if step < _STEPS[0] and most < _HOPELESS:
                break
            for _ in range(_MOST_ROUNDS):
                if (before := most) >= _SURE:
                    break
                for edge, shift in product(range(4), (-step, step)):
                    moved = _moved(frame, edge, shift)
                    if moved and (alike := self._alike(moved, cells)) > most:
                        frame, most = moved, alike
                if most == before:
                    break
        return most

    def _alike(self, frame: Frame, cells: bytes) -> float:
        sheet = self._sheet(frame)
        total = sum(map(mul, sheet.common, cells))
        squares = sum(map(mul, sheet.common, cells.translate(_SQUARES))) - total * total / sheet.shared
        return sum(map(mul, sheet.cells, cells)) / (sheet.length * math.sqrt(squares)) if squares > 0 else 0.0

    def _sheet(self, frame: Frame) -> _Sheet:
        found = self._sheets.get(frame)
        if found is None:
            found = self._sheets[frame] = _sheet(self.turn.cells, frame)
        return found


def _moved(frame: Frame, edge: int, shift: float) -> Frame | None:
    moved = round(frame[edge] + shift, 3)
    if abs(moved - (edge >= 2)) > _FURTHEST:
        return None
    return (*frame[:edge], moved, *frame[edge + 1 :])  # type: ignore[return-value]  # still four


def _sheet(cells: bytes, frame: Frame) -> _Sheet:
    across, down = _weights(frame[0], frame[2]), _weights(frame[1], frame[3])
    rows = [cells[at : at + CELLS] for at in range(0, CELLS * CELLS, CELLS)]
    wide = [[row[at] * (1 - part) + row[at + 1] * part for at, part in across if at >= 0] for row in rows]
    inside = [
        [upper * (1 - part) + lower * part for upper, lower in zip(wide[at], wide[at + 1], strict=True)]
        for at, part in down
        if at >= 0
    ]
    count = sum(map(len, inside))
    mean = sum(map(sum, inside)) / count
    laid, common, filled = list[float](), bytearray(), iter(inside)
    for at, _ in down:
        values = iter(next(filled)) if at >= 0 else iter(())
        for place, _ in across:
            is_common = at >= 0 and place >= 0
            common.append(is_common)
            laid.append(next(values) - mean if is_common else 0.0)
    length = max(math.hypot(*laid), 1e-6)
    return _Sheet(laid, bytes(common), count, length, lights_from(value > 0 for value in laid), lights_from(common))


def _weights(start: float, end: float) -> list[tuple[int, float]]:
    """Return for each cell of the other picture between which two of ours it lies, and how far; -1 outside of ours."""
    found = []
    for cell in range(CELLS):
        place = ((cell + 0.5) / CELLS - start) / (end - start) * CELLS - 0.5
        at = min(max(int(place), 0), CELLS - 2)
        found.append((at, min(max(place - at, 0.0), 1.0)) if -0.5 < place < CELLS - 0.5 else (-1, 0.0))
    return found
