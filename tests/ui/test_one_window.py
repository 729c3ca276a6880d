"""One window for each profile: a second start raises the first, whatever a killed process left behind."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.invented_desk import InventedDoorway, InventedVault
from tests.support.invented_road import now_ms
from tests.support.waiting import wait_for
from ui.application import _Program
from ui.frame.one_window import OneWindow, pipe_name, raise_running
from ui.theme.appearance import Appearance


@contextmanager
def started(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Start the real program for a profile; it is killed at the end if it still runs."""
    command = [sys.executable, "-m", "desktop", "--profile", str(folder)]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, env=surroundings, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


def asking(folder: Path) -> subprocess.Popen[bytes]:
    """Ask from another process, as a second start does; it ends with 0 when it was answered."""
    asks = "import sys, pathlib, ui.frame.one_window as one; sys.exit(not one.raise_running(pathlib.Path(sys.argv[1])))"
    return subprocess.Popen([sys.executable, "-c", asks, str(folder)], stderr=subprocess.DEVNULL)


def test_the_name_of_the_pipe_is_that_of_the_folder(tmp_path: Path) -> None:
    """However it is spelled; another folder has another one, and neither tells the folder."""
    folder = tmp_path / "profil"
    folder.mkdir()
    assert pipe_name(folder) == pipe_name(tmp_path / "profil" / ".." / "profil")
    assert pipe_name(folder) != pipe_name(tmp_path)
    assert "profil" not in pipe_name(folder)


@pytest.mark.usefixtures("qapp")
def test_a_wish_is_heard_and_answered(tmp_path: Path, qtbot: QtBot) -> None:
    """Again and again; a window that has gone answers no more, and its place can be taken."""
    assert not raise_running(tmp_path)
    first = OneWindow(tmp_path)
    for _time in range(2):
        with qtbot.waitSignal(first.raise_wanted, timeout=20_000), asking(tmp_path) as asked:
            qtbot.waitUntil(lambda: asked.poll() is not None, timeout=20_000)
        assert asked.returncode == 0
    first.close()
    assert not raise_running(tmp_path)
    second = OneWindow(tmp_path)
    assert second._server.isListening()
    second.close()


def test_the_window_comes_to_the_front(vault: InventedVault, appearance: Appearance, qtbot: QtBot) -> None:
    """The entrance while it is shown, the desk afterwards, from the task bar too; not while the program ends."""
    program = _Program(InventedDoorway(vault, has_vault=True), appearance, now_ms)
    program.begin(vault)
    window = program._window
    assert window is not None
    window.setWindowState(Qt.WindowState.WindowMinimized)
    program.come_to_front()
    qtbot.waitUntil(lambda: not window.isMinimized() and window.isVisible())
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    with qtbot.waitSignals([program.ending, program.ended]):
        window.close()
    window.deleteLater()


@pytest.mark.slow
def test_of_two_starts_at_once_one_shows_the_window_and_the_other_finds_it(tmp_path: Path) -> None:
    """The lock decides; the loser ends well. After a kill the next start takes over what is left."""
    with ExitStack() as stack:
        both = [stack.enter_context(started(tmp_path)) for _ in range(2)]
        wait_for(lambda: any(one.poll() is not None for one in both))
        [other] = [one for one in both if one.poll() is not None]
        [shown] = [one for one in both if one.poll() is None]
        assert other.returncode == 0
        shown.kill()
        shown.wait()
        next_one = stack.enter_context(started(tmp_path))
        wait_for(lambda: raise_running(tmp_path))
        assert next_one.poll() is None
