"""Rows of words that wrap, each exactly as high as its words."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from shiboken6 import isValid

from ui.theme.appearance import Appearance

_ROUND: Final = 4
_HIGH: Final = 1 << 20
_FLAGS: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def keep_room_for_bar(view: QListView) -> None:
    """Keep the width of the scroll bar free, whether there is something to scroll or not.

    Else rows are measured as wide as the list is without the bar, and once it comes they are drawn narrower, over each
    other: a list that is laid out does not look again at a width that changes by that.
    """
    bar = view.verticalScrollBar()
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def dress(_least: int, most: int) -> None:
        if isValid(bar):  # a list that ends loses its rows while it does
            bar.setEnabled(most > 0)  # the style sheet draws none while it is not

    bar.rangeChanged.connect(dress)
    bar.setEnabled(bar.maximum() > 0)


class WholeLines(QStyledItemDelegate):
    """Draws the rows of a list; Qt itself reckons with another width than it paints in once a style sheet pads rows."""

    def __init__(self, view: QListView, appearance: Appearance, *, side: int, above: int) -> None:
        """Leave ``side`` px at both sides of the words and ``above`` px above and below them."""
        super().__init__(view)
        self._view, self._appearance = view, appearance
        self._side, self._above = side, above
        view.verticalScrollBar().valueChanged.connect(self._show_other_lines)

    def _show_other_lines(self, _at: int) -> None:
        if isValid(self._view):
            self._view.viewport().update()

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> QSize:
        """Return the width of the list, and the height that the words take in it."""
        width = self._view.viewport().width()
        room = QRect(0, 0, max(width - 2 * self._side, 1), _HIGH)
        taken = self._view.fontMetrics().boundingRect(room, _FLAGS, str(index.data() or ""))
        return QSize(width, taken.height() + 2 * self._above)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        """Draw a row."""
        tokens = self._appearance.tokens
        rect = QRect(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        given = index.data(Qt.ItemDataRole.ForegroundRole)
        colour = QColor(tokens.accent if is_selected else tokens.text)
        painter.save()
        if is_selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), _ROUND, _ROUND)
        painter.setPen(given.color() if isinstance(given, QBrush) else colour)
        painter.setFont(self._view.font())
        words = rect.adjusted(self._side, self._above, -self._side, -self._above)
        painter.setClipRect(self._whole_lines(words), Qt.ClipOperation.IntersectClip)
        painter.drawText(words, _FLAGS, str(index.data() or ""))
        painter.restore()

    def _whole_lines(self, words: QRect) -> QRect:
        """Return the part of a row's words whose lines are seen whole: no line is read by half at an edge."""
        line = self._view.fontMetrics().lineSpacing()
        last = max((self._view.viewport().height() - words.top()) // line, 0)
        first = max(-(words.top() // line), 0)
        seen = words.adjusted(-self._side, 0, self._side, 0)
        seen.setTop(words.top() + first * line if first else words.top() - self._above)
        if words.top() + last * line < words.bottom():
            seen.setBottom(words.top() + last * line - 1)
        return seen
