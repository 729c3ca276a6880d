"""The monthly recap as a workbook: the table that offices keep by hand today.

Columns as in the field notes ("Monthly recap kept by offices", docs/glossary.md): No, Tanggal, Tracking ID, USER,
JUDUL, STAKEHOLDER, TANGGAPAN, KETERANGAN.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timezone
from pathlib import Path
from typing import Any, Final

import msgspec

from desktop.reports.streamed_book import streamed
from desktop.storage.recap import LastReply, RecapLine
from sync.contract.errors import BadInput
from sync.contract.masking import mask_name, mask_name_in

SHEET: Final = "Rekap"
COLUMNS: Final = (
    ("No", 5),
    ("Tanggal", 11),
    ("Tracking ID", 12),
    ("USER", 16),
    ("JUDUL", 34),
    ("STAKEHOLDER", 24),
    ("TANGGAPAN", 58),
    ("KETERANGAN", 32),
)
"""Headings and widths; together they fill a landscape page."""
HEADER_ROW: Final = 4
"""Counted from 0; the title rows stand above it."""

_LONGEST: Final = 32_767
"""Most characters that a cell takes; one with more would be left out silently."""
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
_A4: Final = 9
_ROWS_OF_A_SHEET: Final = 1_048_576


class RecapHead(msgspec.Struct, frozen=True, kw_only=True):
    """What stands above the table."""

    office: str
    first: date
    last: date
    made_on: date
    zone: timezone
    """In which the days of the complaints are told."""
    names: bool
    """Whether names of reporters are shown; those of anonymous ones never are."""


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
        head = self._head
        names = "nama pelapor ditampilkan" if head.names else "nama pelapor disamarkan"
        for row, (words, form) in enumerate(
            (
                ("Rekap laporan SP4N-LAPOR!", self._title),
                (head.office, self._plain),
                (f"Laporan masuk {head.first:%d-%m-%Y} s.d. {head.last:%d-%m-%Y}", self._plain),
                (f"Keadaan per {head.made_on:%d-%m-%Y}; {names}", self._plain),
            )
        ):
            self._page.write_string(row, 0, words, form)
        for column, (heading, _) in enumerate(COLUMNS):
            self._page.write_string(HEADER_ROW, column, heading, self._header)
        count = 0
        for line in lines:
            count += 1
            if HEADER_ROW + count >= _ROWS_OF_A_SHEET:
                raise BadInput("Lebih dari satu juta laporan: pilih periode yang lebih pendek.")
            self._write_line(HEADER_ROW + count, count, line)
        return count

    def _set_up(self) -> None:
        page = self._page
        for column, (_, width) in enumerate(COLUMNS):
            page.set_column(column, column, width)
        page.freeze_panes(HEADER_ROW + 1, 0)
        page.repeat_rows(HEADER_ROW)
        page.set_landscape()
        page.set_paper(_A4)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.set_footer("&LTindak&RHalaman &P dari &N")

    def _write_line(self, row: int, number: int, line: RecapLine) -> None:
        page = self._page
        came = datetime.fromtimestamp(line.received_at / 1000, UTC).astimezone(self._head.zone)
        page.write_number(row, 0, number, self._number)
        page.write_datetime(row, 1, datetime(came.year, came.month, came.day), self._date)  # noqa: DTZ001 - a sheet knows no zones
        texts = (
            line.tracking_id,
            self._user(line),
            self._hidden(line, line.title),
            line.unit,
            self._hidden(line, _reply(line.reply, self._head.zone)),
            _note(line),
        )
        for column, text in enumerate(texts, start=2):
            form = self._quoted if text.startswith(_FORMULA_SIGNS) else self._text
            page.write_string(row, column, text[:_LONGEST], form)

    def _hidden(self, line: RecapLine, text: str) -> str:
        return text if self._head.names else mask_name_in(text, line.reporter)

    def _user(self, line: RecapLine) -> str:
        if line.anonymous:
            return "Anonim"
        return (line.reporter if self._head.names else mask_name(line.reporter)) or "Pelapor"


def _reply(reply: LastReply | None, zone: timezone) -> str:
    if reply is None:
        return "Belum ada tanggapan"
    if reply.is_waiting:
        shown = "menunggu dikirim ke server"
    elif reply.published_at:
        day = datetime.fromtimestamp(reply.published_at / 1000, UTC).astimezone(zone)
        shown = f"tampil di LAPOR! {day:%d-%m-%Y}"
    else:
        shown = "belum tercatat tampil di LAPOR!"
    return f"{reply.text}\n({shown})"


def _note(line: RecapLine) -> str:
    """Return bucket, phrase and reason, and what a reader must mind."""
    bucket = line.bucket.value
    parts = [bucket if line.status == bucket else f"{bucket}: {line.status}"]
    if line.reason:
        parts.append(f"Alasan: {line.reason}")
    if line.confidential:
        parts.append("Rahasia")
    return "\n".join(parts)
