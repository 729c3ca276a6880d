"""The help beside a small window, which stays as it is."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.help.view import HelpView
from ui.parts.dialog_room import open_at
from ui.parts.labels import button
from ui.theme.appearance import Appearance
from ui.theme.tokens import GAP


class HelpDialog(QDialog):
    """Shows a page; Esc or *Tutup* goes back to where one was."""

    def __init__(self, appearance: Appearance, key: str, window: QWidget) -> None:
        """Open a page."""
        super().__init__(window)
        self.setWindowTitle(self.tr("Bantuan"))
        self.view = HelpView(appearance)
        self.view.open(key)
        shut = button(self.tr("&Tutup"), self.reject, "main")
        shut.setAutoDefault(False)
        self.all_pages = button(self.tr("&Semua halaman"), self.show_all_pages)
        self.all_pages.setAutoDefault(False)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.show_all_pages)
        row = QHBoxLayout()
        row.addWidget(self.all_pages)
        row.addStretch(1)
        row.addWidget(shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        open_at(self, 820, 500)
        if self.view.shown.answers is None:
            self.show_all_pages()
        else:  # what has just happened is what is to be read
            self.view.side.hide()
            self.view.text.setFocus()

    def show_all_pages(self) -> None:
        """Put the list of all pages beside the one that is open, to search in."""
        self.all_pages.hide()
        self.view.side.show()
        self.view.search.setFocus()
