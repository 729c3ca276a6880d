"""The list of screens, and the ways in which each of them is looked at."""

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tests import shots
from tests.shots.stage import Stage

Enter = Callable[[Stage], QWidget]

FULL: Final = QSize(1366, 689)
"""A 1366 by 768 screen less task bar and title bar, in the window's own pixels."""
AT_125_PERCENT: Final = QSize(1093, 535)
"""The same screen at 125 %."""
LARGE_TEXT: Final = 1.5


@dataclass(frozen=True)
class Screen:
    """One screen in one state."""

    name: str
    enter: Enter
    """Sets a stage up; returns what is looked at: the window, or a dialog over it."""


@dataclass(frozen=True)
class Variant:
    """One way of looking at a screen."""

    name: str
    size: QSize = FULL
    """Of the window; a dialog keeps its own size, which is never larger."""
    dark: bool = False
    text_scale: float = 1.0
    language: str = "id"


VARIANTS: Final = (
    Variant("light"),
    Variant("dark", dark=True),
    Variant("125-percent", AT_125_PERCENT),
    Variant("large-text", text_scale=LARGE_TEXT),
    Variant("english", language="en"),
)

SCREENS: Final[dict[str, Screen]] = {}
"""All screens by name, in the order of their modules."""


def screen(name: str) -> Callable[[Enter], Enter]:
    """Put a function that sets a stage up on the list."""

    def put(enter: Enter) -> Enter:
        assert name not in SCREENS, name
        SCREENS[name] = Screen(name, enter)
        return enter

    return put


def all_screens() -> dict[str, Screen]:
    """Return all screens."""
    for module in pkgutil.iter_modules(shots.__path__):
        if module.name.startswith("of_"):
            importlib.import_module(f"{shots.__name__}.{module.name}")
    return SCREENS
