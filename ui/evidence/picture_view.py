"""One picture to look at: as large as fits, or nearer; the wheel and + and - zoom, dragging and arrows move."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.appearance import Appearance

STEP: Final = 1.25
_MOST: Final = 8.0
_FRAME: Final = 4
_KEY_STEP: Final = 60.0
_WHEEL_NOTCH: Final = 120
_LEAST: Final = QSize(220, 160)


class PictureView(QWidget):
    """Shows a picture, or a sentence in its place."""

    zoomed = Signal()

    def __init__(self, appearance: Appearance, accessible_name: str) -> None:
        """Show nothing yet."""
        super().__init__()
        self._appearance = appearance
        self._picture = QPixmap()
        self._words = ""
        self._scale = 1.0
        self._most_fitting = 1.0
        self._is_fitting = True
        self._offset = QPointF()
        """Where the middle of the picture lies, from the middle of the view."""
        self._dragged_from: QPointF | None = None
        self.setAccessibleName(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        appearance.changed.connect(self.update)

    @property
    def has_picture(self) -> bool:
        """Whether there is a picture to look at."""
        return not self._picture.isNull()

    @property
    def is_fitting(self) -> bool:
        """Whether the whole picture is shown, as large as fits."""
        return self._is_fitting

    @property
    def percent(self) -> int:
        """How large it is shown; 100 for a pixel of the picture on a pixel of the window."""
        return round(self._scale * 100)

    def show_image(self, image: QImage, *, most: float = 1.0) -> None:
        """Show a picture whole, enlarged at ``most`` so much."""
        self._picture, self._words, self._most_fitting = QPixmap.fromImage(image), "", most
        self.fit()

    def show_words(self, words: str) -> None:
        """Say why there is no picture."""
        self._picture, self._words = QPixmap(), words
        self.update()

    def fit(self) -> None:
        """Show the whole picture."""
        self._is_fitting, self._offset = True, QPointF()
        self._scale = self._fitting_scale()
        self._note_zoom()

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Show at a scale; what lies at ``at`` stays there, else the middle does."""
        if not self.has_picture:
            return
        before = self._scale
        self._is_fitting = False
        self._scale = min(max(scale, min(self._fitting_scale(), 1.0)), _MOST)
        if at is not None:
            held = at - QRectF(self.rect()).center()
            self._offset = held - (held - self._offset) * (self._scale / before)
        self._keep_inside()
        self._note_zoom()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Show nearer or farther."""
        self.zoom_to(self._scale * factor, at)

    def picture_room(self) -> QRectF:
        """Return where the whole picture lies, in the view's own pixels."""
        room = QRectF(0, 0, self._picture.width() * self._scale, self._picture.height() * self._scale)
        room.moveCenter(QRectF(self.rect()).center() + self._offset)
        return room

    def wheelEvent(self, event: QWheelEvent, /) -> None:  # noqa: N802 - Qt's name
        """Zoom where the pointer is."""
        self.zoom_by(STEP ** (event.angleDelta().y() / _WHEEL_NOTCH), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Take hold of the picture."""
        self._dragged_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Move it along."""
        if self._dragged_from is not None:
            self._move(event.position() - self._dragged_from)
            self._dragged_from = event.position()

    def mouseReleaseEvent(self, _event: QMouseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        self._dragged_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Change between the whole picture and 100 %."""
        if self._is_fitting:
            self.zoom_to(1.0, event.position())
        else:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:  # noqa: N802 - Qt's name
        """Zoom and move; arrows that cannot move anything are left to the dialog."""
        moves = {
            Qt.Key.Key_Left: QPointF(_KEY_STEP, 0),
            Qt.Key.Key_Right: QPointF(-_KEY_STEP, 0),
            Qt.Key.Key_Up: QPointF(0, _KEY_STEP),
            Qt.Key.Key_Down: QPointF(0, -_KEY_STEP),
        }
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_by(STEP)
            case Qt.Key.Key_Minus:
                self.zoom_by(1 / STEP)
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_1:
                self.zoom_to(1.0)
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Up | Qt.Key.Key_Down if not self._is_fitting:
                self._move(moves[Qt.Key(event.key())])
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:  # noqa: N802 - Qt's name
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:  # noqa: N802 - Qt's name
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Go on showing the whole picture, if it was."""
        super().resizeEvent(event)
        if self._is_fitting:
            self.fit()

    def paintEvent(self, _event: QPaintEvent, /) -> None:  # noqa: N802 - Qt's name
        """Draw ground, picture or words, and the ring of the keyboard."""
        tokens = self._appearance.tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.wait_soft))
        if self.has_picture:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(self.picture_room(), self._picture, QRectF(self._picture.rect()))
            self.paint_over(painter)
        elif self._words:
            painter.setPen(QColor(tokens.text))
            inner = self.rect().adjusted(24, 24, -24, -24)
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap), self._words)
        painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else tokens.line), 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """Draw what lies over the picture; nothing here."""

    def _fitting_scale(self) -> float:
        if not self.has_picture:
            return 1.0
        room = self.size() - QSize(_FRAME, _FRAME)
        return min(room.width() / self._picture.width(), room.height() / self._picture.height(), self._most_fitting)

    def _move(self, by: QPointF) -> None:
        self._offset += by
        self._keep_inside()
        self.update()

    def _keep_inside(self) -> None:
        """Never let the picture leave the view."""
        over_x = max(self._picture.width() * self._scale - self.width(), 0) / 2
        over_y = max(self._picture.height() * self._scale - self.height(), 0) / 2
        self._offset = QPointF(min(max(self._offset.x(), -over_x), over_x), min(max(self._offset.y(), -over_y), over_y))

    def _note_zoom(self) -> None:
        self.update()
        self.zoomed.emit()
