"""While a long exchange runs: the rooms fill, and whoever works in them is not disturbed."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sync.contract.events import EventKind
from tests.support.invented_cases import NOW, invented_case, many_cases
from tests.support.invented_desk import InventedDesk, InventedDoorway, InventedVault
from tests.support.invented_road import InventedRoad
from tests.ui.test_complaints import words_of
from ui.application import build_main_window
from ui.complaints.case_list_model import LINE_ROLE, CaseListModel
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.ports.desk import CaseQuery
from ui.ports.exchange import ExchangeProgress, ExchangeReport, ToldOfProgress
from ui.rooms import Room
from ui.theme.appearance import Appearance
from ui.workplace import Workplace

_SOON_MS = 4_999
_LATER_MS = 5_000


class SlowRoad(InventedRoad):
    """A road on which a test says what arrives."""

    def exchange_now(self, progress: ToldOfProgress | None = None) -> ExchangeReport:
        """Exchange until it is cancelled."""
        assert progress is not None
        self.tell: ToldOfProgress = progress
        self.asked.set()
        self.cancelled.wait(20)
        return ExchangeReport(outcome="done", sentence="Selesai.")


class Sync:
    """A first sync under way in a window, and the time of day."""

    def __init__(self, desk: InventedDesk, road: SlowRoad, background: Background) -> None:
        self.desk = desk
        self.now = NOW
        self.window: MainWindow
        self._road = road
        self._background = background
        self._stored = self._urgent = 0

    def arrives(self, *, cases: int = 0, urgent: int = 0, after_ms: int = 0, receipts: int = 0) -> None:
        """Let time pass, let that many more cases be stored, urgent ones first, and tell the window."""
        self.now += after_ms
        there, more = len(self.desk.held), range(self._urgent, self._urgent + urgent)
        self._urgent += urgent
        first = InventedDesk([invented_case(5_000 + row, f"Mendesak {row}", "Terverifikasi", -9) for row in more])
        last = InventedDesk(many_cases(there + cases)[there:])
        self.desk.held = first.held | self.desk.held | last.held
        self._stored += cases + urgent
        self._road.tell(ExchangeProgress(receipts, self._stored, 10_000, 42_000))

    def settle(self) -> None:
        """Wait until the window shows all that it has asked for."""
        for _turn in range(3):
            self._background.database.settle(self.window)


@pytest.fixture
def first_sync(background: Background, appearance: Appearance, qtbot: QtBot) -> Iterator[Sync]:
    """Begin one on an empty desk."""
    desk, road = InventedDesk([]), SlowRoad()
    vault = InventedVault(desk, road)
    sync = Sync(desk, road, background)
    window = sync.window = build_main_window(
        vault, InventedDoorway(vault), background, appearance, now_ms=lambda: sync.now
    )
    window.resize(1366, 740)
    window.show()
    window.begin(exchange=False)
    window.exchanging.exchange_now()
    qtbot.waitUntil(road.asked.is_set)
    yield sync
    road.cancel()
    qtbot.waitUntil(lambda: not window.exchanging.is_running)
    window.close()
    window.deleteLater()


def _rows(sync: Sync) -> int:
    return sync.window.complaints.list._model.rowCount()


def test_the_rooms_fill_while_the_rest_is_still_coming(first_sync: Sync, qtbot: QtBot) -> None:
    """Nobody waits for the last row before the first can be read."""
    window = first_sync.window
    window.go(Room.COMPLAINTS)
    first_sync.arrives(cases=300)
    qtbot.waitUntil(lambda: _rows(first_sync) == 300)
    qtbot.waitUntil(lambda: "Jalan rusak di RT 1" in words_of(window.complaints.pane))
    assert window.navigation.button(Room.COMPLAINTS).accessibleName() == "Laporan, 300"
    assert window.navigation.result == "Tersimpan 300 dari 10.000 perubahan."
    assert window.exchanging.is_running


def test_the_rooms_are_filled_anew_each_five_seconds_and_not_with_each_frame(first_sync: Sync, qtbot: QtBot) -> None:
    """Frames come by the hundred; the line below the button tells each of them."""
    first_sync.window.go(Room.COMPLAINTS)
    first_sync.arrives(cases=10)
    qtbot.waitUntil(lambda: _rows(first_sync) == 10)
    for _frame in range(20):
        first_sync.arrives(cases=10)
    first_sync.arrives(cases=10, after_ms=_SOON_MS)
    qtbot.waitUntil(lambda: "220 dari 10.000" in first_sync.window.navigation.result)
    first_sync.settle()
    assert _rows(first_sync) == 10
    first_sync.arrives(cases=10, after_ms=_LATER_MS - _SOON_MS)
    qtbot.waitUntil(lambda: _rows(first_sync) == 230)


def test_a_clock_that_is_set_back_stops_no_room_from_filling(first_sync: Sync, qtbot: QtBot) -> None:
    """The computer's time may be corrected at any moment, even by the hour."""
    first_sync.window.go(Room.COMPLAINTS)
    first_sync.arrives(cases=10)
    qtbot.waitUntil(lambda: _rows(first_sync) == 10)
    first_sync.arrives(cases=10, after_ms=-3_600_000)
    qtbot.waitUntil(lambda: _rows(first_sync) == 20)


def test_receipts_alone_fill_no_room_anew(first_sync: Sync, qtbot: QtBot) -> None:
    """They are told in the line, and shown with the end of the exchange."""
    window = first_sync.window
    first_sync.settle()
    asked = list(first_sync.desk.pages_asked)
    first_sync.arrives(receipts=3, after_ms=_LATER_MS)
    qtbot.waitUntil(lambda: "3 tanda terima" in window.navigation.result)
    first_sync.settle()
    assert first_sync.desk.pages_asked == asked


def test_words_that_are_being_typed_stay_under_the_keyboard(first_sync: Sync, qtbot: QtBot) -> None:
    """The form is nobody's but the officer's."""
    window = first_sync.window
    window.go(Room.COMPLAINTS)
    first_sync.arrives(cases=100)
    qtbot.waitUntil(lambda: _rows(first_sync) == 100)
    window.write(7, EventKind.NOTE.value)
    qtbot.waitUntil(window.form._text.hasFocus)
    QTest.keyClicks(window.form._text, "Sudah dil")
    first_sync.arrives(cases=200, after_ms=_LATER_MS)
    button = window.navigation.button(Room.COMPLAINTS)
    qtbot.waitUntil(lambda: button.accessibleName() == "Laporan, 300")
    QTest.keyClicks(window.form._text, "ihat.")
    assert window.form._text.toPlainText() == "Sudah dilihat."
    assert window.room is Room.FORM


def test_a_room_that_nobody_looked_at_meanwhile_is_as_new_when_it_is_entered(first_sync: Sync, qtbot: QtBot) -> None:
    """It is not filled behind the back of whoever works in another one."""
    window = first_sync.window
    window.go(Room.COMPLAINTS)
    first_sync.arrives(cases=10)
    qtbot.waitUntil(lambda: _rows(first_sync) == 10)
    window.go(Room.OUTBOX)
    first_sync.arrives(cases=10, after_ms=_LATER_MS)
    qtbot.waitUntil(lambda: window.navigation.button(Room.COMPLAINTS).accessibleName() == "Laporan, 20")
    first_sync.settle()
    assert _rows(first_sync) == 10
    window.go(Room.COMPLAINTS)
    qtbot.waitUntil(lambda: _rows(first_sync) == 20)


def test_a_search_that_waits_for_its_answer_is_not_forgotten(
    background: Background, appearance: Appearance, qtbot: QtBot
) -> None:
    """A refresh that comes between question and answer asks the new question again, never the old one."""
    desk = InventedDesk(many_cases(30))
    workplace = Workplace(desk, InventedRoad(), background, appearance, lambda: NOW, desk.evidence)
    model = CaseListModel(workplace, appearance)
    model.ask(CaseQuery())
    qtbot.waitUntil(lambda: model.rowCount() == 30)
    model.ask(CaseQuery(text="RT 12"))
    model.refresh()
    background.database.settle(model)
    assert [model.index(row, 0).data(LINE_ROLE).case for row in range(model.rowCount())] == [12]
    model.refresh()
    background.database.settle(model)
    assert model.rowCount() == 1


def _top_case(window: MainWindow) -> int:
    table = window.complaints.list._table
    return int(table.indexAt(QPoint(5, 5)).data(LINE_ROLE).case)


def test_a_list_that_was_scrolled_stays_where_it_is(first_sync: Sync, qtbot: QtBot) -> None:
    """New rows above move no page under the eyes back to the chosen row, which lies elsewhere."""
    window, table = first_sync.window, first_sync.window.complaints.list._table
    window.go(Room.COMPLAINTS)
    first_sync.arrives(cases=90)
    qtbot.waitUntil(lambda: window.complaints.list.chosen_case == 1 and _rows(first_sync) == 90)
    first_sync.settle()
    bar, height = table.verticalScrollBar(), 90 * table.rowHeight(0)
    qtbot.waitUntil(lambda: bar.maximum() >= height - table.viewport().height())  # Qt measures rows a turn later
    bar.setValue(bar.maximum() // 2)
    before = _top_case(window)
    assert before > 20
    first_sync.arrives(urgent=1, after_ms=_LATER_MS)
    qtbot.waitUntil(lambda: _rows(first_sync) == 91)
    first_sync.settle()
    assert abs(_top_case(window) - before) <= 1
    assert [index.data(LINE_ROLE).case for index in table.selectionModel().selectedRows()] == [1]


def test_a_case_that_is_chosen_elsewhere_comes_into_sight(first_sync: Sync, qtbot: QtBot) -> None:
    """However far the list was scrolled."""
    window, table = first_sync.window, first_sync.window.complaints.list._table
    window.go(Room.COMPLAINTS)
    first_sync.arrives(cases=90)
    qtbot.waitUntil(lambda: window.complaints.list.chosen_case == 1)
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    window.show_case(4)
    (chosen,) = table.selectionModel().selectedRows()
    assert chosen.data(LINE_ROLE).case == 4
    assert table.viewport().rect().contains(table.visualRect(chosen).center())


def test_the_chosen_row_stays_in_sight_when_it_was(first_sync: Sync, qtbot: QtBot) -> None:
    """Whoever works on the row goes on working on it."""
    window, table = first_sync.window, first_sync.window.complaints.list._table
    window.go(Room.COMPLAINTS)
    first_sync.arrives(cases=60)
    qtbot.waitUntil(lambda: window.complaints.list.chosen_case == 1)
    QTest.keyClick(table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.complaints.pane.shown_case == 2)
    first_sync.arrives(urgent=30, after_ms=_LATER_MS)
    qtbot.waitUntil(lambda: _rows(first_sync) == 90)
    first_sync.settle()
    (chosen,) = table.selectionModel().selectedRows()
    assert chosen.data(LINE_ROLE).case == 2
    assert table.viewport().rect().contains(table.visualRect(chosen).center())


def _titles_in_today(window: MainWindow) -> list[str]:
    """Return the cases that *Hari ini* has a button for, from the top."""
    buttons = window.today.findChildren(QPushButton)
    return [one.accessibleDescription() for one in buttons if one.accessibleDescription()]


def test_rows_that_come_first_do_not_take_the_keyboard_from_a_row(first_sync: Sync, qtbot: QtBot) -> None:
    """Who is about to press a button presses that one, and not what slipped under it."""
    window = first_sync.window
    first_sync.arrives(urgent=1)
    qtbot.waitUntil(lambda: _titles_in_today(window) == ["Mendesak 0"])
    qtbot.waitUntil(lambda: window.focusWidget().accessibleDescription() == "Mendesak 0")
    first_sync.arrives(urgent=3, after_ms=_LATER_MS)
    qtbot.waitUntil(lambda: len(_titles_in_today(window)) == 4)
    assert window.focusWidget().accessibleDescription() == "Mendesak 0"


def test_rows_that_come_do_not_take_the_keyboard_from_elsewhere(first_sync: Sync, qtbot: QtBot) -> None:
    """A room fills without calling for attention."""
    window = first_sync.window
    first_sync.arrives(urgent=1)
    qtbot.waitUntil(lambda: _titles_in_today(window) == ["Mendesak 0"])
    window.navigation.button(Room.OUTBOX).setFocus()
    first_sync.arrives(urgent=3, after_ms=_LATER_MS)
    qtbot.waitUntil(lambda: len(_titles_in_today(window)) == 4)
    assert window.focusWidget() is window.navigation.button(Room.OUTBOX)


def _change(vault: InventedVault, case: int, **fields: object) -> None:
    held = vault.desk.held[case]
    held.view = msgspec.structs.replace(held.view, **fields)


def _act(window: MainWindow, words: str) -> QPushButton:
    """Return a button below the shown case."""
    return next(one for one in window.complaints.pane._acts.buttons if one.text().replace("&", "") == words)


def test_a_case_that_changes_leaves_the_keyboard_on_its_act(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Its text arrives while somebody is about to answer it."""
    window.go(Room.COMPLAINTS)
    window.show_case(1)
    qtbot.waitUntil(lambda: "belum ada petugas" in words_of(window.complaints.pane))
    _act(window, "Catatan internal").setFocus()
    _change(vault, 1, body="Teksnya baru datang.")
    window.refresh()
    qtbot.waitUntil(lambda: "Teksnya baru datang." in words_of(window.complaints.pane))
    qtbot.waitUntil(lambda: window.focusWidget() is _act(window, "Catatan internal"))


def test_an_act_that_is_possible_no_more_leaves_the_keyboard_to_no_other(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Space would begin what nobody wanted."""
    window.go(Room.COMPLAINTS)
    window.show_case(1)
    qtbot.waitUntil(lambda: "belum ada petugas" in words_of(window.complaints.pane))
    _act(window, "Jawab pelapor").setFocus()
    _change(vault, 1, line=invented_case(1, "Sudah ditutup", "Ditutup oleh Sistem", None).line)
    window.refresh()
    qtbot.waitUntil(lambda: "Sudah ditutup" in words_of(window.complaints.pane))
    qtbot.waitUntil(lambda: window.focusWidget() is window.complaints.pane._reading)
