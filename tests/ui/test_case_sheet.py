"""A case on paper: what stands on it, what does not, and where its pages break."""

import math
import re
import zlib
from pathlib import Path
from typing import Final

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from sync.contract.events import EventKind, Lamp
from tests.support.invented_cases import NOW, invented_case, some_cases
from ui.case_sheet import case_sheet
from ui.complaints.sheet_dialog import SheetDialog
from ui.frame.main_window import MainWindow
from ui.parts.paper import Pages
from ui.ports.acts import SaidView
from ui.ports.desk import CaseView, TimelineEntry
from ui.rooms import Room
from ui.theme.fonts import font
from ui.workplace import Workplace

_DAY = 86_400_000
_WORDS = "Yth. Warga, petugas sudah memeriksa lokasi dan mencatat kebutuhan bahan. "


def said(number: int, kind: EventKind, text: str = _WORDS, **fields: object) -> TimelineEntry:
    """Something said, a day after the one before."""
    at = NOW - (60 - number) * _DAY
    given = {"author": "Siti", "unit": "Kecamatan Tirta Muara", "written_at": at, **fields}
    return TimelineEntry(id=str(number), kind=kind, text=text, **given)  # type: ignore[arg-type] # as named


def long_case(entries: int, step: int) -> CaseView:
    """A case with a timeline whose texts have all lengths."""
    kinds = (EventKind.INITIAL_RESPONSE, EventKind.NOTE, EventKind.REPORTER_REPLY, EventKind.SUBSTANTIVE_RESPONSE)
    timeline = tuple(said(n, kinds[n % 4], f"Kata {n}. " + _WORDS * (n * step % 13)) for n in range(entries))
    return invented_case(1, "Jalan putus", "Ditanggapi oleh Pelapor", 1, timeline=timeline, body=_WORDS * 20)


def words_of(pages: Pages) -> list[str]:
    """All paragraphs of all pages."""
    return [words for number in range(pages.count) for words in pages.words_of(number)]


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    """The bundled typeface is there."""
    del qapp


def test_a_sheet_tells_facts_clocks_flags_and_receipts() -> None:
    """All that the office knows of the case, in words that mean the same on another day."""
    view = some_cases()[0]
    told = "\n".join(words_of(case_sheet([view], NOW, font())))
    for words in (
        "Laporan 7400001",
        view.line.title,
        "Kecamatan Tirta Muara",
        "Selasa, 24 November 2026",
        "Kamis, 3 Desember 2026",
        "Ditanggapi oleh Pelapor",
        "Pelapor menunggu jawaban.",
        "Tanda terima TT-20261111-0007",
        "tampil ke pelapor 12 Nov 2026",
        "Sampai hari ini belum ada petugas yang datang.",
    ):
        assert words in told, words


def test_the_reporters_name_is_masked_unless_it_is_wanted() -> None:
    """Beside the facts, above a reply, and in the words of an answer."""
    timeline = (
        said(1, EventKind.SUBSTANTIVE_RESPONSE, "Yth. Warga Handil Lima, sudah selesai."),
        said(2, EventKind.REPORTER_REPLY, "Terima kasih.", author="Warga Handil Lima", unit=""),
    )
    view = invented_case(1, "Jalan putus", "Ditanggapi oleh Pelapor", 1, timeline=timeline)
    masked = "\n".join(words_of(case_sheet([view], NOW, font())))
    assert "Warga Handil Lima" not in masked
    assert masked.count("W*** H*** L***") == 3
    assert "\n".join(words_of(case_sheet([view], NOW, font(), names=True))).count("Warga Handil Lima") == 3


def test_an_anonymous_reporter_is_never_named() -> None:
    """Not even when names are wanted and somebody left one in a reply."""
    view = invented_case(1, "Pungutan", "Terverifikasi", 1, anonymous=True, confidential=True)
    reply = said(1, EventKind.REPORTER_REPLY, "Mohon segera.", author="Nama Bocor", unit="")
    view = msgspec.structs.replace(view, timeline=(reply,))
    told = "\n".join(words_of(case_sheet([view], NOW, font(), names=True)))
    assert "Bocor" not in told
    assert "Pelapor (anonim)" in told
    assert "ANONIM" in told
    assert "RAHASIA" in told


def test_a_name_in_the_words_to_an_anonymous_reporter_is_masked_whatever_is_wanted() -> None:
    """Whether the office knows it from the complaint or from a reply: title, text, answer and salutation."""
    timeline = (
        said(1, EventKind.INITIAL_RESPONSE, "Yth. Sdr/i. Warga Handil Lima, kami periksa."),
        said(2, EventKind.REPORTER_REPLY, "Mohon segera.", author="Nama Bocor", unit=""),
        said(3, EventKind.REPLY, "Yth. Sdr/i. Nama Bocor, sudah selesai."),
    )
    body = "Saya Warga Handil Lima melapor."
    view = invented_case(1, "Pungutan", "Terverifikasi", 1, anonymous=True, timeline=timeline, body=body)
    view = msgspec.structs.replace(view, reporter="", unsaid_name="Warga Handil Lima")
    for names in (False, True):
        told = "\n".join(words_of(case_sheet([view], NOW, font(), names=names)))
        assert "Warga Handil Lima" not in told
        assert "Bocor" not in told
        assert "Yth. Sdr/i. W*** H*** L***, kami periksa." in told


def test_internal_words_are_left_out_unless_they_are_wanted() -> None:
    """Whatever is not meant for the reporter; that something is left out is said, and where nothing is, that is not."""
    timeline = (
        said(1, EventKind.NOTE, "Anggaran belum turun."),
        said(2, EventKind.DRAFT, "Konsep belum disetujui."),
        said(3, EventKind.INITIAL_RESPONSE, "Kami periksa."),
    )
    view = invented_case(1, "Jalan", "Terverifikasi", 1, timeline=timeline)
    told = "\n".join(words_of(case_sheet([view], NOW, font(), internal=False)))
    assert "Kami periksa." in told
    assert "Anggaran" not in told
    assert "Konsep" not in told
    assert "tidak untuk pelapor" not in told
    assert "Catatan internal dan tindakan internal tidak disertakan." in told
    open_case = msgspec.structs.replace(view, timeline=timeline[2:])
    assert "tidak disertakan" not in "\n".join(words_of(case_sheet([open_case], NOW, font(), internal=False)))


def test_internal_words_are_marked_and_what_waits_is_not_called_received() -> None:
    """A reader must not take a note for an answer."""
    timeline = (
        said(1, EventKind.NOTE, "Anggaran belum turun.", lamp=Lamp.RECEIVED, receipt="TT-1", received_at=NOW),
        said(2, EventKind.INITIAL_RESPONSE, "Kami periksa.", lamp=Lamp.SAVED),
        said(3, EventKind.INITIAL_RESPONSE, "Ditahan.", lamp=Lamp.HELD, reason="Laporan dialihkan."),
    )
    told = words_of(case_sheet([invented_case(1, "Jalan", "Terverifikasi", 1, timeline=timeline)], NOW, font()))
    assert any(words.startswith("Catatan internal (tidak untuk pelapor) · ") for words in told)
    assert "Tersimpan di komputer kantor, belum diterima server" in told
    assert "Ditahan: Laporan dialihkan." in told


@pytest.mark.parametrize("step", range(1, 13))
def test_no_heading_ends_a_page_and_nothing_is_lost(step: int) -> None:
    """Whatever the lengths: each heading stands with what it is the heading of."""
    view = long_case(40, step)
    pages = case_sheet([view], NOW, font())
    assert pages.count > 3
    told = words_of(pages)
    for entry in view.timeline:
        assert entry.text.strip() in {words.strip() for words in told}
    for number in range(pages.count):
        last = pages.words_of(number)[-1]
        assert not last.startswith(("Respon ", "Balasan ", "Catatan ", "Riwayat", "Isi laporan"))


def test_every_page_is_painted_with_its_number_on_white(qapp: QApplication) -> None:
    """Also the last one; nothing is painted outside its page."""
    del qapp
    pages = case_sheet([long_case(30, 5)], NOW, font())
    pictures = pages.as_pictures(60)
    assert len(pictures) == pages.count
    for picture in pictures:
        assert _ink(picture, 0.0, 0.05) == 0
        assert _ink(picture, 0.05, 0.9) > 0
        assert _ink(picture, 0.9, 0.95) > 0, "no footer"


def _ink(picture: QImage, top: float, bottom: float) -> int:
    """How many dark points there are between two heights of a page."""
    rows = range(round(picture.height() * top), round(picture.height() * bottom))
    return sum(picture.pixelColor(x, y).lightness() < 160 for y in rows for x in range(picture.width()))


def test_one_sheet_may_hold_the_cases_of_several_units() -> None:
    """Each begins a page."""
    one, other = some_cases()[:2]
    pages = case_sheet([one, other], NOW, font())
    assert pages.count == 2
    assert other.line.title in pages.words_of(1)
    assert other.line.title not in pages.words_of(0)


def test_glued_words_stay_on_the_page() -> None:
    """Exports glue words together; a line without a blank is broken anywhere."""
    glued = invented_case(1, "Judul", "Terverifikasi", 1, body="kata" * 500)
    [picture] = case_sheet([glued], NOW, font()).as_pictures(60)
    right = round(picture.width() * 0.93)
    assert not any(
        picture.pixelColor(x, y).lightness() < 160
        for y in range(picture.height())
        for x in range(right, picture.width())
    )


def test_the_sheet_is_saved_from_the_window(workplace: Workplace, qtbot: QtBot, tmp_path: Path) -> None:
    """A PDF, wholly there; a place that cannot be written to is told."""
    dialog = SheetDialog(workplace, some_cases()[0], None)
    qtbot.addWidget(dialog)
    assert dialog.suggested_name == "Laporan 7400001.pdf"
    path = tmp_path / "lembar.pdf"
    dialog.save(str(path))
    assert path.read_bytes().startswith(b"%PDF")
    assert "1 halaman, tersimpan" in dialog.said
    dialog.save(str(tmp_path / "tiada" / "x.pdf"))
    assert "tidak ada" in dialog.said
    assert list(tmp_path.iterdir()) == [path]


def _printing_into(monkeypatch: pytest.MonkeyPatch, paper: Path, *, first: int = 0, last: int = 0) -> None:
    """Have a printer here that writes a file."""

    def choose(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(paper))
        dialog.printer().setFromTo(first, last)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Pencetak kantor"]))
    monkeypatch.setattr(QPrintDialog, "exec", choose)


_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_LETTERS: Final = re.compile(rb"BT\n.*?ET", re.DOTALL)
_LETTER: Final = re.compile(rb"<[0-9A-F]+>")
"""By its place among those that the file holds, which others share."""
_SCALE: Final = re.compile(rb"([\d.]+) 0 0 -?[\d.]+ [-\d.]+ [-\d.]+ cm")


def _pages_in(paper: Path) -> list[tuple[float, list[bytes]]]:
    """Return of each page of a PDF what a length of its text is on paper, and its letters with their places."""
    found = []
    for packed in _STREAM.findall(paper.read_bytes()):
        try:
            drawn = zlib.decompress(packed)
        except zlib.error:
            continue
        if letters := [_LETTER.sub(b"<>", one) for one in _LETTERS.findall(drawn)]:
            scales = {float(one) for one in _SCALE.findall(drawn.split(b"BT")[0])}  # of the paper, and of the text
            found.append((round(math.prod(scales), 4), letters))
    return found


def test_a_case_is_printed_as_it_is_saved(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    """All its pages, each as large and at the same place; of many pages those that were asked for."""
    view = long_case(20, 5)
    dialog = SheetDialog(workplace, view, None)
    qtbot.addWidget(dialog)
    paper, saved = tmp_path / "kertas.pdf", tmp_path / "simpanan.pdf"
    _printing_into(monkeypatch, paper)
    [prints] = [one for one in dialog.findChildren(QPushButton) if one.text() == "&Cetak …"]
    assert prints.isDefault()
    prints.click()
    assert dialog.said == "Dikirim ke pencetak."
    dialog.save(str(saved))
    pages = _pages_in(saved)
    assert len(pages) > 1
    assert _pages_in(paper) == pages
    _printing_into(monkeypatch, paper, first=2, last=2)
    prints.click()
    assert _pages_in(paper) == pages[1:2]


def test_a_case_is_printed_with_names_only_where_they_are_wanted(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    """The same choice holds for paper and file."""
    dialog = SheetDialog(workplace, some_cases()[0], None)
    qtbot.addWidget(dialog)
    masked, named, saved = tmp_path / "samar.pdf", tmp_path / "nama.pdf", tmp_path / "simpanan.pdf"
    _printing_into(monkeypatch, masked)
    dialog.print()
    dialog.names.setChecked(True)
    _printing_into(monkeypatch, named)
    dialog.print()
    dialog.save(str(saved))
    assert _pages_in(masked) != _pages_in(named)
    assert _pages_in(named) == _pages_in(saved)


def test_a_case_is_handed_on_without_internal_words_at_first(workplace: Workplace, qtbot: QtBot) -> None:
    """They come along only when somebody ticks the box."""
    note = said(1, EventKind.NOTE, "Anggaran belum turun.")
    view = invented_case(1, "Jalan", "Terverifikasi", 1, timeline=(note,))
    dialog = SheetDialog(workplace, view, None)
    qtbot.addWidget(dialog)
    assert dialog.internal.text().replace("&", "") == "Sertakan catatan internal"
    assert not dialog.internal.isChecked()
    assert not dialog.internal.isHidden()
    assert "Anggaran belum turun." not in words_of(dialog.pages())
    dialog.internal.setChecked(True)
    assert "Anggaran belum turun." in words_of(dialog.pages())


@pytest.mark.qt_log_ignore(r"QPainter::begin\(\): Returned false")
def test_a_printer_that_takes_nothing_is_not_said_to_print(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    """Saving is then the next step."""
    dialog = SheetDialog(workplace, some_cases()[0], None)
    qtbot.addWidget(dialog)
    _printing_into(monkeypatch, tmp_path / "tiada" / "kertas.pdf")
    dialog.print()
    assert dialog.said.startswith("Pencetak yang dipilih tidak menerima lembar ini.")
    assert dialog._save.isDefault()


def test_a_case_without_a_printer_can_be_saved(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Where there is none, that is said, and saving is the next step."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    dialog = SheetDialog(workplace, some_cases()[0], None)
    qtbot.addWidget(dialog)
    dialog.print()
    assert dialog.said.startswith("Belum ada pencetak di komputer ini.")
    assert dialog._save.isDefault()


def test_ctrl_p_offers_the_shown_case(window: MainWindow, qtbot: QtBot) -> None:
    """From anywhere in the room."""
    window.show_case(1)
    qtbot.waitUntil(lambda: window.complaints.pane.shown_case == 1)
    window.go(Room.COMPLAINTS)
    window.complaints.arrive()
    QTest.keyClick(window.complaints.list._table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(SheetDialog)))
    [dialog] = window.findChildren(SheetDialog)
    dialog.close()


def test_the_sheet_says_what_an_act_said_besides_its_words() -> None:
    """A return without its reason, or a disposition without its unit, would be half the story; names stay masked."""
    returned = said(1, EventKind.RETURN, "", said=SaidView(details="alasan: Warga Handil Lima keliru alamat"))
    disposed = said(2, EventKind.DISPOSE, "", said=SaidView(details="ke Dinas PU"))
    view = invented_case(1, "Jalan putus", "Terverifikasi", 1, timeline=(returned, disposed))
    told = words_of(case_sheet([view], NOW, font()))
    assert "Ke Dinas PU" in told
    assert [words for words in told if words.startswith("Alasan: ") and words.endswith("keliru alamat")]
    assert "Warga Handil Lima keliru" not in "".join(told)
    assert "" not in told
