"""The cases behind a figure, to look at one of them or to take the list along."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from ui.complaints.table_dialog import TableDialog
from ui.language.wording import number
from ui.monev.behind_model import COLUMNS, BehindModel, headings
from ui.parts.dialog_room import open_at
from ui.parts.labels import button, label, restyle
from ui.parts.plain_table import as_plain_rows
from ui.ports.listing import CaseQuery, TableOrder
from ui.theme.fonts import scaled
from ui.workplace import Workplace


class BehindDialog(QDialog):
    """Lists all of them; Enter opens the chosen one in *Laporan*."""

    case_wanted = Signal(int)
    list_wanted = Signal()
    """All of them shall be listed in *Laporan*."""

    def __init__(
        self, workplace: Workplace, figure: str, cases: Sequence[int], parent: QWidget, *, can_list: bool = False
    ) -> None:
        """List what was found.

        :param cases: row numbers, in the order in which they are shown.
        :param can_list: whether *Laporan* can list the same.
        """
        super().__init__(parent)
        self._workplace, self._cases = workplace, cases
        self.setWindowTitle(figure)
        self.model = BehindModel(workplace, cases, self)
        self.model.failed.connect(self._tell)
        self.table = QTableView()
        self.table.setModel(self.model)
        words = self.tr("{} laporan, yang terbaru di atas. Enter membuka laporan yang dipilih.", "", len(cases))
        self._said = label(words.format(number(len(cases))), "muted", wrap=True)
        self._figure = label(figure, "title", wrap=True)
        self._dress()
        acts = QHBoxLayout()
        acts.addWidget(button(self.tr("&Buka laporan"), self._open, "main"))
        if can_list:
            self.list_all = button(self.tr("Tampilkan di &Laporan"), self._list)
            self.list_all.setToolTip(self.tr("Semua laporan ini, dengan saringan yang sama"))
            acts.addWidget(self.list_all)
        self.save = button(self.tr("&Simpan daftar …"), self._offer_file)
        self.save.setToolTip(self.tr("Semua laporan ini sebagai Excel atau CSV; nama pelapor disamarkan"))
        self.save.setEnabled(bool(cases))
        acts.addWidget(self.save)
        acts.addStretch(1)
        acts.addWidget(button(self.tr("&Tutup"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self._figure)
        column.addWidget(self._said)
        column.addWidget(self.table, 1)
        column.addLayout(acts)
        open_at(self, 1040, 460)
        self.table.setFocus()

    @property
    def said(self) -> str:
        """How many there are, or why they are not shown."""
        return self._said.text()

    def _dress(self) -> None:
        as_plain_rows(self.table, self.windowTitle())
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in ((0, 90), (3, 226), (4, 152)):
            self.table.setColumnWidth(column, scaled(width))
        for column in (1, 2):  # titles and names of units share what is left
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        if self._cases:
            self.table.selectRow(0)
        self.table.activated.connect(lambda _index: self._open())

    def _list(self) -> None:
        self.accept()
        self.list_wanted.emit()

    def _open(self) -> None:
        case = self.model.case_at(self.table.currentIndex().row())
        if case:
            self.accept()
            self.case_wanted.emit(case)

    def _offer_file(self) -> None:
        order = TableOrder(query=CaseQuery(), columns=COLUMNS, headings=headings(), cases=tuple(self._cases))
        TableDialog(self._workplace, order, len(self._cases), self).open()

    def _tell(self, fault: str) -> None:
        self._said.setText(fault)
        restyle(self._said, "part", "problem")
