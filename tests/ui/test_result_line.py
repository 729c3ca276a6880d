"""*Sinkronkan sekarang* always ends in a result line: the real window over a real desk and real sockets."""

import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from filelock import FileLock
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from desktop.casework import Casework
from desktop.evidence.desk import Evidence
from desktop.storage.account import Account
from desktop.synchroniser import Synchroniser
from sync.contract.events import EventKind
from sync.contract.frames import FRAMES_TYPE, frame
from sync.contract.messages import AnswerFrame, MoreActions, Opening
from sync.transport.http import HttpGateway
from tests.support import answers
from tests.support.clocks import MONDAY
from tests.support.desks import TestDesk, desk_in
from tests.support.invented_desk import InventedDoorway, invented_vault
from tests.support.roads import Listener, answer, listener, read_request
from ui.application import build_main_window
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.language.wording import unbroken
from ui.ports.acts import ActRequest
from ui.theme.appearance import Appearance

pytestmark = pytest.mark.slow

_GOOD = answer(frame(AnswerFrame(server_time=MONDAY, last=True)), kind=FRAMES_TYPE)


@dataclass
class RealVault:
    """An open vault over real parts."""

    desk: Casework
    evidence: Evidence
    exchange: Synchroniser

    def close(self) -> None:
        """Leave it to the fixtures."""


class Centre:
    """What the listener says; a test changes it, and may hold an answer back."""

    def __init__(self) -> None:
        self.says = _GOOD
        self.may_answer = Event()
        self.may_answer.set()
        self.was_asked = Event()

    def __call__(self, connection: socket.socket) -> None:
        """Answer one request."""
        read_request(connection)
        self.was_asked.set()
        assert self.may_answer.wait(20)
        connection.sendall(self.says)


@pytest.fixture
def centre() -> Centre:
    """Return what the other end says."""
    return Centre()


@pytest.fixture
def place(centre: Centre) -> Iterator[Listener]:
    """Listen."""
    with listener(centre) as one:
        yield one


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    """Open a desk that holds one case."""
    with desk_in(tmp_path) as opened:
        opened.apply(answers.answer(answers.text(1), answers.state(1)))
        yield opened


class Roads:
    """Opens roads to the listener; a test may have them built by another class."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.kind: type[HttpGateway] = HttpGateway

    def __call__(self, me: Account) -> HttpGateway:
        """Open one."""
        return self.kind(f"http://127.0.0.1:{self.port}", me.token)


@pytest.fixture
def roads(place: Listener) -> Roads:
    """Return the way to the centre."""
    return Roads(place.port)


@pytest.fixture
def synchroniser(desk: TestDesk, tmp_path: Path, roads: Roads) -> Iterator[Synchroniser]:
    """Return an exchange that waits half a second for other processes."""
    lock = tmp_path / "exchange.lock"
    made = Synchroniser(desk.database, desk.replica, roads, desk.clock, lambda: 0.5, lock, 0.5)
    yield made
    made.close()


@pytest.fixture
def shown(
    desk: TestDesk, synchroniser: Synchroniser, background: Background, appearance: Appearance
) -> Iterator[MainWindow]:
    """Return the real window, which exchanges only when asked."""
    vault = invented_vault()
    window = build_main_window(
        RealVault(desk.casework, desk.evidence, synchroniser),
        InventedDoorway(vault),
        background,
        appearance,
        now_ms=desk.clock.wall_ms,
    )
    window.resize(1366, 740)
    window.show()
    window.begin(exchange=False)
    background.database.settle(window)
    yield window
    window.exchanging.stop()
    window.close()
    window.deleteLater()


def _press(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F5)


def _says(window: MainWindow, qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: not window.exchanging.is_running and words in window.navigation.result, timeout=10_000)


def _ends_with(window: MainWindow, qtbot: QtBot, words: str) -> None:
    _says(window, qtbot, words)
    assert window.navigation._exchange.isEnabled()


def test_a_result_stays_after_what_waited_has_gone(shown: MainWindow, desk: TestDesk, qtbot: QtBot) -> None:
    """The very exchange that empties the outbox tells so, until something new waits."""
    _press(shown)
    _ends_with(shown, qtbot, "Sudah sama dengan server")
    desk.casework.record_follow_up(1, EventKind.NOTE, "Sudah.")
    shown.refresh()
    qtbot.waitUntil(lambda: shown.status.sentences()[3].startswith("Menunggu 1"))
    assert "Sudah sama dengan server" in shown.navigation.result
    shown.navigation.forget_result()
    assert shown.navigation.result == ""


def test_what_can_still_be_undone_is_not_said_to_be_the_same(shown: MainWindow, desk: TestDesk, qtbot: QtBot) -> None:
    """The exchange has left it alone, and says so; once it was let go, the next one takes it."""
    done = desk.casework.bulk_act([1], str(EventKind.NOTE), ActRequest(text="Salah kirim."))
    _press(shown)
    _ends_with(shown, qtbot, "1 tindak lanjut masih dapat diurungkan; dikirim sesudah itu.")
    desk.casework.withdraw(done.actions)
    _press(shown)
    _ends_with(shown, qtbot, "Sudah sama dengan server")


def test_a_second_press_says_that_the_first_is_under_way(shown: MainWindow, centre: Centre, qtbot: QtBot) -> None:
    """And the one result comes all the same."""
    centre.may_answer.clear()
    _press(shown)
    qtbot.waitUntil(centre.was_asked.is_set)
    shown.navigation.forget_result()
    assert shown.navigation.result == "Menghubungi server …"
    _press(shown)
    assert shown.navigation.result == "Masih menghubungi server; hasilnya muncul di sini."
    centre.may_answer.set()
    _ends_with(shown, qtbot, "Sudah sama dengan server")


def test_while_another_process_exchanges_it_is_said(shown: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """Within the time somebody waits for an answer."""
    with FileLock(tmp_path / "exchange.lock", is_singleton=False):
        _press(shown)
        _ends_with(shown, qtbot, "Tindak lain di komputer ini sedang menyinkronkan")
    _press(shown)
    _ends_with(shown, qtbot, "Sudah sama dengan server")


def test_with_the_switch_on_it_says_that_nothing_is_sent(
    shown: MainWindow, desk: TestDesk, centre: Centre, qtbot: QtBot
) -> None:
    """Nothing is sent; when the switch is off again, its sentence goes."""
    desk.casework.set_luring(luring=True)
    _press(shown)
    _says(shown, qtbot, "Luring menyala.")
    assert not centre.was_asked.is_set()
    qtbot.waitUntil(shown.navigation._luring.isChecked)  # the window has seen that it is on
    assert not shown.navigation._exchange.isEnabled()
    desk.casework.set_luring(luring=False)
    shown.refresh()
    qtbot.waitUntil(lambda: shown.navigation.result == "")
    assert shown.navigation._exchange.isEnabled()


def test_a_folder_that_may_not_be_written_to_is_named(
    shown: MainWindow, tmp_path: Path, desk: TestDesk, qtbot: QtBot
) -> None:
    """Whether it is the lock or the data that cannot be written."""
    (tmp_path / "exchange.lock").mkdir()
    _press(shown)
    _ends_with(shown, qtbot, "Folder profil tidak dapat ditulis. Periksa hak aksesnya.")
    (tmp_path / "exchange.lock").rmdir()
    with _not_to_be_written_to(desk):
        _press(shown)
        _ends_with(shown, qtbot, "Berkas desk.db tidak dapat ditulis. Periksa hak akses folder profil.")


@contextmanager
def _not_to_be_written_to(desk: TestDesk) -> Iterator[None]:
    """Let every connection of a desk read only, whichever of them is taken."""
    is_locked = True

    def take(connection: Any, *_: object) -> None:
        connection.execute(f"PRAGMA query_only = {is_locked}")

    event.listen(desk.database._engine, "checkout", take)
    yield
    is_locked = False


class _BuggyRoad(HttpGateway):
    """A road with a bug."""

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        """Fail as a program fails."""
        del up
        raise ZeroDivisionError


def test_a_bug_ends_in_a_result_line_too(
    shown: MainWindow, roads: Roads, bugs: list[BaseException], qtbot: QtBot
) -> None:
    """It goes to the log and the crash dialog, and the button can be pressed again."""
    roads.kind = _BuggyRoad
    _press(shown)
    _ends_with(shown, qtbot, "Ada kesalahan dalam program.")
    qtbot.waitUntil(lambda: shown.status.sentences()[0] == "Komputer perlu dilihat")
    assert [type(bug) for bug in bugs] == [ZeroDivisionError]
    bugs.clear()
    roads.kind = HttpGateway
    shown._workplace.exchange.give_up()  # the road with the bug goes
    _press(shown)
    _ends_with(shown, qtbot, "Sudah sama dengan server")


def test_what_left_without_an_answer_is_being_made_sure_of(
    shown: MainWindow, desk: TestDesk, centre: Centre, qtbot: QtBot
) -> None:
    """In the result line and in the status line, until the receipt is there."""
    desk.casework.record_follow_up(1, EventKind.NOTE, "Sudah.")
    centre.says = b""
    _press(shown)
    _ends_with(shown, qtbot, unbroken("1 sedang dipastikan."))
    unsure = "1\N{NO-BREAK SPACE}belum pasti sampai; tidak terkirim dua kali"
    qtbot.waitUntil(lambda: unsure in shown.status.sentences()[1])
    assert shown.status.sentences()[0] == "Sambungan terputus"


def test_each_evidence_reaches_the_screen(shown: MainWindow, centre: Centre, qtbot: QtBot) -> None:
    """From the bytes on the socket to the word in the status line."""
    for says, word in (
        (answer(b"<html>Masuk ke Wi-Fi</html>"), "Jaringan meminta masuk"),
        (answer(b"", status="407 Proxy Authentication Required"), "Ditolak proksi"),
        (_GOOD, "Tersambung"),
    ):
        centre.says = says
        _press(shown)
        _ends_with(shown, qtbot, "")
        qtbot.waitUntil(lambda word=word: shown.status.sentences()[0].startswith(word))  # type: ignore[misc]  # bound at once
