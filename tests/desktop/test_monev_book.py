"""*Laporan Monev* as a workbook: what its formulas come to is what the figures say."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random
from xml.etree import ElementTree

import pytest

from desktop.reports.monev_book import HEADER_ROW, ReportHead, monev_book
from sync.contract.monev.gathered import Overview
from sync.contract.monev.scope import Mark, Scope
from sync.contract.monev.tally import COUNTED
from sync.contract.status import Bucket
from tests.desktop.test_monev import fill
from tests.support.desks import TestDesk
from tests.support.monev_rows import random_cases

_NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEAD = ReportHead(office="Diskominfo Rekaan", period="November 2026", made_on=date(2026, 11, 23))
Cells = dict[str, tuple[str, float | str | None]]


@pytest.fixture
def shown(desk: TestDesk) -> Overview:
    """Figures of random cases at six units."""
    fill(desk, random_cases(Random(5), 200), Random(5))
    return desk.casework.figures.overview(Scope())


def test_a_report_says_what_it_is_narrowed_to(shown: Overview) -> None:
    """On each sheet, beside its period."""
    scope = Scope(category="Jalan rusak", channel="", flags=(Mark.ANONYMOUS, Mark.NEEDS_REPLY))
    book = monev_book(HEAD, replace(shown, figures=replace(shown.figures, scope=scope)))
    words = "hanya kategori Jalan rusak, kanal (tanpa keterangan), anonim, perlu dijawab"
    assert {cells["A3"][1] for cells in sheets(book).values()} == {f"Laporan masuk November 2026; {words}"}
    assert sheets(monev_book(HEAD, shown))["Per unit"]["A3"][1] == "Laporan masuk November 2026"


def sheets(book: bytes) -> dict[str, Cells]:
    """Return of each sheet the cells by their names, each as (formula, value as it was written)."""
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        words = [
            "".join(part.itertext())
            for part in ElementTree.fromstring(packed.read("xl/sharedStrings.xml")).iter(f"{_NS}si")
        ]
        names = [
            one.get("name") or "" for one in ElementTree.fromstring(packed.read("xl/workbook.xml")).iter(f"{_NS}sheet")
        ]
        return {
            name: _cells(packed.read(f"xl/worksheets/sheet{number}.xml"), words) for number, name in enumerate(names, 1)
        }


def _cells(sheet: bytes, words: list[str]) -> Cells:
    found: Cells = {}
    for cell in ElementTree.fromstring(sheet).iter(f"{_NS}c"):
        value, formula = cell.findtext(f"{_NS}v"), cell.findtext(f"{_NS}f") or ""
        if value is None:
            continue
        kind = cell.get("t")
        found[cell.get("r") or ""] = (
            formula,
            words[int(value)] if kind == "s" else float(value) if value and kind != "str" else value,
        )
    return found


def reckoned(cells: Cells, formula: str) -> float | str:
    """Work a formula of these books out: a sum of a range, or a quotient unless its divisor is 0."""

    def value(name: str) -> float:
        inner, known = cells.get(name, ("", 0.0))
        found = reckoned(cells, inner) if inner else known
        return found if isinstance(found, float) else 0.0

    if summed := re.fullmatch(r"SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)", formula):
        first, top, last, bottom = summed.groups()
        columns = [first] if first == last else [chr(one) for one in range(ord(first), ord(last) + 1)]
        return float(sum(value(f"{column}{row}") for column in columns for row in range(int(top), int(bottom) + 1)))
    quotient = re.fullmatch(r'IF\((\w+)=0,"",\(?([\w+]+)\)?/(\w+)\)', formula)
    assert quotient, formula
    divisor = value(quotient[3])
    return sum(map(value, quotient[2].split("+"))) / divisor if divisor else ""


def test_every_formula_comes_to_the_value_beside_it(shown: Overview) -> None:
    """So that the file says the same before and after a spreadsheet has worked it out."""
    count = 0
    for name, cells in sheets(monev_book(HEAD, shown)).items():
        for place, (formula, value) in cells.items():
            if formula:
                count += 1
                found = reckoned(cells, formula)
                assert found == (pytest.approx(value) if isinstance(value, float) else value), (name, place, formula)
    assert count > 80


def test_the_totals_are_those_of_the_figures(shown: Overview) -> None:
    """The last row of each sheet, by its formulas."""
    total = shown.figures.tree.total
    for name, cells in sheets(monev_book(HEAD, shown)).items():
        if name in ("Kendala", "Berjenjang"):
            continue
        rows = [int(place[1:]) for place, (_, value) in cells.items() if place[0] == "A" and value == "Jumlah"]
        assert rows, name
        for row in rows:
            told = [reckoned(cells, cells[f"{chr(ord('B') + n)}{row}"][0]) for n in range(len(COUNTED) + 1)]
            assert told == [*(total.buckets[bucket] for bucket in COUNTED), total.total], (name, row)
    units = sheets(monev_book(HEAD, shown))["Per unit"]
    (row,) = (int(place[1:]) for place, (_, value) in units.items() if value == "Jumlah")
    by_heading: Callable[[str], str] = lambda words: next(  # noqa: E731 - one look into the header
        place.rstrip("0123456789") for place, (_, value) in units.items() if value == words
    )
    assert reckoned(units, units[f"{by_heading('RTL (HK)')}{row}"][0]) == pytest.approx(float(total.reply.mean or 0))
    assert units[f"{by_heading(Bucket.RETURNED.value)}{row}"][1] == total.returned


def test_the_share_followed_up_says_of_what_it_is(shown: Overview) -> None:
    """In its heading: who opens the workbook alone shall not read it as the share that is done."""
    book = sheets(monev_book(HEAD, shown))
    place = f"{chr(ord('B') + len(COUNTED) + 1)}{HEADER_ROW + 1}"
    assert {book[name][place][1] for name in ("Per unit", "Berjenjang")} == {"%TL (Proses + Selesai)"}


def test_each_unit_is_told_with_all_below_it_too(shown: Overview) -> None:
    """What a coordinator looks at: rolled up, with complaints at several units once."""
    cells = sheets(monev_book(HEAD, shown))["Berjenjang"]
    last = chr(ord("A") + len(COUNTED) + 14)
    for row, branch in enumerate(shown.figures.tree.branches, HEADER_ROW + 2):
        assert cells[f"A{row}"] == ("", branch.unit.name)
        told = [cells[f"{chr(ord('B') + place)}{row}"][1] for place in range(len(COUNTED) + 1)]
        assert told == [*(branch.whole.buckets[bucket] for bucket in COUNTED), branch.whole.total]
        assert cells[f"{last}{row}"] == ("", branch.whole.complaints)
    assert cells[f"{last}{HEADER_ROW + 1}"][1] == "Laporan yang berbeda"


def test_names_of_units_stand_further_in_than_those_above_them(shown: Overview) -> None:
    """By an indent from the left; from no side a spreadsheet shows none."""
    with zipfile.ZipFile(io.BytesIO(monev_book(HEAD, shown))) as packed:
        sheet = ElementTree.fromstring(packed.read("xl/worksheets/sheet1.xml"))
        forms = ElementTree.fromstring(packed.read("xl/styles.xml")).find(f"{_NS}cellXfs")
    assert forms is not None
    styles = {cell.get("r"): int(cell.get("s", "0")) for cell in sheet.iter(f"{_NS}c")}
    for row, branch in enumerate(shown.figures.tree.branches, HEADER_ROW + 2):
        aligned = forms[styles[f"A{row}"]].find(f"{_NS}alignment")
        assert aligned is not None
        assert (aligned.get("horizontal"), aligned.get("indent", "0")) == ("left", str(branch.depth))
    assert max(branch.depth for branch in shown.figures.tree.branches) > 1


def test_a_month_is_a_date_and_none_is_left_out(desk: TestDesk) -> None:
    """Up to the day of the data, those without any complaint too."""
    from tests.support import answers

    for row, received_at in ((11, 1_769_000_000_000), (12, 1_790_000_000_000)):  # January and September 2026
        desk.apply(answers.answer(answers.text(row, f"740{row}", received_at=received_at), answers.state(row)))
    year = Scope(first=date(2026, 1, 1), last=date(2026, 12, 31))
    cells = sheets(monev_book(HEAD, desk.casework.figures.overview(year)))["Per bulan"]
    told = [cells[f"A{row}"][1] for row in range(HEADER_ROW + 2, HEADER_ROW + 13)]
    assert told == [(date(2026, month, 1) - date(1899, 12, 30)).days for month in range(1, 12)]
    assert cells[f"A{HEADER_ROW + 13}"][1] == "Jumlah"


def test_an_empty_office_has_a_book_too(desk: TestDesk) -> None:
    """Without any case, and the header stays in sight."""
    book = monev_book(HEAD, desk.casework.figures.overview(Scope()))
    assert set(sheets(book)) == {"Per unit", "Per bulan", "Per kategori", "Kanal dan klasifikasi", "Kendala"}
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        assert f'ySplit="{HEADER_ROW + 1}"' in packed.read("xl/worksheets/sheet1.xml").decode()


def test_words_that_look_like_a_formula_stay_words(desk: TestDesk) -> None:
    """Somebody names a unit or a category ``=1+1``."""
    from tests.support import answers

    desk.apply(answers.answer(answers.text(11, category="=1+1", received_at=1_795_000_000_000), answers.state(11)))
    cells = sheets(monev_book(HEAD, desk.casework.figures.overview(Scope())))["Per kategori"]
    assert ("", "=1+1") in cells.values()
