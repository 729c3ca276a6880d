"""*Kartu beda* of a draft, over a real desk: each act has a draft of its own, and the card is about one of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.casework import Casework
from sync.contract.events import EventKind, Lamp
from tests.support.office_windows import FIRST, kecamatan, window_of
from tests.support.offices import Offices
from tests.ui.test_complaints import words_of
from ui.difference.card import DifferenceCard
from ui.difference.choices import Choice
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.rooms import Room
from ui.theme.appearance import Appearance

NUMBER = str(FIRST)


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    """A kecamatan with one case."""
    with kecamatan(tmp_path) as offices:
        yield offices


@pytest.fixture
def window(offices: Offices, background: Background, appearance: Appearance) -> Iterator[MainWindow]:
    """Ani's window."""
    with window_of(offices, "ani", background, appearance) as made:
        yield made


@pytest.mark.parametrize("choice", [Choice.GO_ON, Choice.SHELVE, Choice.KEEP])
def test_the_card_is_about_the_draft_that_the_form_holds(
    window: MainWindow, offices: Offices, qtbot: QtBot, choice: Choice
) -> None:
    """Another one of the same case is neither shown, opened nor given up, and what changed for it stays to be told."""
    ani = offices("ani")
    case = ani.case(NUMBER)
    ani.casework.save_draft(case, EventKind.NOTE, "Telepon Pak Lurah.")
    _write_return(window, ani.casework, case, qtbot)
    offices("budi").act(NUMBER, "catatan-internal", text="Warga sudah ditelepon.")
    offices("budi").exchange()
    ani.exchange()
    window.refresh()
    qtbot.waitUntil(window.form.notice.isVisible)
    window.form.notice._look.click()
    card = _card(window, qtbot)
    told = words_of(card)
    assert "Wilayah kabupaten." in told
    assert "Telepon Pak Lurah." not in told
    card.buttons[choice].click()
    if choice is Choice.GO_ON:
        qtbot.waitUntil(window.form.notice.isHidden)
        assert (window.form._kinds.name, window.form._text.toPlainText()) == ("kembalikan", "Wilayah kabupaten.")
    else:
        qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    kept = {one.act: one.text for one in ani.casework.case(case).drafts}
    gone = {"kembalikan"} if choice is Choice.SHELVE else set()
    assert kept.keys() == {"", "kembalikan"} - gone
    assert [(line.kind, line.said.reason) for line in ani.casework.outbox()] == [
        (EventKind.RETURN, "Wilayah kabupaten.") for _ in gone
    ]
    assert ani.casework.draft_difference(case) is not None, "the note is still about the case as it was"
    assert (ani.casework.draft_difference(case, "kembalikan") is not None) is (choice is Choice.KEEP)


def test_what_the_centre_held_is_mended_as_itself_whatever_else_is_drafted(
    window: MainWindow, offices: Offices, qtbot: QtBot
) -> None:
    """The form opens with what was chosen on the card, not with the note of the same case."""
    ani = offices("ani")
    case = ani.case(NUMBER)
    ani.act(NUMBER, "kembalikan", reason="Wilayah kabupaten.")
    offices("budi").act(NUMBER, "kembalikan", reason="Bukan kami.")
    offices("budi").exchange()
    ani.exchange()
    (line,) = ani.casework.outbox()
    assert line.lamp is Lamp.HELD
    ani.casework.save_draft(case, EventKind.NOTE, "Telepon Pak Lurah.")
    window.differences.open_action(line.id)
    _card(window, qtbot).choose(Choice.MEND)
    qtbot.waitUntil(lambda: window.room is Room.FORM and window.form._is_open)
    assert (window.form._kinds.name, window.form._text.toPlainText()) == ("kembalikan", "Wilayah kabupaten.")


def _write_return(window: MainWindow, desk: Casework, case: int, qtbot: QtBot) -> None:
    """Have the form hold a draft of *kembalikan*, stored."""
    window.write(case, "kembalikan")
    qtbot.waitUntil(lambda: window.form._is_open and window.form._kinds.name == "kembalikan")
    window.form._text.setPlainText("Wilayah kabupaten.")
    window.form.keep_now()
    qtbot.waitUntil(lambda: any(one.act == "kembalikan" for one in desk.case(case).drafts))


def _card(window: MainWindow, qtbot: QtBot) -> DifferenceCard:
    qtbot.waitUntil(lambda: window.differences.card is not None and window.differences.card.isVisible())
    assert window.differences.card is not None
    return window.differences.card
