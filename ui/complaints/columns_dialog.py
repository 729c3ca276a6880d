"""*Kolom dan urutan*: which columns the list shows, from the left, and by which it is ordered; by keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.complaints.columns import column_name
from ui.parts.dialog_room import open_at
from ui.parts.labels import button, label
from ui.ports.listing import ListColumn, ListLook
from ui.theme.tokens import GAP


class ColumnsDialog(QDialog):
    """Asks how the list shall look."""

    look_chosen = Signal(object)
    """The :class:`ListLook` that was chosen."""

    def __init__(self, look: ListLook, parent: QWidget) -> None:
        """Begin with how it looks now."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kolom dan urutan"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Kolom, dari kiri ke kanan"))
        for column in (*look.columns, *(one for one in ListColumn if one not in look.columns)):
            item = QListWidgetItem(column_name(column))
            item.setData(Qt.ItemDataRole.UserRole, column.value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if column in look.columns else Qt.CheckState.Unchecked)
            if column is ListColumn.TITLE:  # the line by which one knows a case
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            self.list.addItem(item)
        self.sort = QComboBox()
        self.sort.setAccessibleName(self.tr("Urutkan menurut"))
        for column in ListColumn:
            self.sort.addItem(column_name(column), column.value)
        self.sort.setCurrentIndex(self.sort.findData(look.sort.value))
        self.descending = QCheckBox(self.tr("Dari &belakang: yang terakhir di atas"))
        self.descending.setChecked(look.descending)
        self._lay_out()
        self.list.setCurrentRow(0)

    def showEvent(self, event: QShowEvent, /) -> None:  # noqa: N802 - Qt's name
        """Lay the rows out as high as the style sheet has made them meanwhile."""
        super().showEvent(event)
        self.list.doItemsLayout()

    def look(self) -> ListLook:
        """Return what is chosen now."""
        items = [self.list.item(row) for row in range(self.list.count())]
        shown = tuple(
            ListColumn(str(item.data(Qt.ItemDataRole.UserRole)))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )
        return ListLook(shown, ListColumn(str(self.sort.currentData())), self.descending.isChecked())

    def shift(self, step: int) -> None:
        """Move the current column to the left (-1) or to the right (1)."""
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            self.list.insertItem(row + step, self.list.takeItem(row))
            self.list.setCurrentRow(row + step)

    def apply(self) -> None:
        """Let the list look like this."""
        self.accept()
        self.look_chosen.emit(self.look())

    def usual(self) -> None:
        """Let the list look as it did at first."""
        self.accept()
        self.look_chosen.emit(ListLook())

    def _lay_out(self) -> None:
        beside = QVBoxLayout()
        beside.addWidget(button(self.tr("&Naik"), lambda: self.shift(-1)))
        beside.addWidget(button(self.tr("&Turun"), lambda: self.shift(1)))
        beside.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        columns.addWidget(self.list, 1)
        columns.addLayout(beside)
        acts = QHBoxLayout()
        acts.setSpacing(GAP)
        do = button(self.tr("T&erapkan"), self.apply, "main")
        do.setDefault(True)
        acts.addWidget(do)
        acts.addWidget(button(self.tr("&Seperti semula"), self.usual))
        acts.addStretch(1)
        acts.addWidget(button(self.tr("B&atal"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(GAP)
        column.addWidget(label(self.tr("Yang dicentang tampil; dari atas berarti dari kiri."), "small", wrap=True))
        column.addLayout(columns, 1)
        column.addWidget(label(self.tr("Urutkan menurut"), "section"))
        column.addWidget(self.sort)
        column.addWidget(self.descending)
        column.addSpacing(GAP)
        column.addLayout(acts)
        open_at(self, 400, 470)
