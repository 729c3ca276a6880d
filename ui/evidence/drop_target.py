"""Lets files and pictures be dropped anywhere on a widget."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ui.evidence.offers import is_offer


class DropTarget(QObject):
    """Watches a widget; what its children take for themselves stays theirs."""

    hovered = Signal(bool)
    """Whether something that can be dropped hangs over the widget."""
    dropped = Signal(object)
    """The :class:`PySide6.QtCore.QMimeData`."""

    def __init__(self, widget: QWidget) -> None:
        """Begin to watch."""
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        """Take what can be taken in, leave the rest."""
        match event:
            case QDropEvent() if event.type() == QEvent.Type.Drop and is_offer(event.mimeData()):
                event.acceptProposedAction()
                self.hovered.emit(False)
                self.dropped.emit(event.mimeData())
                return True
            case QDragEnterEvent() if event.type() == QEvent.Type.DragEnter and is_offer(event.mimeData()):
                event.acceptProposedAction()
                self.hovered.emit(True)
                return True
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        return False
