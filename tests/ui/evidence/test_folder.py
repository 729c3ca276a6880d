"""*Pindai folder*: what was photographed last stands on top, and is ticked and attached without a mouse."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.evidence.conftest import names
from ui.evidence.folder_dialog import FolderDialog
from ui.evidence.strip import FileStrip
from ui.frame.main_window import MainWindow
from ui.workplace import Workplace


@pytest.fixture
def dialog(workplace: Workplace, photos: list[Path], qtbot: QtBot) -> FolderDialog:
    """Return the dialog over a folder of three pictures, the third one the newest."""
    for age, path in enumerate(reversed(photos)):
        os.utime(path, (1_760_000_000 - age, 1_760_000_000 - age))
    made = FolderDialog(workplace, photos[0].parent, None)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.rows.rowCount() == 3)
    return made


def test_pictures_stand_newest_first_and_come_by_themselves(dialog: FolderDialog, qtbot: QtBot) -> None:
    """The list is there before any of its pictures is read."""
    rows = [str(dialog.rows.index(row, 0).data()).splitlines()[0] for row in range(3)]
    assert rows == ["titian-3.jpg", "titian-2.jpg", "titian-1.jpg"]
    qtbot.waitUntil(lambda: len(dialog.rows._pictures._kept) == 3)


def test_files_are_ticked_and_attached_with_the_keyboard(dialog: FolderDialog, qtbot: QtBot) -> None:
    """Space ticks; the button says how many, and Enter does it."""
    qtbot.waitUntil(dialog.list.hasFocus)
    assert not dialog._attach.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog._attach.text() == "&Lampirkan 2 berkas"
    with qtbot.waitSignal(dialog.chosen) as chosen:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert [path.name for path in chosen.args[0]] == ["titian-3.jpg", "titian-1.jpg"]
    assert not dialog.isVisible()


def test_an_empty_and_an_unreadable_folder_say_so(dialog: FolderDialog, tmp_path: Path, qtbot: QtBot) -> None:
    """And another one can be chosen."""
    empty = tmp_path / "kosong"
    empty.mkdir()
    dialog.show_folder(empty)
    qtbot.waitUntil(lambda: dialog.said.startswith("Tidak ada foto"))
    dialog.show_folder(tmp_path / "hilang")
    qtbot.waitUntil(lambda: dialog.said.startswith("Folder ini tidak dapat dibaca."))
    assert not dialog._attach.isEnabled()


def test_the_form_takes_what_was_ticked(
    strip: FileStrip, photos: list[Path], window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """From folder to strip."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_all: str(photos[0].parent))
    strip._scan.click()
    dialog = window.findChildren(FolderDialog)[-1]
    qtbot.waitUntil(lambda: dialog.rows.rowCount() == 3)
    dialog.rows.tick(dialog.rows.index(0, 0))
    dialog._attach.click()
    qtbot.waitUntil(lambda: len(names(strip)) == 1 and not strip.is_busy)
