"""The real window by the keyboard alone, from a computer on which nobody has signed in to a received follow-up."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.bootstrap import doorway_of
from desktop.profile import Profile
from sync.contract.events import Lamp
from tests.support.invented_photos import photo
from tests.support.programs import PASSWORD, Centre
from tests.ui.test_complaints import words_of
from ui.application import _Program, make_application
from ui.clock import wall_ms
from ui.frame.main_window import MainWindow
from ui.outbox.outbox_list import OutboxList
from ui.outbox.outbox_model import LINE_ROLE
from ui.ports.outbox import OutboxLine
from ui.rooms import Room
from ui.theme.appearance import Appearance

pytestmark = pytest.mark.slow

os.environ["QT_QPA_PLATFORM"] = "offscreen"
_PATIENCE_MS = 60_000
_CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = (
    "Yth. Pelapor, terima kasih. Petugas Kecamatan Tirta Muara memeriksa lokasi pada 26 November 2026 dan "
    "memberi kabar lagi paling lambat 30 November 2026. Kecamatan Tirta Muara"
)


@pytest.fixture(scope="module")
def dressed() -> tuple[QApplication, Appearance]:
    """Return the application with fonts and look, made before pytest-qt would make a bare one."""
    return make_application(["tindak"], dark=False)


@pytest.fixture(scope="module")
def qapp(dressed: tuple[QApplication, Appearance]) -> QApplication:
    """Give pytest-qt our application."""
    return dressed[0]


class Hands:
    """Ten fingers and no mouse: every key goes to whatever has the keyboard now."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.pressed: list[str] = []

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key."""
        self.pressed.append(key.name)
        QTest.keyClick(self._focused(), key, modifiers)

    def type(self, text: str) -> None:
        """Type a text."""
        self.pressed.append(text)
        QTest.keyClicks(self._focused(), text)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Look at the screen until something is there."""
        self._qtbot.waitUntil(condition, timeout=_PATIENCE_MS)

    def _focused(self) -> QWidget:
        self.wait(lambda: QApplication.focusWidget() is not None)
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    """Return them."""
    return Hands(qtbot)


@pytest.fixture
def program(dressed: tuple[QApplication, Appearance], tmp_path: Path, qtbot: QtBot) -> Iterator[_Program]:
    """Return the program of a new profile, as it starts on a new computer; ended at the end."""
    profile = Profile(tmp_path / "profil")
    profile.make()
    made = _Program(doorway_of(profile), dressed[1], wall_ms, folder=profile.folder)
    made.begin()
    yield made
    window = made._window
    if window is not None and not window._is_closed:
        with qtbot.waitSignal(made.ended, timeout=_PATIENCE_MS):
            window.leave()
    if window is not None:
        window.deleteLater()


def signed_in(program: _Program, centre: Centre, hands: Hands) -> MainWindow:
    """Sign in for the first time; returns the desk's window."""
    for text, key in ((centre.url, Qt.Key.Key_Tab), ("ani", Qt.Key.Key_Tab), (PASSWORD, Qt.Key.Key_Return)):
        hands.type(text)
        hands.press(key)
    hands.wait(lambda: program._window is not None)
    assert program._window is not None
    return program._window


def test_a_list_with_cases_is_reached_in_five_steps(program: _Program, centre: Centre, hands: Hands) -> None:
    """Address, name, password, Enter: the first exchange begins by itself, and what it brings is shown."""
    window = signed_in(program, centre, hands)
    hands.wait(lambda: bool(window.today._buttons))
    assert "Tiga hal menunggu Anda" in words_of(window.today)
    hands.press(Qt.Key.Key_2, _CTRL)
    hands.wait(lambda: window.complaints.pane.shown_case != 0)
    assert window.navigation.button(Room.COMPLAINTS).accessibleName() == "Laporan, 3"
    steps = [typed for typed in hands.pressed if typed != "Key_Tab"]
    assert len(steps) == 5, steps


def test_a_sign_in_that_fails_says_why_and_keeps_what_was_typed(
    program: _Program, centre: Centre, hands: Hands
) -> None:
    """A wrong password, a centre that does not answer: a sentence each, then one key goes on."""
    entrance = program._entrance
    assert entrance is not None
    hands.type(centre.url)
    hands.press(Qt.Key.Key_Tab)
    hands.type("ani")
    hands.press(Qt.Key.Key_Tab)
    hands.type("bukan kata sandinya")
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: entrance._act.isEnabled() and bool(entrance._problem.text()))
    assert "kata sandi" in entrance._problem.text().casefold()
    centre.stop()
    hands.type(PASSWORD)  # the wrong one is marked, ready to be replaced
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: entrance._act.isEnabled() and "tidak" in entrance._problem.text())
    assert entrance._username.text() == "ani"
    centre.serve()
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: program._window is not None)


def lines_of(shown: OutboxList) -> list[OutboxLine]:
    """Return the actions that the list shows, without its headings."""
    told = [shown.model().index(row, 0).data(LINE_ROLE) for row in range(shown.model().rowCount())]
    return [line for line in told if line is not None]


def test_from_the_first_run_to_a_received_follow_up(
    program: _Program, centre: Centre, hands: Hands, tmp_path: Path
) -> None:
    """Sign in, take the most urgent row, answer with a photo, and see in *Kotak keluar* that the centre has both."""
    taken = tmp_path / "lampu-padam.jpg"
    taken.write_bytes(photo())
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(taken))])
    window = signed_in(program, centre, hands)
    hands.wait(lambda: isinstance(QApplication.focusWidget(), QPushButton) and bool(window.today._buttons))
    hands.wait(lambda: not window.exchanging.is_running)
    hands.press(Qt.Key.Key_Return)
    hands.wait(window.form._text.hasFocus)
    case = window.form._case
    assert window._workplace.desk.case(case).line.title in words_of(window.form)
    hands.type(WORDS)
    QGuiApplication.clipboard().setMimeData(copied)
    hands.press(Qt.Key.Key_V, _CTRL)
    hands.wait(lambda: len(window.form.files.shown) == 1)
    hands.press(Qt.Key.Key_Return, _CTRL)
    hands.wait(lambda: bool(window._workplace.desk.outbox()))
    hands.press(Qt.Key.Key_3, _CTRL)
    hands.press(Qt.Key.Key_F5)
    shown = window.outbox.findChild(OutboxList)
    assert shown is not None
    hands.wait(lambda: [line.lamp for line in lines_of(shown)] == [Lamp.RECEIVED])
    hands.wait(shown.hasFocus)
    hands.press(Qt.Key.Key_Down)
    line = window._workplace.desk.case(case).line
    told = centre.document("show", line.tracking_id)
    assert [(event["text"], event["kind"]) for event in told["events"]] == [(WORDS, "respon-awal")]
    (action,) = window._workplace.desk.outbox()
    hands.wait(lambda: window._workplace.desk.receipt(action.id).number in words_of(window.outbox))
    hands.wait(lambda: not window._workplace.evidence.transfers().files)
    checked = centre.document("files", "check")
    assert (checked["files"], checked["missing"], checked["unreferenced"]) == (2, [], 0), "the photo and its preview"
    hands.wait(lambda: window.status.sentences()[4] == "Aman dimatikan")
    hands.press(Qt.Key.Key_Q, _CTRL)
    hands.wait(lambda: window._is_closed)
