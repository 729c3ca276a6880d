"""Paints a row of the palette: what it does, where it belongs or why not, and its keys."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.actions.matching import Entry
from ui.theme.appearance import Appearance
from ui.theme.fonts import font, scaled
from ui.theme.tokens import BODY, GAP, SMALL

ENTRY_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_ABOVE: Final = 6
"""Room above the words of a row and below them, px."""
_ONE_LINE: Final = 36
_SIDE: Final = 12
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class PaletteDelegate(QStyledItemDelegate):
    """Draws from the entry alone."""

    def __init__(self, appearance: Appearance, view: QListWidget) -> None:
        """Paint with the tokens of the look that holds when painting."""
        super().__init__(view)
        self._appearance = appearance

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> QSize:
        """Take two lines where there is a second one."""
        del option
        entry: Entry = index.data(ENTRY_ROLE)
        if entry.below or entry.why_not:
            return QSize(0, _height(BODY, bold=True) + _height(SMALL) + 2 * scaled(_ABOVE))
        return QSize(0, scaled(_ONE_LINE))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        """Draw the row."""
        entry: Entry = index.data(ENTRY_ROLE)
        tokens = self._appearance.tokens
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.accent_soft))
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), QColor(tokens.accent)
            )
        room = option.rect.adjusted(_SIDE, scaled(_ABOVE), -_SIDE, -scaled(_ABOVE))
        small = font(SMALL)
        keys = QFontMetrics(small).horizontalAdvance(entry.keys)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(room, _RIGHT, entry.keys)
        room.setRight(room.right() - keys - (2 * GAP if keys else 0))
        second = entry.why_not or entry.below
        if second:
            first = _height(BODY, bold=True)
            painter.drawText(room.adjusted(0, first, 0, 0), _LEFT, _short(second, SMALL, room.width()))
            room.setHeight(first)
        painter.setFont(font(BODY, bold=not entry.why_not))
        painter.setPen(QColor(tokens.muted if entry.why_not else tokens.text))
        painter.drawText(room, _LEFT, _short(entry.words, BODY, room.width(), bold=not entry.why_not))
        painter.restore()


def _height(px: float, *, bold: bool = False) -> int:
    return QFontMetrics(font(px, bold=bold)).height()


def _short(text: str, px: float, width: int, *, bold: bool = False) -> str:
    return QFontMetrics(font(px, bold=bold)).elidedText(text, Qt.TextElideMode.ElideRight, width)
