"""The room *Kotak keluar*: how far own words have come, and how to mend what was held."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from sync.contract.errors import BadInput
from sync.contract.events import EventKind, Lamp
from tests.support.invented_cases import own_action, replace_line, some_cases
from tests.support.invented_desk import InventedVault
from tests.ui.test_complaints import words_of
from ui.evidence_ports import Transfers
from ui.main_window import MainWindow
from ui.outbox.outbox_model import OutboxModel, headline
from ui.outbox_ports import OutboxLine
from ui.rooms import Room


def line(action: str, lamp: Lamp) -> OutboxLine:
    """Return an own action."""
    return own_action(some_cases()[0], action, EventKind.NOTE, "Sudah ditelepon.", lamp)


def test_the_headline_tells_what_waits() -> None:
    """In words, and that nothing must be typed again."""
    waiting, held, received = line("a", Lamp.SAVED), line("b", Lamp.HELD), line("c", Lamp.RECEIVED)
    assert headline((waiting, waiting, waiting, held), Transfers()) == (
        "Tiga menunggu dikirim, satu perlu dilihat. Tidak ada yang perlu diketik ulang."
    )
    assert headline((received,), Transfers()) == "Semua sudah diterima server."
    assert headline((), Transfers()) == "Tidak ada yang menunggu."


def test_what_needs_a_look_stands_first(window: MainWindow) -> None:
    """Then what waits, then what was received; empty groups have no heading."""
    model = OutboxModel(window)
    model.show((line("a", Lamp.RECEIVED), line("b", Lamp.SAVED), line("c", Lamp.REJECTED)))
    said = [model.index(row, 0).data().split(" · ")[0] for row in range(model.rowCount())]
    assert said == ["Perlu dilihat", "7400001", "Menunggu", "7400001", "Sudah diterima", "7400001"]
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)


def test_the_keyboard_passes_over_headings(window: MainWindow, qtbot: QtBot) -> None:
    """Arrow keys go from action to action, and each is shown whole."""
    window.go(Room.OUTBOX)
    room = window.outbox
    assert room._shown == "x2"
    QTest.keyClick(room._list, Qt.Key.Key_Down)
    assert room._shown == "x1"
    qtbot.waitUntil(lambda: "petugas PLN dijadwalkan Rabu" in words_of(room._pane))
    QTest.keyClick(room._list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Tanda terima TT-20261120-0417" in words_of(room._pane))


def test_a_held_answer_becomes_a_draft_again(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Its reason is said, and one button brings it back to its case, ready to go on."""
    window.go(Room.OUTBOX)
    assert "dialihkan ke Dinas Kesehatan" in words_of(window.outbox._pane)
    window.outbox._pane.pull_back_wanted.emit("x2")
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    qtbot.waitUntil(lambda: "Lanjutkan draf" in words_of(window.complaints.pane))
    draft = vault.desk.case(5).draft
    assert draft is not None
    assert draft.text == "Posyandu buka kembali Senin depan."


def test_what_may_have_left_cannot_be_pulled_back(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """No button where the desk would refuse, and the sentence where it refuses all the same."""
    window.go(Room.OUTBOX)
    assert "Tarik kembali ke draf" in words_of(window.outbox._pane)
    vault.desk.held[5].written.clear()
    sent = replace_line(vault.desk.held[2].written.pop(), can_pull_back=False, sent_unconfirmed=True)
    vault.desk.put(2, sent)
    window.refresh()
    qtbot.waitUntil(lambda: "sedang dipastikan" in words_of(window.outbox._pane))
    assert "Tarik kembali ke draf" not in words_of(window.outbox._pane)
    vault.desk.fault = BadInput("Sudah dikirim.")
    window.outbox._pane.pull_back_wanted.emit("x1")
    qtbot.waitUntil(lambda: "Sudah dikirim." in words_of(window.outbox._pane))


@pytest.mark.parametrize("lamp", [Lamp.SAVED, Lamp.RECEIVED, Lamp.HELD])
def test_each_state_is_said_in_words(window: MainWindow, vault: InventedVault, qtbot: QtBot, lamp: Lamp) -> None:
    """Colour is never the only sign."""
    for held in vault.desk.held.values():
        held.written.clear()
    vault.desk.put(1, line("a", lamp))
    window.refresh()
    words = {Lamp.SAVED: "Tersimpan", Lamp.RECEIVED: "Diterima server", Lamp.HELD: "Ditahan, perlu dilihat"}
    qtbot.waitUntil(lambda: words[lamp] in words_of(window.outbox._pane))


def test_an_empty_outbox_teaches_what_it_is_for(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """One line instead of an empty frame."""
    for held in vault.desk.held.values():
        held.written.clear()
    window.go(Room.OUTBOX)
    window.refresh()
    qtbot.waitUntil(lambda: "dengan lampu sejauh mana sampainya" in words_of(window.outbox._pane))
    assert window.outbox._headline.text() == "Tidak ada yang menunggu."
