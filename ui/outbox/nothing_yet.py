"""What stands in *Kotak keluar* before anything was written: what will stand here, and the way to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.labels import button, label
from ui.theme.tokens import GAP


class NothingYet(QWidget):
    """One sentence and one button."""

    today_wanted = Signal()

    def __init__(self) -> None:
        """Build it."""
        super().__init__()
        words = self.tr(
            "Setiap tindak lanjut yang Anda simpan muncul di sini, beserta lampu yang menunjukkan sudah sampai di mana."
        )
        self.way = button(self.tr("Buka Hari &ini"), self.today_wanted.emit, "main")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, 0)
        column.setSpacing(2 * GAP)
        column.addWidget(label(words, "", wrap=True))
        column.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
