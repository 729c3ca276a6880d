"""A small dialog that makes one file: a few choices, where it shall lie, and what became of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.parts.dialog_room import as_high_as_words, at_least_wide
from ui.parts.labels import button, label, restyle
from ui.parts.saved_file import SavedFile
from ui.parts.saving_place import asked_place

_WIDTH: Final = 460


class SavingDialog(QDialog):
    """Asks for a file and has it made; stays open until somebody has read what became of it."""

    file_chosen = Signal(str)
    """Path of the file that shall be made; :meth:`tell` then says what became of it."""

    def __init__(self, title: str, explained: str, save_words: str, kind: str, parent: QWidget | None) -> None:
        """Lay out the dialog; :attr:`choices` takes what can be chosen.

        :param save_words: words of the button that saves.
        :param kind: as a file dialog wants it: ``Excel (*.xlsx)``.
        """
        super().__init__(parent)
        self._kind = kind
        self.suggested_name = ""
        self.setWindowTitle(title)
        self.choices = QVBoxLayout()
        self.names = QCheckBox(self.tr("Tampilkan &nama pelapor (yang anonim tidak pernah)"))
        self._said = SavedFile()
        self._save = button(save_words, self._choose_file, "main")
        self._save.setDefault(True)
        self.first: QWidget = self._save
        """What has the keyboard at the beginning."""
        self._lead: QPushButton | None = None
        """What else can be done, and before saving."""
        acts = self._acts = QHBoxLayout()
        acts.addWidget(self._save)
        acts.addStretch(1)
        acts.addWidget(button(self.tr("&Tutup"), self.accept))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(explained, "", wrap=True))
        column.addLayout(self.choices)
        column.addWidget(self.names)
        column.addWidget(self._said)
        column.addLayout(acts)
        at_least_wide(self, _WIDTH)

    @property
    def said(self) -> str:
        """What became of the last file, in words."""
        return self._said.said

    def showEvent(self, event: QShowEvent, /) -> None:  # noqa: N802 - Qt's name
        """Begin at the button, or where something is to be filled in before."""
        super().showEvent(event)
        self.first.setFocus()

    def lead_with(self, words: str, act: Callable[[], object]) -> None:
        """Offer something before saving, as what is done first."""
        self._lead = self.first = button(words, act, "main")
        self._acts.insertWidget(0, self._lead)
        self._lead_on(self._lead)

    def offer(self, kind: str) -> None:
        """Offer files of another kind, as a file dialog wants it."""
        self._kind = kind

    def tell(
        self, sentence: str, *, is_problem: bool = False, saved: Path | None = None, leads_on: bool = True
    ) -> None:
        """Say what became of the file, or of what is done first.

        :param saved: where it lies, once it was written: it can be opened from here.
        :param leads_on: whether saving is the next step where nothing was saved.
        """
        self._said.tell(sentence, is_problem=is_problem, saved=saved)
        self._save.setEnabled(True)
        otherwise = self._save if leads_on or self._lead is None else self._lead
        self._lead_on(self._said.open_file if saved is not None else otherwise)
        as_high_as_words(self)

    def _lead_on(self, next_step: QPushButton) -> None:
        """Dress the next step as such, and have Enter do it: to save, and once that is done, to open what was saved."""
        opened = self._said.open_file
        for one in (self._lead, self._save):
            if one is not None:
                restyle(one, "part", "main" if next_step is one else "")
        restyle(opened, "part", "main" if next_step is opened else "link")
        next_step.setDefault(True)
        if next_step is opened:
            opened.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_waiting(self, sentence: str) -> None:
        """Say that the file is being made; meanwhile no other is begun."""
        self.tell(sentence)
        self._save.setEnabled(False)

    def _choose_file(self) -> None:
        path = asked_place(self, self.windowTitle(), self.suggested_name, self._kind)
        if path:
            self.file_chosen.emit(path)
