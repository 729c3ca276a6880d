"""What the cells of all workbooks have in common: what they take, and how high a row is for words that wrap."""

from collections.abc import Iterable
from math import ceil
from typing import Final

LONGEST: Final = 32_767
"""Most characters that a cell takes; one with more would be left out silently."""
MOST_ROWS: Final = 1_048_576
"""Of a sheet."""
A4: Final = 9
"""Number of the paper."""
LINE_POINTS: Final = 13.5
"""Height of a line of letters of 10 points."""
_MOST_POINTS: Final = 409.0
"""Of a row in Excel; what is longer is read in the cell."""
_FITTING: Final = 1.08
"""Letters that a column has room for, by its width: most are narrower than the digits that widths are measured in, but
a line ends before the word that does not fit."""


def is_formula(words: str) -> bool:
    """Whether a spreadsheet would take words for a formula."""
    return words.startswith(("=", "+", "-", "@", "\t", "\r"))


def row_height(cells: Iterable[tuple[str, float]]) -> float:
    """Return the height of a row, points.

    Excel works it out itself where nothing is said; LibreOffice trusts such a file, and lays lines over each other.

    :param cells: the words of each, and the width of its column in characters.
    """
    lines = (sum(ceil(max(len(line), 1) / (width * _FITTING)) for line in words.split("\n")) for words, width in cells)
    return min(LINE_POINTS * max(lines, default=1), _MOST_POINTS)
