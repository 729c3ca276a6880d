"""English windows are English: what is not is what people, offices and LAPOR! wrote."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from tests.shots.drawing import entered
from tests.shots.registry import AT_125_PERCENT, SCREENS, Variant, all_screens
from tests.support import access
from tests.support.layouts import faults
from ui.language.translation import Language, speak

all_screens()
pytestmark = pytest.mark.slow
_ENGLISH: Final = Variant("english", AT_125_PERCENT, language="en")
_QUOTED: Final = re.compile(
    r"“[^”]*”|<[^>]+>|\b(?:Terdisposisi ke|(?:Ditindaklanjuti|Ditanggapi|Ditutup|Diarsipkan) oleh) \w+"
)
"""What stands for itself, markup, and phrases of LAPOR!."""
_WRITTEN: Final = re.compile(r"\b(?:Yth|Posyandu|Pungutan|Jalan|Permohonan)\b")
"""Begins what an officer or a reporter wrote in the invented cases."""
_INDONESIAN: Final = re.compile(
    r"\b(?:yang|tidak|ini|itu|dan|ke|dari|untuk|sudah|belum|akan|atau|dengan|pada|berkas|laporan|oleh|lagi|semua|"
    r"komputer|diterima|dikirim|tersimpan|perlu|dapat|anda|jadi|dahulu|setelah|sebelum)\b",
    re.IGNORECASE,
)
_ENOUGH: Final = 2
"""Different words; a single one may be a name."""


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

    Alt and a letter lead to one control, as they do in Indonesian.
    """
    with entered(SCREENS[name], _ENGLISH) as (_stage, page):
        assert [said for said in sorted(set(_said(page))) if _is_indonesian(said)] == []
        assert access.colliding_letters(page) == []
        assert faults(page) == []


def _is_indonesian(said: str) -> bool:
    return len(set(_INDONESIAN.findall(said.casefold()))) >= _ENOUGH


def _said(page: QWidget) -> Iterator[str]:
    for one in (page, *page.findChildren(QWidget)):
        if not one.isVisible():
            continue
        texts = [one.toolTip(), one.accessibleName(), one.accessibleDescription()]
        if isinstance(one, (QLabel, QAbstractButton)):
            texts.append(one.text())
        if isinstance(one, QLineEdit):
            texts.append(one.placeholderText())
        yield from (_QUOTED.sub(" ", text) for text in texts if not _WRITTEN.search(text))
