"""*Simpan daftar*: the rows of the list, in their order and columns, as a workbook or as a file of text."""

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QComboBox, QWidget

from sync.contract.errors import TindakError
from ui.clock import local_day
from ui.help.faults import told as fault_told
from ui.language.wording import number
from ui.parts.saving_dialog import SavingDialog
from ui.ports.listing import TableOrder
from ui.workplace import Workplace


class TableDialog(SavingDialog):
    """Has a file written in the lane of files, where it keeps nothing that is typed waiting."""

    def __init__(self, workplace: Workplace, order: TableOrder, count: int, parent: QWidget, view: str = "") -> None:
        """Offer to hand on what ``order`` says, which are ``count`` rows.

        :param view: name of the saved view that they are; the file is offered under it.
        """
        super().__init__(
            self.tr("Simpan daftar"),
            self.tr(
                "{count} laporan dengan kolom dan urutan seperti tampil sekarang. Nama pelapor dalam judul disamarkan."
            ).format(count=number(count)),
            self.tr("&Simpan sebagai …"),
            "Excel (*.xlsx)",
            parent,
        )
        self._workplace, self._order, self._count, self._view = workplace, order, count, view
        self.form = QComboBox()
        self.form.setAccessibleName(self.tr("Bentuk berkas"))
        self.form.addItem(self.tr("Excel (.xlsx)"), ".xlsx")
        self.form.addItem(self.tr("Teks (.csv), dipisah titik koma"), ".csv")
        self.form.currentIndexChanged.connect(lambda _index: self._suggest())
        self.choices.addWidget(self.form)
        self.file_chosen.connect(self.save)
        self._suggest()

    def save(self, path: str) -> None:
        """Have the rows written."""
        place = Path(path)
        if place.suffix.casefold() not in (".xlsx", ".csv"):
            place = place.with_name(place.name + str(self.form.currentData()))
        order = replace(self._order, path=place, names=self.names.isChecked())
        self.tell_waiting(self.tr("Sedang ditulis …"))
        desk, background = self._workplace.desk, self._workplace.background
        background.files.run(
            self,
            lambda: desk.save_table(order, lambda ready: background.deliver(self, partial(self._tell_progress, ready))),
            on_success=partial(self._is_saved, place),
            on_failure=self._is_not_saved,
        )

    def _tell_progress(self, ready: int) -> None:
        self.tell_waiting(
            self.tr("Sedang ditulis: {ready} dari {count} laporan").format(
                ready=number(ready), count=number(self._count)
            )
        )

    def _is_saved(self, path: Path, count: int) -> None:
        words = self.tr("{count} laporan, tersimpan di {path}.", "", count).format(count=number(count), path=path)
        self.tell(words, saved=path)

    def _is_not_saved(self, fault: TindakError) -> None:
        self.tell(fault_told(fault), is_problem=True)

    def _suggest(self) -> None:
        form = str(self.form.currentData())
        self.suggested_name = f"{self._view or 'Laporan'} {local_day(self._workplace.now_ms()):%Y-%m-%d}{form}"
        self.offer("Excel (*.xlsx)" if form == ".xlsx" else "CSV (*.csv)")
