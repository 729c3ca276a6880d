"""Rows of the list as files and for the clipboard: typed, masked, in the order and the columns of the screen."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sync.contract.errors import BadInput
from sync.server.lapor_export.archive import Limits, open_archive
from sync.server.lapor_export.workbook import Workbook
from tests.support import answers
from tests.support.desks import TestDesk
from ui.ports.listing import CaseQuery, ListColumn, TableOrder

_COLUMNS = (ListColumn.NUMBER, ListColumn.TITLE, ListColumn.DUE, ListColumn.RECEIVED)
_HEADINGS = ("Nomor", "Judul", "Tenggat", "Masuk")


@pytest.fixture
def filled(desk: TestDesk) -> TestDesk:
    """Titles with a name and with a formula; one case without a deadline or a date."""
    came = round(datetime(2026, 11, 3, 20, tzinfo=UTC).timestamp()) * 1000
    desk.apply(
        answers.answer(
            answers.unit(),
            answers.text(1, "7400001", "Laporan Budi Santoso; jalan", reporter="Budi Santoso", received_at=came),
            answers.text(2, "0400002", '=HYPERLINK("x")', reporter="Siti Aminah"),
            answers.text(3, "7400003", "Kata Siti Aminah", reporter="Siti Aminah", anonymous=True),
            answers.state(1),
            answers.state(2, "Tertunda"),
            answers.state(3, completion_on="2026-12-24"),
        )
    )
    return desk


def _order(path: Path = Path(), **fields: Any) -> TableOrder:
    return TableOrder(**{"query": CaseQuery(), "columns": _COLUMNS, "headings": _HEADINGS, "path": path, **fields})


def test_a_workbook_holds_the_rows_in_their_order_with_days_as_days(filled: TestDesk, tmp_path: Path) -> None:
    """Numbers of complaints stay texts, formulas too, and an empty day is an empty cell."""
    path, told = tmp_path / "daftar.xlsx", list[int]()
    assert filled.casework.save_table(_order(path), told.append) == 3
    rows = {row.number: row.cells for row in Workbook(open_archive(path, Limits()), Limits()).rows(0)}
    assert [rows[1][place] for place in range(4)] == list(_HEADINGS)
    assert rows[2][0] == "7400001"
    assert rows[2][1] == "Laporan B*** S***; jalan"
    assert date(1899, 12, 30) + timedelta(days=int(rows[2][2])) == date(2026, 12, 1)
    assert date(1899, 12, 30) + timedelta(days=int(rows[2][3])) == date(2026, 11, 4)  # in the zone of Makassar
    assert rows[4][0] == "0400002"
    assert rows[4][1] == '=HYPERLINK("x")'
    assert 2 not in rows[4]
    assert sorted(tmp_path.glob("*.xlsx")) == [path]
    assert list(tmp_path.glob(".tindak-*")) == []


def test_a_file_of_text_opens_in_excel_and_runs_no_formula(filled: TestDesk, tmp_path: Path) -> None:
    """UTF-8 that says so, semicolons, and a sign before what looks like a formula."""
    path = tmp_path / "daftar.csv"
    filled.casework.save_table(_order(path, names=True), lambda _ready: None)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [
        list(_HEADINGS),
        ["7400001", "Laporan Budi Santoso; jalan", "2026-12-01", "2026-11-04"],
        ["7400003", "Kata S*** A***", "2026-12-24", ""],  # anonymous: never shown, whoever asks
        ["0400002", '\'=HYPERLINK("x")', "", ""],
    ]


def test_chosen_rows_are_copied_in_the_order_in_which_they_were_chosen(filled: TestDesk) -> None:
    """Masked, a line for each row."""
    text = filled.casework.table_text(_order(cases=(3, 1), columns=_COLUMNS[:2], headings=_HEADINGS[:2]))
    assert text == "Nomor\tJudul\n7400003\tKata S*** A***\n7400001\tLaporan B*** S***; jalan"


def test_rows_copied_with_names_still_mask_who_is_anonymous(filled: TestDesk) -> None:
    """The rule of the files holds for the clipboard."""
    order = _order(cases=(3, 1), columns=_COLUMNS[:2], headings=_HEADINGS[:2], names=True)
    copied = filled.casework.table_text(order)
    assert copied == "Nomor\tJudul\n7400003\tKata S*** A***\n7400001\tLaporan Budi Santoso; jalan"


def test_a_file_that_cannot_be_written_leaves_the_former_one(filled: TestDesk, tmp_path: Path) -> None:
    """And says so in a sentence."""
    with pytest.raises(BadInput, match="tidak ada"):
        filled.casework.save_table(_order(tmp_path / "tidak" / "daftar.csv"), lambda _ready: None)
    (tmp_path / "map.csv").mkdir()
    with pytest.raises(BadInput, match="bukan berkas"):
        filled.casework.save_table(_order(tmp_path / "map.csv"), lambda _ready: None)
