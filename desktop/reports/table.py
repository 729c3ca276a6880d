"""Rows of the list as a file or for the clipboard: a workbook with typed cells, or text between semicolons or tabs.

Names of citizens that stand in titles are masked, as in the recap, unless somebody asks for them; those of anonymous
reporters always are. What looks like a formula stays a text.
"""

import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final, NamedTuple

from desktop.case_listing import CaseListing
from desktop.reports.cells import LONGEST, MOST_ROWS, is_formula
from desktop.reports.recap import ReportClock
from desktop.reports.streamed_book import streamed
from desktop.storage import account, cases
from desktop.storage.cases import CaseRow
from desktop.storage.database import Connection, Database
from desktop.storage.ground import KnownUnits
from desktop.storage.turn_views import turn_view
from sync.contract.casework.ruling import Officer
from sync.contract.errors import BadInput
from sync.contract.masking import mask_name_in
from sync.durable import save_document, unsaved
from ui.ports.listing import ListColumn, TableOrder

_CASES_A_QUERY: Final = 500
_WIDTHS: Final = {ListColumn.TITLE: 60, ListColumn.TURN: 44, ListColumn.UNIT: 32, ListColumn.STATUS: 32}
_WIDTH: Final = 16

Cell = str | date | None


class _Hand(NamedTuple):
    """Who hands the table on, and how a row becomes cells."""

    order: TableOrder
    officer: Officer
    units: KnownUnits
    zone: timezone

    def cells(self, row: CaseRow) -> list[Cell]:
        return [self._cell(column, row) for column in self.order.columns]

    def _cell(self, column: ListColumn, row: CaseRow) -> Cell:
        match column:
            case ListColumn.DUE:
                due: date | None = row.due_on_now
                return due
            case ListColumn.NUMBER:
                return str(row.tracking_id)
            case ListColumn.TITLE:
                may_show = self.order.names and not row.anonymous
                return str(row.title) if may_show else mask_name_in(row.title, row.reporter)
            case ListColumn.STATUS:
                return str(row.status_now)
            case ListColumn.TURN:
                return turn_view(row, self.officer, self.units).sentence
            case ListColumn.UNIT:
                return str(row.unit_name)
            case ListColumn.RECEIVED:
                return datetime.fromtimestamp(row.received_at / 1000, self.zone).date() if row.received_at else None
            case _:
                return str(getattr(row, column.value))


class Tables:
    """Hands on rows of the list; part of :class:`ui.ports.desk.Desk`."""

    def __init__(self, database: Database, clock: ReportClock, listing: CaseListing) -> None:
        """Take rows from an open database."""
        self._database, self._clock, self._listing = database, clock, listing

    def text(self, order: TableOrder) -> str:
        """Return rows between tabs, headings first."""
        with self._database.reading() as connection:
            lines = [order.headings, *(map(_plain, cells) for cells in self._rows(connection, order))]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def save(self, order: TableOrder, progress: Callable[[int], None]) -> int:
        """Write rows to a workbook or to a file of text, wholly or not at all; returns how many."""
        if not order.path.parent.is_dir():
            raise BadInput(f"Folder “{order.path.parent}” tidak ada. Pilih folder lain; tidak ada yang ditulis.")
        write = _as_text if order.path.suffix.casefold() == ".csv" else _as_workbook
        try:
            with (
                tempfile.TemporaryDirectory(
                    prefix=".tindak-", dir=order.path.parent, ignore_cleanup_errors=True
                ) as aside,
                self._database.reading() as connection,
            ):
                told = _Told(self._rows(connection, order), progress)
                content = write(order, told, Path(aside))
        except OSError as fault:
            raise unsaved(order.path, fault) from fault
        save_document(order.path, content)
        return told.count

    def _rows(self, connection: Connection, order: TableOrder) -> Iterator[list[Cell]]:
        rows = list(order.cases) or self._listing.rows(connection, order.query)
        zone = timezone(timedelta(minutes=self._clock.offset_minutes()))
        hand = _Hand(order, account.officer(connection), KnownUnits(connection), zone)
        for start in range(0, len(rows), _CASES_A_QUERY):
            portion = rows[start : start + _CASES_A_QUERY]
            found = {row.row: row for row in cases.by_rows(connection, portion)}
            yield from (hand.cells(found[row]) for row in portion if row in found)


class _Told:
    """Counts rows as they pass, and tells now and then."""

    def __init__(self, rows: Iterable[list[Cell]], progress: Callable[[int], None]) -> None:
        self._rows, self._progress, self.count = rows, progress, 0

    def __iter__(self) -> Iterator[list[Cell]]:
        for cells in self._rows:
            self.count += 1
            if self.count % _CASES_A_QUERY == 0:
                self._progress(self.count)
            yield cells


def _plain(cell: Cell) -> str:
    """Return a cell as text that no spreadsheet takes for a formula."""
    if isinstance(cell, date):
        return cell.isoformat()
    words = cell or ""
    return f"'{words}" if is_formula(words) else words


def _as_text(order: TableOrder, rows: Iterable[list[Cell]], _aside: Path) -> bytes:
    """Return what Excel in an Indonesian office opens by a double click: UTF-8 that says so, and semicolons."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=";", lineterminator="\r\n")
    writer.writerow(order.headings)
    writer.writerows([_plain(cell) for cell in cells] for cells in rows)
    return made.getvalue().encode("utf-8-sig")


def _as_workbook(order: TableOrder, rows: Iterable[list[Cell]], aside: Path) -> bytes:
    return streamed(aside, lambda book: _fill(book, order, rows))[0]


def _fill(book: Any, order: TableOrder, rows: Iterable[Sequence[Cell]]) -> None:
    base = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
    heading = book.add_format({**base, "bold": True, "bg_color": "#E3EAF1", "bottom": 1})
    day = book.add_format({**base, "num_format": "dd-mm-yyyy", "align": "left"})
    words, quoted = book.add_format(base), book.add_format({**base, "quote_prefix": True})
    page = book.add_worksheet("Laporan")
    page.freeze_panes(1, 0)
    for place, column in enumerate(order.columns):
        page.set_column(place, place, _WIDTHS.get(column, _WIDTH))
        page.write_string(0, place, order.headings[place], heading)
    for number, cells in enumerate(rows, 1):
        if number >= MOST_ROWS:
            raise BadInput("Lebih dari satu juta laporan: saring dahulu daftarnya.")
        for place, cell in enumerate(cells):
            if isinstance(cell, date):
                page.write_datetime(number, place, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001 - a sheet knows no zones
            elif cell:
                page.write_string(number, place, cell[:LONGEST], quoted if is_formula(cell) else words)
    page.autofilter(0, 0, 0, max(len(order.columns) - 1, 0))
