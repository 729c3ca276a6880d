"""The figures of frozen cases: as :func:`sync.contract.monev.gathered.overview` says them of the same, without SQL."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache, partial
from operator import attrgetter
from typing import TypeVar

from sync.contract.monev.frozen import FrozenCase, FrozenOfficer
from sync.contract.monev.gathered import Gathered, Overview, frequent
from sync.contract.monev.scope import By, Scope, period_key
from sync.contract.monev.tally import PLAIN, Spread, Tally, repeated
from sync.contract.monev.tree import Tree, UnitName, grown
from sync.contract.status import Bucket

K = TypeVar("K")


def added_up(
    cases: Sequence[FrozenCase], units: Sequence[UnitName], officers: Iterable[FrozenOfficer], scope: Scope, as_of: int
) -> Overview:
    """Return all that a report shows of these cases; there is no period before to compare with."""
    within = _within_period(cases, scope)
    completed = Counter(
        period_key(one.done_day, By.MONTH)
        for one in cases
        if one.done_day is not None and is_within(scope, one.done_day)
    )
    days = sorted(one.day for one in cases if one.day is not None)
    month = cache(partial(period_key, by=By.MONTH))
    months = tallied(within, lambda one: month(one.day))
    figures = Gathered(
        scope=scope,
        by=By.MONTH,
        as_of=as_of,
        tree=_tree_of(within, units),
        rows={key: months[key] for key in sorted(months, key=lambda key: (not key, key))},
        constraints=_noted(one.constraints for one in within),
        remarks=_noted(one.remarks for one in within),
        completed=completed,
        officers=dict(Counter(one.unit for one in {*officers})),
        undated=sum(one.day is None for one in cases),
        span=(days[0], days[-1]) if days else None,
    )
    return Overview(
        figures=figures,
        before=None,
        categories=_frequent(within, lambda one: one.category),
        channels=_frequent(within, lambda one: one.channel),
        classifications=_frequent(within, lambda one: one.classification),
    )


def _tree_of(within: Sequence[FrozenCase], units: Sequence[UnitName]) -> Tree:
    """Return the figures of cases by unit."""
    own = tallied(within, attrgetter("unit"))
    return grown(units, own, [(one.unit, one.complaint, one.bucket) for one in _with_others(within)])


def _within_period(cases: Iterable[FrozenCase], scope: Scope) -> list[FrozenCase]:
    """Return the cases that came in within the period of a scope."""
    known = cache(partial(is_within, scope))
    return [one for one in cases if known(one.day)]


def tallied(cases: Iterable[FrozenCase], key_of: Callable[[FrozenCase], K]) -> dict[K, Tally]:
    """Return the tallies of cases, told apart by a key."""
    groups: dict[K, list[FrozenCase]] = {}
    for one in cases:
        groups.setdefault(key_of(one), []).append(one)
    return {key: _tally(group) for key, group in groups.items()}


def is_within(scope: Scope, day: date | None) -> bool:
    """Whether a day lies in the period; no day lies in no period."""
    if day is None:
        return scope.first is None and scope.last is None
    return (scope.first or day) <= day <= (scope.last or day)


def _with_others(cases: Sequence[FrozenCase]) -> list[FrozenCase]:
    """Return the cases whose complaint has more than one of them."""
    times = Counter(map(attrgetter("complaint"), cases))
    return [one for one in cases if times[one.complaint] > 1] if len(times) < len(cases) else []


def _tally(cases: Sequence[FrozenCase]) -> Tally:
    """Count cases, column by column: a document has tens of thousands of them."""
    kept = [one for one in cases if one.bucket is not Bucket.RETURNED]
    tally = Tally(
        buckets=Counter(map(attrgetter("bucket"), cases)),
        repeated=repeated((one.complaint, one.bucket) for one in _with_others(cases)),
        reply=_spread([(one.reply_days, one.reply_in_time) for one in kept if one.reply_days is not None]),
        completion=_spread([(one.done_days, one.done_in_time) for one in kept if one.done_days is not None]),
        ratings=Counter(one.rating for one in kept if one.rating),
    )
    for name in PLAIN:
        setattr(tally, name, sum(map(attrgetter(name), cases)))
    return tally


def _spread(told: Sequence[tuple[int, int | None]]) -> Spread:
    judged = [in_time for _, in_time in told if in_time is not None]
    return Spread(days=Counter(days for days, _ in told), judged=len(judged), in_time=sum(judged))


def _noted(cases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, int]]:
    """Return how often each was noted, and about how many cases."""
    times: Counter[str] = Counter()
    about: Counter[str] = Counter()
    for noted in filter(None, cases):
        times.update(noted)
        about.update({*noted})
    return {words: (times[words], about[words]) for words in times}


def _frequent(cases: Iterable[FrozenCase], words: Callable[[FrozenCase], str]) -> dict[str, Counter[Bucket]]:
    found: dict[str, Counter[Bucket]] = {}
    for (said, bucket), count in Counter((words(one), one.bucket) for one in cases).items():
        found.setdefault(said, Counter())[bucket] = count
    return frequent(found)
