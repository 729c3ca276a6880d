"""What became of a file that was asked for, in a sentence, and the way to it once it is there."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.parts.dialog_room import as_high_as_words
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, label, restyle
from ui.theme.tokens import GAP


def is_there(path: Path) -> bool:
    """Return whether something is there and can be asked for: a folder of the network may refuse even that."""
    try:
        return path.exists()
    except OSError:
        return False


def open_outside(path: Path) -> bool:
    """Open a folder, or a file that we wrote, with the program that this computer has for it; say whether one has."""
    return is_there(path) and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class SavedFile(QWidget):
    """Is not there while there is nothing to tell."""

    def __init__(self, *, opens_files: bool = True) -> None:
        """Tell nothing yet.

        :param opens_files: whether other programs open what is saved here; its folder is offered in any case.
        """
        super().__init__()
        self._opens_files, self._path = opens_files, Path()
        self._said = label("", "small", wrap=True)
        self.open_file = button(self.tr("Buka berkas"), lambda: self._open(self._path), "link")
        self._folder = button(self.tr("Buka foldernya"), lambda: self._open(self._path.parent), "link")
        ways = FlowLayout(gap=2 * GAP)
        ways.addWidget(self.open_file)
        ways.addWidget(self._folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._said)
        column.addLayout(ways)
        self.tell("")

    @property
    def said(self) -> str:
        """What is told; empty for nothing."""
        return self._said.text()

    def tell(self, sentence: str, *, is_problem: bool = False, saved: Path | None = None, is_file: bool = True) -> None:
        """Tell something.

        :param saved: the file that was written, which the sentence names.
        :param is_file: whether other programs read it.
        """
        self._path = saved or Path()
        self._said.setText(sentence)
        restyle(self._said, "part", "problem" if is_problem else "small")
        self.open_file.setVisible(saved is not None and self._opens_files and is_file)
        self._folder.setVisible(saved is not None)
        self.setVisible(bool(sentence))

    def _open(self, path: Path) -> None:
        if not is_there(path):
            self.tell(self.tr("“{}” tidak ada lagi di tempat itu.").format(path), is_problem=True)
        elif not open_outside(path):
            self._said.setText(self.tr("Komputer ini tidak punya program untuk membukanya: {}").format(path))
        if isinstance(dialog := self.window(), QDialog):
            as_high_as_words(dialog, dialog.height())
