"""A place that asks for more room only where what it holds needs more than before."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Settled(QWidget):
    """Holds one widget. What changes in it is laid out in it, and not in all that stands around, up to the window.

    Qt's own layouts pass on each change, whether or not anything outside follows from it.
    """

    def __init__(self) -> None:
        """Hold nothing yet."""
        super().__init__()
        self._held: QWidget | None = None
        self._least = QSize()

    def hold(self, widget: QWidget) -> None:
        """Give a widget all the room that there is."""
        self._held = widget
        widget.setParent(self)
        widget.resize(self.size())
        widget.show()
        self._ask()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for what the widget needs."""
        return self._held.minimumSizeHint() if self._held is not None else QSize()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for what the widget would like."""
        return self._held.sizeHint() if self._held is not None else QSize()

    def event(self, event: QEvent, /) -> bool:
        """Pass on a change of what is needed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._ask()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Pass on the room."""
        super().resizeEvent(event)
        if self._held is not None:
            self._held.resize(event.size())

    def _ask(self) -> None:
        least = self.minimumSizeHint()
        if least != self._least:
            self._least = least
            self.updateGeometry()
