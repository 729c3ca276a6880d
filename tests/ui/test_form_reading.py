"""What is answered is read beside the text: with a fair share of the room, and in whole lines."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sync.contract.events import EventKind
from tests.support.invented_cases import NOW
from tests.support.invented_desk import InventedVault
from ui.follow_up.form import FollowUpForm
from ui.frame.main_window import MainWindow
from ui.parts.text_block import TextBlock
from ui.ports.desk import TimelineEntry

FULL, AT_125_PERCENT = QSize(1366, 689), QSize(1093, 535)
_LONG = "Kami sudah menunggu petugas sejak hari Rabu, dan jalan itu makin rusak dibawa air setiap sore. " * 12


@pytest.fixture
def form(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> FollowUpForm:
    """Return the form, open for a reporter who wrote at length and waits."""
    held = vault.desk._held(1)
    answer = TimelineEntry(
        id="c", kind=EventKind.REPORTER_REPLY, text=_LONG, author="Warga", unit="", written_at=NOW - 60_000
    )
    held.view = msgspec.structs.replace(held.view, timeline=(*held.view.timeline, answer))
    window.write(1, "respon-substantif")
    qtbot.waitUntil(lambda: any(block.toPlainText() == _LONG for block in window.form._help.findChildren(TextBlock)))
    return window.form


@pytest.mark.parametrize("size", [FULL, AT_125_PERCENT])
def test_what_is_answered_has_a_third_of_the_height(
    form: FollowUpForm, window: MainWindow, size: QSize, qtbot: QtBot
) -> None:
    """And of the width, where the screen is wide; the text keeps the rest."""
    window.resize(size)
    reading = form._help._reading
    qtbot.waitUntil(lambda: reading.height() >= form.height() / 3)
    assert form._text.width() > reading.width() > 240
    assert form._text.height() > 100


@pytest.mark.parametrize("size", [FULL, AT_125_PERCENT])
def test_reading_begins_where_the_last_words_of_the_reporter_begin(
    form: FollowUpForm, window: MainWindow, size: QSize, qtbot: QtBot
) -> None:
    """Not at their end, when they are longer than the room for them."""
    window.resize(size)
    window.write(3, "respon-awal")
    window.write(1, "respon-substantif")
    reading = form._help._reading
    (words,) = (block for block in reading.findChildren(TextBlock) if block.toPlainText() == _LONG)
    qtbot.waitUntil(lambda: 0 <= words.mapTo(reading.viewport(), QPoint()).y() < reading.viewport().height() / 2)


def _lines(form: FollowUpForm) -> Iterator[tuple[float, float]]:
    """Yield upper and lower edge of each line of text, as it stands in the room for reading."""
    viewport = form._help._reading.viewport()
    for block in form._help._reading.findChildren(TextBlock):
        if not block.isVisibleTo(viewport):
            continue
        part = block.document().begin()
        while part.isValid():
            layout = part.layout()
            for number in range(layout.lineCount()):
                rect = layout.lineAt(number).naturalTextRect().translated(layout.position())
                top = block.viewport().mapTo(viewport, QPoint(0, 0)).y() + rect.top()
                yield top, top + rect.height()
            part = part.next()


@pytest.mark.parametrize("size", [FULL, AT_125_PERCENT])
def test_no_line_is_read_by_half(form: FollowUpForm, window: MainWindow, size: QSize, qtbot: QtBot) -> None:
    """Wherever it is scrolled to, what has no room for its whole height is not shown at all."""
    window.resize(size)
    bar, height = form._help._reading.verticalScrollBar(), form._help._reading.viewport().height()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    for place in range(0, bar.maximum(), 7):
        bar.setValue(place)
        QApplication.processEvents()
        height = form._help._reading.viewport().height()
        above, below = form._help._edges.covered()
        assert above + below < height / 2
        for top, bottom in _lines(form):
            is_touched = bottom > 1 and top < height - 1
            is_cut = top < above - 1 or bottom > height - below + 1
            is_hidden = bottom <= above + 1 or top >= height - below - 1
            assert not is_touched or not is_cut or is_hidden, (place, top, bottom, above, below, height)
