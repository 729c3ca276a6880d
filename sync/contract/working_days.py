"""Working days (hari kerja, HK): Monday to Friday without national holidays, cuti bersama and local holidays."""

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

_SATURDAY = 5


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
        day = start
        while working_days:
            day += timedelta(days=1)
            working_days -= self.is_working_day(day)
        return day

    def between(self, start: date, end: date) -> int:
        """Count the working days after ``start`` up to and with ``end``; negative when ``end`` lies before."""
        if end < start:
            return -self.between(end, start)
        return sum(self.is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))
