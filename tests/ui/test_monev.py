"""The room *Monev*: it says what was counted, each figure leads to its cases, and everything can be taken along."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from sync.contract.errors import LocalFault
from sync.contract.monev.scope import Scope
from tests.support.invented_desk import InventedVault
from ui.main_window import MainWindow
from ui.monev.behind_dialog import BehindDialog
from ui.monev.report_dialog import ReportDialog
from ui.monev.room import MonevRoom
from ui.rooms import Room


@pytest.fixture
def room(window: MainWindow, qtbot: QtBot) -> MonevRoom:
    """The room, entered and filled."""
    window.go(Room.MONEV)
    page = window.page(Room.MONEV)
    assert isinstance(page, MonevRoom)
    qtbot.waitUntil(lambda: page.total.value.text() != "")
    return page


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
    assert room.total.value.text() == str(total.total)
    assert room.late.value.text() == str(total.overdue)
    assert room.total.value.accessibleName().startswith(f"Laporan masuk: {total.total}. +")
    assert room.followed.value.text().endswith("%")


def test_what_was_completed_on_an_unknown_day_is_said_and_not_told_as_none(
    room: MonevRoom, vault: InventedVault
) -> None:
    """An export tells no day of completion: a month with none beside many completed would be a riddle."""
    total = vault.desk.figures.overview(room.scope).figures.tree.total
    assert total.done_undated > 0
    assert f"{total.done_undated} selesai tanpa tanggal yang lengkap" in room.said


def test_another_period_and_unit_are_counted_anew(room: MonevRoom, vault: InventedVault, qtbot: QtBot) -> None:
    """What is shown always belongs to what is chosen."""
    room.period.setCurrentIndex(room.period.count() - 1)
    room.unit.setCurrentIndex(2)
    qtbot.waitUntil(lambda: vault.desk.figures.asked[-1] == Scope(unit=room.unit.itemData(2)))
    expected = vault.desk.figures.overview(room.scope).figures.tree.total.total
    qtbot.waitUntil(lambda: room.total.value.text() == str(expected))


def test_each_figure_leads_to_its_cases(room: MonevRoom, vault: InventedVault, qtbot: QtBot) -> None:
    """As many as the figure says; Enter opens one."""
    opened: list[int] = []
    room.case_wanted.disconnect()
    room.case_wanted.connect(opened.append)
    room.late.behind.click()
    qtbot.waitUntil(lambda: bool(room.findChildren(BehindDialog)))
    (dialog,) = room.findChildren(BehindDialog)
    assert dialog.table.rowCount() == int(room.late.value.text())
    with qtbot.waitSignal(dialog.case_wanted):
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert len(opened) == 1


def test_a_chart_has_its_table_and_both_can_be_saved(room: MonevRoom, tmp_path: Path) -> None:
    """PNG and SVG of the chart, CSV of the table; another ending is refused in a sentence."""
    panel = room.by_unit
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


def test_the_report_of_what_is_shown_is_saved(
    room: MonevRoom, vault: InventedVault, tmp_path: Path, qtbot: QtBot
) -> None:
    """As PDF, or as a workbook by the desk."""
    room.report.click()
    (dialog,) = room.findChildren(ReportDialog)
    dialog.signer.setText("Rini Handayani")
    dialog.save(str(tmp_path / "monev.pdf"))
    qtbot.waitUntil(lambda: "halaman" in dialog.said)
    assert (tmp_path / "monev.pdf").read_bytes().startswith(b"%PDF")
    dialog.save(str(tmp_path / "monev.xlsx"))
    qtbot.waitUntil(lambda: vault.desk.figures.books == [tmp_path / "monev.xlsx"])
    dialog.save(str(tmp_path / "tiada" / "monev.pdf"))
    qtbot.waitUntil(lambda: "tidak ada" in dialog.said)
    dialog.reject()


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
    window.go(Room.MONEV)
    page = window.page(Room.MONEV)
    assert isinstance(page, MonevRoom)
    qtbot.waitUntil(lambda: page.total.value.text() == "0")
    assert page.followed.value.text() == "–"
    assert not page.late.behind.isEnabled()
    assert not [one for one in page.findChildren(QDialog) if one.isVisible()]
    assert bugs == []
