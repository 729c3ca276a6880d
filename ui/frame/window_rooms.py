"""The rooms of the window, each made when it is asked for the first time."""

from abc import abstractmethod
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ui.rooms import Place, Room, RoomPage
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.complaints.room import ComplaintsRoom
    from ui.follow_up.form import FollowUpForm
    from ui.outbox.room import OutboxRoom
    from ui.today.room import TodayRoom

_PAINTED_MS: Final = 50
"""Within so long, what has come is painted."""
_ALL: Final = object()
_DAILY: Final = (Room.TODAY, Room.COMPLAINTS, Room.OUTBOX, Room.FORM)


class WindowRooms(QMainWindow):
    """Makes pages and keeps them; :class:`ui.frame.main_window.MainWindow` moves between them."""

    room_made = Signal(object)
    """The page that is there since."""

    def __init__(self, workplace: Workplace) -> None:
        """Make no page yet."""
        super().__init__()
        self.setAnimated(False)  # nothing here docks, and Qt would make an animation after each change of what is shown
        self._workplace = workplace
        self.places: tuple[Place, ...] = ()
        self._room = Room.TODAY
        self._pages: dict[Room, RoomPage] = {}
        self._building: dict[Room, tuple[RoomPage, Iterator[None]]] = {}
        """Pages that are not ready yet, with what is left to do for them."""
        self._outdated: set[Room] = set()
        self._rooms = QStackedWidget()

    @property
    def room(self) -> Room:
        """The room that is shown."""
        return self._room

    @property
    def today(self) -> "TodayRoom":
        """The page of *Hari ini*."""
        return cast("TodayRoom", self.page(Room.TODAY))

    @property
    def complaints(self) -> "ComplaintsRoom":
        """The page of *Laporan*."""
        return cast("ComplaintsRoom", self.page(Room.COMPLAINTS))

    @property
    def outbox(self) -> "OutboxRoom":
        """The page of *Kotak keluar*."""
        return cast("OutboxRoom", self.page(Room.OUTBOX))

    @property
    def form(self) -> "FollowUpForm":
        """The page on which acts are written."""
        return cast("FollowUpForm", self.page(Room.FORM))

    def page(self, room: Room) -> RoomPage:
        """Return the page of a room, which is made and filled when it is asked for the first time."""
        while room not in self._pages:
            self._make_on(room)
        return self._pages[room]

    def focusNextPrevChild(self, forward: bool, /) -> bool:  # noqa: N802, FBT001 - Qt's name and shape
        """Move the keyboard on, in the order of the page that is shown."""
        if (page := self._pages.get(self._room)) is not None:
            page.lead_keyboard()
        return super().focusNextPrevChild(forward)

    def enter(self, room: Room) -> RoomPage:
        """Show the page of a room, true as of now, and return it."""
        page = self.page(room)
        self._room = room
        self._rooms.setCurrentWidget(page)
        if room in self._outdated:
            self._outdated.discard(room)
            page.refresh()
        return page

    def fill_again(self, *rooms: Room) -> None:
        """Fetch again what these rooms show, in this order; others follow when they are entered."""
        asked = dict.fromkeys(rooms)
        self._outdated = self._pages.keys() - asked.keys()
        for room in asked:
            self._fill(room)

    def show_kept(self) -> None:
        """Have every page that stands beside the form tell of the drafts that are stored now.

        One that is in sight tells of them at once, others when they are entered.
        """
        self._outdated = self._pages.keys() - {Room.FORM}
        if self._room is not Room.FORM:
            self.enter(self._room)

    def _fill(self, room: Room) -> None:
        if room in self._pages:
            self._pages[room].refresh()
        else:
            self.page(room)

    def call_when_painted(self, then: Callable[[], None], answers: int) -> None:
        """Call something when a page stands there that was just filled.

        :param answers: how often it asks the lane until then, one question after the other.
        """
        if answers:
            self._workplace.background.database.run(
                self,
                lambda: None,
                on_success=lambda _nothing: self.call_when_painted(then, answers - 1),
                on_failure=lambda _fault: None,
            )
        else:
            QTimer.singleShot(_PAINTED_MS, self, then)

    def make_a_bit(self) -> bool:
        """Make a bit of a room of daily work that nobody has entered yet, little enough for one turn.

        Returns whether there was anything left to make.
        """
        left = next((room for room in _DAILY if room not in self._pages), None)
        if left is not None:
            self._make_on(left)
        return left is not None

    def make_daily_rooms(self) -> None:
        """Make all of them: what they can do is offered wherever one is."""
        while self.make_a_bit():
            pass

    def _make_on(self, room: Room) -> None:
        """Take the next step of making a page: it goes into the window empty, and is filled there."""
        if room not in self._building:
            page = self._maker_of(room)()
            page.setParent(self._rooms)
            page.hide()
            self._building[room] = page, page.build()
            return
        page, rest = self._building[room]
        if next(rest, _ALL) is not _ALL:
            return
        del self._building[room]
        self._rooms.addWidget(page)
        self._pages[room] = page
        self._take_up(room, page)
        self.room_made.emit(page)

    def rehearse(self) -> None:
        """Tell what an exchange would send."""
        self.outbox.rehearse()

    @property
    def _is_form_safe(self) -> bool:
        """Whether nothing that was typed in the form exists only in memory."""
        return Room.FORM not in self._pages or self.form.is_safe

    @property
    def _is_safe(self) -> bool:
        """Whether nothing that was typed, about files in any window too, exists only in memory."""
        return self._is_form_safe and self._workplace.captions.is_safe

    def _keep_what_was_typed(self) -> None:
        if Room.FORM in self._pages:
            self.form.keep_now()
        self._workplace.captions.keep_now()
        self._workplace.background.files.settle(self)
        self._workplace.background.database.settle(self)

    def _make_help(self) -> RoomPage:
        from ui.help.room import HelpRoom  # noqa: PLC0415 - a start needs no help

        return HelpRoom(self._workplace)

    @abstractmethod
    def _maker_of(self, room: Room) -> Callable[[], RoomPage]:
        """Return what makes the page of a room."""

    @abstractmethod
    def _take_up(self, room: Room, page: RoomPage) -> None:
        """Connect a page that has come into the window."""
