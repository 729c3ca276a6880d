"""One thing that the window can do: its words, its keys, and why it cannot be done now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

_KNOWN: Final = (
    ("Return", "Enter"), ("Ins", "Insert"), ("PgUp", "Page Up"), ("PgDown", "Page Down"), ("Shift+?", "?"),
)  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("Keys", text)


def _possible() -> str:
    return ""


@dataclass(frozen=True)
class WindowAction:
    """A page tells its own in :meth:`ui.rooms.RoomPage.commands`, the frame those of the whole window."""

    name: str
    """Names it for ever, such as ``exchange-now``: the palette remembers by it what was used last."""
    words: str
    """What it does, as a button would say it."""
    act: Callable[[], object]
    keys: tuple[str, ...] = ()
    """As Qt writes them (``Ctrl+Return``); the first one is the one that is shown."""
    why_not: Callable[[], str] = _possible
    """Returns the sentence why it cannot be done now; empty when it can."""
    also: str = ""
    """Other words that somebody may look for."""
    is_heard_there: bool = False
    """The page listens to these keys itself (a list to Enter, a field to Esc); here they are only told."""
    is_offered: bool = True
    """Whether the palette offers it: not where it would only move what has the keyboard."""

    @property
    def shown_keys(self) -> str:
        """The keys as people know them."""
        return key_words(self.keys[0]) if self.keys else ""


def key_words(keys: str) -> str:
    """Return keys as they are written on a keyboard: ``Ctrl+Enter`` for ``Ctrl+Return``."""
    told = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText) or keys
    arrows = {"Left": _tr("Kiri"), "Right": _tr("Kanan"), "Up": _tr("Atas"), "Down": _tr("Bawah")}
    told = "+".join(arrows.get(part, part) for part in told.split("+"))
    for name, known in (
        ("Return", "Enter"),
        ("Ins", "Insert"),
        ("PgUp", "Page Up"),
        ("PgDown", "Page Down"),
        ("Shift+?", "?"),
    ):
        told = told.replace(name, known)
    return told
