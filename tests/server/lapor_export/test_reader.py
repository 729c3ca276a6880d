"""What is read from an honest export, however it is laid out."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.contract.errors import BadInput
from sync.server.lapor_export.reader import read_export
from tests.server.lapor_export.workbooks import ALL_HEADERS, COMPLAINT, Value, complaint, rewrite, write_export

_NEEDED = ("Tracking ID", "Status Laporan")


def _ms(*moment: int) -> int:
    return int(datetime(*moment, tzinfo=UTC).timestamp() * 1000)  # type: ignore[arg-type, misc]  # the parts of a date, spread


def test_every_column_reaches_its_field(tmp_path: Path) -> None:
    """All that the export tells of a complaint is kept, word for word."""
    (row,) = read_export(write_export(tmp_path / "e.xlsx", [complaint()])).rows
    assert row.tracking_id == "8100001"
    assert row.received_at == _ms(2026, 8, 6, 2, 15, 9)
    assert (row.reporter, row.classification) == ("Warga Contoh", "Pengaduan Tidak Berkadar Pengawasan")
    assert (row.category_id, row.category) == ("1397", "Jalan Berlubang")
    assert row.title == "Lubang besar di depan pasar"
    assert row.original_body == COMPLAINT["Isi Laporan Awal"]
    assert row.body == COMPLAINT["Isi Laporan Akhir"]
    assert (row.anonymous, row.confidential) == (False, False)
    assert (row.channel, row.parent_agency) == ("Website", "Pemerintah Kabupaten Contoh")
    assert (row.unit_lapor_id, row.unit_name) == ("70001", "Dinas Contoh")
    assert (row.status, row.reason) == ("Ditutup oleh Sistem", "")
    assert (row.province, row.regency) == ("Provinsi Contoh", "Contoh")
    assert (row.district, row.village, row.rating) == ("CONTOH HULU", "Contoh Indah", "4")
    assert row.row == 2


@given(
    headers=st.sets(st.sampled_from([h for h in ALL_HEADERS if h not in _NEEDED]), min_size=1).flatmap(
        lambda some: st.permutations([*_NEEDED, *sorted(some)])
    ),
    info=st.integers(0, 20),
    extra=st.integers(0, 3),
)
@settings(max_examples=40, deadline=None)
def test_columns_may_come_in_any_order_and_number(headers: list[str], info: int, extra: int) -> None:
    """Whatever columns an office ticked at lapor.go.id, each value lands in its own field."""
    laid_out = [f"Kolom Lain {n}" for n in range(extra)] + headers
    with TemporaryDirectory() as folder:
        path = write_export(Path(folder) / "e.xlsx", [complaint()], headers=laid_out, info=info)
        whole = read_export(write_export(Path(folder) / "w.xlsx", [complaint()])).rows[0]
        export = read_export(path)
    (row,) = export.rows
    assert export.agency == ("Pemerintah Kabupaten Contoh" if info else "")
    assert row.row == info + 2
    for field in row.present - {"received_at"}:
        assert getattr(row, field) == getattr(whole, field)
    assert ("received_at" in row.present) == ("Tanggal Laporan Masuk" in headers)
    assert ("anonymous" in row.present) == ("Tipe Laporan (Anonim/Rahasia)" in headers)
    assert ("title" in row.present) == ("Judul Laporan" in headers)
    if "received_at" in row.present:
        assert row.received_at // 86_400_000 == whole.received_at // 86_400_000


@pytest.mark.parametrize(
    "header", ["TRACKING  ID", " tracking id ", "Tracking\u00a0ID", "Tracking_Id", "\ufeffTracking ID"]
)
def test_a_header_is_known_however_it_is_spelled(tmp_path: Path, header: str) -> None:
    """Letter case, hard blanks and signs in a header do not matter."""
    path = write_export(
        tmp_path / "e.xlsx", [{header: "77", "status laporan": "Terverifikasi"}], headers=[header, "status laporan"]
    )
    assert [row.tracking_id for row in read_export(path).rows] == ["77"]


def test_of_two_equal_columns_the_first_counts(tmp_path: Path) -> None:
    """A repeated column changes nothing."""
    path = write_export(tmp_path / "e.xlsx", [complaint()], headers=[*_NEEDED, "Judul Laporan", "Kategori"])
    rewrite(path, "xl/sharedStrings.xml", lambda xml: xml.replace(b"<t>Kategori<", b"<t>Judul Laporan<"))
    (row,) = read_export(path).rows
    assert row.title == COMPLAINT["Judul Laporan"]
    assert "category" not in row.present


def test_the_sheet_is_found_by_its_name_and_else_by_its_header(tmp_path: Path) -> None:
    """Other sheets before it do not matter, nor does a renamed sheet."""
    named = write_export(tmp_path / "a.xlsx", [complaint()], before=["Sampul", "Petunjuk"])
    renamed = write_export(tmp_path / "b.xlsx", [complaint()], sheet="Sheet1", before=["Sampul"])
    assert read_export(named).rows == read_export(renamed).rows


def test_a_header_without_rows_is_an_empty_export(tmp_path: Path) -> None:
    """An office without complaints has nothing to import, which is no fault."""
    export = read_export(write_export(tmp_path / "e.xlsx", [], info=10))
    assert (export.rows, export.rejected, export.seen) == ((), (), 0)


def test_blank_rows_are_passed_over_and_not_counted(tmp_path: Path) -> None:
    """Empty rows and rows of dashes are no complaints; row numbers stay those of the sheet."""
    dashes: dict[str, Value] = dict.fromkeys(ALL_HEADERS, "-")
    export = read_export(write_export(tmp_path / "e.xlsx", [{}, complaint(), dashes, {}, complaint(Tracking_ID="5")]))
    assert [row.row for row in export.rows] == [3, 6]
    assert export.seen == 2


def test_numbers_dates_and_flags_become_the_text_they_were(tmp_path: Path) -> None:
    """A sheet that Excel has turned into numbers, dates and flags is read as the text it was."""
    changed = complaint(Tracking_ID=7300666.0, ID_Kategori=1397, Rating=4.5, Judul_Laporan=True)
    changed["Tanggal Laporan Masuk"] = date(2026, 1, 6)
    changed["Waktu Laporan Masuk"] = time(8, 30, 1)
    (row,) = read_export(write_export(tmp_path / "e.xlsx", [changed])).rows
    assert (row.tracking_id, row.category_id, row.rating, row.title) == ("7300666", "1397", "4.5", "Ya")
    assert row.received_at == _ms(2026, 1, 6, 8, 30, 1)


def test_dates_counted_from_1904_are_read_as_such(tmp_path: Path) -> None:
    """Workbooks of old Macintosh programs count their days from 1904."""
    changed = complaint()
    changed["Tanggal Laporan Masuk"] = date(2026, 1, 6)
    (row,) = read_export(write_export(tmp_path / "e.xlsx", [changed], date_1904=True)).rows
    assert row.received_at == _ms(2026, 1, 6, 2, 15, 9)


@pytest.mark.parametrize(
    ("kind", "flags"),
    [
        ("", (False, False)),
        ("Anonim", (True, False)),
        ("Rahasia", (False, True)),
        ("Anonim, Rahasia", (True, True)),
        ("Anonim/Rahasia", (True, True)),
        ("Anonim dan Rahasia", (True, True)),
        ("RAHASIA & ANONIM", (True, True)),
    ],
)
def test_anonymous_and_confidential_are_told_apart(tmp_path: Path, kind: str, flags: tuple[bool, bool]) -> None:
    """Both flags are independent; the name of an anonymous reporter goes no further than the reader."""
    changed = {**complaint(), "Tipe Laporan (Anonim/Rahasia)": kind}
    (row,) = read_export(write_export(tmp_path / "e.xlsx", [changed])).rows
    assert (row.anonymous, row.confidential) == flags
    assert row.reporter == ("" if row.anonymous else "Warga Contoh")


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://contoh.invalid","klik")', "+62", "@SUM(A1)", "-5 meter", "_x0041_"]
)
def test_text_that_looks_like_a_formula_or_an_escape_stays_text(tmp_path: Path, text: str) -> None:
    """What a citizen wrote is kept as it is, never calculated."""
    (row,) = read_export(write_export(tmp_path / "e.xlsx", [complaint(Isi_Laporan_Akhir=text)])).rows
    assert row.body == text


def test_control_signs_are_taken_out_and_glued_words_stay(tmp_path: Path) -> None:
    """Signs that no one can see are dropped; words that lost their newline are left glued."""
    text = "jalan rusakmohon\x00 di\x07perbaiki\u202e\r\nterima kasih 🙏"
    (row,) = read_export(write_export(tmp_path / "e.xlsx", [complaint(Isi_Laporan_Akhir=text)])).rows
    assert row.body == "jalan rusakmohon diperbaiki\nterima kasih 🙏"


def test_leading_zeros_of_a_tracking_id_are_kept(tmp_path: Path) -> None:
    """A Tracking ID is a text, not a number."""
    (row,) = read_export(write_export(tmp_path / "e.xlsx", [complaint(Tracking_ID="0000042")])).rows
    assert row.tracking_id == "0000042"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"Tracking ID": ""}, "Tracking ID kosong."),
        ({"Tracking ID": "12345678901"}, "Tracking ID “12345678901” bukan 1 sampai 10 angka."),
        ({"Tracking ID": "LP-77"}, "Tracking ID “LP-77” bukan 1 sampai 10 angka."),
        ({"Tracking ID": "٣٤"}, "Tracking ID “٣٤” bukan 1 sampai 10 angka."),
        ({"Tracking ID": -7.0}, "Tracking ID “-7” bukan 1 sampai 10 angka."),
        ({"Status Laporan": "-"}, "Status Laporan kosong."),
        ({"Tanggal Laporan Masuk": "31 Feb 2026"}, "Tanggal Laporan Masuk “31 Feb 2026” tidak dapat dibaca."),
        ({"Tanggal Laporan Masuk": "kemarin"}, "Tanggal Laporan Masuk “kemarin” tidak dapat dibaca."),
        ({"Waktu Laporan Masuk": "25:00"}, "Waktu Laporan Masuk “25:00” tidak dapat dibaca."),
        ({"Judul Laporan": "x" * 2001}, "Judul Laporan terlalu panjang (lebih dari 2.000 karakter)."),
    ],
)
def test_a_bad_row_is_named_with_its_reason_and_the_rest_is_read(
    tmp_path: Path, changes: dict[str, Value], reason: str
) -> None:
    """One bad row costs only itself."""
    rows = [complaint(Tracking_ID="1"), {**complaint(), **changes}, complaint(Tracking_ID="3")]
    export = read_export(write_export(tmp_path / "e.xlsx", rows, info=3))
    assert [row.tracking_id for row in export.rows] == ["1", "3"]
    assert [(bad.row, bad.reason) for bad in export.rejected] == [(6, reason)]
    assert export.seen == 3


def test_a_text_beyond_what_excel_keeps_rejects_its_row(tmp_path: Path) -> None:
    """No cell of a real workbook holds more than 32,767 characters."""
    path = write_export(tmp_path / "e.xlsx", [complaint(Isi_Laporan_Awal="PANJANG")])
    rewrite(path, "xl/sharedStrings.xml", lambda xml: xml.replace(b"PANJANG", b"a" * 70_000))
    export = read_export(path)
    assert [bad.reason for bad in export.rejected] == ["Isi Laporan Awal terlalu panjang (lebih dari 32.767 karakter)."]


def test_without_a_status_column_it_is_no_export(tmp_path: Path) -> None:
    """Complaints without a status cannot be put on anyone's list."""
    path = write_export(tmp_path / "e.xlsx", [complaint()], headers=["Tracking ID", "Judul Laporan"])
    with pytest.raises(BadInput, match="Status Laporan"):
        read_export(path)


def test_a_missing_date_is_unknown_not_wrong(tmp_path: Path) -> None:
    """A blank date is stored as unknown."""
    (row,) = read_export(write_export(tmp_path / "e.xlsx", [complaint(Tanggal_Laporan_Masuk="-")])).rows
    assert row.received_at == 0
