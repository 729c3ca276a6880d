"""Paints a row of the palette: what it does, where it belongs or why not, and its keys."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.actions.matching import Entry
from ui.theme.appearance import Appearance
from ui.theme.fonts import font
from ui.theme.tokens import BODY, GAP, SMALL

ENTRY_ROLE: Final = int(Qt.ItemDataRole.UserRole)
_ONE_LINE: Final = 36
_TWO_LINES: Final = 48
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
        return QSize(0, _TWO_LINES if entry.below or entry.why_not else _ONE_LINE)

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
        room = option.rect.adjusted(12, 4, -12, -4)
        small = font(SMALL)
        keys = QFontMetrics(small).horizontalAdvance(entry.keys)
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(room, _RIGHT, entry.keys)
        room.setRight(room.right() - keys - (2 * GAP if keys else 0))
        second = entry.why_not or entry.below
        if second:
            half = room.height() // 2
            painter.drawText(room.adjusted(0, half, 0, 0), _LEFT, _short(second, SMALL, room.width()))
            room.setHeight(half)
        painter.setFont(font(BODY, bold=not entry.why_not))
        painter.setPen(QColor(tokens.muted if entry.why_not else tokens.text))
        painter.drawText(room, _LEFT, _short(entry.words, BODY, room.width(), bold=not entry.why_not))
        painter.restore()


def _short(text: str, px: float, width: int, *, bold: bool = False) -> str:
    return QFontMetrics(font(px, bold=bold)).elidedText(text, Qt.TextElideMode.ElideRight, width)
