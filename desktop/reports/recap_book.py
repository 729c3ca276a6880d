"""The monthly recap as a workbook: the table that offices keep by hand today."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from desktop.reports.cells import A4, LONGEST, MOST_ROWS, is_formula, row_height
from desktop.reports.recap_words import COLUMNS, RecapHead, came_on, texts, titles
from desktop.reports.streamed_book import streamed
from desktop.storage.recap import RecapLine
from sync.contract.errors import BadInput

SHEET: Final = "Rekap"
HEADER_ROW: Final = 4
"""Counted from 0; the title rows stand above it."""
_TITLE_POINTS: Final = 21


def write_recap(head: RecapHead, lines: Iterable[RecapLine], aside: Path) -> tuple[bytes, int]:
    """Return the workbook and how many lines stand in it. Rows are written as they come, and not held.

    :param aside: folder for what is written on the way.
    :raises OSError: when that finds no room.
    """
    return streamed(aside, lambda book: _RecapSheet(book, head).write(lines))


class _RecapSheet:
    """One sheet, filled from the top: whatever was passed over cannot be written any more."""

    def __init__(self, book: Any, head: RecapHead) -> None:
        self._head = head
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
        cell = {**base, "border": 1, "border_color": "#B8C0C8", "text_wrap": True}
        self._title = book.add_format({**base, "bold": True, "font_size": 14})
        self._plain = book.add_format(base)
        self._header = book.add_format({**cell, "bold": True, "bg_color": "#E3EAF1", "valign": "vcenter"})
        self._number = book.add_format({**cell, "align": "right", "text_wrap": False})
        self._date = book.add_format({**cell, "num_format": "dd-mm-yyyy", "align": "left", "text_wrap": False})
        self._text = book.add_format(cell)
        # A text with such a beginning is shown as it is, and stays a text when somebody edits the cell.
        self._quoted = book.add_format({**cell, "quote_prefix": True})
        book.set_properties({"title": f"Rekap laporan {head.first:%d-%m-%Y} s.d. {head.last:%d-%m-%Y}"})
        self._page = book.add_worksheet(SHEET)
        self._set_up()

    def write(self, lines: Iterable[RecapLine]) -> int:
        for row, words in enumerate(titles(self._head)):
            self._page.write_string(row, 0, words, self._plain if row else self._title)
        for column, (heading, _) in enumerate(COLUMNS):
            self._page.write_string(HEADER_ROW, column, heading, self._header)
        count = 0
        for line in lines:
            count += 1
            if HEADER_ROW + count >= MOST_ROWS:
                raise BadInput("Lebih dari satu juta laporan: pilih periode yang lebih pendek.")
            self._write_line(HEADER_ROW + count, count, line)
        return count

    def _set_up(self) -> None:
        page = self._page
        page.set_row(0, _TITLE_POINTS)
        for column, (_, width) in enumerate(COLUMNS):
            page.set_column(column, column, width)
        page.freeze_panes(HEADER_ROW + 1, 0)
        page.repeat_rows(HEADER_ROW)
        page.set_landscape()
        page.set_paper(A4)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.set_footer("&LTindak&RHalaman &P dari &N")

    def _write_line(self, row: int, number: int, line: RecapLine) -> None:
        page = self._page
        day = came_on(self._head, line)
        page.write_number(row, 0, number, self._number)
        page.write_datetime(row, 1, datetime(day.year, day.month, day.day), self._date)  # noqa: DTZ001 - a sheet knows no zones
        told = texts(self._head, line)
        widths = [width for _, width in COLUMNS[-len(told) :]]
        page.set_row(row, row_height(zip(told, widths, strict=True)))
        for column, text in enumerate(told, start=2):
            form = self._quoted if is_formula(text) else self._text
            page.write_string(row, column, text[:LONGEST], form)
