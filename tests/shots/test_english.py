"""English windows are English: what is not is what people, offices and LAPOR! wrote."""

from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from tests.shots.drawing import entered
from tests.shots.registry import AT_125_PERCENT, SCREENS, Variant, all_screens
from tests.support import access
from tests.support.indonesian import left_in
from tests.support.layouts import faults
from tests.support.said import said
from ui.language.translation import Language, speak

all_screens()
pytestmark = pytest.mark.slow
_ENGLISH: Final = Variant("english", AT_125_PERCENT, language="en")


@pytest.fixture(autouse=True)
def _indonesian_again() -> Iterator[None]:
    """Speak Indonesian afterwards, as all other tests expect."""
    yield
    application = QApplication.instance()
    assert application is not None
    speak(application, Language.INDONESIAN)


@pytest.mark.parametrize("name", SCREENS)
def test_an_english_window_is_english_and_worked_by_letters(name: str) -> None:
    """Neither what windows say themselves, nor what they were told by the rooms below; and it is read whole.

    Choices, menus, rows, headings and titles are read too, whether they are open or not.
    Alt and a letter lead to one control, as they do in Indonesian.
    """
    with entered(SCREENS[name], _ENGLISH) as (_stage, page):
        assert [(text, left) for text in sorted(set(said(page))) if (left := left_in(text))] == []
        assert access.colliding_letters(page) == []
        assert faults(page) == []
