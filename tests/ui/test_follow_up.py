"""The form: nothing typed is lost, and saving is the only thing that sends."""

import msgspec
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.events import OFFICER_KINDS, EventKind
from tests.support.invented_cases import TODAY, invented_case
from tests.support.invented_desk import InventedDesk, InventedVault
from tests.support.real_faults import disk_full, disk_full_or_damaged
from ui.follow_up.form import FollowUpForm
from ui.follow_up.queued import Queued, queued_words
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.lanes.captions import LONGEST_MS, PAUSE_MS
from ui.language.wording import short_date, time_of_day, unbroken
from ui.parts.text_block import TextBlock
from ui.rooms import Room


@pytest.fixture
def form(window: MainWindow, qtbot: QtBot) -> FollowUpForm:
    """Return the form, open for an unanswered case."""
    window.write(3, "respon-awal")
    qtbot.waitUntil(window.form._text.hasFocus)
    return window.form


def test_what_is_typed_is_saved_after_a_pause_and_says_so(
    form: FollowUpForm, vault: InventedVault, window: MainWindow, qtbot: QtBot
) -> None:
    """Within a second of resting; the status line never calls unsaved words safe."""
    QTest.keyClicks(form._text, "Yth. Bapak/Ibu")
    assert window.status.sentences()[-1] == "Belum tersimpan"
    assert form._said.text().endswith(" · belum tersimpan")
    qtbot.waitUntil(lambda: vault.desk.drafts_saved == ["Yth. Bapak/Ibu"], timeout=1000)
    qtbot.waitUntil(lambda: form.is_safe)
    draft = vault.desk.case(3).draft
    assert draft is not None
    assert form._said.text() == f"14 dari 1.000 karakter · draf tersimpan {time_of_day(draft.saved_at)}"
    assert window.status.sentences()[-1] == "Aman dimatikan"


def test_typing_without_a_pause_is_saved_within_two_seconds(
    form: FollowUpForm, vault: InventedVault, qtbot: QtBot
) -> None:
    """A kill in the middle of a long sentence costs at most two seconds of it."""
    assert LONGEST_MS < 2000
    typing = QTimer(form, interval=PAUSE_MS // 4)
    typing.timeout.connect(lambda: form._text.insertPlainText("a"))
    typing.start()
    qtbot.waitUntil(lambda: bool(vault.desk.drafts_saved), timeout=2000)
    assert typing.isActive()
    typing.stop()
    assert len(vault.desk.drafts_saved[0]) >= 4


def test_a_draft_goes_on_where_it_stood(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Text and kind come back, whatever button opened the form."""
    vault.desk.save_draft(3, EventKind.CONSTRAINT, "Perahu rusak.")
    window.write(3, "respon-awal")
    qtbot.waitUntil(window.form._text.hasFocus)
    assert window.form._text.toPlainText() == "Perahu rusak."
    assert window.form._kinds.kind is EventKind.CONSTRAINT
    assert "draf tersimpan" in window.form._said.text()


def test_the_form_names_the_day_that_hari_ini_names(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Whoever writes sees by when, also where no clock says it."""
    named = [one for one in vault.desk.today() if one.is_mine and one.turn.due_on and not one.action]
    assert {one.turn.due_on < TODAY for one in named if one.turn.due_on} == {True, False}
    for one in named:
        assert one.turn.due_on is not None
        window.write(one.case, "")
        qtbot.waitUntil(lambda: window.form._is_open)
        words = "Lewat tenggat: {}" if one.turn.due_on < TODAY else "Tenggat: paling lambat {}"
        assert window.form._help._due_title.text() == words.format(short_date(one.turn.due_on, TODAY))


def test_opening_and_leaving_without_typing_makes_no_draft(
    form: FollowUpForm, vault: InventedVault, window: MainWindow, qtbot: QtBot
) -> None:
    """Looking at a form, or choosing another kind in it, is no work to keep."""
    form._kinds.choice(EventKind.NOTE).click()
    QTest.keyClick(form._text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    assert vault.desk.drafts_saved == []


def test_an_emptied_draft_is_dropped(form: FollowUpForm, vault: InventedVault, qtbot: QtBot) -> None:
    """Clearing the text takes the draft away."""
    QTest.keyClicks(form._text, "a")
    form.keeper.keep_now()
    QTest.keyClick(form._text, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: vault.desk.drafts_saved == ["a", ""])
    assert vault.desk.case(3).draft is None


def test_alt_enter_queues_it_and_shows_it_in_its_case(
    form: FollowUpForm, vault: InventedVault, window: MainWindow, qtbot: QtBot
) -> None:
    """Back at the case, with the new event and its first lamp."""
    QTest.keyClicks(form._text, "Persyaratan kami kirim hari ini.")
    QTest.keyClick(form._text, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: pane._view is not None and len(pane._view.timeline) == 1)
    assert [line.text for line in vault.desk.outbox() if line.case == 3] == ["Persyaratan kami kirim hari ini."]
    assert vault.desk.case(3).draft is None
    assert window.form.is_safe


def test_after_saving_the_new_event_is_in_sight(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """However long the conversation already is."""
    for number in range(12):
        vault.desk.record_follow_up(3, EventKind.NOTE, f"Catatan {number}. " * 20)
    window.write(3, "catatan")
    qtbot.waitUntil(window.form._text.hasFocus)
    QTest.keyClicks(window.form._text, "Yang terbaru.")
    window.form.save(goes_on=False)
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: any(b.toPlainText() == "Yang terbaru." for b in pane.findChildren(TextBlock)))
    newest = next(b for b in pane.findChildren(TextBlock) if b.toPlainText() == "Yang terbaru.")
    qtbot.waitUntil(lambda: not newest.visibleRegion().isEmpty())


def test_two_presses_save_once(form: FollowUpForm, vault: InventedVault, window: MainWindow, qtbot: QtBot) -> None:
    """An impatient hand does not send twice."""
    QTest.keyClicks(form._text, "Sudah ditangani.")
    form.save(goes_on=False)
    form.save(goes_on=False)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    assert len([line for line in vault.desk.outbox() if line.case == 3]) == 1


def test_an_error_keeps_the_text_and_says_what_to_do(
    form: FollowUpForm, vault: InventedVault, window: MainWindow, qtbot: QtBot
) -> None:
    """A full disk takes nothing away from the screen."""
    QTest.keyClicks(form._text, "Sudah ditangani.")
    vault.desk.fault = disk_full()
    form.save()
    qtbot.waitUntil(form._problem.isVisible)
    qtbot.waitUntil(lambda: not form._text.isReadOnly())
    assert form._problem.text().startswith("Diska penuh")
    assert form._text.toPlainText() == "Sudah ditangani."
    assert window.room is Room.FORM
    vault.desk.fault = None
    form.save(goes_on=False)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)


def test_a_disk_that_may_be_damaged_is_not_called_full(form: FollowUpForm, vault: InventedVault, qtbot: QtBot) -> None:
    """Where making room may not help, it says so; the draft is stored all the same."""
    QTest.keyClicks(form._text, "Sudah ditangani.")
    form.keep_now()
    qtbot.waitUntil(lambda: form.is_safe)
    vault.desk.fault = disk_full_or_damaged()
    form.save()
    qtbot.waitUntil(form._problem.isVisible)
    said = form._problem.text()
    assert said.startswith("Belum masuk antrean karena diska penuh atau rusak, tetapi drafnya tersimpan utuh: ")
    assert said.endswith(f"Bila tetap begini, periksa diskanya. {unbroken('T503 · F1 Bantuan')}")


def test_an_empty_text_is_not_saved(form: FollowUpForm, vault: InventedVault, qtbot: QtBot) -> None:
    """A sentence says what is missing, and the keyboard stays in the text."""
    QTest.keyClicks(form._text, "   ")
    form.save()
    qtbot.waitUntil(lambda: "Belum ada yang ditulis" in form._problem.text())  # once it is known which files there are
    assert not [line for line in vault.desk.outbox() if line.case == 3]
    assert form._text.hasFocus()


def test_a_form_is_not_left_while_its_words_cannot_be_stored(
    form: FollowUpForm, vault: InventedVault, window: MainWindow, background: Background, qtbot: QtBot
) -> None:
    """Esc, and opening another form, wait until the draft is safe."""
    QTest.keyClicks(form._text, "Penting")
    vault.desk.fault = disk_full()
    form.leave()
    qtbot.waitUntil(form._problem.isVisible)
    assert window.room is Room.FORM
    window.write(4, "catatan")
    background.database.settle(window)
    assert form._text.toPlainText() == "Penting"
    vault.desk.fault = None
    form.leave()
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    assert vault.desk.drafts_saved == ["Penting"]


def test_closing_stores_the_last_words(
    form: FollowUpForm, vault: InventedVault, window: MainWindow, qtbot: QtBot
) -> None:
    """No pause is needed before the window goes."""
    QTest.keyClicks(form._text, "Baru saja diketik")
    assert window.close()
    assert vault.desk.drafts_saved == ["Baru saja diketik"]


def test_closing_asks_once_when_the_last_words_cannot_be_stored(
    form: FollowUpForm, vault: InventedVault, window: MainWindow, qtbot: QtBot
) -> None:
    """The first close shows why; the second goes, so that nothing can hold the window open."""
    QTest.keyClicks(form._text, "Baru saja diketik")
    vault.desk.fault = disk_full()
    assert not window.close()
    assert form._problem.text().startswith("Diska penuh")
    assert window.close()


def test_leaving_by_the_navigation_stores_the_words(
    form: FollowUpForm, vault: InventedVault, window: MainWindow, qtbot: QtBot
) -> None:
    """Every way out keeps the draft, and coming back finds the text."""
    QTest.keyClicks(form._text, "Setengah jadi")
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert window.room is Room.OUTBOX
    qtbot.waitUntil(lambda: vault.desk.drafts_saved == ["Setengah jadi"])
    window.write(3, "respon-awal")
    qtbot.waitUntil(lambda: "draf tersimpan" in form._said.text())
    assert form._text.toPlainText() == "Setengah jadi"


def test_a_long_text_warns_and_is_not_stopped(form: FollowUpForm, window: MainWindow, qtbot: QtBot) -> None:
    """1,000 letters is what LAPOR! takes from others; the operator decides."""
    form._text.insertPlainText("a" * 537)
    assert form._said.text().startswith("537 dari 1.000 karakter")
    assert form._bottom.warned.isHidden()
    form._text.insertPlainText("a" * 500)
    assert form._said.text().startswith("1.037 dari 1.000 karakter")
    assert form._bottom.warned.text() == "Terlalu panjang untuk LAPOR!"
    assert form._bottom.warned.isVisible()
    form.save(goes_on=False)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)


def test_in_a_low_window_kinds_without_a_line_stand_in_the_menu(
    form: FollowUpForm, window: MainWindow, qtbot: QtBot
) -> None:
    """The text stays when one goes over to them, and the chosen one always shows."""
    window.resize(1093, 535)
    kinds = form._kinds
    kinds.set_low(is_low=True)
    qtbot.waitUntil(kinds.choice(EventKind.NOTE).isHidden)
    assert kinds.choice(EventKind.INITIAL_RESPONSE).isVisible()
    form._text.setPlainText("Sudah ditelepon.")
    assert kinds._menu is not None
    kinds._menu.menu().aboutToShow.emit()  # it is filled when it opens
    folded = next(one for one in kinds._menu.menu().actions() if one.text().startswith("Catatan internal"))
    folded.trigger()
    assert kinds.kind is EventKind.NOTE
    assert kinds.choice(EventKind.NOTE).isVisible()
    assert form._text.toPlainText() == "Sudah ditelepon."
    kinds.set_low(is_low=False)
    qtbot.waitUntil(lambda: all(kinds.choice(kind).isVisible() for kind in kinds._offered))


def test_what_only_a_note_can_follow_shows_the_note_chosen(
    form: FollowUpForm, window: MainWindow, qtbot: QtBot
) -> None:
    """Also where its button stood in the menu, as in a low window."""
    window.resize(1093, 535)
    form._kinds.set_low(is_low=True)
    qtbot.waitUntil(form._kinds.choice(EventKind.NOTE).isHidden)
    form.notice.note_wanted.emit()
    assert form._kinds.kind is EventKind.NOTE
    assert form._kinds.choice(EventKind.NOTE).isVisible()
    assert EventKind.NOTE not in form._kinds._folded


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_what_cannot_be_sent_is_not_queued_by_keys_either(
    modifier: Qt.KeyboardModifier, window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """As of a draft that came back to a closed case: it says why, and the words stay."""
    vault.desk.save_draft(8, EventKind.SUBSTANTIVE_RESPONSE, "Lampu sudah menyala.")
    window.write(8, "catatan")
    qtbot.waitUntil(lambda: window.form._is_open)
    form = window.form
    assert form._kinds.why_not
    assert not form._save.isEnabled()
    QTest.keyClick(form._text, Qt.Key.Key_Return, modifier)
    qtbot.waitUntil(form._problem.isVisible)
    assert form._problem.text() == form._kinds.meaning
    assert form._text.toPlainText() == "Lampu sudah menyala."
    assert vault.desk.held[8].written == []


def test_the_caret_stays_in_sight_while_sentences_take_room(form: FollowUpForm, window: MainWindow) -> None:
    """Until one scrolls away from it."""
    window.resize(1093, 535)
    form._text.setPlainText("Baris.\n" * 40)
    form._text.moveCursor(QTextCursor.MoveOperation.End)
    form._say_problem("Sebuah kalimat yang panjang. " * 12)
    window.repaint()
    assert form._text.viewport().rect().contains(form._text.cursorRect())


def test_the_form_says_who_will_read_each_kind(form: FollowUpForm) -> None:
    """A note is never mistaken for an answer."""
    assert form._help._audience.text() == "Pelapor dan publik, setelah kantor Anda mengunggahnya ke lapor.go.id."
    form._kinds.choice(EventKind.NOTE).click()
    assert form._help._audience.text() == "Hanya petugas. Tidak pernah tampil kepada pelapor."
    assert form._said.text() == "0 karakter"
    assert form._heading.text() == "Tulis catatan internal"


def test_an_answer_over_the_bridge_is_not_called_an_upload(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """The form says who brings it to the reporter, and so does the sentence about what was queued."""
    view = invented_case(51, "Trotoar rusak", "Terdisposisi ke Instansi", 4)
    facts = msgspec.structs.replace(view.facts, road=LaporRoad.BRIDGE)
    vault.desk.held |= InventedDesk([msgspec.structs.replace(view, facts=facts)]).held
    window.write(51, "respon-awal")
    form = window.form
    qtbot.waitUntil(
        lambda: form._help._audience.text() == "Pelapor dan publik, setelah server meneruskannya ke LAPOR!."
    )
    kind = EventKind.INITIAL_RESPONSE
    said = {road: queued_words(Queued("Respon awal", "7400001", kind, road)) for road in LaporRoad}
    assert said[LaporRoad.BRIDGE].endswith("Pelapor baru melihatnya setelah server meneruskannya ke LAPOR!.")
    assert said[LaporRoad.NOT_TAKEN] == said[LaporRoad.BY_HAND]
    assert "terhenti" in said[LaporRoad.BRIDGE_STOPPED]


def test_what_was_queued_is_told_with_its_files() -> None:
    """How many and how big: a photo is not lost on the way to the next case."""
    stored = "Tersimpan dan diantrekan: catatan untuk 7400001"
    for files, propose, words in (
        ((), False, "."),
        ((), True, ", beserta usul selesai."),
        ((181,), False, ", beserta 1 berkas 181 kB."),
        ((181, 20), True, ", beserta 2 berkas 201 kB dan usul selesai."),
    ):
        sizes = tuple(kilobytes * 1000 for kilobytes in files)
        queued = Queued("Catatan", "7400001", EventKind.NOTE, LaporRoad.BY_HAND, propose, sizes)
        assert queued_words(queued) == stored + words


def test_after_saving_what_needs_a_sign_in_does_not_leave_by_itself(
    form: FollowUpForm, window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Whoever waits for the line would wait for ever."""
    vault.desk.changes = {"offline_since": 1, "sign_in_required": True}
    window.refresh()
    qtbot.waitUntil(lambda: "terkirim setelah Anda masuk lagi" in form._help._afterwards.text())
    vault.desk.changes = {"offline_since": 1}
    window.refresh()
    qtbot.waitUntil(lambda: "terkirim sendiri saat tersambung" in form._help._afterwards.text())


def test_where_a_colleague_approves_it_is_no_answer_yet(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Not even once the centre has it. What is asked of the reporter needs no approval, and is not said to wait."""
    view = invented_case(51, "Trotoar rusak", "Terdisposisi ke Instansi", 4)
    facts = msgspec.structs.replace(view.facts, needs_approval=True)
    vault.desk.held |= InventedDesk([msgspec.structs.replace(view, facts=facts)]).held
    window.write(51, "respon-awal")
    form = window.form
    qtbot.waitUntil(lambda: form._help._audience.text().startswith("Rekan sekantor dahulu."))
    form._kinds.choice(EventKind.COMPLETENESS).click()
    assert form._help._audience.text().startswith("Pelapor dan publik")
    form._kinds.choice(EventKind.INITIAL_RESPONSE).click()
    QTest.keyClicks(form._text, "Kami periksa besok.")
    with qtbot.waitSignal(form.recorded) as told:
        form.save()
    _, queued, _ = told.args
    assert queued_words(queued) == (
        "Tersimpan dan diantrekan: respon awal untuk 7400051. "
        "Rekan sekantor menyetujuinya dahulu, baru menjadi balasan kepada pelapor."
    )


def test_pasted_markup_stays_plain_text(form: FollowUpForm) -> None:
    """What is pasted from Word is only its words."""
    assert not form._text.acceptRichText()


def test_a_closed_case_takes_notes_only(window: MainWindow, qtbot: QtBot) -> None:
    """What cannot reach the reporter any more is not offered, but a draft that was begun keeps its kind."""
    window.write(8, "catatan")
    qtbot.waitUntil(window.form._text.hasFocus)
    offered = [kind for kind in EventKind if kind in OFFICER_KINDS and window.form._kinds.choice(kind).isVisible()]
    assert offered == [EventKind.NOTE]
