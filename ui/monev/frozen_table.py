"""The tables of *angka beku*: rows of words and numbers, one of which is chosen."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem

from ui.monev.figure_table import break_column
from ui.parts.plain_table import as_plain_rows

_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FrozenTable(QTableWidget):
    """Words stand at the left, counts at the right, and what has to be shortened is told by a tool tip."""

    def __init__(
        self, name: str, headings: Sequence[str], wide: int = 2, counts: Sequence[int] = (), nothing: str = ""
    ) -> None:
        """Begin without rows.

        :param wide: number of the column that takes the room that is left.
        :param counts: numbers of the columns that say how many.
        :param nothing: stands there while there is no row: that there is nothing, and what to do.
        """
        super().__init__(0, len(headings))
        self._wide = wide
        self._nothing = nothing
        self._sides = [_RIGHT if column in counts else _LEFT for column in range(len(headings))]
        for column, words in enumerate(headings):
            self.setHorizontalHeaderItem(column, self._item(column, words))
        as_plain_rows(self, name)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows; the first of them is chosen."""
        self.clearSpans()
        self.setRowCount(len(rows))
        for row, words in enumerate(rows):
            for column, text in enumerate(words):
                item = self._item(column, text)
                item.setToolTip(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.setItem(row, column, item)
        if rows:
            self.selectRow(0)
        elif self._nothing:
            self.setRowCount(1)
            self.setSpan(0, 0, 1, self.columnCount())
            item = self._item(0, self._nothing)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.setToolTip(self._nothing)
            self.setItem(0, 0, item)

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """Let words that the wide column has no room for go on below."""
        super().updateGeometries()
        break_column(self, self._wide, self.columnWidth(self._wide))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for no more than has to be seen; where there is room, it is taken."""
        return QSize(super().sizeHint().width(), max(self.minimumHeight(), self.minimumSizeHint().height()))

    def keep_rows(self, count: int) -> None:
        """Be never so low that fewer rows than this can be read whole."""
        head = self.horizontalHeader().sizeHint().height()
        row = self.sizeHintForRow(0) if self.rowCount() else self.verticalHeader().defaultSectionSize()
        self.setMinimumHeight(
            head + count * max(row, self.verticalHeader().defaultSectionSize()) + 2 * self.frameWidth()
        )

    def _item(self, column: int, words: str) -> QTableWidgetItem:
        made = QTableWidgetItem(words)
        made.setTextAlignment(self._sides[column])
        return made
