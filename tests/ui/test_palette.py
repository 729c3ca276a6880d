"""Ctrl+K and ?: one list of actions, of which palette, sheet and keys are made."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.invented_desk import InventedVault
from ui.actions.matching import Entry, fitting
from ui.actions.palette import Palette
from ui.actions.sheet import ShortcutSheet
from ui.frame.main_window import MainWindow
from ui.rooms import Room

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def palette_of(window: MainWindow, qtbot: QtBot) -> Palette:
    """Open the palette by its key."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_K, _CTRL)
    palette = window.commands.palette
    assert palette is not None
    qtbot.waitUntil(palette._typed.hasFocus)
    return palette


def entry(name: str, words: str, why_not: str = "") -> Entry:
    """Return a row."""
    return Entry(name, words, lambda: None, why_not=why_not)


def test_what_fits_stands_in_a_sensible_order() -> None:
    """All typed words occur; beginnings first, then what is possible; the last used first while nothing is typed."""
    rows = [entry("a", "Cetak laporan", "Pilih dahulu."), entry("b", "Cari laporan"), entry("c", "Laporan baru")]
    assert [one.name for one in fitting(rows, "")] == ["b", "c", "a"]
    assert [one.name for one in fitting(rows, "", ["c", "x", "b"])] == ["c", "b", "a"]
    assert [one.name for one in fitting(rows, "laporan")] == ["c", "b", "a"]
    assert [one.name for one in fitting(rows, "lap CET")] == ["a"]
    assert fitting(rows, "zzz") == []


def test_an_action_is_typed_and_done_and_stands_first_afterwards(window: MainWindow, qtbot: QtBot) -> None:
    """Two letters, Enter; the keys stand beside it."""
    palette = palette_of(window, qtbot)
    QTest.keyClicks(palette._typed, "kotak kel")
    (found, *_rest) = palette.shown()
    assert (found.words, found.keys) == ("Buka Kotak keluar", "Ctrl+3")
    QTest.keyClick(palette._typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is Room.OUTBOX)
    qtbot.waitUntil(lambda: window.commands.palette is None)
    assert palette_of(window, qtbot).shown()[0].words == "Buka Kotak keluar"


def test_a_case_is_found_by_number_or_words_of_its_title(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """The search of the desk answers; arrows choose, Enter shows the case."""
    line = vault.desk.held[2].view.line
    palette = palette_of(window, qtbot)
    QTest.keyClicks(palette._typed, line.tracking_id)
    qtbot.waitUntil(lambda: [one.words for one in palette.shown()] == [line.title])
    QTest.keyClick(palette._typed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    qtbot.waitUntil(lambda: window.complaints.pane.shown_case == 2)
    assert line.title in [one.words for one in palette_of(window, qtbot).shown()]


def test_what_cannot_be_done_now_says_why_and_changes_nothing(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """It is there, greyed, with its reason; Enter repeats the reason and the palette stays."""
    palette = palette_of(window, qtbot)
    QTest.keyClicks(palette._typed, "matikan luring")
    (found,) = palette.shown()
    assert found.why_not == "Luring sudah mati."
    QTest.keyClick(palette._typed, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette._said.text() == "Belum dapat: Luring sudah mati."
    palette._typed.setText("jatah data")
    assert palette.shown()[0].why_not == "Buka Kotak keluar dahulu; perintah ini hanya ada di sana."
    QTest.keyClick(palette._typed, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.commands.palette is None)
    assert not vault.desk.luring


def test_the_acts_of_the_shown_case_are_offered_with_their_reasons(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """As *Tindakan lain* tells them."""
    window.show_case(2)
    qtbot.waitUntil(lambda: window.complaints.pane.shown_case == 2)
    palette = palette_of(window, qtbot)
    acts = {one.act.words: one.why_not for one in vault.desk.possible_acts(2)}
    qtbot.waitUntil(lambda: set(acts) <= {one.words for one in palette.shown()})
    told = {one.words: one.why_not for one in palette.shown()}
    assert {words: told[words] for words in acts} == acts


def test_arrows_move_while_one_types(window: MainWindow, qtbot: QtBot) -> None:
    """The keyboard never leaves the field."""
    palette = palette_of(window, qtbot)
    QTest.keyClick(palette._typed, Qt.Key.Key_Down)
    QTest.keyClick(palette._typed, Qt.Key.Key_Down)
    assert palette._list.currentRow() == 2
    QTest.keyClick(palette._typed, Qt.Key.Key_Up)
    assert palette._list.currentRow() == 1
    assert palette._typed.hasFocus()


def test_a_question_mark_tells_the_keys_those_of_this_room_first(window: MainWindow, qtbot: QtBot) -> None:
    """Esc closes; a second question mark too."""
    window.go(Room.COMPLAINTS)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Question, _SHIFT)
    sheet = window.commands.sheet
    assert isinstance(sheet, ShortcutSheet)
    rows = sheet.rows()
    assert rows[0][0] == "Di Laporan"
    assert ("Di mana saja", "Ctrl+K", "Semua perintah") in rows
    assert ("Di formulir", "Ctrl+Enter", "Simpan & antrekan") in rows
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.commands.sheet is None)


def test_a_question_mark_in_a_text_is_a_question_mark(window: MainWindow, qtbot: QtBot) -> None:
    """In the form and in the search field."""
    window.search()
    search = window.focusWidget()
    QTest.keyClick(search, Qt.Key.Key_Question, _SHIFT)
    assert window.commands.sheet is None
    assert window.complaints.list.query().text == "?"
    window.write(3, "respon-awal")
    qtbot.waitUntil(window.form._text.hasFocus)
    QTest.keyClick(window.form._text, Qt.Key.Key_Question, _SHIFT)
    assert window.commands.sheet is None
    assert window.form._text.toPlainText() == "?"


def test_the_sheet_can_be_printed(window: MainWindow, tmp_path: Path) -> None:
    """A PDF; a place that cannot be written to is a sentence."""
    window.open_keys()
    sheet = window.commands.sheet
    assert sheet is not None
    sheet.save(str(tmp_path / "pintasan.pdf"))
    assert (tmp_path / "pintasan.pdf").read_bytes().startswith(b"%PDF")
    sheet.save(str(tmp_path / "tidak ada" / "pintasan.pdf"))
    assert "tidak ada" in sheet._said.said
    sheet.close()


def test_palette_sheet_and_keys_cannot_disagree(window: MainWindow) -> None:
    """Whatever the window or a room listens to is in the list; nothing in the list is without an ear."""
    actions = window.commands.actions
    pages = {str(room): window.page(room) for room in Room}
    for place, listener in (("", window), *pages.items()):
        told = {QKeySequence(keys).toString(): one for one in actions.of(place) for keys in one.keys}
        heard = [one.key().toString() for one in listener.children() if isinstance(one, QShortcut)]
        assert set(heard) <= set(told)
        assert len(heard) == len(set(heard))
        assert {keys for keys, one in told.items() if not one.is_heard_there} <= set(heard)
    keys = [key for place in ("", *actions.places) for one in actions.of(place) for key in one.keys]
    everywhere = [key for one in actions.of("") for key in one.keys]
    assert all(keys.count(key) == 1 for key in everywhere)
    names = [one.name for place in ("", *actions.places) for one in actions.of(place)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("place", list(Room))
def test_keys_of_one_room_do_not_collide(window: MainWindow, place: Room) -> None:
    """Each key means one thing."""
    window.page(place)
    keys = [key for one in window.commands.actions.of(place) for key in one.keys]
    assert len(keys) == len(set(keys))
