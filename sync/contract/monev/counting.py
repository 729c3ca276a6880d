"""The SQL over the fact table, in words that SQLCipher, SQLite and PostgreSQL read alike, and what comes of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sync.contract.monev.asking import RETURNED, Ask, Piece, also, pieces, where_of
from sync.contract.monev.facts import (
    CONSTRAINTS,
    DONE,
    FACTS,
    OFFICERS,
    REMARKS,
    SUMMED,
    UNITS,
    WROTE,
)
from sync.contract.monev.scope import PERIODS, By, Scope, day_of, period_key
from sync.contract.monev.tally import BUCKETS, Tally, repeated
from sync.contract.status import Bucket

Key = Any
"""What a row stands for: the row number of a unit, a day number or ``None``, or words."""

_COLUMN: Final = {
    By.UNIT: "unit",
    By.CATEGORY: "category",
    By.CHANNEL: "channel",
    By.CLASSIFICATION: "classification",
    **dict.fromkeys(PERIODS, "day"),
}
IS_LATE: Final = (
    f"f.due < (SELECT MAX(u.today) FROM {UNITS} u) AND (f.due < (SELECT MIN(u.today) FROM {UNITS} u) OR f.due < "
    f"COALESCE((SELECT u.today FROM {UNITS} u WHERE u.unit = f.unit), (SELECT u.today FROM {UNITS} u "
    "WHERE u.unit = 0)))"
)
"""The condition on the fact table ``f`` that the next deadline lies before today at the unit, which is the same day at
nearly all of them."""


def tallies(ask: Ask, scope: Scope, by: By) -> dict[Key, Tally]:
    """Count the cases of a scope, told apart by unit, words or period of arrival.

    Keys are row numbers of units (0: none), the words themselves (empty: none), or those of
    :func:`~sync.contract.monev.scope.period_key`. Complaints at several units are counted within each row.
    """
    found: dict[Key, Tally] = {}
    for piece in pieces(ask, scope, by):
        _count(ask, piece, by, found)
    column, (where, given) = _COLUMN[by], where_of(scope, day="+f.day", of="f.")  # found by the deadline, not the day
    column_of_late = "+f.day" if by in PERIODS else f"f.{column}"
    late = f"SELECT {column_of_late}, COUNT(*) FROM {ask.facts} f{also(where, IS_LATE)} GROUP BY {column_of_late}"
    for key, cases in ask(late, given):
        found[_key(key, by)].overdue += cases
    several: dict[Key, list[tuple[str, Bucket]]] = {}
    for key, complaint, bucket in _several(ask, column, scope):
        several.setdefault(_key(key, by), []).append((complaint, BUCKETS[bucket]))
    for told, cases_of in several.items():
        found[told].repeated = repeated(cases_of)
    return found


def _count(ask: Ask, piece: Piece, by: By, found: dict[Key, Tally]) -> None:
    """Add what can be added of a piece."""
    column, (where, given) = _COLUMN[by], piece.where()

    def at(key: Any) -> Tally:
        named = _key(key, by)
        if (tally := found.get(named)) is None:
            tally = found[named] = Tally()
        return tally

    sums = ", ".join(f"SUM({name})" for name in SUMMED)
    for key, bucket, cases, *numbers in ask(
        f"SELECT {column}, bucket, SUM(cases), {sums} FROM {piece.sums()}{where} GROUP BY {column}, bucket", given
    ):
        tally = at(key)
        tally.buckets[BUCKETS[bucket]] += int(cases)
        for name, number in zip(SUMMED, numbers, strict=True):
            setattr(tally, name, getattr(tally, name) + int(number))
    for measure in ("reply", "done"):
        for key, days, verdict, cases in ask(
            f"SELECT {column}, days, verdict, SUM(cases) FROM {piece.days(measure)}{where} "
            f"GROUP BY {column}, days, verdict",
            given,
        ):
            spread = at(key).reply if measure == "reply" else at(key).completion
            spread.days[days] += int(cases)
            spread.judged += int(cases) if verdict >= 0 else 0
            spread.in_time += int(cases) if verdict > 0 else 0
    rated = also(where, f"words <> '' AND bucket <> {RETURNED}")
    for key, words, cases in ask(
        f"SELECT {column}, words, SUM(cases) FROM {piece.words('rating')}{rated} GROUP BY {column}, words", given
    ):
        at(key).ratings[words] += int(cases)


def buckets_by(ask: Ask, scope: Scope, by: By) -> dict[Key, Counter[Bucket]]:
    """Count only cases by bucket, told apart as in :func:`tallies`: what a list of the most frequent needs."""
    is_of_words = by in (By.CATEGORY, By.CHANNEL, By.CLASSIFICATION)
    column = "words" if is_of_words else _COLUMN[by]
    found: dict[Key, Counter[Bucket]] = {}
    for piece in pieces(ask, scope, By.UNIT if is_of_words else by):
        where, given = piece.where()
        source = piece.words(_COLUMN[by]) if is_of_words else piece.sums()
        query = f"SELECT {column}, bucket, SUM(cases) FROM {source}{where} GROUP BY {column}, bucket"
        for key, bucket, cases in ask(query, given):
            found.setdefault(_key(key, by), Counter())[BUCKETS[bucket]] += int(cases)
    return found


def several_units(ask: Ask, scope: Scope) -> list[tuple[int, str, Bucket]]:
    """Return (unit, complaint, bucket) of the cases whose complaint other units have too."""
    return [(unit, complaint, BUCKETS[bucket]) for unit, complaint, bucket in _several(ask, "unit", scope)]


def completed(ask: Ask, scope: Scope, by: By) -> Counter[str]:
    """Count the cases that were completed in the period, whenever they came in, by the period of their completion."""
    found: Counter[str] = Counter()
    for piece in pieces(ask, scope, by):
        if piece.is_of_cells:
            where, given = piece.where()
            query = f"SELECT day, SUM(cases) FROM {DONE}{where} GROUP BY day"
        else:
            where, given = where_of(piece.scope, day="done_day")
            query = f"SELECT done_day, COUNT(*) FROM {ask.facts}{also(where, 'done_day IS NOT NULL')} GROUP BY done_day"
        for day, cases in ask(query, given):
            found[period_key(day_of(day), by)] += int(cases)
    return found


def constraints(ask: Ask, scope: Scope) -> dict[str, tuple[int, int]]:
    """Return by category how often a constraint (*kendala*) was written about cases of the scope, and about how many.

    Empty stands for constraints without a category.
    """
    return _noted(ask, scope, CONSTRAINTS, "category")


def remarks(ask: Ask, scope: Scope) -> dict[str, tuple[int, int]]:
    """Return by code how often *Bukti Utuh* noticed something about a file of these cases, and about how many cases.

    Codes are those of :class:`sync.contract.evidence.attachment.RemarkCode`; a file counts once for each. A remark is
    no accusation: it says where to look. Source: what travels with each file; unit: remarks.
    """
    return _noted(ask, scope, REMARKS, "code")


def _noted(ask: Ask, scope: Scope, table: str, column: str) -> dict[str, tuple[int, int]]:
    where, given = where_of(scope, of="f.")
    query = (
        f"SELECT c.{column}, COUNT(*), COUNT(DISTINCT c.row) FROM {table} c JOIN {ask.facts} f ON f.row = c.row"
        f"{where} GROUP BY c.{column}"
    )
    return {words: (times, cases) for words, times, cases in ask(query, given)}


def active_officers(ask: Ask, scope: Scope) -> dict[int, int]:
    """Return by unit (their own) how many officers wrote anything about a case of the scope: *akun aktif* [I]."""
    known: set[tuple[int, str]] = set()
    for piece in pieces(ask, scope, By.UNIT):
        if piece.is_of_cells:
            where, given = piece.where()
            query = f"SELECT DISTINCT of_unit, author FROM {WROTE}{where}"
        else:
            where, given = where_of(piece.scope, of="f.")
            query = f"SELECT DISTINCT w.unit, w.author FROM {OFFICERS} w JOIN {ask.facts} f ON f.row = w.row{where}"
        known.update((unit, author) for unit, author in ask(query, given))
    return dict(Counter(unit for unit, _ in known))


def undated(ask: Ask, scope: Scope) -> int:
    """Return how many cases of the scope have no day of arrival, and so belong to no period."""
    where, given = where_of(scope, day="")
    return next(int(row[0]) for row in ask(f"SELECT COUNT(*) FROM {ask.facts}{also(where, 'day IS NULL')}", given))


def span(ask: Ask) -> tuple[date, date] | None:
    """Return the first and the last day on which a case came in; ``None`` without any."""
    query = f"SELECT (SELECT MIN(day) FROM {FACTS}), (SELECT MAX(day) FROM {FACTS})"  # each by the index of days
    for first, last in ask(query, {}):
        if first is not None:
            return day_of(first), day_of(last)
    return None


def _several(ask: Ask, column: str, scope: Scope) -> Iterable[Sequence[Any]]:
    where, given = where_of(scope)
    return ask(f"SELECT {column}, tracking, bucket FROM {ask.facts}{also(where, 'repeats = 1')}", given)


def _key(key: Any, by: By) -> Key:
    return _period(key, by) if by in PERIODS else key


@lru_cache(maxsize=4096)
def _period(day: int | None, by: By) -> str:
    return period_key(None if day is None or day < 0 else day_of(day), by)
