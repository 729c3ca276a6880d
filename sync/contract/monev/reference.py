"""The figures in plain Python, case by case: what desk and centre must both come to. For tests, not for speed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

from sync.contract.casework.course import days_of
from sync.contract.deadlines import DeadlineBook
from sync.contract.deadlines.due import due_on
from sync.contract.entities import CaseEvent, CaseState, CaseText
from sync.contract.events import EventKind
from sync.contract.monev.scope import PERIODS, By, Mark, Scope, period_key
from sync.contract.monev.tally import BUCKETS, Tally
from sync.contract.status import OPEN_BUCKETS, Bucket, bucket_of, needs_reply


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One complaint at one unit with all that was said about it."""

    row: int
    text: CaseText
    state: CaseState
    events: tuple[CaseEvent, ...] = ()
    held: int = 0
    """Acts about it that the centre held and that wait at this end."""


def reference(
    cases: Iterable[Case], book: DeadlineBook, now: int, scope: Scope, by: By, is_below: Callable[[int, int], bool]
) -> dict[object, Tally]:
    """Return what :func:`sync.contract.monev.counting.tallies` must return.

    :param is_below: whether a unit (first) stands at or below another.
    """
    groups: dict[object, list[Case]] = {}
    for case in cases:
        if _is_within(case, book, scope, is_below):
            groups.setdefault(key_of(case, book, by), []).append(case)
    return {key: _counted(group, book, now) for key, group in groups.items()}


def key_of(case: Case, book: DeadlineBook, by: By) -> object:
    """Return the row that a case belongs to."""
    if by in PERIODS:
        return period_key(_came(case, book), by)
    return case.state.unit if by is By.UNIT else getattr(case.text, by.value)


def _is_within(case: Case, book: DeadlineBook, scope: Scope, is_below: Callable[[int, int], bool]) -> bool:
    came = _came(case, book)
    if (scope.first or scope.last) and came is None:
        return False
    if came is not None and not (scope.first or came) <= came <= (scope.last or came):
        return False
    if scope.alone and case.state.unit != scope.unit:
        return False
    if scope.unit and not is_below(case.state.unit, scope.unit):
        return False
    if (Mark.ANONYMOUS in scope.flags and not case.text.anonymous) or (
        Mark.CONFIDENTIAL in scope.flags and not case.text.confidential
    ):
        return False
    if Mark.NEEDS_REPLY in scope.flags and not needs_reply(case.state.status):
        return False
    wanted = ((scope.category, "category"), (scope.channel, "channel"), (scope.classification, "classification"))
    return all(words is None or getattr(case.text, name) == words for words, name in wanted)


def _counted(cases: Sequence[Case], book: DeadlineBook, now: int) -> Tally:
    tally = Tally()
    least: dict[str, Bucket] = {}
    for case in cases:
        bucket = bucket_of(case.state.status)
        tally.buckets[bucket] += 1
        tally.needs_reply += needs_reply(case.state.status)
        tally.overdue += _is_overdue(case, book, now)
        kinds = [event.kind for event in case.events]
        was_closed = EventKind.CLOSE in kinds or EventKind.SYSTEM_CLOSE in kinds
        tally.reopened += was_closed and bucket in OPEN_BUCKETS
        tally.returns += kinds.count(EventKind.RETURN)
        tally.wrong += case.state.wrong
        tally.held += case.held
        if bucket is not Bucket.RETURNED:
            _measure(tally, case, book)
            if case.text.rating:
                tally.ratings[case.text.rating] += 1
        known = least.get(case.text.tracking_id, bucket)
        least[case.text.tracking_id] = min(known, bucket, key=BUCKETS.index)
    for bucket in BUCKETS:
        surplus = tally.buckets[bucket] - list(least.values()).count(bucket)
        if surplus:
            tally.repeated[bucket] = surplus
    return tally


def _measure(tally: Tally, case: Case, book: DeadlineBook) -> None:
    state = case.state
    begun = days_of(book, state, case.text.received_at).started_on
    is_done = bucket_of(state.status) is Bucket.DONE
    for spread, until, limit in (
        (tally.reply, state.replied_on, state.first_reply_on),
        (tally.completion, state.completed_on if is_done else None, state.completion_on),
    ):
        if begun is None or until is None:
            continue
        spread.days[max(book.calendar_of(state.unit).between(begun, until), 0)] += 1
        if limit is not None:
            spread.judged += 1
            spread.in_time += until <= limit


def _is_overdue(case: Case, book: DeadlineBook, now: int) -> bool:
    state = case.state
    due = due_on(state.status, state.first_reply_on, state.completion_on, state.closes_on, state.verify_on)
    return due is not None and due < book.day_of(now, state.unit)


def _came(case: Case, book: DeadlineBook) -> date | None:
    return book.day_of(case.text.received_at, case.state.unit) if case.text.received_at else None
