"""A column in a frameless area that scrolls up and down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.parts.labels import restyle
from ui.theme.tokens import GAP


class ScrolledColumn(QScrollArea):
    """Holds a column; :attr:`column` takes what stands in it."""

    def __init__(self) -> None:
        """Start with an empty column."""
        super().__init__()
        restyle(self.verticalScrollBar(), "beside", "page")
        self.setViewport(QWidget())  # one of Qt's own would be looked up among all classes
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scrolled = QWidget()
        self.scrolled.setProperty("part", "scrolled")
        self.column = QVBoxLayout(self.scrolled)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(GAP)
        self.setWidget(self.scrolled)
        # Qt gives the page the Window colour as ground once it becomes the widget of a scroll area.
        self.scrolled.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
