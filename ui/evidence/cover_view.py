"""A picture of which parts can be covered: boxes are drawn with the mouse, or made and moved with keys."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from ui.evidence.cover_boxes import FIRST_SIDE, LEAST, CoverBoxes
from ui.evidence.picture_view import PictureView
from ui.ports.evidence import Box
from ui.theme.appearance import Appearance

_STEP: Final = 0.01
_ARROWS: Final = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -_STEP),
    Qt.Key.Key_Down: (0.0, _STEP),
}


class CoverView(PictureView):
    """A :class:`PictureView` that takes boxes while :attr:`is_covering`."""

    boxes_changed = Signal()

    def __init__(self, appearance: Appearance, accessible_name: str) -> None:
        """Only show, until :meth:`set_covering`."""
        super().__init__(appearance, accessible_name)
        self._covers = CoverBoxes()
        self._is_covering = False
        self._pressed_at: QPointF | None = None
        self._moves = False
        self._growing: QRectF | None = None

    @property
    def boxes(self) -> tuple[Box, ...]:
        """All boxes."""
        return tuple(self._covers.boxes)

    @property
    def is_covering(self) -> bool:
        """Whether mouse and keys make boxes now."""
        return self._is_covering

    def set_covering(self, *, is_on: bool) -> None:
        """Begin or end making boxes; those made before are gone."""
        self._is_covering = is_on
        self._covers.clear()
        self._growing = self._pressed_at = None
        self.setCursor(Qt.CursorShape.CrossCursor if is_on else Qt.CursorShape.ArrowCursor)
        self._note_boxes()

    def add_box(self) -> None:
        """Add a box in the middle of what is seen."""
        middle = self._share(QRectF(self.rect()).center())
        self._covers.add(middle.x() - FIRST_SIDE / 2, middle.y() - FIRST_SIDE / 2)
        self._note_boxes()

    def take_last(self) -> None:
        """Take the newest box away."""
        self._covers.take_last()
        self._note_boxes()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:  # noqa: N802 - Qt's name
        """Make and move boxes while covering."""
        if not self._is_covering or not self._take_key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Begin a box, or take hold of one."""
        if not self._is_covering:
            super().mousePressEvent(event)
            return
        self._pressed_at = self._share(event.position())
        self._moves = self._covers.choose_at(self._pressed_at.x(), self._pressed_at.y())
        self._note_boxes()

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Draw the box as large as was dragged, or move the one that is held."""
        if not self._is_covering:
            super().mouseMoveEvent(event)
            return
        if self._pressed_at is None:
            return
        here = self._share(event.position())
        if self._moves:
            self._covers.move(here.x() - self._pressed_at.x(), here.y() - self._pressed_at.y())
            self._pressed_at = here
        else:
            self._growing = QRectF(self._pressed_at, here).normalized() & QRectF(0, 0, 1, 1)
        self._note_boxes()

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Keep the box that was drawn."""
        if not self._is_covering:
            super().mouseReleaseEvent(event)
            return
        grown, self._growing, self._pressed_at = self._growing, None, None
        if grown is not None and grown.width() > LEAST and grown.height() > LEAST:
            self._covers.add(grown.left(), grown.top(), grown.width(), grown.height())
        self._note_boxes()

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Zoom only while looking."""
        if not self._is_covering:
            super().mouseDoubleClickEvent(event)

    def paint_over(self, painter: QPainter) -> None:
        """Draw the boxes as dark as they will be, the current one with a frame in the accent."""
        tokens = self._appearance.tokens
        for place, box in enumerate(self._covers.boxes):
            room = self._room_of(QRectF(box.left, box.top, box.width, box.height))
            painter.fillRect(room, Qt.GlobalColor.black)
            is_current = place == self._covers.current
            painter.setPen(QPen(QColor(tokens.accent if is_current else tokens.line), 3 if is_current else 1))
            painter.drawRect(room)
        if self._growing is not None:
            painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.DashLine))
            painter.drawRect(self._room_of(self._growing))

    def _take_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _ARROWS and self._covers.boxes:
            x, y = _ARROWS[key]
            is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self._covers.resize if is_shifted else self._covers.move)(x, y)
        elif key in (Qt.Key.Key_N, Qt.Key.Key_Insert):
            self.add_box()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._covers.take_current()
        elif key == Qt.Key.Key_Space:
            self._covers.choose_next()
        elif key == Qt.Key.Key_Z and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._covers.take_last()
        else:
            return False
        self._note_boxes()
        return True

    def _share(self, at: QPointF) -> QPointF:
        room = self.picture_room()
        return QPointF((at.x() - room.left()) / room.width(), (at.y() - room.top()) / room.height())

    def _room_of(self, share: QRectF) -> QRectF:
        room = self.picture_room()
        return QRectF(
            room.left() + share.left() * room.width(),
            room.top() + share.top() * room.height(),
            share.width() * room.width(),
            share.height() * room.height(),
        )

    def _note_boxes(self) -> None:
        self.update()
        self.boxes_changed.emit()
