"""How the figures are asked for: of what, cut into pieces, and under which conditions."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from msgspec.structs import replace

from sync.contract.monev.facts import BELOW, DAYS, FACTS, OWN, SUMMED, SUMS, WORDS
from sync.contract.monev.scope import By, Mark, Scope, month_start, number_of
from sync.contract.monev.tally import NUMBER_OF
from sync.contract.status import Bucket

RETURNED: Final = NUMBER_OF[Bucket.RETURNED]
_WORDS: Final = ("category", "channel", "classification")
_MARKED: Final = {
    Mark.ANONYMOUS: "{of}anonymous = 1",
    Mark.CONFIDENTIAL: "{of}confidential = 1",
    Mark.NEEDS_REPLY: "{of}needs_reply = 1",
    Mark.DRAFT: f"{{of}}row IN (SELECT w.row FROM {OWN} w WHERE w.kind = 'draft')",
    Mark.OUTBOX: f"{{of}}row IN (SELECT w.row FROM {OWN} w WHERE w.kind = 'outbox')",
}


@dataclass(frozen=True)
class Ask:
    """Runs a query with ``:name`` places over the fact table and gives its rows."""

    run: Callable[[str, Mapping[str, Any]], Iterable[Sequence[Any]]]
    has_cells: bool = False
    """Whether what is asked again and again was added up by months beforehand (:mod:`sync.contract.monev.facts`)."""
    facts: str = FACTS
    """The fact table, or one that holds that part of it of which all questions are (:func:`part_of`)."""

    def __call__(self, query: str, given: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        """Run it."""
        return self.run(query, given)


class Piece(NamedTuple):
    """A part of a scope, and whether it is asked of the cells or of the facts themselves."""

    scope: Scope
    is_of_cells: bool
    facts: str

    def sums(self) -> str:
        """Return what has ``day, unit, bucket, cases`` and :data:`SUMMED`."""
        if self.is_of_cells:
            return SUMS
        return f"(SELECT {_OF_FACTS}, {_OTHERS} FROM {self.facts}) s"

    def days(self, measure: str) -> str:
        """Return what has ``day, unit, days, verdict, cases`` of what was measured.

        :param measure: ``reply`` or ``done``.
        """
        if self.is_of_cells:
            return f"(SELECT day, unit, days, verdict, cases FROM {DAYS} WHERE measure = '{measure}') s"
        return (
            f"(SELECT {_OF_FACTS}, {measure}_days AS days, COALESCE({measure}_in_time, -1) AS verdict "
            f"FROM {self.facts} WHERE {measure}_days IS NOT NULL AND bucket <> {RETURNED}) s"
        )

    def words(self, kind: str) -> str:
        """Return what has ``day, unit, words, bucket, cases``.

        :param kind: ``category``, ``channel``, ``classification`` or ``rating``.
        """
        if self.is_of_cells:
            return f"(SELECT day, unit, words, bucket, cases FROM {WORDS} WHERE kind = '{kind}') s"
        return f"(SELECT {_OF_FACTS}, {kind} AS words FROM {self.facts}) s"

    def where(self) -> tuple[str, dict[str, Any]]:
        """Return the condition on any of these, with its values."""
        where, given = where_of(self.scope)
        if self.is_of_cells and self.scope.first is None and self.scope.last is not None:
            where = also(where, "day >= 0")  # a cell without a day belongs to no period
        return where, given


_OF_FACTS: Final = (
    "row, day, unit, bucket, 1 AS cases, needs_reply, anonymous, confidential, category, channel, classification"
)
_OTHERS: Final = ", ".join(name for name in SUMMED if name != "needs_reply")


def pieces(ask: Ask, scope: Scope, by: By) -> list[Piece]:
    """Return the pieces that a scope falls into: whole months of the cells, and days of the facts at its ends."""
    if not ask.has_cells or by in (By.DAY, By.CATEGORY, By.CHANNEL, By.CLASSIFICATION) or is_narrowed(scope):
        return [Piece(scope, is_of_cells=False, facts=ask.facts)]
    first = None if scope.first is None else month_start(scope.first - timedelta(days=1), 1)
    last = None if scope.last is None else _whole_until(ask, scope.last)
    if first is not None and last is not None and last < first:
        return [Piece(scope, is_of_cells=False, facts=ask.facts)]
    cut = [Piece(replace(scope, first=first, last=last), is_of_cells=True, facts=ask.facts)]
    if scope.first is not None and first is not None and scope.first < first:
        cut.append(Piece(replace(scope, last=first - timedelta(days=1)), is_of_cells=False, facts=ask.facts))
    if last is not None and scope.last is not None and last < scope.last:
        cut.append(Piece(replace(scope, first=last + timedelta(days=1)), is_of_cells=False, facts=ask.facts))
    return cut


def _whole_until(ask: Ask, last: date) -> date:
    """Return the end of the last month that lies wholly in a period, and of the last of all if nothing is behind it."""
    days = next(iter(ask(f"SELECT (SELECT MAX(day) FROM {FACTS}), (SELECT MAX(done_day) FROM {FACTS})", {})))
    is_all = max(day or 0 for day in days) <= number_of(last)
    return month_start(last if is_all else last + timedelta(days=1), int(is_all)) - timedelta(days=1)


def is_narrowed(scope: Scope) -> bool:
    """Whether a scope looks at less than all cases of its units, which no cell tells apart."""
    return bool(scope.flags) or any(getattr(scope, name) is not None for name in _WORDS)


def part_of(scope: Scope) -> tuple[str, dict[str, Any]]:
    """Return the condition on the facts of the part that holds all cases of a scope, of any day, with its values."""
    return where_of(scope, day="")


def where_of(scope: Scope, day: str = "day", of: str = "") -> tuple[str, dict[str, Any]]:
    """Return the condition of a scope with its values.

    :param day: the column that the period is about, with a plus where no index of it is to be used; empty for none.
    :param of: what stands before the columns of the fact table.
    """
    parts: list[str] = []
    given: dict[str, Any] = {}
    day = day and (day if day.startswith("+") else f"{of}{day}")
    if day and scope.first is not None:
        parts.append(f"{day} >= :first")
        given["first"] = number_of(scope.first)
    if day and scope.last is not None:
        parts.append(f"{day} <= :last")
        given["last"] = number_of(scope.last)
    if scope.alone:
        parts.append(f"{of}unit = :node")
        given["node"] = scope.unit
    elif scope.unit:
        parts.append(f"{of}unit IN (SELECT b.unit FROM {BELOW} b WHERE b.node = :node)")
        given["node"] = scope.unit
    for name in _WORDS:
        if (words := getattr(scope, name)) is not None:
            parts.append(f"{of}{name} = :{name}")
            given[name] = words
    parts.extend(_MARKED[mark].format(of=of) for mark in scope.flags)
    return (f" WHERE {' AND '.join(parts)}" if parts else ""), given


def also(where: str, condition: str) -> str:
    """Return a condition with one more."""
    return f"{where} AND {condition}" if where else f" WHERE {condition}"
