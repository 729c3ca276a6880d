"""The list of own actions: thousands of rows of known heights, so that none has to be measured."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.outbox.outbox_delegate import HEADING, ROW, OutboxDelegate
from ui.outbox.outbox_model import OutboxModel
from ui.theme.fonts import scaled
from ui.workplace import Workplace

_LEAST: Final = 340


class OutboxList(QTableView):
    """One column; the arrow keys pass over headings."""

    def __init__(self, model: OutboxModel, workplace: Workplace) -> None:
        """Show the rows of ``model``."""
        super().__init__()
        self._rows = model
        self._lowered: tuple[int, ...] = ()
        self.setProperty("part", "outbox")  # clear of the corners of its frame
        self.setModel(model)
        self.setItemDelegate(OutboxDelegate(workplace, self))
        self.setAccessibleName(self.tr("Tindak lanjut dari komputer ini"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMinimumWidth(scaled(_LEAST))
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.hide()
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(scaled(ROW))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._lower_headings)
        self._lower_headings()

    def _lower_headings(self) -> None:
        down, count = self.verticalHeader(), self._rows.rowCount()
        for row in self._lowered:  # a header keeps the heights of its rows over a reset
            if row < count:
                down.resizeSection(row, scaled(ROW))
        self._lowered = self._rows.headings
        for row in self._lowered:
            down.resizeSection(row, scaled(HEADING))

    def keep_in_sight(self, index: QModelIndex) -> None:
        """Scroll to a row, and to the heading above it where it is the first of its group."""
        self.scrollTo(index)
        if index.row() - 1 in self._rows.headings:
            self.scrollTo(index.siblingAtRow(index.row() - 1))
