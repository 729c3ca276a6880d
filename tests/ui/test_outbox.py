"""The room *Kotak keluar*: how far own words have come, and how to mend what was held."""

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sync.contract.casework.acts import ACTS
from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.errors import BadInput
from sync.contract.events import EventKind, Lamp
from sync.contract.line import LineState
from tests.support.invented_cases import NOW, own_action, replace_line, some_cases
from tests.support.invented_desk import InventedVault
from tests.ui.test_complaints import words_of
from ui.frame.main_window import MainWindow
from ui.language.wording import size
from ui.outbox.on_the_way import load_forms, safety_sentence, what_comes_next
from ui.outbox.outbox_delegate import HEADING, ROW
from ui.outbox.outbox_list import OutboxList
from ui.outbox.outbox_model import LINE_ROLE, Group, OutboxModel, group_of, headline
from ui.outbox.rehearsal_dialog import RehearsalDialog
from ui.ports.acts import PossibleAct
from ui.ports.evidence import Transfers
from ui.ports.outbox import OutboxLine, OutboxQuery, Shelf
from ui.ports.rehearsal import Rehearsal, RehearsedAction
from ui.rooms import Room
from ui.theme.fonts import scaled


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
    assert headline((), Transfers()) == "Tidak ada yang menunggu dikirim."


def test_what_needs_a_look_stands_first(window: MainWindow) -> None:
    """Then what waits, then what was received; empty groups have no heading."""
    model = OutboxModel(window)
    model.show((line("a", Lamp.RECEIVED), line("b", Lamp.SAVED), line("c", Lamp.REJECTED)))
    said = [model.index(row, 0).data().split(" · ")[0] for row in range(model.rowCount())]
    done = "Sudah diterima, tidak ada yang perlu dilakukan"
    assert said == ["Perlu dilihat", "7400001", "Menunggu", "7400001", done, "7400001"]
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)


def test_what_arrived_without_its_file_does_not_stand_among_what_is_done() -> None:
    """The text has arrived; what the centre refused of its files is still to be looked at."""
    note = replace_line(line("a", Lamp.RECEIVED), files=2, files_refused=1)
    assert group_of(note) is Group.WITHOUT_FILE
    assert group_of(replace_line(note, lamp=Lamp.HELD)) is Group.ATTENTION
    assert group_of(replace_line(note, is_cancelled=True)) is Group.CANCELLED
    answer = replace_line(note, kind=EventKind.REPLY)
    assert group_of(answer) is Group.UNSEEN, "it must be brought to the reporter first"
    assert group_of(replace_line(answer, lamp=Lamp.PUBLISHED)) is Group.WITHOUT_FILE
    assert headline((note,), Transfers()) == "Semua teks sudah diterima server."
    assert load_forms(note) == ["2 berkas, 1 tidak diterima", "1 tidak diterima"], "it is on its way no more"


def test_the_keyboard_passes_over_headings(window: MainWindow, qtbot: QtBot) -> None:
    """Arrow keys go from action to action, and each is shown whole."""
    window.go(Room.OUTBOX)
    room = window.outbox
    assert room._shown == "x2"
    QTest.keyClick(room._list, Qt.Key.Key_Down)
    assert room._shown == "x1"
    qtbot.waitUntil(lambda: "pengangkutan dijadwalkan Rabu" in words_of(room._pane))
    QTest.keyClick(room._list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Tanda terima TT-20261120-0417" in words_of(room._pane))


def test_what_was_queued_last_is_chosen_when_the_room_is_entered(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """What the buttons do is about that one, and not about an answer of another day."""
    window.go(Room.OUTBOX)
    room = window.outbox
    QTest.keyClick(room._list, Qt.Key.Key_Down)
    before = room._shown
    window.go(Room.TODAY)
    action = vault.desk.record_follow_up(3, EventKind.REPLY, "Kami periksa besok pagi.", propose=True)
    window.refresh_shown()
    assert room._shown == before
    window.go(Room.OUTBOX)
    qtbot.waitUntil(lambda: room._shown == action)
    assert room._list.currentIndex().data(LINE_ROLE).id == action
    qtbot.waitUntil(lambda: "Kami periksa besok pagi." in words_of(room._pane))


def test_who_chose_one_in_the_outbox_stays_with_it(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Whatever is queued meanwhile; and who asks for one is led to that one, though it has yet to come."""
    window.go(Room.OUTBOX)
    room = window.outbox
    QTest.keyClick(room._list, Qt.Key.Key_Down)
    chosen, rows = room._shown, room._model.rowCount()
    vault.desk.record_follow_up(3, EventKind.NOTE, "Pak Lurah sudah ditelepon.")
    window.refresh()
    qtbot.waitUntil(lambda: room._model.rowCount() > rows)
    assert room._list.currentIndex().data(LINE_ROLE).id == room._shown == chosen
    window.go(Room.TODAY)
    wanted = vault.desk.record_follow_up(3, EventKind.NOTE, "Yang dicari.")
    vault.desk.record_follow_up(3, EventKind.NOTE, "Yang terakhir.")
    window.refresh_shown()
    window._show_own_act(wanted)
    qtbot.waitUntil(lambda: "Yang dicari." in words_of(room._pane))


def test_a_row_that_stands_where_a_heading_stood_has_its_whole_height(window: MainWindow) -> None:
    """A group that goes makes room; nothing is squeezed into the height of its heading."""
    rows = OutboxList(OutboxModel(window), window._workplace)
    waiting, received = line("a", Lamp.SAVED), line("b", Lamp.RECEIVED)
    rows._rows.show((waiting, received))
    rows._rows.show((msgspec.structs.replace(waiting, lamp=Lamp.RECEIVED), received, line("c", Lamp.RECEIVED)))
    heights = [rows.rowHeight(row) for row in range(rows._rows.rowCount())]
    assert heights == [scaled(HEADING), scaled(ROW), scaled(ROW), scaled(ROW)]


def test_a_held_answer_becomes_a_draft_again(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Its reason is said, and one button opens the form with it, ready to go on."""
    window.go(Room.OUTBOX)
    assert "dialihkan ke unit lain" in words_of(window.outbox._pane)
    window.outbox._pane.pull_back_wanted.emit("x2")
    qtbot.waitUntil(lambda: window.form._is_open and window.room is Room.FORM)
    assert window.form._text.toPlainText() == "Posyandu buka kembali Senin depan."
    assert window.form._top.again.isVisible()
    assert vault.desk.case(5).draft is not None


def test_what_may_have_left_cannot_be_pulled_back(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """No button where the desk would refuse, and the sentence where it refuses all the same."""
    window.go(Room.OUTBOX)
    QTest.keyClick(window.outbox._list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Tarik kembali ke draf" in words_of(window.outbox._pane))
    vault.desk.held[5].written.clear()
    sent = replace_line(vault.desk.held[4].written.pop(), can_pull_back=False, sent_unconfirmed=True)
    vault.desk.put(4, sent)
    window.refresh()
    qtbot.waitUntil(lambda: "Sedang dipastikan" in words_of(window.outbox._pane))
    words = words_of(window.outbox._pane)
    assert "jawaban server belum tiba; tidak akan terkirim dua kali. Dipastikan sendiri" in words
    assert "Menunggu sinkronisasi" not in words, "it has set out"
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


def test_a_received_answer_is_not_seen_yet_and_says_what_brings_it_there(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """*Diterima* is not the end: it is copied and marked here, and a mark that waits is said."""
    for held in vault.desk.held.values():
        held.written.clear()
    answer = own_action(some_cases()[2], "a", EventKind.INITIAL_RESPONSE, "Kami periksa Rabu.", Lamp.RECEIVED)
    vault.desk.put(3, answer)
    free = PossibleAct(act=next(act for act in ACTS if act.kind is EventKind.UPLOADED), name="sudah-diunggah")
    vault.desk.also_possible = (free,)
    window.go(Room.OUTBOX)
    window.refresh()
    pane = window.outbox._pane
    qtbot.waitUntil(lambda: "Pelapor belum melihat balasan ini. Salin balasan" in words_of(pane))
    assert window.outbox._headline.text() == (
        "Semua sudah diterima server; satu balasan dari komputer ini belum terlihat pelapor."
    )
    shown = {one.text(): one for one in pane.findChildren(QPushButton) if one.isVisibleTo(pane)}
    copy, mark = shown["Sali&n balasan"], shown["&Tandai sudah diunggah …"]
    assert [one.text() for one in shown.values() if one.property("part") == "main"] == ["Sali&n balasan"]
    copy.click()
    assert QGuiApplication.clipboard().text() == "Kami periksa Rabu."
    mark.click()
    qtbot.waitUntil(lambda: window.acts.dialog is not None and window.acts.dialog.isVisible())
    assert window.acts.dialog is not None
    window.acts.dialog.save()
    qtbot.waitUntil(lambda: len(vault.desk.acts) == 1)
    assert vault.desk.acts[0][2].about == "a"
    assert window.room is Room.OUTBOX
    vault.desk.held[3].written[:] = [replace_line(answer, road=LaporRoad.BRIDGE)]
    window.refresh()
    qtbot.waitUntil(lambda: "Server meneruskannya ke LAPOR!" in words_of(pane))
    assert "Tandai sudah diunggah …" not in words_of(pane)
    vault.desk.held[3].written[:] = [replace_line(answer, is_marked=True)]
    window.refresh()
    qtbot.waitUntil(lambda: "Sudah Anda tandai terunggah." in words_of(pane))
    vault.desk.held[3].written[:] = [replace_line(answer, lamp=Lamp.PUBLISHED)]
    window.refresh()
    qtbot.waitUntil(lambda: window.outbox._headline.text() == "Semua sudah diterima server.")
    assert "Pelapor belum melihat" not in words_of(pane)


def test_an_answer_says_what_brings_it_to_the_reporter() -> None:
    """Hands, or the bridge of the centre; each road has its sentence before and after the centre has it."""
    line = own_action(some_cases()[2], "a", EventKind.INITIAL_RESPONSE, "Kami periksa Rabu.", Lamp.RECEIVED)
    said = {
        (road, lamp): what_comes_next(replace_line(line, road=road, lamp=lamp))
        for road in LaporRoad
        for lamp in (Lamp.SAVED, Lamp.RECEIVED)
    }
    assert len(set(said.values())) == len(said)
    assert all(words.startswith("Pelapor belum melihat balasan ini. ") for words in said.values())
    for lamp in (Lamp.SAVED, Lamp.RECEIVED):
        assert "tidak perlu Anda unggah" in said[LaporRoad.BRIDGE, lamp]
        assert "Beri tahu admin koordinator" in said[LaporRoad.BRIDGE_STOPPED, lamp]
        assert "unggah ke lapor.go.id" in said[LaporRoad.NOT_TAKEN, Lamp.SAVED]


def test_an_empty_outbox_teaches_what_it_is_for(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """One line instead of an empty frame."""
    for held in vault.desk.held.values():
        held.written.clear()
    window.go(Room.OUTBOX)
    window.refresh()
    qtbot.waitUntil(window.outbox.bare.isVisible)
    assert "lampu yang menunjukkan sudah sampai di mana" in words_of(window.outbox.bare)
    assert window.outbox._headline.isHidden()
    window.outbox.show_transfers(Transfers(files=1, bytes_left=186_000))
    assert window.outbox._headline.isVisible(), "a file of an earlier action is told as soon as it is known"
    window.outbox.show_transfers(Transfers())
    assert window.outbox._headline.isHidden()
    window.outbox.bare.way.click()
    assert window.room is Room.TODAY


def test_the_keyboard_stays_where_the_outbox_fills_or_empties(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """It goes from what is hidden to what stands there instead, and never to anything else."""
    written = {case: list(held.written) for case, held in vault.desk.held.items()}
    window.go(Room.OUTBOX)
    room = window.outbox
    qtbot.waitUntil(room._list.hasFocus)
    for held in vault.desk.held.values():
        held.written.clear()
    window.refresh()
    qtbot.waitUntil(room.bare.way.hasFocus)
    for case, held in vault.desk.held.items():
        held.written.extend(written[case])
    window.refresh()
    qtbot.waitUntil(room._list.hasFocus)


def test_a_state_and_words_narrow_the_list(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """The choice tells how many there are; where nothing fits, that is said."""
    window.go(Room.OUTBOX)
    room = window.outbox
    room._filter.choose(Shelf.WAITING)
    qtbot.waitUntil(lambda: room._model.rowCount() == 2)
    assert room._filter._shelves.currentText() == "Menunggu (1)"
    room._filter.choose(None, "posyandu TT-20261120")
    qtbot.waitUntil(lambda: [str(room._model.index(0, 0).data())] == ["Sudah diterima server, belum terlihat pelapor"])
    room._filter.choose(None, "tidak ada yang begini")
    qtbot.waitUntil(room._nothing.isVisible)
    assert room._list.isHidden()
    assert vault.desk.queries[-1] == OutboxQuery(text="tidak ada yang begini")
    room._filter.choose(None)
    qtbot.waitUntil(room._list.isVisible)


def test_thousands_of_rows_are_drawn_by_the_screen(window: MainWindow) -> None:
    """However many there are, only those in sight are asked what they say."""
    window.go(Room.OUTBOX)
    room = window.outbox
    asked: list[int] = []
    data = room._model.data

    def counted(index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        asked.append(index.row())
        return data(index, role)

    room._model.data = counted  # type: ignore[method-assign,assignment]  # a model that is watched
    room._model.show(tuple(line(f"a{number}", Lamp.SAVED) for number in range(5_000)))
    room._list.scrollToBottom()
    room._list.grab()
    assert room._model.rowCount() == 5_001
    assert len(set(asked)) < 60


def test_how_it_is_on_its_way_is_told(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Text and files with how far they are, how often it was tried, why it waits, when it is tried next."""
    waiting = replace_line(
        line("a", Lamp.SAVED), tries=3, tried_at=NOW - 3_600_000, files=2, files_bytes=412_000, files_sent=250_000
    )
    for held in vault.desk.held.values():
        held.written.clear()
    vault.desk.put(1, waiting)
    vault.desk.changes = {"line": LineState.NO_NETWORK, "offline_reason": "Tidak ada jaringan. Sambungkan."}
    window.go(Room.OUTBOX)
    window.refresh()
    qtbot.waitUntil(lambda: "2 berkas, 412 kB; 60 % sudah di server" in words_of(window.outbox._pane))
    said = words_of(window.outbox._pane)
    assert "Dicoba dikirim 3 kali, terakhir" in said
    assert "Menunggu: Tidak ada jaringan. Dicoba sebentar lagi." in said
    received = msgspec.structs.replace(waiting, lamp=Lamp.RECEIVED)
    assert load_forms(received) == ["2 berkas, 60 %", "60 %"], "the text has arrived"
    whole = f"{size(waiting.bytes)} + 2 berkas, 60 %"
    assert load_forms(waiting) == [whole, "2 berkas, 60 %", "60 %"], "where room is short, how far the files are"
    vault.desk.luring = True
    vault.desk.changes = {}
    window.refresh()
    qtbot.waitUntil(lambda: "Menunggu: Luring menyala" in words_of(window.outbox._pane))


def test_whether_the_computer_may_go_off_is_said_with_its_condition(window: MainWindow, qtbot: QtBot) -> None:
    """True while all that was typed is stored; otherwise that it is not."""
    window.go(Room.OUTBOX)
    qtbot.waitUntil(lambda: window.outbox._safety.text().startswith("Komputer ini aman dimatikan: semua sudah"))
    assert "dikirim saat Tindak dibuka lagi" in window.outbox._safety.text()
    window._show_safety(is_safe=False)
    assert window.outbox._safety.text() == "Jangan matikan komputer dahulu: ada ketikan yang belum tersimpan."
    assert safety_sentence(is_safe=True, state=None).endswith("tidak ada yang menunggu.")


def test_when_what_waits_is_sent_agrees_with_the_line(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Opening the program again sends nothing while Luring is on, nor before somebody has signed in again."""
    vault.desk.luring = True
    window.go(Room.OUTBOX)
    window.refresh()
    qtbot.waitUntil(lambda: "Yang menunggu dikirim setelah Luring dimatikan." in window.outbox._safety.text())
    assert "dibuka lagi" not in window.outbox._safety.text()
    assert window.outbox._state is not None
    state = msgspec.structs.replace(window.outbox._state, line=LineState.SIGN_IN_REQUIRED)
    assert safety_sentence(is_safe=True, state=state).endswith("Yang menunggu dikirim setelah Anda masuk lagi.")


def test_a_rehearsal_tells_what_would_go(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """In its order, with what would come back and why, how long it takes, and that nothing was sent."""
    window.go(Room.OUTBOX)
    vault.desk.rehearsal = Rehearsal(
        actions=(
            RehearsedAction(id="a", case=1, tracking_id="7400001", title="Jalan", kind=EventKind.NOTE, bytes=400),
            RehearsedAction(
                id="b",
                case=2,
                tracking_id="7400002",
                title="Lampu",
                kind=EventKind.INITIAL_RESPONSE,
                bytes=500,
                files=1,
                files_bytes=206_000,
                reason="case-closed",
                sentence="Laporan ini sudah ditutup.",
            ),
        ),
        bytes_sent=820,
        files=1,
        files_bytes=206_000,
        texts_ms=4_000,
        files_ms=60_000,
    )
    window.navigation._rehearse.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(RehearsalDialog)))
    (dialog,) = window.findChildren(RehearsalDialog)
    assert dialog.sentences[0] == "2 tindak lanjut akan dikirim, teksnya kira-kira 0,8 kB."
    assert "teks beberapa detik, berkas 1 menit" in " ".join(dialog.sentences)
    first, second = dialog.list.topLevelItem(0), dialog.list.topLevelItem(1)
    assert first is not None
    assert second is not None
    assert [first.text(column) for column in (0, 1, 4)] == ["1", "7400001", "dapat diterima"]
    why = second.child(0)
    assert why is not None
    assert (second.text(4), why.text(0)) == ("akan kembali", "Laporan ini sudah ditutup.")
    assert "belum ada satu byte pun yang dikirim" in words_of(dialog)
    assert vault.exchange.exchanges == 0
    dialog.list.setCurrentItem(why)
    dialog.list.itemActivated.emit(why, 0)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    assert not dialog.isVisible()
