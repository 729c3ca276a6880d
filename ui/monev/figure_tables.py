"""What the panels of *Monev* show of an overview: headings, rows, charts, and the cases behind each figure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from sync.contract.monev.behind import Behind
from sync.contract.monev.gathered import Overview, Trend, keys_of
from sync.contract.monev.scope import By, Scope, days_of_period
from sync.contract.monev.tally import COUNTED, Spread, Tally
from sync.contract.monev.tree import Tree
from sync.contract.status import Bucket
from ui.language.speaking import as_spoken
from ui.language.wording import bucket_word, number
from ui.monev.chart_panel import PanelFigures
from ui.monev.chart_parts import BarRow, TrendPoint, bars_height
from ui.monev.charts import bar_chart, trend_chart
from ui.monev.wishes import Wish
from ui.monev.words import NOTHING, decimal, percent, period_title, remark_name, short_buckets, short_period

_OTHERS: Final = (Bucket.POSTPONED, Bucket.ARCHIVED)
"""Told in one column where there is no room for each."""
_INDENT: Final = "\u2003"
_MOST_UNITS: Final = 20
_MOST_WORDS: Final = 6
_TREND_HEIGHT: Final = bars_height(_MOST_WORDS)
"""The trend stands beside the most frequent categories."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("FiguresPage", text)


def of_trend(shown: Trend, total: Tally, scope: Scope) -> PanelFigures:
    """Return what came in and what was completed, by period."""
    keys = keys_of(shown, scope)
    counts = {key: (shown.came.get(key, 0), shown.completed[key]) for key in keys}
    if not any(map(any, counts.values())):
        keys = []
    points = [TrendPoint(short_period(key, shown.by), *counts[key]) for key in keys if key]
    of_done = _tr("Selesai, yang diketahui tanggalnya") if total.done_undated > 0 else _tr("Selesai")
    headings = [_PERIODS[shown.by](), _tr("Masuk"), of_done]
    return PanelFigures(
        headings,
        [[period_title(key, shown.by), *map(number, counts[key])] for key in keys],
        [_of_period(key, shown.by, headings, scope, counts[key]) for key in keys],
        trend_chart(points, 1, 2, _TREND_HEIGHT) if len(points) > 1 else None,
        _no_cases(),
    )


def _no_cases() -> str:
    return _tr("Tidak ada laporan. Pilih periode atau unit lain.")


_PERIODS: Final[dict[By, Callable[[], str]]] = {
    By.DAY: lambda: _tr("Tanggal"),
    By.MONTH: lambda: _tr("Bulan"),
    By.QUARTER: lambda: _tr("Triwulan"),
    By.SEMESTER: lambda: _tr("Semester"),
    By.YEAR: lambda: _tr("Tahun"),
}


def _of_period(key: str, by: By, headings: Sequence[str], scope: Scope, counts: tuple[int, int]) -> list[Wish | None]:
    """Return the cases of a piece of the period of the page."""
    name = period_title(key, by)
    if not key:
        undated = Wish(name, Behind.UNDATED)
        return [undated, undated, None]
    first, last = days_of_period(key, by)
    within = {"first": max(first, scope.first or first), "last": min(last, scope.last or last)}
    came, done = (
        Wish(f"{name} · {heading}", figure, narrowing=within) if count else None
        for heading, figure, count in zip(headings[1:], (Behind.TOTAL, Behind.COMPLETED_THEN), counts, strict=True)
    )
    return [came, came, done]


def of_units(tree: Tree) -> PanelFigures:
    """Return the units that have cases of their own, the largest first."""
    own = sorted((branch for branch in tree.branches if branch.own.all), key=lambda one: -one.own.total)
    named = [(branch.unit.name, branch.own, branch.unit.row) for branch in own]
    if tree.undisposed.all:
        named.append((_tr("Belum didisposisi"), tree.undisposed, 0))
    bars = [BarRow(name, tally.buckets) for name, tally, _ in named[:_MOST_UNITS] if tally.total]
    headings = _unit_headings()
    columns: dict[Bucket, int] = {bucket: place for place, bucket in enumerate(COUNTED, 1)}
    return PanelFigures(
        headings,
        [[name, *_columns(tally)] for name, tally, _ in named],
        [_of_unit(name, tally, headings, {"unit": row, "alone": True}) for name, tally, row in named],
        bar_chart(bars, columns, len(COUNTED) + 1) if bars else None,
        _no_cases(),
        _short(),
        _explained(),
    )


def of_tiers(tree: Tree) -> PanelFigures:
    """Return each unit with all below it."""
    fitting = [bucket for bucket in COUNTED if bucket not in _OTHERS]
    long = _unit_headings()
    rest = long[len(COUNTED) + 1 :]
    headings = [long[0], *map(bucket_word, fitting), _tr("Lainnya"), *rest]
    has_repeated = any(branch.whole.complaints != branch.whole.total for branch in tree.branches)
    if has_repeated:
        headings.append(_tr("Tanpa ganda"))
    rows, wishes = [], []
    for branch in tree.branches:
        whole = branch.whole
        others = sum(whole.buckets[bucket] for bucket in _OTHERS)
        counts = [*(whole.buckets[bucket] for bucket in fitting), others]
        name = f"{_INDENT * branch.depth}{branch.unit.name}"
        once = [number(whole.complaints)] if has_repeated else []
        rows.append([name, *map(number, counts), *_columns(whole)[len(COUNTED) :], *once])
        by_heading = dict(zip(long, _of_unit(branch.unit.name, whole, long, {"unit": branch.unit.row}), strict=True))
        aside = Wish(f"{branch.unit.name} · {_tr('Lainnya')}", Behind.SET_ASIDE, narrowing={"unit": branch.unit.row})
        by_heading[_tr("Lainnya")] = aside if others else None
        by_heading[_tr("Tanpa ganda")] = by_heading[long[0]]
        wishes.append([by_heading[heading] for heading in headings])
    return PanelFigures(headings, rows, wishes, short=_short(), explained=_explained())


def _short() -> dict[str, str]:
    """Return the buckets in words that fit a narrow column, by their names."""
    return dict(zip(map(bucket_word, COUNTED), short_buckets(), strict=True))


def _explained() -> dict[str, str]:
    return {
        _tr("%TL"): _tr("(Proses + Selesai) dibagi Total"),
        _tr("RTL"): _tr("Rata-rata hari kerja sampai balasan pertama"),
        _tr("RHP"): _tr("Rata-rata hari kerja sampai selesai"),
        _tr("Lainnya"): " + ".join(map(bucket_word, _OTHERS)),
        _tr("Tanpa ganda"): _tr("Laporan yang berada pada beberapa unit dihitung sekali"),
    }


def _unit_headings() -> list[str]:
    return [_tr("Unit kerja"), *map(bucket_word, COUNTED), _tr("Total"), _tr("%TL"), _tr("RTL"), _tr("RHP")]


def _columns(tally: Tally) -> list[str]:
    """Return what a table of units says of each: buckets, total, %TL, RTL, RHP."""
    return [
        *(number(tally.buckets[bucket]) for bucket in COUNTED),
        number(tally.total),
        percent(tally.answered_share),
        decimal(tally.reply.mean),
        decimal(tally.completion.mean),
    ]


def _of_unit(name: str, tally: Tally, headings: Sequence[str], narrowing: Mapping[str, Any]) -> list[Wish | None]:
    """Return the cases behind each figure of a row of units."""
    followed = tally.buckets[Bucket.IN_PROCESS] + tally.buckets[Bucket.DONE]
    asked: list[tuple[str, Bucket | None, int]] = [
        (Behind.TOTAL, None, tally.total),
        *((Behind.TOTAL, bucket, tally.buckets[bucket]) for bucket in COUNTED),
        (Behind.TOTAL, None, tally.total),
        (Behind.FOLLOWED_UP, None, followed),
        (Behind.REPLIED, None, tally.reply.count),
        (Behind.COMPLETED, None, tally.completion.count),
    ]
    return [
        Wish(f"{name} · {heading}" if place else name, figure, bucket=bucket, narrowing=narrowing) if count else None
        for place, (heading, (figure, bucket, count)) in enumerate(zip(headings, asked, strict=True))
    ]


def of_deadlines(total: Tally, officers: int) -> PanelFigures:
    """Return how long things took, what is late, and how well it was done."""
    reply, done = total.reply, total.completion
    late, done_late = _tr("Balasan pertama melewati tenggat"), _tr("Selesai melewati tenggat")
    replied, completed = _tr("Sudah dibalas di sini"), _tr("Selesai pada tanggal yang diketahui")
    measures = (
        _Measure(_tr("Balasan pertama dalam tenggat"), percent(reply.in_time_share), Behind.REPLY_LATE,
                 reply.judged - reply.in_time, late),
        _Measure(_tr("Selesai dalam tenggat"), percent(done.in_time_share), Behind.DONE_LATE,
                 done.judged - done.in_time, done_late),
        _Measure(_tr("Hari kerja sampai balasan pertama: rata-rata (RTL)"), decimal(reply.mean), Behind.REPLIED,
                 reply.count, replied),
        _Measure(_tr("Hari kerja sampai balasan pertama: median; p90"), _middle(reply), Behind.REPLIED,
                 reply.count, replied),
        _Measure(_tr("Hari kerja sampai selesai: rata-rata (RHP)"), decimal(done.mean), Behind.COMPLETED,
                 done.count, completed),
        _Measure(_tr("Hari kerja sampai selesai: median; p90"), _middle(done), Behind.COMPLETED, done.count, completed),
        _Measure(_tr("Melewati tenggat saat ini"), number(total.overdue), Behind.OVERDUE, total.overdue),
        _Measure(_tr("Pelapor menunggu jawaban"), number(total.needs_reply), Behind.NEEDS_REPLY, total.needs_reply),
        _Measure(_tr("Dibuka lagi setelah ditutup"), number(total.reopened), Behind.REOPENED, total.reopened),
        _Measure(_tr("Dikembalikan oleh unit"), number(total.returns), Behind.RETURNS, total.returns),
        _Measure(_tr("Sedang dikembalikan, di luar Total"), number(total.returned), Behind.EVERY, total.returned,
                 bucket=Bucket.RETURNED),
        _Measure(_tr("Salah disposisi"), number(total.wrong), Behind.WRONG, total.wrong),
        _Measure(_tr("Tindakan yang ditahan server"), number(total.held), Behind.HELD, total.held),
        _Measure(_tr("Penilaian pelapor (1 sampai 5)"), decimal(total.rating), Behind.RATED, total.rated,
                 _tr("Dinilai pelapor")),
        _Measure(_tr("Petugas yang menulis (akun aktif)"), number(officers), Behind.WRITTEN, officers,
                 _tr("Laporan yang ditulisi petugas")),
    )  # fmt: skip
    wishes = [Wish(one.called or one.name, one.figure, bucket=one.bucket) if one.cases else None for one in measures]
    return PanelFigures(
        [_tr("Ukuran"), _tr("Nilai")], [[one.name, one.value] for one in measures], [[one, one] for one in wishes]
    )


class _Measure(NamedTuple):
    """One row of *Tenggat dan mutu*."""

    name: str
    value: str
    figure: str
    """Which cases stand behind it."""
    cases: int
    """Of none, nothing is opened."""
    called: str = ""
    """What those cases are called, where not as the measure."""
    bucket: Bucket | None = None


def _middle(spread: Spread) -> str:
    """Return the middle one, and within how many days nine of ten were ready."""
    return f"{decimal(spread.median)}; {NOTHING if spread.p90 is None else number(spread.p90)}"


def of_categories(shown: Overview) -> PanelFigures:
    """Return the categories, the most frequent first, and how far their cases have come."""
    nameless = _tr("(tanpa kategori)")
    found = [(key, BarRow(key or nameless, buckets)) for key, buckets in shown.categories.items()]
    top = [row for _, row in found[:_MOST_WORDS]]
    occurring: list[Bucket] = [bucket for bucket in COUNTED if any(row.buckets.get(bucket, 0) for _, row in found)]
    headings = [_tr("Kategori"), _tr("Laporan"), *map(bucket_word, occurring)]
    columns: dict[Bucket, int] = {bucket: place for place, bucket in enumerate(occurring, 2)}
    return PanelFigures(
        headings,
        [
            [row.name, number(row.total), *(number(row.buckets.get(bucket, 0)) for bucket in occurring)]
            for _, row in found
        ],
        [_of_category(key, row, occurring) for key, row in found],
        bar_chart(top, columns, 1) if any(row.total for row in top) else None,
        _no_cases(),
        _short(),
    )


def _of_category(key: str, row: BarRow, occurring: Sequence[Bucket]) -> list[Wish | None]:
    figure = Behind.TOTAL if key else Behind.NAMELESS
    narrowing = {"category": key} if key else {}
    whole = Wish(row.name, figure, narrowing=narrowing) if row.total else None
    parts = [
        Wish(f"{row.name} · {bucket_word(bucket)}", figure, bucket=bucket, narrowing=narrowing)
        if row.buckets.get(bucket, 0)
        else None
        for bucket in occurring
    ]
    return [whole, whole, *parts]


def of_constraints(shown: Overview) -> PanelFigures:
    """Return the constraints (*kendala*) that were written."""
    headings = [_tr("Kendala"), _tr("Kali dicatat"), _tr("Laporan")]
    named = {key: as_spoken(key) or _tr("(tanpa kategori)") for key in shown.figures.constraints}
    nothing = _tr("Belum ada. Pilih “Catat kendala” pada laporannya.")
    return _noted(headings, shown.figures.constraints, Behind.CONSTRAINT, named, nothing)


def of_remarks(shown: Overview) -> PanelFigures:
    """Return what *Bukti Utuh* noticed about photos."""
    headings = [_tr("Yang terlihat pada foto"), _tr("Foto"), _tr("Laporan")]
    named = {key: remark_name(key) for key in shown.figures.remarks}
    return _noted(headings, shown.figures.remarks, Behind.REMARK, named, _tr("Tidak ada yang terlihat pada foto."))


def _noted(
    headings: Sequence[str],
    found: Mapping[str, tuple[int, int]],
    figure: str,
    named: Mapping[str, str],
    nothing: str,
) -> PanelFigures:
    frequent = sorted(found.items(), key=lambda one: (-one[1][0], one[0].casefold()))
    rows = [[named[key], number(times), number(cases)] for key, (times, cases) in frequent]
    wishes = [[Wish(named[key], figure, key)] * len(headings) for key, _ in frequent]
    return PanelFigures(headings, rows, wishes, nothing=nothing)
