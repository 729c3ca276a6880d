"""Dates and times of the export: as lapor.go.id writes them, in Indonesian or English, or as Excel has turned them.

Times are taken as UTC, which is what lapor.go.id very probably writes (the zone is nowhere said).
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from sync.server.lapor_export.cells import Cell

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2099

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu agt ags aug agus",
            "september sep sept",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_CLOCK: Final = r"(?P<clock>\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?)"
_AND_CLOCK: Final = rf"(?:(?:T|,?\s+){_CLOCK}(?:Z|\+00:?00)?)?"
_WITH_WORD: Final = re.compile(
    rf"(?:[^\W\d]+,\s*)?(?P<day>\d{{1,2}})[\s./-]+(?P<word>[^\W\d]+)\.?[\s./,-]+(?P<year>\d{{4}}){_AND_CLOCK}"
)
_YEAR_FIRST: Final = re.compile(rf"(?P<year>\d{{4}})[/.-](?P<month>\d{{1,2}})[/.-](?P<day>\d{{1,2}}){_AND_CLOCK}")
_DAY_FIRST: Final = re.compile(rf"(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>\d{{4}}){_AND_CLOCK}")
_TIME: Final = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?")

_EXCEL_DAY_ZERO: Final = datetime(1899, 12, 30, tzinfo=UTC)
_DAYS_TO_1904: Final = 1462
_SECONDS_A_DAY: Final = 86_400


def read_date(cell: Cell, *, days_from_1904: bool = False) -> datetime | None:
    """Return the moment (UTC) that a date cell names, midnight when it names no time; ``None`` when unreadable.

    Day before month in ``06/01/2026``. A number is a day as Excel counts them. Only the years 2000 to 2099 count.
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, float):
        return _from_excel(cell + _DAYS_TO_1904 * days_from_1904)
    text = " ".join(cell.split())
    for pattern in (_WITH_WORD, _YEAR_FIRST, _DAY_FIRST):
        if found := pattern.fullmatch(text):
            return _moment(found.groupdict())
    return None


def read_time(cell: Cell) -> timedelta | None:
    """Return the time of day as the time since midnight; ``None`` when unreadable.

    A number is the part of a day, as Excel keeps times.
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, float):
        return timedelta(seconds=round(cell * _SECONDS_A_DAY)) if 0 <= cell < 1 else None
    if not (found := _TIME.fullmatch(cell)):
        return None
    try:
        hour, minute, second = (int(part or 0) for part in found.groups())
        at = time(hour, minute, second)
    except ValueError:
        return None
    return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second)


def _moment(parts: dict[str, str | None]) -> datetime | None:
    word = parts.get("word")
    month = _MONTHS.get(word.casefold(), 0) if word else int(parts["month"] or 0)
    try:
        day = date(int(parts["year"] or 0), month, int(parts["day"] or 0))
    except ValueError:
        return None
    since_midnight = read_time(parts["clock"]) if parts["clock"] else timedelta()
    if since_midnight is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        return None
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + since_midnight


def _from_excel(days: float) -> datetime | None:
    try:
        moment = _EXCEL_DAY_ZERO + timedelta(seconds=round(days * _SECONDS_A_DAY))
    except (OverflowError, ValueError):
        return None
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else None
