"""What can be said and done about one file of a draft: caption, what it shows, what was noticed, further acts."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from ui.evidence.description import Description
from ui.parts.few_lines import FewLines
from ui.parts.labels import button
from ui.ports.evidence import FileView
from ui.theme.appearance import Appearance

_LINES: Final = 6
"""That a remark may take: more than any has where these details are shown at all."""


class DraftDetails(QWidget):
    """Below the tiles, about the one that is chosen."""

    open_wanted = Signal()

    def __init__(self, appearance: Appearance, acts: Sequence[QAction]) -> None:
        """Build it; ``acts`` are what else can be done with the chosen file."""
        super().__init__()
        self.description = Description(QBoxLayout.Direction.LeftToRight)
        self._noticed = FewLines(appearance, "soon", lambda: _LINES)
        row = self.description.row
        row.addStretch(1)
        row.addWidget(button(self.tr("Buka"), self.open_wanted.emit))
        row.addWidget(self._more(acts))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.description)
        column.addWidget(self._noticed)
        self.show_file(None)

    @property
    def noticed(self) -> str:
        """What is said of *Bukti Utuh*; empty where it noticed nothing."""
        return self._noticed.text

    def show_file(self, file: FileView | None) -> None:
        """Show another file, or none."""
        self.description.show_file(file)
        remarks = file.remarks if file is not None else ()
        self._noticed.setVisible(bool(remarks))
        words = self.tr("Bukti Utuh: {}").format(remarks[0].sentence) if remarks else ""
        if len(remarks) > 1:
            words = self.tr("{} (+{} catatan lain, lihat dengan Buka)", "", len(remarks) - 1).format(
                words, len(remarks) - 1
            )
        self._noticed.show_text(words, "\n".join(one.sentence for one in remarks))

    def _more(self, acts: Sequence[QAction]) -> QPushButton:
        made = button(self.tr("Lainnya"), lambda: None)
        menu = QMenu(made)
        for act in acts:
            menu.addAction(act)
        made.setMenu(menu)
        return made
