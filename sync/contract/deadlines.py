"""Deadlines of a complaint: two clocks, the legal one by type and *laju tindak lanjut* (disposition to first reply).

The limits are data with a legal basis and a time of validity (``resources/calendars``), never constants here.
"""

from datetime import date

import msgspec

from sync.contract.status import Bucket, bucket_of
from sync.contract.working_days import WorkingCalendar


class RuleSet(msgspec.Struct, frozen=True, kw_only=True):
    """The limits of one regulation, in working days, by classification as LAPOR! writes it (lower case)."""

    name: str
    legal_basis: str
    valid_from: date
    first_reply: int
    completion: dict[str, int]
    completion_otherwise: int


class Deadlines(msgspec.Struct, frozen=True):
    """The last day of each clock, both counted from the start of the case at this unit."""

    first_reply_on: date
    completion_on: date


def deadlines(rules: RuleSet, calendar: WorkingCalendar, classification: str, start: date) -> Deadlines:
    """Return both deadlines of a case that came to its unit on ``start``."""
    limit = rules.completion.get(" ".join(classification.casefold().split()), rules.completion_otherwise)
    return Deadlines(calendar.add(start, rules.first_reply), calendar.add(start, limit))


def due_on(status: str, first_reply_on: date | None, completion_on: date | None) -> date | None:
    """Return the day by which somebody must act next, or ``None`` where no clock runs.

    An unanswered case is due at the earlier of both clocks, one in process at its completion; a postponed,
    closed, archived or returned case has no running clock.
    """
    match bucket_of(status):
        case Bucket.UNVERIFIED | Bucket.UNANSWERED:
            return min((day for day in (first_reply_on, completion_on) if day), default=None)
        case Bucket.IN_PROCESS:
            return completion_on
        case _:
            return None
