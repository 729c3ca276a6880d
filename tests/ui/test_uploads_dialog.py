"""Several replies marked as uploaded in one go: nothing is ticked before somebody ticks it."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.casework.turn import Waits
from sync.contract.errors import LocalFault
from sync.contract.events import EventKind, Lamp
from tests.support.invented_cases import NOW, own_action, replace_line, some_cases
from tests.support.invented_desk import InventedVault
from tests.support.invented_uploads import invented_uploads
from tests.ui.test_complaints import words_of
from ui.acts_dialog.uploads_dialog import MOST_AT_ONCE, UploadsDialog
from ui.complaints.bulk_dialog import BulkDialog
from ui.frame.main_window import MainWindow
from ui.language.wording import dated
from ui.ports.acts import TodayGroup, TodayItem, TurnView
from ui.ports.listing import BulkLine
from ui.rooms import Room

_WORDS = "Tandai beberapa balasan sekaligus …"
_BOXES = Qt.CheckState


def _opened(window: MainWindow, qtbot: QtBot) -> UploadsDialog:
    window.acts.begin_uploads()
    qtbot.waitUntil(lambda: bool(window.findChildren(UploadsDialog)))
    (dialog,) = window.findChildren(UploadsDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


@pytest.fixture
def dialog(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> UploadsDialog:
    """It, over three replies of two cases."""
    vault.desk.to_upload = invented_uploads()
    return _opened(window, qtbot)


def test_each_reply_is_told_and_none_is_ticked_before_somebody_does(dialog: UploadsDialog) -> None:
    """Number and title of the complaint, kind and time of the reply, and how it begins."""
    first, *_ = texts = [dialog.lines.item(row).text() for row in range(dialog.lines.count())]
    assert first == (
        "7400002 · Lampu jalan dermaga padam\n"
        f"Respon awal yang ditulis {dated(NOW, NOW)}: “Terima kasih, kami periksa.”"
    )
    assert "cari dahulu di lapor.go.id" in texts[2]
    assert {dialog.lines.item(row).checkState() for row in range(3)} == {_BOXES.Unchecked}
    assert not dialog.do.isEnabled()
    assert "benar-benar tampil di lapor.go.id" in words_of(dialog)


def test_only_what_is_ticked_is_marked(dialog: UploadsDialog, vault: InventedVault, qtbot: QtBot) -> None:
    """By the keyboard too; the button says how many, and the dialog closes once it is stored."""
    dialog.lines.setCurrentRow(0)
    QTest.keyClick(dialog.lines, Qt.Key.Key_Space)
    assert dialog.do.text().replace("&", "") == "Tandai 1 balasan"
    dialog.lines.item(2).setCheckState(_BOXES.Checked)
    assert dialog.do.text().replace("&", "") == "Tandai 2 balasan"
    QTest.keyClick(dialog.lines, Qt.Key.Key_Space)
    assert dialog.do.text().replace("&", "") == "Tandai 1 balasan"
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: vault.desk.marked == [(9, "c")])


def test_what_is_refused_meanwhile_is_said_and_the_rest_is_marked(
    dialog: UploadsDialog, vault: InventedVault, qtbot: QtBot
) -> None:
    """A colleague was faster: the dialog stays with what is left, and says what was not marked and why."""
    vault.desk.upload_refused = {"a": "Balasan itu sudah bertanda diunggah, atau tidak ada pada laporan ini."}
    for row in (0, 1):
        dialog.lines.item(row).setCheckState(_BOXES.Checked)
    dialog.do.click()
    qtbot.waitUntil(lambda: "7400002: Balasan itu sudah bertanda diunggah" in dialog.said)
    assert vault.desk.marked == [(2, "b")]
    assert dialog.said.startswith("1 balasan ditandai.")
    assert dialog.lines.count() == 1
    assert dialog.isVisible()


def test_no_more_are_offered_than_are_marked_within_seconds(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """The oldest first, and how many come after them."""
    one = invented_uploads()[0]
    vault.desk.to_upload = tuple(msgspec.structs.replace(one, reply=f"r{place}") for place in range(MOST_AT_ONCE + 7))
    dialog = _opened(window, qtbot)
    assert dialog.lines.count() == MOST_AT_ONCE
    assert dialog.more.text() == "7 balasan lagi tampil di sini setelah yang ini ditandai."
    assert dialog.more.isVisibleTo(dialog)


def test_a_fault_leaves_all_ticks(dialog: UploadsDialog, vault: InventedVault, qtbot: QtBot) -> None:
    """Nothing was marked; it can be tried again."""
    dialog.lines.item(1).setCheckState(_BOXES.Checked)
    vault.desk.fault = LocalFault("Disk penuh.")
    dialog.do.click()
    qtbot.waitUntil(lambda: "Disk penuh." in dialog.said)
    assert dialog.do.isEnabled()
    assert dialog.lines.item(1).checkState() is _BOXES.Checked
    assert vault.desk.marked == []


def test_today_leads_there_where_there_are_several(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Below the rows of what is not uploaded; with one there is nothing to gather."""

    def item(case: int) -> TodayItem:
        line = some_cases()[case - 1].line
        turn = TurnView(who=Waits.UNIT, act=EventKind.UPLOADED, is_mine=True)
        return TodayItem(
            group=TodayGroup.TO_UPLOAD, case=case, tracking_id=line.tracking_id, title=line.title, unit="",
            sentence="", turn=turn,
        )  # fmt: skip

    vault.desk.to_upload = invented_uploads()
    vault.desk.items = (item(1),)
    window.refresh()
    qtbot.waitUntil(lambda: "Sudah dijawab, belum terlihat pelapor" in words_of(window.today))
    assert _WORDS not in words_of(window.today)
    overdue = msgspec.structs.replace(item(2), group=TodayGroup.OVERDUE)
    vault.desk.items = (overdue, item(1))  # each in a group of its own: it is offered once, below the last of them
    window.refresh()
    qtbot.waitUntil(lambda: words_of(window.today).count(_WORDS) == 1)
    vault.desk.items = (item(1), item(2))
    window.refresh()
    qtbot.waitUntil(lambda: _WORDS in words_of(window.today))
    [several] = [made for made in window.today.findChildren(QPushButton) if made.text() == _WORDS]
    several.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(UploadsDialog)))


def test_where_there_is_nothing_to_upload_it_is_said(window: MainWindow, qtbot: QtBot) -> None:
    """The palette offers it everywhere."""
    window.acts.begin_uploads()
    qtbot.waitUntil(lambda: "Tidak ada balasan yang perlu diunggah" in words_of(window.navigation))
    assert "mark-uploads" in {action.name for action in window.commands.actions.of("")}


def test_a_bulk_mark_names_the_reply_in_its_preview(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Whoever confirms knows which reply of each case is meant."""
    view, units = vault.desk.case(2), vault.desk.units()
    dialog = BulkDialog(window._workplace, (2, 9), view, units, window, coordinates=False)
    line = BulkLine(
        case=2, tracking_id="7400002", title="Lampu padam", unit="Kecamatan", status="Ditindaklanjuti", reply="a",
        kind="respon-awal", written_at=NOW, begins="Terima kasih.",
    )  # fmt: skip
    assert dialog._words(line) == (
        f"7400002 · Lampu padam\nRespon awal yang ditulis {dated(NOW, NOW)}: “Terima kasih.”"
    )


def test_the_outbox_leads_there_where_several_were_received(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """What is marked already, or brought by the bridge, does not count."""
    vault.desk.to_upload = invented_uploads()
    case = vault.desk.held[3].view
    for name, fields in (("u1", {"road": LaporRoad.BRIDGE}), ("u2", {"is_marked": True})):
        said = own_action(case, name, EventKind.SUBSTANTIVE_RESPONSE, "Sudah kami perbaiki.", Lamp.RECEIVED)
        vault.desk.put(3, replace_line(said, **fields))
    window.go(Room.OUTBOX)
    outbox = window.outbox
    qtbot.waitUntil(lambda: outbox._model.row_of("u2") >= 0)
    assert not outbox._uploads.isVisibleTo(outbox)  # one more was received, and is the only one
    vault.desk.put(3, own_action(case, "u3", EventKind.SUBSTANTIVE_RESPONSE, "Selesai.", Lamp.RECEIVED))
    window.refresh()
    qtbot.waitUntil(lambda: outbox._uploads.isVisibleTo(outbox))
    outbox._uploads.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(UploadsDialog)))
