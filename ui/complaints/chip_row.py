"""What something is narrowed to, each thing with its way out."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.complaints.wanted import Chip
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, clear
from ui.theme.tokens import GAP


class ChipRow(QWidget):
    """Shows chips; pressing one narrows to what is wanted without it."""

    narrowed = Signal(object)
    """The :class:`ui.ports.listing.Wanted` that is left."""

    def __init__(self) -> None:
        """Show none yet."""
        super().__init__()
        self._row = FlowLayout(self, line_gap=GAP // 2)
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these."""
        clear(self._row)
        for chip in chips:
            shown = button(f"{chip.words}  ×", partial(self.narrowed.emit, chip.without), "chip")
            shown.setAccessibleName(self.tr("Hapus saringan {words}").format(words=chip.words))
            self._row.addWidget(shown)
        self.setVisible(bool(chips))
