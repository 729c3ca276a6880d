"""A page that is shown again: what says the same is the same widget, what changed stands where it stood."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.complaints.entry import Entry, SpareEntries
from ui.complaints.growing import GrowingPage, Hurry, Piece
from ui.parts.labels import label
from ui.parts.one_pass import one_pass
from ui.parts.reading import ReadingArea
from ui.theme.appearance import Appearance


def _pieces(*words: str) -> list[Piece]:
    return [Piece(word, partial(label, word)) for word in words]


class _Page:
    def __init__(self, qtbot: QtBot, appearance: Appearance) -> None:
        self.reading = ReadingArea("Halaman")
        self.reading.resize(300, 400)
        qtbot.addWidget(self.reading)
        self.reading.show()
        self.spare = SpareEntries(appearance)
        self.page = GrowingPage(self.reading, self.spare, self.reading)
        self._qtbot = qtbot

    def labels(self) -> list[QLabel]:
        column = self.reading.column
        widgets = [item.widget() for place in range(column.count()) if (item := column.itemAt(place)) is not None]
        return [one for one in widgets if isinstance(one, QLabel)]

    def words(self) -> list[str]:
        return [one.text() for one in self.labels()]

    def heard(self) -> list[QLabel]:
        """Return them in the order in which a screen reader goes through them."""
        return [one for one in self.reading.scrolled.children() if isinstance(one, QLabel) and not one.isHidden()]

    def show(self, *words: str, hurry: Hurry = Hurry.NONE) -> None:
        self.page.begin(_pieces(*words), hurry)
        self._qtbot.waitUntil(lambda: self.words() == list(words))


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance) -> _Page:
    """Return an empty page in a window."""
    return _Page(qtbot, appearance)


@pytest.mark.parametrize("hurry", Hurry)
@pytest.mark.parametrize(
    "then",
    ["a b c", "a x c", "x a b c", "a b", "c", "a c x", "b b a", "x y z", "c a b", ""],
    ids=lambda one: one or "-",
)
def test_any_page_becomes_any_other(page: _Page, then: str, hurry: Hurry) -> None:
    """In the order that was asked for, to eyes and ears, and nothing of the former one is left."""
    page.show("a", "b", "c")
    page.show(*then.split(), hurry=hurry)
    page._qtbot.waitUntil(lambda: page.heard() == page.labels())


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
    page._qtbot.waitUntil(lambda: page.heard() == page.labels())


def test_all_is_made_anew_in_another_dress(page: _Page) -> None:
    """Colours that stand in a text follow the theme."""
    page.show("a", "b")
    before = page.labels()
    page.page.dress_anew()
    page.page.begin(_pieces("a", "b"), Hurry.NONE)
    page._qtbot.waitUntil(lambda: page.words() == ["a", "b"] and not set(before) & set(page.labels()))


def test_an_entry_that_has_no_place_any_more_says_another_thing(page: _Page, qtbot: QtBot) -> None:
    """Whole, and in sight, and without what stood beneath the former text."""

    def shown() -> list[tuple[str, str]]:
        entries = [one for one in page.page.widgets if isinstance(one, Entry) and one.isVisible()]
        return [(one.text.toPlainText() if one.text.isVisible() else "", one.text.accessibleName()) for one in entries]

    def show(*said: tuple[str, str], hurry: Hurry) -> None:
        page.page.begin([Piece(one, partial(_entry, page, *one)) for one in said], hurry)
        qtbot.waitUntil(lambda: shown() == [(text, f"{who}, hari ini") for who, text in said])

    for hurry in Hurry:
        show(("Rini", "Lubang di jalan."), ("Kantor", ""), ("Rini", "Terima kasih."), hurry=hurry)
        first = page.page.widgets
        assert [len(one.findChildren(QLabel)) for one in first] == [2, 2, 2]
        page.page.clear()
        assert not [one for one in page.reading.findChildren(Entry) if one.isVisible()]
        show(("Budi", ""), ("Kantor", "Sudah ditambal.\n" * 9), hurry=hurry)
        assert set(page.page.widgets) < set(first)
        qtbot.waitUntil(lambda: all(len(one.findChildren(QLabel)) == 2 for one in page.page.widgets))
        heights = [one.heightForWidth(one.width()) for one in page.page.widgets]
        qtbot.waitUntil(lambda heights=heights: [one.height() for one in page.page.widgets] == heights)  # type: ignore[misc]  # mypy infers no type for it
        page.page.clear()


@pytest.mark.parametrize("hurry", Hurry)
def test_nothing_of_another_case_is_left_where_one_looks(page: _Page, qtbot: QtBot, hurry: Hurry) -> None:
    """At once, though more of the new one comes later; what is in sight says it where the former one stood."""

    def pieces(who: str, count: int) -> list[Piece]:
        said = [(who, f"Kalimat {number} dari {who}.\n" * 4) for number in range(count)]
        return [
            Piece(one, partial(_entry, page, *one), tell=lambda shown, one=one: _told_in(shown, *one))  # type: ignore[misc]  # mypy infers no type for it
            for one in said
        ]

    def heard() -> list[str]:
        entries = [one for one in page.reading.scrolled.children() if isinstance(one, Entry) and one.isVisible()]
        return [one.text.accessibleName() for one in entries]

    page.page.begin(pieces("Rini", 20), Hurry.NONE)
    qtbot.waitUntil(lambda: len(heard()) == 20)
    first = page.page.widgets[0]
    with one_pass(page.reading):
        page.page.begin(pieces("Budi", 30), hurry, is_other=True)
    assert set(heard()) <= {"Budi, hari ini"}
    assert (page.page.widgets[:1] == [first]) is (hurry is Hurry.SIGHT)
    for one in page.page.widgets:
        assert isinstance(one, Entry)
        assert [child.text() for child in one.findChildren(QLabel) if child.isVisible()][1:] == ["diterima server"]
    qtbot.waitUntil(lambda: heard() == ["Budi, hari ini"] * 30)
    heights = [(one.height(), one.heightForWidth(one.width())) for one in page.page.widgets]
    assert all(height == wanted for height, wanted in heights)


def test_nothing_comes_after_a_stop(page: _Page, qtbot: QtBot, appearance: Appearance) -> None:
    """A case that was left is not laid out any further."""
    made: list[str] = []
    pieces = [Piece(word, partial(_told, made, word)) for word in "abcdef"]
    page.page.begin(pieces, Hurry.NONE)
    page.page.stop()
    other = _Page(qtbot, appearance)
    other.show(*"abcdef")  # as many turns of the event loop
    assert not made


def _entry(page: _Page, who: str, text: str) -> Entry:
    made = page.spare.take().say("accent", who, "hari ini", text)
    made.column.addWidget(label("diterima server"))
    return made


def _told_in(shown: QWidget, who: str, text: str) -> bool:
    assert isinstance(shown, Entry)
    with shown.told_in_place():
        shown.say("accent", who, "hari ini", text).column.addWidget(label("diterima server"))
    return True


def _noted(page: _Page, seen: list[int]) -> QLabel:
    seen.append(len(page.labels()))
    return label("x")


def _told(made: list[str], word: str) -> QLabel:
    made.append(word)
    return label(word)
