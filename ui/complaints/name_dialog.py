"""Asks for the name of a view."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.parts.dialog_room import at_least_wide
from ui.parts.labels import button, label
from ui.theme.tokens import GAP

LONGEST: Final = 40
"""Letters of a name: it stands in a narrow list."""


class NameDialog(QDialog):
    """One field and two buttons."""

    named = Signal(str)

    def __init__(self, title: str, explained: str, name: str, parent: QWidget) -> None:
        """Begin with a name."""
        super().__init__(parent)
        self.setWindowTitle(title)
        at_least_wide(self, 380)
        self.name = QLineEdit(name)
        self.name.setAccessibleName(self.tr("Nama tampilan"))
        self.name.setMaxLength(LONGEST)
        self.name.selectAll()
        self._save = button(self.tr("&Simpan"), self.save, "main")
        self._save.setDefault(True)
        self.name.textChanged.connect(lambda _text: self._save.setEnabled(bool(self.name.text().strip())))
        self._save.setEnabled(bool(name))
        acts = QHBoxLayout()
        acts.addWidget(self._save)
        acts.addStretch(1)
        acts.addWidget(button(self.tr("&Batal"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(GAP)
        column.addWidget(label(explained, "", wrap=True))
        column.addWidget(self.name)
        column.addSpacing(GAP)
        column.addLayout(acts)
        self.name.setFocus()

    def save(self) -> None:
        """Take the name."""
        if self.name.text().strip():
            self.accept()
            self.named.emit(" ".join(self.name.text().split()))
