"""*Buka folder lampiran*: lays the files of a response out, so that they can be uploaded to lapor.go.id."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from ui.help.faults import told
from ui.parts.labels import button, label, restyle
from ui.parts.saved_file import open_outside
from ui.workplace import Workplace


class FolderActs(QWidget):
    """What the folder means for privacy, once it is open; :attr:`open` stands with the other acts of the response."""

    def __init__(self, workplace: Workplace, event: str) -> None:
        """Offer the folder of an own response."""
        super().__init__()
        self._workplace, self._event = workplace, event
        self.open = button(self.tr("Buka folder lampiran"), self._lay_out, "link")
        self._said = label("", "small", wrap=True)
        self.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)

    @property
    def said(self) -> str:
        """What was said after opening."""
        return self._said.text()

    def _lay_out(self) -> None:
        self.open.setEnabled(False)
        self._workplace.background.files.run(
            self,
            lambda: self._workplace.evidence.lay_out(self._event),
            on_success=self._show,
            on_failure=self._tell,
        )

    def _show(self, folder: Path) -> None:
        self.open.setEnabled(True)
        where = "" if open_outside(folder) else self.tr("Folder: {}. ").format(folder)
        self._say(
            self.tr(
                "{}Berkas di sana tidak terenkripsi. Folder itu dihapus setelah Anda memilih “Tandai sudah diunggah”, "
                "atau saat program ditutup."
            ).format(where)
        )

    def _tell(self, fault: TindakError) -> None:
        self.open.setEnabled(True)
        self._say(told(fault), is_problem=True)

    def _say(self, sentence: str, *, is_problem: bool = False) -> None:
        self._said.setText(sentence)
        restyle(self._said, "part", "problem" if is_problem else "small")
        self.show()
