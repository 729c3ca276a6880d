"""Below the picture while parts of it are being covered: how, what it means, and the acts."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.language.wording import number
from ui.parts.labels import button, label
from ui.theme.tokens import GAP


class CoverBar(QFrame):
    """Says how boxes are made, and burns them in."""

    def __init__(
        self,
        add: Callable[[], object],
        undo: Callable[[], object],
        burn: Callable[[], object],
        leave: Callable[[], object],
    ) -> None:
        """Offer these acts."""
        super().__init__()
        self.setProperty("part", "card")
        self.add = button(self.tr("&Kotak baru"), add)
        self.add.setToolTip(self.tr("N, atau gambar dengan tetikus"))
        self.undo = button(self.tr("&Urungkan kotak"), undo)
        self.undo.setToolTip(self.tr("Ctrl+Z"))
        self.burn = button("", burn, "main")
        self.leave = button(self.tr("&Batal menutupi"), leave)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for one in (self.burn, self.add, self.undo):
            row.addWidget(one)
            one.setAutoDefault(False)
        row.addStretch(1)
        row.addWidget(self.leave)
        self.leave.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(label(self._explained(), "small", wrap=True))
        column.addLayout(row)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Offer to burn in so many boxes."""
        words = self.tr("&Tutupi {} bagian", "", count).format(number(count)) if count else self.tr("&Tutupi")
        self.burn.setText(words)
        self.burn.setAccessibleName(words.replace("&", ""))
        self.burn.setEnabled(bool(count))
        self.undo.setEnabled(bool(count))

    def _explained(self) -> str:
        return self.tr(
            "Gambar kotak dengan tetikus; atau N untuk kotak baru, panah menggeser, Shift+panah mengubah ukuran, Spasi "
            "memilih kotak. Yang ditutup tidak dapat dibuka lagi pada salinan yang dikirim; aslinya tetap tersegel di "
            "komputer ini."
        )
