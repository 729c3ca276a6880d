"""Read an export of lapor.go.id: every row that can be imported, and every one that cannot, with the reason.

Source of the layout: two real exports and the field notes (docs/glossary.md): sheet *Laporan Ringkas*, some rows of
information, the header row, then one row a complaint, with any of 26 columns in any order.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from sync.contract.errors import BadInput
from sync.server.lapor_export.archive import TOO_LARGE, Limits, open_archive
from sync.server.lapor_export.cells import TEXT_LIMIT, Cell, as_text
from sync.server.lapor_export.columns import DATE, HEADERS, KEY, KIND, STATUS, TIME, Columns, columns_of, fields_of
from sync.server.lapor_export.dates import read_date, read_time
from sync.server.lapor_export.made import made_at
from sync.server.lapor_export.rows import Export, ExportRow, RejectedRow
from sync.server.lapor_export.sheet import SheetRow
from sync.server.lapor_export.workbook import Workbook

SHEET: Final = "laporan ringkas"
HEADER_WITHIN: Final = 40
"""The header stands in one of the first rows: up to 20 rows of information have been seen or are allowed for."""

LINE_LIMIT: Final = 2_000
"""Most characters of anything but the complaint's own text; the longest seen is a category path of 141."""

_BODIES: Final = ("original_body", "body")
_TRACKING_ID: Final = re.compile(r"[0-9]{1,10}")
_AGENCY: Final = "nama instansi"
_MADE_ON: Final = "tanggal generate"
_HEADER_OF: Final = {name: header for header, name in HEADERS.items() if name}
_QUOTED_LENGTH: Final = 40

NO_HEADER: Final = (
    "Berkas ini bukan ekspor lapor.go.id: baris judul kolom dengan “Tracking ID” tidak ditemukan; "
    "pilih berkas Laporan Ringkas (.xlsx) yang diunduh dari lapor.go.id."
)
NO_STATUS: Final = (
    "Ekspor ini tidak memuat kolom “Status Laporan”, sehingga tidak dapat diimpor; "
    "unduh lagi dari lapor.go.id dengan kolom itu."
)


class _Above(NamedTuple):
    """What the rows above the header tell of the whole export."""

    agency: str = ""
    made_on: datetime | None = None


class _Unusable(Exception):
    """The row cannot be imported; ``str()`` of it is the reason for the coordinator."""


def read_export(path: Path, limits: Limits | None = None) -> Export:
    """Read a whole export. The file is only read, and closed again before anything in it is looked at.

    :raises BadInput: when the file is no such export, damaged or hostile: one clear sentence, nothing changed.
    """
    limits = limits or Limits()
    workbook = Workbook(open_archive(path, limits), limits)
    above, columns, data = _find_header(workbook)
    if STATUS not in columns:
        raise BadInput(NO_STATUS)
    rows, rejected = _read_rows(data, _RowReader(columns, days_from_1904=workbook.days_from_1904), limits)
    newest = max((row.received_at for row in rows), default=0)
    return Export(
        rows=tuple(rows),
        rejected=tuple(rejected),
        seen=len(rows) + len(rejected),
        agency=above.agency,
        made_at=made_at(above.made_on, workbook.moments, newest),
    )


def _find_header(workbook: Workbook) -> tuple[_Above, Columns, Iterator[SheetRow]]:
    """Return what stands above the header, the columns, and the rows below, from the first fitting sheet."""
    names = workbook.sheet_names
    by_name = sorted(range(len(names)), key=lambda index: " ".join(names[index].casefold().split()) != SHEET)
    for index in by_name:
        above = _Above()
        rows = workbook.rows(index)
        for row in rows:
            if row.number > HEADER_WITHIN:
                break
            if columns := columns_of(row):
                return above, columns, rows
            above = _heard(above, row, days_from_1904=workbook.days_from_1904)
    raise BadInput(NO_HEADER)


def _heard(above: _Above, row: SheetRow, *, days_from_1904: bool) -> _Above:
    cells = [cell for _, cell in sorted(row.cells.items()) if as_text(cell)]
    match [as_text(cells[0]).casefold().rstrip(": "), cells[1]] if len(cells) > 1 else []:
        case [str(label), value] if label == _AGENCY and not above.agency:
            return above._replace(agency=as_text(value))
        case [str(label), value] if label == _MADE_ON and above.made_on is None:
            day = read_date(value, days_from_1904=days_from_1904)
            return above._replace(made_on=day and day.replace(hour=0, minute=0, second=0))
        case _:
            return above


def _read_rows(
    data: Iterator[SheetRow], reader: "_RowReader", limits: Limits
) -> tuple[list[ExportRow], list[RejectedRow]]:
    rows: list[ExportRow] = []
    rejected: list[RejectedRow] = []
    characters = 0
    for row in data:
        if not reader.holds_something(row):
            continue
        if len(rows) + len(rejected) >= limits.rows:
            raise BadInput(TOO_LARGE)
        try:
            read = reader.read(row)
        except _Unusable as fault:
            rejected.append(RejectedRow(row.number, str(fault)))
            continue
        rows.append(read)
        characters += len(read.title) + len(read.body) + len(read.original_body)
        if characters > limits.characters:
            raise BadInput(TOO_LARGE)
    return rows, rejected


class _RowReader:
    """Turns rows into complaints, knowing which column holds what."""

    def __init__(self, columns: Columns, *, days_from_1904: bool) -> None:
        self._columns = columns
        self._present = fields_of(columns)
        self._texts = [name for name in columns if name not in (KEY, DATE, TIME, KIND, STATUS)]
        self._days_from_1904 = days_from_1904

    def holds_something(self, row: SheetRow) -> bool:
        """Whether any column of the export is filled; what stands beside the table does not count."""
        return any(as_text(row.cells.get(column)) for column in self._columns.values())

    def read(self, row: SheetRow) -> ExportRow:
        kind = self._line(row, KIND).casefold()
        texts = {name: self._line(row, name) for name in self._texts}
        anonymous = "anonim" in kind
        if anonymous:
            texts["reporter"] = ""
        return ExportRow(
            row=row.number,
            tracking_id=self._tracking_id(row),
            status=self._status(row),
            received_at=self._received_at(row),
            anonymous=anonymous,
            confidential="rahasia" in kind,
            present=self._present,
            **texts,
        )

    def _cell(self, row: SheetRow, name: str) -> Cell | None:
        """Return the value of a column, ``None`` when it is blank, ``-`` or not in this file."""
        cell = row.cells.get(self._columns.get(name, -1))
        return cell if as_text(cell) else None

    def _line(self, row: SheetRow, name: str) -> str:
        text = as_text(self._cell(row, name))
        limit = TEXT_LIMIT if name in _BODIES else LINE_LIMIT
        if len(text) > limit:
            shown = f"{limit:,}".replace(",", ".")
            raise _Unusable(f"{_HEADER_OF[name]} terlalu panjang (lebih dari {shown} karakter).")
        return text

    def _tracking_id(self, row: SheetRow) -> str:
        text = self._line(row, KEY)
        if not text:
            raise _Unusable("Tracking ID kosong.")
        if not _TRACKING_ID.fullmatch(text):
            raise _Unusable(f"Tracking ID “{_quoted(text)}” bukan 1 sampai 10 angka.")
        return text

    def _status(self, row: SheetRow) -> str:
        text = self._line(row, STATUS)
        if not text:
            raise _Unusable("Status Laporan kosong.")
        return text

    def _received_at(self, row: SheetRow) -> int:
        day, clock = self._cell(row, DATE), self._cell(row, TIME)
        if day is None:
            return 0
        moment = read_date(day, days_from_1904=self._days_from_1904)
        if moment is None:
            raise _Unusable(f"Tanggal Laporan Masuk “{_quoted(as_text(day))}” tidak dapat dibaca.")
        if clock is not None:
            since_midnight = read_time(clock)
            if since_midnight is None:
                raise _Unusable(f"Waktu Laporan Masuk “{_quoted(as_text(clock))}” tidak dapat dibaca.")
            moment = moment.replace(hour=0, minute=0, second=0) + since_midnight
        return round(moment.timestamp()) * 1000


def _quoted(text: str) -> str:
    return text if len(text) <= _QUOTED_LENGTH else f"{text[:_QUOTED_LENGTH]}…"
