"""A page that is shown again: what says the same is the same widget, what changed stands where it stood."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.complaints.growing import GrowingPage, Hurry, Piece
from ui.parts.labels import label
from ui.parts.reading import ReadingArea


def _pieces(*words: str) -> list[Piece]:
    return [Piece(word, partial(label, word)) for word in words]


class _Page:
    def __init__(self, qtbot: QtBot) -> None:
        self.reading = ReadingArea("Halaman")
        self.reading.resize(300, 400)
        qtbot.addWidget(self.reading)
        self.reading.show()
        self.page = GrowingPage(self.reading, self.reading)
        self._qtbot = qtbot

    def labels(self) -> list[QLabel]:
        column = self.reading.column
        widgets = [item.widget() for place in range(column.count()) if (item := column.itemAt(place)) is not None]
        return [one for one in widgets if isinstance(one, QLabel)]

    def words(self) -> list[str]:
        return [one.text() for one in self.labels()]

    def show(self, *words: str, hurry: Hurry = Hurry.NONE) -> None:
        self.page.begin(_pieces(*words), hurry)
        self._qtbot.waitUntil(lambda: self.words() == list(words))


@pytest.fixture
def page(qtbot: QtBot) -> _Page:
    """Return an empty page in a window."""
    return _Page(qtbot)


@pytest.mark.parametrize("hurry", Hurry)
@pytest.mark.parametrize(
    "then",
    ["a b c", "a x c", "x a b c", "a b", "c", "a c x", "b b a", "x y z", "c a b", ""],
    ids=lambda one: one or "-",
)
def test_any_page_becomes_any_other(page: _Page, then: str, hurry: Hurry) -> None:
    """In the order that was asked for, and nothing of the former one is left."""
    page.show("a", "b", "c")
    page.show(*then.split(), hurry=hurry)


def test_what_says_the_same_stays_untouched(page: _Page) -> None:
    """Whoever marks words in it, or has the keyboard there, keeps both."""
    page.show("a", "b", "c")
    first, _, third = page.labels()
    page.show("a", "x", "c", "d")
    assert (page.labels()[0], page.labels()[2]) == (first, third)


def test_a_changed_piece_takes_the_place_of_the_former_one_at_once(page: _Page) -> None:
    """Nothing below it jumps for want of it."""
    page.show("a", "b", "c")
    seen: list[int] = []
    page.page.begin(
        [*_pieces("a"), Piece("x", lambda: _noted(page, seen)), *_pieces("c")],
        Hurry.NONE,
    )
    page._qtbot.waitUntil(lambda: page.words() == ["a", "x", "c"])
    assert seen == [3]


def test_a_page_read_from_its_end_has_its_aim_and_all_below_it_at_once(page: _Page) -> None:
    """What comes above later pushes nothing aside, though it says the same as something below."""
    pieces = [Piece(word, partial(label, word), is_aim=place == 40) for place, word in enumerate("a" * 40 + "xabc")]
    page.page.begin(pieces, Hurry.END)
    assert page.words() == list("xabc") or page.words()[-4:] == list("xabc")
    page._qtbot.waitUntil(lambda: page.words() == list("a" * 40 + "xabc"))


def test_all_is_made_anew_in_another_dress(page: _Page) -> None:
    """Colours that stand in a text follow the theme."""
    page.show("a", "b")
    before = page.labels()
    page.page.dress_anew()
    page.page.begin(_pieces("a", "b"), Hurry.NONE)
    page._qtbot.waitUntil(lambda: page.words() == ["a", "b"] and not set(before) & set(page.labels()))


def test_nothing_comes_after_a_stop(page: _Page, qtbot: QtBot) -> None:
    """A case that was left is not laid out any further."""
    made: list[str] = []
    pieces = [Piece(word, partial(_told, made, word)) for word in "abcdef"]
    page.page.begin(pieces, Hurry.NONE)
    page.page.stop()
    other = _Page(qtbot)
    other.show(*"abcdef")  # as many turns of the event loop
    assert not made


def _noted(page: _Page, seen: list[int]) -> QLabel:
    seen.append(len(page.labels()))
    return label("x")


def _told(made: list[str], word: str) -> QLabel:
    made.append(word)
    return label(word)
