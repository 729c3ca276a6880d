"""The receipt of one own action, to read, to save as PDF, and to copy."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from sync.contract.errors import LocalFault
from ui.help.faults import told
from ui.outbox.receipt_document import check_sentence, document_of, facts, save_pdf
from ui.parts.dialog_room import open_at
from ui.parts.labels import button, hairline, label
from ui.parts.on_paper import print_page, printing_words
from ui.parts.reading import BAR, ReadingArea, clear_of_bar
from ui.parts.saved_file import SavedFile
from ui.parts.saving_place import asked_place
from ui.parts.text_block import TextBlock
from ui.ports.outbox import ReceiptView
from ui.theme.tokens import GAP

_SIZE = (620, 520)


class ReceiptDialog(QDialog):
    """Shows one receipt over the window."""

    def __init__(self, view: ReceiptView, parent: QWidget) -> None:
        """Lay the receipt out."""
        super().__init__(parent)
        self._view = view
        self._page = document_of(view, self.font())
        self.setWindowTitle(self.tr("Tanda terima {}").format(view.number or view.tracking_id))
        open_at(self, *_SIZE)
        self._said = SavedFile()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20 - BAR, 16)
        column.setSpacing(10)
        column.addWidget(self._reading(), 1)
        column.addLayout(clear_of_bar(self._said))
        column.addLayout(self._acts())

    def _reading(self) -> ReadingArea:
        reading = ReadingArea(self.tr("Isi tanda terima"))
        column = reading.column
        column.addWidget(label(self._view.number or self.tr("Tanpa nomor"), "heading", wrap=True))
        # The check comes first: it is what makes the rest worth anything.
        column.addWidget(label(check_sentence(self._view), "" if self._view.is_genuine else "problem", wrap=True))
        rows = QFormLayout()
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setHorizontalSpacing(2 * GAP)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for name, value in facts(self._view)[1:]:
            rows.addRow(label(name, "small"), label(value, "", wrap=True))
        column.addLayout(rows)
        column.addWidget(hairline())
        column.addWidget(TextBlock(self._view.text or self.tr("Isinya tidak lagi disimpan di komputer ini.")))
        column.addStretch(1)
        return reading

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, BAR, 0)
        row.addWidget(button(self.tr("&Cetak …"), self.print))
        row.addWidget(button(self.tr("Simpan sebagai &PDF …"), self._choose_file))
        row.addWidget(button(self.tr("&Salin teks"), self._copy))
        row.addStretch(1)
        close = button(self.tr("&Tutup"), self.accept, "main")
        close.setDefault(True)
        row.addWidget(close)
        self._close = close
        return row

    def showEvent(self, event: QShowEvent, /) -> None:  # noqa: N802 - Qt's name
        """Begin at the button that does no harm."""
        super().showEvent(event)
        self._close.setFocus()

    def _choose_file(self) -> None:
        name = f"{self._view.number or self._view.tracking_id}.pdf"
        path = asked_place(self, self.tr("Simpan tanda terima"), name, "PDF (*.pdf)")
        if path:
            self.save(path)

    def print(self) -> None:
        """Print the receipt, and say where there is no printer what to do instead."""
        if words := printing_words(print_page(self._page, self.windowTitle(), self)):
            self._said.tell(words)

    def save(self, path: str) -> None:
        """Write the receipt to a PDF, and say what became of it."""
        try:
            save_pdf(self._page, path, self.windowTitle())
        except LocalFault as fault:
            self._said.tell(told(fault), is_problem=True)
        else:
            self._said.tell(self.tr("Tersimpan di {}.").format(Path(path)), saved=Path(path))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._page.toPlainText())
        self._said.tell(self.tr("Teks tanda terima disalin."))
