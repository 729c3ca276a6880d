"""The list of all that the window can do; keys are bound here and nowhere else."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.actions.action import WindowAction


class Actions(QObject):
    """Actions of the window and of its rooms, in the order in which they were told."""

    refused = Signal(str)
    """Sentence: why what was asked for cannot be done now."""

    def __init__(self, window: QWidget) -> None:
        """Begin empty; keys of the whole window are heard in ``window``."""
        super().__init__(window)
        self._window = window
        self._of_place: dict[str, list[WindowAction]] = {"": []}

    def add(self, actions: Iterable[WindowAction], *, place: str = "", page: QWidget | None = None) -> None:
        """Take actions up and bind their keys.

        :param place: name of the room that they belong to; empty for the whole window.
        :param page: page of that room, which must have the keyboard for the keys to be heard.
        """
        for action in actions:
            self._of_place.setdefault(place, []).append(action)
            for keys in () if action.is_heard_there else action.keys:
                heard = QShortcut(QKeySequence(keys), page or self._window)
                heard.setAutoRepeat(False)  # one that is held down does once what it does
                if page is not None:
                    heard.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                heard.activated.connect(partial(self.do, action))

    def do(self, action: WindowAction) -> bool:
        """Do it, or say why it cannot be done now. Returns whether it was done."""
        if why := action.why_not():
            self.refused.emit(why)
            return False
        action.act()
        return True

    def of(self, place: str) -> tuple[WindowAction, ...]:
        """Return the actions of a room, or of the whole window for an empty name."""
        return tuple(self._of_place.get(place, ()))

    @property
    def places(self) -> tuple[str, ...]:
        """Names of the rooms that have actions of their own."""
        return tuple(place for place, told in self._of_place.items() if place and told)
