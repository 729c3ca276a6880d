"""One case in its pane: whose answer it waits for, and how the keyboard goes through it."""

from threading import Event

import msgspec
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sync.contract.errors import BadInput
from sync.contract.events import EventKind
from tests.support.invented_cases import NOW, invented_case
from tests.support.invented_desk import InventedVault
from tests.ui.test_acts import hold, spoken, until_shown
from tests.ui.test_complaints import words_of
from tests.ui.test_layout import AT_125_PERCENT
from ui.complaints.entry import Entry
from ui.frame.main_window import MainWindow
from ui.ports.desk import CaseView, TimelineEntry


def test_a_failure_of_a_case_that_nobody_waits_for_any_more_leaves_the_next_one_alone(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """It is said where its case is still the chosen one, and nowhere else."""
    failed, look_up = Event(), vault.desk.case

    def looked_up(case: int) -> CaseView:
        if case == 3:
            failed.set()
            raise BadInput("Laporan ini tidak dapat dibaca.")
        return look_up(case)

    vault.desk.case = looked_up  # type: ignore[method-assign] # one row of the disk is damaged
    pane = window.complaints.pane
    pane.show_case(3)
    assert failed.wait(20)
    pane.show_case(4)
    until_shown(window, 4, qtbot)
    assert "tidak dapat dibaca" not in words_of(pane)
    pane.show_case(3)
    qtbot.waitUntil(lambda: "tidak dapat dibaca" in words_of(pane))
    vault.desk.case = look_up  # type: ignore[method-assign] # mended
    (again,) = (one for one in pane.findChildren(QPushButton) if one.text() == "Coba lagi")
    again.click()
    until_shown(window, 3, qtbot)


def _stops(window: MainWindow, forward: bool) -> list[QWidget]:
    """Go from the list through the whole pane, or back, by the keyboard alone."""
    pane, met = window.complaints.pane, list[QWidget]()
    key = Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab
    for _ in range(200):
        QTest.keyClick(window.focusWidget(), key)
        if pane.isAncestorOf(window.focusWidget()):
            met.append(window.focusWidget())
        elif met:
            return met
    return pytest.fail("the keyboard never left the case")


def _as_read(window: MainWindow, stops: list[QWidget]) -> list[QWidget]:
    """Return them from top to bottom, wherever the conversation is scrolled to."""
    pane = window.complaints.pane
    reading, page = pane._reading, pane._reading.widget()
    assert page is not None

    def place(one: QWidget) -> tuple[int, int, int]:
        if one is reading:
            return (1, -1, 0)
        block = 0 if pane._head.isAncestorOf(one) else 2 if pane._acts.isAncestorOf(one) else 1
        at = one.mapTo(page if block == 1 else pane, QPoint())
        return (block, at.y(), at.x())

    return sorted(stops, key=place)


@pytest.mark.parametrize("forward", [True, False], ids=["Tab", "Shift+Tab"])
def test_the_keyboard_goes_through_a_case_as_one_reads(
    window: MainWindow, vault: InventedVault, qtbot: QtBot, *, forward: bool
) -> None:
    """Head, conversation, acts, though most of the conversation comes later, and some of it anew."""
    hold(vault, _much_said(40))
    window.show_case(41)
    until_shown(window, 41, qtbot)
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: pane._reading._page.is_done and words_of(pane).count("Salin balasan") == 40)
    hold(vault, _much_said(41))
    pane.refresh()
    qtbot.waitUntil(lambda: pane._reading._page.is_done and words_of(pane).count("Salin balasan") == 41)
    window.complaints.list._table.setFocus()
    stops = _stops(window, forward=True)
    assert len(stops) > 41
    assert stops == _as_read(window, stops)
    if not forward:
        assert _stops(window, forward=False) == stops[::-1]


@pytest.mark.parametrize("count", [2, 40], ids=["short", "long"])
def test_the_words_that_must_be_answered_are_in_sight(
    window: MainWindow, vault: InventedVault, qtbot: QtBot, *, count: int
) -> None:
    """However much was said before, and on a low screen too: the case is opened where it is to be answered."""
    reply = TimelineEntry(
        id="r", kind=EventKind.REPORTER_REPLY, text="Lubangnya sudah dua meter.", author="", unit="", written_at=NOW
    )
    said = (*_much_said(count).timeline, reply)
    hold(vault, invented_case(41, "Gorong-gorong", "Ditanggapi oleh Pelapor", 1, timeline=said))
    window.resize(AT_125_PERCENT)
    window.show_case(41)
    until_shown(window, 41, qtbot)
    pane = window.complaints.pane
    view = pane._reading.viewport()

    def is_in_sight() -> bool:
        words = [
            one for one in pane._reading.pieces if isinstance(one, Entry) and "dua meter" in one.text.toPlainText()
        ]
        text = words[0].text if words else None
        return text is not None and view.rect().contains(QRect(text.mapTo(view, QPoint()), text.size()))

    qtbot.waitUntil(is_in_sight)
    qtbot.waitUntil(lambda: pane._reading._page.is_done and words_of(pane).count("Salin balasan") == count)
    qtbot.waitUntil(is_in_sight)


def test_nobody_is_asked_to_answer_what_has_not_arrived(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Of a case whose title alone is here, the main button fetches the rest; nothing is said about texts like it."""
    whole = invented_case(42, "Lampu jalan", "Terdisposisi ke Kecamatan", 1)
    hold(vault, msgspec.structs.replace(whole, is_whole=False, body=""))
    window.show_case(42)
    until_shown(window, 42, qtbot)
    pane, asked = window.complaints.pane, list[bool]()
    qtbot.waitUntil(lambda: "dicari setelah isinya tiba" in words_of(pane))
    assert pane._acts.buttons[0].text().replace("&", "") == "Sinkronkan sekarang"
    assert "tidak ditemukan" not in words_of(pane)
    window.complaints.exchange_wanted.connect(lambda: asked.append(True))
    pane.do_main_act()
    assert asked == [True]


class _Squeezed(QObject):
    """Sees what stands in a page with less room than it needs, whenever that is painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._reading = window.complaints.pane.reading
        self.paintings = 0
        self.seen: list[tuple[int, int]] = []
        self._reading.scrolled.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.paintings += 1
            heights = [(one.height(), one.heightForWidth(one.width())) for one in self._reading.pieces]
            self.seen += [(height, needed) for height, needed in heights if height < needed]
        return False


def test_what_is_read_stays_as_it_is_while_the_rest_of_a_case_comes(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Nothing is squeezed and painted so for what comes to stand below it."""
    hold(vault, _much_said(40))
    window.complaints.pane.show_case(2)
    until_shown(window, 2, qtbot)
    squeezed = _Squeezed(window)
    window.show_case(41)
    until_shown(window, 41, qtbot)
    assert squeezed.paintings > 10
    assert squeezed.seen == []


def _much_said(count: int) -> CaseView:
    kind = EventKind.SUBSTANTIVE_RESPONSE
    said = tuple(spoken(str(number), kind, None, f"Balasan ke-{number}.") for number in range(count))
    return invented_case(41, "Gorong-gorong", "Ditindaklanjuti oleh Instansi", 4, timeline=said)
