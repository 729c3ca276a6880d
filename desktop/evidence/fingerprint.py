"""The fingerprint of a picture, computed from its pixels. Format: :mod:`sync.contract.evidence.fingerprints`."""

import math
from collections.abc import Sequence
from operator import mul
from typing import Final

from PIL import Image

from sync.contract.evidence.fingerprints import CELLS, LEVELS, WAVES, WINDOWS, pack

_SIDE: Final = 2 * CELLS
_ENOUGH: Final = 8 * _SIDE
"""Pixels of the shorter side that are looked at."""
_REACH: Final = 4
"""How far the neighbourhood of a point reaches, in points of :data:`_SIDE`."""
_NOISE: Final = 4.0
"""Variance below which contrast is grain and packing, in squares of grey levels."""
_FAINTEST: Final = 1.5
"""Contrast in grey levels below which there is nothing to compare: a wall, fog, the inside of a pocket."""
_SPREAD: Final = 3.0
"""Levels that one standard deviation takes."""
_SMALLEST: Final = 16
"""Sides below which a picture is an icon."""

Field = list[list[float]]


def fingerprint_of(image: Image.Image) -> bytes:
    """Return what a picture looks like; empty for one that shows nothing to tell it by."""
    if min(image.size) < _SMALLEST:
        return b""
    grey = image.reduce(max(1, min(image.size) // _ENOUGH)).convert("L")
    pattern, contrast = _pattern(_points(grey, WINDOWS[0]))
    if contrast < _FAINTEST:
        return b""
    cells = [[_mean4(pattern, row, column) for column in range(CELLS)] for row in range(CELLS)]
    bare = _without_lines(cells)
    spread = _deviation(bare)
    stripes = 1 - min(1.0, (spread / max(_deviation(cells), 1e-6)) ** 2)
    levels = [_level(value / max(spread, 1e-6)) for row in bare for value in row]
    return pack(stripes, [_signs(_points(grey, window)) for window in WINDOWS], levels)


def _points(grey: Image.Image, window: Sequence[float]) -> Field:
    box = (window[0] * grey.width, window[1] * grey.height, window[2] * grey.width, window[3] * grey.height)
    small = grey.resize((_SIDE, _SIDE), Image.Resampling.BOX, box=box).tobytes()
    return [[float(value) for value in small[at : at + _SIDE]] for at in range(0, _SIDE * _SIDE, _SIDE)]


def _pattern(points: Field) -> tuple[Field, float]:
    """Return the light of each point against its neighbourhood in shares of the contrast there, and the contrast."""
    around = _smoothed(points)
    relief = [[value - mean for value, mean in zip(*rows, strict=True)] for rows in zip(points, around, strict=True)]
    strength = _smoothed([[value * value for value in row] for row in relief])
    told = [
        [value / math.sqrt(power + _NOISE) for value, power in zip(*rows, strict=True)]
        for rows in zip(relief, strength, strict=True)
    ]
    return told, _deviation(relief)


def _smoothed(field: Field) -> Field:
    """Return the mean of the neighbourhood of each point."""
    return _transposed(_smoothed_rows(_transposed(_smoothed_rows(field))))


def _smoothed_rows(field: Field) -> Field:
    width = 2 * _REACH + 1
    smooth = []
    for row in field:
        padded = [row[0]] * _REACH + row + [row[-1]] * _REACH
        total = sum(padded[:width])
        line = [total / width]
        for leaving, coming in zip(padded, padded[width:], strict=False):
            total += coming - leaving
            line.append(total / width)
        smooth.append(line)
    return smooth


def _transposed(field: Field) -> Field:
    return [list(column) for column in zip(*field, strict=True)]


def _mean4(field: Field, row: int, column: int) -> float:
    upper, lower = field[2 * row], field[2 * row + 1]
    return (upper[2 * column] + upper[2 * column + 1] + lower[2 * column] + lower[2 * column + 1]) / 4


def _without_lines(field: Field) -> Field:
    """Return a field less the mean of each row and of each column."""
    rows = [sum(row) / len(row) for row in field]
    columns = [sum(column) / len(column) for column in zip(*field, strict=True)]
    mean = sum(rows) / len(rows)
    return [
        [value - of_row - of_column + mean for value, of_column in zip(row, columns, strict=True)]
        for row, of_row in zip(field, rows, strict=True)
    ]


def _deviation(field: Field) -> float:
    values = [value for row in field for value in row]
    mean = sum(values) / len(values)
    return math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))


def _level(deviations: float) -> int:
    return min(max(round(deviations * _SPREAD + LEVELS / 2 - 0.5), 0), LEVELS - 1)


def _signs(points: Field) -> int:
    """Return the signs of the lowest waves of a field, the mean light left out."""
    waves = [[math.cos(math.pi * wave * (2 * at + 1) / (2 * _SIDE)) for at in range(_SIDE)] for wave in range(WAVES)]
    rows = [[_product(wave, row) for row in points] for wave in waves]  # one list for each wave across
    signs = [_product(down, rows[across]) > 0 for down in waves for across in range(WAVES)]
    return sum(1 << bit for bit, is_up in enumerate(signs[1:]) if is_up)


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    return float(sum(map(mul, one, other)))
