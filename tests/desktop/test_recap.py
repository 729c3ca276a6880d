"""The recap of a month: which complaints, which words, and a workbook that Excel takes for what it is."""

import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from desktop.reports import recap
from desktop.reports.cells import LINE_POINTS, row_height
from desktop.reports.recap_book import HEADER_ROW
from desktop.reports.recap_words import COLUMNS
from sync.contract.entities import CaseEvent, Change
from sync.contract.errors import BadInput
from sync.contract.events import EventKind
from sync.contract.monev.scope import Mark, Scope
from sync.server.lapor_export.archive import Limits, open_archive
from sync.server.lapor_export.workbook import Workbook
from tests.support import answers
from tests.support.desks import TestDesk
from ui.ports.desk import RecapOrder

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)
HEADINGS = [heading for heading, _ in COLUMNS]


def at(day: int, hour: int = 3, minute: int = 0, month: int = 11) -> int:
    """A moment of 2026, UTC."""
    return round(datetime(2026, month, day, hour, minute, tzinfo=UTC).timestamp()) * 1000


def said(row: int, case: int, text: str, day: int, **fields: Any) -> Change:
    """Something the office said about a case."""
    given = {"kind": EventKind.SUBSTANTIVE_RESPONSE.value, "author": "Rini", "unit": 1, **fields}
    event = CaseEvent(action=UUID(int=row), case=case, text=text, written_at=at(day), received_at=at(day), **given)
    return answers.event(row, event)


def order(path: Path, **fields: Any) -> RecapOrder:
    """The recap of November 2026."""
    return RecapOrder(**{"first": FIRST, "last": LAST, "path": path, **fields})


def table(path: Path) -> list[dict[str, Any]]:
    """What stands below the header, by heading."""
    rows = Workbook(open_archive(path, Limits()), Limits()).rows(0)
    found = {row.number: row.cells for row in rows}
    assert [found[HEADER_ROW + 1][column] for column in range(len(HEADINGS))] == HEADINGS
    lines = [cells for number, cells in sorted(found.items()) if number > HEADER_ROW + 1]
    return [{heading: cells.get(column, "") for column, heading in enumerate(HEADINGS)} for cells in lines]


def part(path: Path, name: str) -> str:
    """One part of the workbook."""
    with zipfile.ZipFile(path) as book:
        return book.read(name).decode("utf-8")


@pytest.fixture
def filled(desk: TestDesk) -> TestDesk:
    """A desk with cases of November and of the days around it, in the zone of Makassar (UTC+8)."""
    desk.apply(
        answers.answer(
            answers.unit(),
            answers.text(1, "0400001", "=1+1", received_at=at(3), reporter="Budi Santoso Rekaan"),
            answers.state(1, "Ditindaklanjuti oleh Instansi"),
            answers.text(
                2, "7400002", "Jembatan lapuk, kata Bocor", received_at=at(9), reporter="Bocor", anonymous=True
            ),
            answers.state(2, "Tertunda", reason="Menunggu anggaran"),
            answers.text(3, "7400003", "Sampah", received_at=at(31, 15, 59, month=10), reporter="Dini Hari"),
            answers.state(3),
            answers.text(4, "7400004", "Posyandu", received_at=at(31, 16, month=10), confidential=True),
            answers.state(4, "Belum Terverifikasi"),
            answers.text(5, "7400005", "Selokan", received_at=at(30, 15, 59), reporter="Sutikno"),
            answers.state(5, "Ditutup oleh Sistem"),
            answers.text(6, "7400006", "Besok", received_at=at(30, 16)),
            answers.state(6),
            answers.text(7, "7400007", "Tanpa tanggal"),
            answers.state(7),
            said(11, 1, "Kami periksa dahulu.", 4, kind=EventKind.INITIAL_RESPONSE.value),
            said(12, 1, "+Lampu sudah diganti.", 5, published_at=at(6)),
            said(13, 1, "Catatan yang tidak untuk pelapor.", 7, kind=EventKind.NOTE.value),
            said(14, 1, "Terima kasih.", 8, kind=EventKind.REPORTER_REPLY.value),
            said(15, 5, "Selokan dibersihkan.", 20),
        )
    )
    return desk


def test_the_recap_has_the_complaints_of_the_period_in_order(filled: TestDesk, tmp_path: Path) -> None:
    """Both days are in, by the days of this desk's zone; what has no date is in no month."""
    path = tmp_path / "rekap.xlsx"
    assert filled.casework.save_recap(order(path)) == 4
    lines = table(path)
    assert [line["Tracking ID"] for line in lines] == ["7400004", "0400001", "7400002", "7400005"]
    assert [line["No"] for line in lines] == [1, 2, 3, 4]
    days = [date(1899, 12, 30).toordinal() + line["Tanggal"] for line in lines]
    assert [date.fromordinal(int(day)).day for day in days] == [1, 3, 9, 30]
    assert {line["STAKEHOLDER"] for line in lines} == {"Kecamatan Tirta Muara"}


def test_a_recap_is_narrowed_as_figures_are_and_says_so(filled: TestDesk, tmp_path: Path) -> None:
    """By unit with all below it, and by what is true of a complaint; on paper too."""
    within = Scope(unit=1, flags=(Mark.ANONYMOUS,))
    assert filled.casework.save_recap(order(tmp_path / "rekap.xlsx", within=within)) == 1
    assert [line["Tracking ID"] for line in table(tmp_path / "rekap.xlsx")] == ["7400002"]
    told = filled.casework.recap_table(order(Path(), within=within))
    assert told.titles[2] == "Laporan masuk 01-11-2026 s.d. 30-11-2026; unit Kecamatan Tirta Muara; hanya anonim"
    assert filled.casework.recap_table(order(Path(), within=Scope(category="Tiada"))).rows == ()


def test_the_last_public_reply_and_how_far_it_came_stands_in_it(filled: TestDesk, tmp_path: Path) -> None:
    """Notes never do, nor what the reporter wrote; what waits on this computer does."""
    path = tmp_path / "rekap.xlsx"
    filled.casework.save_recap(order(path))
    replies = {line["Tracking ID"]: line["TANGGAPAN"] for line in table(path)}
    assert replies == {
        "0400001": "+Lampu sudah diganti.\n(tampil di LAPOR! 06-11-2026)",
        "7400002": "Belum ada tanggapan",
        "7400004": "Belum ada tanggapan",
        "7400005": "Selokan dibersihkan.\n(belum tercatat tampil di LAPOR!)",
    }
    filled.casework.record_follow_up(2, EventKind.INITIAL_RESPONSE, "Kami tinjau hari ini.")
    filled.casework.save_recap(order(path))
    replies = {line["Tracking ID"]: line["TANGGAPAN"] for line in table(path)}
    assert replies["7400002"] == "Kami tinjau hari ini.\n(menunggu dikirim ke server)"


def test_the_note_tells_bucket_phrase_reason_and_what_is_confidential(filled: TestDesk, tmp_path: Path) -> None:
    """A phrase that is the bucket's own name is not said twice."""
    path = tmp_path / "rekap.xlsx"
    filled.casework.save_recap(order(path))
    notes = {line["Tracking ID"]: line["KETERANGAN"] for line in table(path)}
    assert notes == {
        "0400001": "Proses: Ditindaklanjuti oleh Instansi",
        "7400002": "Tertunda\nAlasan: Menunggu anggaran",
        "7400004": "Belum Terverifikasi\nRahasia",
        "7400005": "Selesai: Ditutup oleh Sistem",
    }


def test_names_are_masked_unless_wanted_and_anonymous_ones_never_shown(filled: TestDesk, tmp_path: Path) -> None:
    """Also where an anonymous reporter's name had been stored."""
    path = tmp_path / "rekap.xlsx"
    for names, budi in ((False, "B*** S*** R***"), (True, "Budi Santoso Rekaan")):
        filled.casework.save_recap(order(path, names=names))
        users = {line["Tracking ID"]: line["USER"] for line in table(path)}
        assert users["0400001"] == budi
        assert (users["7400002"], users["7400004"]) == ("Anonim", "Pelapor")
        with zipfile.ZipFile(path) as book:
            whole = b"".join(book.read(name) for name in book.namelist())
        assert b"Bocor" not in whole
        assert (b"Santoso" in whole) is names


def test_no_text_can_become_a_formula(filled: TestDesk, tmp_path: Path) -> None:
    """Not when it is opened, and not when somebody edits the cell."""
    path = tmp_path / "rekap.xlsx"
    filled.casework.save_recap(order(path))
    sheet = part(path, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    styles = re.findall(
        r"<xf .*?(?:/>|</xf>)", part(path, "xl/styles.xml").partition("<cellXfs")[2].partition("</cellXfs")[0]
    )
    quoted = {number for number, style in enumerate(styles) if 'quotePrefix="1"' in style}
    for text in ("=1+1", "+Lampu"):
        found = re.search(rf'<c r="\w+" s="(\d+)" t="inlineStr"><is><t[^>]*>{re.escape(text)}', sheet)
        assert found
        assert int(found[1]) in quoted


def test_the_sheet_is_ready_for_print(filled: TestDesk, tmp_path: Path) -> None:
    """A4 landscape, one page wide, the header frozen and on every page, the office and the period above."""
    path = tmp_path / "rekap.xlsx"
    filled.casework.save_recap(order(path))
    sheet, book = part(path, "xl/worksheets/sheet1.xml"), part(path, "xl/workbook.xml")
    assert 'paperSize="9"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert f'ySplit="{HEADER_ROW + 1}"' in sheet
    assert 'state="frozen"' in sheet
    assert f"Rekap!${HEADER_ROW + 1}:${HEADER_ROW + 1}" in book
    rows = Workbook(open_archive(path, Limits()), Limits()).rows(0)
    title = [str(next(iter(row.cells.values()))) for row in rows if row.number <= HEADER_ROW]
    assert title == [
        "Rekap laporan SP4N-LAPOR!",
        "Kecamatan Tirta Muara",
        "Laporan masuk 01-11-2026 s.d. 30-11-2026",
        "Keadaan per 23-11-2026; nama pelapor disamarkan",
    ]


def test_a_row_is_as_high_as_what_it_says(filled: TestDesk, tmp_path: Path) -> None:
    """Told in the file: not every spreadsheet works it out, and lines would lie over each other."""
    words = "Lampu di simpang sudah diganti hari ini, dan kabelnya dirapikan. " * 6
    filled.apply(answers.answer(said(21, 5, f"{words}\n\nTerima kasih.", 21)))
    path = tmp_path / "rekap.xlsx"
    filled.casework.save_recap(order(path))
    rows = re.findall(r'<row r="(\d+)"[^>]* ht="([0-9.]+)" customHeight="1"', part(path, "xl/worksheets/sheet1.xml"))
    heights = {int(row): float(height) for row, height in rows}
    tanggapan = [str(line["TANGGAPAN"]) for line in table(path)]
    [long] = [place for place, text in enumerate(tanggapan, HEADER_ROW + 2) if text.startswith("Lampu di simpang")]
    assert heights[long] >= 10 * LINE_POINTS
    others = [heights[row] for row in range(HEADER_ROW + 2, HEADER_ROW + 2 + len(tanggapan)) if row != long]
    assert others
    assert max(others) <= 3 * LINE_POINTS


def test_a_row_never_asks_for_more_than_a_spreadsheet_gives() -> None:
    """And one without words is a line high."""
    assert row_height([("kata " * 10_000, 20)]) <= 409
    assert row_height([("", 20)]) == row_height([]) == LINE_POINTS


def test_an_empty_period_is_a_recap_without_lines(filled: TestDesk, tmp_path: Path) -> None:
    """That nothing came in is worth a sheet too."""
    path = tmp_path / "rekap.xlsx"
    assert filled.casework.save_recap(order(path, first=date(2025, 1, 1), last=date(2025, 1, 31))) == 0
    assert table(path) == []


def test_what_cannot_be_written_is_told_and_leaves_nothing(filled: TestDesk, tmp_path: Path) -> None:
    """No half file, and no folder on the way."""
    folder = tmp_path / "rekap"
    folder.mkdir()
    with pytest.raises(BadInput, match="tidak ada"):
        filled.casework.save_recap(order(folder / "tiada" / "rekap.xlsx"))
    with pytest.raises(BadInput, match="bukan berkas"):
        filled.casework.save_recap(order(folder))
    with pytest.raises(BadInput, match="Periode"):
        filled.casework.save_recap(order(folder / "rekap.xlsx", last=date(2026, 10, 31)))
    assert list(folder.iterdir()) == []


def test_a_recap_of_many_portions_is_whole(desk: TestDesk, tmp_path: Path) -> None:
    """More cases than are asked for at once, each with its own reply."""
    changes = [answers.unit()]
    for number in range(1, 1_203):
        changes += [
            answers.text(number, f"{8_000_000 + number}", f"Laporan {number}", received_at=at(2) + number),
            answers.state(number),
            said(5_000 + number, number, f"Jawaban {number}", 5),
        ]
    desk.apply(answers.answer(*changes))
    path = tmp_path / "rekap.xlsx"
    assert desk.casework.save_recap(order(path)) == 1_202
    lines = table(path)
    assert [line["JUDUL"] for line in lines] == [f"Laporan {number}" for number in range(1, 1_203)]
    assert all(line["TANGGAPAN"].startswith(f"Jawaban {number}\n") for number, line in enumerate(lines, start=1))


def test_paper_says_what_the_workbook_says(filled: TestDesk, tmp_path: Path) -> None:
    """The same lines in the same words, names masked alike."""
    path = tmp_path / "rekap.xlsx"
    filled.casework.save_recap(order(path))
    told = filled.casework.recap_table(order(path))
    assert list(told.headings) == HEADINGS
    assert [list(row[2:]) for row in told.rows] == [[line[name] for name in HEADINGS[2:]] for line in table(path)]
    assert told.rows[0][:2] == ("1", "01-11-2026")
    assert told.titles[-1].endswith("nama pelapor disamarkan")
    with_names = filled.casework.recap_table(order(path, names=True))
    assert "Budi Santoso Rekaan" in {row[3] for row in with_names.rows}
    assert "Bocor" not in {row[3] for row in with_names.rows}


def test_more_than_paper_is_good_for_is_refused(
    filled: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence says what to do instead."""
    monkeypatch.setattr(recap, "MOST_PRINTED", 3)
    with pytest.raises(BadInput, match="Excel"):
        filled.casework.recap_table(order(tmp_path / "rekap.pdf"))
