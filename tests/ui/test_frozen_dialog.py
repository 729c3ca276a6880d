"""*Angka beku*: what was frozen is listed, printed, sent and merged, and what differs is shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget
from pytestqt.qtbot import QtBot

from sync.contract.errors import BadInput
from tests.support.invented_desk import InventedVault
from ui.frame.main_window import MainWindow
from ui.monev.frozen_dialog import FrozenDialog
from ui.monev.merge_dialog import MergeDialog
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
    assert _row(dialog)[:5] == ["2 November 2026", "Oktober 2026", "Kecamatan Tirta Muara", "28", "3f2a9c1d"]


def test_how_many_stands_at_the_right_as_numbers_do(dialog: FrozenDialog) -> None:
    """With its heading; words stand at the left."""
    for column in range(dialog.table.columnCount()):
        item, heading = dialog.table.item(0, column), dialog.table.horizontalHeaderItem(column)
        at_right = [bool(one.textAlignment() & Qt.AlignmentFlag.AlignRight) for one in (item, heading) if one]
        assert at_right == [column == 3] * 2


def test_where_nothing_was_frozen_the_lists_say_so_and_what_to_do(
    dialog: FrozenDialog, vault: InventedVault, qtbot: QtBot
) -> None:
    """Nothing can be saved of that row, nor merged; with the first freezing it is gone."""
    vault.desk.frozen.lines.clear()
    dialog.refresh()
    qtbot.waitUntil(lambda: _cell(dialog.table, 0, 0).startswith("Belum ada angka yang dibekukan."))
    assert dialog.table.rowCount() == 1
    assert dialog.table.columnSpan(0, 0) == dialog.table.columnCount()
    assert not any(one.isEnabled() for one in dialog._of_chosen)
    dialog.offer()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(MergeDialog)))
    [asking] = dialog.findChildren(MergeDialog)
    assert _cell(asking.table, 0, 0).startswith("Belum ada yang dapat digabungkan.")
    assert not asking.merge_button.isEnabled()
    asking.add_files(["a.tindak-monev"])
    assert (_cell(asking.table, 0, 0), asking.table.columnSpan(0, 0)) == ("a.tindak-monev", 4)
    assert _cell(asking.table, 0, 4) == "dibaca saat digabungkan"
    asking.reject()
    dialog.freeze()
    qtbot.waitUntil(lambda: _cell(dialog.table, 0, 0) == "23 November 2026")
    assert dialog.table.columnSpan(0, 0) == 1


def _of_last_month(window: MainWindow, qtbot: QtBot) -> FrozenDialog:
    """Open the dialog for a period that is over."""
    room = window.page(Room.MONEV)
    assert isinstance(room, MonevRoom)
    room.period.setCurrentIndex(room.period.findData("last-month"))
    qtbot.waitUntil(lambda: room.said.startswith("Oktober 2026"))
    room.open_frozen()
    [shown] = [one for one in room.findChildren(FrozenDialog) if one.isVisible()]
    return shown


def test_a_period_that_has_not_ended_is_said_to_merge_with_no_other(
    dialog: FrozenDialog, window: MainWindow, qtbot: QtBot
) -> None:
    """Offices that freeze *this year* on other days cannot be added up; last month is the same everywhere."""
    assert dialog.unfinished.isVisible()
    dialog.reject()
    again = _of_last_month(window, qtbot)
    assert not again.unfinished.isVisible()
    assert again.freeze_button.width() < again.table.width() / 2
    again.reject()


def test_what_the_sentence_beside_it_advises_against_is_never_the_main_button(
    dialog: FrozenDialog, vault: InventedVault, window: MainWindow, qtbot: QtBot
) -> None:
    """Enter freezes no period that goes on; one that is over is frozen, and then its report is what comes next."""
    assert dialog.main_button is None
    assert dialog.table.hasFocus()
    for field in (dialog.signature.place, dialog.table):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert vault.desk.frozen.signatures == []
    dialog.merge(["a.tindak-monev"])
    qtbot.waitUntil(lambda: dialog.main_button is dialog.report_button)
    dialog.reject()
    again = _of_last_month(window, qtbot)
    assert again.main_button is again.freeze_button
    assert again.focusWidget() is again.freeze_button
    QTest.keyClick(again.signature.place, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.main_button is again.report_button)
    assert len(vault.desk.frozen.signatures) == 1
    again.reject()


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
    assert "Berbeda:\u00a01" in dialog.said
    assert dialog.differing.isVisible()
    shown = [dialog.differing.item(0, column) for column in range(3)]
    assert [one.text() if one else "" for one in shown] == [
        "7400001", "Kecamatan Tirta Hulu: Selesai", "Kecamatan Tirta Muara: Proses",
    ]  # fmt: skip


def test_the_list_says_how_figures_stand_with_the_centre(
    dialog: FrozenDialog, vault: InventedVault, qtbot: QtBot
) -> None:
    """Sealed with when and by which key, on the way, refused with reason and a way on, or with a seal that fails."""
    assert _row(dialog)[6] == "disahkan 3 November 2026"
    assert "kunci 0f1e2d3c4b5a6978" in dialog.standing.text()
    assert not dialog.again_button.isVisible()
    [sealed] = vault.desk.frozen.lines
    bare = sealed._replace(is_signed=False, sealed_at=0, key="", sending="")
    why = "Pusat tidak mengesahkan angka beku ini. Jumlahnya tidak cocok dengan rinciannya."
    for line, few, whole in (
        (bare._replace(sending="waiting"), "menunggu dikirim", "sinkronisasi berikutnya"),
        (bare._replace(sending="received"), "menunggu pengesahan", "Sudah diterima pusat"),
        (bare._replace(is_doubtful=True), "tidak cocok", "tetap utuh"),
        (bare._replace(origin="received"), "belum disahkan", "Belum disahkan"),
        (bare._replace(sending="refused", why=why), "ditolak pusat", "rinciannya"),
    ):
        vault.desk.frozen.lines[:] = [line]
        dialog.refresh()
        qtbot.waitUntil(lambda few=few: few in _row(dialog)[6])  # type: ignore[misc] # bound at once
        assert whole in dialog.standing.text()
    assert dialog.again_button.isVisible()
    dialog.again_button.click()
    qtbot.waitUntil(lambda: _row(dialog)[6] == "menunggu dikirim")


def test_a_seal_that_an_exchange_brings_is_shown_at_once(
    dialog: FrozenDialog, window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """And what was chosen stays chosen."""
    desk = vault.desk.frozen
    desk.lines.append(desk.lines[0]._replace(digest="bb" * 32, is_signed=False, sealed_at=0, sending="received"))
    dialog.refresh()
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 2)
    dialog.table.selectRow(1)
    assert "Sudah diterima pusat" in dialog.standing.text()
    desk.lines[1] = desk.lines[0]._replace(digest="bb" * 32)
    window.refresh()
    qtbot.waitUntil(lambda: "Disahkan pusat" in dialog.standing.text())
    assert dialog.table.currentRow() == 1


def test_reports_of_units_below_are_merged_beside_files(
    dialog: FrozenDialog, vault: InventedVault, qtbot: QtBot
) -> None:
    """Those that are here and of the period are chosen already; what is still at the centre says so."""
    desk = vault.desk.frozen
    scope = dialog.scope
    below = desk.lines[0]._replace(
        digest="bb" * 32, origin="below", office="Kelurahan Tirta", first=scope.first, last=scope.last
    )
    desk.lines.append(below)
    desk.coming = (below._replace(digest="cc" * 32, is_here=False, size=12_000, is_signed=False, is_doubtful=True),)
    dialog.offer()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(MergeDialog)))
    [asking] = dialog.findChildren(MergeDialog)
    rows = [[_cell(asking.table, row, column) for column in (0, 4, 5)] for row in range(asking.table.rowCount())]
    sealed = "disahkan 3 November 2026"
    assert rows == [
        ["Kelurahan Tirta", "pengesahan tidak cocok", "belum diunduh, 12 kB"],
        ["Kelurahan Tirta", sealed, "di sini"],
        ["Kecamatan Tirta Muara", sealed, "di sini"],
    ]
    assert asking.digests == ["bb" * 32]
    asking.add_files(["a.tindak-monev"])
    asking.merge_button.click()
    qtbot.waitUntil(lambda: bool(desk.merged))
    assert desk.merged == [([Path("a.tindak-monev")], ["bb" * 32])]


def _cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text().replace("\n", " ") if item else ""


def test_a_seal_that_does_not_fit_is_said_after_a_merging(
    dialog: FrozenDialog, vault: InventedVault, qtbot: QtBot
) -> None:
    """And the figures count all the same."""
    vault.desk.frozen.doubtful = ("Kecamatan Tirta Hulu",)
    dialog.merge(["a.tindak-monev"])
    qtbot.waitUntil(lambda: "tetap dihitung: Kecamatan Tirta Hulu." in dialog.said)


def test_a_fault_is_told(dialog: FrozenDialog, vault: InventedVault, qtbot: QtBot) -> None:
    """Nothing was merged."""
    vault.desk.frozen.fault = BadInput("Berkas ini bukan angka beku, atau rusak.")
    dialog.merge(["a.tindak-monev"])
    qtbot.waitUntil(lambda: "bukan angka beku" in dialog.said)
    assert dialog.table.rowCount() == 1
