"""A page that scrolls up and down and never sideways."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from ui.parts.labels import restyle
from ui.parts.scrolled_column import ScrolledColumn

BAR: Final = 16
"""Width kept for the scroll bar at the right, px, whether there is something to scroll or not: no line breaks anew."""
_LEAST_HEIGHT: Final = 48
"""Two lines, px: what stands around it and cannot scroll goes first where room is short."""


class ReadingArea(ScrolledColumn):
    """Scrolls a column of widgets that is read; the keyboard stops at it while there is more than is seen."""

    def __init__(self, accessible_name: str) -> None:
        """Start with an empty column."""
        super().__init__()
        self.setProperty("part", "reading")
        self.setAccessibleName(accessible_name)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # The keyboard stops here only when there is something to scroll to.
        self.verticalScrollBar().rangeChanged.connect(self._judge_focus)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)
        self._keeps_to_end = False
        self._first: QWidget | None = None
        self._last: QWidget | None = None
        self._is_at_top = False
        self._judge_focus(0, 0)

    def to_start(self) -> None:
        """Scroll to the beginning."""
        self._keeps_to_end = False
        self.scrolled.setMinimumHeight(0)
        self.verticalScrollBar().setValue(0)

    def to_end(self, first: QWidget | None = None, last: QWidget | None = None, *, at_top: bool = False) -> None:
        """Scroll to the end, and stay there while the layout still grows, until the reader scrolls.

        :param first: one of the column: no further than it stands at the top.
        :param last: one of the column: no further than it ends at the bottom, whatever comes to stand below it.
        :param at_top: have ``first`` stand at the top even where less follows than there is room for.
        """
        self._keeps_to_end, self._first, self._last, self._is_at_top = True, first, last, at_top
        self.scrolled.setMinimumHeight(0)
        self._go_to_end()

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Stay where one reads."""
        super().resizeEvent(event)
        if self._keeps_to_end:
            self._go_to_end()

    def height_from(self, first: QWidget | None) -> int:
        """Return the height from one of the column to the end, or of all of it, px."""
        column, page = self.column, self.scrolled
        whole = column.totalHeightForWidth(self.viewport().width()) if column.hasHeightForWidth() else 0
        return max((whole or page.sizeHint().height()) - (first.y() if first is not None else 0), 0)

    def _go_to_end(self) -> None:
        if not all(isValid(one) for one in (self._first, self._last) if one is not None):  # what was there has gone
            self._keeps_to_end = False
            return
        if self._is_at_top and self._first is not None:
            self.scrolled.setMinimumHeight(self._first.y() + self.viewport().height())
        place = self.verticalScrollBar().maximum()
        if self._last is not None:
            place = min(place, self._last.geometry().bottom() + 1 - self.viewport().height())
        if self._first is not None:
            place = min(place, self._first.y())
        self.verticalScrollBar().setValue(place)

    def focusInEvent(self, event: QFocusEvent, /) -> None:  # noqa: N802 - Qt's name
        """Light the scroll bar up: it is what the keys now move."""
        super().focusInEvent(event)
        restyle(self.verticalScrollBar(), "lit", "true")

    def focusOutEvent(self, event: QFocusEvent, /) -> None:  # noqa: N802 - Qt's name
        """Put the light out."""
        super().focusOutEvent(event)
        restyle(self.verticalScrollBar(), "lit", "false")

    def wheelEvent(self, event: QWheelEvent, /) -> None:  # noqa: N802 - Qt's name
        """Scroll as the reader wants."""
        self._let_go()
        super().wheelEvent(event)

    def _let_go(self, _action: int = 0) -> None:
        self._keeps_to_end = False

    def _judge_focus(self, _least: int, most: int) -> None:
        if self._keeps_to_end:
            self._go_to_end()
        self.verticalScrollBar().setEnabled(most > 0)  # the style sheet draws none while it is not
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if most > 0 else Qt.FocusPolicy.NoFocus)


def clear_of_bar(widget: QWidget) -> QHBoxLayout:
    """Return a row that ends where the page of a reading area below or above it ends."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, BAR, 0)
    row.setSpacing(0)
    row.addWidget(widget)
    return row
