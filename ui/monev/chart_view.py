"""A chart on the screen: each part leads to the cases behind it, by mouse and by keyboard."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from ui.monev.chart_parts import Chart, Look, Part, found_at, moved
from ui.theme.appearance import Appearance
from ui.theme.fonts import scaled

Words = Callable[[int, int], str]
"""Says the figure in a row and a column of the table: of what, and how much."""
Leads = Callable[[int, int], bool]
"""Whether there are cases behind it."""

_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_RING: Final = 2.0
"""Width of the frame around the part that has the keyboard, px."""
_NOTHING: Final = -1


class ChartView(QWidget):
    """Paints a chart in the colours of the theme. Arrows move over its parts, Enter and a click open the cases."""

    chosen = Signal(int, int)
    """Row and column of the figure whose cases are wanted."""
    came_to = Signal(QRect)
    """The keyboard has come to what lies here."""

    def __init__(self, appearance: Appearance, name: str) -> None:
        """Paint nothing yet."""
        super().__init__()
        self._appearance, self._name = appearance, name
        self._chart: Chart | None = None
        self._words: Words = lambda _row, _column: ""
        self._leads: Leads = lambda _row, _column: False
        self._at = 0
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        appearance.changed.connect(self.update)

    @property
    def said(self) -> str:
        """What the part says that has the keyboard."""
        parts = self.parts()
        return self._words(parts[self._at].row, parts[self._at].column) if self._at < len(parts) else ""

    def show_chart(self, chart: Chart, described: str, words: Words, leads: Leads) -> None:
        """Show a chart; ``described`` is what a screen reader says of all of it."""
        self._chart, self._words, self._leads = chart, words, leads
        self._at = 0
        self.setMinimumHeight(scaled(chart.height))
        self.setMaximumHeight(scaled(chart.height))
        self.setAccessibleDescription(described)
        self.setToolTip(described)  # a long name may have to be shortened
        self._say()
        self.update()

    def parts(self) -> list[Part]:
        """Return the parts as they lie now."""
        return self._chart.parts(QRectF(self.rect()), self._look()) if self._chart else []

    def _look(self) -> Look:
        return Look(self._appearance.tokens, scaled(100) / 100)

    def paintEvent(self, _event: QPaintEvent, /) -> None:  # noqa: N802 - Qt's name
        """Paint it, and a frame around the part that has the keyboard."""
        if self._chart is None:
            return
        look = self._look()
        painter = QPainter(self)
        self._chart.draw(painter, QRectF(self.rect()), look)
        parts = self.parts() if self.hasFocus() else []
        if self._at < len(parts):
            ring = _RING * look.scale
            painter.setPen(QPen(QColor(look.tokens.text), ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            within = QRectF(self.rect()).adjusted(ring, ring, -ring, -ring)
            painter.drawRoundedRect(parts[self._at].area.adjusted(-ring, -ring, ring, ring) & within, ring, ring)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:  # noqa: N802 - Qt's name
        """Move over the parts, and open the cases of one."""
        parts, key = self.parts(), Qt.Key(event.key())
        if not parts or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go(moved(parts, self._at, *_STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else len(parts) - 1)
        elif key in _ENTERS:
            self._choose(parts[self._at])
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Show a hand over what leads to cases."""
        part = self._part_at(event.position())
        leads = part is not None and self._leads(part.row, part.column)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Open the cases of what was clicked."""
        parts = self.parts()
        at = found_at(parts, event.position().x(), event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and at != _NOTHING:
            self._go(at)
            self._choose(parts[at])

    def event(self, event: QEvent, /) -> bool:
        """Say the figure below the mouse in a tool tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            part = self._part_at(QPointF(event.pos()))
            words = self._words(part.row, part.column) if part else ""
            QToolTip.showText(event.globalPos(), words, self, (part.beside | part.area).toRect() if part else QRect())
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:  # noqa: N802 - Qt's name
        """Say what the keyboard is on."""
        super().focusInEvent(event)
        self._go(self._at)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:  # noqa: N802 - Qt's name
        """Be the whole chart again."""
        super().focusOutEvent(event)
        self._say()
        self.update()

    def _part_at(self, place: QPointF) -> Part | None:
        parts = self.parts()
        at = found_at(parts, place.x(), place.y())
        return None if at == _NOTHING else parts[at]

    def _go(self, at: int) -> None:
        self._at = at
        self._say()
        self.update()
        parts = self.parts()
        if at < len(parts):
            self.came_to.emit(parts[at].area.toAlignedRect())

    def _say(self) -> None:
        """Name the part that has the keyboard: screen readers say a new name of what is focused."""
        said = self.said if self.hasFocus() else ""
        self.setAccessibleName(f"{self._name}. {said}" if said else self._name)

    def _choose(self, part: Part) -> None:
        if self._leads(part.row, part.column):
            self.chosen.emit(part.row, part.column)
