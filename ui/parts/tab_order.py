"""The order in which Tab goes: as one reads. Qt goes by when a widget was made."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_STOPS: Final = frozenset({Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus})
"""At these policies Tab stops."""


def lead_through(before: QWidget, blocks: Sequence[QWidget]) -> None:
    """Have Tab go from one widget through these blocks, one after another; within each as it goes already.

    :param before: stands before the first of them, whether or not Tab stops at it.
    """
    places = {block: place for place, block in enumerate(blocks)}
    chain = [one for one in _behind(before) if one.focusPolicy() in _STOPS]
    inside = [(place, one) for one in chain if (place := _place(one, before, places)) is not None]
    stops = [one for _, one in sorted(inside, key=lambda found: found[0])]
    if chain[: len(stops)] != stops:
        for one, following in pairwise((before, *stops)):
            QWidget.setTabOrder(one, following)


def _behind(widget: QWidget) -> Iterator[QWidget]:
    one = widget.nextInFocusChain()
    while one is not None and one is not widget:
        yield one
        one = one.nextInFocusChain()


def _place(widget: QWidget, top: QWidget, places: dict[QWidget, int]) -> int | None:
    """Return the place of the innermost block that a widget is, or stands in."""
    one: QWidget | None = widget
    while one is not None and one is not top:
        if one in places:
            return places[one]
        one = one.parentWidget()
    return None
