"""What desk and centre are both asked about their figures, and the plain reference says."""

from collections import Counter
from datetime import date
from random import Random

from msgspec.structs import replace

from sync.contract.deadlines import DeadlineBook
from sync.contract.events import EventKind
from sync.contract.monev.asking import Ask
from sync.contract.monev.behind import BEHIND, Behind, cases_behind
from sync.contract.monev.counting import (
    active_officers,
    buckets_by,
    completed,
    constraints,
    remarks,
    several_units,
    tallies,
    undated,
)
from sync.contract.monev.reference import Case, key_of, reference
from sync.contract.monev.scope import By, Mark, Scope, period_key
from sync.contract.monev.tally import PLAIN, Tally, repeated
from sync.contract.monev.tree import UnitName, grown
from sync.contract.status import Bucket, bucket_of
from tests.support.monev_rows import NOW, PARENTS, is_below

NAMED = [UnitName(row, f"U{row}", f"Unit {row}", parent) for row, parent in PARENTS.items()]


def random_scope(chance: Random) -> Scope:
    first = chance.choice((None, date(2026, 8, 20), date(2026, 10, 1)))
    unit = chance.choice((0, 0, 1, 2, 4, 6))
    return Scope(
        first=first,
        alone=unit > 0 and chance.random() < 0.3,
        last=chance.choice((None, date(2026, 10, 31), date(2026, 11, 15))),
        unit=unit,
        category=chance.choice((None, None, "Jalan rusak", "Air 'bersih'", "")),
        channel=chance.choice((None, None, None, "SMS", "")),
        classification=chance.choice((None, None, None, "Aspirasi")),
        flags=chance.choice(((), (), (), (Mark.ANONYMOUS,), (Mark.NEEDS_REPLY, Mark.CONFIDENTIAL))),
    )


def assert_as_the_reference(ask: Ask, cases: list[Case], book: DeadlineBook, scope: Scope) -> None:
    """Every figure of a scope, by everything it can be told by, is what the reference says."""
    for by in By:
        expected = reference(cases, book, NOW, scope, by, is_below)
        assert tallies(ask, scope, by) == expected, by
        assert buckets_by(ask, scope, by) == {key: tally.buckets for key, tally in expected.items()}
    own = tallies(ask, scope, By.UNIT)
    tree = grown(NAMED, own, several_units(ask, scope))
    within = [case for case in cases if _is_in(case, book, scope)]
    (whole,) = (
        reference(within, book, NOW, Scope(), By.YEAR, is_below).values()
        if within and _one_year(within, book)
        else (None,)
    )
    if whole is not None:
        assert tree.total == whole
    _assert_the_tree_adds_up(tree.total, own, within)
    for branch in tree.branches:
        below = [case for case in within if is_below(case.state.unit, branch.unit.row)]
        assert branch.whole.all == len(below)
        complaints = {one.text.tracking_id for one in below}
        surplus = repeated((one.text.tracking_id, bucket_of(one.state.status)) for one in below)
        assert branch.whole.repeated == surplus
        assert sum(branch.whole.bucket_of_complaints(bucket) for bucket in Bucket) == len(complaints)
    _assert_constraints(ask, scope, within)
    _assert_the_cases_behind(ask, scope, tree.total, within)
    no_days = replace(scope, first=None, last=None)
    assert undated(ask, scope) == sum(not case.text.received_at and _is_in(case, book, no_days) for case in cases)
    assert completed(ask, scope, By.MONTH) == _completed(cases, book, scope)


def _is_in(case: Case, book: DeadlineBook, scope: Scope) -> bool:
    return bool(reference([case], book, NOW, scope, By.UNIT, is_below))


def _one_year(cases: list[Case], book: DeadlineBook) -> bool:
    return len({key_of(case, book, By.YEAR) for case in cases}) == 1


def _assert_the_tree_adds_up(total: Tally, own: dict[object, Tally], within: list[Case]) -> None:
    """Sums reconcile: the total is the sum of what lies at each unit, and nothing is in two places."""
    assert total.all == len(within) == sum(tally.all for tally in own.values())
    for bucket in Bucket:
        assert total.buckets[bucket] == sum(tally.buckets[bucket] for tally in own.values())
    for name in PLAIN:
        assert getattr(total, name) == sum(getattr(tally, name) for tally in own.values())
    assert total.total + total.returned == total.all


def _assert_constraints(ask: Ask, scope: Scope, within: list[Case]) -> None:
    said = [
        (event.particulars.category, case.row)
        for case in within
        for event in case.events
        if event.kind == EventKind.CONSTRAINT
    ]
    noticed = [
        (code, case.row)
        for case in within
        for event in case.events
        for file in event.particulars.files
        for code in {remark.code for remark in file.remarks}
    ]
    cases_of = Counter(code for code, _ in set(noticed))
    assert remarks(ask, scope) == {
        code: (times, cases_of[code]) for code, times in Counter(code for code, _ in noticed).items()
    }
    about = Counter(category for category, _ in set(said))
    times = Counter(category for category, _ in said)
    for category, cases in about.items():
        assert len(cases_behind(ask, scope, Behind.CONSTRAINT, named=category)) == cases
    for code, cases in cases_of.items():
        assert len(cases_behind(ask, scope, Behind.REMARK, named=code)) == cases
    assert constraints(ask, scope) == {category: (times[category], about[category]) for category in times}
    wrote = {
        (event.unit, event.author) for case in within for event in case.events
        if event.kind not in (EventKind.REPORTER_REPLY, EventKind.SYSTEM_CLOSE)
    }  # fmt: skip
    assert active_officers(ask, scope) == Counter(unit for unit, _ in wrote)


def _assert_the_cases_behind(ask: Ask, scope: Scope, total: Tally, within: list[Case]) -> None:
    """Each figure gives as many cases as it says."""
    behind = {figure: cases_behind(ask, scope, figure) for figure in BEHIND}
    assert sorted(behind[""]) == sorted(case.row for case in within)
    assert len(behind["total"]) == total.total
    assert len(behind["followed_up"]) == total.buckets[Bucket.IN_PROCESS] + total.buckets[Bucket.DONE]
    assert len(behind["undated"]) == sum(
        not case.text.received_at and bucket_of(case.state.status) is not Bucket.RETURNED for case in within
    )
    assert len(behind["overdue"]) == total.overdue
    assert len(behind["needs_reply"]) == total.needs_reply
    assert len(behind["reopened"]) == total.reopened
    assert len(behind["held"]) == sum(case.held > 0 for case in within)
    assert len(behind["replied"]) == total.reply.count
    assert len(behind["completed"]) == total.completion.count
    assert len(behind["reply_late"]) == total.reply.judged - total.reply.in_time
    assert len(behind["done_late"]) == total.completion.judged - total.completion.in_time
    for bucket in Bucket:
        assert len(cases_behind(ask, scope, bucket=bucket)) == total.buckets[bucket]


def _completed(cases: list[Case], book: DeadlineBook, scope: Scope) -> Counter[str]:
    open_scope = replace(scope, first=None, last=None)
    done = [
        case.state.completed_on
        for case in cases
        if bucket_of(case.state.status) is Bucket.DONE and case.state.completed_on and _is_in(case, book, open_scope)
    ]
    return Counter(period_key(day, By.MONTH) for day in done if (scope.first or day) <= day <= (scope.last or day))
