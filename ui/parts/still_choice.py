"""A choice from a list where nothing is chosen at first, and nothing by the wheel: it scrolls the page around it."""

from collections.abc import Mapping

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox

from ui.parts.labels import restyle


class StillChoice(QComboBox):
    """Changed by whoever opens it or uses its keys, and by nobody else."""

    def __init__(self, offered: Mapping[str, str], asks: str) -> None:
        """Offer all at once; ``asks`` stands there while none is chosen, and looks like no choice.

        :param offered: the words of each value.
        """
        super().__init__()
        for value, words in offered.items():
            self.addItem(words, value)
        self.setMaxVisibleItems(len(offered))
        self.setPlaceholderText(asks)
        self.currentIndexChanged.connect(self._dress)
        self.setCurrentIndex(-1)

    @property
    def value(self) -> str:
        """What is chosen; empty for none."""
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        """Choose a value; one that is not offered chooses nothing anew."""
        if (row := self.findData(value)) >= 0:
            self.setCurrentIndex(row)

    def wheelEvent(self, event: QWheelEvent, /) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page."""
        event.ignore()

    def _dress(self, index: int) -> None:
        restyle(self, "part", "unchosen" if index < 0 else "")
