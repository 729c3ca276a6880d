"""Where one stands in *Hari ini*: at the top when one comes, and where one reads while one stays."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sync.contract.events import EventKind
from tests.support.invented_cases import invented_case
from tests.support.invented_desk import InventedDesk, InventedVault
from tests.ui.test_complaints import words_of
from ui.frame.main_window import MainWindow
from ui.parts.reading import ReadingArea
from ui.rooms import Room


def test_who_comes_back_begins_at_the_top(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """However far one had read before: what is most urgent is in sight, and Enter begins it."""
    page = _a_long_day(window, vault, qtbot)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_End)
    assert page.verticalScrollBar().value() > 0
    window.go(Room.COMPLAINTS)
    window.go(Room.TODAY)
    first = window.today._first
    assert first is not None
    qtbot.waitUntil(first.hasFocus)
    assert page.verticalScrollBar().value() == 0
    assert first.mapTo(page.viewport(), QPoint()).y() >= 0


def test_what_changes_below_the_eyes_leaves_them_where_they_are(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Who reads further down is not taken to the top, and the keyboard stands on a row that is seen."""
    page = _a_long_day(window, vault, qtbot)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_End)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Up)
    stood = page.verticalScrollBar().value()
    rows = list(window.today._buttons)
    gone, following = rows[-2:]
    vault.desk.save_draft(int(rows[0].split()[0]), EventKind.NOTE, "Baru diketik.")
    window.refresh()
    qtbot.waitUntil(lambda: "draf" in words_of(window.today))
    qtbot.waitUntil(window.today._buttons[gone].hasFocus)
    assert page.verticalScrollBar().value() == stood
    del vault.desk.held[int(gone.split()[0])]
    window.refresh()
    qtbot.waitUntil(lambda: gone not in window.today._buttons)
    qtbot.waitUntil(window.today._buttons[following].hasFocus)
    place = window.today._buttons[following].mapTo(page.viewport(), QPoint()).y()
    assert 0 <= place < page.viewport().height()


def _a_long_day(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> ReadingArea:
    """Return the page of a day that has more rows than are seen at once."""
    cases = [invented_case(row, f"Lampu dermaga padam {row}", "Terverifikasi", row % 9 - 2) for row in range(1, 31)]
    vault.desk.held = InventedDesk(cases).held
    window.resize(1093, 614)
    window.go(Room.TODAY)
    window.refresh()
    page = window.today._page
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > page.viewport().height())
    return page
