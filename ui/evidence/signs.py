"""Signs drawn for what cannot be shown as a picture: a document, a picture that is not here, and *look at this*."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from ui.ports.evidence import FileView
from ui.theme.fonts import font, scaled
from ui.theme.tokens import SMALL, Tokens

_MARK: Final = 13.0
"""Width and height of the mark, px at the usual size of text."""
_CORNER: Final = 4.0
_LETTERS: Final = {
    "application/pdf": "PDF",
    "application/msword": "DOC",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
}


def paint_thumbnail(
    painter: QPainter, room: QRectF, file: FileView | None, picture: QPixmap | None, tokens: Tokens
) -> None:
    """Draw a picture so that it fills the room, or the sign of what it is."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.bg))
    painter.drawRoundedRect(room, _CORNER, _CORNER)
    if picture is not None:
        painter.drawPixmap(room.adjusted(1, 1, -1, -1), picture, _middle_of(picture, room))
    elif file is not None and not file.is_picture:
        _paint_document(painter, room, _LETTERS.get(file.media_type, ""), tokens)
    elif file is not None:
        _paint_absent(painter, room, tokens)
    painter.restore()


def mark_size() -> int:
    """Return width and height of the mark, px."""
    return scaled(_MARK)


def paint_mark(painter: QPainter, left: float, middle: float, tokens: Tokens) -> None:
    """Draw a triangle with an exclamation mark, to be read with the word beside it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    mark, grown = mark_size(), mark_size() / _MARK
    top, bottom = middle - mark / 2, middle + mark / 2 - 1
    painter.setPen(
        QPen(
            QColor(tokens.soon), 1.3 * grown, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        )
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([QPointF(left + mark / 2, top), QPointF(left + mark, bottom), QPointF(left, bottom)]))
    painter.drawLine(QPointF(left + mark / 2, top + 4.5 * grown), QPointF(left + mark / 2, bottom - 4.5 * grown))
    painter.drawPoint(QPointF(left + mark / 2, bottom - 2.4 * grown))
    painter.restore()


def _middle_of(picture: QPixmap, room: QRectF) -> QRectF:
    """Return the part of a picture that has the shape of the room."""
    width, height = float(picture.width()), float(picture.height())
    shape = room.width() / room.height()
    if width / height > shape:
        return QRectF((width - height * shape) / 2, 0, height * shape, height)
    return QRectF(0, (height - width / shape) / 2, width, width / shape)


def _paint_document(painter: QPainter, room: QRectF, letters: str, tokens: Tokens) -> None:
    tall = room.height() * 0.72
    page = QRectF(room.center().x() - tall * 0.38, room.center().y() - tall / 2, tall * 0.76, tall)
    fold = tall * 0.22
    painter.setPen(QPen(QColor(tokens.faint), 1.2))
    painter.setBrush(QColor(tokens.surface))
    painter.drawPolygon(
        QPolygonF([
            page.topLeft(), page.topRight() - QPointF(fold, 0), page.topRight() + QPointF(0, fold),
            page.bottomRight(), page.bottomLeft(),
        ])
    )  # fmt: skip
    corner = page.topRight() + QPointF(-fold, fold)
    painter.drawPolyline(QPolygonF([page.topRight() - QPointF(fold, 0), corner, page.topRight() + QPointF(0, fold)]))
    style = font(SMALL * 0.68, bold=True)
    painter.setFont(style)
    painter.setPen(QColor(tokens.muted))
    painter.drawText(page.adjusted(-6, fold, 6, 0), Qt.AlignmentFlag.AlignCenter, letters)


def _paint_absent(painter: QPainter, room: QRectF, tokens: Tokens) -> None:
    """Draw two hills and a sun."""
    painter.setPen(QPen(QColor(tokens.faint), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = QRectF(0, 0, min(room.width() * 0.5, 44), min(room.height() * 0.5, 32))
    inner.moveCenter(room.center())
    painter.drawRect(inner)
    foot, peak, wide = inner.bottom(), inner.top() + inner.height() * 0.35, inner.width()
    hills = ((0.0, foot), (0.35, peak + 3), (0.6, foot - 2), (0.75, peak + 5), (1.0, foot))
    painter.drawPolyline(QPolygonF([QPointF(inner.left() + share * wide, y) for share, y in hills]))
    painter.drawEllipse(QPointF(inner.right() - inner.width() * 0.25, inner.top() + inner.height() * 0.25), 2.2, 2.2)
