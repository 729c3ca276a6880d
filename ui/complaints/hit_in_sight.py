"""Shortens a line so that what was searched for stands whole in it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from sync.contract.folding import places_of

_CUT: Final = "… "


def shortened(text: str, terms: Sequence[str], metrics: QFontMetrics, width: int) -> str:
    """Return as much of a text as fits, its beginning first.

    Where the first hit would be cut, words before it are left out, as few as that takes.

    :param terms: what was searched for, folded.
    """

    def from_the_left(words: str) -> str:
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)

    hits = places_of(list(terms), text) if terms else []
    if not hits or metrics.horizontalAdvance(text) <= width:
        return from_the_left(text)
    start, end = hits[0]
    begins = [0, *(place + 1 for place in range(start) if text[place] == " "), start]
    for begin in begins:
        lead = _CUT if begin else ""
        shown = from_the_left(lead + text[begin:])
        if shown.startswith(lead + text[begin:end]):
            return shown
    return from_the_left(_CUT + text[start:])
