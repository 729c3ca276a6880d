"""Every screen in every state can be read whole, and worked without a mouse."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.shots.drawing import entered
from tests.shots.registry import AT_125_PERCENT, FULL, SCREENS, Variant, all_screens
from tests.support import access
from tests.support.layouts import faults, main_buttons, too_large

all_screens()
pytestmark = pytest.mark.slow
_LIGHT = Variant("light", AT_125_PERCENT)
"""Dialogs open in the smaller of the two rooms."""


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_read_whole_and_worked_without_a_mouse(name: str) -> None:
    """At 1366 by 768 and at 125 % no word is cut off, painted over, or shortened, but in rows that lead to the whole.

    Each control has a name and a kind, Tab comes to it and goes on, and the keyboard is seen on it. One button at
    most is the main one. A dialog is no larger than the room it opens in.
    """
    with entered(SCREENS[name], _LIGHT) as (stage, page):
        assert too_large(page, AT_125_PERCENT) == []
        for size in (AT_125_PERCENT, FULL):
            stage.resize(size)
            assert faults(page) == [], size
        assert access.nameless(page) == []
        assert access.colliding_letters(page) == []
        assert access.unreached(page) == []
        assert access.unseen_focus(page) == []
        assert len(main_buttons(page)) <= 1


def test_faults_of_a_layout_are_found(qtbot: QtBot) -> None:
    """Words in too little room, two over each other, and a button that nobody names."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(300, 120)
    cut, over, above = QLabel("Sebuah kalimat yang panjang", page), QLabel("Satu", page), QLabel("Dua", page)
    cut.setGeometry(0, 0, 60, 20)
    over.setGeometry(0, 40, 60, 20)
    above.setGeometry(4, 42, 60, 20)
    QPushButton(page).setGeometry(0, 80, 60, 30)
    page.show()
    told = faults(page)
    assert any(one.startswith("cut off sideways: 'Sebuah") for one in told)
    assert any(one.startswith("over each other:") for one in told)
    assert access.nameless(page)
