"""Work in turns of the event loop."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.parts.turns import InTurns


def test_each_work_has_a_turn_of_its_own(qtbot: QtBot) -> None:
    """The first one is done at once, so that whoever waits sees that something happens."""
    owner, done = QObject(), list[str]()
    turns = InTurns(owner)
    turns.begin([lambda: done.append("a"), lambda: done.append("b"), lambda: done.append("c")])
    assert done == ["a"]
    qtbot.waitUntil(lambda: turns.is_done)
    assert done == ["a", "b", "c"]


def test_all_at_once_where_somebody_waits() -> None:
    """Then nothing is left for a turn to come."""
    owner, done = QObject(), list[str]()
    turns = InTurns(owner)
    turns.begin([lambda: done.append("a"), lambda: done.append("b")], at_once=True)
    assert (done, turns.is_done) == (["a", "b"], True)


def test_what_is_begun_anew_leaves_the_rest_of_the_former_undone(qtbot: QtBot) -> None:
    """A case that was left is not shown any further."""
    owner, done = QObject(), list[str]()
    turns = InTurns(owner)
    turns.begin([lambda: done.append("a"), lambda: done.append("b")])
    turns.begin([lambda: done.append("x"), lambda: done.append("y")])
    qtbot.waitUntil(lambda: turns.is_done)
    assert done == ["a", "x", "y"]
    turns.begin([lambda: done.append("p"), lambda: done.append("q")])
    turns.stop()
    assert (done[3:], turns.is_done) == (["p"], True)
