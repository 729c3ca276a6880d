"""The whole program: entrance, desk, end; and the real desk behind the real windows."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from filelock import FileLock
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.__main__ import main
from desktop.bootstrap import doorway_of, open_new_profile
from desktop.profile import Profile
from sync.contract.entities import CaseState, CaseText, Change
from sync.contract.events import EventKind, Lamp
from sync.contract.frames import pack
from sync.contract.messages import AnswerFrame, SignedIn
from tests.support.invented_desk import PASSWORD, InventedDoorway, InventedVault
from tests.support.invented_road import now_ms
from tests.support.typist import LETTER_MS
from tests.ui.test_complaints import words_of
from ui.application import _Program
from ui.clock import wall_ms
from ui.frame.main_window import MainWindow
from ui.rooms import Room
from ui.theme.appearance import Appearance


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """Return a profile whose officer signed in once and holds one case; its centre is not there."""
    made = Profile(tmp_path)
    who = SignedIn(
        token="t", username="siti", full_name="Siti", role="liaison", unit_row=1, unit_code="1",
        unit_name="Kecamatan Tirta Muara", epoch="e", server_time=0,
    )  # fmt: skip
    opened = open_new_profile(made, PASSWORD, who)
    text = CaseText(tracking_id="7400001", title="Lampu dermaga padam", body="Gelap sejak awal bulan.")
    state = CaseState(unit=1, status="Terverifikasi", lapor_status="Terverifikasi")
    told = (Change("text", 1, msgspec.Raw(pack(text))), Change("state", 1, msgspec.Raw(pack(state))))
    opened.replica.apply([AnswerFrame(changes=told, cursor="1")], [])
    opened.desk.set_luring(luring=True)
    opened.close()
    return made


def enter(program: _Program, qtbot: QtBot) -> MainWindow:
    """Type the password, and return the desk's window once it is filled."""
    program.begin()
    entrance = program._entrance
    assert entrance is not None
    QTest.keyClicks(entrance._password._line, PASSWORD)
    QTest.keyClick(entrance._password._line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program._window is not None and program._window.state is not None, timeout=20_000)
    assert program._window is not None
    return program._window


def end(program: _Program, qtbot: QtBot) -> None:
    """Close the window and wait for the program's end."""
    assert program._window is not None
    with qtbot.waitSignal(program.ended):
        program._window.close()
    program._window.deleteLater()


@pytest.fixture
def program(vault: InventedVault, appearance: Appearance) -> Iterator[_Program]:
    """Return the program over a vault in memory, closed at the end."""
    made = _Program(InventedDoorway(vault, has_vault=True), appearance, now_ms)
    yield made
    made._background.close(lambda: None)


def test_the_program_opens_works_and_ends(program: _Program, vault: InventedVault, qtbot: QtBot) -> None:
    """Password, desk, close: the vault is locked, and no thread is left."""
    window = enter(program, qtbot)
    assert window.room is Room.TODAY
    end(program, qtbot)
    assert vault.is_closed


def test_closing_the_entrance_ends_the_program(program: _Program, vault: InventedVault, qtbot: QtBot) -> None:
    """Nothing was opened, so nothing stays."""
    program.begin()
    assert program._entrance is not None
    with qtbot.waitSignal(program.ended):
        program._entrance.close()
    program._entrance.deleteLater()
    assert not vault.is_closed


def test_a_bug_is_logged_and_told_without_a_traceback(
    program: _Program, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    """The dialog says what it means for the work; the log keeps the rest."""
    window = enter(program, qtbot)
    with caplog.at_level(logging.ERROR, "tindak.window"):
        program.show_crash(ZeroDivisionError("rahasia dapur"))
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    qtbot.waitUntil(box.isVisible)
    assert "Yang sudah tersimpan tetap aman." in box.text()
    assert "ZeroDivisionError" not in box.text() + box.detailedText() + box.informativeText()
    assert "ZeroDivisionError" in caplog.text
    assert [button.text().replace("&", "") for button in box.buttons()] == ["Baik"]
    box.close()
    end(program, qtbot)


def test_the_real_desk_keeps_a_draft_over_closing_and_queues_the_answer(
    profile: Profile, appearance: Appearance, qtbot: QtBot
) -> None:
    """Unlock offline, type, close at once; open again, go on, save: one action waits, and the vault is locked."""
    first = _Program(doorway_of(profile), appearance, wall_ms)
    window = enter(first, qtbot)
    assert window.status.sentences()[0] == "Luring"
    window.write(1, "respon-awal")
    qtbot.waitUntil(window.form._text.hasFocus)
    QTest.keyClicks(window.form._text, "Yth. Pelapor, petugas berangkat")
    end(first, qtbot)

    second = _Program(doorway_of(profile), appearance, wall_ms)
    window = enter(second, qtbot)
    window.show_case(1)
    qtbot.waitUntil(lambda: "Lanjutkan draf" in words_of(window.complaints.pane))
    window.complaints.pane.do_main_act()
    qtbot.waitUntil(window.form._text.hasFocus)
    assert window.form._text.toPlainText() == "Yth. Pelapor, petugas berangkat"
    QTest.keyClicks(window.form._text, " hari ini.")
    QTest.keyClick(window.form._text, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    qtbot.waitUntil(lambda: "Tersimpan" in words_of(window.complaints.pane))
    end(second, qtbot)

    opened = doorway_of(profile).unlock(PASSWORD)
    (line,) = opened.desk.outbox()
    assert (line.text, line.kind, line.lamp) == (
        "Yth. Pelapor, petugas berangkat hari ini.", EventKind.INITIAL_RESPONSE, Lamp.SAVED,
    )  # fmt: skip
    assert opened.desk.case(1).draft is None
    opened.close()


@pytest.mark.slow
@pytest.mark.usefixtures("dressed")
def test_a_second_window_of_a_profile_is_refused(profile: Profile, capsys: pytest.CaptureFixture[str]) -> None:
    """Two windows would write over each other's drafts; the second one says so and ends."""
    said: list[str] = []

    def read_box() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(box.text())
            box.accept()
        else:
            QTimer.singleShot(20, read_box)

    QTimer.singleShot(0, read_box)
    with FileLock(profile.window_lock):
        assert main(["--profile", str(profile.folder)]) == 5
    assert len(said) == 1
    assert "sudah terbuka" in said[0]
    assert "sudah terbuka" in capsys.readouterr().err


@pytest.mark.slow
def test_a_kill_in_the_middle_of_typing_costs_at_most_two_seconds_of_it(profile: Profile) -> None:
    """A real window in its own process, typing without a pause; nothing is asked before it is killed."""
    command = [sys.executable, "-m", "tests.support.typist", str(profile.folder), PASSWORD]
    letters_in_two_seconds = 2000 // LETTER_MS
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as typist:
        assert typist.stdout is not None
        typed = 0
        while typed < 3 * letters_in_two_seconds:
            typed = int(typist.stdout.readline())
        typist.kill()
    opened = doorway_of(profile).unlock(PASSWORD)
    draft = opened.desk.case(1).draft
    opened.close()
    assert draft is not None
    print(f"typed {typed} letters, {len(draft.text)} survived the kill")  # noqa: T201 - the figure this test is for
    assert len(draft.text) >= typed - letters_in_two_seconds
