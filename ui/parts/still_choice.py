"""A choice from a list where nothing is chosen at first, and nothing by the wheel: it scrolls the page around it."""

from collections.abc import Sequence

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from ui.parts.labels import restyle


class StillChoice(QComboBox):
    """Changed by whoever opens it or uses its keys, and by nobody else."""

    def __init__(self, offered: Sequence[str], asks: str) -> None:
        """Offer all at once; ``asks`` stands there while none is chosen, and looks like no choice."""
        super().__init__()
        self.addItems(offered)
        self.setMaxVisibleItems(len(offered))
        self.setPlaceholderText(asks)
        self.currentIndexChanged.connect(self._dress)
        self.setCurrentIndex(-1)

    def wheelEvent(self, event: QWheelEvent, /) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page."""
        event.ignore()

    def _dress(self, index: int) -> None:
        restyle(self, "part", "unchosen" if index < 0 else "")
