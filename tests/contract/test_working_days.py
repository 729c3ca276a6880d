"""Working days and deadlines against an independent count."""

from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.deadlines import deadlines, due_on
from sync.contract.deadlines.files import HOLIDAYS_FILE, RULES_FILE, read_calendar, read_rules
from sync.contract.errors import BadInput
from sync.contract.working_days import WorkingCalendar

_CALENDARS = files("resources") / "calendars"
SHIPPED = read_calendar((_CALENDARS / HOLIDAYS_FILE).read_text(encoding="utf-8"))
RULES = read_rules((_CALENDARS / RULES_FILE).read_text(encoding="utf-8"))


@pytest.mark.parametrize(("year", "working_days"), [(2025, 237), (2026, 240), (2027, 242)])
def test_a_shipped_year_has_the_published_number_of_working_days(year: int, working_days: int) -> None:
    """Cuti bersama counts as a day off."""
    assert SHIPPED.between(date(year - 1, 12, 31), date(year, 12, 31)) == working_days


@given(st.dates(date(2025, 1, 1), date(2027, 6, 1)), st.integers(0, 70))
def test_adding_and_counting_agree_with_looking_at_each_day(start: date, number: int) -> None:
    """Brute force over the calendar, day by day."""
    end = SHIPPED.add(start, number)
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    worked = [day for day in days if day.weekday() not in (5, 6) and day not in SHIPPED.holidays]
    assert len(worked) == number
    assert SHIPPED.between(start, end) == number
    assert SHIPPED.between(end, start) == -number
    assert number == 0 or worked[-1] == end


@given(st.frozensets(st.dates(date(2026, 1, 1), date(2026, 4, 1))), st.dates(date(2025, 12, 20), date(2026, 4, 1)))
def test_any_days_off_are_passed_over(off: frozenset[date], start: date) -> None:
    """However many stand side by side, as those of a long pause do."""
    calendar = WorkingCalendar(off)
    worked = [day for n in range(1, 200) if calendar.is_working_day(day := start + timedelta(days=n))]
    assert [calendar.add(start, number) for number in range(1, 60)] == worked[:59]
    assert calendar.add(start, 0) == start


def test_a_deadline_before_its_start_is_a_mistake() -> None:
    """It is refused instead of counted backwards."""
    with pytest.raises(ValueError, match="before its start"):
        WorkingCalendar.of(()).add(date(2026, 1, 1), -1)


@pytest.mark.parametrize(
    ("classification", "completion"),
    [
        ("Permintaan Informasi", 5),
        ("Aspirasi", 5),
        ("Pengaduan Tidak Berkadar Pengawasan", 14),
        ("PENGADUAN  BERKADAR PENGAWASAN", 60),
        ("", 14),
    ],
)
def test_both_clocks_run_from_the_same_day(classification: str, completion: int) -> None:
    """The legal clock by type, and the first reply within five working days."""
    start = date(2026, 3, 2)
    both = deadlines(RULES, SHIPPED, classification, start)
    assert SHIPPED.between(start, both.first_reply_on) == 5
    assert SHIPPED.between(start, both.completion_on) == completion


def test_no_clock_runs_on_a_case_that_waits_for_nobody() -> None:
    """Closed, archived, returned and postponed cases are due never."""
    days = date(2026, 3, 2), date(2026, 3, 9)
    assert due_on("Terverifikasi", *days) == days[0]
    assert due_on("Terverifikasi", None, days[1]) == days[1]
    assert due_on("Ditanggapi oleh Pelapor", *days) == days[1]
    for status in ("Ditutup oleh Sistem", "Diarsipkan oleh Admin", "Dikembalikan", "Tertunda"):
        assert due_on(status, *days) is None


@pytest.mark.parametrize("damaged", ["hari,libur\n1,2\n", "date\n31-12-2026\n"])
def test_a_damaged_calendar_is_told_in_words(damaged: str) -> None:
    """It is never taken for a year without holidays."""
    with pytest.raises(BadInput):
        read_calendar(damaged)
    with pytest.raises(BadInput):
        read_rules(damaged)
