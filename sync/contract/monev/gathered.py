"""All figures of one report, asked in one transaction, so that they belong together."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from sync.contract.monev.asking import Ask
from sync.contract.monev.counting import (
    active_officers,
    buckets_by,
    completed,
    constraints,
    remarks,
    several_units,
    span,
    tallies,
    undated,
)
from sync.contract.monev.scope import NO_DAY, PERIODS, By, Scope, keys_between, period_key
from sync.contract.monev.tally import Tally, counted
from sync.contract.monev.tree import Tree, UnitName, grown
from sync.contract.status import Bucket


@dataclass
class Gathered:
    """The figures of a scope."""

    scope: Scope
    by: By
    as_of: int
    """When they were counted, ms since 1970 UTC."""
    tree: Tree
    """By unit; its total is that of the report, whatever the rows stand for."""
    rows: dict[str, Tally]
    """By words or period, in their order; empty for a report by unit. Rows add up to the total."""
    constraints: dict[str, tuple[int, int]]
    """By category: how often, about how many cases."""
    remarks: dict[str, tuple[int, int]]
    """What *Bukti Utuh* noticed about files, by code: how often, about how many cases."""
    completed: Counter[str]
    """Completions in the period by month, whenever the complaint came in."""
    officers: dict[int, int]
    """By their own unit: how many wrote something."""
    undated: int
    """Cases without a day of arrival, which belong to no period; part of the total only where no period is given."""
    span: tuple[date, date] | None
    """First and last day of arrival of all that is held."""


def gathered(ask: Ask, units: list[UnitName], scope: Scope, by: By, as_of: int) -> Gathered:
    """Ask for all figures of a scope."""
    tree = grown(units, tallies(ask, scope, By.UNIT), several_units(ask, scope))
    rows = {} if by is By.UNIT else tallies(ask, scope, by)
    return Gathered(
        scope=scope,
        by=by,
        as_of=as_of,
        tree=tree,
        rows={key: rows[key] for key in _order(rows, by)},
        constraints=constraints(ask, scope),
        remarks=remarks(ask, scope),
        completed=completed(ask, scope, By.MONTH),
        officers=active_officers(ask, scope),
        undated=undated(ask, scope),
        span=span(ask),
    )


def _order(rows: dict[str, Tally], by: By) -> list[str]:
    """Return periods as time runs, words by how many cases they have; what has none comes last."""
    if by in PERIODS:
        return sorted(rows, key=lambda key: (not key, key))
    return sorted(rows, key=lambda key: (not key, -rows[key].all, key.casefold()))


@dataclass
class Trend:
    """How a period went."""

    by: By
    """One of :data:`sync.contract.monev.scope.PERIODS`."""
    came: dict[str, int]
    """Cases of the total by the period in which they came in; an empty key for those without a day."""
    completed: Counter[str]
    """Completions by period, whenever the complaint came in."""


def trend(ask: Ask, scope: Scope, by: By) -> Trend:
    """Ask how the period of a scope went."""
    came = buckets_by(ask, scope, by)
    counts = {key: counted(buckets) for key, buckets in came.items()}
    return Trend(by, counts, completed(ask, scope, by))


def trend_of(figures: Gathered) -> Trend:
    """Return how a period went, where figures by period are there already."""
    return Trend(figures.by, {key: tally.total for key, tally in figures.rows.items()}, figures.completed)


def keys_of(shown: Trend, scope: Scope, until: date | None = None) -> list[str]:
    """Return the keys of all pieces of a period, those without any case too; what has no day of arrival comes last.

    :param until: the day of the data: what lies behind it has not been yet.
    """
    last = min(scope.last, until or scope.last) if scope.last else None
    found = {*shown.came, *shown.completed}
    ends = sorted({*filter(None, found), *(period_key(day, shown.by) for day in (scope.first, last) if day)})
    dated = keys_between(ends[0], ends[-1], shown.by) if ends else []
    return [*dated, NO_DAY] if NO_DAY in found else dated


@dataclass
class Overview:
    """What a page or a report of monev shows: the figures, and what they are compared with."""

    figures: Gathered
    """By month of arrival."""
    before: Tally | None
    """Everything of the period just before; ``None`` where the period is open."""
    categories: dict[str, Counter[Bucket]]
    channels: dict[str, Counter[Bucket]]
    classifications: dict[str, Counter[Bucket]]
    """Cases by bucket, the most frequent first; an empty key for those without any."""


def overview(ask: Ask, units: list[UnitName], scope: Scope, as_of: int) -> Overview:
    """Ask for all that a page shows."""
    former = scope.before()
    before = None
    if former is not None:
        before = grown(units, tallies(ask, former, By.UNIT), several_units(ask, former)).total
    return Overview(
        figures=gathered(ask, units, scope, By.MONTH, as_of),
        before=before,
        categories=frequent(buckets_by(ask, scope, By.CATEGORY)),
        channels=frequent(buckets_by(ask, scope, By.CHANNEL)),
        classifications=frequent(buckets_by(ask, scope, By.CLASSIFICATION)),
    )


def frequent(rows: dict[str, Counter[Bucket]]) -> dict[str, Counter[Bucket]]:
    """Return cases by words, those with the most of the total first."""
    return dict(sorted(rows.items(), key=lambda one: (-counted(one[1]), one[0].casefold())))


def in_order(shown: Overview) -> Overview:
    """Return an overview in the order of reading, which the bytes of a document do not keep."""
    figures = shown.figures
    return replace(
        shown,
        figures=replace(figures, rows={key: figures.rows[key] for key in _order(figures.rows, figures.by)}),
        categories=frequent(shown.categories),
        channels=frequent(shown.channels),
        classifications=frequent(shown.classifications),
    )
