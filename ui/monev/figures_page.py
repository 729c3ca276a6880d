"""The figures of *Monev* on one page: four of them large, the months, the units, deadlines, categories, constraints."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from sync.contract.monev.behind import Behind
from sync.contract.monev.gathered import Overview
from sync.contract.monev.scope import Scope, month_start
from sync.contract.monev.tally import COUNTED, Spread, Tally
from sync.contract.monev.tree import Tree
from sync.contract.status import Bucket
from ui.monev.chart_panel import ChartPanel
from ui.monev.charts import BarRow, Look, TrendPoint, bars_height, draw_bars, draw_trend
from ui.monev.figure_card import FigureCard
from ui.monev.words import (
    NOTHING,
    change,
    decimal,
    month_name,
    not_comparable,
    percent,
    remark_name,
    short_buckets,
    short_month,
    versus,
)
from ui.parts.reading import ReadingArea
from ui.theme.appearance import Appearance
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP
from ui.wording import number

_BESIDE: Final = QBoxLayout.Direction.LeftToRight
_SIDE_BY_SIDE: Final = 800
"""Width that two panels need beside each other, px."""
_OTHERS: Final = (Bucket.POSTPONED, Bucket.ARCHIVED)
"""Told in one column where there is no room for each."""
_INDENT: Final = "\u2003"
_MOST_UNITS: Final = 20
_MOST_WORDS: Final = 6
_TREND_HEIGHT: Final = bars_height(_MOST_WORDS)
"""The trend stands beside the most frequent categories."""


@dataclass(frozen=True)
class Wish:
    """Cases that shall be shown."""

    name: str
    """Of the figure that they stand behind."""
    figure: str
    """One of :data:`sync.contract.monev.behind.BEHIND`."""
    named: str | None = None
    """Category of the constraint, or code of the remark."""
    narrowing: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the scope that are narrower than those of the page."""


class FiguresPage(ReadingArea):
    """Shows an overview; each row of each table leads to its cases."""

    cases_wanted = Signal(object)
    """The :class:`Wish`."""

    def __init__(self, look: Appearance) -> None:
        """Build the page; it is empty before the first overview."""
        super().__init__("")
        self.setAccessibleName(self.tr("Angka monev"))
        self.total = self._card(self.tr("Laporan masuk"), Behind.TOTAL)
        self.followed = self._card(self.tr("Sudah ditindaklanjuti"), Behind.FOLLOWED_UP)
        late = self.tr("Balasan pertama melewati batas waktu")
        self.reply = FigureCard(
            self.tr("Balasan pertama"), partial(self._wish, late, Behind.REPLY_LATE), self.tr("Lihat yang terlambat")
        )
        self.late = self._card(self.tr("Melewati tenggat"), Behind.OVERDUE)
        self.trend = ChartPanel(look, self.tr("Masuk dan selesai per bulan"), "monev-bulan")
        self.by_unit = ChartPanel(look, self.tr("Unit kerja"), "monev-unit")
        self.tiers = ChartPanel(look, self.tr("Unit kerja berjenjang, dengan semua di bawahnya"), "monev-jenjang")
        self.deadlines = ChartPanel(look, self.tr("Tenggat dan mutu"), "monev-tenggat")
        self.categories = ChartPanel(look, self.tr("Kategori terbanyak"), "monev-kategori")
        self.constraints = ChartPanel(look, self.tr("Kendala"), "monev-kendala")
        self.remarks = ChartPanel(look, self.tr("Catatan Bukti Utuh"), "monev-bukti")
        for panel in (
            self.trend, self.by_unit, self.tiers, self.deadlines, self.categories, self.constraints, self.remarks,
        ):  # fmt: skip
            panel.row_chosen.connect(partial(self._choose, panel))
        self._wishes: dict[ChartPanel, list[Wish | None]] = {}
        self._lay_out()

    def show_figures(self, shown: Overview) -> None:
        """Show what was counted."""
        self._show_cards(shown)
        self._show_trend(shown)
        self._show_units(shown)
        self._show_deadlines(shown.figures.tree.total, sum(shown.figures.officers.values()))
        self._show_categories(shown)
        self._show_noted(shown)

    def _card(self, name: str, figure: str) -> FigureCard:
        return FigureCard(name, partial(self._wish, name, figure))

    def _wish(self, name: str, figure: str) -> None:
        self.cases_wanted.emit(Wish(name, figure))

    def _choose(self, panel: ChartPanel, row: int) -> None:
        wishes = self._wishes.get(panel, [])
        wish = wishes[row] if row < len(wishes) else None
        if wish is not None:
            self.cases_wanted.emit(wish)

    def _show_cards(self, shown: Overview) -> None:
        total, before, scope = shown.figures.tree.total, shown.before, shown.figures.scope
        followed = total.buckets[Bucket.IN_PROCESS] + total.buckets[Bucket.DONE]

        def against(figure: Callable[[Tally], Any], *, is_share: bool = False) -> str:
            difference = change(figure(total), figure(before), is_share=is_share) if before else ""
            return not_comparable(before) or versus(difference, scope)

        self.total.show_figure(number(total.total), against(lambda one: one.total), has_cases=total.total > 0)
        words = (
            self.tr("{} laporan.").format(number(followed)),
            against(lambda one: one.answered_share, is_share=True),
        )
        self.followed.show_figure(percent(total.answered_share), " ".join(words).strip(), has_cases=followed > 0)
        words = (
            self.tr("{share} dalam batas waktu, dari {count} laporan.").format(
                share=percent(total.reply.in_time_share), count=number(total.reply.count)
            ),
            against(lambda one: one.reply.mean),
        )
        mean = self.tr("{} hari kerja").format(decimal(total.reply.mean)) if total.reply.count else NOTHING
        self.reply.show_figure(mean, " ".join(words).strip(), has_cases=total.reply.judged > total.reply.in_time)
        said = self.tr("{} pelapor menunggu jawaban.").format(number(total.needs_reply))
        self.late.show_figure(number(total.overdue), said, has_cases=total.overdue > 0)

    def _show_trend(self, shown: Overview) -> None:
        rows, done, scope = shown.figures.rows, shown.figures.completed, shown.figures.scope
        keys = sorted({*rows, *done}, key=lambda key: (not key, key))
        points = [TrendPoint(short_month(key), rows[key].all if key in rows else 0, done[key]) for key in keys if key]
        table = [[month_name(key), number(rows[key].all if key in rows else 0), number(done[key])] for key in keys]
        self._wishes[self.trend] = [_of_month(key, scope) if key in rows else None for key in keys]
        is_partly_dated = shown.figures.tree.total.done_undated > 0
        of_done = self.tr("Selesai, yang diketahui tanggalnya") if is_partly_dated else self.tr("Selesai")
        headings = [self.tr("Bulan"), self.tr("Masuk"), of_done]
        if len(points) > 1:
            self.trend.show_figures(headings, table, partial(_trend, points), _TREND_HEIGHT)
        else:
            self.trend.show_figures(headings, table)

    def _show_units(self, shown: Overview) -> None:
        tree = shown.figures.tree
        own = sorted((branch for branch in tree.branches if branch.own.all), key=lambda one: -one.own.total)
        named = [(branch.unit.name, branch.own, branch.unit.row) for branch in own]
        if tree.undisposed.all:
            named.append((self.tr("Belum didisposisi"), tree.undisposed, 0))
        self._wishes[self.by_unit] = [
            Wish(name, Behind.ALL, narrowing={"unit": row, "alone": True}) for name, _, row in named
        ]
        bars = [BarRow(name, tally.buckets) for name, tally, _ in named[:_MOST_UNITS] if tally.total]
        table = [[name, *_columns(tally)] for name, tally, _ in named]
        headings = [
            self.tr("Unit kerja"), *short_buckets(), self.tr("Total"), self.tr("%TL"), self.tr("RTL"),
            self.tr("RHP"),
        ]  # fmt: skip
        if bars:
            self.by_unit.show_figures(headings, table, partial(_bars, bars), bars_height(len(bars)))
        else:
            self.by_unit.show_figures(headings, table)
        self._show_tiers(tree, headings)

    def _show_tiers(self, tree: Tree, headings: Sequence[str]) -> None:
        """Show each unit with all below it, where there is any such."""
        self.tiers.setVisible(any(branch.has_below for branch in tree.branches))
        self._wishes[self.tiers] = [
            Wish(branch.unit.name, Behind.ALL, narrowing={"unit": branch.unit.row}) for branch in tree.branches
        ]
        fitting = [bucket for bucket in COUNTED if bucket not in _OTHERS]
        rows = []
        for branch in tree.branches:
            buckets, *rest = branch.whole.buckets, *_columns(branch.whole)[len(COUNTED) :]
            told = [*(buckets[bucket] for bucket in fitting), sum(buckets[bucket] for bucket in _OTHERS)]
            name = f"{_INDENT * branch.depth}{branch.unit.name}"
            rows.append([name, *map(number, told), *rest, number(branch.whole.complaints)])
        short = dict(zip(COUNTED, short_buckets(), strict=True))
        named = [headings[0], *(short[bucket] for bucket in fitting), self.tr("Lainnya"), *headings[len(COUNTED) + 1 :]]
        self.tiers.show_figures([*named, self.tr("Berbeda")], rows)

    def _show_deadlines(self, total: Tally, officers: int) -> None:
        reply, done = total.reply, total.completion
        rows: list[tuple[str, str, str]] = [
            (self.tr("Balasan pertama dalam batas waktu"), percent(reply.in_time_share), Behind.REPLY_LATE),
            (self.tr("Selesai dalam batas waktu"), percent(done.in_time_share), Behind.DONE_LATE),
            (self.tr("Hari kerja sampai balasan pertama: rata-rata (RTL)"), decimal(reply.mean), Behind.REPLIED),
            (self.tr("Hari kerja sampai balasan pertama: median; p90"), _middle(reply), Behind.REPLIED),
            (self.tr("Hari kerja sampai selesai: rata-rata (RHP)"), decimal(done.mean), Behind.COMPLETED),
            (self.tr("Hari kerja sampai selesai: median; p90"), _middle(done), Behind.COMPLETED),
            (self.tr("Melewati tenggat saat ini"), number(total.overdue), Behind.OVERDUE),
            (self.tr("Pelapor menunggu jawaban"), number(total.needs_reply), Behind.NEEDS_REPLY),
            (self.tr("Dibuka lagi setelah ditutup"), number(total.reopened), Behind.REOPENED),
            (self.tr("Dikembalikan oleh unit"), number(total.returns), Behind.RETURNS),
            (self.tr("Salah disposisi"), number(total.wrong), Behind.WRONG),
            (self.tr("Tindakan yang ditahan server"), number(total.held), Behind.HELD),
            (self.tr("Penilaian pelapor (1 sampai 5)"), decimal(total.rating), ""),
            (self.tr("Petugas yang menulis (akun aktif)"), number(officers), ""),
        ]
        names = {
            Behind.REPLY_LATE: self.tr("Balasan pertama melewati batas waktu"),
            Behind.DONE_LATE: self.tr("Selesai melewati batas waktu"),
            Behind.REPLIED: self.tr("Sudah dibalas di sini"),
            Behind.COMPLETED: self.tr("Selesai pada tanggal yang diketahui"),
        }
        self._wishes[self.deadlines] = [
            Wish(names.get(figure, name), figure) if figure else None for name, _, figure in rows
        ]
        table = [[name, value] for name, value, _ in rows]
        self.deadlines.show_figures([self.tr("Ukuran"), self.tr("Nilai")], table)

    def _show_categories(self, shown: Overview) -> None:
        nameless = self.tr("(tanpa kategori)")
        found = sorted(shown.categories.items(), key=lambda one: -BarRow(*one).total)
        top = [BarRow(key or nameless, buckets) for key, buckets in found[:_MOST_WORDS]]
        table = [[key or nameless, number(BarRow(key, buckets).total)] for key, buckets in found]
        self._wishes[self.categories] = [
            Wish(key or nameless, Behind.TOTAL, narrowing={"category": key}) for key, _ in found
        ]
        headings = [self.tr("Kategori"), self.tr("Laporan")]
        if any(row.total for row in top):
            self.categories.show_figures(headings, table, partial(_bars, top), bars_height(len(top)))
        else:
            self.categories.show_figures(headings, table)

    def _show_noted(self, shown: Overview) -> None:
        figures = shown.figures
        nameless = self.tr("(tanpa kategori)")
        for panel, found, figure, name, nothing in (
            (
                self.constraints, figures.constraints, Behind.CONSTRAINT, lambda key: key or nameless,
                self.tr("Tidak ada kendala yang dicatat."),
            ),
            (self.remarks, figures.remarks, Behind.REMARK, remark_name, self.tr("Tidak ada yang terlihat pada foto.")),
        ):  # fmt: skip
            frequent = sorted(found.items(), key=lambda one: (-one[1][0], one[0].casefold()))
            rows = [[name(key), number(times), number(cases)] for key, (times, cases) in frequent]
            self._wishes[panel] = [Wish(name(key), figure, key) for key, _ in frequent]
            headings = [self.tr("Kendala"), self.tr("Kali dicatat"), self.tr("Laporan")]
            if panel is self.remarks:
                headings = [self.tr("Yang terlihat pada foto"), self.tr("Foto"), self.tr("Laporan")]
            panel.show_figures(headings, rows or [[nothing, "", ""]])

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(3 * GAP)
        for card in (self.total, self.followed, self.reply, self.late):
            cards.addWidget(card, 1)
        self.column.setContentsMargins(0, 0, 12, 0)
        self.column.addLayout(cards)
        first, second, noted = QBoxLayout(_BESIDE), QBoxLayout(_BESIDE), QVBoxLayout()
        self._sides = (first, second)
        for layout in (*self._sides, noted):
            layout.setSpacing(GAP)
        first.addWidget(self.trend, 1)
        first.addWidget(self.categories, 1)
        noted.addWidget(self.constraints)
        noted.addWidget(self.remarks)
        noted.addStretch(1)
        second.addWidget(self.deadlines, 1)
        second.addLayout(noted, 1)
        self.column.addLayout(first)
        self.column.addWidget(self.by_unit)
        self.column.addLayout(second)
        self.column.addWidget(self.tiers)
        self.column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Put panels below each other where they have no room beside each other, as with large letters."""
        super().resizeEvent(event)
        has_room = self.viewport().width() >= scaled(_SIDE_BY_SIDE)
        for layout in self._sides:
            layout.setDirection(_BESIDE if has_room else QBoxLayout.Direction.TopToBottom)


def _columns(tally: Tally) -> list[str]:
    """Return what a table of units says of each: buckets, total, %TL, RTL, RHP."""
    return [
        *(number(tally.buckets[bucket]) for bucket in COUNTED),
        number(tally.total),
        percent(tally.answered_share),
        decimal(tally.reply.mean),
        decimal(tally.completion.mean),
    ]


def _middle(spread: Spread) -> str:
    """Return the middle one, and within how many days nine of ten were ready."""
    return f"{decimal(spread.median)}; {NOTHING if spread.p90 is None else number(spread.p90)}"


def _of_month(key: str, scope: Scope) -> Wish | None:
    """Return the cases that came in in a month, as far as it lies in the period of the page."""
    if not key:
        return None
    first = date.fromisoformat(f"{key}-01")
    last = month_start(first, 1) - timedelta(days=1)
    within = {"first": max(first, scope.first or first), "last": min(last, scope.last or last)}
    return Wish(month_name(key), Behind.ALL, narrowing=within)


def _trend(points: Sequence[TrendPoint], painter: QPainter, area: QRectF, look: Look) -> None:
    draw_trend(painter, area, points, look)


def _bars(rows: Sequence[BarRow], painter: QPainter, area: QRectF, look: Look) -> None:
    draw_bars(painter, area, rows, look)
