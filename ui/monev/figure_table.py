"""The table of a panel: names, and beside them numbers; as high as its rows, and never wider than it has to be."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QTableWidget, QTableWidgetItem

from ui.theme.fonts import scaled

_LEAST_NAMES: Final = 170
"""Width of the names at the least, px at 100 %."""
_FEW_COLUMNS: Final = 4
_ROWS_MEASURED: Final = 100
"""Rows by which columns find their width."""
_BOX: Final = 8
"""What a box to tick keeps beside it, px."""
_SIDES: Final = 20
"""What a cell keeps at both sides of its words, px."""
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FigureTable(QTableWidget):
    """Names in the first column get what the numbers leave; a long one goes on in further lines."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._headings: Sequence[str] = ()
        self._short: Sequence[str] = ()
        self._names = 0
        """Width in which each name stands in one line, px."""
        self._numbers = 0, 0
        """Width of the columns of numbers under the long headings, and under the short ones, px."""
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectItems)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)

    def fill(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        nothing: str,
        short: Mapping[str, str],
        explained: Mapping[str, str],
    ) -> None:
        """Show rows of figures.

        :param nothing: stands there where there is no row.
        :param short: headings in fewer letters, for where the names would have too little room.
        :param explained: what a heading means.
        """
        self.clear()
        self.clearSpans()
        self.setRowCount(len(rows))
        self.setColumnCount(len(headings))
        # Over numbers, the second word goes below the first: what it saves is for the names.
        is_crowded = bool(rows) and len(headings) > _FEW_COLUMNS
        long = [
            named.replace(" ", "\n", 1) if column and is_crowded else named for column, named in enumerate(headings)
        ]
        self._headings = long
        self._short = [
            short[named].replace(" ", "\n", 1) if column and named in short else long[column]
            for column, named in enumerate(headings)
        ]
        for column, named in enumerate(headings):
            heading = QTableWidgetItem(long[column])
            if column:
                heading.setTextAlignment(_RIGHT)
            heading.setToolTip(explained.get(named, named if named in short else ""))
            self.setHorizontalHeaderItem(column, heading)
        for row, words in enumerate(rows):
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(_RIGHT)
                else:
                    item.setToolTip(text)  # it may have to be shortened
                self.setItem(row, column, item)
        if not rows and nothing:
            self.setRowCount(1)
            self.setSpan(0, 0, 1, len(headings))
            item = QTableWidgetItem(nothing)
            item.setToolTip(nothing)
            self.setItem(0, 0, item)
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(_ROWS_MEASURED)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self._names = max(self.sizeHintForColumn(0), header.sectionSizeHint(0))
        under_long = self._wide()
        self._name(self._short)
        self._numbers = under_long, self._wide()
        self.widen_names()

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Divide the new width."""
        super().resizeEvent(event)
        self.widen_names()

    def widen_names(self) -> None:
        """Divide the width; where it does not suffice, the table can be moved sideways."""
        if not self.columnCount():
            return
        header, room, (under_long, under_short) = self.horizontalHeader(), self.viewport().width(), self._numbers
        is_long = room - under_long >= max(scaled(_LEAST_NAMES), self._names)
        self._name(self._headings if is_long else self._short)
        numbers = under_long if is_long else under_short
        names = max(scaled(_LEAST_NAMES), room - numbers)
        if header.sectionSize(0) != names:
            self.setColumnWidth(0, names)
        self._break_names(names)
        bar = self.horizontalScrollBar().sizeHint().height() if names + numbers > room else 0
        rows = self.verticalHeader().length()
        self.setFixedHeight(header.sizeHint().height() + rows + bar + 2 * self.frameWidth() + 2)

    def _name(self, headings: Sequence[str]) -> None:
        for column, named in enumerate(headings):
            item = self.horizontalHeaderItem(column)
            if item is not None and item.text() != named:
                item.setText(named)

    def _wide(self) -> int:
        header = self.horizontalHeader()
        return sum(header.sectionSize(column) for column in range(1, self.columnCount()))

    def _break_names(self, width: int) -> None:
        """Let names that do not fit into one line go on below."""
        break_column(self, 0, width)


def break_column(table: QTableWidget, column: int, width: int) -> None:
    """Let what does not fit into one line of a column go on below; the tool tip holds it unbroken."""
    letters, one = table.fontMetrics(), table.verticalHeader().defaultSectionSize()
    for row in range(table.rowCount()):
        item = table.item(row, column)
        if item is None or table.columnSpan(row, column) != 1:
            continue
        box = item.flags() & Qt.ItemFlag.ItemIsUserCheckable
        room = width - _SIDES - (table.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth) + _BOX if box else 0)
        shown = in_lines(item.toolTip(), letters, room)
        if item.text() != shown:
            item.setText(shown)
        height = one + letters.lineSpacing() * shown.count("\n")
        if table.rowHeight(row) != height:
            table.setRowHeight(row, height)


def in_lines(name: str, letters: QFontMetrics, width: int) -> str:
    """Break a name between words so that it fits a width; further lines begin as far in as the first."""
    if letters.horizontalAdvance(name) <= width:
        return name
    first, *others = name.split(" ")
    indent = name[: len(name) - len(name.lstrip())]
    lines = [first]
    for word in others:
        longer = f"{lines[-1]} {word}"
        if letters.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(f"{indent}{word}")
    return "\n".join(lines)
