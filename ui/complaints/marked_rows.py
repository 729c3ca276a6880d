"""Which rows of the list are marked, and that it stays these cases when rows move."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from ui.complaints.case_list_model import CaseListModel
from ui.complaints.case_table import CaseTable
from ui.complaints.columns import Column
from ui.ports.listing import CaseLine

MOST_AT_ONCE: Final = 500
"""Rows that are copied or acted on at once; more go into a file."""


@dataclass(frozen=True)
class Marks:
    """Which rows are marked, and what stands in them as far as somebody could see it."""

    ranges: tuple[tuple[int, int], ...]
    """First and last row of each run, in order."""
    lines: dict[int, CaseLine]
    """By row; without those that were never fetched."""

    @property
    def count(self) -> int:
        """How many rows are marked."""
        return sum(last - first + 1 for first, last in self.ranges)


class MarkedRows(QObject):
    """Follows the selection of a table; one case of it is shown beside the list."""

    chosen = Signal(int)
    """Row number of the case that shall be shown beside the list; 0 for none."""
    counted = Signal(int)
    """How many rows are marked now."""

    def __init__(self, table: CaseTable, model: CaseListModel) -> None:
        """Follow a table that shows this model."""
        super().__init__(table)
        self._table, self._model = table, model
        self.case = 0
        """Row number of the chosen case; 0 for none."""
        self._picked: tuple[int, ...] = ()
        self._awaits_row = False
        table.selectionModel().selectionChanged.connect(lambda _new, _old: self.take())
        model.page_arrived.connect(self.keep)

    @property
    def marks(self) -> Marks:
        """What is marked now, as the screen shows it; without lines where it is too much to be done at once."""
        marks = Marks(tuple(self._table.selected_ranges()), {})
        if marks.count <= MOST_AT_ONCE:
            rows = (row for first, last in marks.ranges for row in range(first, last + 1))
            marks.lines.update((row, line) for row in rows if (line := self._model.line_at(row)) is not None)
        return marks

    def forget(self) -> None:
        """Choose nothing, until the first row of another answer is there."""
        self.case = 0
        self._picked = ()
        self.chosen.emit(0)

    def take(self) -> None:
        """Follow the selection, not the current row: Qt moves that one by itself when a list gets the focus."""
        ranges = self._table.selected_ranges()
        count = sum(last - first + 1 for first, last in ranges)
        self.counted.emit(count)
        self._picked = self._cases_of(ranges) if 1 < count <= MOST_AT_ONCE else ()
        current = self._table.currentIndex().row()
        is_current = any(first <= current <= last for first, last in ranges)
        row = current if is_current else ranges[0][0] if ranges else -1
        line = self._model.line(row) if row >= 0 else None
        self._awaits_row = row >= 0 and line is None
        if line is not None and line.case != self.case:
            self.case = line.case
            self.chosen.emit(line.case)

    def _cases_of(self, ranges: list[tuple[int, int]]) -> tuple[int, ...]:
        """Return the cases of rows as far as they are known, without asking for any."""
        rows = (row for first, last in ranges for row in range(first, last + 1))
        return tuple(case for row in rows if (case := self._model.case_at(row)))

    def keep(self, _first: int = 0, _last: int = 0, *, in_sight: bool = False) -> None:
        """Mark the row of the chosen case again after rows moved; choose the first one when none is chosen."""
        if self._awaits_row:
            # The keyboard went to a row before its page had arrived.
            self.take()
            return
        ranges = self._table.selected_ranges()
        if not in_sight and sum(last - first + 1 for first, last in ranges) > 1:
            self._keep_several(ranges)
            return
        row = self._model.row_of(self.case) if self.case else 0
        if row < 0:
            self._table.selectionModel().clear()
        elif self._model.rowCount() and ranges != [(row, row)]:
            place = self._scrolled_away()
            self._table.mark_row(row)
            if place is not None and not in_sight:
                self._table.verticalScrollBar().setValue(place)

    def _keep_several(self, ranges: list[tuple[int, int]]) -> None:
        """Where rows moved, let the same cases stay selected; those that are not in sight any more are let go."""
        picked = self._picked
        if not picked or self._cases_of(ranges)[: len(picked)] == picked:
            self.take()
            return
        rows = [row for case in picked if (row := self._model.row_of(case)) >= 0]
        self._table.select_rows(rows or [0])

    def _scrolled_away(self) -> int | None:
        """Return how far the list is scrolled where the marked row is out of sight: somebody reads on there."""
        marked = self._table.selected_ranges()
        if not marked:
            return None
        place = self._table.visualRect(self._model.index(marked[0][0], Column.TITLE))
        if self._table.viewport().rect().intersects(place):
            return None
        return self._table.verticalScrollBar().value()
