"""The frame: true sentences about the line, exchanging by itself and on demand, closing at any moment."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.support.invented_cases import NOW
from tests.support.invented_desk import PASSWORD, InventedDoorway, InventedVault
from tests.support.invented_road import now_ms
from tests.support.real_faults import disk_full
from tests.ui.test_complaints import words_of
from ui.application import build_main_window
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.ports.desk import DeskState
from ui.rooms import Place, Room, RoomPage
from ui.theme.appearance import Appearance
from ui.workplace import Workplace

_MINUTE = 60_000
_HOUR = 60 * _MINUTE


def test_rooms_are_reached_by_keys_and_show_what_waits(window: MainWindow, qtbot: QtBot) -> None:
    """Numbers stand beside the names."""
    for key, room in ((Qt.Key.Key_2, Room.COMPLAINTS), (Qt.Key.Key_3, Room.OUTBOX), (Qt.Key.Key_1, Room.TODAY)):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
        assert window.room is room
    qtbot.waitUntil(lambda: window.navigation.button(Room.TODAY).accessibleName() == "Hari ini, 6")
    assert window.navigation.button(Room.COMPLAINTS).accessibleName() == "Laporan, 7"
    assert window.navigation.button(Room.OUTBOX).accessibleName() == "Kotak keluar, 1"
    assert "Kecamatan Tirta Muara" in words_of(window.navigation)


def test_a_room_is_one_more_place_in_the_list(workplace: Workplace, qtbot: QtBot) -> None:
    """Button, key and page follow from it; the page is made when it is entered, and refreshed like the others."""
    said: list[str] = []

    class Page(RoomPage):
        def __init__(self) -> None:
            super().__init__()
            said.append("made")

        def arrive(self) -> None:
            said.append("arrive")

        def refresh(self) -> None:
            said.append("refresh")

        def show_state(self, state: DeskState) -> None:
            said.append(state.username)

    class Window(MainWindow):
        def _all_places(self) -> tuple[Place, ...]:
            _today, *others = super()._all_places()
            return (Place(Room.TODAY, "&Ruang lain", Page), *others)

    window = Window(workplace, lambda _password: None)
    qtbot.addWidget(window)
    assert said == []
    window.begin(exchange=False)
    qtbot.waitUntil(lambda: "siti" in said)
    assert said == ["made", "arrive", "refresh", "siti"]
    assert window.navigation.button(Room.TODAY).text() == "&Ruang lain"
    assert window.navigation.button(Room.TODAY).toolTip() == "Ctrl+1"
    monev = window.navigation.button(Room.MONEV).toolTip()
    assert monev == "Monitoring dan evaluasi: angka kantor untuk dilaporkan (Ctrl+4)"
    assert "sejauh mana" in window.navigation.button(Room.OUTBOX).toolTip()
    assert "boleh dimatikan" in window.status._safe.toolTip()


def test_f5_exchanges_and_always_leaves_a_result(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """What came and what it cost, or why not."""
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(
        lambda: window.navigation.result == "1 tindak lanjut diterima server, 14 perubahan masuk. 1,2 kB, 0,8 detik."
    )
    vault.exchange.reachable = False
    QTest.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: window.navigation.result == "Pusat tidak terjangkau.")
    assert vault.exchange.exchanges == 2


def test_a_long_exchange_says_what_has_arrived(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Nothing spins; numbers grow; how long it takes is told once; a second press begins no second exchange."""
    vault.exchange.waits_for_cancel = True
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert window.navigation.result == "Menghubungi server …"
    qtbot.waitUntil(lambda: "1 tanda terima, 250 dari 1.000 perubahan." in window.navigation.result)
    assert window.status.sentences()[1].endswith("kira-kira 40 detik lagi")
    QTest.keyClick(window, Qt.Key.Key_F5)
    vault.exchange.cancel()
    qtbot.waitUntil(lambda: window.navigation.result.startswith("1 tindak lanjut"))
    assert vault.exchange.exchanges == 1


def test_an_exchange_that_is_due_begins_by_itself(
    vault: InventedVault, background: Background, appearance: Appearance, qtbot: QtBot
) -> None:
    """Nobody must press anything."""
    vault.exchange.due = 0
    vault.exchange.waits_for_cancel = True
    window = build_main_window(vault, InventedDoorway(vault), background, appearance, now_ms=now_ms)
    qtbot.addWidget(window)
    window.begin()
    qtbot.waitUntil(vault.exchange.asked.is_set)
    vault.exchange.due = -1
    vault.exchange.cancel()
    qtbot.waitUntil(lambda: not window.exchanging.is_running)


def test_new_work_makes_the_window_ask_when_to_exchange(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """A follow-up does not wait for the next interval."""
    vault.exchange.due = 0
    window.write(3, "respon-awal")
    qtbot.waitUntil(window.form._text.hasFocus)
    window.form._text.setPlainText("Sudah.")
    window.form.save()
    qtbot.waitUntil(vault.exchange.asked.is_set)
    vault.exchange.due = -1
    qtbot.waitUntil(lambda: not window.exchanging.is_running)


def test_closing_during_an_exchange_cancels_it(
    window: MainWindow, vault: InventedVault, background: Background, qtbot: QtBot
) -> None:
    """The window goes at once; what arrived is kept by the road."""
    vault.exchange.waits_for_cancel = True
    window.exchanging.exchange_now()
    qtbot.waitUntil(vault.exchange.asked.is_set)
    assert window.close()
    background.close(vault.exchange.cancel)
    assert vault.exchange.cancelled.is_set()


def test_the_switch_turns_the_line_off_and_says_so(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """By mouse or key, kept by the desk, told by the status line and by the form."""
    window.navigation._luring.click()
    qtbot.waitUntil(lambda: window.status.sentences()[0] == "Luring")
    assert vault.desk.luring
    assert not window.navigation._exchange.isEnabled()
    assert window.navigation._exchange.toolTip() == "Matikan Luring dahulu."
    assert "baru terkirim setelah Luring dimatikan" in window.form._help._afterwards.text()
    window.navigation._luring.click()
    qtbot.waitUntil(lambda: window.status.sentences()[0].startswith("Tersambung"))
    assert window.navigation._exchange.isEnabled()


def test_rooms_of_daily_work_are_made_bit_by_bit(
    vault: InventedVault, background: Background, appearance: Appearance
) -> None:
    """What is begun stands out of sight until the whole is there; who enters a room in between gets that very page."""
    window = build_main_window(vault, InventedDoorway(vault), background, appearance, now_ms=now_ms)
    while Room.FORM not in window._building:
        assert window.make_a_bit()
    begun, _rest = window._building[Room.FORM]
    assert window.make_a_bit()
    assert (window._rooms.indexOf(begun), begun.isHidden()) == (-1, True)
    assert begun.layout() is None
    assert window.form is begun
    assert begun.layout() is not None
    assert (window._rooms.indexOf(begun) >= 0, window._building) == (True, {})
    assert not window.make_a_bit()
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("ends", [True, False])
def test_a_room_that_wants_an_exchange_under_luring_asks_whether_to_end_it(
    window: MainWindow, vault: InventedVault, qtbot: QtBot, *, ends: bool
) -> None:
    """One button does both; whoever stays under Luring has asked for nothing."""
    window.navigation._luring.click()
    qtbot.waitUntil(lambda: window.status.sentences()[0] == "Luring")
    before = vault.exchange.exchanges
    window.complaints.exchange_wanted.emit()
    box = window.findChild(QMessageBox)
    assert box is not None
    assert box.text() == "Luring menyala: tidak ada yang dikirim atau diambil."
    both, stays = box.buttons()
    assert [both.text(), stays.text(), box.defaultButton()] == ["&Matikan lalu sinkronkan", "&Tetap luring", both]
    (both if ends else stays).click()
    qtbot.waitUntil(lambda: window.findChild(QMessageBox) is None)
    if ends:
        qtbot.waitUntil(lambda: vault.exchange.exchanges > before)
        assert not vault.desk.luring
    else:
        assert (vault.desk.luring, vault.exchange.exchanges) == (True, before)


def test_a_switch_that_could_not_be_stored_goes_back(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """The screen shows what is so, and says why it is not otherwise."""
    vault.desk.fault = disk_full()
    window.navigation._luring.click()
    qtbot.waitUntil(lambda: not window.navigation._luring.isChecked())
    assert window.navigation.result.startswith("Diska penuh")


def test_a_window_left_open_over_midnight_tells_the_new_day(
    vault: InventedVault, background: Background, appearance: Appearance, qtbot: QtBot
) -> None:
    """*hari ini* never means yesterday."""
    days = [0]
    window = build_main_window(
        vault, InventedDoorway(vault), background, appearance, now_ms=lambda: NOW + days[0] * 24 * _HOUR
    )
    qtbot.addWidget(window)
    window.begin(exchange=False)
    qtbot.waitUntil(lambda: window.today._heading.text() == "Senin, 23 November 2026")
    days[0] = 1
    window._minute.timeout.emit()
    qtbot.waitUntil(lambda: window.today._heading.text() == "Selasa, 24 November 2026")


def test_an_expired_session_asks_quietly_and_blocks_nothing(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """The banner waits until the operator is ready; a wrong password says so and may be typed again."""
    assert window.banner.isHidden()
    vault.desk.changes = {"sign_in_required": True}
    window.refresh()
    qtbot.waitUntil(window.banner.isVisible)
    assert window.banner._password.isHidden()
    window.banner._ask.click()
    qtbot.waitUntil(window.banner._password.isVisible)
    QTest.keyClicks(window.banner._password._line, "salah")
    QTest.keyClick(window.banner._password._line, Qt.Key.Key_Return)
    qtbot.waitUntil(window.banner._problem.isVisible)
    assert "tidak membuka data" in window.banner._problem.text()
    vault.desk.changes = {}
    QTest.keyClicks(window.banner._password._line, PASSWORD)
    QTest.keyClick(window.banner._password._line, Qt.Key.Key_Return)
    qtbot.waitUntil(window.banner.isHidden)
    qtbot.waitUntil(vault.exchange.asked.is_set)
    qtbot.waitUntil(lambda: not window.exchanging.is_running)


@pytest.mark.parametrize("room", list(Room))
def test_every_room_can_be_reached_and_left_by_the_keyboard(window: MainWindow, qtbot: QtBot, room: Room) -> None:
    """Tab goes round through all that can be used, and all of it has a name for a screen reader."""
    if room is Room.FORM:
        window.write(1, "respon-substantif")
        qtbot.waitUntil(window.form._text.hasFocus)
    else:
        window.go(room)
    window.navigation.button(Room.TODAY).setFocus()
    seen: list[QWidget] = []
    for _step in range(60):
        focused = window.focusWidget()
        if seen and focused is window.navigation.button(Room.TODAY):
            break
        seen.append(focused)
        assert focused.accessibleName(), f"{focused} has no accessible name"
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    else:
        pytest.fail("Tab never came round")
    assert {window.navigation._exchange, window.navigation._luring} <= set(seen)
    shown = window.page(room)
    assert any(shown.isAncestorOf(widget) for widget in seen)


def test_a_clock_that_is_off_makes_the_day_wrong_as_midnight_comes(
    vault: InventedVault, background: Background, appearance: Appearance, qtbot: QtBot
) -> None:
    """Asked again every minute; a few seconds are no wrong clock, however near midnight is."""
    passed = [0]
    window = build_main_window(
        vault, InventedDoorway(vault), background, appearance, now_ms=lambda: NOW + passed[0] * _MINUTE
    )
    qtbot.addWidget(window)
    vault.desk.changes = {"clock_off_by_ms": _HOUR, "zone": "Asia/Jakarta"}  # it is 08.57 there
    window.begin(exchange=False)
    qtbot.waitUntil(lambda: window.state is not None)
    assert window.clock_band.said == ""
    passed[0] = 14 * 60 + 30
    window._minute.timeout.emit()
    assert "terlambat 1 jam" in window.clock_band.said
    window.clock_band.show_clock(3_000, NOW + (15 * 60 + 3) * _MINUTE - 1_000)
    assert window.clock_band.said == ""


def test_a_day_that_is_wrong_is_said_wherever_deadlines_stand(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Over every room, until the clock is right again; a few hours of the same day change no deadline."""
    for off_by_ms, is_said in ((9 * 86_400_000, True), (3_600_000, False), (-9 * 86_400_000, True), (0, False)):
        vault.desk.changes = {"clock_off_by_ms": off_by_ms}
        window.refresh()
        qtbot.waitUntil(lambda is_said=is_said: bool(window.clock_band.said) is is_said)  # type: ignore[misc]  # bound at once
    vault.desk.changes = {"clock_off_by_ms": 9 * 86_400_000}
    window.refresh()
    qtbot.waitUntil(lambda: "terlambat 9 hari" in window.clock_band.said)
    for room in (Room.TODAY, Room.COMPLAINTS):
        window.go(room)
        assert window.clock_band.isVisible()
