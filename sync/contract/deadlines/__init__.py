"""Deadlines as data: rule sets and calendars, the book that holds them, and the clocks of a case read from it.

``rules`` and ``calendars`` are what a regulation and a decree say, ``book`` answers which of them holds for a unit
on a day, ``due`` the last days of a case, ``clocks`` how each stands today, ``files`` how the data is written.
"""

from sync.contract.deadlines.book import DeadlineBook, Place
from sync.contract.deadlines.calendars import Calendar, Holiday, HolidayKind
from sync.contract.deadlines.clocks import Clock, ClockName, ClockState, clocks
from sync.contract.deadlines.due import CaseDays, Deadlines, DueDays, deadlines, due_days, due_on
from sync.contract.deadlines.rules import RuleSet

__all__ = [
    "Calendar",
    "CaseDays",
    "Clock",
    "ClockName",
    "ClockState",
    "DeadlineBook",
    "Deadlines",
    "DueDays",
    "Holiday",
    "HolidayKind",
    "Place",
    "RuleSet",
    "clocks",
    "deadlines",
    "due_days",
    "due_on",
]
