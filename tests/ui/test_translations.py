"""The English of the windows: complete, compiled from what is committed, and fit to take the place of the source."""

import re
import shutil
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.preferences import ProfilePreferences
from desktop.profile import Profile
from sync.contract.errors import LocalFault
from tests.support.invented_desk import InventedDoorway, InventedVault
from tests.support.invented_road import now_ms
from tests.translations import COMPILED, ROOT, SOURCE, Said, collect, compile_to, messages, said_in
from tests.ui.test_complaints import words_of
from ui.actions.action import key_words
from ui.application import _Program
from ui.clock import local_day
from ui.language.translation import Language, speak
from ui.language.wording import long_date, moment, number, size
from ui.theme.appearance import Appearance

_MANY: Final = re.compile(r"\{\w*\} (?:[a-z]+ )?(?!(?:this|was|has|holds|stands)\b)[a-z]{3,}s\b")
"""A number that stands before a noun of many."""


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """Speak English for one test."""
    speak(qapp, Language.ENGLISH)
    yield
    speak(qapp, Language.INDONESIAN)


def test_every_sentence_of_the_windows_is_in_the_catalogue_and_finished(tmp_path: Path) -> None:
    """Collecting again changes nothing; when this fails, run ``make translations`` and write what it prints."""
    again = tmp_path / "again.ts"
    shutil.copyfile(SOURCE, again)
    collect(again)
    assert [source for _context, source, _forms, is_finished in messages(again) if not is_finished] == []
    assert again.read_text(encoding="utf-8") == SOURCE.read_text(encoding="utf-8")


def test_the_compiled_catalogue_is_made_of_the_committed_one(tmp_path: Path) -> None:
    """Nobody can forget to compile."""
    compile_to(SOURCE, tmp_path / "again.qm")
    assert (tmp_path / "again.qm").read_bytes() == COMPILED.read_bytes()


def test_a_sentence_that_is_put_together_is_refused() -> None:
    """Half a sentence cannot be translated, and one that is built while the program runs cannot be found."""
    with pytest.raises(ValueError, match="line 3"):
        list(said_in("class A:\n  def b(self, n):\n    return self.tr(f'{n} berkas')\n"))
    found = list(said_in("class A:\n  def b(self, n):\n    return self.tr('{} berkas', '', n)\n"))
    assert found == [Said("A", "{} berkas", is_counted=True)]


def test_english_fills_the_same_places() -> None:
    """A place that English lacks would swallow a number, one too many would break the window."""
    differing = [
        (source, form)
        for _context, source, forms, _finished in messages()
        for form in forms
        if _places(source) != _places(form)
    ]
    assert differing == []


def test_english_has_a_letter_for_the_same_buttons() -> None:
    """What Indonesian hands reach by Alt and a letter, English hands reach too."""
    differing = [
        source
        for _context, source, forms, _finished in messages()
        for form in forms
        if len(_mnemonics(source)) != len(_mnemonics(form))
    ]
    assert differing == []


def test_the_main_act_has_the_same_letter_in_every_state_and_in_both_languages() -> None:
    """Alt+A, as the pages of keys promise, so that hands can learn it."""
    acts = {said: forms for context, said, forms, _finished in messages() if context == "NextAct"}
    words = [*acts, *(form for forms in acts.values() for form in forms)]
    assert [one for one in words if [letter.casefold() for letter in _mnemonics(one)] != ["a"]] == []
    assert len(acts) > 10


def test_english_says_one_and_many_rightly() -> None:
    """A number that stands before its noun needs both forms, so such a sentence has to hand its number in."""
    wrong = [
        source
        for _context, source, forms, _finished in messages()
        if len(forms) == 1
        and re.search(r"\{\w*\} (?:[a-z]+ )?(?!this\b|was\b|has\b|holds\b|stands\b)[a-z]{3,}s\b", forms[0])
    ]
    assert wrong == []


def test_every_window_asks_with_literals() -> None:
    """The collector refuses anything else, so it is enough that it walks them all."""
    found = [said for path in (ROOT / "ui").rglob("*.py") for said in said_in(path.read_text(encoding="utf-8"))]
    assert len(found) > 600


@pytest.mark.usefixtures("english")
def test_english_windows_write_dates_and_numbers_the_english_way() -> None:
    """Names, order and signs are those of the language, whatever the computer is set to."""
    at = now_ms()
    assert re.fullmatch(r"[A-Z][a-z]+day, \d+ [A-Z][a-z]+ \d{4}", long_date(local_day(at)))
    assert re.fullmatch(r"\d\d:\d\d", moment(at, at))
    assert number(12_345) == "12,345"
    assert size(4_800_000) == "4.8 MB"


def test_choosing_files_speaks_indonesian_in_the_dialog_of_the_program(qtbot: QtBot) -> None:
    """Where the system has none of its own; keys are named in Indonesian too."""
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.show()
    said = [made.text() for made in dialog.findChildren(QLabel)]
    kinds = [box.itemText(row) for box in dialog.findChildren(QComboBox) for row in range(box.count())]
    assert said == ["&Lihat di:", "Folder:", "&Jenis berkas:"]
    assert "Folder" in kinds
    assert (key_words("Alt+Left"), key_words("PgUp")) == ("Alt+Kiri", "Page Up")


def test_the_first_window_changes_its_language_at_once_and_it_is_kept(
    appearance: Appearance, vault: InventedVault, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    """Whoever cannot read the window finds the other language under its own name; what was typed moves along."""
    preferences = ProfilePreferences(Profile(tmp_path))
    program = _Program(InventedDoorway(vault), appearance, now_ms, preferences)
    program.begin()
    first = program._entrance
    assert first is not None
    QTest.keyClicks(first._username, "siti")
    choice = next(one for one in first.findChildren(QPushButton) if one.text() == "&English")
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Space)
    second = program._entrance
    assert second is not None
    assert "Sign in only once" in words_of(second)
    assert second._username.text() == "siti"
    assert preferences.language is Language.ENGLISH
    assert any(one.text() == "&Bahasa Indonesia" for one in second.findChildren(QPushButton))
    with qtbot.waitSignal(program.ended):
        second.close()
    speak(qapp, Language.INDONESIAN)


def test_a_language_that_cannot_be_kept_says_so_and_an_unknown_one_is_indonesian(tmp_path: Path) -> None:
    """A damaged file never keeps anybody from the window."""
    profile = Profile(tmp_path / "lacking")
    assert ProfilePreferences(profile).language is Language.INDONESIAN
    with pytest.raises(LocalFault, match="Folder profil tidak dapat ditulis"):
        ProfilePreferences(profile).choose_language(Language.ENGLISH)
    profile.folder.mkdir()
    profile.language.write_bytes(b"\xff klingon")
    assert ProfilePreferences(profile).language is Language.INDONESIAN


def _places(sentence: str) -> list[str]:
    return sorted(name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name is not None)


def _mnemonics(sentence: str) -> list[str]:
    return re.findall(r"&(\w)", sentence.replace("&&", ""))
