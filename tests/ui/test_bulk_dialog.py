"""What is typed for several cases at once: it never goes without a question, and the window says it is unsaved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from tests.support.invented_desk import InventedVault
from ui.complaints.bulk_dialog import BulkDialog
from ui.complaints.case_list import CaseList
from ui.frame.main_window import MainWindow
from ui.rooms import Room

WORDS = "Sudah dikoordinasikan dengan dinas; petugas turun Kamis."


@pytest.fixture
def cases(window: MainWindow, qtbot: QtBot) -> CaseList:
    """The list of the window with two marked rows."""
    window.go(Room.COMPLAINTS)
    made = window.complaints.list
    qtbot.waitUntil(lambda: made._model.rowCount() == 7 and bool(made._table.selected_ranges()))
    QTest.keyClick(made._table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    return made


@pytest.fixture
def dialog(cases: CaseList, qtbot: QtBot) -> BulkDialog:
    """The dialog for them, with a note in it."""
    cases.act_on()
    qtbot.waitUntil(lambda: isinstance(cases.doings.dialog, BulkDialog))
    made = cases.doings.dialog
    assert isinstance(made, BulkDialog)
    made.act.setCurrentIndex(made.act.findData("catatan-internal"))
    text_of(made).setPlainText(WORDS)
    return made


def text_of(dialog: BulkDialog) -> QTextEdit:
    """Return the field of the longer text."""
    assert dialog.fields is not None
    (field,) = dialog.fields.findChildren(QTextEdit)
    return field


def press(dialog: BulkDialog, words: str) -> None:
    """Press a button."""
    next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == words).click()


def safety(window: MainWindow) -> str:
    """Return what the status line says of switching the computer off."""
    return window.status.sentences()[-1]


@pytest.mark.parametrize("way", ["Esc", "Batal"])
def test_what_was_typed_for_several_cases_asks_before_it_goes(
    window: MainWindow, cases: CaseList, dialog: BulkDialog, qtbot: QtBot, way: str
) -> None:
    """Asked once more, one goes on typing; only *Buang* drops it."""
    for asks in (True, False, True):
        if way == "Esc":
            QTest.keyClick(text_of(dialog), Qt.Key.Key_Escape)
        else:
            press(dialog, way)
        assert dialog.isVisible()
        assert dialog.asks_to_discard is asks
        assert text_of(dialog).toPlainText() == WORDS
    press(dialog, "Buang")
    qtbot.waitUntil(lambda: cases.doings.dialog is None)
    assert safety(window) == "Aman dimatikan"


def test_no_act_is_chosen_for_several_cases_at_first(cases: CaseList, qtbot: QtBot) -> None:
    """What is done with many is chosen by a person; asked for a preview before, the dialog asks which."""
    cases.act_on()
    qtbot.waitUntil(lambda: isinstance(cases.doings.dialog, BulkDialog))
    dialog = cases.doings.dialog
    assert isinstance(dialog, BulkDialog)
    assert dialog.act.currentIndex() == -1
    assert dialog.act.placeholderText() == "Pilih tindakan"
    assert dialog.fields is None
    press(dialog, "Lihat dahulu")
    assert dialog.said == "Pilih dahulu tindakannya."
    assert dialog.lines.isHidden()
    assert dialog.act.hasFocus() or dialog.focusWidget() is dialog.act
    dialog.act.setCurrentIndex(0)
    assert dialog.said == ""
    assert dialog.fields is not None


def test_an_act_that_leaves_the_status_says_so(dialog: BulkDialog, qtbot: QtBot) -> None:
    """A note changes nothing; telling the same phrase as what comes after would read like a change."""
    press(dialog, "Lihat dahulu")
    qtbot.waitUntil(lambda: dialog.lines.count() == 2)
    for row in range(2):
        assert dialog.lines.item(row).text().endswith("\nStatus tidak berubah")


def test_a_dialog_without_words_closes_at_once(window: MainWindow, cases: CaseList, qtbot: QtBot) -> None:
    """A chosen act alone is nothing typed."""
    cases.act_on()
    qtbot.waitUntil(lambda: isinstance(cases.doings.dialog, BulkDialog))
    assert isinstance(cases.doings.dialog, BulkDialog)
    cases.doings.dialog.act.setCurrentIndex(1)
    assert safety(window) == "Aman dimatikan"
    QTest.keyClick(cases.doings.dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: cases.doings.dialog is None)


def test_the_window_does_not_call_safe_what_only_a_dialog_holds(window: MainWindow, dialog: BulkDialog) -> None:
    """Neither the status line nor the outbox, until it is emptied again."""
    assert safety(window) == "Belum tersimpan"
    assert "belum tersimpan" in window.outbox._safety.text()
    text_of(dialog).clear()
    assert safety(window) == "Aman dimatikan"


def test_leaving_the_program_asks_for_what_a_dialog_holds(window: MainWindow, dialog: BulkDialog) -> None:
    """As *Keluar* of the tray: the window stays, and the dialog asks; asked again, the program may end."""
    window.leave()
    assert window.isVisible()
    assert dialog.asks_to_discard
    assert text_of(dialog).toPlainText() == WORDS
    window.leave()
    assert not window.isVisible()


def test_the_words_go_along_to_another_act(dialog: BulkDialog) -> None:
    """Also over one that has no place for them, where they are not safe either."""
    for name in ("kendala", "sudah-diunggah", "catatan-internal"):
        dialog.act.setCurrentIndex(dialog.act.findData(name))
        assert not dialog.is_safe
        if name != "sudah-diunggah":
            assert text_of(dialog).toPlainText() == WORDS
    text_of(dialog).clear()
    for name in ("kendala", "catatan-internal"):
        dialog.act.setCurrentIndex(dialog.act.findData(name))
        assert (text_of(dialog).toPlainText(), dialog.is_safe) == ("", True)


def test_what_is_being_stored_is_not_given_up_half_way(
    window: MainWindow, cases: CaseList, dialog: BulkDialog, vault: InventedVault, qtbot: QtBot
) -> None:
    """Esc waits for it, and what was done is told with the way to take it back."""
    dialog.preview()
    qtbot.waitUntil(lambda: dialog.do.isVisibleTo(dialog))
    dialog.confirm()
    dialog.reject()
    assert dialog.isVisible()
    assert safety(window) == "Belum tersimpan"
    qtbot.waitUntil(lambda: cases.doings.toast.can_undo)
    assert sum(line.text == WORDS for line in vault.desk.outbox()) == 2
    qtbot.waitUntil(lambda: cases.doings.dialog is None)
    assert safety(window) == "Aman dimatikan"
