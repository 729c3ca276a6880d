"""Working days (hari kerja, HK): Monday to Friday without national holidays, cuti bersama and local holidays."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final

import msgspec

_SATURDAY: Final = 5
_WEEK: Final = 7
_CALENDARS_REMEMBERED: Final = 64


class WorkingCalendar(msgspec.Struct, frozen=True):
    """The days an office does not work besides weekends. A year the data does not know has weekends only."""

    holidays: frozenset[date]

    @classmethod
    def of(cls, holidays: Iterable[date]) -> "WorkingCalendar":
        """Build a calendar from any run of dates."""
        return cls(frozenset(holidays))

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on this day."""
        return day.weekday() < _SATURDAY and day not in self.holidays

    def add(self, start: date, working_days: int) -> date:
        """Return the working day that lies ``working_days`` after ``start``; ``start`` itself is not counted.

        :raises ValueError: for a negative number of days.
        """
        if working_days < 0:
            raise ValueError("a deadline cannot lie before its start")
        off, day, left = _off(self.holidays), start.toordinal(), working_days
        while left:  # as many weekdays on, and then one more for each holiday that was passed
            end = _weekday_at(_weekdays(day) + left)
            day, left = end, bisect_right(off, end) - bisect_right(off, day)
        return date.fromordinal(day)

    def between(self, start: date, end: date) -> int:
        """Count the working days after ``start`` up to and with ``end``; negative when ``end`` lies before."""
        if end < start:
            return -self.between(end, start)
        first, last = start.toordinal(), end.toordinal()
        off = _off(self.holidays)
        return _weekdays(last) - _weekdays(first) - (bisect_right(off, last) - bisect_right(off, first))


def _weekdays(ordinal: int) -> int:
    """Count the days from Monday to Friday up to and with this one; the first of all days was a Monday."""
    weeks, days = divmod(ordinal, _WEEK)
    return weeks * _SATURDAY + min(days, _SATURDAY)


def _weekday_at(count: int) -> int:
    """Return the day up to and with which there are so many from Monday to Friday, itself one of them."""
    weeks, days = divmod(count - 1, _SATURDAY)
    return weeks * _WEEK + days + 1


@lru_cache(_CALENDARS_REMEMBERED)
def _off(holidays: frozenset[date]) -> tuple[int, ...]:
    """Return the holidays that are no weekend, in order: a list counts days for every row."""
    return tuple(sorted(day.toordinal() for day in holidays if day.weekday() < _SATURDAY))
