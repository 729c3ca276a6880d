"""The middle of the form: it scrolls only where a low window has no room for all of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.parts.scrolled_column import ScrolledColumn


class MiddleColumn(ScrolledColumn):
    """Takes the widgets of a column, of which one stretches.

    Each keeps the room it needs, so that no sentence above or below the text presses it flat.
    """

    def __init__(self) -> None:
        """Start with an empty column."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Keep in sight where the keyboard is, when a sentence below takes room."""
        super().resizeEvent(event)
        at: QWidget | None = self.focusWidget()
        if at is not None and at.hasFocus():
            self.ensureWidgetVisible(at, 0, 0)
