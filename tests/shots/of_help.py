"""The help: a page of a topic, the keys, a page of a code, nothing found, and beside a small window."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.shots.registry import screen
from tests.shots.stage import Stage
from ui.help.book import Topic
from ui.help.dialog import HelpDialog
from ui.help.room import HelpRoom
from ui.rooms import Room


def _room(stage: Stage, key: str) -> HelpRoom:
    page = stage.window.page(Room.HELP)
    assert isinstance(page, HelpRoom)
    page.open(key)
    stage.window.go(Room.HELP)
    return page


def _page(key: str) -> Callable[[Stage], QWidget]:
    def enter(stage: Stage) -> QWidget:
        _room(stage, key)
        return stage.window

    enter.__doc__ = f"The page *{key}*."
    return enter


for _key in (Topic.FIRST_STEPS, Topic.WRITING, Topic.WORDS, Topic.KEYS, "T203", "T304"):
    screen(f"help-{_key.lower()}")(_page(_key))


@screen("help-nothing-found")
def nothing_found(stage: Stage) -> QWidget:
    """No page holds what was typed."""
    _room(stage, Topic.FIRST_STEPS).view.search.setText("zebra")
    return stage.window


@screen("help-beside-a-small-window")
def beside(stage: Stage) -> QWidget:
    """F1 in a dialog."""
    return stage.show(HelpDialog(stage.appearance, "T503", stage.window))


@screen("help-found")
def found(stage: Stage) -> QWidget:
    """The page that explains a word stands first."""
    _room(stage, Topic.FIRST_STEPS).view.search.setText("HK")
    return stage.window


@screen("help-cleared")
def cleared(stage: Stage) -> QWidget:
    """All pages again after a search."""
    found(stage)
    stage.settle()
    _room(stage, Topic.DEADLINES)
    return stage.window
