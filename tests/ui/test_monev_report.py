"""*Laporan Monev* on paper: what must stand in it, in which words, and that its pages are whole."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from sync.contract.monev.frozen import Signatory
from sync.contract.monev.gathered import Overview
from sync.contract.monev.scope import Mark, Scope
from sync.contract.status import Bucket
from tests.support.desks import desk_in
from tests.support.monev_desk import fill_desk
from ui.language.wording import stamped
from ui.monev.frozen_words import frozen_facts, frozen_sentence
from ui.monev.report import ReportFacts, monev_report
from ui.parts.paper import Pages
from ui.parts.paper_writer import PaperWriter
from ui.ports.frozen import FrozenLine, FrozenReport
from ui.ports.monev import MOST_OVERDUE, OverdueLine
from ui.theme.fonts import font

_YEAR = Scope(first=date(2026, 1, 1), last=date(2026, 12, 31))
_FACTS = ReportFacts(
    office="Diskominfo Tirta Kencana",
    agency="Pemerintah Kabupaten Tirta Kencana",
    made_on=date(2026, 11, 23),
    signature=Signatory(place="Tirta", position="Kepala Dinas", name="Rini Handayani", nip="19800101 200501 2 001"),
)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Overview]:
    """The figures of a year at a coordinator's desk."""
    folder: Path = tmp_path_factory.mktemp("monev")
    with desk_in(folder) as desk:
        fill_desk(desk.database, 600, date(2026, 11, 23), words=60)
        with desk.database.writing() as connection:
            connection.exec_driver_sql("UPDATE case_text SET reporter = 'Sutikno Wibowo'")
            connection.exec_driver_sql("UPDATE event SET author = 'Wahyu Nugroho'")
        yield desk.casework.figures.overview(_YEAR)


def test_a_report_says_what_it_must(qtbot: QtBot, shown: Overview) -> None:
    """Letterhead, summary, tables, constraints, room to write, signature with name and NIP; and nobody is named."""
    pages = monev_report(_FACTS, shown, font())
    words = [line for number in range(pages.count) for line in pages.words_of(number)]
    said = "\n".join(words)
    total = shown.figures.tree.total
    for wanted in (
        "PEMERINTAH KABUPATEN TIRTA KENCANA", "DISKOMINFO TIRTA KENCANA", "Periode: Tahun 2026", "1. Ringkasan",
        f"menerima {total.total} laporan", "3. Unit kerja", "5. Kendala",
        "6. Laporan yang melewati tenggat", "7. Rekomendasi dan tindak lanjut",
        "Tirta, 23 November 2026", "Kepala Dinas", "Rini Handayani", "NIP 19800101 200501 2 001",
    ):  # fmt: skip
        assert wanted in said, wanted
    assert not re.search("Sutikno|Wibowo|Wahyu|Nugroho", said)


def test_followed_up_is_not_taken_for_done(qtbot: QtBot, shown: Overview) -> None:
    """The national figure holds what is in process: the summary tells both, and the table names them."""
    pages = monev_report(_FACTS, shown, font())
    said = " ".join(line for number in range(pages.count) for line in pages.words_of(number))
    count = shown.figures.tree.total.buckets
    done, process = count[Bucket.DONE], count[Bucket.IN_PROCESS]
    assert f"{done + process} sudah ditindaklanjuti (" in said
    assert f"%): {done} selesai, {process} masih dalam proses." in said
    assert "Ditindaklanjuti, Proses + Selesai (%TL)" in said


def test_each_unit_above_others_is_told_with_all_of_them(qtbot: QtBot, shown: Overview) -> None:
    """As a coordinator looks at them; a complaint at several of them is one complaint."""
    pages = monev_report(_FACTS, shown, font())
    words = [line.strip() for number in range(pages.count) for line in pages.words_of(number)]
    at = words.index("Berjenjang: unit dengan semua unit di bawahnya")
    top = next(branch for branch in shown.figures.tree.branches if branch.has_below)
    row = words[words.index(top.unit.name, at) :][:12]
    assert (row[7], row[11]) == (str(top.whole.total), str(top.whole.complaints))


def test_the_overdue_are_named(qtbot: QtBot, shown: Overview) -> None:
    """Number, short title, unit, day due and working days; how many more there are; none of a confidential one."""
    rows = [
        OverdueLine("7400001", "Jembatan kayu lapuk di RT 04 " * 9, "Dinas Perhubungan", date(2026, 9, 1), 59),
        OverdueLine("7400002", "", "", date(2026, 11, 20), 1),
        OverdueLine("7400003", "Air keruh", "Kecamatan Tirta", date(2026, 11, 21), 0),
    ]
    pages = monev_report(_FACTS, shown, font(), tuple(rows))
    words = [line for number in range(pages.count) for line in pages.words_of(number)]
    at = words.index("6. Laporan yang melewati tenggat")
    assert words[at + 1 : at + 6] == ["Nomor", "Judul", "Unit kerja", "Tenggat", "Terlambat (hari kerja)"]
    first, second, third = (words[at + 6 + 5 * row :][:5] for row in range(3))
    assert first[0] == "7400001"
    assert first[1].endswith("…")
    assert len(first[1]) <= 70
    assert first[2:] == ["Dinas Perhubungan", "1 September 2026", "59"]
    assert second == ["7400002", "(rahasia)", "Belum didisposisi", "20 November 2026", "1"]
    assert third[4] == "baru lewat"
    more = shown.figures.tree.total.overdue - 3
    assert words[at + 21] == f"dan {more} laporan lainnya."
    assert "Laporan yang melewati tenggat disebut satu per satu pada bagian 6." in " ".join(words[:at])
    assert words.index("7. Rekomendasi dan tindak lanjut") > at


def test_a_page_holds_all_the_overdue_that_are_asked_for(qtbot: QtBot, shown: Overview) -> None:
    """With long titles and names of units: what does not fit is counted."""
    line = OverdueLine(
        "7400000001", "Jembatan kayu " * 20, "Dinas Kependudukan dan Pencatatan Sipil", date(2026, 9, 1), 99
    )
    more = shown.figures.tree.total.overdue
    short = monev_report(_FACTS, shown, font(), ())
    long = monev_report(_FACTS, shown, font(), (line,) * MOST_OVERDUE)
    assert more > MOST_OVERDUE
    assert long.count - short.count <= 1


def test_where_none_is_overdue_or_nobody_knows_which_it_is_said(qtbot: QtBot, shown: Overview) -> None:
    """Frozen figures hold how many they are, and no list."""
    told = monev_report(_FACTS, shown, font())
    known = " ".join(line for number in range(told.count) for line in told.words_of(number))
    overdue = shown.figures.tree.total.overdue
    assert f"{overdue} laporan. Angka beku memuat jumlahnya saja, tanpa daftarnya." in known
    tree = replace(shown.figures.tree, total=replace(shown.figures.tree.total, overdue=0))
    none = replace(shown, figures=replace(shown.figures, tree=tree))
    for rows in ((), None):
        said = monev_report(_FACTS, none, font(), rows)
        assert "Tidak ada." in [line for number in range(said.count) for line in said.words_of(number)]


def test_no_month_of_a_period_is_left_out(qtbot: QtBot, shown: Overview) -> None:
    """Up to the day of the data: one without any complaint is a month too, and one that has not been is none."""
    months = {key: tally for key, tally in shown.figures.rows.items() if key != "2026-04"}
    bare = replace(shown, figures=replace(shown.figures, rows=months))
    pages = monev_report(_FACTS, bare, font())
    words = [line for number in range(pages.count) for line in pages.words_of(number)]
    at = words.index("April 2026")
    assert words[at + 1 : at + 10] == ["0", "0", "0", "0", "0", "0", "0", "–", "0"]
    assert "November 2026" in words
    assert "Desember 2026" not in words


def test_a_report_says_what_it_is_narrowed_to(qtbot: QtBot, shown: Overview) -> None:
    """Below its period; nobody shall take figures of some cases for those of all."""
    scope = msgspec.structs.replace(_YEAR, category="Jalan rusak", flags=(Mark.NEEDS_REPLY,))
    narrowed = replace(shown, figures=replace(shown.figures, scope=scope))
    assert "Laporan ini hanya kategori Jalan rusak, perlu dijawab." in monev_report(_FACTS, narrowed, font()).words_of(
        0
    )


def test_a_report_from_frozen_figures_says_so(qtbot: QtBot, shown: Overview) -> None:
    """When, by whom, under which code, and of which offices; the signature is the one that was frozen."""
    line = FrozenLine("3f2a9c1d00", "merged", "Kabupaten", "", None, None, date(2026, 11, 23), 0, "Rini", 28, False)
    report = FrozenReport(line, "Provinsi", _FACTS.signature, shown, ("Kecamatan A", "Kecamatan B"))
    pages = monev_report(frozen_facts(report), shown, font())
    said = "\n".join(line for number in range(pages.count) for line in pages.words_of(number))
    assert "Angka dibekukan 23 November 2026 oleh Rini, kode 3f2a9c1d; belum disahkan pusat." in said
    sealed = frozen_sentence(line._replace(is_signed=True, sealed_at=1_795_500_000_000, key="0f1e2d3c4b5a6978"))
    assert sealed.endswith(f"kode 3f2a9c1d; disahkan pusat {stamped(1_795_500_000_000)}.")
    assert "tidak cocok" in frozen_sentence(line._replace(is_doubtful=True))
    assert "Gabungan laporan 2 kantor" in said
    assert "Periode sebelumnya: jumlah angka pembanding setiap kantor." in said
    alone = monev_report(frozen_facts(report), replace(shown, before=None), font()).words_of(0)
    assert any(line.startswith("Periode sebelumnya tidak dibandingkan:") for line in alone)
    assert "NIP 19800101 200501 2 001" in said


@pytest.mark.parametrize("lines", range(0, 40, 3))
def test_no_short_table_is_torn_by_the_end_of_a_page(qtbot: QtBot, lines: int) -> None:
    """Wherever on a page it would begin; its heading goes with it, and a long one goes on overleaf."""
    writer = PaperWriter(QFont(font()))
    for place in range(lines):
        writer._block(f"Baris {place}")
    writer._heading("4. Kategori")
    for name, count in (("Kategori", 8), ("Kanal", 8), ("Unit", 90)):
        rows = [[f"{name} {place}", "1"] for place in range(count)]
        writer._table([name, "Laporan"], rows, [60, 40])
    pages = Pages(writer.document, "", font())
    told = [pages.words_of(number) for number in range(pages.count)]
    for whole in ({"4. Kategori", "Kategori", "Kategori 0", "Kategori 7"}, {"Kanal", "Kanal 0", "Kanal 7"}):
        assert sum(whole <= {*words} for words in told) == 1
    assert sum(word.startswith("Unit ") for words in told for word in words) == 90
    assert not any({"Unit 0", "Unit 89"} <= {*words} for words in told)


def test_a_pdf_has_its_pages_and_charts_as_lines(qtbot: QtBot, shown: Overview) -> None:
    """Each page carries its number; charts are drawn, not pasted: no image stands in the file."""
    pages = monev_report(_FACTS, shown, font())
    pdf = pages.as_pdf("Laporan Monev tahun 2026")
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", pdf)) == pages.count > 1
    assert b"/Subtype /Image" not in pdf


def test_a_period_without_any_complaint_is_a_report_too(qtbot: QtBot, tmp_path: Path) -> None:
    """It says so, and divides by nothing."""
    with desk_in(tmp_path) as desk:
        empty = desk.casework.figures.overview(_YEAR)
    pages = monev_report(ReportFacts(office="", made_on=date(2026, 11, 23)), empty, font())
    assert any("Tidak ada laporan yang masuk" in line for line in pages.words_of(0))
    assert {"Bulan: tidak ada laporan.", "Kategori: tidak ada laporan."} <= {*pages.words_of(0)}
