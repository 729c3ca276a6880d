"""A page that is changed in several places: laid out once, with all that was added, before anything is painted."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.flow import FlowLayout
from ui.parts.labels import label
from ui.parts.one_pass import one_pass
from ui.parts.reading import ReadingArea

_WORDS = "Kami sudah meninjau lokasi dan akan menambal lubang itu. " * 3


class _LaidOut(QObject):
    """Counts how often a widget gets another size."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        self.times += event.type() == QEvent.Type.Resize
        return False


@pytest.fixture
def reading(qtbot: QtBot) -> ReadingArea:
    """Return a page in a window, with something in it."""
    made = ReadingArea("Halaman")
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.column.addWidget(label(_WORDS, wrap=True))
    made.column.addStretch(1)
    made.show()
    qtbot.waitUntil(lambda: made.scrolled.width() > 200)
    return made


def _place(one: QWidget) -> tuple[int, int, bool]:
    return one.y(), one.height(), one.height() >= one.heightForWidth(one.width())


def test_all_that_was_added_stands_there_at_once(reading: ReadingArea) -> None:
    """Each as high as it needs, below the one before, in a page that is high enough: no turn of the loop was taken."""
    first, page = reading.scrolled.findChildren(QLabel)[0], _LaidOut(reading.scrolled)
    seen = _LaidOut(first)
    with one_pass(reading):
        added = [label(_WORDS, wrap=True) for _ in range(9)]
        each = [_LaidOut(one) for one in added]
        for place, one in enumerate(added, 1):
            reading.column.insertWidget(place, one)
    assert all(one.isVisible() for one in added)
    places = [_place(one) for one in (first, *added)]
    assert all(has_room for _y, _height, has_room in places)
    assert [y for y, _, _ in places[1:]] == [y + height + reading.column.spacing() for y, height, _ in places[:-1]]
    assert reading.scrolled.height() >= places[-1][0] + places[-1][1] > reading.height()
    assert (page.times, seen.times, [one.times for one in each]) == (1, 0, [1] * 9)


def test_what_somebody_has_hidden_stays_hidden(reading: ReadingArea) -> None:
    """It takes no room either."""
    hidden, below = label(_WORDS, wrap=True), label("Di bawahnya.", wrap=True)
    hidden.hide()
    first = reading.scrolled.findChildren(QLabel)[0]
    with one_pass(reading):
        reading.column.insertWidget(1, hidden)
        reading.column.insertWidget(2, below)
    assert not hidden.isVisible()
    assert below.y() == first.y() + first.height() + reading.column.spacing()


def test_a_row_and_the_column_around_it_are_laid_out_together(qtbot: QtBot) -> None:
    """What stands in a row keeps its own width."""
    outer, row = QWidget(), QWidget()
    qtbot.addWidget(outer)
    column, flow = QVBoxLayout(outer), FlowLayout(row)
    column.addWidget(row)
    outer.resize(300, 100)
    outer.show()
    with one_pass(outer, row):
        buttons = [QPushButton(words) for words in ("Jawab", "Catat")]
        for one in buttons:
            flow.addWidget(one)
    assert all(one.isVisible() and one.size() == one.sizeHint() for one in buttons)
    assert buttons[0].geometry().right() < buttons[1].x()
    assert row.height() >= buttons[0].height()


def test_a_failure_leaves_a_page_that_is_laid_out(reading: ReadingArea) -> None:
    """Whatever was added before it can be read."""
    added = label(_WORDS, wrap=True)

    def fail() -> None:
        with one_pass(reading):
            reading.column.insertWidget(1, added)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert _place(added)[2]
    assert added.isVisible()
