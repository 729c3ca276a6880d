"""The SQL over the fact table, in words that SQLCipher, SQLite and PostgreSQL read alike, and what comes of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sync.contract.monev.facts import BELOW, CONSTRAINTS, FACTS, OFFICERS
from sync.contract.monev.scope import PERIODS, By, Scope, day_of, number_of, period_key
from sync.contract.monev.tally import BUCKETS, NUMBER_OF, PLAIN, Tally, repeated
from sync.contract.status import Bucket

Ask = Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]
"""Runs a query with ``:name`` places and gives its rows."""
Key = Any
"""What a row stands for: the row number of a unit, a day number or ``None``, or words."""

_RETURNED: Final = NUMBER_OF[Bucket.RETURNED]
_COLUMN: Final = {
    By.UNIT: "unit",
    By.CATEGORY: "category",
    By.CHANNEL: "channel",
    By.CLASSIFICATION: "classification",
    **dict.fromkeys(PERIODS, "day"),
}
_WORDS: Final = ("category", "channel", "classification")


def tallies(ask: Ask, scope: Scope, by: By) -> dict[Key, Tally]:
    """Count the cases of a scope, told apart by unit, words or period of arrival.

    Keys are row numbers of units (0: none), the words themselves (empty: none), or those of
    :func:`~sync.contract.monev.scope.period_key`. Complaints at several units are counted within each row.
    """
    column, where, given = _COLUMN[by], *_where(scope)
    found: dict[Key, Tally] = {}

    def at(key: Any) -> Tally:
        return found.setdefault(_key(key, by), Tally())

    sums = ", ".join(f"SUM({name})" for name in PLAIN)
    for key, bucket, cases, *numbers in ask(
        f"SELECT {column}, bucket, COUNT(*), {sums} FROM {FACTS}{where} GROUP BY {column}, bucket", given
    ):
        tally = at(key)
        tally.buckets[BUCKETS[bucket]] += cases
        for name, number in zip(PLAIN, numbers, strict=True):
            setattr(tally, name, getattr(tally, name) + int(number))
    for measured in ("reply", "done"):
        for key, days, cases, judged, in_time in ask(
            f"SELECT {column}, {measured}_days, COUNT(*), COUNT({measured}_in_time), "
            f"COALESCE(SUM({measured}_in_time), 0) FROM {FACTS}"
            f"{_and(where, f'{measured}_days IS NOT NULL AND bucket <> {_RETURNED}')} "
            f"GROUP BY {column}, {measured}_days",
            given,
        ):
            spread = at(key).reply if measured == "reply" else at(key).completion
            spread.days[days] += cases
            spread.judged += int(judged)
            spread.in_time += int(in_time)
    rated = _and(where, f"rating <> '' AND bucket <> {_RETURNED}")
    for key, words, cases in ask(
        f"SELECT {column}, rating, COUNT(*) FROM {FACTS}{rated} GROUP BY {column}, rating", given
    ):
        at(key).ratings[words] += cases
    several: dict[Key, list[tuple[str, Bucket]]] = {}
    for key, complaint, bucket in _several(ask, column, where, given):
        several.setdefault(_key(key, by), []).append((complaint, BUCKETS[bucket]))
    for told, cases_of in several.items():
        found[told].repeated = repeated(cases_of)
    return found


def buckets_by(ask: Ask, scope: Scope, by: By) -> dict[Key, Counter[Bucket]]:
    """Count only cases by bucket, told apart as in :func:`tallies`: what a list of the most frequent needs."""
    column, where, given = _COLUMN[by], *_where(scope)
    found: dict[Key, Counter[Bucket]] = {}
    query = f"SELECT {column}, bucket, COUNT(*) FROM {FACTS}{where} GROUP BY {column}, bucket"
    for key, bucket, cases in ask(query, given):
        found.setdefault(_key(key, by), Counter())[BUCKETS[bucket]] += cases
    return found


def several_units(ask: Ask, scope: Scope) -> list[tuple[int, str, Bucket]]:
    """Return (unit, complaint, bucket) of the cases whose complaint other units have too."""
    where, given = _where(scope)
    return [(unit, complaint, BUCKETS[bucket]) for unit, complaint, bucket in _several(ask, "unit", where, given)]


def completed(ask: Ask, scope: Scope, by: By) -> Counter[str]:
    """Count the cases that were completed in the period, whenever they came in, by the period of their completion."""
    where, given = _where(scope, day="done_day")
    query = f"SELECT done_day, COUNT(*) FROM {FACTS}{_and(where, 'done_day IS NOT NULL')} GROUP BY done_day"
    found: Counter[str] = Counter()
    for day, cases in ask(query, given):
        found[period_key(day_of(day), by)] += cases
    return found


def constraints(ask: Ask, scope: Scope) -> dict[str, tuple[int, int]]:
    """Return by category how often a constraint (*kendala*) was written about cases of the scope, and about how many.

    Empty stands for constraints without a category.
    """
    where, given = _where(scope, of="f.")
    query = (
        f"SELECT c.category, COUNT(*), COUNT(DISTINCT c.row) FROM {CONSTRAINTS} c JOIN {FACTS} f ON f.row = c.row"
        f"{where} GROUP BY c.category"
    )
    return {category: (times, cases) for category, times, cases in ask(query, given)}


def active_officers(ask: Ask, scope: Scope) -> dict[int, int]:
    """Return by unit (their own) how many officers wrote anything about a case of the scope: *akun aktif* [I]."""
    where, given = _where(scope, of="f.")
    query = (
        f"SELECT w.unit, COUNT(DISTINCT w.author) FROM {OFFICERS} w JOIN {FACTS} f ON f.row = w.row{where} "
        "GROUP BY w.unit"
    )
    return dict(_pairs(ask(query, given)))


def undated(ask: Ask, scope: Scope) -> int:
    """Return how many cases of the scope have no day of arrival, and so belong to no period."""
    where, given = _where(scope, day="")
    return next(int(row[0]) for row in ask(f"SELECT COUNT(*) FROM {FACTS}{_and(where, 'day IS NULL')}", given))


class Behind:
    """Which cases stand behind a figure."""

    ALL: Final = ""
    OVERDUE: Final = "overdue"
    NEEDS_REPLY: Final = "needs_reply"
    REOPENED: Final = "reopened"
    RETURNS: Final = "returns"
    WRONG: Final = "wrong"
    REPLY_LATE: Final = "reply_late"
    DONE_LATE: Final = "done_late"
    REPLIED: Final = "replied"
    COMPLETED: Final = "completed"
    TOTAL: Final = "total"
    FOLLOWED_UP: Final = "followed_up"


_CONDITION: Final = {
    Behind.ALL: "1 = 1",
    **{name: f"{name} > 0" for name in PLAIN},
    Behind.REPLY_LATE: f"reply_in_time = 0 AND bucket <> {_RETURNED}",
    Behind.DONE_LATE: f"done_in_time = 0 AND bucket <> {_RETURNED}",
    Behind.REPLIED: f"reply_days IS NOT NULL AND bucket <> {_RETURNED}",
    Behind.COMPLETED: f"done_days IS NOT NULL AND bucket <> {_RETURNED}",
    Behind.TOTAL: f"bucket <> {_RETURNED}",
    Behind.FOLLOWED_UP: f"bucket IN ({NUMBER_OF[Bucket.IN_PROCESS]}, {NUMBER_OF[Bucket.DONE]})",
}
BEHIND: Final = tuple(_CONDITION)
"""Names of figures of which :func:`cases_behind` knows the cases, besides the buckets."""


def cases_behind(ask: Ask, scope: Scope, figure: str = Behind.ALL, bucket: Bucket | None = None) -> list[int]:
    """Return the rows of the cases behind a figure of a scope, the latest arrival first.

    :param figure: one of :data:`BEHIND`.
    :param bucket: only those in this bucket.
    """
    where, given = _where(scope)
    where = _and(where, _CONDITION[figure])
    if bucket is not None:
        where = _and(where, f"bucket = {NUMBER_OF[bucket]}")
    order = "CASE WHEN day IS NULL THEN 1 ELSE 0 END, day DESC, row"
    return [row[0] for row in ask(f"SELECT row FROM {FACTS}{where} ORDER BY {order}", given)]


def span(ask: Ask) -> tuple[date, date] | None:
    """Return the first and the last day on which a case came in; ``None`` without any."""
    for first, last in ask(f"SELECT MIN(day), MAX(day) FROM {FACTS}", {}):
        if first is not None:
            return day_of(first), day_of(last)
    return None


def _several(ask: Ask, column: str, where: str, given: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
    return ask(f"SELECT {column}, tracking, bucket FROM {FACTS}{_and(where, 'repeats = 1')}", given)


def _where(scope: Scope, day: str = "day", of: str = "") -> tuple[str, dict[str, Any]]:
    """Return the condition of a scope with its values.

    :param day: the column that the period is about; empty for none.
    :param of: what stands before the columns of the fact table.
    """
    parts: list[str] = []
    given: dict[str, Any] = {}
    if day and scope.first is not None:
        parts.append(f"{of}{day} >= :first")
        given["first"] = number_of(scope.first)
    if day and scope.last is not None:
        parts.append(f"{of}{day} <= :last")
        given["last"] = number_of(scope.last)
    if scope.unit:
        parts.append(f"{of}unit IN (SELECT b.unit FROM {BELOW} b WHERE b.node = :node)")
        given["node"] = scope.unit
    for name in _WORDS:
        if (words := getattr(scope, name)) is not None:
            parts.append(f"{of}{name} = :{name}")
            given[name] = words
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), given


def _and(where: str, condition: str) -> str:
    return f"{where} AND {condition}" if where else f" WHERE {condition}"


def _key(key: Any, by: By) -> Key:
    if by in PERIODS:
        return period_key(None if key is None else day_of(key), by)
    return key


def _pairs(rows: Iterable[Sequence[Any]]) -> Iterable[tuple[Any, Any]]:
    return ((row[0], row[1]) for row in rows)
