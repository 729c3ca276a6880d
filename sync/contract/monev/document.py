"""The figures as the commands of both programs tell them: one JSON document. Keys are an interface."""

from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any, Final

from sync.contract.monev.gathered import Gathered
from sync.contract.monev.scope import By
from sync.contract.monev.tally import BUCKETS, Spread, Tally

Document = dict[str, Any]


def rounded(value: Fraction | int | None, places: int) -> float | None:
    """Return a figure with so many decimals, halves away from zero; ``None`` of nothing."""
    if value is None:
        return None
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return float(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def percent(share: Fraction | None) -> float | None:
    """Return a share in percent, with one decimal."""
    return None if share is None else rounded(share * 100, 1)


def of_gathered(figures: Gathered) -> Document:
    """Tell the figures of a report."""
    scope = figures.scope
    codes = {branch.unit.row: branch.unit.code for branch in figures.tree.branches}
    as_of = datetime.fromtimestamp(figures.as_of / 1000, UTC)
    return {
        "as_of": f"{as_of:%Y-%m-%dT%H:%M:%SZ}",
        "from": scope.first.isoformat() if scope.first else None,
        "to": scope.last.isoformat() if scope.last else None,
        "unit": codes.get(scope.unit) if scope.unit else None,
        "category": scope.category,
        "channel": scope.channel,
        "classification": scope.classification,
        "flags": [mark.value for mark in scope.flags],
        "held_from": figures.span[0].isoformat() if figures.span else None,
        "held_to": figures.span[1].isoformat() if figures.span else None,
        "undated": figures.undated,
        "total": of_tally(figures.tree.total),
        "undisposed": of_tally(figures.tree.undisposed),
        "by": figures.by.value,
        "rows": _by_unit(figures) if figures.by is By.UNIT else _by_key(figures),
        "constraints": _noted(figures.constraints, "category"),
        "remarks": _noted(figures.remarks, "code"),
        "completed": dict(sorted(figures.completed.items())),
        "active_officers": sum(figures.officers.values()),
    }


def _noted(found: dict[str, tuple[int, int]], name: str) -> list[Document]:
    """Tell the most frequent first."""
    frequent = sorted(found.items(), key=lambda one: (-one[1][0], one[0].casefold()))
    return [{name: words, "times": times, "cases": cases} for words, (times, cases) in frequent]


def of_tally(tally: Tally) -> Document:
    """Tell one tally (:mod:`sync.contract.monev.tally` says what each figure is)."""
    return {
        "buckets": {bucket.value: tally.buckets[bucket] for bucket in BUCKETS},
        "total": tally.total,
        "returned": tally.returned,
        "complaints": tally.complaints,
        "answered_percent": percent(tally.answered_share),
        "done_percent": percent(tally.done_share),
        "reply": _of_spread(tally.reply),
        "completion": _of_spread(tally.completion),
        "overdue": tally.overdue,
        "needs_reply": tally.needs_reply,
        "reopened": tally.reopened,
        "returns": tally.returns,
        "wrong": tally.wrong,
        "held": tally.held,
        "rated": tally.rated,
        "rating": rounded(tally.rating, 2),
    }


def _of_spread(spread: Spread) -> Document:
    return {
        "count": spread.count,
        "mean": rounded(spread.mean, 2),
        "median": rounded(spread.median, 1),
        "p90": spread.p90,
        "judged": spread.judged,
        "in_time": spread.in_time,
        "in_time_percent": percent(spread.in_time_share),
    }


def _by_unit(figures: Gathered) -> list[Document]:
    codes = {branch.unit.row: branch.unit.code for branch in figures.tree.branches}
    return [
        {
            "key": branch.unit.code,
            "name": branch.unit.name,
            "parent": codes.get(branch.unit.parent),
            "depth": branch.depth,
            "own": of_tally(branch.own),
            **of_tally(branch.whole),
        }
        for branch in figures.tree.branches
    ]


def _by_key(figures: Gathered) -> list[Document]:
    return [{"key": key, "name": key, **of_tally(tally)} for key, tally in figures.rows.items()]


_BY_WORDS: Final = {
    By.UNIT: "Unit Kerja",
    By.DAY: "Tanggal",
    By.MONTH: "Bulan",
    By.QUARTER: "Triwulan",
    By.SEMESTER: "Semester",
    By.YEAR: "Tahun",
    By.CATEGORY: "Kategori",
    By.CHANNEL: "Kanal",
    By.CLASSIFICATION: "Klasifikasi",
}


def lines_of(told: Document) -> list[str]:
    """Return a document as the table of the field, between tabs: headings, rows, and their sum.

    Units stand further in than those above them, whose rows hold theirs too.
    """
    headings = (_BY_WORDS[By(told["by"])], *(bucket.value for bucket in BUCKETS), "Total", "%TL", "RTL", "RHP")
    rows = [_line(f"{'  ' * row.get('depth', 0)}{row['name'] or '(tanpa keterangan)'}", row) for row in told["rows"]]
    return ["\t".join(headings), *rows, _line("Jumlah", told["total"])]


def _line(name: str, row: Document) -> str:
    figures = (row["total"], row["answered_percent"], row["reply"]["mean"], row["completion"]["mean"])
    told = ("-" if one is None else str(one) for one in (*row["buckets"].values(), *figures))
    return "\t".join((name, *told))
