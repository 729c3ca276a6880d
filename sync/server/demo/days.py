"""Days of the demo, counted in working days from the day it is made for; and how offices write them."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sync.contract.working_days import WorkingCalendar

MONTHS: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
WEEKDAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def in_words(day: date) -> str:
    """Return a day as offices write it: ``Kamis, 12 Maret 2026``."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def working_days_before(calendar: WorkingCalendar, day: date, count: int) -> date:
    """Return the latest working day from which ``count`` working days lead to ``day``."""
    back = day
    while not (calendar.is_working_day(back) and calendar.between(back, day) >= count):
        back -= timedelta(days=1)
    return back


def moment(day: date, hour: int, minute: int, second: int, zone: ZoneInfo) -> int:
    """Return a local time of a day as ms since 1970 UTC."""
    local = datetime.combine(day, time(hour, minute, second), zone)
    return int(local.astimezone(UTC).timestamp()) * 1000
