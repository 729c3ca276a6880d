"""*Kartu beda*: one sentence, two readable sides, and ways of which none loses a word."""

import msgspec
import pytest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from sync.contract.errors import BadInput
from sync.contract.events import EventKind, Lamp
from sync.contract.receipts import Reason
from tests.support.invented_cases import NOW, invented_case, own_action, some_cases
from tests.support.invented_desk import InventedVault
from tests.support.invented_outbox import invented_difference
from tests.support.layouts import main_buttons
from tests.ui.test_complaints import words_of
from ui.difference.card import DifferenceCard
from ui.difference.choices import Choice, choices
from ui.difference.compared import ComparedText, Piece, compare
from ui.difference.reasons import IN_VAIN, Aspect, card_text
from ui.difference.sides import lay_out
from ui.frame.main_window import MainWindow
from ui.ports.acts import SaidView
from ui.ports.desk import Draft
from ui.ports.outbox import CHANGED, DifferenceView, OutboxLine
from ui.rooms import Room

WORDS = "Posyandu buka kembali Senin depan."


def held(lamp: Lamp = Lamp.HELD) -> OutboxLine:
    """Return an action that came back."""
    return own_action(some_cases()[4], "x2", EventKind.SUBSTANTIVE_RESPONSE, WORDS, lamp)


def card_of(window: MainWindow, qtbot: QtBot) -> DifferenceCard:
    """Wait for the card, and return it."""
    qtbot.waitUntil(lambda: window.differences.card is not None)
    made = window.differences.card
    assert made is not None
    return made


@pytest.mark.parametrize("reason", [*Reason, CHANGED, "reason-of-a-newer-centre"])
@pytest.mark.parametrize("is_here", [True, False])
def test_every_reason_has_its_card(reason: str, is_here: bool) -> None:
    """A whole sentence about the number or the act, advice, a row to open at, two or three ways, the safest first."""
    gone: dict[str, object] = {} if is_here else {"case": 0, "now": None, "since": (), "public": None}
    view = invented_difference(held(), reason, **gone)
    laid = lay_out(view, NOW)
    assert laid.sentence.endswith(".")
    assert laid.advice.endswith(".")
    assert "{" not in laid.sentence
    assert "7400005" in laid.sentence or "Respon substantif" in laid.sentence
    assert laid.cause in {row.aspect for row in laid.rows}
    assert laid.reporter
    ways = choices(view)
    assert 2 <= len(ways) <= 3
    assert ways[0] in {Choice.DRAFT, Choice.NOTE, Choice.OPEN, Choice.COPY}
    at = card_text(reason).aspect
    assert (at is laid.cause) or at in {Aspect.TEXT, Aspect.NUMBER} or (not is_here and at is Aspect.STATUS)


@pytest.mark.parametrize("reason", sorted(IN_VAIN))
def test_what_would_come_back_again_is_never_offered_to_be_sent_again(reason: str) -> None:
    """Neither by a button, nor by telling what the reporter would read; as a draft it could never go either."""
    view = invented_difference(held(), reason)
    assert not {Choice.MEND, Choice.DRAFT} & set(choices(view))
    assert not any("dikirim lagi" in line for line in lay_out(view, NOW).reporter)


def test_a_complaint_that_is_open_again_takes_an_answer_again() -> None:
    """It was closed when the answer came; as far as this desk knows it is not any more."""
    view = invented_difference(held())
    assert view.now is not None
    again = msgspec.structs.replace(view, now=msgspec.structs.replace(view.now, status="Ditanggapi oleh Pelapor"))
    assert choices(again) == (Choice.DRAFT, Choice.MEND, Choice.CANCEL)
    assert "terbuka lagi" in lay_out(again, NOW).advice


def test_what_is_no_answer_of_ones_own_does_not_become_a_note() -> None:
    """An approval passes on the words of a colleague, and a return has none; the complaint is shown instead."""
    approved = msgspec.structs.replace(invented_difference(held()), said=SaidView(about="x"))
    returned = msgspec.structs.replace(invented_difference(held()), kind=EventKind.RETURN, text="")
    assert choices(approved) == (Choice.OPEN, Choice.COPY, Choice.CANCEL)
    assert choices(returned) == (Choice.OPEN, Choice.CANCEL)


def test_an_answer_for_a_closed_complaint_becomes_a_note(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """With one press its words are in the form as a note; nothing goes out before it is saved."""
    window.differences.open_action("x2")
    card = card_of(window, qtbot)
    assert card.buttons[Choice.NOTE].property("part") == "main"
    card.choose(Choice.NOTE)
    qtbot.waitUntil(lambda: window.room is Room.FORM and window.form._text.toPlainText() == WORDS)
    assert window.form._kinds.kind is EventKind.NOTE
    assert vault.desk.case(5).draft is not None


def test_a_draft_that_cannot_go_any_more_is_offered_as_a_note(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Saving waits until it is one; its words stay."""
    vault.desk.held[5].drafts[""] = Draft(case=5, kind=EventKind.SUBSTANTIVE_RESPONSE, text=WORDS, saved_at=NOW)
    vault.desk.held[5].view = invented_case(5, "Posyandu tidak buka", "Ditutup oleh Admin", None)
    window.write(5, "")
    qtbot.waitUntil(lambda: window.form._text.toPlainText() == WORDS)
    form = window.form
    assert form._heading.text() == "Tulis respon substantif"
    assert not form._save.isEnabled()
    assert not form.notice._only_note.isHidden()
    assert form._help._afterwards.isHidden(), "nothing follows, for it cannot be saved"
    assert not form._purpose.isHidden()
    assert main_buttons(window) == ["Jadikan catatan i&nternal"], "the next sensible step"
    assert form._kinds.why_not in " ".join(form.notice.said)
    assert form._kinds.why_not not in form._purpose.text(), "said once"
    form.notice._only_note.click()
    assert form._kinds.kind is EventKind.NOTE
    assert form._save.isEnabled()
    assert main_buttons(window) == [form._save.text()]
    assert not form._help._afterwards.isHidden()
    assert form.notice.isHidden()
    assert form._text.toPlainText() == WORDS


def test_only_an_unknown_reason_has_the_words_for_unknown_ones() -> None:
    """Each of the contract's says what happened in its own words."""
    sentences = [card_text(reason).sentence for reason in [*Reason, CHANGED]]
    assert len(set(sentences)) == len(sentences)
    assert card_text("entah").sentence not in sentences


def test_differences_of_texts_are_marked_by_word() -> None:
    """What stands on both sides is plain; joining the pieces gives the texts again."""
    left, right = compare("Posyandu buka Senin depan di balai.", "Posyandu buka hari Rabu depan di balai.")
    assert [piece.text.strip() for piece in left if piece.is_only_here] == ["Senin"]
    assert [piece.text.strip() for piece in right if piece.is_only_here] == ["hari Rabu"]
    assert "".join(piece.text for piece in left) == "Posyandu buka Senin depan di balai."
    first, second = compare("Yth. Pelapor,\n\nterima kasih.", "Yth. Bapak,\n\nterima kasih.")
    assert "".join(piece.text for piece in first) == "Yth. Pelapor,\n\nterima kasih."
    assert [piece.text.strip() for piece in second if piece.is_only_here] == ["Bapak,"]


def test_texts_about_something_else_are_not_marked_all_over() -> None:
    """Nor is a text beside nothing."""
    for left, right in (("Jalan diperbaiki Rabu.", "Mohon lampirkan kartu keluarga lengkap."), (WORDS, "")):
        assert not any(piece.is_only_here for side in compare(left, right) for piece in side)


def test_marks_are_not_by_colour_alone(window: MainWindow, qtbot: QtBot) -> None:
    """Words on one side only are underlined, and said to whoever hears the card."""
    window.differences.open_action("x2")
    card = card_of(window, qtbot)
    texts = [text for text in card.findChildren(QTextEdit) if text.accessibleDescription()]
    assert any("Rabu pekan" in text.accessibleDescription() for text in texts)
    marked = next(text for text in texts if "Rabu pekan" in text.toPlainText())
    cursor = marked.textCursor()
    cursor.setPosition(marked.toPlainText().index("Rabu") + 1)
    assert cursor.charFormat().fontUnderline()
    card.reject()


@pytest.mark.usefixtures("qapp")
def test_the_space_behind_a_marked_word_has_no_line_under_it() -> None:
    """It belongs to neither word."""
    text = ComparedText((Piece("Senin ", True), Piece("depan", False)), "")
    cursor = text.textCursor()
    underlined = []
    for place in range(1, len("Senin ") + 1):
        cursor.setPosition(place)
        underlined.append(cursor.charFormat().fontUnderline())
    assert underlined == [True] * len("Senin") + [False]


def test_a_held_action_opens_its_card_from_the_outbox(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Enter on its row does; its safest way makes a draft of it, in its case."""
    vault.desk.differences["x2"] = invented_difference(held(), Reason.STATE_FORBIDS)
    window.go(Room.OUTBOX)
    room = window.outbox
    room._open(room._list.currentIndex())
    card = card_of(window, qtbot)
    assert (
        card.sentence
        == "Keadaan laporan 7400005 sudah berubah, sehingga “Respon substantif” tidak dapat dilakukan lagi."
    )
    assert "Yang dibaca pelapor" in words_of(card)
    assert list(card.buttons) == [Choice.DRAFT, Choice.MEND, Choice.CANCEL]
    assert card.buttons[Choice.DRAFT].property("part") == "main"
    qtbot.waitUntil(lambda: window.isVisible() and card.isVisible())
    card.choose(Choice.DRAFT)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    draft = vault.desk.case(5).draft
    assert draft is not None
    assert draft.text == WORDS


def test_mending_opens_the_form_with_the_reason_beside_it(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """The text is there, why it came back stands above it."""
    vault.desk.came_back = "Laporan ini sudah ditutup atau diarsipkan."
    vault.desk.differences["x2"] = invented_difference(held(), Reason.STATE_FORBIDS)
    window.differences.open_action("x2")
    card_of(window, qtbot).choose(Choice.MEND)
    qtbot.waitUntil(lambda: window.room is Room.FORM)
    qtbot.waitUntil(
        lambda: window.form.notice.said == ("Kembali dari server: Laporan ini sudah ditutup atau diarsipkan.",)
    )
    assert window.form._text.toPlainText() == WORDS


def test_cancelling_keeps_the_words_in_the_outbox(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Under a heading of their own, with the way back to a draft."""
    window.go(Room.OUTBOX)
    window.differences.open_action("x2")
    card_of(window, qtbot).choose(Choice.CANCEL)
    qtbot.waitUntil(lambda: vault.desk.cancelled == ["x2"])
    room = window.outbox
    qtbot.waitUntil(lambda: "Dibatalkan, tersimpan di sini" in _rows(window))
    room._list.setCurrentIndex(room._model.index(room._model.row_of("x2"), 0))
    qtbot.waitUntil(lambda: "Pulihkan sebagai draf" in words_of(room._pane))
    assert WORDS in words_of(room._pane)


def _rows(window: MainWindow) -> list[str]:
    model = window.outbox._model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_choice_that_fails_leaves_the_card_as_it_was(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Its sentence stands above the buttons, and another way can be chosen."""
    window.differences.open_action("x2")
    card = card_of(window, qtbot)
    vault.desk.fault = BadInput("Laporan ini sudah memiliki draf lain.")
    card.choose(Choice.DRAFT)
    qtbot.waitUntil(lambda: card.said.startswith("Laporan ini sudah memiliki draf lain."))
    assert card.isVisible()
    assert all(made.isEnabled() for made in card.buttons.values())
    card.reject()


def test_the_case_leads_to_the_card_too(window: MainWindow, qtbot: QtBot) -> None:
    """Beside the entry that came back."""
    window.show_case(5)
    qtbot.waitUntil(lambda: "Lihat dan putuskan …" in words_of(window.complaints.pane))
    window.complaints.act_wanted.emit(5, "kartu-beda", "x2")
    card_of(window, qtbot).reject()


def _changed(vault: InventedVault) -> DifferenceView:
    told = invented_difference(held(), CHANGED, action="", received_at=0)
    vault.desk.held[5].drafts[""] = Draft(case=5, kind=EventKind.SUBSTANTIVE_RESPONSE, text=WORDS, saved_at=NOW)
    vault.desk.drafts_changed[5] = told
    return told


def test_the_form_says_that_the_case_has_changed(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Also when it changes while one writes; the card leads back to writing, and then it is no news."""
    vault.desk.held[5].drafts[""] = Draft(case=5, kind=EventKind.SUBSTANTIVE_RESPONSE, text=WORDS, saved_at=NOW)
    window.write(5, str(EventKind.SUBSTANTIVE_RESPONSE))
    qtbot.waitUntil(lambda: window.form._text.toPlainText() == WORDS)
    assert window.form.notice.isHidden()
    _changed(vault)
    window.refresh()
    qtbot.waitUntil(lambda: window.form.notice.said == ("Laporan ini berubah sejak Anda mulai menulis.",))
    window.form.notice.wanted.emit(5, "")
    card = card_of(window, qtbot)
    assert list(card.buttons) == [Choice.KEEP, Choice.GO_ON, Choice.SHELVE]
    card.choose(Choice.GO_ON)
    qtbot.waitUntil(window.form.notice.isHidden)
    assert window.room is Room.FORM
    assert window.form._text.toPlainText() == WORDS


def test_a_draft_can_be_shelved(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """It leaves the case, and its words stay in the outbox."""
    _changed(vault)
    window.differences.open_draft(5, "")
    card_of(window, qtbot).choose(Choice.SHELVE)
    qtbot.waitUntil(lambda: vault.desk.shelved == [5])


def test_a_case_that_left_offers_no_draft(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Its words can be copied, left where they are, or given up."""
    gone = invented_difference(held(), Reason.CASE_MOVED, case=0, now=None, since=(), public=None)
    vault.desk.differences["x2"] = gone
    window.differences.open_action("x2")
    card = card_of(window, qtbot)
    assert list(card.buttons) == [Choice.COPY, Choice.LEAVE, Choice.CANCEL]
    card.choose(Choice.COPY)
    assert card.said == "Teks Anda disalin ke papan klip."
    card.choose(Choice.LEAVE)
    qtbot.waitUntil(lambda: not card.isVisible())
    assert vault.desk.cancelled == []


def test_a_mark_has_nothing_to_write_on() -> None:
    """*Tandai sudah diunggah* is made anew beside its reply, so the case is offered instead of a draft."""
    view = msgspec.structs.replace(
        invented_difference(held(), Reason.NOTHING_TO_UPLOAD), kind=EventKind.UPLOADED, text=""
    )
    assert choices(view) == (Choice.OPEN, Choice.CANCEL)
