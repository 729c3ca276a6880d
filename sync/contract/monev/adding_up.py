"""The figures of frozen cases: as :func:`sync.contract.monev.gathered.overview` says them of the same, without SQL."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from sync.contract.monev.frozen import FrozenCase, FrozenOfficer
from sync.contract.monev.gathered import Gathered, Overview
from sync.contract.monev.scope import By, Scope, period_key
from sync.contract.monev.tally import PLAIN, Tally, repeated
from sync.contract.monev.tree import UnitName, grown
from sync.contract.status import Bucket

K = TypeVar("K")


def added_up(
    cases: Sequence[FrozenCase], units: Sequence[UnitName], officers: Iterable[FrozenOfficer], scope: Scope, as_of: int
) -> Overview:
    """Return all that a report shows of these cases; there is no period before to compare with."""
    within = [one for one in cases if is_within(scope, one.day)]
    completed = Counter(
        period_key(one.done_day, By.MONTH)
        for one in cases
        if one.done_day is not None and is_within(scope, one.done_day)
    )
    days = sorted(one.day for one in cases if one.day is not None)
    own = tallied(within, lambda one: one.unit)
    months = tallied(within, lambda one: period_key(one.day, By.MONTH))
    figures = Gathered(
        scope=scope,
        by=By.MONTH,
        as_of=as_of,
        tree=grown(units, own, [(one.unit, one.complaint, one.bucket) for one in within]),
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


def _tally(cases: Sequence[FrozenCase]) -> Tally:
    tally = Tally()
    for one in cases:
        tally.buckets[one.bucket] += 1
        for name in PLAIN:
            setattr(tally, name, getattr(tally, name) + getattr(one, name))
        if one.bucket is Bucket.RETURNED:
            continue
        for spread, days, in_time in (
            (tally.reply, one.reply_days, one.reply_in_time),
            (tally.completion, one.done_days, one.done_in_time),
        ):
            if days is not None:
                spread.days[days] += 1
                spread.judged += in_time is not None
                spread.in_time += in_time or 0
        if one.rating:
            tally.ratings[one.rating] += 1
    tally.repeated = repeated((one.complaint, one.bucket) for one in cases)
    return tally


def _noted(cases: Iterable[tuple[str, ...]]) -> dict[str, tuple[int, int]]:
    """Return how often each was noted, and about how many cases."""
    times: Counter[str] = Counter()
    about: Counter[str] = Counter()
    for noted in cases:
        times.update(noted)
        about.update({*noted})
    return {words: (times[words], about[words]) for words in times}


def _frequent(cases: Iterable[FrozenCase], words: Callable[[FrozenCase], str]) -> dict[str, Counter[Bucket]]:
    found: dict[str, Counter[Bucket]] = {}
    for one in cases:
        found.setdefault(words(one), Counter())[one.bucket] += 1
    return dict(sorted(found.items(), key=lambda one: (-one[1].total(), one[0].casefold())))
