"""Dates and times in all the ways that exports write them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.server.lapor_export.dates import read_date, read_time

_INDONESIAN = (
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
_ENGLISH = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("29 May 2023", (2023, 5, 29)),
        ("6 Agu 2026", (2026, 8, 6)),
        ("06 Agustus 2026", (2026, 8, 6)),
        ("6 Agt 2026", (2026, 8, 6)),
        ("1 Okt 2025", (2025, 10, 1)),
        ("1 Nopember 2025", (2025, 11, 1)),
        ("31 Desember 2025", (2025, 12, 31)),
        ("5-Peb-2026", (2026, 2, 5)),
        ("Kamis, 6 Agustus 2026", (2026, 8, 6)),
        ("2026-01-06 00:00:00", (2026, 1, 6)),
        ("2026-01-06", (2026, 1, 6)),
        ("2026-01-06T07:08:09", (2026, 1, 6, 7, 8, 9)),
        ("06/01/2026", (2026, 1, 6)),
        ("6/1/2026 07:08", (2026, 1, 6, 7, 8)),
        ("06-01-2026", (2026, 1, 6)),
        ("29\u00a0May 2023", (2023, 5, 29)),
        (45_075.0, (2023, 5, 29)),
        (45_075.5, (2023, 5, 29, 12)),
    ],
)
def test_every_seen_spelling_of_a_date_is_read(cell: str | float, expected: tuple[int, ...]) -> None:
    """Indonesian and English names, day first, ISO, and days as Excel counts them."""
    assert read_date(cell) == datetime(*expected, tzinfo=UTC)  # type: ignore[arg-type, misc]  # the parts of a date, spread


@pytest.mark.parametrize(
    "cell",
    ["", "besok", "32 Mei 2026", "29 Feb 2026", "13/13/2026", "6 Foo 2026", "6 Mei 1899", "2026", 12.0, 1e300, True],
)
def test_what_is_no_date_is_not_guessed(cell: str | float) -> None:
    """An unreadable date is told, never replaced."""
    assert read_date(cell) is None


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2099, 12, 31)))  # noqa: DTZ001 - days only
def test_any_day_survives_its_spelling(moment: datetime) -> None:
    """A day written in any of the ways is the same day again."""
    midnight = datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    for names in (_INDONESIAN, _ENGLISH):
        name = names[moment.month - 1]
        assert read_date(f"{moment.day} {name} {moment.year}") == midnight
        assert read_date(f"{moment.day} {name[:3].upper()} {moment.year}") == midnight
    assert read_date(midnight.strftime("%Y-%m-%d %H:%M:%S")) == midnight
    assert read_date(midnight.strftime("%d/%m/%Y")) == midnight


@pytest.mark.parametrize(
    ("cell", "hours", "minutes", "seconds"),
    [("04:12:55", 4, 12, 55), ("4:12", 4, 12, 0), ("04.12", 4, 12, 0), ("23:59:59.250", 23, 59, 59), (0.5, 12, 0, 0)],
)
def test_every_seen_spelling_of_a_time_is_read(cell: str | float, hours: int, minutes: int, seconds: int) -> None:
    """With seconds or without, with colons or dots, or as a part of a day."""
    assert read_time(cell) == timedelta(hours=hours, minutes=minutes, seconds=seconds)


@pytest.mark.parametrize("cell", ["24:00", "12:60", "pagi", "12", 1.0, -0.1, True])
def test_what_is_no_time_is_not_guessed(cell: str | float) -> None:
    """An unreadable time is told, never replaced."""
    assert read_time(cell) is None
