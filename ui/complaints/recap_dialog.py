"""*Rekap bulanan…*: the complaints of a month as a workbook or on paper."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from sync.contract.errors import TindakError
from sync.durable import save_document
from ui.clock import local_day
from ui.help.faults import told
from ui.language.wording import month_of, number
from ui.parts.labels import label
from ui.parts.paper_table import TablePaper
from ui.parts.saving_dialog import SavingDialog
from ui.ports.desk import RecapOrder, RecapTable
from ui.theme.fonts import font
from ui.theme.tokens import GAP
from ui.workplace import Workplace

_MONTHS_OFFERED: Final = 24
_PAPER: Final = ".pdf"


class RecapDialog(SavingDialog):
    """Chooses a month and has its recap written in the database lane."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        """Offer the last months; the one before this is chosen, for that is whose recap is wanted."""
        super().__init__(
            self.tr("Rekap bulanan"),
            self.tr(
                "Semua laporan yang masuk pada bulan yang dipilih, dengan tanggapan terakhir dan keadaannya sekarang. "
                "Nama pelapor disamarkan."
            ),
            self.tr("&Simpan sebagai Excel atau PDF …"),
            "Excel (*.xlsx);;PDF (*.pdf)",
            parent,
        )
        self._workplace = workplace
        self.month = QComboBox()
        self.month.setAccessibleName(self.tr("Bulan"))
        first = local_day(workplace.now_ms()).replace(day=1)
        for _ in range(_MONTHS_OFFERED):
            self.month.addItem(month_of(first), first.isoformat())
            first = (first - timedelta(days=1)).replace(day=1)
        self.month.currentIndexChanged.connect(lambda _index: self._suggest())
        self.month.setCurrentIndex(1)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        name = label(self.tr("&Bulan"))
        name.setBuddy(self.month)
        row.addWidget(name)
        row.addWidget(self.month, 1)
        self.choices.addLayout(row)
        self.file_chosen.connect(self.save)

    def save(self, path: str) -> None:
        """Have the recap written."""
        first = self._first()
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        order = RecapOrder(first=first, last=last, path=Path(path), names=self.names.isChecked())
        self.tell_waiting(self.tr("Sedang ditulis …"))
        if order.path.suffix.casefold() == _PAPER:
            self._workplace.background.database.run(
                self,
                lambda: self._workplace.desk.recap_table(order),
                on_success=partial(self._print, order.path),
                on_failure=self._is_not_saved,
            )
            return
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.save_recap(order),
            on_success=partial(self._is_saved, order.path),
            on_failure=self._is_not_saved,
        )

    def _print(self, path: Path, told: RecapTable) -> None:
        """Lay the pages out, here in the thread of the window; a month takes a moment."""
        paper = TablePaper(told.titles, told.headings, told.rows, told.widths, font())
        try:
            save_document(path, paper.as_pdf())
        except TindakError as fault:
            self._is_not_saved(fault)
        else:
            self._is_saved(path, len(told.rows))

    def _is_saved(self, path: Path, count: int) -> None:
        words = self.tr("{count} laporan, tersimpan di {path}.", "", count).format(count=number(count), path=path)
        self.tell(words, saved=path)

    def _is_not_saved(self, fault: TindakError) -> None:
        self.tell(told(fault), is_problem=True)

    def _suggest(self) -> None:
        self.suggested_name = f"Rekap {self._first():%Y-%m}.xlsx"

    def _first(self) -> date:
        return date.fromisoformat(str(self.month.currentData()))
