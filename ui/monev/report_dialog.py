"""*Simpan laporan Monev …*: the figures of what is looked at, as PDF with a signature or as a workbook.

They are counted once more for the file, which says the day on which it is written: it may be another by then.
"""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sync.contract.errors import TindakError
from sync.contract.monev.scope import Scope
from sync.durable import save_document
from ui.help.faults import told
from ui.monev.report import ReportFacts, monev_report
from ui.monev.signature_fields import SignatureFields
from ui.monev.words import period_words
from ui.parts.dialog_room import at_least_wide
from ui.parts.saving_dialog import SavingDialog
from ui.ports.monev import MOST_OVERDUE, OfficeFacts, ReportFigures
from ui.theme.fonts import font
from ui.workplace import Workplace

_WORKBOOK: Final = ".xlsx"
_WIDTH: Final = 600
"""That four fields in two columns want, px."""


def _tr(text: str, disambiguation: str = "", count: int = -1) -> str:
    return QCoreApplication.translate("MonevReportDialog", text, disambiguation, count)


class ReportDialog(SavingDialog):
    """Asks who signs and where the file shall lie, and has it written beside what else is done."""

    def __init__(self, workplace: Workplace, scope: Scope, unit_code: str, parent: QWidget, *, place: str = "") -> None:
        """Offer to save the figures of a scope.

        :param unit_code: of the unit that they are about; empty for the office of this desk.
        :param place: its name.
        """
        self._period = period_words(scope)
        super().__init__(
            _tr("Laporan Monev: {}").format(self._period),
            _tr(
                "Periode: {period}. Unit: {place}. Isinya ringkasan, grafik, tabel, dan tempat tanda tangan; PDF juga "
                "nomor dan judul laporan yang melewati tenggat. Nama pelapor tidak disebut. Isikan siapa yang "
                "menandatanganinya, misalnya pimpinan kantor; yang dikosongkan ditulis tangan."
            ).format(period=self._period, place=place or _tr("semua")),
            _tr("&Simpan sebagai PDF atau Excel …"),
            "PDF (*.pdf);;Excel (*.xlsx)",
            parent,
        )
        self._workplace, self._scope, self._unit_code = workplace, scope, unit_code
        self.suggested_name = f"Laporan Monev {self._period}.pdf"
        self.names.hide()
        self.signature = SignatureFields()
        self.choices.addLayout(self.signature)
        at_least_wide(self, _WIDTH)
        self.first = self.signature.place
        self.file_chosen.connect(self.save)

    def save(self, path: str) -> None:
        """Have the report written, by the ending of its name."""
        desk, scope, period, code = self._workplace.desk.figures, self._scope, self._period, self._unit_code
        target = Path(path)
        self.tell_waiting(_tr("Sedang ditulis …"))
        if target.suffix.casefold() == _WORKBOOK:
            self._workplace.background.database.run(
                self,
                lambda: desk.save_book(desk.overview(scope), period, code, target),
                on_success=lambda _none: self.tell(_tr("Tersimpan di {}.").format(target), saved=target),
                on_failure=self._is_not_saved,
            )
        else:
            self._workplace.background.database.run(
                self,
                lambda: (desk.facts(code), desk.report(scope, MOST_OVERDUE)),
                on_success=partial(self._save_pdf, target),
                on_failure=self._is_not_saved,
            )

    def _save_pdf(self, path: Path, found: tuple[OfficeFacts, ReportFigures]) -> None:
        """Lay the pages out, here in the thread of the window: Qt's documents want one with an event loop."""
        (facts, figures), signs = found, self.signature.signatory()
        told = ReportFacts(office=facts.office, agency=facts.agency, made_on=facts.today, signature=signs)
        pages = monev_report(told, figures.overview, font(), figures.overdue)
        try:
            save_document(path, pages.as_pdf(f"Laporan Monev {self._period}"))
        except TindakError as fault:
            self._is_not_saved(fault)
        else:
            words = _tr("{count} halaman, tersimpan di {path}.", "", pages.count).format(count=pages.count, path=path)
            self.tell(words, saved=path)

    def _is_not_saved(self, fault: TindakError) -> None:
        self.tell(told(fault), is_problem=True)
