"""*Rekap bulanan…*: a month, a file, and what became of it."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.invented_desk import InventedVault
from tests.support.real_faults import disk_full
from ui.complaints.recap_dialog import RecapDialog
from ui.frame.main_window import MainWindow
from ui.rooms import Room
from ui.workplace import Workplace


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A window for the dialog to stand over."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def dialog(workplace: Workplace, parent: QWidget) -> RecapDialog:
    """The dialog on 23 November 2026."""
    return RecapDialog(workplace, parent)


def test_the_month_before_this_is_chosen(dialog: RecapDialog) -> None:
    """And two years of months are offered."""
    assert dialog.month.currentText() == "Oktober 2026"
    assert dialog.suggested_name == "Rekap 2026-10.xlsx"
    assert [dialog.month.itemText(at) for at in (0, 23)] == ["November 2026", "Desember 2024"]


def test_the_whole_month_is_ordered_with_names_only_on_demand(
    dialog: RecapDialog, vault: InventedVault, qtbot: QtBot, tmp_path: Path
) -> None:
    """Also a February."""
    path = tmp_path / "rekap.xlsx"
    dialog.save(str(path))
    qtbot.waitUntil(lambda: "8 laporan, tersimpan di" in dialog.said)
    dialog.month.setCurrentIndex(dialog.month.findText("Februari 2026"))
    dialog.names.setChecked(True)
    dialog.save(str(path))
    qtbot.waitUntil(lambda: len(vault.desk.recaps) == 2)
    first, second = vault.desk.recaps
    assert (first.first, first.last, first.path, first.names) == (date(2026, 10, 1), date(2026, 10, 31), path, False)
    assert (second.first, second.last, second.names) == (date(2026, 2, 1), date(2026, 2, 28), True)


def test_a_name_that_ends_in_pdf_is_laid_out_on_paper(
    dialog: RecapDialog, vault: InventedVault, qtbot: QtBot, tmp_path: Path
) -> None:
    """Here, from the words that the desk tells."""
    path = tmp_path / "rekap.pdf"
    dialog.save(str(path))
    qtbot.waitUntil(lambda: "8 laporan, tersimpan di" in dialog.said)
    assert path.read_bytes().startswith(b"%PDF")


def test_a_fault_is_told_and_another_try_is_possible(
    dialog: RecapDialog, vault: InventedVault, qtbot: QtBot, tmp_path: Path
) -> None:
    """While a file is being written, no second one is begun."""
    vault.desk.fault = disk_full()
    dialog.save(str(tmp_path / "rekap.xlsx"))
    assert not dialog._save.isEnabled()
    qtbot.waitUntil(lambda: "Diska penuh" in dialog.said)
    assert dialog._save.isEnabled()
    assert vault.desk.recaps == []


def test_the_list_offers_it(window: MainWindow, qtbot: QtBot) -> None:
    """A button below the list."""
    window.go(Room.COMPLAINTS)
    [offer] = [made for made in window.complaints.list.findChildren(QPushButton) if "Rekap" in made.text()]
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(window.findChildren(RecapDialog)))
    [dialog] = window.findChildren(RecapDialog)
    dialog.close()
