"""*Cetak…*: the shown case on paper, or as a PDF to hand on."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from sync.contract.errors import TindakError
from sync.durable import save_document
from ui.case_sheet import case_sheet
from ui.help.faults import told
from ui.parts.on_paper import Printing, print_pages, printing_words
from ui.parts.paper import Pages
from ui.parts.saving_dialog import SavingDialog
from ui.ports.desk import CaseView
from ui.workplace import Workplace


class SheetDialog(SavingDialog):
    """Prints or saves the sheet of one case."""

    def __init__(self, workplace: Workplace, view: CaseView, parent: QWidget | None) -> None:
        """Be about this case as it is shown now."""
        super().__init__(
            self.tr("Cetak laporan {}").format(view.line.tracking_id),
            self.tr(
                "Lembar laporan dengan tenggat, riwayat, dan tanda terima, untuk kertas A4. Nama pelapor disamarkan, "
                "dan yang tidak untuk pelapor tidak disertakan, kecuali Anda memilihnya."
            ),
            self.tr("&Simpan sebagai PDF …"),
            "PDF (*.pdf)",
            parent,
        )
        self._workplace, self._view = workplace, view
        self.suggested_name = f"Laporan {view.line.tracking_id}.pdf"
        self.names.setText(self.tr("Tampilkan &nama pelapor"))
        self.names.setVisible(not view.line.anonymous)
        self.internal = QCheckBox(self.tr("Sertakan catatan &internal"))
        self.internal.setToolTip(self.tr("Juga tindakan lain yang tidak untuk pelapor; masing-masing diberi tanda"))
        self.choices.addWidget(self.internal)
        self.file_chosen.connect(self.save)
        self.lead_with(self.tr("&Cetak …"), self.print)

    def pages(self) -> Pages:
        """Return the sheet as it is chosen now."""
        names, internal = self.names.isChecked(), self.internal.isChecked()
        return case_sheet([self._view], self._workplace.now_ms(), self.font(), names=names, internal=internal)

    def print(self) -> None:
        """Print the sheet, and say where there is no printer what to do instead."""
        printing = print_pages(self.pages(), self.windowTitle(), self)
        if words := printing_words(printing):
            self.tell(words, leads_on=printing is not Printing.DONE)

    def save(self, path: str) -> None:
        """Write the sheet, and say what became of it."""
        pages = self.pages()
        try:
            save_document(Path(path), pages.as_pdf(self.windowTitle()))
        except TindakError as fault:
            self.tell(told(fault), is_problem=True)
        else:
            words = self.tr("{count} halaman, tersimpan di {path}.", "", pages.count).format(
                count=pages.count, path=Path(path)
            )
            self.tell(words, saved=Path(path))
