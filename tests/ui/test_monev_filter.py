"""Figures narrowed as *Laporan* is, and the filter taken over from it and back."""

from datetime import date

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sync.contract.monev.scope import Mark
from tests.support.invented_desk import InventedVault
from ui.complaints.filter_panel import FilterPanel
from ui.frame.main_window import MainWindow
from ui.monev.behind_dialog import BehindDialog
from ui.monev.room import MonevRoom
from ui.ports.listing import Deadline, Flag, Wanted
from ui.rooms import Room


@pytest.fixture
def room(monev_room: MonevRoom) -> MonevRoom:
    """The room, entered and filled."""
    return monev_room


def test_what_laporan_can_be_narrowed_to_narrows_the_figures_too(
    room: MonevRoom, vault: InventedVault, qtbot: QtBot
) -> None:
    """By the same panel, said in the same chips, each with its way out."""
    room.offer_filters()
    (panel,) = room.findChildren(FilterPanel)
    assert not panel.deadlines[Deadline.OVERDUE].isVisibleTo(panel)
    panel.category.addItem("Jalan rusak", "Jalan rusak")
    panel.category.setCurrentIndex(panel.category.findData("Jalan rusak"))
    panel.flags[Flag.ANONYMOUS].setChecked(True)
    panel.apply()
    qtbot.waitUntil(lambda: vault.desk.figures.asked[-1].category == "Jalan rusak")
    assert vault.desk.figures.asked[-1].flags == (Mark.ANONYMOUS,)
    chips = room.filter.chips

    def shown() -> list[QPushButton]:
        return [one for one in chips.findChildren(QPushButton) if one.isVisibleTo(chips)]

    qtbot.waitUntil(lambda: len(shown()) == 2)  # they are made anew with what was counted
    category, flag = shown()
    assert (category.text(), flag.text()) == ("Jalan rusak  ×", "Anonim  ×")
    category.click()
    qtbot.waitUntil(lambda: vault.desk.figures.asked[-1].category is None)
    assert vault.desk.figures.asked[-1].flags == (Mark.ANONYMOUS,)


def test_any_days_are_chosen_in_the_panel(room: MonevRoom, vault: InventedVault, qtbot: QtBot) -> None:
    """Presets count at once; days only once they are chosen."""
    room.period.setCurrentIndex(room.period.findData("semester"))
    qtbot.waitUntil(lambda: vault.desk.figures.asked[-1].first == date(2026, 7, 1))
    room.period.setCurrentIndex(room.period.findData("days"))
    (panel,) = room.findChildren(FilterPanel)
    assert room.filter.wanted.period == "semester"
    panel.period.setCurrentIndex(panel.period.findData("days"))
    panel.first.setDate(QDate(2026, 2, 3))
    panel.last.setDate(QDate(2026, 5, 4))
    panel.apply()
    qtbot.waitUntil(lambda: vault.desk.figures.asked[-1].last == date(2026, 5, 4))
    assert room.period.currentData() == "days"
    qtbot.waitUntil(lambda: room.said.startswith("3 Februari 2026 s.d. 4 Mei 2026"))


def test_the_filter_goes_from_laporan_to_the_figures_and_back(
    window: MainWindow, room: MonevRoom, vault: InventedVault, qtbot: QtBot
) -> None:
    """What the list is narrowed to is taken over on entering; the cases behind a figure are listed with the same."""
    window.go(Room.COMPLAINTS)
    window.complaints.list.narrow(Wanted(unit="TM", category="Jalan rusak", period="last-month"))
    window.go(Room.MONEV)
    qtbot.waitUntil(lambda: vault.desk.figures.asked[-1].first == date(2026, 10, 1))
    assert (room.scope.unit, room.scope.category) == (2, "Jalan rusak")
    room.unit.setCurrentIndex(room.unit.findData("TH"))
    window.go(Room.COMPLAINTS)
    window.go(Room.MONEV)
    assert room.filter.wanted.unit == "TH"  # chosen here since; the list has not changed
    qtbot.waitUntil(lambda: room._shown_of.unit == "TH")  # a figure leads to what it was counted from
    room.page.late.behind.click()
    qtbot.waitUntil(lambda: bool(room.findChildren(BehindDialog)))
    (dialog,) = room.findChildren(BehindDialog)
    dialog.list_all.click()
    qtbot.waitUntil(lambda: window.complaints.list.wanted.unit == "TH")
    assert window.room is Room.COMPLAINTS
    assert window.complaints.list.wanted == Wanted(
        bucket="all",
        deadlines=(Deadline.OVERDUE,),
        unit="TH",
        category="Jalan rusak",
        period="last-month",
        figure="total",
    )
