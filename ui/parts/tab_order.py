"""The order in which Tab goes: as one reads. Qt goes by when a widget was made."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

_STOPS: Final = frozenset({Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus})
"""At these policies Tab stops."""


def lead_through(before: QWidget, blocks: Sequence[QWidget]) -> None:
    """Have Tab go from one widget through these blocks within it, one after another; in each as its parts were put in.

    Qt is not asked how Tab goes now: of whatever its ``nextInFocusChain`` returns, PySide believes from then on that it
    belongs to the widget before, and takes it for deleted when that one is.

    :param before: stands before the first of them, whether or not Tab stops at it.
    """
    places = {block: place for place, block in enumerate(blocks)}
    inside = [(place, one) for place, one in _stops_in(before, places, None) if place is not None]
    stops = [one for _, one in sorted(inside, key=lambda found: found[0])]
    for one, following in pairwise((before, *stops)):
        QWidget.setTabOrder(one, following)


def _stops_in(top: QWidget, places: dict[QWidget, int], around: int | None) -> Iterator[tuple[int | None, QWidget]]:
    """Yield where Tab stops within a widget, each with the place of the innermost block that it is, or stands in."""
    # Of a child that is no widget Qt may say a class that PySide has to look for among all that there are.
    for one in top.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if not one.isWindow():
            place = places.get(one, around)
            if one.focusPolicy() in _STOPS:
                yield place, one
            yield from _stops_in(one, places, place)
