"""The clocks of a case as they stand today: verification, first reply, completion, closing by LAPOR!."""

from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

from sync.contract.deadlines.book import DeadlineBook
from sync.contract.deadlines.due import CaseDays, due_days, without_pauses
from sync.contract.status import OPEN_BUCKETS, Bucket, bucket_of
from sync.contract.working_days import WorkingCalendar

SOON: Final = 2
"""A clock with so few working days left is about to run out."""
WARN_BEFORE_CLOSING: Final = 3
"""So few working days before LAPOR! may close over an unanswered reporter, the office is warned."""


class ClockName(StrEnum):
    """Which clock; in the order in which they are shown."""

    VERIFICATION = "verification"
    FIRST_REPLY = "first_reply"
    COMPLETION = "completion"
    CLOSING = "closing"


class ClockState(StrEnum):
    """How a clock stands."""

    RUNNING = "running"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    """Of the closing: LAPOR! may have closed the case already; its next export will tell."""
    MET = "met"
    MET_LATE = "met_late"
    FROZEN = "frozen"
    """The case is postponed; the working days left are those with which it will go on."""
    STOPPED = "stopped"
    """The reporter has answered, so nothing is closed here; LAPOR! may close the case over it after the day."""
    WARNING = "warning"
    """The reporter's answer is unanswered, and LAPOR! may close the case over it."""
    ENDED = "ended"
    """It no longer runs, and nothing that is known tells whether it was met."""


class Clock(msgspec.Struct, frozen=True):
    """One clock of a case on a day."""

    name: ClockName
    due_on: date
    working_days_left: int | None
    """From today; negative when overdue, 0 on the last day and on days off just behind it. ``None`` when it is over."""
    state: ClockState


def clocks(days: CaseDays, book: DeadlineBook, unit: int | None, classification: str, today: date) -> tuple[Clock, ...]:
    """Return the clocks of a case at this unit, in the order of :class:`ClockName`; one that never ran is left out.

    :param today: in the zone of the unit.
    """
    due = due_days(days, book, unit, classification)
    face = _Face(days, without_pauses(book.calendar_of(unit), days.pauses), today)
    shown = (
        face.until(ClockName.VERIFICATION, due.verify_on, None),
        face.until(ClockName.FIRST_REPLY, due.first_reply_on, days.replied_on),
        face.until(ClockName.COMPLETION, due.completion_on, days.completed_on),
        face.closing(due.closes_on),
    )
    return tuple(clock for clock in shown if clock is not None)


class _Face:
    """Reads the clocks of one case on one day."""

    def __init__(self, days: CaseDays, calendar: WorkingCalendar, today: date) -> None:
        self._calendar, self._today = calendar, today
        self._bucket = bucket_of(days.status)
        self._needs_reply = days.needs_reply
        self._paused_on = min((began for began, ended in days.pauses if ended is None), default=None)

    def until(self, name: ClockName, due: date | None, done_on: date | None) -> Clock | None:
        """Return a clock that ends with something the office does."""
        if due is None:
            return None
        if done_on is not None:
            return Clock(name, due, None, ClockState.MET if done_on <= due else ClockState.MET_LATE)
        is_answered = name is ClockName.FIRST_REPLY and self._bucket is Bucket.IN_PROCESS
        if is_answered or self._bucket not in OPEN_BUCKETS:
            return Clock(name, due, None, ClockState.ENDED)
        return self._frozen(name, due) or Clock(name, due, self._left(due), self._running(due))

    def closing(self, due: date | None) -> Clock | None:
        """Return the clock after which LAPOR! closes the case by itself."""
        if due is None:
            return None
        if self._bucket not in OPEN_BUCKETS:
            return Clock(ClockName.CLOSING, due, None, ClockState.ENDED)
        if frozen := self._frozen(ClockName.CLOSING, due):
            return frozen
        left = self._left(due)
        if not self._needs_reply:
            return Clock(ClockName.CLOSING, due, left, self._running(due))
        is_near = left <= WARN_BEFORE_CLOSING
        return Clock(ClockName.CLOSING, due, left, ClockState.WARNING if is_near else ClockState.STOPPED)

    def _frozen(self, name: ClockName, due: date) -> Clock | None:
        if self._paused_on is None and self._bucket is not Bucket.POSTPONED:
            return None
        left = self._calendar.between(self._paused_on, due) if self._paused_on else None
        return Clock(name, due, left, ClockState.FROZEN)

    def _left(self, due: date) -> int:
        return self._calendar.between(self._today, due)

    def _running(self, due: date) -> ClockState:
        if self._today > due:
            return ClockState.OVERDUE
        return ClockState.DUE_SOON if self._left(due) <= SOON else ClockState.RUNNING
