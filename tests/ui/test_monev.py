"""The room *Monev*: it says what was counted, each figure leads to its cases, and everything can be taken along."""

import csv
import dataclasses
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QTableWidget
from pytestqt.qtbot import QtBot

from sync.contract.errors import LocalFault
from sync.contract.line import LineState
from sync.contract.monev.scope import By, Scope
from sync.contract.monev.tally import Spread, Tally
from sync.contract.status import Bucket
from tests.support.invented_desk import InventedVault
from tests.support.layouts import main_buttons
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.monev.chart_panel import PanelFigures
from ui.monev.command_center import CommandCenter
from ui.monev.frozen_dialog import FrozenDialog
from ui.monev.report_dialog import ReportDialog
from ui.monev.room import MonevRoom
from ui.monev.words import compared
from ui.ports.listing import ListChoices
from ui.ports.monev import MOST_OVERDUE, Prepared
from ui.rooms import Room


@pytest.fixture
def room(monev_room: MonevRoom) -> MonevRoom:
    """The room, entered and filled."""
    return monev_room


def test_the_room_is_reached_by_its_key(window: MainWindow) -> None:
    """Ctrl+4, and the keyboard is on the period."""
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.room is Room.MONEV
    page = window.page(Room.MONEV)
    assert isinstance(page, MonevRoom)
    assert page.period.hasFocus()


def test_four_figures_say_what_was_counted(room: MonevRoom, vault: InventedVault) -> None:
    """They are those of the overview, with what they are compared with."""
    total = vault.desk.figures.overview(room.scope).figures.tree.total
    assert room.page.total.value.text() == str(total.total)
    assert room.page.late.value.text() == str(total.overdue)
    assert room.page.total.value.accessibleName().startswith(f"Laporan masuk: {total.total}. +")
    assert room.page.followed.value.text().endswith("%")


def test_followed_up_says_at_first_sight_how_much_of_it_is_not_done(room: MonevRoom, vault: InventedVault) -> None:
    """The national figure holds what is in process too; nobody shall read it as finished."""
    count = vault.desk.figures.overview(room.scope).figures.tree.total.buckets
    done, process = count[Bucket.DONE], count[Bucket.IN_PROCESS]
    assert process > 0
    said = room.page.followed.value.accessibleName()
    words = f" {done + process} laporan yang masuk pada periode ini: {done} selesai, {process} masih dalam proses. "
    assert words in said


def test_the_figure_of_first_replies_says_which_it_counts(room: MonevRoom) -> None:
    """The day of writing counts, so that no answer is missing that still waits for its upload."""
    said = room.page.reply.value.accessibleName()
    assert " laporan; balasan yang belum diunggah ikut dihitung." in said


def test_the_ways_to_the_cases_stand_on_one_line(room: MonevRoom) -> None:
    """However much the card beside has to say."""
    page = room.page
    cards = (page.total, page.followed, page.reply, page.late)
    assert len({card.behind.mapTo(page, QPoint()).y() for card in cards}) == 1


def test_what_is_asked_and_what_is_done_stand_on_one_line(window: MainWindow, room: MonevRoom, qtbot: QtBot) -> None:
    """On a screen of 1366 px at 125 % too; a name that has no room there stands in the tool tip."""
    room.unit.setCurrentIndex(room.unit.findData("DPU"))
    for width in (1366, 1093):
        window.resize(width, 535)
        qtbot.waitUntil(lambda width=width: window.width() == width)  # type: ignore[misc] # bound at once
        qtbot.waitUntil(lambda: room.report.mapTo(window, room.report.rect().topRight()).x() < window.width())
        middles = {
            one.mapTo(room, one.rect().center()).y() for one in (room.period, room.unit, room.filter.more, room.report)
        }
        assert max(middles) - min(middles) <= 1, width
    assert room.unit.toolTip() == "Unit, dengan semua di bawahnya: Dinas Pekerjaan Umum dan Penataan Ruang"


def test_names_of_units_are_told_apart_at_125_percent(window: MainWindow, room: MonevRoom, qtbot: QtBot) -> None:
    """Headings over numbers give them room: no table of units has to be moved sideways there."""
    window.resize(1093, 535)
    qtbot.waitUntil(lambda: window.width() == 1093)
    table = room.page.tiers.table
    qtbot.waitUntil(lambda: table.viewport().width() < 850 and table.horizontalScrollBar().maximum() == 0)
    names = [item.text() for row in range(1, 4) if (item := table.item(row, 0))]
    letters, room_of_names = table.fontMetrics(), table.columnWidth(0)
    assert [letters.horizontalAdvance(name) < room_of_names for name in names if "Kecamatan" in name] == [True, True]


def test_what_was_completed_on_an_unknown_day_is_said_and_not_told_as_none(
    room: MonevRoom, vault: InventedVault
) -> None:
    """An export tells no day of completion: a month with none beside many completed would be a riddle."""
    total = vault.desk.figures.overview(room.scope).figures.tree.total
    assert total.done_undated > 0
    assert f"Selesai tanpa tanggal yang lengkap: {total.done_undated};" in room.said


def test_another_period_and_unit_are_counted_anew(room: MonevRoom, vault: InventedVault, qtbot: QtBot) -> None:
    """What is shown always belongs to what is chosen."""
    room.period.setCurrentIndex(room.period.count() - 1)
    room.unit.setCurrentIndex(2)
    qtbot.waitUntil(lambda: vault.desk.figures.asked[-1] == room.scope)
    expected = vault.desk.figures.overview(room.scope).figures.tree.total.total
    qtbot.waitUntil(lambda: room.page.total.value.text() == str(expected))


def test_what_has_a_key_has_a_button_that_says_it(room: MonevRoom, qtbot: QtBot) -> None:
    """Angka beku and Command Center, in the palette and in the sheet of keys too."""
    keys = {action.name: action.shown_keys for action in room.commands()}
    for made, name in ((room.report, "monev-report"), (room.frozen, "monev-frozen"), (room.center, "monev-center")):
        assert f"({keys[name]})" in made.toolTip()
        assert made.accessibleName()
    room.frozen.click()
    (frozen,) = room.findChildren(FrozenDialog)
    frozen.reject()
    room.center.click()
    (center,) = room.findChildren(CommandCenter)
    center.close()


def test_a_chart_has_its_table_and_both_can_be_saved(room: MonevRoom, tmp_path: Path) -> None:
    """PNG and SVG of the chart, CSV of the table; another ending is refused in a sentence."""
    panel = room.page.by_unit
    assert not panel.table.isVisibleTo(panel)
    panel.swap.click()
    assert panel.table.isVisibleTo(panel)
    assert panel.table.rowCount() == 3
    for ending in ("png", "svg", "csv"):
        panel.save_as(str(tmp_path / f"unit.{ending}"))
    assert QImage(str(tmp_path / "unit.png")).width() > 1000
    assert "Kecamatan Tirta Muara" in (tmp_path / "unit.svg").read_text(encoding="utf-8")
    rows = list(csv.reader((tmp_path / "unit.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert len(rows) == 4
    panel.save_as(str(tmp_path / "unit.doc"))
    assert ".png" in panel.said
    assert sorted(one.name for one in tmp_path.iterdir()) == ["unit.csv", "unit.png", "unit.svg"]


def test_a_count_in_a_file_is_a_number_for_every_spreadsheet(room: MonevRoom, tmp_path: Path) -> None:
    """1.208 cases are no 1,2 cases where a point divides; what looks like a formula stays words."""
    panel = room.page.constraints
    rows = [["=1+1", "1.208", "66,2 %"], ["Cuaca", "12", "–"]]
    panel.show_figures(PanelFigures(["Kendala", "Kali", "Bagian"], rows, []))
    panel.save_as(str(tmp_path / "kendala.csv"))
    told = list(csv.reader((tmp_path / "kendala.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert told[1:] == [["'=1+1", "1208", "66,2 %"], ["Cuaca", "12", "–"]]


def test_a_table_stays_only_for_who_asked_for_it(room: MonevRoom, vault: InventedVault, qtbot: QtBot) -> None:
    """A filter that leaves nothing to draw shows a table, and the next one draws again."""
    panel = room.page.by_unit
    room.filter.narrow(replace(room.filter.wanted, category="Tiada"))
    qtbot.waitUntil(lambda: room.page.total.value.text() == "0")
    assert panel.table.isVisibleTo(panel)
    assert panel.swap.isHidden()
    for empty in (panel, room.page.categories, room.page.trend):
        assert _cell(empty.table) == "Tidak ada laporan. Pilih periode atau unit lain."
        assert empty.table.columnSpan(0, 0) == empty.table.columnCount()
    assert _cell(room.page.constraints.table) == "Belum ada. Pilih “Catat kendala” pada laporannya."
    room.filter.narrow(replace(room.filter.wanted, category=""))
    qtbot.waitUntil(lambda: panel.view.isVisibleTo(panel))
    panel.swap.click()
    room.period.setCurrentIndex(room.period.findData("semester"))
    qtbot.waitUntil(lambda: room.said.startswith("1 Juli 2026"))
    assert panel.table.isVisibleTo(panel)
    assert panel.table.columnSpan(0, 0) == 1


def _cell(table: QTableWidget) -> str:
    item = table.item(0, 0)
    return item.text() if item else ""


def test_the_report_of_what_is_shown_is_saved(
    room: MonevRoom, vault: InventedVault, tmp_path: Path, qtbot: QtBot
) -> None:
    """As PDF, or as a workbook by the desk."""
    room.report.click()
    (dialog,) = room.findChildren(ReportDialog)
    dialog.signature.signer.setText("Rini Handayani")
    dialog.save(str(tmp_path / "monev.pdf"))
    qtbot.waitUntil(lambda: "halaman" in dialog.said)
    assert (tmp_path / "monev.pdf").read_bytes().startswith(b"%PDF")
    assert vault.desk.figures.reports == [(room.scope, MOST_OVERDUE)]
    dialog.save(str(tmp_path / "monev.xlsx"))
    qtbot.waitUntil(lambda: vault.desk.figures.books == [tmp_path / "monev.xlsx"])
    dialog.save(str(tmp_path / "tiada" / "monev.pdf"))
    qtbot.waitUntil(lambda: "tidak ada" in dialog.said)
    dialog.reject()


def test_while_figures_are_made_ready_the_room_says_how_far_and_others_work(
    room: MonevRoom, vault: InventedVault, background: Background, qtbot: QtBot
) -> None:
    """In slices, each behind what was asked meanwhile; only then it is counted."""
    shown, said, order = room.page.total.value.text(), [], []
    asked, prepare = len(vault.desk.figures.asked), vault.desk.figures.prepare
    vault.desk.figures.preparing = [Prepared(500, 100_000), Prepared(50_250, 100_000)]

    def slice_of() -> Prepared:
        order.append("slice")
        if len(order) == 1:
            background.database.run(
                room, lambda: order.append("other"), on_success=lambda _none: None, on_failure=lambda _fault: None
            )
        else:
            said.append((room.said, room.page.total.value.text()))
        return prepare()

    vault.desk.figures.prepare = slice_of  # type: ignore[method-assign] # only this test looks into the middle
    room.filter.narrow(replace(room.filter.wanted, category="Air bersih"))
    qtbot.waitUntil(lambda: "Dihitung dari" in room.said and len(order) == 4)
    assert order == ["slice", "other", "slice", "slice"]
    before = "Yang tampak masih angka sebelumnya."
    assert said == [
        (f"Menyiapkan angka …, 500 dari 100.000 laporan. {before}", shown),
        (f"Menyiapkan angka …, 50.250 dari 100.000 laporan. {before}", shown),
    ]
    assert vault.desk.figures.asked[asked:] == [room.scope]


def test_a_fault_is_said_and_the_room_stays_usable(room: MonevRoom, vault: InventedVault, qtbot: QtBot) -> None:
    """The sentence stands where the figures are explained; choosing again counts again."""
    vault.desk.figures.fault = LocalFault("Data di komputer ini perlu diperiksa.")
    room.refresh()
    qtbot.waitUntil(lambda: room.said.startswith("Data di komputer ini perlu diperiksa. T5"))
    vault.desk.figures.fault = None
    room.refresh()
    qtbot.waitUntil(lambda: "Dihitung dari" in room.said)


def test_nothing_held_is_said_without_dividing(
    window: MainWindow, vault: InventedVault, qtbot: QtBot, bugs: list[BaseException]
) -> None:
    """A new desk has the room too."""
    vault.desk.figures.count = 0
    vault.desk.changes = {"last_exchange_at": 0, "line": LineState.NEVER}
    window.refresh()
    qtbot.waitUntil(lambda: window.state is not None and not window.state.last_exchange_at)
    window.go(Room.MONEV)
    page = window.page(Room.MONEV)
    assert isinstance(page, MonevRoom)
    qtbot.waitUntil(lambda: page.page.total.value.text() == "0")
    assert page.page.followed.value.text() == "–"
    assert page.page.reply.value.accessibleName() == "Balasan pertama: –. Belum ada balasan yang tercatat di sini."
    assert not page.page.late.behind.isEnabled()
    assert page.said == "Belum ada laporan di komputer ini. Angkanya dihitung setelah sinkronisasi pertama."
    # One sentence and one way on: nothing else on the page would lead anywhere.
    assert not page.page.isVisible()
    assert main_buttons(page) == ["Ambil laporan sekarang"]
    assert window.focusWidget() is page.fetch
    assert not page.report.isEnabled()
    with qtbot.waitSignal(page.exchange_wanted):
        page.fetch.click()
    vault.desk.figures.count = 240
    page.refresh()
    qtbot.waitUntil(page.page.isVisible)
    assert main_buttons(page) == ["Sim&pan laporan …"]
    assert not [one for one in page.findChildren(QDialog) if one.isVisible()]
    assert bugs == []


def test_a_desk_that_has_synchronised_is_not_told_to_wait_for_the_first_time(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """An office without complaints has none yet; one whose complaints have no day of arrival has those."""
    vault.desk.figures.count = 0
    window.go(Room.MONEV)
    page = window.page(Room.MONEV)
    assert isinstance(page, MonevRoom)
    qtbot.waitUntil(lambda: page.said.startswith("Belum ada laporan"))
    assert page.said == "Belum ada laporan untuk kantor ini. Angkanya dihitung begitu ada yang masuk."
    assert not page.page.isVisible()
    shown = page._shown
    assert shown is not None
    figures = dataclasses.replace(shown.overview.figures, undated=2)
    overview = dataclasses.replace(shown.overview, figures=figures)
    page._show(page.filter.wanted, shown._replace(overview=overview), (), ListChoices())
    assert page.said.endswith("Tanpa tanggal masuk, jadi tidak termasuk periode: 2.")
    assert page.page.isVisible()


def test_a_change_from_nothing_is_not_told_as_growth() -> None:
    """Where nothing is known of the period before, or not of this figure, that is said."""
    year = Scope(first=date(2026, 1, 1), last=date(2026, 12, 31))
    total, before = (
        Tally(buckets=Counter({Bucket.DONE: cases}), reply=Spread(Counter({2: cases}), cases, cases))
        for cases in (9, 4)
    )
    none = "Tidak ada data pembanding sebelumnya."

    def said(before: Tally | None) -> list[str]:
        return [
            compared(total, before, year, lambda one: one.total),
            compared(total, before, year, lambda one: one.reply.mean),
            compared(total, before, year, lambda one: one.rating),
        ]

    assert said(Tally()) == [none, none, ""]
    assert said(Tally(buckets=before.buckets)) == ["+5 terhadap 12 bulan sebelumnya.", none, ""]
    assert said(before)[1] == "Sama seperti 12 bulan sebelumnya."
    assert said(None) == ["", "", ""]


def test_a_period_is_cut_as_suits_it_or_as_somebody_chooses(
    room: MonevRoom, vault: InventedVault, qtbot: QtBot
) -> None:
    """A month by day, a year by month, or by what is chosen until there is another period; no piece is left out."""
    page = room.page
    assert (page.by.currentData(), len(page.trend.shown.rows)) == (By.MONTH, 11)
    room.period.setCurrentIndex(room.period.findData("last-month"))
    qtbot.waitUntil(lambda: page.by.currentData() == By.DAY)
    rows = page.trend.shown.rows
    assert [row[0] for row in (rows[0], rows[-1])] == ["1 Oktober 2026", "31 Oktober 2026"]
    assert len(rows) == 31
    total = vault.desk.figures.overview(room.scope).figures.tree.total
    assert sum(int(row[1]) for row in rows) == int(page.total.value.text()) == total.total < total.all
    room.period.setCurrentIndex(room.period.findData("year"))
    for by, count, name in (
        (By.QUARTER, 4, "Triwulan IV 2026"), (By.SEMESTER, 2, "Semester II 2026"), (By.YEAR, 1, "2026"),
    ):  # fmt: skip
        page.by.setCurrentIndex(page.by.findData(by))
        page.by.activated.emit(page.by.currentIndex())
        qtbot.waitUntil(lambda: len(page.trend.shown.rows) == count)  # noqa: B023 - waited for at once
        assert page.trend.shown.rows[-1][0] == name
    room.filter.narrow(replace(room.filter.wanted, category="Air bersih"))
    qtbot.waitUntil(lambda: vault.desk.figures.trends[-2:] == [By.YEAR, By.YEAR])
    room.period.setCurrentIndex(room.period.findData("last-year"))
    qtbot.waitUntil(lambda: page.by.currentData() == By.MONTH)
