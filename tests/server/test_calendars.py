"""The calendar and the limits that came with the program."""

from datetime import date, timedelta

import pytest

from sync.contract.deadlines import deadlines
from sync.server.calendars import default_rules, national_calendar


@pytest.mark.parametrize(("year", "working_days"), [(2025, 237), (2026, 240), (2027, 242)])
def test_a_year_has_the_working_days_that_the_decrees_leave(year: int, working_days: int) -> None:
    """Weekdays minus national holidays minus cuti bersama."""
    calendar = national_calendar()
    assert calendar.between(date(year - 1, 12, 31), date(year, 12, 31)) == working_days


def test_a_holiday_declared_late_counts() -> None:
    """18 August 2025 was added in the middle of the year."""
    calendar, monday = national_calendar(), date(2025, 8, 18)
    assert not calendar.is_working_day(monday)
    assert calendar.is_working_day(monday + timedelta(days=1))


@pytest.mark.parametrize(
    ("classification", "limit"),
    [
        ("Permintaan Informasi", 5),
        ("Aspirasi", 5),
        ("Pengaduan", 14),
        ("Pengaduan Tidak Berkadar Pengawasan", 14),
        ("Pengaduan Berkadar Pengawasan", 60),
        ("Sesuatu Yang Baru", 14),
        ("", 14),
    ],
)
def test_limits_are_those_of_the_rule_set(classification: str, limit: int) -> None:
    """The rule set names its legal basis; an unknown classification gets the ordinary limit."""
    rules, calendar, start = default_rules(), national_calendar(), date(2026, 6, 2)
    due = deadlines(rules, calendar, classification, start)
    assert calendar.between(start, due.first_reply_on) == 5
    assert calendar.between(start, due.completion_on) == limit
    assert "62 Tahun 2018" in rules.legal_basis
