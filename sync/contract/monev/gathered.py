"""All figures of one report, asked in one transaction, so that they belong together."""

from collections import Counter
from dataclasses import dataclass
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
from sync.contract.monev.scope import PERIODS, By, Scope
from sync.contract.monev.tally import COUNTED, Tally
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
    counts = {key: sum(buckets[bucket] for bucket in COUNTED) for key, buckets in came.items()}
    return Trend(by, counts, completed(ask, scope, by))


def trend_of(figures: Gathered) -> Trend:
    """Return how a period went, where figures by period are there already."""
    return Trend(figures.by, {key: tally.total for key, tally in figures.rows.items()}, figures.completed)


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
        categories=_frequent(buckets_by(ask, scope, By.CATEGORY)),
        channels=_frequent(buckets_by(ask, scope, By.CHANNEL)),
        classifications=_frequent(buckets_by(ask, scope, By.CLASSIFICATION)),
    )


def _frequent(rows: dict[str, Counter[Bucket]]) -> dict[str, Counter[Bucket]]:
    return dict(sorted(rows.items(), key=lambda one: (-one[1].total(), one[0].casefold())))
