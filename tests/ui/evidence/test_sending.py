"""What waits of files: in the status line, in *Kotak keluar* and in the dialog that says how much may be spent."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sync.contract.errors import BadInput
from tests.support.drawn_photos import picture_bytes
from tests.support.invented_evidence import InventedEvidence
from tests.support.invented_road import InventedRoad
from tests.ui.test_status_line import state
from ui.evidence.allowance_dialog import AllowanceDialog
from ui.evidence.tile import FileTile
from ui.frame.main_window import MainWindow
from ui.frame.status_line import waiting_sentence
from ui.outbox.outbox_model import headline
from ui.ports.evidence import Allowance, FileState, Transfers
from ui.ports.exchange import FilesReport
from ui.rooms import Room
from ui.workplace import Workplace

_WAITING = Transfers(files=3, bytes_left=900_000, seconds_left=120)
_EMPTY = "Jatah data hari ini habis. Berkas dilanjutkan sendiri besok."


def resting(**changes: object) -> Transfers:
    """Return three files that wait, with changes."""
    return msgspec.structs.replace(_WAITING, **changes)


def test_the_status_line_counts_files_behind_texts() -> None:
    """How many, how big, how long; and why they do not go now."""
    one = state(waiting=1, waiting_bytes=220)
    assert waiting_sentence(one, _WAITING) == "Menunggu 1 tindak lanjut 0,2 kB, 3 berkas 900 kB, kira-kira 2 menit"
    assert waiting_sentence(state(), resting(seconds_left=0)) == "Menunggu 3 berkas 900 kB"
    paused = resting(seconds_left=0, allowance=Allowance(paused=True), why_resting="Berkas dijeda oleh Anda.")
    assert waiting_sentence(state(), paused) == "Menunggu 3 berkas 900 kB · berkas dijeda"
    used_up = resting(seconds_left=0, why_resting=_EMPTY)
    assert waiting_sentence(state(), used_up) == "Menunggu 3 berkas 900 kB · jatah data hari ini habis"
    nothing = Transfers(why_resting=_EMPTY, allowance=Allowance(paused=True))
    assert waiting_sentence(state(), nothing) == "Tidak ada yang menunggu dikirim"


def test_the_outbox_says_what_files_take_and_cost() -> None:
    """And never that all is received while files are still to go."""
    assert headline((), resting(rupiah_left=108)) == "Menyusul 3 berkas 900 kB, kira-kira 2 menit, Rp108."
    assert _EMPTY not in headline((), resting(why_resting=_EMPTY)), "it has a line of its own"
    assert headline((), Transfers()) == "Tidak ada yang menunggu dikirim."
    assert headline((), resting(), with_time=False) == "Menyusul 3 berkas 900 kB.", "with Luring on nobody knows"


def test_the_result_line_tells_the_files_behind_the_texts(
    window: MainWindow, workplace: Workplace, qtbot: QtBot
) -> None:
    """What an exchange weighs is its texts; whoever sent a photo is told when it has arrived too."""
    assert isinstance(workplace.exchange, InventedRoad)
    workplace.exchange.files_report = FilesReport(outcome="done", sentence="1 berkas diterima server.", sent=1)
    QTest.keyClick(window, Qt.Key.Key_F5)
    said = "1 tindak lanjut diterima server, 14 perubahan masuk. 1,2 kB, 0,8 detik. 1 berkas diterima server."
    qtbot.waitUntil(lambda: window.navigation.result == said)


def test_an_action_shows_how_far_its_files_have_come(
    window: MainWindow, evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """Beside its own lamps, and kept true while they travel."""
    sent = evidence.put(4, "x1", "sampah.jpg", picture_bytes(1, (320, 240)), state=FileState.WAITING)
    evidence.put(2, "other", "tiang.jpg", picture_bytes(2, (320, 240)), state=FileState.WAITING)
    window.go(Room.OUTBOX)
    rows = window.outbox._model
    window.outbox._list.setCurrentIndex(rows.index(rows.row_of("x1"), 0))
    pane = window.outbox._pane
    qtbot.waitUntil(lambda: [tile.file.name for tile in pane.findChildren(FileTile)] == ["sampah.jpg"])
    (tile,) = pane.findChildren(FileTile)
    evidence.held[0] = (4, msgspec.structs.replace(sent, state=FileState.SENDING, sent_bytes=sent.size * 45 // 100 + 1))
    window.outbox.refresh()
    qtbot.waitUntil(lambda: "45 % terkirim" in tile.accessibleName())
    assert pane.findChildren(FileTile) == [tile]


def test_the_status_line_of_the_window_is_true(window: MainWindow, evidence: InventedEvidence, qtbot: QtBot) -> None:
    """After every refresh; the whole sentence is in the tool tip."""
    evidence.told = resting(why_resting=_EMPTY)
    window.refresh()
    qtbot.waitUntil(lambda: "jatah data hari ini habis" in window.status.sentences()[3])
    assert window.status._waiting.toolTip() == _EMPTY
    qtbot.waitUntil(lambda: window.outbox._why_resting.text() == _EMPTY)
    assert window.outbox._allowance.isHidden() is not window.outbox._resting.isHidden(), "the way out is offered once"


def test_the_allowance_is_changed_from_the_outbox(window: MainWindow, evidence: InventedEvidence, qtbot: QtBot) -> None:
    """By keyboard; what holds now stands in the fields."""
    evidence.told = resting(allowance=Allowance(daily_bytes=20_000_000, rupiah_per_mb=120), spent_today=3_400_000)
    window.refresh()
    qtbot.waitUntil(lambda: window.transfers.spent_today > 0)
    window.outbox._allowance.click()
    dialog = window.findChildren(AllowanceDialog)[-1]
    qtbot.waitUntil(dialog.daily.hasFocus)
    assert (dialog.daily.text(), dialog.monthly.text(), dialog.price.text()) == ("20 MB", "tanpa batas", "Rp120")
    QTest.keyClick(dialog.daily, Qt.Key.Key_Up)
    dialog.lanes.setCurrentIndex(1)
    QTest.keyClick(dialog.pause, Qt.Key.Key_Space)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    wanted = Allowance(daily_bytes=25_000_000, rupiah_per_mb=120, lanes=2, paused=True)
    qtbot.waitUntil(lambda: evidence.told.allowance == wanted)
    qtbot.waitUntil(lambda: "berkas dijeda" in window.status.sentences()[3])


def test_an_allowance_that_is_not_stored_says_why(
    workplace: Workplace, evidence: InventedEvidence, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The dialog stays with what was typed."""

    def refuse(_allowance: Allowance) -> None:
        raise BadInput("Jatah sebulan lebih kecil daripada jatah sehari. Belum disimpan; perbaiki angkanya.")

    monkeypatch.setattr(evidence, "allow", refuse)
    dialog = AllowanceDialog(workplace, Transfers(), None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.daily.setValue(9)
    dialog.store.click()
    qtbot.waitUntil(lambda: dialog.said.startswith("Jatah sebulan lebih kecil"))
    assert dialog.isVisible()
    assert dialog.daily.value() == 9
