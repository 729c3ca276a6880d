"""The last days of a case: verification, first reply (*laju tindak lanjut*), completion by type, closing by LAPOR!.

All of them are counted in working days by the :class:`~sync.contract.deadlines.book.DeadlineBook`. A pause freezes
them: the working days inside it do not count, and which these are is worked out anew from its dates each time, so
that a calendar which changed later moves the deadline as it should.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

import msgspec

from sync.contract.deadlines.book import DeadlineBook
from sync.contract.deadlines.rules import RuleSet
from sync.contract.status import Bucket, bucket_of
from sync.contract.working_days import WorkingCalendar

Pause = tuple[date, date | None]
"""The day on which a case was postponed, and the day on which it went on; ``None`` while it is postponed."""


class CaseDays(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a case's course; each day in the zone of its unit (:meth:`DeadlineBook.day_of`)."""

    status: str
    """The phrase that is true now."""
    needs_reply: bool = False
    """Whether the reporter has answered and now waits for the office."""
    verify_from: date | None = None
    """The day the complaint came in."""
    verified_on: date | None = None
    started_on: date | None = None
    """Disposition to this unit. Where nobody recorded it, whoever asks puts the day the complaint came in."""
    replied_on: date | None = None
    """First public reply of the unit."""
    public_on: date | None = None
    """Last reply of the office that the reporter is known to read: LAPOR!'s closing runs from it, whatever was answered
    since and does not stand there yet."""
    completed_on: date | None = None
    pauses: tuple[Pause, ...] = ()


class DueDays(msgspec.Struct, frozen=True):
    """The last day of each clock; ``None`` where it does not run (yet). An open pause has not moved them yet."""

    verify_on: date | None = None
    first_reply_on: date | None = None
    completion_on: date | None = None
    closes_on: date | None = None


class Deadlines(msgspec.Struct, frozen=True):
    """The last day of both clocks of a unit, counted from the start of the case there."""

    first_reply_on: date
    completion_on: date


def due_days(days: CaseDays, book: DeadlineBook, unit: int | None, classification: str) -> DueDays:
    """Return the last days of a case at this unit, each by the rules of the day on which its clock starts."""
    calendar = without_pauses(book.calendar_of(unit), days.pauses)

    def last(start: date | None, limit: int) -> date | None:
        return calendar.add(start, limit) if start else None

    is_unverified = not (days.verified_on or days.started_on) and bucket_of(days.status) in _BEFORE_VERIFICATION
    verify_from = days.verify_from if is_unverified else None
    return DueDays(
        verify_on=last(verify_from, _rules(book, verify_from).verification),
        first_reply_on=last(days.started_on, _rules(book, days.started_on).first_reply),
        completion_on=last(days.started_on, _rules(book, days.started_on).completion_of(classification)),
        closes_on=last(days.public_on, _rules(book, days.public_on).closing),
    )


def deadlines(rules: RuleSet, calendar: WorkingCalendar, classification: str, start: date) -> Deadlines:
    """Return both deadlines of a case that came to its unit on ``start``."""
    return Deadlines(calendar.add(start, rules.first_reply), calendar.add(start, rules.completion_of(classification)))


def due_on(
    status: str,
    first_reply_on: date | None,
    completion_on: date | None,
    closes_on: date | None = None,
    verify_on: date | None = None,
) -> date | None:
    """Return the day by which somebody must act next, or ``None`` where no clock runs.

    An unanswered case is due at the earliest of its clocks; one in process at its completion, or at its closing by
    LAPOR! where that comes earlier; a postponed, closed, archived or returned one never. Whose turn it is
    (:func:`sync.contract.casework.turn.turn_of`) has the same day. The closing runs from what the reporter can read, so
    an answer that has yet to be uploaded moves no day.
    """
    match bucket_of(status):
        case Bucket.UNVERIFIED:
            return _earliest(verify_on, first_reply_on, completion_on)
        case Bucket.UNANSWERED:
            return _earliest(first_reply_on, completion_on)
        case Bucket.IN_PROCESS:
            return _earliest(completion_on, closes_on)
        case _:
            return None


def without_pauses(calendar: WorkingCalendar, pauses: Iterable[Pause]) -> WorkingCalendar:
    """Return a calendar on which the days of these pauses do not count: those after the first, up to and with the last.

    An open pause is left out, for nobody knows yet how long it will be.
    """
    frozen = {
        began + timedelta(days=n)
        for began, ended in pauses
        if ended is not None
        for n in range(1, (ended - began).days + 1)
    }
    return WorkingCalendar(calendar.holidays | frozen) if frozen else calendar


_BEFORE_VERIFICATION: Final = (Bucket.UNVERIFIED, Bucket.POSTPONED)


def _rules(book: DeadlineBook, start: date | None) -> RuleSet:
    return book.rules_on(start) if start else book.rule_sets[0]


def _earliest(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)
