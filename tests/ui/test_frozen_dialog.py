"""*Angka beku*: what was frozen is listed, printed, sent and merged, and what differs is shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sync.contract.errors import BadInput
from tests.support.invented_desk import InventedVault
from ui.main_window import MainWindow
from ui.monev.frozen_dialog import FrozenDialog
from ui.monev.room import MonevRoom
from ui.rooms import Room


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> FrozenDialog:
    """Opened by its key, with one report that was frozen before."""
    window.go(Room.MONEV)
    page = window.page(Room.MONEV)
    assert isinstance(page, MonevRoom)
    qtbot.waitUntil(lambda: page.page.total.value.text() != "")
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    [dialog] = page.findChildren(FrozenDialog)
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1)
    return dialog


def _row(dialog: FrozenDialog, row: int = 0) -> list[str]:
    items = [dialog.table.item(row, column) for column in range(dialog.table.columnCount())]
    return [item.text() if item else "" for item in items]


def test_what_was_frozen_is_listed_with_the_day_of_its_data(dialog: FrozenDialog) -> None:
    """And the code by which a print is known."""
    assert _row(dialog)[:5] == ["23 November 2026", "Oktober 2026", "Kecamatan Tirta Muara", "28", "3f2a9c1d"]


def test_figures_are_frozen_with_who_signs(dialog: FrozenDialog, vault: InventedVault, qtbot: QtBot) -> None:
    """The dialog says by which code, and lists it first."""
    dialog.signature.signer.setText(" Rini Handayani ")
    dialog.freeze()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    assert "289 laporan dibekukan" in dialog.said
    assert [one.name for one in vault.desk.frozen.signatures] == ["Rini Handayani"]


def test_a_report_and_a_file_are_made_of_the_chosen_one(
    dialog: FrozenDialog, vault: InventedVault, qtbot: QtBot, tmp_path: Path
) -> None:
    """PDF, workbook, and the file for the office above."""
    dialog.save_report(str(tmp_path / "a.pdf"))
    qtbot.waitUntil(lambda: "a.pdf" in dialog.said)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    dialog.save_report(str(tmp_path / "a.xlsx"))
    qtbot.waitUntil(lambda: "a.xlsx" in dialog.said)
    dialog.save_file(str(tmp_path / "a.tindak-monev"))
    qtbot.waitUntil(lambda: "a.tindak-monev" in dialog.said)
    assert vault.desk.frozen.saved == [tmp_path / "a.xlsx", tmp_path / "a.tindak-monev"]


def test_what_two_files_tell_differently_is_shown(dialog: FrozenDialog, qtbot: QtBot) -> None:
    """With the Tracking ID where this desk knows it, and both words."""
    dialog.merge(["a.tindak-monev", "b.tindak-monev"])
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    assert "berbeda: 1" in dialog.said
    assert dialog.differing.isVisible()
    shown = [dialog.differing.item(0, column) for column in range(3)]
    assert [one.text() if one else "" for one in shown] == [
        "7400001", "Kecamatan Tirta Hulu: Selesai", "Kecamatan Tirta Muara: Proses",
    ]  # fmt: skip


def test_a_fault_is_told(dialog: FrozenDialog, vault: InventedVault, qtbot: QtBot) -> None:
    """Nothing was merged."""
    vault.desk.frozen.fault = BadInput("Berkas ini bukan angka beku, atau rusak.")
    dialog.merge(["a.tindak-monev"])
    qtbot.waitUntil(lambda: "bukan angka beku" in dialog.said)
    assert dialog.table.rowCount() == 1
