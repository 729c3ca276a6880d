"""What a frozen document holds besides its figures: its cases as keys and numbers, and who wrote about them.

Asked of facts, so that a desk and the centre freeze alike.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final

import msgspec

from sync.contract.monev.asking import Ask
from sync.contract.monev.behind import Behind, cases_behind
from sync.contract.monev.facts import CONSTRAINTS, FACTS, OFFICERS, REMARKS, lines_above
from sync.contract.monev.frozen import FrozenCase, FrozenOfficer, key_of
from sync.contract.monev.scope import Scope, day_of, number_of
from sync.contract.monev.tally import BUCKETS, STARS
from sync.contract.monev.tree import UnitName

_COLUMNS: Final = ", ".join((
    "row", "tracking", "unit", "day", "bucket", "needs_reply", "reopened", "returns", "wrong", "held", "reply_days",
    "reply_in_time", "done_days", "done_in_time", "done_day", "classification", "category", "channel", "rating",
))  # fmt: skip


def frozen_cases(
    ask: Ask, units: Iterable[UnitName], scope: Scope, server_key: bytes
) -> tuple[tuple[FrozenCase, ...], tuple[FrozenOfficer, ...], tuple[UnitName, ...]]:
    """Return what a frozen document of a scope holds: its cases, who wrote about them, and the units of both.

    :param ask: asks the facts of all cases, whatever the scope.
    :param units: every unit.
    :param server_key: public key of the centre, which makes the keys.
    """
    within = set(cases_behind(ask, scope))
    late = set(cases_behind(ask, scope, Behind.OVERDUE))
    ever = set(cases_behind(ask, msgspec.structs.replace(scope, first=None, last=None)))
    held_up, noticed = _noted(ask, CONSTRAINTS, "category"), _noted(ask, REMARKS, "code")

    def was_done(day: int | None) -> bool:
        if day is None:
            return False
        first, last = scope.first, scope.last
        return (first is None or number_of(first) <= day) and (last is None or day <= number_of(last))

    cases = []
    for told in ask(f"SELECT {_COLUMNS} FROM {FACTS}", {}):
        one = _Fact(*told)
        if one.row in within or (one.row in ever and (one.day is None or was_done(one.done_day))):
            beside = tuple(held_up.get(one.row, ())), tuple(noticed.get(one.row, ()))
            cases.append(_frozen(one, one.row in late, *beside, server_key))
    named: dict[str, str] = {}

    def officer(author: str) -> str:
        if author not in named:
            named[author] = key_of(server_key, "officer", author)
        return named[author]

    wrote = {
        (unit, author)
        for row, unit, author in ask(f"SELECT DISTINCT row, unit, author FROM {OFFICERS}", {})
        if row in within
    }
    officers = {FrozenOfficer(unit, officer(author)) for unit, author in wrote}
    needed = _needed(units, {one.unit for one in cases} | {one.unit for one in officers})
    return (
        tuple(sorted(cases, key=lambda one: one.case)),
        tuple(sorted(officers, key=lambda one: (one.unit, one.key))),
        needed,
    )


class _Fact(msgspec.Struct, frozen=True, gc=False):
    row: int
    tracking: str
    unit: int
    day: int | None
    bucket: int
    needs_reply: int
    reopened: int
    returns: int
    wrong: int
    held: int
    reply_days: int | None
    reply_in_time: int | None
    done_days: int | None
    done_in_time: int | None
    done_day: int | None
    classification: str
    category: str
    channel: str
    rating: str


def _noted(ask: Ask, table: str, column: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for row, words in ask(f"SELECT row, {column} FROM {table} ORDER BY row, {column}", {}):
        found.setdefault(row, []).append(words)
    return found


def _frozen(
    one: _Fact,
    late: bool,  # noqa: FBT001 - a column
    constraints: tuple[str, ...],
    remarks: tuple[str, ...],
    server_key: bytes,
) -> FrozenCase:
    return FrozenCase(  # in the order of its fields: there are tens of thousands
        key_of(server_key, "case", f"{one.row} {one.tracking}"),
        key_of(server_key, "complaint", one.tracking),
        one.unit,
        _day(one.day),
        BUCKETS[one.bucket],
        one.needs_reply,
        int(late),
        one.reopened,
        one.returns,
        one.wrong,
        one.held,
        one.reply_days,
        one.reply_in_time,
        one.done_days,
        one.done_in_time,
        _day(one.done_day),
        one.classification,
        one.category,
        one.channel,
        one.rating if one.rating in STARS else "",
        constraints,
        remarks,
    )


@cache
def _day(number: int | None) -> date | None:
    return None if number is None else day_of(number)


def _needed(units: Iterable[UnitName], wanted: set[int]) -> tuple[UnitName, ...]:
    """Return the units that are wanted with all above them, by row."""
    known = {one.row: one for one in units}
    known |= {row: UnitName(row, "", f"Unit {row}") for row in wanted - known.keys() if row}
    lines = lines_above({row: one.parent for row, one in known.items()})
    rows = {above for row in wanted for above in lines.get(row, ())}
    return tuple(known[row] for row in sorted(rows))
