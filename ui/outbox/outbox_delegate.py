"""Paints the rows of *Kotak keluar*: heading, or what, when, and its lamps."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.language.wording import dated, subject
from ui.outbox.on_the_way import load_forms
from ui.outbox.outbox_model import LINE_ROLE
from ui.parts.lamps import lamp_words
from ui.ports.outbox import OutboxLine
from ui.theme.fonts import font, scaled
from ui.theme.tokens import SMALL
from ui.workplace import Workplace

ROW: Final = 68
HEADING: Final = 36
"""Heights of the rows, px."""
_SIDE: Final = 14
_APART: Final = 12
_DOT_ROOM: Final = 14
"""Where the word of a lamp begins behind its dot, px at the usual size of text."""
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class OutboxDelegate(QStyledItemDelegate):
    """Draws one row."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        """Paint with the tokens of the look that holds when painting."""
        super().__init__(parent)
        self._workplace = workplace
        self._body, self._strong = font(), font(bold=True)
        self._small, self._small_strong = font(SMALL), font(SMALL, bold=True)

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> QSize:
        """Return the height of a heading or a row."""
        return QSize(200, scaled(ROW if index.data(LINE_ROLE) is not None else HEADING))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        """Draw a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._workplace.appearance.tokens
        rect = QRect(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        line: OutboxLine | None = index.data(LINE_ROLE)
        if line is None:
            painter.fillRect(rect, QColor(tokens.raised))
            self._say(painter, rect.adjusted(_SIDE, 0, -_SIDE, 0), index.data(), self._small_strong, tokens.muted)
        else:
            painter.fillRect(rect, QColor(tokens.accent_soft if selected else tokens.surface))
            if selected:
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(tokens.accent))
            self._paint_line(painter, rect.adjusted(_SIDE, 6, -_SIDE, -6), line)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line_soft))
        painter.restore()

    def _paint_line(self, painter: QPainter, room: QRect, line: OutboxLine) -> None:
        tokens = self._workplace.appearance.tokens
        third = room.height() // 3
        first, second, last = (QRect(room.left(), room.top() + n * third, room.width(), third) for n in range(3))
        when = dated(line.written_at, self._workplace.now_ms())
        width = QFontMetrics(self._small).horizontalAdvance(when) + 12
        painter.setPen(QColor(tokens.muted))
        painter.setFont(self._small)
        painter.drawText(first, _RIGHT, when)
        what = subject(line)
        self._say(painter, first.adjusted(0, 0, -width, 0), what, self._strong, tokens.text)
        x = self._paint_lamps(painter, last, line)
        taken = self._paint_load(painter, last.adjusted(x - last.left(), 0, 0, 0), second, line)
        self._say(painter, second.adjusted(0, 0, -taken, 0), line.title, self._small, tokens.muted)

    def _paint_lamps(self, painter: QPainter, room: QRect, line: OutboxLine) -> int:
        """Paint the lamps; returns where they end."""
        tokens = self._workplace.appearance.tokens
        x = room.left()
        middle = room.center().y() + 1
        for word, tone in lamp_words(line.lamp, line.kind, sent_unconfirmed=line.sent_unconfirmed):
            colour = QColor(tokens.faint if tone == "unlit" else getattr(tokens, tone))
            style = self._small if tone == "unlit" else self._small_strong
            painter.setPen(QPen(colour, 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush if tone == "unlit" else colour)
            painter.drawEllipse(QPointF(x + scaled(4), middle), scaled(7) / 2, scaled(7) / 2)
            width = QFontMetrics(style).horizontalAdvance(word)
            beside = x + scaled(_DOT_ROOM)
            self._say(painter, QRect(beside, room.top(), width + 4, room.height()), word, style, colour.name())
            x = beside + width + 14
        return x

    def _paint_load(self, painter: QPainter, beside: QRect, above: QRect, line: OutboxLine) -> int:
        """Paint at the right how big it is and how far its files are, in as many words as there is room for.

        :param beside: room behind the lamps.
        :param above: room above it, of which files take what they need where lamps leave none.
        :returns: what was taken of the room above, px.
        """
        forms, metrics = load_forms(line), QFontMetrics(self._small)
        said = next((one for one in forms if metrics.horizontalAdvance(one) <= beside.width()), "")
        is_above = not said and bool(line.files) and bool(forms)
        painter.setFont(self._small)
        painter.setPen(QColor(self._workplace.appearance.tokens.muted))
        painter.drawText(above if is_above else beside, _RIGHT, forms[-1] if is_above else said)
        return metrics.horizontalAdvance(forms[-1]) + _APART if is_above else 0

    def _say(self, painter: QPainter, room: QRect, text: str, style: QFont, colour: str) -> None:
        painter.setFont(style)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(style).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)
