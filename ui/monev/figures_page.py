"""The figures of *Monev* on one page: four of them large, the months, the units, deadlines, categories, constraints."""

from functools import partial
from typing import Final

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout

from sync.contract.monev.behind import Behind
from sync.contract.monev.gathered import Overview, Trend
from sync.contract.monev.scope import By
from sync.contract.monev.tally import Spread
from sync.contract.status import Bucket
from ui.language.wording import number
from ui.monev.chart_panel import ChartPanel
from ui.monev.figure_card import FigureCard
from ui.monev.figure_tables import (
    of_categories,
    of_constraints,
    of_deadlines,
    of_remarks,
    of_tiers,
    of_trend,
    of_units,
)
from ui.monev.wishes import Wish
from ui.monev.words import NOTHING, compared, decimal, followed_parts, percent
from ui.parts.reading import ReadingArea
from ui.theme.appearance import Appearance
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

_BESIDE: Final = QBoxLayout.Direction.LeftToRight
_SIDE_BY_SIDE: Final = 800
"""Width that two panels need beside each other, px."""


class FiguresPage(ReadingArea):
    """Shows an overview; each figure, in a table or a chart, leads to its cases."""

    cases_wanted = Signal(object)
    """The :class:`Wish`."""

    periods_wanted = Signal(object)
    """Into what the trend shall be cut: one of :data:`sync.contract.monev.scope.PERIODS`."""

    def __init__(self, look: Appearance) -> None:
        """Build the page; it is empty before the first overview."""
        super().__init__("")
        self.setAccessibleName(self.tr("Angka monev"))
        self.total = self._card(self.tr("Laporan masuk"), Behind.TOTAL)
        self.followed = self._card(self.tr("Sudah ditindaklanjuti"), Behind.FOLLOWED_UP)
        late = self.tr("Balasan pertama melewati tenggat")
        self.reply = FigureCard(
            self.tr("Balasan pertama"), partial(self._wish, late, Behind.REPLY_LATE), self.tr("Lihat yang terlambat")
        )
        self.late = self._card(self.tr("Melewati tenggat"), Behind.OVERDUE)
        self.trend = ChartPanel(look, self.tr("Masuk & selesai"), "monev-perkembangan")
        self.by_unit = ChartPanel(look, self.tr("Unit kerja"), "monev-unit")
        self.tiers = ChartPanel(look, self.tr("Unit kerja berjenjang, dengan semua di bawahnya"), "monev-jenjang")
        self.deadlines = ChartPanel(look, self.tr("Tenggat dan mutu"), "monev-tenggat")
        self.categories = ChartPanel(look, self.tr("Kategori terbanyak"), "monev-kategori")
        self.constraints = ChartPanel(look, self.tr("Kendala"), "monev-kendala")
        self.remarks = ChartPanel(look, self.tr("Catatan Bukti Utuh"), "monev-bukti")
        self.by = QComboBox()
        self.by.setAccessibleName(self.tr("Masuk & selesai, menurut"))
        for by, words in (
            (By.DAY, self.tr("per hari")),
            (By.MONTH, self.tr("per bulan")),
            (By.QUARTER, self.tr("per triwulan")),
            (By.SEMESTER, self.tr("per semester")),
            (By.YEAR, self.tr("per tahun")),
        ):
            self.by.addItem(words, by)
        self.by.activated.connect(lambda _index: self.periods_wanted.emit(By(self.by.currentData())))
        self.trend.offer(self.by)
        for panel in (
            self.trend, self.by_unit, self.tiers, self.deadlines, self.categories, self.constraints, self.remarks,
        ):  # fmt: skip
            panel.wished.connect(self.cases_wanted)
            panel.came_to.connect(partial(self._reveal, panel))
        self.by.ensurePolished()
        for panel in (self.trend, self.categories):
            panel.keep_head(self.by.sizeHint().height())
        self._lay_out()

    def show_figures(self, shown: Overview, trend: Trend) -> None:
        """Show what was counted, and how it went."""
        self._show_cards(shown)
        self.by.setCurrentIndex(self.by.findData(trend.by))
        tree = shown.figures.tree
        self.tiers.setVisible(any(branch.has_below for branch in tree.branches))
        for panel, figures in (
            (self.trend, of_trend(trend, tree.total, shown.figures.scope)),
            (self.categories, of_categories(shown)),
            (self.by_unit, of_units(tree)),
            (self.deadlines, of_deadlines(tree.total, sum(shown.figures.officers.values()))),
            (self.constraints, of_constraints(shown)),
            (self.remarks, of_remarks(shown)),
            (self.tiers, of_tiers(tree)),
        ):
            panel.show_figures(figures)

    def _card(self, name: str, figure: str) -> FigureCard:
        return FigureCard(name, partial(self._wish, name, figure))

    def _wish(self, name: str, figure: str) -> None:
        self.cases_wanted.emit(Wish(name, figure))

    def _reveal(self, panel: ChartPanel, area: QRect) -> None:
        """Scroll to a part of a chart that the keyboard has come to."""
        place = panel.mapTo(self, area.center()).y() + self.verticalScrollBar().value()
        self.ensureVisible(0, place, 0, area.height() // 2 + 3 * GAP)

    def _show_cards(self, shown: Overview) -> None:
        total, before, scope = shown.figures.tree.total, shown.before, shown.figures.scope
        followed = total.buckets[Bucket.IN_PROCESS] + total.buckets[Bucket.DONE]

        against = partial(compared, total, before, scope)
        self.total.show_figure(number(total.total), against(lambda one: one.total), has_cases=total.total > 0)
        held = self.tr("{count} laporan yang masuk pada periode ini: {parts}.", "", followed)
        words = (
            held.format(count=number(followed), parts=followed_parts(total)) if total.total else "",
            against(lambda one: one.answered_share, is_share=True),
        )
        self.followed.show_figure(percent(total.answered_share), " ".join(words).strip(), has_cases=followed > 0)
        words = (self._in_time(total.reply), against(lambda one: one.reply.mean))
        mean = (
            self.tr("{} hari kerja", "", 1 if total.reply.mean == 1 else 2).format(decimal(total.reply.mean))
            if total.reply.count
            else NOTHING
        )
        self.reply.show_figure(mean, " ".join(words).strip(), has_cases=total.reply.judged > total.reply.in_time)
        said = self.tr("{} pelapor menunggu jawaban.", "", total.needs_reply).format(number(total.needs_reply))
        self.late.show_figure(number(total.overdue), said, has_cases=total.overdue > 0)

    def _in_time(self, reply: Spread) -> str:
        """Say how many kept the limit, or that none was measured: an export of lapor.go.id tells no day of reply."""
        if not reply.count:
            return self.tr("Belum ada balasan yang tercatat di sini.")
        words = self.tr("{share} dalam tenggat, dari {count} laporan; balasan yang belum diunggah ikut dihitung.")
        return words.format(share=percent(reply.in_time_share), count=number(reply.count))

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(3 * GAP)
        for card in (self.total, self.followed, self.reply, self.late):
            cards.addWidget(card, 1)
        self.column.setContentsMargins(0, 0, 0, 12)
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
