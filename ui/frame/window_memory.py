"""How the window looked when it was closed, kept in the profile: sizes and names of rooms, never anything of a case."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec
from PySide6.QtCore import QPoint, QRect, QSize

from sync.durable import replace_file

FILE: Final = "window.json"
_GRIP: Final = QSize(160, 32)
"""So much of the upper edge must be on a screen for a window to be dragged with the mouse, or seen at all."""
_MOST: Final = 64_000
_log = logging.getLogger("tindak.window")


class WindowMemory(msgspec.Struct, frozen=True, kw_only=True):
    """What is remembered; a file of another version or a damaged one counts as none."""

    version: int = 1
    place: tuple[int, int, int, int] | None = None
    """Left, top, width and height in the window's own pixels, as it was while not maximized."""
    is_maximized: bool = True
    splitters: dict[str, tuple[int, ...]] = {}
    """Sizes of the parts, by the object name of the splitter."""
    room: str = ""
    day: str = ""
    """The day on which it was closed (ISO): a new day begins with *Hari ini*."""
    recent: tuple[str, ...] = ()
    """Names of the actions that were chosen last in the palette."""
    stays_in_tray: bool = False
    """Whether closing the window leaves the program running; chosen by the operator, never by default."""


def load_memory(folder: Path | None) -> WindowMemory:
    """Return what a profile folder remembers; the beginning where it remembers nothing that can be read."""
    if folder is None:
        return WindowMemory()
    try:
        content = (folder / FILE).read_bytes()
        memory = msgspec.json.decode(content[:_MOST], type=WindowMemory)
    except (OSError, msgspec.MsgspecError):
        return WindowMemory()
    return memory if memory.version == WindowMemory().version else WindowMemory()


def keep_memory(folder: Path | None, memory: WindowMemory) -> None:
    """Keep it, wholly or not at all; a folder that cannot be written to costs the memory only."""
    if folder is None:
        return
    try:
        replace_file(folder / FILE, msgspec.json.encode(memory))
    except OSError as fault:
        _log.warning("the look of the window could not be kept: %s", fault)


def brought_back(place: QRect, screens: Sequence[QRect]) -> QRect:
    """Return a place on one of these screens (the usual one first): where it was, or inside the usual one.

    A window is moved only when its upper edge could not be taken hold of, since its monitor was unplugged or is
    smaller now; it is never larger than its screen.
    """
    if not screens:
        return place
    grip = QRect(place.topLeft(), QSize(place.width(), _GRIP.height()))
    seen = [screen.intersected(grip) for screen in screens]
    best = max(range(len(screens)), key=lambda one: seen[one].width() * seen[one].height())
    is_held = seen[best].width() >= min(_GRIP.width(), place.width()) and seen[best].height() >= _GRIP.height() // 2
    screen = screens[best] if is_held else screens[0]
    size = place.size().boundedTo(screen.size())
    if is_held and size == place.size():
        return place
    left = min(max(place.left(), screen.left()), screen.right() + 1 - size.width())
    top = min(max(place.top(), screen.top()), screen.bottom() + 1 - size.height())
    return QRect(QPoint(left, top), size)
