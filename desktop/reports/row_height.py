"""How high a row of a workbook has to be for words that wrap.

Excel works that out itself where nothing is said; LibreOffice trusts such a file, and lays the lines over each other.
"""

from collections.abc import Iterable
from math import ceil
from typing import Final

LINE_POINTS: Final = 13.5
"""Height of a line of letters of 10 points."""
_MOST_POINTS: Final = 409.0
"""Of a row in Excel; what is longer is read in the cell."""
_FITTING: Final = 1.08
"""Letters that a column has room for, by its width: most are narrower than the digits that widths are measured in, but
a line ends before the word that does not fit."""


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """Return the height of a row, points.

    :param cells: the words of each, and the width of its column in characters.
    """
    lines = (sum(ceil(max(len(line), 1) / (width * _FITTING)) for line in words.split("\n")) for words, width in cells)
    return min(LINE_POINTS * max(lines, default=1), _MOST_POINTS)
