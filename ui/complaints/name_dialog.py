"""Asks for the name of a view."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.parts.dialog_room import as_high_as_words, at_least_wide
from ui.parts.labels import button, label
from ui.theme.tokens import GAP

LONGEST: Final = 40
"""Letters of a name: it stands in a narrow list."""


def _possible(_name: str) -> str:
    return ""


class NameDialog(QDialog):
    """One field and two buttons."""

    named = Signal(str)

    def __init__(
        self, title: str, explained: str, name: str, parent: QWidget, why_not: Callable[[str], str] = _possible
    ) -> None:
        """Begin with a name.

        :param explained: what saving does; empty where the title says it.
        :param why_not: returns the sentence why a name cannot be taken; empty when it can.
        """
        super().__init__(parent)
        self._why_not = why_not
        self.setWindowTitle(title)
        at_least_wide(self, 380)
        self.name = QLineEdit(name)
        self.name.setAccessibleName(self.tr("Nama tampilan"))
        self.name.setMaxLength(LONGEST)
        self.name.selectAll()
        self._save = button(self.tr("&Simpan"), self.save, "main")
        self._save.setDefault(True)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self.name.textChanged.connect(lambda _text: self._judge())
        self._save.setEnabled(bool(name))
        acts = QHBoxLayout()
        acts.addWidget(self._save)
        acts.addStretch(1)
        acts.addWidget(button(self.tr("&Batal"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(GAP)
        if explained:
            column.addWidget(label(explained, "", wrap=True))
        named = label(self.tr("Nama &tampilan"), "section")
        named.setBuddy(self.name)
        column.addWidget(named)
        column.addWidget(self.name)
        column.addWidget(self._problem)
        column.addSpacing(GAP)
        column.addLayout(acts)
        self.name.setFocus()

    def save(self) -> None:
        """Take the name; one that cannot be taken is asked for again, with the reason."""
        name = " ".join(self.name.text().split())
        if not name:
            return
        if why := self._why_not(name):
            self._problem.setText(why)
            self._problem.show()
            as_high_as_words(self)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.name.selectAll()
            return
        self.accept()
        self.named.emit(name)

    def _judge(self) -> None:
        self._save.setEnabled(bool(self.name.text().strip()))
        self._problem.hide()
