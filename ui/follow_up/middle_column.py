"""The middle of the form: it scrolls only where a low window has no room for all of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.parts.labels import restyle
from ui.theme.tokens import GAP


class MiddleColumn(QScrollArea):
    """Takes the widgets of a column, of which one stretches; :attr:`column` takes them.

    Each keeps the room it needs, so that no sentence above or below the text presses it flat.
    """

    def __init__(self) -> None:
        """Start with an empty column."""
        super().__init__()
        restyle(self.verticalScrollBar(), "beside", "page")
        self.setViewport(QWidget())  # one of Qt's own would be looked up among all classes
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setProperty("part", "scrolled")
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.setWidget(page)
        # Qt gives the page the Window colour as ground once it becomes the widget of a scroll area.
        page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Keep in sight where the keyboard is, when a sentence below takes room."""
        super().resizeEvent(event)
        at: QWidget | None = self.focusWidget()
        if at is not None and at.hasFocus():
            self.ensureWidgetVisible(at, 0, 0)
