"""No dialog opens larger than the window it opens over, however large the text is."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.quality.tree import ROOT
from ui.parts.dialog_room import as_high_as_words, at_least_wide, open_at, room_for
from ui.parts.labels import label
from ui.theme.fonts import set_text_scale

_OWN_SIZE = re.compile(r"self\.(?:resize|setMinimumWidth|setFixedWidth|setFixedSize)\((?!self\.)")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """What a screen of 1366 by 768 at 125 % leaves."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1093, 535)
    yield made
    set_text_scale(1)


def test_a_dialog_opens_as_large_as_it_wants_where_there_is_room(window: QWidget) -> None:
    """It grows with the text until the window is full, and leaves an edge of it."""
    dialog = QDialog(window)
    open_at(dialog, 600, 300)
    assert dialog.size() == QSize(600, 300)
    set_text_scale(1.5)
    open_at(dialog, 600, 300)
    assert dialog.size() == QSize(900, 450)
    open_at(dialog, 1000, 580)
    assert dialog.size() == room_for(dialog) == QSize(1045, 519)
    at_least_wide(dialog, 800)
    assert dialog.minimumWidth() == 1045


def test_a_dialog_over_a_dialog_has_the_room_of_the_window(window: QWidget) -> None:
    """It is not squeezed into the one that it opens over."""
    below = QDialog(window)
    below.resize(300, 200)
    part = QWidget()
    QVBoxLayout(below).addWidget(part)
    assert room_for(QDialog(part)) == room_for(QDialog(below)) == room_for(below)


def test_a_dialog_of_words_is_as_high_as_they_are(window: QWidget) -> None:
    """Qt would stop at two thirds of the screen and squeeze buttons and fields; only the room ends it."""
    window.resize(1366, 760)
    window.show()
    dialog = QDialog(window)
    at_least_wide(dialog, 400)
    column = QVBoxLayout(dialog)
    words = label("Satu dua tiga empat lima enam tujuh. " * 45, wrap=True)
    column.addWidget(words)
    column.addWidget(QPushButton("Tutup"))
    dialog.show()
    assert dialog.height() == column.totalHeightForWidth(400) > 533
    words.setText("Pendek.")
    as_high_as_words(dialog)
    assert dialog.height() < 120
    words.setText("Satu dua tiga empat lima enam tujuh. " * 600)
    as_high_as_words(dialog)
    assert dialog.height() <= room_for(dialog).height()


def test_every_dialog_of_the_program_asks_for_its_room() -> None:
    """None gives itself a size of its own."""
    dialogs = {
        path.relative_to(ROOT).as_posix(): text
        for path in (ROOT / "ui").rglob("*.py")
        if re.search(r"^class \w+\(\w*Dialog\)", text := path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(dialogs) > 15
    assert {path for path, text in dialogs.items() if _OWN_SIZE.search(text)} == set()
