"""The cases behind a figure, to look at one of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from ui.monev.words import NOTHING, plain_day
from ui.monev_ports import BehindLine
from ui.parts.labels import button, label
from ui.theme.fonts import scaled
from ui.wording import number


class BehindDialog(QDialog):
    """Lists cases; Enter opens the chosen one in *Laporan*."""

    case_wanted = Signal(int)
    list_wanted = Signal()
    """All of them shall be listed in *Laporan*."""

    def __init__(
        self, figure: str, lines: Sequence[BehindLine], count: int, parent: QWidget, *, can_list: bool = False
    ) -> None:
        """List what was found.

        :param count: how many there are; the list holds the first ones.
        :param can_list: whether *Laporan* can list the same.
        """
        super().__init__(parent)
        self._lines = lines
        self.setWindowTitle(figure)
        self.table = QTableWidget(len(lines), 5)
        self._fill()
        words = self.tr("{} laporan. Enter membuka laporan yang dipilih.").format(number(count))
        if count > len(lines):
            words = self.tr("{shown} yang terbaru dari {count} laporan. Enter membuka laporan yang dipilih.").format(
                shown=number(len(lines)), count=number(count)
            )
        acts = QHBoxLayout()
        acts.addWidget(button(self.tr("&Buka laporan"), self._open, "main"))
        if can_list:
            self.list_all = button(self.tr("Tampilkan di &Laporan"), self._list)
            self.list_all.setToolTip(self.tr("Semua laporan ini, dengan saringan yang sama"))
            acts.addWidget(self.list_all)
        acts.addStretch(1)
        acts.addWidget(button(self.tr("&Tutup"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(acts)
        self.resize(scaled(860), scaled(440))
        self.table.setFocus()

    def _fill(self) -> None:
        table = self.table
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels(
            [self.tr("Tracking ID"), self.tr("Judul"), self.tr("Unit"), self.tr("Status"), self.tr("Tenggat")]
        )
        for row, line in enumerate(self._lines):
            due = plain_day(line.due_on) if line.due_on else NOTHING
            for column, words in enumerate((line.tracking_id, line.title, line.unit or NOTHING, line.status, due)):
                item = QTableWidgetItem(words)
                item.setToolTip(words)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                table.setItem(row, column, item)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in ((0, 100), (2, 190), (3, 190), (4, 130)):
            table.setColumnWidth(column, scaled(width))
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        if self._lines:
            table.selectRow(0)
        table.cellActivated.connect(lambda _row, _column: self._open())

    def _list(self) -> None:
        self.accept()
        self.list_wanted.emit()

    def _open(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._lines):
            self.accept()
            self.case_wanted.emit(self._lines[row].case)
