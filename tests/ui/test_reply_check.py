"""The check beside the form: never in the way of typing, and the last word on saving."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sync.contract.events import EventKind
from sync.contract.replies.remarks import RemarkCode
from tests.support.invented_desk import InventedVault
from tests.support.real_faults import disk_full
from ui.follow_up.form import FollowUpForm
from ui.follow_up.remark_words import in_short
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.parts.letters import in_letters, in_units
from ui.rooms import Room

pytestmark = pytest.mark.slow

_PRIVATE = "Hubungi 0812-3456-7890 atau loket kami."


@pytest.fixture
def form(window: MainWindow, qtbot: QtBot) -> FollowUpForm:
    """Return the form, open for an unanswered case."""
    window.write(3, "respon-awal")
    qtbot.waitUntil(window.form._text.hasFocus)
    return window.form


@pytest.fixture
def coordinator(vault: InventedVault, window: MainWindow, background: Background) -> None:
    """Let the person at the desk be a coordinator."""
    vault.desk.changes = {"role": "coordinator"}
    window.refresh()
    background.database.settle(window)


def _shown(form: FollowUpForm) -> list[str]:
    return [form._remarks._list.item(row).text() for row in range(form._remarks._list.count())]


def _codes(form: FollowUpForm) -> list[RemarkCode]:
    return [remark.code for remark in form._remarks._remarks]


Check = Callable[[str], None]


@pytest.fixture
def check(form: FollowUpForm, vault: InventedVault, qtbot: QtBot) -> Check:
    """Return what writes a text into the form and waits until it was checked."""

    def write(text: str) -> None:
        form._text.setPlainText(text)
        qtbot.waitUntil(lambda: vault.desk.checked[-1:] == [text] and form._watch._under_way is None)

    return write


def test_what_is_wrong_is_said_when_typing_rests(form: FollowUpForm, vault: InventedVault, qtbot: QtBot) -> None:
    """Once for a run of keys, not once for each."""
    before = len(vault.desk.checked)
    QTest.keyClicks(form._text, "Hubungi 081234567890")
    assert len(vault.desk.checked) == before
    qtbot.waitUntil(lambda: RemarkCode.PHONE in _codes(form))
    assert len(vault.desk.checked) <= before + 2
    assert _shown(form)[0].startswith("Harus dibetulkan: Ini tampak seperti nomor telepon.")


def test_a_blocking_remark_stops_saving_and_says_why(
    form: FollowUpForm, check: Check, vault: InventedVault, window: MainWindow, qtbot: QtBot
) -> None:
    """By button and by keys; mending it opens the way again."""
    check(_PRIVATE)
    qtbot.waitUntil(lambda: not form._save.isEnabled())
    assert "“0812-3456-7890” mengungkap data pribadi" in form._problem.text()
    assert "mintalah koordinator" in form._problem.text()
    assert form._remarks._override.isHidden()
    QTest.keyClick(form._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.room is Room.FORM
    assert vault.desk.held[3].written == []
    form._text.setPlainText("Hubungi loket kami.")
    qtbot.waitUntil(form._save.isEnabled)
    assert form._problem.isHidden()
    form.save(goes_on=False)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)


def test_saving_faster_than_the_check_is_refused_all_the_same(
    form: FollowUpForm, vault: InventedVault, window: MainWindow, qtbot: QtBot
) -> None:
    """The desk itself has the last word; the text stays."""
    form._text.setPlainText(_PRIVATE)
    form.save()
    qtbot.waitUntil(form._problem.isVisible)
    assert form._text.toPlainText() == _PRIVATE
    assert vault.desk.held[3].written == []


@pytest.mark.usefixtures("coordinator")
def test_a_coordinator_may_send_it_all_the_same(
    form: FollowUpForm, check: Check, vault: InventedVault, window: MainWindow, qtbot: QtBot
) -> None:
    """With a tick, which names what was seen."""
    check(_PRIVATE)
    qtbot.waitUntil(form._remarks._override.isVisible)
    assert not form._save.isEnabled()
    assert "Tetap kirim" in form._problem.text()
    form._remarks._override.click()
    assert form._save.isEnabled()
    assert form._problem.isHidden()
    form.save(goes_on=False)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    assert vault.desk.overrides == ("phone",)


@pytest.mark.usefixtures("coordinator")
def test_the_tick_goes_when_something_new_keeps_the_text_back(form: FollowUpForm, check: Check, qtbot: QtBot) -> None:
    """What was not seen was not let pass; in another case it begins anew."""
    check(_PRIVATE)
    form._remarks._override.setChecked(True)
    check(_PRIVATE + " Terima kasih.")
    assert form._remarks._override.isChecked()
    check(_PRIVATE + " NIK 6304011205900001")
    qtbot.waitUntil(lambda: not form._remarks._override.isChecked())
    assert not form._save.isEnabled()
    form._remarks._override.setChecked(True)
    form._remarks.clear()
    assert not form._remarks._override.isChecked()


def test_choosing_a_remark_selects_its_place(form: FollowUpForm, check: Check, qtbot: QtBot) -> None:
    """By mouse or by keys, also behind a sign that takes two of Qt's places."""
    check("🙏 " + _PRIVATE)
    qtbot.waitUntil(lambda: form._remarks._list.count() > 0)
    rows = form._remarks._list
    rows.itemClicked.emit(rows.item(0))
    assert form._text.textCursor().selectedText() == "0812-3456-7890"
    assert form._text.hasFocus()
    form._text.moveCursor(form._text.textCursor().MoveOperation.Start)
    rows.setFocus()
    rows.setCurrentRow(0)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: form._text.textCursor().selectedText() == "0812-3456-7890")


def test_remarks_that_say_the_same_are_one_which_leads_from_place_to_place(
    form: FollowUpForm, check: Check, qtbot: QtBot
) -> None:
    """Twice the same number is said once, with how many places there are."""
    check("Hubungi 0812-3456-7890, atau malam hari 0813-1111-2222, supaya petugas kami dapat datang ke lokasi.")
    qtbot.waitUntil(lambda: form._remarks._list.count() > 0)
    rows = form._remarks._list
    assert _shown(form)[0].startswith("Harus dibetulkan di 2 tempat: Ini tampak seperti nomor telepon.")
    found = []
    for _ in range(3):
        rows.itemClicked.emit(rows.item(0))
        found.append(form._text.textCursor().selectedText())
    assert found == ["0812-3456-7890", "0813-1111-2222", "0812-3456-7890"]


def test_what_keeps_a_text_back_is_marked_in_it(form: FollowUpForm, check: Check, qtbot: QtBot) -> None:
    """The mark moves with what is typed before it, and goes with what is deleted."""
    check("Ya.\n" + _PRIVATE)
    marks = form._templates._guide._marks
    qtbot.waitUntil(lambda: marks.parts == [(12, 26, "late")])
    form._text.moveCursor(QTextCursor.MoveOperation.Start)
    form._text.insertPlainText("Tentu. ")
    assert marks.parts == [(19, 33, "late")]
    formats = form._text.document().lastBlock().layout().formats()
    assert [(one.start, one.length) for one in formats] == [(8, 14)]
    form._text.select_part(20, 30)
    form._text.insertPlainText("loket")
    assert marks.parts == []


@pytest.mark.parametrize(
    ("sentence", "short"),
    [
        ("Janji tanpa hari. Pelapor tidak tahu kapan. Sebut tanggalnya.", "Janji tanpa hari. Sebut tanggalnya."),
        ("Ada 2.568 karakter; LAPOR! menerima 1.000, sisanya terpotong. Ringkaslah.",
         "Ada 2.568 karakter; LAPOR! menerima 1.000, sisanya terpotong. Ringkaslah."),
        ("Ini nama pelapor. Itu rahasia! Sapa dengan “Yth. Pelapor” saja.",
         "Ini nama pelapor. Sapa dengan “Yth. Pelapor” saja."),
    ],
)  # fmt: skip
def test_in_little_room_a_remark_says_what_it_is_and_what_to_do(sentence: str, short: str) -> None:
    """Why stands in between, and in the tool tip."""
    assert in_short(sentence) == short


def test_the_check_says_nothing_good_about_what_was_not_checked(form: FollowUpForm, check: Check, qtbot: QtBot) -> None:
    """Without a text there is no result, and no remark that it is missing."""
    title = form._remarks._title
    assert title.text() == "Pemeriksaan · belum ada teks"
    form._text.setPlainText("Petugas kami sudah memeriksa lokasi pada Kamis, 26 November 2026, di Handil Lima.")
    assert title.text() == "Pemeriksaan · sedang diperiksa"
    check("")
    qtbot.waitUntil(lambda: _codes(form) == [RemarkCode.EMPTY])
    assert (title.text(), _shown(form)) == ("Pemeriksaan · belum ada teks", [])


def test_a_remark_about_the_whole_selects_it(form: FollowUpForm, check: Check, qtbot: QtBot) -> None:
    """There is no smaller place."""
    check("Sudah dicek.")
    qtbot.waitUntil(lambda: _codes(form) == [RemarkCode.TOO_SHORT])
    form._remarks._list.itemClicked.emit(form._remarks._list.item(0))
    assert form._text.textCursor().selectedText() == "Sudah dicek."


def test_another_kind_is_another_check(form: FollowUpForm, check: Check, qtbot: QtBot) -> None:
    """A note may hold a telephone number."""
    check(_PRIVATE)
    qtbot.waitUntil(lambda: not form._save.isEnabled())
    form._kinds.choice(EventKind.NOTE).click()
    qtbot.waitUntil(form._save.isEnabled)
    assert _shown(form) == []
    assert "tidak ada catatan" in form._remarks._title.text()


def test_a_desk_that_cannot_check_does_not_stop_typing(
    form: FollowUpForm, check: Check, vault: InventedVault, background: Background, qtbot: QtBot
) -> None:
    """The fault is told where it costs something; the next check is asked for as ever."""
    vault.desk.fault = disk_full()
    form._text.setPlainText("Satu.")
    form._watch.check_now()
    background.database.settle(form)
    vault.desk.fault = None
    check("Dua.")
    qtbot.waitUntil(lambda: _codes(form) == [RemarkCode.TOO_SHORT])


def test_a_check_takes_no_other_sentence_away(
    form: FollowUpForm, vault: InventedVault, check: Check, qtbot: QtBot
) -> None:
    """That the disk is full stays said when a remark comes or goes."""
    check("Sudah dicek petugas.")
    vault.desk.fault = disk_full()
    form.save()
    qtbot.waitUntil(form._problem.isVisible)
    form._remarks.clear()
    form._remarks.verdict_changed.emit()
    assert form._problem.isVisible()
    assert form._problem.text().startswith("Diska penuh")


def test_what_cannot_be_stored_stays_said_while_one_types_on(
    form: FollowUpForm, vault: InventedVault, check: Check, qtbot: QtBot
) -> None:
    """A remark that keeps the text back does not cover that the disk is full, and claims no draft then."""
    check(_PRIVATE)
    qtbot.waitUntil(lambda: form._problem.text().startswith("Belum dapat diantrekan, draf tetap tersimpan: "))
    qtbot.waitUntil(lambda: form.is_safe)
    remarks = form._remarks._remarks
    vault.desk.fault = disk_full()
    QTest.keyClicks(form._text, "a")
    form.keeper.keep_now()
    qtbot.waitUntil(lambda: form._problem.text().startswith("Diska penuh"))
    QTest.keyClicks(form._text, "b")
    assert form._problem.text().startswith("Diska penuh")
    form._remarks.show_remarks(())
    QTest.keyClicks(form._text, "c")
    assert form._problem.isVisible()
    form._remarks.show_remarks(remarks)
    assert form._problem.text().startswith("Diska penuh")
    assert not form.is_safe
    form.save()
    qtbot.waitUntil(lambda: form._problem.text().startswith("Belum dapat diantrekan: "))
    vault.desk.fault = None
    form.keeper.keep_now()
    qtbot.waitUntil(lambda: form._problem.text().startswith("Belum dapat diantrekan, draf tetap tersimpan: "))


def test_a_check_that_fails_is_not_called_under_way(
    form: FollowUpForm, vault: InventedVault, background: Background, check: Check, qtbot: QtBot
) -> None:
    """It says that nothing was checked, until something is."""
    title = form._remarks._title
    vault.desk.fault = disk_full()
    form._text.setPlainText("Satu.")
    form._watch.check_now()
    background.database.settle(form)
    qtbot.waitUntil(lambda: title.text() == "Pemeriksaan · belum dapat diperiksa")
    vault.desk.fault = None
    check("Dua.")
    qtbot.waitUntil(lambda: title.text() == "Pemeriksaan · 1 catatan")


def test_words_typed_anew_count_as_checked_only_once_they_are(form: FollowUpForm, check: Check, qtbot: QtBot) -> None:
    """What was checked before the text was emptied says nothing about them."""
    title = form._remarks._title
    form._kinds.choice(EventKind.NOTE).click()
    check("Sudah ditelepon.")
    qtbot.waitUntil(lambda: title.text() == "Pemeriksaan · tidak ada catatan")
    form._text.clear()
    assert title.text() == "Pemeriksaan · belum ada teks"
    form._text.setPlainText("Petugas")
    assert title.text() == "Pemeriksaan · sedang diperiksa"


def test_remarks_are_dressed_anew_with_the_look(form: FollowUpForm, check: Check, qtbot: QtBot) -> None:
    """Colours of the light theme are not left on the dark ground."""
    check("Sudah dicek.")
    qtbot.waitUntil(lambda: form._remarks._list.count() == 1)
    form._workplace.appearance.set_dark(dark=True)
    colour = form._remarks._list.item(0).foreground().color().name()
    assert colour == form._workplace.appearance.tokens.soon.lower()


@pytest.mark.parametrize("text", ["", "abc", "🙏🙏a", "é🙏", "𝟘𝟘𝟘"])
def test_letters_and_places_of_qt_are_the_same_places(text: str) -> None:
    """There and back, for every letter."""
    assert [in_letters(text, in_units(text, n)) for n in range(len(text) + 1)] == list(range(len(text) + 1))
