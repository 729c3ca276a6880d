"""The look: readable in both themes, the same on every computer, following the system."""

import re
from importlib.resources import files

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme.appearance import Appearance, style_sheet
from ui.theme.fonts import FAMILY, font
from ui.theme.tokens import BODY, DARK, HEADING, LIGHT, SMALL, STANDS_ON, TITLE, Tokens, contrast


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read_on_every_ground_it_stands_on(tokens: Tokens) -> None:
    """At least 4.5 to 1 (WCAG 2.2, 1.4.3)."""
    pairs = [(text, ground) for text, grounds in STANDS_ON.items() for ground in grounds]
    poor = {
        pair: round(found, 2)
        for pair in pairs
        if (found := contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1]))) < 4.5
    }
    assert poor == {}


def test_the_measure_of_contrast_is_the_known_one() -> None:
    """Black on white is 21 to 1, a colour on itself 1 to 1, and the grey of the standard's own example 4.54."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_colours_stand_in_the_table_only() -> None:
    """The style sheet names tokens; a colour written there would not change with the theme."""
    template = (files("resources") / "styles" / "tindak.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9A-Fa-f]{6}\b", template) == []
    assert "$" not in style_sheet(LIGHT)


def test_four_sizes_in_two_weights_of_the_bundled_typeface(qapp: QApplication) -> None:
    """No computer needs a font of its own."""
    del qapp
    for px in (SMALL, BODY, TITLE, HEADING):
        for bold in (False, True):
            made = QFontInfo(font(px, bold=bold))
            assert made.family() == FAMILY
            assert made.bold() is bold


def test_the_look_follows_the_system_while_the_window_is_open(
    qapp: QApplication, appearance: Appearance, qtbot: QtBot
) -> None:
    """Switching the system to dark needs no restart; an override stands above it."""
    appearance.set_dark(dark=None)
    with qtbot.waitSignal(appearance.changed):
        # What Qt's platforms do when the system changes; the one without a screen never does it by itself.
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert appearance.tokens is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.bg
    appearance.set_dark(dark=False)
    assert appearance.tokens is LIGHT
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
