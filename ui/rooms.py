"""The rooms of the window as data: what navigation, keys and frame are made of.

A new room is one entry of :class:`Room`, one page that is a :class:`RoomPage`, and one :class:`Place` in the list of
:meth:`ui.frame.main_window.MainWindow._all_places`; its button, its key and its being shown and refreshed follow from
that.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.actions.action import WindowAction
from ui.ports.desk import DeskState


class Room(StrEnum):
    """What the window can show. The form stands in no list: it belongs to *Laporan*."""

    TODAY = "today"
    COMPLAINTS = "complaints"
    OUTBOX = "outbox"
    MONEV = "monev"
    HELP = "help"
    FORM = "form"


class RoomPage(QWidget):
    """The page of a room, on the ground of rooms. What a page does not need to know it leaves as it is here."""

    def __init__(self) -> None:
        """Build nothing yet."""
        super().__init__()
        self.setObjectName("room")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def build(self) -> Iterator[None]:
        """Make what is in it, bit by bit, each little enough for one turn of the event loop.

        Gone through once, to its end, before anything else is asked of the page, by which time it stands in the window:
        what is put into it is dressed once, where it stays. A page that is made quickly makes everything at once.
        """
        return iter(())

    def arrive(self) -> None:
        """Put the keyboard where work begins: the room has been entered."""

    def lead_keyboard(self) -> None:
        """Have Tab go as one reads: the keyboard is about to move on."""

    def commands(self) -> Sequence[WindowAction]:
        """Return what can be done here: the palette, the sheet of keys and the keys themselves are made of it."""
        return ()

    def refresh(self) -> None:
        """Fetch again what is shown: something has changed."""

    def show_state(self, state: DeskState) -> None:
        """Show what depends on whose desk this is, and on how things stand."""


@dataclass(frozen=True)
class Place:
    """A room's place in the navigation; the first one is reached by ``Ctrl+1``, and so on."""

    room: Room
    words: str
    """Its name, with the mnemonic."""
    make: Callable[[], RoomPage]
    """Returns its page; called once, when the room is entered for the first time."""
    explained: str = ""
    """What is in it, where its name does not say so by itself."""

    @property
    def name(self) -> str:
        """Its name."""
        return self.words.replace("&", "")
