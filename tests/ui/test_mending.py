"""The window over a real desk of a real centre: what the centre held is looked at, mended, and sent once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.casework import Casework
from sync.contract.events import EventKind, Lamp
from tests.support.centres import exported
from tests.support.office_windows import kecamatan, window_of
from tests.support.offices import Offices
from tests.support.watched_files import WHY_NOT, WatchedFiles, desk_library, watched_files
from tests.ui.test_complaints import words_of
from ui.difference.card import DifferenceCard
from ui.difference.choices import Choice
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.language.wording import unbroken
from ui.rooms import Room
from ui.theme.appearance import Appearance

NUMBER = "7400001"
WORDS = "Yth. Pelapor, terima kasih. Petugas memeriksa dermaga pada Kamis, 26 November 2026. Hormat kami."
THEIRS = "Yth. Pelapor, terima kasih. Dermaga sudah diperbaiki pada Rabu, 25 November 2026. Hormat kami."

_NO_ROOM = (
    "Belum masuk antrean karena diska penuh, tetapi drafnya tersimpan utuh: kosongkan ruang, lalu tekan tombol yang "
    f"sama lagi. {unbroken('T503 · F1 Bantuan')}"
)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[WatchedFiles]:
    """The disk of all desks that are opened after this; it can fill up."""
    with watched_files(desk_library(), tmp_path) as files:
        yield files


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    """A centre with one case of a kecamatan, two officers there and who coordinates them."""
    with kecamatan(tmp_path) as offices:
        yield offices


@pytest.fixture
def window(offices: Offices, background: Background, appearance: Appearance) -> Iterator[MainWindow]:
    """Ani's window."""
    with window_of(offices, "ani", background, appearance) as made:
        yield made


def _answered_and_closed(offices: Offices) -> None:
    """A colleague answers, and the coordinator closes the case, before anything of ani's arrives."""
    offices("budi").act(NUMBER, "respon-substantif", text=THEIRS)
    offices("budi").exchange()
    offices("koordinator").exchange()
    offices("koordinator").act(NUMBER, "close")
    offices("koordinator").exchange()


def test_what_was_held_is_mended_in_the_window_and_sent_once(
    window: MainWindow, offices: Offices, qtbot: QtBot
) -> None:
    """By keyboard from the outbox over the card into the form, with the reason beside the text."""
    ani = offices("ani")
    _answered_and_closed(offices)
    ani.act(NUMBER, "respon-awal", text=WORDS)
    ani.exchange()
    window.refresh()
    window.go(Room.OUTBOX)
    room = window.outbox
    qtbot.waitUntil(lambda: "Lihat dan putuskan …" in words_of(room._pane))
    QTest.keyClick(room._list, Qt.Key.Key_Return)
    card = _card(window, qtbot)
    told = words_of(card)
    assert card.sentence == f"Laporan {NUMBER} sudah ditutup sebelum tulisan Anda tiba."
    assert "Ditutup oleh Admin" in told
    assert "Kecamatan Tirta Muara, Budi" in told
    card.buttons[Choice.NOTE].click()
    qtbot.waitUntil(lambda: window.form._text.toPlainText() == WORDS)
    assert "sudah ditutup" in window.form.notice.said[0]
    assert window.form._kinds.kind is EventKind.NOTE
    window.form._text.setPlainText("Sudah dijawab rekan; dermaga diperiksa lagi Kamis.")
    window.form.save()
    qtbot.waitUntil(lambda: [line.lamp for line in ani.casework.outbox()] == [Lamp.SAVED])
    for _ in range(2):
        ani.exchange()
    assert [line.lamp for line in ani.casework.outbox()] == [Lamp.RECEIVED]
    offices("budi").exchange()
    said = [entry.text for entry in offices("budi").view(NUMBER).timeline]
    assert said.count("Sudah dijawab rekan; dermaga diperiksa lagi Kamis.") == 1
    assert WORDS not in said


def test_a_case_that_changes_while_one_writes_is_told_in_the_form(
    window: MainWindow, offices: Offices, qtbot: QtBot
) -> None:
    """With the way to see both sides, and back to writing."""
    ani = offices("ani")
    window.write(ani.case(NUMBER), str(EventKind.INITIAL_RESPONSE))
    qtbot.waitUntil(window.form._text.hasFocus)
    window.form._text.setPlainText(WORDS)
    window.form.keep_now()
    qtbot.waitUntil(lambda: ani.casework.case(ani.case(NUMBER)).draft is not None)
    assert window.form.notice.isHidden()
    offices("budi").act(NUMBER, "respon-substantif", text=THEIRS)
    offices("budi").exchange()
    ani.exchange()
    window.refresh()
    qtbot.waitUntil(window.form.notice.isVisible)
    window.form.notice._look.click()
    card = _card(window, qtbot)
    assert "Ditindaklanjuti oleh Instansi" in words_of(card)
    card.buttons[Choice.GO_ON].click()
    qtbot.waitUntil(window.form.notice.isHidden)
    assert window.form._text.toPlainText() == WORDS
    assert ani.casework.draft_difference(ani.case(NUMBER)) is None


def test_an_answer_that_is_taken_back_opens_as_it_was_written(
    window: MainWindow, offices: Offices, qtbot: QtBot
) -> None:
    """From the outbox, from *Laporan* and from the button of *Hari ini* alike; and it is queued as what it was."""
    ani = offices("ani")
    _reporter_waits(offices)
    case = ani.case(NUMBER)
    ani.casework.record_follow_up(case, EventKind.REPLY, WORDS)
    _take_back(window, qtbot)
    qtbot.waitUntil(lambda: window.form._is_open)
    assert window.form._text.toPlainText() == WORDS
    for act in ("", str(EventKind.REPLY), str(EventKind.SUBSTANTIVE_RESPONSE)):
        window.write(case, act)
        qtbot.waitUntil(lambda: window.form._is_open)
        assert (window.form._kinds.kind, window.form._heading.text()) == (EventKind.REPLY, "Jawab pelapor")
        assert window.form._text.toPlainText() == WORDS
    window.form.save()
    qtbot.waitUntil(lambda: [line.kind for line in ani.casework.outbox()] == [EventKind.REPLY])


def test_an_act_that_is_taken_back_opens_with_its_fields_whatever_else_is_drafted(
    window: MainWindow, offices: Offices, qtbot: QtBot
) -> None:
    """Its unit and its reason; a note of the same case stays where it is. Going back leads to the outbox."""
    ani = offices("ani")
    case = ani.case(NUMBER)
    ani.casework.save_draft(case, EventKind.NOTE, "Telepon Pak Lurah.")
    ani.act(NUMBER, "kembalikan", reason="Wilayah kabupaten.", units=("kab",))
    _take_back(window, qtbot)
    form = window.form
    qtbot.waitUntil(lambda: form._is_open and window.room is Room.FORM)
    assert (form._kinds.name, form._text.toPlainText()) == ("kembalikan", "Wilayah kabupaten.")
    assert form._part.fields is not None
    assert form._part.fields.request().units == ("kab",)
    assert form._top.again.isVisible()
    assert form._top.again.text() == "Tidak dikirim, dan menjadi draf lagi. Antrekan lagi bila sudah benar."
    assert form._top.back.text().replace("&", "") == "Ke Kotak keluar"
    QTest.keyClicks(form._text, " Mohon diteruskan.")
    QTest.keyClick(form._text, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.room is Room.OUTBOX)
    assert ani.casework.outbox() == ()
    kept = {one.act: one.text for one in ani.casework.case(case).drafts}
    assert kept == {"": "Telepon Pak Lurah.", "kembalikan": "Wilayah kabupaten. Mohon diteruskan."}
    window.write(case, "kembalikan")
    qtbot.waitUntil(lambda: form._is_open)
    assert form._top.again.isHidden(), "that is told once"
    form.leave()
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)


def test_what_was_given_up_opens_in_the_form_again(window: MainWindow, offices: Offices, qtbot: QtBot) -> None:
    """It was restored, which is another thing than taken back."""
    ani = offices("ani")
    ani.casework.save_draft(ani.case(NUMBER), EventKind.NOTE, "Telepon Pak Lurah.")
    ani.casework.shelve_draft(ani.case(NUMBER))
    _take_back(window, qtbot, "&Pulihkan sebagai draf")
    qtbot.waitUntil(lambda: window.form._is_open and window.room is Room.FORM)
    assert window.form._text.toPlainText() == "Telepon Pak Lurah."
    assert window.form._top.again.text() == "Dipulihkan: menjadi draf lagi. Antrekan bila sudah benar."


def test_what_leaves_no_words_when_it_is_taken_back_is_told_in_the_outbox(
    window: MainWindow, offices: Offices, qtbot: QtBot
) -> None:
    """As the mark that a response was uploaded: nothing is opened, not even another draft of that case."""
    ani = offices("ani")
    case = ani.case(NUMBER)
    ani.act(NUMBER, "respon-awal", text=WORDS)
    ani.exchange()
    ani.casework.save_draft(case, EventKind.NOTE, "Telepon Pak Lurah.")
    ani.act(NUMBER, "sudah-diunggah")
    _take_back(window, qtbot)
    room = window.outbox
    qtbot.waitUntil(lambda: room.toast.said == "Ditarik kembali: tidak dikirim.")
    assert window.room is Room.OUTBOX
    assert [line.lamp for line in ani.casework.outbox()] == [Lamp.RECEIVED]
    qtbot.waitUntil(lambda: "Salin balasan" in words_of(room._pane))
    assert room._list.hasFocus()


def test_an_answer_that_came_too_late_keeps_its_kind_and_says_why_it_cannot_go(
    window: MainWindow, offices: Offices, qtbot: QtBot
) -> None:
    """A colleague answered first; with one press it is a further response, and its words stay."""
    ani, budi = offices("ani"), offices("budi")
    _reporter_waits(offices)
    case = ani.case(NUMBER)
    budi.exchange()
    budi.casework.record_follow_up(budi.case(NUMBER), EventKind.REPLY, THEIRS)
    budi.exchange()
    action = ani.casework.record_follow_up(case, EventKind.REPLY, WORDS)
    ani.exchange()
    ani.casework.pull_back(action)
    window.write(case, "")
    qtbot.waitUntil(lambda: window.form._is_open)
    assert window.form._kinds.kind is EventKind.REPLY
    assert window.form._purpose.text() == (
        "Keadaan laporan ini tidak (lagi) memungkinkannya. Pilih jenis lain di atas; teksnya tetap."
    )
    window.form._kinds.choice(EventKind.SUBSTANTIVE_RESPONSE).click()
    assert "Apa yang sudah dilakukan" in window.form._purpose.text()
    assert window.form._text.toPlainText() == WORDS
    window.form.save()
    qtbot.waitUntil(lambda: [line.kind for line in ani.casework.outbox()] == [EventKind.SUBSTANTIVE_RESPONSE])


def test_what_a_draft_is_to_become_stays_through_the_form(window: MainWindow, offices: Offices, qtbot: QtBot) -> None:
    """Asked for by name and taken back: a colleague approves the same response, however it was typed on."""
    ani = offices("ani")
    case = ani.case(NUMBER)
    action = ani.act(NUMBER, "konsep", text=WORDS, category=str(EventKind.INITIAL_RESPONSE))
    ani.casework.pull_back(action)
    window.write(case, "")
    qtbot.waitUntil(lambda: window.form._is_open)
    assert window.form._kinds.kind is EventKind.DRAFT
    QTest.keyClicks(window.form._text, " Salam.")
    window.form.keep_now()
    qtbot.waitUntil(lambda: _drafted(ani.casework, case).endswith("Salam."))
    window.form.save()
    qtbot.waitUntil(lambda: bool(ani.casework.outbox()))
    ani.exchange()
    [said] = [one for one in ani.view(NUMBER).timeline if one.kind == EventKind.DRAFT]
    assert said.said.category == EventKind.INITIAL_RESPONSE


@pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)
def test_on_a_full_disk_a_stored_draft_is_not_called_unsaved(
    disk: WatchedFiles, window: MainWindow, offices: Offices, qtbot: QtBot
) -> None:
    """It is not queued, why, and what to do; the same button queues it once there is room."""
    ani = offices("ani")
    case = ani.case(NUMBER)
    form = window.form
    window.write(case, str(EventKind.INITIAL_RESPONSE))
    qtbot.waitUntil(form._text.hasFocus)
    form._text.setPlainText(WORDS)
    form.keep_now()
    qtbot.waitUntil(lambda: form.is_safe)
    disk.room = disk.held
    form._save.click()
    qtbot.waitUntil(form._problem.isVisible)
    assert form._problem.text() == _NO_ROOM
    assert _drafted(ani.casework, case) == WORDS
    assert ani.casework.outbox() == ()
    disk.room = None
    qtbot.waitUntil(form._save.isEnabled)
    form._save.click()
    qtbot.waitUntil(lambda: [line.text for line in ani.casework.outbox()] == [WORDS])
    assert ani.casework.case(case).draft is None


@pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)
def test_what_a_full_disk_kept_from_the_queue_is_not_taken_for_queued_once_it_is_stored(
    disk: WatchedFiles, window: MainWindow, offices: Offices, qtbot: QtBot
) -> None:
    """The draft is stored by itself when there is room again; that it is not queued stays said."""
    form = window.form
    window.write(offices("ani").case(NUMBER), str(EventKind.INITIAL_RESPONSE))
    qtbot.waitUntil(form._text.hasFocus)
    disk.room = disk.held
    form._text.setPlainText(WORDS)
    form._save.click()
    qtbot.waitUntil(lambda: form._problem.isVisible() and form._is_open)
    assert form._problem.text().startswith("Diska penuh, jadi perubahan terakhir belum tersimpan.")
    disk.room = None
    form.keep_now()
    qtbot.waitUntil(lambda: form.is_safe)
    assert form._problem.text() == _NO_ROOM
    form._text.setPlainText(f"{WORDS} Salam.")
    assert form._problem.isHidden(), "it was about the text as it stood"


def _drafted(desk: Casework, case: int) -> str:
    draft = desk.case(case).draft
    return draft.text if draft is not None else ""


def _reporter_waits(offices: Offices) -> None:
    offices.centre.take(exported(1, NUMBER, "Kecamatan Tirta Muara", status="Ditanggapi oleh Pelapor"))
    offices.centre.clock.now += 3_600_000  # what is written from now on may answer it
    offices("ani").exchange()


def _take_back(window: MainWindow, qtbot: QtBot, words: str = "&Tarik kembali ke draf") -> None:
    """Press the button on the own action that is shown."""
    window.refresh()
    window.go(Room.OUTBOX)
    pane = window.outbox._pane
    qtbot.waitUntil(lambda: words.replace("&", "") in words_of(pane))
    (press,) = [one for one in pane.findChildren(QPushButton) if one.text() == words]
    press.click()


def _card(window: MainWindow, qtbot: QtBot) -> DifferenceCard:
    qtbot.waitUntil(lambda: window.differences.card is not None and window.differences.card.isVisible())
    assert window.differences.card is not None
    return window.differences.card
