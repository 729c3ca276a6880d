"""Which complaints a report looks at, and by what it tells them apart."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import msgspec

EPOCH: Final = date(1970, 1, 1)
"""Day 0 of the day numbers."""
NO_DAY: Final = ""
"""Key of what has no day of arrival."""
_MONTHS_A_QUARTER: Final = 3
_MONTHS_A_SEMESTER: Final = 6
_DAYS_A_MONTH: Final = 31
_DAYS_OF_MONTHS: Final = 3 * 366


class By(StrEnum):
    """What the rows of a table stand for."""

    UNIT = "unit"
    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"
    CATEGORY = "category"
    CHANNEL = "channel"
    CLASSIFICATION = "classification"


PERIODS: Final = (By.DAY, By.MONTH, By.QUARTER, By.SEMESTER, By.YEAR)
"""Those that follow from the day on which a complaint came in."""


class Mark(StrEnum):
    """What may be true of a case besides, named as the flags of *Laporan* are; all wanted ones must be true."""

    ANONYMOUS = "anonymous"
    CONFIDENTIAL = "confidential"
    NEEDS_REPLY = "needs-reply"
    DRAFT = "draft"
    """Somebody has begun to write at this desk. Of nothing at the centre, like the next."""
    OUTBOX = "outbox"
    """An own action about it is not yet received."""


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """The complaints that a report looks at. A complaint belongs to the period in which it came in."""

    first: date | None = None
    """First day of the period, in the zone of the unit in charge; ``None`` for no limit."""
    last: date | None = None
    """Last day; both are part of it."""
    unit: int = 0
    """Row of a unit: it and all below it. 0 for all that this end holds, the undisposed ones too."""
    alone: bool = False
    """Only the unit itself, without those below it; with 0, what no unit has yet."""
    category: str | None = None
    channel: str | None = None
    classification: str | None = None
    """Exact words; empty for complaints without any, ``None`` for all."""
    flags: tuple[Mark, ...] = ()

    def before(self) -> "Scope | None":
        """Return the period of the same length just before this one, which *change* compares with.

        Whole months are compared with as many whole months. ``None`` where the period is open.
        """
        if self.first is None or self.last is None:
            return None
        last = self.first - timedelta(days=1)
        months = whole_months(self.first, self.last)
        if months:
            first = month_start(self.first, -months)
        else:
            first = self.first - (self.last - self.first) - timedelta(days=1)
        return msgspec.structs.replace(self, first=first, last=last)


def whole_months(first: date, last: date) -> int:
    """Return how many calendar months a period is made of; 0 when it is not made of whole ones."""
    after = last + timedelta(days=1)
    if first.day != 1 or after.day != 1 or after <= first:
        return 0
    return (after.year - first.year) * 12 + after.month - first.month


def month_start(day: date, months: int) -> date:
    """Return the first of the month that lies so many months after (before) that of a day."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def number_of(day: date) -> int:
    """Return the number of a day: 0 for 1 January 1970."""
    return (day - EPOCH).days


def day_of(number: int) -> date:
    """Return the day with this number."""
    return EPOCH + timedelta(days=number)


def days_of_period(key: str, by: By) -> tuple[date, date]:
    """Return the first and the last day of the period with a key of :func:`period_key`."""
    if by is By.DAY:
        day = date.fromisoformat(key)
        return day, day
    months = {By.MONTH: 1, By.QUARTER: _MONTHS_A_QUARTER, By.SEMESTER: _MONTHS_A_SEMESTER, By.YEAR: 12}[by]
    before = int(key[5:]) - 1 if by is By.MONTH else int(key[6:] or 1) - 1
    first = month_start(date(int(key[:4]), 1, 1), before * months)
    return first, month_start(first, months) - timedelta(days=1)


def keys_between(first: str, last: str, by: By) -> list[str]:
    """Return the keys of all periods from one to another, both included."""
    keys = [first]
    while keys[-1] < last:
        keys.append(period_key(days_of_period(keys[-1], by)[1] + timedelta(days=1), by))
    return keys


def usual_periods(first: date | None, last: date | None) -> By:
    """Return into what a period is best cut, so that it is seen how it went: some ten to forty pieces."""
    if first is None or last is None:
        return By.MONTH
    days = (last - first).days
    return By.DAY if days <= _DAYS_A_MONTH else By.MONTH if days <= _DAYS_OF_MONTHS else By.QUARTER


def period_key(day: date | None, by: By) -> str:
    """Return the key of the period that a day lies in: ``2026-11-05``, ``2026-11``, ``2026-Q4``, ``2026-S2``, ``2026``.

    Keys of one kind sort as time runs. Empty without a day.
    """
    if day is None:
        return NO_DAY
    match by:
        case By.DAY:
            return day.isoformat()
        case By.MONTH:
            return f"{day:%Y-%m}"
        case By.QUARTER:
            return f"{day:%Y}-Q{(day.month - 1) // _MONTHS_A_QUARTER + 1}"
        case By.SEMESTER:
            return f"{day:%Y}-S{(day.month - 1) // _MONTHS_A_SEMESTER + 1}"
        case By.YEAR:
            return f"{day:%Y}"
        case _:
            raise ValueError(f"{by} is no period")
