"""Our calendar data beside that of the ``holidays`` package, for the years that both know."""

from datetime import date, timedelta
from importlib.resources import files

import holidays
import pytest

from sync.contract.deadlines.files import HOLIDAYS_FILE, read_holidays

_YEARS = (2024, 2025, 2026, 2027)
_ALL_KINDS = ("public", "government")
"""By default the package leaves out *cuti bersama*, which it calls days off of the government."""


def _ours() -> set[date]:
    shipped = (files("resources") / "calendars" / HOLIDAYS_FILE).read_text(encoding="utf-8")
    return {holiday.day for holiday in read_holidays(shipped)}


def _theirs(year: int, categories: tuple[str, ...] = _ALL_KINDS) -> set[date]:
    return {day for day in holidays.country_holidays("ID", years=year, categories=categories) if day.year == year}


@pytest.mark.parametrize("year", _YEARS)
def test_both_name_the_same_days_off(year: int) -> None:
    """National holidays and cuti bersama, the day of August 2025 that was declared late among them."""
    assert {day for day in _ours() if day.year == year} == _theirs(year)


@pytest.mark.parametrize(("year", "working_days"), [(2025, 237), (2026, 240), (2027, 242)])
def test_both_leave_as_many_working_days(year: int, working_days: int) -> None:
    """Counted from their days off, one by one."""
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
    off = _theirs(year)
    assert sum(day.year == year and day.weekday() < 5 and day not in off for day in days) == working_days


def test_the_default_of_the_package_would_be_wrong() -> None:
    """So that nobody shortens the test above: without cuti bersama, 2026 would have eight more working days."""
    assert len(_theirs(2026)) > len(_theirs(2026, ("public",)))
