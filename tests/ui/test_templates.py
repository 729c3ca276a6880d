"""Templates in the form: called, chosen, inserted, and led through."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from sync.contract.events import EventKind
from tests.support.invented_desk import InventedVault
from tests.support.real_faults import disk_full
from ui.follow_up.form import FollowUpForm
from ui.follow_up.template_chooser import TemplateChooser
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.rooms import Room

_FIRST, _SECOND = "{tanggal periksa}", "{tanggal kabar}"


@pytest.fixture
def form(window: MainWindow, qtbot: QtBot) -> FollowUpForm:
    """Return the form, open for an unanswered case."""
    window.write(3, "respon-awal")
    qtbot.waitUntil(window.form._text.hasFocus)
    return window.form


def _chooser(form: FollowUpForm, qtbot: QtBot) -> TemplateChooser:
    qtbot.waitUntil(lambda: form._templates._chooser is not None and form._templates._chooser.isVisible())
    chooser = form._templates._chooser
    assert chooser is not None
    return chooser


def _names(chooser: TemplateChooser) -> list[str]:
    return [chooser._list.item(row).text() for row in range(chooser._list.count())]


def _selected(form: FollowUpForm) -> str:
    return form._text.textCursor().selectedText()


def test_two_colons_call_the_templates_and_go_with_the_insertion(form: FollowUpForm, qtbot: QtBot) -> None:
    """Those for this kind only; what was typed before stays, and the first place is selected."""
    QTest.keyClicks(form._text, "Halo ::")
    chooser = _chooser(form, qtbot)
    assert _names(chooser) == ["Petugas ditugaskan", "Sudah dikerjakan"]
    QTest.keyClick(chooser._words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "kami baca" in form._text.toPlainText())
    assert form._text.toPlainText() == (
        f"Halo Yth. Pelapor, laporan {form._view.line.tracking_id if form._view else ''} kami baca. "
        f"Petugas datang {_FIRST}, kabar lagi {_SECOND}."
    )
    assert _selected(form) == _FIRST
    form._text.undo()
    assert form._text.toPlainText() == "Halo ::"


def test_tab_leads_from_place_to_place_and_then_leaves_the_text(form: FollowUpForm, qtbot: QtBot) -> None:
    """Typing over a place fills it; after the last one it begins again, and without any Tab is Tab."""
    form._text.setPlainText(f"🙏 {_FIRST} dan {_SECOND}")
    form._text.moveCursor(form._text.textCursor().MoveOperation.Start)
    QTest.keyClick(form._text, Qt.Key.Key_Tab)
    assert _selected(form) == _FIRST
    QTest.keyClick(form._text, Qt.Key.Key_Tab)
    assert _selected(form) == _SECOND
    QTest.keyClick(form._text, Qt.Key.Key_Tab)
    assert _selected(form) == _FIRST
    QTest.keyClicks(form._text, "Senin")
    QTest.keyClick(form._text, Qt.Key.Key_Tab)
    QTest.keyClicks(form._text, "Rabu")
    assert form._text.toPlainText() == "🙏 Senin dan Rabu"
    QTest.keyClick(form._text, Qt.Key.Key_Tab)
    assert not form._text.hasFocus()
    assert form._text.toPlainText() == "🙏 Senin dan Rabu"


def test_places_are_marked_in_both_looks(form: FollowUpForm) -> None:
    """By their ground, also behind a sign that takes two of Qt's places."""
    form._text.setPlainText(f"🙏 {_FIRST} x")
    for dark in (False, True):
        form._workplace.appearance.set_dark(dark=dark)
        tokens = form._workplace.appearance.tokens
        (marked,) = form._text.document().firstBlock().layout().formats()
        assert (marked.start, marked.length) == (3, len(_FIRST))
        assert marked.format.background().color().name() == tokens.soon_soft.lower()


def test_words_narrow_the_list_and_arrows_move_in_it(form: FollowUpForm, qtbot: QtBot) -> None:
    """While the hands stay where they type; what fits nothing is said."""
    QTest.keyClick(form._text, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    chooser = _chooser(form, qtbot)
    QTest.keyClick(chooser._words, Qt.Key.Key_Down)
    assert chooser._list.currentRow() == 1
    assert chooser._says.toPlainText() == "{sapaan}, sudah kami kerjakan."
    QTest.keyClick(chooser._words, Qt.Key.Key_Down)
    assert chooser._list.currentRow() == 1
    QTest.keyClick(chooser._words, Qt.Key.Key_Up)
    QTest.keyClicks(chooser._words, "DIKERJAKAN sapaan")
    assert _names(chooser) == ["Sudah dikerjakan"]
    QTest.keyClicks(chooser._words, " entah")
    assert _names(chooser) == []
    assert chooser._none.isVisible()
    assert not chooser._insert.isEnabled()
    QTest.keyClick(chooser._words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: form._templates._chooser is None)


def test_where_there_is_no_template_that_is_said_and_where_they_come_from(
    form: FollowUpForm, vault: InventedVault, qtbot: QtBot
) -> None:
    """Nothing was searched yet, so nothing can fail to match; there is nothing to search in either."""
    vault.desk.has_templates = False
    form.open_templates()
    chooser = _chooser(form, qtbot)
    said = [one.text() for one in chooser.findChildren(QLabel) if one.isVisible()]
    assert any("Belum ada templat" in words and "koordinator" in words for words in said)
    assert not any("cocok" in words for words in said)
    assert chooser.findChildren(QLineEdit) == []
    assert [one.text() for one in chooser.findChildren(QPushButton) if one.isVisible()] == ["&Tutup"]
    QTest.keyClick(chooser, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form._templates._chooser is None)
    assert form._text.toPlainText() == ""


def test_leaving_the_chooser_changes_nothing(form: FollowUpForm, qtbot: QtBot) -> None:
    """Two colons are then two colons, and the hands are back in the text."""
    QTest.keyClicks(form._text, "::")
    QTest.keyClick(_chooser(form, qtbot), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: form._templates._chooser is None)
    assert form._text.toPlainText() == "::"
    qtbot.waitUntil(form._text.hasFocus)


def test_what_is_recorded_names_the_template(
    form: FollowUpForm, vault: InventedVault, window: MainWindow, qtbot: QtBot
) -> None:
    """Once, and not for the next case."""
    QTest.keyClick(form._text, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    chooser = _chooser(form, qtbot)
    chooser._list.setCurrentRow(1)
    chooser._insert.click()
    qtbot.waitUntil(lambda: form._text.toPlainText() == "Yth. Pelapor, sudah kami kerjakan.")
    form.save(goes_on=False)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    window.write(4, "catatan")
    qtbot.waitUntil(lambda: form._view is not None and form._view.line.case == 4)
    QTest.keyClicks(form._text, "Tanpa templat")
    form.save()
    qtbot.waitUntil(lambda: len(vault.desk.templates_used) == 2)
    assert vault.desk.templates_used == ["t2", ""]


def test_pasted_or_loaded_colons_call_nothing(
    form: FollowUpForm, window: MainWindow, vault: InventedVault, background: Background, qtbot: QtBot
) -> None:
    """Only a key does."""
    form._text.insertPlainText("a::")
    background.database.settle(form)
    assert form._templates._chooser is None
    vault.desk.save_draft(4, EventKind.NOTE, "draf ::")
    form.keeper.keep_now()
    window.write(4, "catatan")
    qtbot.waitUntil(lambda: form._text.toPlainText() == "draf ::")
    background.database.settle(form)
    assert form._templates._chooser is None


def test_templates_that_cannot_be_read_are_told(form: FollowUpForm, vault: InventedVault, qtbot: QtBot) -> None:
    """In the form, where the hands are; the next call tries again."""
    vault.desk.fault = disk_full()
    form.open_templates()
    qtbot.waitUntil(form._problem.isVisible)
    vault.desk.fault = None
    form.open_templates()
    _chooser(form, qtbot).reject()


def test_a_letter_with_empty_places_is_asked_about_before_it_goes(
    form: FollowUpForm, vault: InventedVault, qtbot: QtBot
) -> None:
    """The first place is selected; nothing is queued until it is filled in, or saved once more as it is."""
    form._text.setPlainText("Yth. Pelapor, kami periksa pada {tanggal periksa}.")
    before = len(vault.desk.outbox())
    form.save()
    qtbot.waitUntil(lambda: form._problem.text().startswith("Belum diisi: {tanggal periksa}."))
    assert _selected(form) == "{tanggal periksa}"
    assert len(vault.desk.outbox()) == before
    form.save()
    qtbot.waitUntil(lambda: len(vault.desk.outbox()) == before + 1)
