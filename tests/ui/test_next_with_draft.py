"""A case that opens by itself and holds a draft: what was meant for the former one lands nowhere in it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sync.contract.events import EventKind
from tests.support.invented_desk import InventedVault
from ui.follow_up.form import FollowUpForm
from ui.frame.main_window import MainWindow
from ui.rooms import Room

DRAFT = "Yth. Pelapor, petugas datang hari"
MEANT = "Posyandu Pulau Bakung: 2 kader baru?"


def _next_with_draft(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> FollowUpForm:
    """Answer a case of *Hari ini* behind which one with a draft follows; return the form once that one is open."""
    order = [item.case for item in vault.desk.today() if not item.action]
    vault.desk.save_draft(order[2], EventKind.INITIAL_RESPONSE, DRAFT)
    vault.desk.drafts_saved.clear()
    window.acts.begin(order[1], "respon-awal")
    form = window.form
    qtbot.waitUntil(form._text.hasFocus)
    QTest.keyClicks(form._text, "Kami periksa besok.")
    QTest.keyClick(form._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: form._is_open and form._case == order[2])
    vault.desk.drafts_saved.clear()
    return form


def test_nothing_typed_changes_a_draft_that_opened_by_itself(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """The keyboard stands on what tells which case this is; words, lines and erasing go nowhere until Tab."""
    window.resize(1093, 535)
    form = _next_with_draft(window, vault, qtbot)
    named = form._top.case
    assert window.focusWidget() is named
    assert named.note.text().startswith("Draf ")
    assert named.note.text().endswith("Lanjutkan dengan Tab, atau tekan teksnya.")
    assert "Sekarang laporan berikutnya" in named.accessibleName()
    assert named.note.text() in named.accessibleName()
    QTest.keyClicks(named, MEANT)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Down):
        QTest.keyClick(window.focusWidget(), key)
    assert window.focusWidget() is named
    assert form._text.toPlainText() == DRAFT
    height = named.height()
    QTest.keyClick(named, Qt.Key.Key_Tab)
    assert window.focusWidget() is form._text
    assert named.note.text().startswith("Melanjutkan draf ")
    QTest.keyClicks(window.focusWidget(), " Rabu.")
    assert named.height() == height
    assert form._text.toPlainText() == f"{DRAFT} Rabu."


def test_a_click_into_the_text_goes_on_with_the_draft(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """As one would expect of a text."""
    form = _next_with_draft(window, vault, qtbot)
    QTest.mouseClick(form._text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert window.focusWidget() is form._text
    assert form._top.case.note.text().startswith("Melanjutkan draf")


def test_a_key_pressed_twice_does_not_queue_the_draft_that_came(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Saving by a key first leads into the text that nobody has read yet; pressed again, it saves."""
    form = _next_with_draft(window, vault, qtbot)
    case, before = form._case, len(vault.desk.outbox())
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form._problem.text() == "Ini sudah laporan berikutnya. Baca dahulu, lalu simpan lagi."
    assert window.focusWidget() is form._text
    assert (form._case, len(vault.desk.outbox())) == (case, before)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(vault.desk.outbox()) == before + 1)


def test_an_empty_form_that_opens_by_itself_can_be_typed_into_at_once(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Nothing stands there that could be spoiled, so no key is asked for; nor is where one opened the draft oneself."""
    form = _next_with_draft(window, vault, qtbot)
    window.acts.begin(form._case, "respon-awal")
    qtbot.waitUntil(form._text.hasFocus)
    assert not form._top.case.note.isVisible()
    form._text.selectAll()
    QTest.keyClicks(form._text, "Sudah kami kerjakan.")
    QTest.keyClick(form._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: form._top.done.isVisible() and form._is_open and form._text.toPlainText() == "")
    assert form._text.hasFocus()
    assert not form._top.case.note.isVisible()


def test_what_is_typed_on_after_the_last_case_leads_nowhere(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """A blank would press a button, and a figure begin a row of *Hari ini*; Tab leads to what can be done."""
    vault.desk.items = tuple(item for item in vault.desk.today() if item.action)
    window.acts.begin(3, "respon-awal")
    form = window.form
    qtbot.waitUntil(form._text.hasFocus)
    QTest.keyClicks(form._text, "Kami periksa besok.")
    form.save()
    qtbot.waitUntil(form.ending.isVisible)
    QTest.keyClicks(window.focusWidget(), MEANT)
    assert window.room is Room.FORM
    assert form.ending.isVisible()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is form.ending._today
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.room is Room.TODAY)
