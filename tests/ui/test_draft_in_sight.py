"""A draft is in sight wherever its case is, by whichever way one left the form."""

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.invented_desk import InventedVault
from tests.support.real_faults import disk_full
from tests.ui.test_complaints import words_of
from ui.frame.main_window import MainWindow
from ui.rooms import Room

_CTRL: Final = Qt.KeyboardModifier.ControlModifier


def _by_button(window: MainWindow) -> None:
    (today,) = (one for one in window.navigation.findChildren(QPushButton) if one.text() == "&Hari ini")
    QTest.mouseClick(today, Qt.MouseButton.LeftButton)


def _by_number(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_1, _CTRL)


def _by_search(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, _CTRL)


def _by_help(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.room is Room.HELP


def _by_palette(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, _CTRL)
    palette = window.commands.palette
    assert palette is not None
    QTest.keyClicks(palette.focusWidget(), "Buka Kotak keluar")
    QTest.keyClick(palette.focusWidget(), Qt.Key.Key_Return)
    assert window.room is Room.OUTBOX


def _by_another_case(window: MainWindow) -> None:
    window.show_case(4)


@pytest.fixture
def written(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return the window with the form open for a case that everybody has looked at before."""
    window.show_case(3)
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: pane.shown_case == 3 and "Tulis respon awal" in words_of(pane))
    window.acts.begin(3, "respon-awal")
    qtbot.waitUntil(window.form._text.hasFocus)
    return window


@pytest.mark.parametrize("leave", [_by_button, _by_number, _by_search, _by_help, _by_palette, _by_another_case])
def test_a_draft_is_seen_everywhere_however_the_form_was_left(
    written: MainWindow, vault: InventedVault, qtbot: QtBot, leave: Callable[[MainWindow], None]
) -> None:
    """*Hari ini*, the list and the case say so without an exchange, and the main button goes on with it."""
    QTest.keyClicks(written.form._text, "Petugas datang Rabu.")
    leave(written)
    written.go(Room.TODAY)
    qtbot.waitUntil(lambda: "draf" in words_of(written.today))
    written.show_case(3)
    qtbot.waitUntil(lambda: "Lanjutkan draf" in words_of(written.complaints.pane))
    shown = written.complaints.list._model
    lines = [shown.line(row) for row in range(shown.rowCount())]
    assert [line.case for line in lines if line is not None and line.has_draft] == [3]
    assert vault.desk.drafts_saved == ["Petugas datang Rabu."]


def test_a_draft_that_is_stored_only_after_one_left_is_seen_then(
    written: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """While the disk takes nothing there is none to be seen; it is shown as soon as it is there."""
    QTest.keyClicks(written.form._text, "Petugas datang Rabu.")
    vault.desk.fault = disk_full()
    written.go(Room.TODAY)
    qtbot.waitUntil(lambda: not written.form._problem.isHidden())
    assert "draf" not in words_of(written.today)
    vault.desk.fault = None
    written.form.keep_now()
    qtbot.waitUntil(lambda: "draf" in words_of(written.today))
