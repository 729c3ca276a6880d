"""*Laporan Monev* as a workbook: typed cells, totals as formulas that come to the figures beside them."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

import msgspec
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from desktop.reports.cells import A4, LINE_POINTS, is_formula, row_height
from desktop.reports.narrowing import narrowing
from sync.contract.monev.gathered import Overview, keys_of, trend_of
from sync.contract.monev.tally import COUNTED, Spread, Tally, counted
from sync.contract.monev.tree import Tree
from sync.contract.status import Bucket

UNITS_SHEET: Final = "Per unit"
TIERS_SHEET: Final = "Berjenjang"
MONTHS_SHEET: Final = "Per bulan"
CATEGORIES_SHEET: Final = "Per kategori"
CHANNELS_SHEET: Final = "Kanal dan klasifikasi"
CONSTRAINTS_SHEET: Final = "Kendala"
HEADER_ROW: Final = 4
"""Counted from 0; what the table is about stands above it."""
_TITLE_POINTS: Final = 21
_NAME_WIDTH: Final = 42
"""Of the first column, characters."""
_WITHOUT: Final = "(tanpa keterangan)"


_OF_UNITS: Final = (
    "Unit Kerja", *(bucket.value for bucket in COUNTED), "Total", "%TL (Proses + Selesai)", "Dibalas",
    "Hari sampai balasan", "RTL (HK)", "Selesai bertanggal", "Hari sampai selesai", "RHP (HK)", "Terlambat",
    "Menunggu jawaban", "Pernah dikembalikan", "Salah disposisi", Bucket.RETURNED.value,
)  # fmt: skip


class ReportHead(msgspec.Struct, frozen=True, kw_only=True):
    """What a report says of itself."""

    office: str
    period: str
    """In words."""
    made_on: date
    """The day of the data."""
    frozen: str = ""
    """Says that the figures were frozen; empty for figures that were counted now."""
    made_at: datetime | None = None
    """What the file says of its making; now, unless it is told."""


def monev_book(head: ReportHead, shown: Overview) -> bytes:
    """Return the workbook."""
    memory = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(memory, options) as book:
        made = {"created": head.made_at} if head.made_at else {}
        book.set_properties({"title": f"Laporan Monev {head.period}", "company": head.office, **made})
        book.set_calc_mode("auto")
        writer = _Writer(book, head, narrowing(shown.figures.scope))
        writer.units(shown.figures.tree)
        if any(branch.has_below for branch in shown.figures.tree.branches):
            writer.tiers(shown.figures.tree)
        writer.months(shown)
        writer.words(CATEGORIES_SHEET, (("Kategori", shown.categories),))
        writer.words(CHANNELS_SHEET, (("Kanal", shown.channels), ("Klasifikasi", shown.classifications)))
        writer.constraints(shown)
    return memory.getvalue()


class _Writer:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Any, head: ReportHead, narrowing: str) -> None:
        self._book, self._head, self._narrowing = book, head, narrowing
        base = {"font_name": "Calibri", "font_size": 10, "valign": "top"}
        cell = {**base, "border": 1, "border_color": "#B8C0C8"}
        total = {**cell, "bold": True, "bg_color": "#F1F4F7"}
        self._title = book.add_format({**base, "bold": True, "font_size": 14})
        self._plain = book.add_format(base)
        header = {**cell, "bold": True, "bg_color": "#E3EAF1", "valign": "vcenter", "text_wrap": True}
        self._header, self._header_of_counts = book.add_format(header), book.add_format({**header, "align": "right"})
        self._month = book.add_format({**cell, "num_format": "[$-421]mmmm yyyy", "align": "left"})
        # Words are indented only from a side that is named.
        text = {**cell, "text_wrap": True, "align": "left"}
        self._texts = [book.add_format({**text, "indent": depth}) for depth in range(6)]
        self._quoted = book.add_format({**cell, "text_wrap": True, "quote_prefix": True})
        self._forms = {
            (name, is_total): book.add_format({**(total if is_total else cell), "num_format": pattern})
            for name, pattern in (("count", "#,##0"), ("share", "0.0%"), ("days", "0.00"), ("text", "@"))
            for is_total in (False, True)
        }

    def units(self, tree: Tree) -> None:
        """Write the table of the field, of each unit its own cases, so that the column adds up."""
        sheet = self._sheet(UNITS_SHEET, _OF_UNITS, (_NAME_WIDTH, *[13] * (len(_OF_UNITS) - 1)))
        rows = [(branch.unit.name, branch.depth, branch.own) for branch in tree.branches]
        if tree.undisposed.all:
            rows.append(("Belum didisposisi", 0, tree.undisposed))
        first = HEADER_ROW + 1
        for row, (name, depth, tally) in enumerate(rows, first):
            self._text(sheet, row, 0, name, depth)
            self._counts(sheet, row, tally)
        last = HEADER_ROW + len(rows)
        self._total_of_units(sheet, last + 1, first, tree.total)
        several = sum(tree.total.repeated[bucket] for bucket in COUNTED)
        note = last + 3
        sheet.write_string(
            note, 0, "Setiap baris berisi laporan unit itu sendiri, tanpa unit di bawahnya.", self._plain
        )
        sheet.write_string(
            note + 1,
            0,
            f"Satu laporan pada beberapa unit dihitung sekali per unit: {several} kali lebih. "
            f"Laporan yang berbeda: {tree.total.complaints}. Dikembalikan berada di luar Total.",
            self._plain,
        )

    def tiers(self, tree: Tree) -> None:
        """Write the same of each unit with all below it; such rows hold each other, and are not summed."""
        headings = (*_OF_UNITS, "Laporan yang berbeda")
        sheet = self._sheet(TIERS_SHEET, headings, (_NAME_WIDTH, *[13] * (len(headings) - 1)))
        row = HEADER_ROW
        for row, branch in enumerate(tree.branches, HEADER_ROW + 1):
            self._text(sheet, row, 0, branch.unit.name, branch.depth)
            self._counts(sheet, row, branch.whole)
            sheet.write_number(row, len(_OF_UNITS), branch.whole.complaints, self._forms["count", False])
        for line, words in enumerate(
            (
                "Setiap baris berisi laporan unit itu bersama semua unit di bawahnya, jadi baris tidak dijumlahkan.",
                "Laporan yang berbeda: satu laporan pada beberapa unit dihitung sekali.",
            ),
            row + 2,
        ):
            sheet.write_string(line, 0, words, self._plain)

    def months(self, shown: Overview) -> None:
        """Write what came in and what was completed by month."""
        headings = ("Bulan", *(bucket.value for bucket in COUNTED), "Masuk", "Selesai pada bulan itu")
        sheet = self._sheet(MONTHS_SHEET, headings, (18, *[14] * (len(headings) - 1)))
        rows, done = shown.figures.rows, shown.figures.completed
        keys = keys_of(trend_of(shown.figures), shown.figures.scope, self._head.made_on) if rows or done else []
        first = HEADER_ROW + 1
        for row, key in enumerate(keys, first):
            if key:
                sheet.write_datetime(row, 0, datetime(int(key[:4]), int(key[5:]), 1), self._month)  # noqa: DTZ001 - a sheet knows no zones
            else:
                self._text(sheet, row, 0, "(tanpa tanggal)")
            buckets = rows[key].buckets if key in rows else {}
            self._buckets(sheet, row, buckets)
            sheet.write_number(row, len(COUNTED) + 2, done[key], self._forms["count", False])
        last = HEADER_ROW + len(keys)
        totals = [shown.figures.tree.total.buckets[bucket] for bucket in COUNTED]
        figures = [*totals, sum(totals), done.total()]
        self._sums(sheet, last + 1, first, figures)

    def words(self, name: str, tables: Sequence[tuple[str, Mapping[str, Mapping[Bucket, int]]]]) -> None:
        """Write cases by words, one table below the other."""
        headings = (tables[0][0], *(bucket.value for bucket in COUNTED), "Total")
        sheet = self._sheet(name, headings, (_NAME_WIDTH, *[14] * (len(headings) - 1)))
        at = HEADER_ROW
        for number, (heading, table) in enumerate(tables):
            if number:
                at += 3
                self._headings(sheet, at, (heading, *headings[1:]))
            first = at + 1
            for key, buckets in table.items():
                at += 1
                self._text(sheet, at, 0, key or _WITHOUT)
                self._buckets(sheet, at, buckets)
            totals = [sum(buckets.get(bucket, 0) for buckets in table.values()) for bucket in COUNTED]
            at += 1
            self._sums(sheet, at, first, [*totals, sum(totals)])

    def constraints(self, shown: Overview) -> None:
        """Write how often which constraint was written."""
        sheet = self._sheet(CONSTRAINTS_SHEET, ("Kategori kendala", "Kali dicatat", "Laporan"), (_NAME_WIDTH, 14, 14))
        rows = sorted(shown.figures.constraints.items(), key=lambda one: (-one[1][0], one[0].casefold()))
        for row, (category, (times, cases)) in enumerate(rows, HEADER_ROW + 1):
            self._text(sheet, row, 0, category or _WITHOUT)
            sheet.write_number(row, 1, times, self._forms["count", False])
            sheet.write_number(row, 2, cases, self._forms["count", False])
        self._sums(sheet, HEADER_ROW + 1 + len(rows), HEADER_ROW + 1, [sum(times for _, (times, _) in rows)])

    def _sheet(self, name: str, headings: Sequence[str], widths: Sequence[int]) -> Any:
        sheet, head = self._book.add_worksheet(name), self._head
        for row, (words, form) in enumerate(
            (
                (f"Laporan Monev SP4N-LAPOR!: {name}", self._title),
                (head.office, self._plain),
                ("; ".join(filter(None, (f"Laporan masuk {head.period}", self._narrowing))), self._plain),
                (f"Keadaan per {head.made_on:%d-%m-%Y}. {head.frozen}".rstrip(" ."), self._plain),
            )
        ):
            sheet.write_string(row, 0, words, form)
        sheet.set_row(0, _TITLE_POINTS)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        self._headings(sheet, HEADER_ROW, headings)
        sheet.freeze_panes(HEADER_ROW + 1, 1)
        sheet.repeat_rows(HEADER_ROW)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&LTindak&RHalaman &P dari &N")
        return sheet

    def _headings(self, sheet: Any, row: int, headings: Sequence[str]) -> None:
        sheet.set_row(row, 3 * LINE_POINTS)
        for column, words in enumerate(headings):
            sheet.write_string(row, column, words, self._header_of_counts if column else self._header)

    def _text(self, sheet: Any, row: int, column: int, words: str, depth: int = 0) -> None:
        form = self._quoted if is_formula(words) else self._texts[min(depth, len(self._texts) - 1)]
        sheet.set_row(row, row_height([(words, _NAME_WIDTH - depth)]))
        sheet.write_string(row, column, words, form)

    def _buckets(self, sheet: Any, row: int, buckets: Mapping[Bucket, int]) -> None:
        for column, bucket in enumerate(COUNTED, 1):
            sheet.write_number(row, column, buckets.get(bucket, 0), self._forms["count", False])
        self._row_total(sheet, row, counted(buckets), is_total=False)

    def _row_total(self, sheet: Any, row: int, total: int, *, is_total: bool) -> None:
        formula = f"=SUM({xl_rowcol_to_cell(row, 1)}:{xl_rowcol_to_cell(row, len(COUNTED))})"
        sheet.write_formula(row, len(COUNTED) + 1, formula, self._forms["count", is_total], total)

    def _counts(self, sheet: Any, row: int, tally: Tally, first: int | None = None) -> None:
        """Write the figures of a tally; with ``first``, as sums of the rows from there to the one above."""
        is_total = first is not None
        count, share, days = (self._forms[name, is_total] for name in ("count", "share", "days"))
        at = {bucket: column for column, bucket in enumerate(COUNTED, 1)}
        total = len(COUNTED) + 1

        def write(column: int, value: int) -> None:
            if first is None:
                sheet.write_number(row, column, value, count)
            else:
                sheet.write_formula(row, column, _sum(column, first, row), count, value)

        def cell(column: int) -> str:
            return str(xl_rowcol_to_cell(row, column))

        for bucket, column in at.items():
            write(column, tally.buckets[bucket])
        self._row_total(sheet, row, tally.total, is_total=is_total)
        followed = f"{cell(at[Bucket.IN_PROCESS])}+{cell(at[Bucket.DONE])}"
        sheet.write_formula(
            row, total + 1, f'=IF({cell(total)}=0,"",({followed})/{cell(total)})', share, _value(tally.answered_share)
        )
        for column, spread in ((total + 2, tally.reply), (total + 5, tally.completion)):
            write(column, spread.count)
            write(column + 1, _days(spread))
            mean = f'=IF({cell(column)}=0,"",{cell(column + 1)}/{cell(column)})'
            sheet.write_formula(row, column + 2, mean, days, _value(spread.mean))
        for column, value in enumerate(
            (tally.overdue, tally.needs_reply, tally.returns, tally.wrong, tally.returned), total + 8
        ):
            write(column, value)

    def _total_of_units(self, sheet: Any, row: int, first: int, total: Tally) -> None:
        sheet.write_string(row, 0, "Jumlah", self._forms["text", True])
        self._counts(sheet, row, total, first)

    def _sums(self, sheet: Any, row: int, first: int, figures: Sequence[int]) -> None:
        sheet.write_string(row, 0, "Jumlah", self._forms["text", True])
        for column, figure in enumerate(figures, 1):
            if row > first:
                sheet.write_formula(row, column, _sum(column, first, row), self._forms["count", True], figure)
            else:
                sheet.write_number(row, column, figure, self._forms["count", True])


def _sum(column: int, first: int, row: int) -> str:
    name = xl_col_to_name(column)
    return f"=SUM({name}{first + 1}:{name}{row})" if row > first else "=0"


def _days(spread: Spread) -> int:
    return sum(days * cases for days, cases in spread.days.items())


def _value(figure: Any) -> Any:
    return "" if figure is None else float(figure)
