"""The fact table: one narrow row a case, laid out by desk and centre from their own rows.

Days are numbers since 1 January 1970 (:func:`sync.contract.monev.scope.number_of`), in the zone of the unit in charge.

A desk keeps it, and what is asked again and again it keeps added up by months, in *cells*; the centre lays it out for
one look. Cells have ``day``, the first of the month (:data:`NO_DAY` where it is not known), so that whole months are
asked of them in the same words as days are asked of facts.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from sync.contract.deadlines import DeadlineBook
from sync.contract.monev.scope import number_of

FACTS: Final = "monev_fact"
UNITS: Final = "monev_unit"
DAYS_OFF: Final = "monev_day_off"
BELOW: Final = "monev_below"
CONSTRAINTS: Final = "monev_constraint"
OFFICERS: Final = "monev_officer"
REMARKS: Final = "monev_remark"
OWN: Final = "monev_own"
SUMS: Final = "monev_sum"
DAYS: Final = "monev_days"
WORDS: Final = "monev_words"
DONE: Final = "monev_done"
WROTE: Final = "monev_wrote"

NO_DAY: Final = -1
"""Stands in cells for a day that is not known."""
SUMMED: Final = ("needs_reply", "reopened", "returns", "wrong", "held")
"""Columns of :data:`FACTS` and :data:`SUMS` that are simply added up."""

COLUMNS: Final = (
    ("row", "BIGINT"),  # of the case
    ("tracking", "TEXT"),  # Tracking ID, the complaint
    ("unit", "BIGINT"),  # in charge; 0 for none
    ("day", "INTEGER"),  # on which it came in; NULL when unknown
    ("bucket", "INTEGER"),  # place in sync.contract.monev.tally.BUCKETS
    ("needs_reply", "INTEGER"),  # 0 or 1, like reopened
    ("due", "INTEGER"),  # the next deadline; NULL where no clock is running
    ("reopened", "INTEGER"),
    ("returns", "INTEGER"),  # how often
    ("wrong", "INTEGER"),  # how often
    ("held", "INTEGER"),  # how many acts that were written here
    ("reply_days", "INTEGER"),  # working days; NULL where it was not measured
    ("reply_in_time", "INTEGER"),  # 0, 1, or NULL where the limit is not known
    ("done_days", "INTEGER"),
    ("done_in_time", "INTEGER"),
    ("done_day", "INTEGER"),  # day of completion; NULL while it is not done, or nobody knows when
    ("classification", "TEXT"),
    ("category", "TEXT"),
    ("channel", "TEXT"),
    ("rating", "TEXT"),
    ("repeats", "INTEGER"),  # 1 where other cases have the same complaint
    ("anonymous", "INTEGER"),  # 0 or 1, like confidential
    ("confidential", "INTEGER"),
)
"""Name and type of each column of :data:`FACTS`, in order."""

BESIDE: Final = {
    UNITS: (("unit", "BIGINT"), ("zone_ms", "BIGINT"), ("calendar", "INTEGER"), ("today", "INTEGER")),
    DAYS_OFF: (("calendar", "INTEGER"), ("day", "INTEGER")),
    BELOW: (("node", "BIGINT"), ("unit", "BIGINT")),
    CONSTRAINTS: (("row", "BIGINT"), ("category", "TEXT")),
    OFFICERS: (("row", "BIGINT"), ("unit", "BIGINT"), ("author", "TEXT")),
    REMARKS: (("row", "BIGINT"), ("code", "TEXT")),
    OWN: (("row", "BIGINT"), ("kind", "TEXT")),
}
"""The tables beside it: zone (ms east of UTC), calendar and today of each unit; days off that are no weekend; which
units stand at or below which; constraints that were written about cases; officers who wrote about cases; what *Bukti
Utuh* noticed about their files, once a file; cases about which this end has a ``draft`` or an act in its ``outbox``.
"""


def create(name: str, columns: Sequence[tuple[str, str]], end: str = "") -> str:
    """Return the statement that makes one of these tables.

    :param end: what the database wants said of temporary tables.
    """
    return f"CREATE TEMPORARY TABLE {name} ({', '.join(f'{column} {kind}' for column, kind in columns)}){end}"


def working_days(calendar: str, start: str, end: str) -> str:
    """Return the SQL for the working days after one day number up to and with another; 0 when the second lies before.

    As :meth:`sync.contract.working_days.WorkingCalendar.between`: weekdays, less the days off between that are none.
    """
    between = f"{_weekdays_until(end)} - {_weekdays_until(start)}"
    off = f"SELECT COUNT(*) FROM {DAYS_OFF} o WHERE o.calendar = {calendar} AND o.day > {start} AND o.day <= {end}"
    return f"CASE WHEN {end} <= {start} THEN 0 ELSE {between} - ({off}) END"


def _weekdays_until(day: str) -> str:
    """Return the SQL for how many weekdays lie up to and with a day, from some Sunday on; day 0 is a Thursday."""
    since = f"({day} + {_PAST})"  # a multiple of seven lies on a Monday, and is the first of its week
    within = f"({since} % 7 + 1)"
    return f"({since} / 7 * 5 + CASE WHEN {within} > 5 THEN 5 ELSE {within} END)"


_PAST: Final = 7 * 52 * 100 + 3
"""Added to a day number, it makes Mondays multiples of seven, and every day of the last century positive."""


class UnitDay(NamedTuple):
    """One row of :data:`UNITS`."""

    unit: int
    zone_ms: int
    calendar: int
    today: int


def unit_days(book: DeadlineBook, units: Iterable[int], now: int) -> tuple[list[UnitDay], list[tuple[int, int]]]:
    """Return the rows of :data:`UNITS` (with 0 for cases without a unit) and of :data:`DAYS_OFF`.

    The zones of Indonesia know no summer time, so each has one distance from UTC, that of this moment.

    :param now: ms since 1970 UTC.
    """
    numbers: dict[frozenset[int], int] = {}
    rows = []
    for unit in sorted({0, *units}):
        off = frozenset(number_of(day) for day in book.calendar_of(unit).holidays if day.weekday() < _SATURDAY)
        calendar = numbers.setdefault(off, len(numbers))
        rows.append(UnitDay(unit, _zone_ms(book, unit, now), calendar, number_of(book.day_of(now, unit))))
    return rows, [(number, day) for off, number in numbers.items() for day in sorted(off)]


_SATURDAY: Final = 5


def _zone_ms(book: DeadlineBook, unit: int, now: int) -> int:
    offset = datetime.fromtimestamp(now / 1000, UTC).astimezone(book.zone_of(unit)).utcoffset()
    return round(offset.total_seconds() * 1000) if offset else 0


def lines_above(parents: Mapping[int, int]) -> dict[int, list[int]]:
    """Return each unit with those above it, itself first; a circle is walked once.

    :param parents: the unit above each; 0 for none.
    """
    lines: dict[int, list[int]] = {}
    for unit in parents:
        line: list[int] = []
        above = unit
        while above in parents and above not in line:
            line.append(above)
            above = parents[above]
        lines[unit] = line
    return lines


def below(parents: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return the rows of :data:`BELOW`."""
    return [(node, unit) for unit, line in lines_above(parents).items() for node in line]
