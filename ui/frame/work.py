"""The road of work: from where an act is begun into the form, to the next case, and what follows once one is done."""

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject

from sync.contract.events import EventKind
from ui.difference.opening import Differences
from ui.follow_up.next_case import NextUp, Succession
from ui.follow_up.queued import Queued, queued_words
from ui.frame.exchanging import Exchanging
from ui.frame.navigation import Navigation
from ui.rooms import Room
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.complaints.room import ComplaintsRoom
    from ui.follow_up.form import FollowUpForm

_FOR_THE_OFFICE: Final = frozenset({EventKind.NOTE, EventKind.CONSTRAINT})


class Frame(Protocol):
    """The window, as far as work moves through it."""

    navigation: Navigation
    exchanging: Exchanging
    differences: Differences

    @property
    def room(self) -> Room:
        """The room that is shown."""
        ...

    @property
    def complaints(self) -> "ComplaintsRoom":
        """The page of *Laporan*."""
        ...

    @property
    def form(self) -> "FollowUpForm":
        """The page on which acts are written."""
        ...

    def go(self, room: Room) -> None:
        """Enter a room."""
        ...

    def refresh(self) -> None:
        """Fetch again what all rooms show."""
        ...

    def show_case(self, case: int, *, newest: bool = False) -> None:
        """Show a case in its room."""
        ...


class Work(QObject):
    """Leads into the form and on from it; told of everything that was done, wherever that was."""

    def __init__(self, workplace: Workplace, frame: Frame, parent: QObject) -> None:
        """Begin in *Hari ini*."""
        super().__init__(parent)
        self._frame = frame
        self._succession = Succession(workplace, self)
        self._began_in = Room.TODAY
        """The room from which work in the form was begun."""
        self._worked_on = 0

    def begin(self, case: int, act: str, about: str = "", again: str = "") -> None:
        """Open the form for an act with a case, by its name or kind.

        :param again: sentence, where the act was taken back out of the queue just before.
        """
        frame = self._frame
        if frame.room is not Room.FORM:
            self._began_in = frame.room
            self._succession.begin(frame.complaints.list.query() if frame.room is Room.COMPLAINTS else None)
        frame.form.open(case, act, about, again=again)
        frame.go(Room.FORM)

    def go_back(self) -> None:
        """Show the list from which work was begun."""
        self._frame.go(self._began_in)

    def show_worked_on(self) -> None:
        """Show the case that was worked on just before."""
        self._frame.show_case(self._worked_on, newest=True)

    def look_at_difference(self, case: int, act: str) -> None:
        """Show what changed about a case since its draft of an act was begun (:attr:`ui.ports.desk.Draft.act`)."""
        self._frame.form.keep_now()
        self._frame.differences.open_draft(case, act)

    def note_recorded(self, case: int, queued: Queued, goes_on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        """Go on with the next case after one that the form was about, or back to this one where that is wanted.

        Words for the office answer nothing: who wrote them is still with this case, and meant to answer no other.
        """
        if not goes_on or queued.kind in _FOR_THE_OFFICE:
            self.note_changed(case)
            if goes_on:
                self._frame.complaints.list.doings.toast.tell(queued_words(queued))
            return
        self.note_decided()
        self._frame.exchanging.look()
        self._worked_on = case
        shown = partial(self._frame.show_case, case, newest=True)
        self._succession.after(case, partial(self._go_on, queued), shown)

    def note_acted(self, case: int) -> None:
        """Show what an act did, in the outbox where it was begun there."""
        if self._frame.room is not Room.OUTBOX:
            self.note_changed(case)
        else:
            self.note_allowed()

    def note_changed(self, case: int) -> None:
        """Show a case with which something was done, and exchange soon."""
        self._frame.navigation.forget_result()
        self._frame.show_case(case, newest=True)
        self.note_allowed()

    def note_pulled_back(self, case: int, act: str, again: str) -> None:
        """Go on writing where an act that was taken back out of the queue became a draft; else one stays.

        :param act: name or kind of the draft; empty where nothing became one.
        :param again: sentence that says what it is now.
        """
        self._frame.navigation.forget_result()
        if act:
            self.begin(case, act, again=again)
        self.note_allowed()

    def note_decided(self) -> None:
        """Show everywhere what was decided about something that had come back."""
        self._frame.navigation.forget_result()
        self._frame.refresh()

    def note_allowed(self) -> None:
        """Exchange soon: something may leave that could not before."""
        self._frame.refresh()
        self._frame.exchanging.look()

    def note_left(self, case: int) -> None:
        """Show the case whose form was left."""
        self._frame.show_case(case)
        self._frame.refresh()

    def _go_on(self, queued: Queued, upcoming: NextUp | None, waiting: int) -> None:
        if upcoming is None:
            self._frame.form.show_ending(queued, waiting)
        elif self._frame.room is Room.FORM:  # who went elsewhere meanwhile is not called back
            self._frame.form.follow(upcoming.case, upcoming.act, queued)
