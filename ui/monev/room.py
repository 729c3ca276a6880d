"""The room *Monev*: four figures, the months, the units, deadlines, categories and constraints of a period."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from sync.contract.errors import TindakError
from sync.contract.monev.behind import Behind
from sync.contract.monev.gathered import Overview
from sync.contract.monev.scope import Scope, month_start
from sync.contract.monev.tally import COUNTED
from sync.contract.monev.tree import UnitName
from sync.contract.status import Bucket
from ui.actions.action import WindowAction
from ui.clock import local_day
from ui.help.faults import told
from ui.monev.behind_dialog import BehindDialog
from ui.monev.chart_panel import ChartPanel
from ui.monev.charts import BarRow, Look, TrendPoint, bars_height, draw_bars, draw_trend
from ui.monev.figure_card import FigureCard
from ui.monev.report_dialog import ReportDialog
from ui.monev.words import (
    change,
    decimal,
    month_name,
    percent,
    period_words,
    plain_day,
    short_buckets,
    short_month,
    versus,
)
from ui.monev_ports import BehindLine
from ui.parts.labels import button, label
from ui.parts.reading import ReadingArea
from ui.rooms import RoomPage
from ui.theme.fonts import scaled
from ui.wording import capital, number
from ui.workplace import Workplace

_TREND_HEIGHT: Final = 200.0
_MOST_UNITS: Final = 20
_MOST_WORDS: Final = 8
_MONTHS_IN_SEMESTER: Final = 6
_MONTHS_IN_QUARTER: Final = 3


class MonevRoom(RoomPage):
    """Shows the figures of a period; everything is counted in the database lane."""

    case_wanted = Signal(int)

    def __init__(self, workplace: Workplace) -> None:
        """Build the room; :meth:`refresh` fills it."""
        super().__init__()
        self._workplace = workplace
        self._shown: Overview | None = None
        self._units: tuple[UnitName, ...] = ()
        self._listed: list[int] = []
        self._asked: Scope | None = None
        self.period = QComboBox()
        self.period.setAccessibleName(self.tr("Periode"))
        self.unit = QComboBox()
        self.unit.setAccessibleName(self.tr("Unit"))
        self.unit.addItem(self.tr("Semua unit"), 0)
        self.report = button(self.tr("&Simpan laporan monev …"), self._open_report, "main")
        self.report.setEnabled(False)
        self._summary = label("", "muted", wrap=True)
        self.total = FigureCard(self.tr("Laporan masuk"), partial(self.show_behind, Behind.TOTAL))
        self.followed = FigureCard(self.tr("Sudah ditindaklanjuti"), partial(self.show_behind, Behind.FOLLOWED_UP))
        self.reply = FigureCard(self.tr("Balasan pertama"), partial(self.show_behind, Behind.REPLY_LATE))
        self.late = FigureCard(self.tr("Melewati tenggat"), partial(self.show_behind, Behind.OVERDUE))
        look = workplace.appearance
        self.trend = ChartPanel(look, self.tr("Masuk dan selesai per bulan"), "monev-bulan")
        self.by_unit = ChartPanel(look, self.tr("Unit kerja"), "monev-unit")
        self.deadlines = ChartPanel(look, self.tr("Tenggat dan mutu"), "monev-tenggat")
        self.categories = ChartPanel(look, self.tr("Kategori terbanyak"), "monev-kategori")
        self.constraints = ChartPanel(look, self.tr("Kendala"), "monev-kendala")
        self._page = ReadingArea(self.tr("Angka monev"))
        self._fill_periods()
        self._lay_out()
        self.period.currentIndexChanged.connect(lambda _index: self.refresh())
        self.unit.currentIndexChanged.connect(lambda _index: self.refresh())
        self.by_unit.row_chosen.connect(self._show_unit)

    @property
    def said(self) -> str:
        """What the figures are of, or why there are none."""
        return self._summary.text()

    @property
    def scope(self) -> Scope:
        """What was chosen."""
        first, last = self.period.currentData()
        return Scope(first=first, last=last, unit=self.unit.currentData() or 0)

    def arrive(self) -> None:
        """Put the keyboard on the period."""
        self.period.setFocus(Qt.FocusReason.OtherFocusReason)

    def commands(self) -> Sequence[WindowAction]:
        """Return what can be done here."""
        return (
            WindowAction(
                "monev-report", self.tr("Simpan laporan monev …"), self._open_report, ("Ctrl+P",), self._why_no_report
            ),
        )

    def refresh(self) -> None:
        """Count again; what is shown stays until the new figures are there."""
        figures, scope = self._workplace.desk.figures, self.scope
        self._asked = scope
        if self._shown is None:
            self._summary.setText(self.tr("Menghitung …"))
        self._workplace.background.database.run(
            self,
            lambda: (figures.overview(scope), figures.units()),
            on_success=lambda found: self._show(scope, *found),
            on_failure=self._tell,
        )

    def show_behind(self, figure: str, *, unit: int = 0, name: str = "") -> None:
        """Show the cases behind a figure."""
        desk = self._workplace.desk.figures
        scope = self.scope if not unit else Scope(first=self.scope.first, last=self.scope.last, unit=unit)
        self._workplace.background.database.run(
            self,
            lambda: desk.behind(scope, figure),
            on_success=lambda found: self._open_behind(name or self._names()[figure], *found),
            on_failure=self._tell,
        )

    def _names(self) -> dict[str, str]:
        return {
            Behind.TOTAL: self.tr("Laporan masuk"),
            Behind.FOLLOWED_UP: self.tr("Sudah ditindaklanjuti"),
            Behind.REPLY_LATE: self.tr("Balasan pertama melewati batas waktu"),
            Behind.OVERDUE: self.tr("Melewati tenggat"),
        }

    def _open_behind(self, name: str, lines: tuple[BehindLine, ...], count: int) -> None:
        dialog = BehindDialog(name, lines, count, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.case_wanted.connect(self.case_wanted)
        dialog.open()

    def _open_report(self) -> None:
        if self._shown is not None:
            dialog = ReportDialog(self._workplace, self._shown, self._unit_code(), self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _why_no_report(self) -> str:
        return "" if self._shown is not None else self.tr("Angka masih dihitung.")

    def _unit_code(self) -> str:
        return next((one.code for one in self._units if one.row == self.scope.unit), "")

    def _tell(self, fault: TindakError) -> None:
        self._summary.setText(told(fault))

    def _show(self, scope: Scope, shown: Overview, units: tuple[UnitName, ...]) -> None:
        self._offer_units(units)
        if scope != self._asked:  # something else was chosen meanwhile, and is being counted
            return
        self._shown = shown
        self.report.setEnabled(True)
        self._say(shown)
        self._show_cards(shown)
        self._show_trend(shown)
        self._show_units(shown)
        self._show_deadlines(shown)
        self._show_words(shown)

    def _say(self, shown: Overview) -> None:
        total = shown.figures.tree.total
        today = plain_day(local_day(self._workplace.now_ms()))
        words = self.tr("{period}, keadaan per {day}. Dihitung dari {count} laporan di komputer ini.").format(
            period=capital(period_words(shown.figures.scope)), day=today, count=number(total.all)
        )
        if total.returned:
            words += " " + self.tr("{} dikembalikan, di luar Total.").format(number(total.returned))
        if shown.figures.undated and shown.figures.scope.first is not None:
            words += " " + self.tr("{} tanpa tanggal masuk tidak termasuk periode.").format(
                number(shown.figures.undated)
            )
        if total.done_undated:
            undated = self.tr("{} selesai tanpa tanggal yang lengkap: tidak masuk RHP, belum tentu masuk grafik.")
            words += " " + undated.format(number(total.done_undated))
        self._summary.setText(words)

    def _show_cards(self, shown: Overview) -> None:
        total, before, scope = shown.figures.tree.total, shown.before, shown.figures.scope
        followed = total.buckets[Bucket.IN_PROCESS] + total.buckets[Bucket.DONE]
        self.total.show_figure(
            number(total.total),
            versus(change(total.total, before.total) if before else "", scope),
            has_cases=total.total > 0,
        )
        words = self.tr("{} laporan.").format(number(followed))
        against = versus(change(total.answered_share, before.answered_share, is_share=True) if before else "", scope)
        self.followed.show_figure(
            percent(total.answered_share), " ".join((words, against)).strip(), has_cases=followed > 0
        )
        words = self.tr("{share} dalam batas waktu, dari {count} laporan.").format(
            share=percent(total.reply.in_time_share), count=number(total.reply.count)
        )
        mean = self.tr("{} hari kerja").format(decimal(total.reply.mean))
        self.reply.show_figure(mean, words, has_cases=total.reply.judged > total.reply.in_time)
        words = self.tr("{} pelapor menunggu jawaban.").format(number(total.needs_reply))
        self.late.show_figure(number(total.overdue), words, has_cases=total.overdue > 0)

    def _show_trend(self, shown: Overview) -> None:
        rows, done = shown.figures.rows, shown.figures.completed
        keys = sorted({*rows, *done}, key=lambda key: (not key, key))
        points = [TrendPoint(short_month(key), rows[key].all if key in rows else 0, done[key]) for key in keys if key]
        table = [[month_name(key), number(rows[key].all if key in rows else 0), number(done[key])] for key in keys]
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
        self._listed = [branch.unit.row for branch in own]
        named = [(branch.unit.name, branch.own) for branch in own]
        if tree.undisposed.all:
            named.append((self.tr("Belum didisposisi"), tree.undisposed))
        bars = [BarRow(name, tally.buckets) for name, tally in named[:_MOST_UNITS] if tally.total]
        table = [
            [
                name,
                *(number(tally.buckets[bucket]) for bucket in COUNTED),
                number(tally.total),
                percent(tally.answered_share),
                decimal(tally.reply.mean),
                decimal(tally.completion.mean),
            ]
            for name, tally in named
        ]
        headings = [
            self.tr("Unit kerja"), *short_buckets(), self.tr("Total"), self.tr("%TL"), self.tr("RTL"),
            self.tr("RHP"),
        ]  # fmt: skip
        if bars:
            self.by_unit.show_figures(headings, table, partial(_bars, bars), bars_height(len(bars)))
        else:
            self.by_unit.show_figures(headings, table)

    def _show_deadlines(self, shown: Overview) -> None:
        total = shown.figures.tree.total
        table = [
            [self.tr("Balasan pertama dalam batas waktu"), percent(total.reply.in_time_share)],
            [self.tr("Selesai dalam batas waktu"), percent(total.completion.in_time_share)],
            [self.tr("Rata-rata hari kerja sampai selesai (RHP)"), decimal(total.completion.mean)],
            [self.tr("Melewati tenggat saat ini"), number(total.overdue)],
            [self.tr("Pelapor menunggu jawaban"), number(total.needs_reply)],
            [self.tr("Dibuka lagi setelah ditutup"), number(total.reopened)],
            [self.tr("Salah disposisi"), number(total.wrong)],
            [self.tr("Penilaian pelapor (1 sampai 5)"), decimal(total.rating)],
        ]
        self.deadlines.show_figures([self.tr("Ukuran"), self.tr("Nilai")], table)

    def _show_words(self, shown: Overview) -> None:
        found = sorted(shown.categories.items(), key=lambda one: -BarRow(*one).total)
        top = [BarRow(key or self.tr("(tanpa kategori)"), buckets) for key, buckets in found[:_MOST_WORDS]]
        table = [[key or self.tr("(tanpa kategori)"), number(BarRow(key, buckets).total)] for key, buckets in found]
        headings = [self.tr("Kategori"), self.tr("Laporan")]
        if any(row.total for row in top):
            self.categories.show_figures(headings, table, partial(_bars, top), bars_height(len(top)))
        else:
            self.categories.show_figures(headings, table)
        held_up = sorted(shown.figures.constraints.items(), key=lambda one: -one[1][0])
        rows = [[key or self.tr("(tanpa kategori)"), number(times), number(cases)] for key, (times, cases) in held_up]
        if not rows:
            rows = [[self.tr("Tidak ada kendala yang dicatat."), "", ""]]
        self.constraints.show_figures([self.tr("Kendala"), self.tr("Kali dicatat"), self.tr("Laporan")], rows)

    def _show_unit(self, row: int) -> None:
        if row < len(self._listed):
            unit = self._listed[row]
            name = next((one.name for one in self._units if one.row == unit), "")
            self.show_behind(Behind.TOTAL, unit=unit, name=name)

    def _offer_units(self, units: tuple[UnitName, ...]) -> None:
        if units == self._units:
            return
        self._units = units
        chosen = self.unit.currentData()
        self.unit.blockSignals(True)
        while self.unit.count() > 1:
            self.unit.removeItem(1)
        for one in units:
            self.unit.addItem(one.name, one.row)
        self.unit.setCurrentIndex(max(self.unit.findData(chosen), 0))
        self.unit.blockSignals(False)

    def _fill_periods(self) -> None:
        today = local_day(self._workplace.now_ms())
        month = today.replace(day=1)
        quarter = month_start(month, -((month.month - 1) % _MONTHS_IN_QUARTER))
        semester = month_start(month, -((month.month - 1) % _MONTHS_IN_SEMESTER))
        year = date(today.year, 1, 1)
        for words, first, months in (
            (self.tr("Tahun ini"), year, 12),
            (self.tr("Semester ini"), semester, _MONTHS_IN_SEMESTER),
            (self.tr("Triwulan ini"), quarter, _MONTHS_IN_QUARTER),
            (self.tr("Bulan ini"), month, 1),
            (self.tr("Bulan lalu"), month_start(month, -1), 1),
            (self.tr("Tahun lalu"), date(today.year - 1, 1, 1), 12),
        ):
            last = month_start(first, months) - timedelta(days=1)
            self.period.addItem(words, (first, min(last, today)))
        self.period.addItem(self.tr("Sepanjang waktu"), (None, None))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Monev"), "heading"))
        head.addSpacing(8)
        head.addWidget(self.period)
        head.addWidget(self.unit)
        head.addStretch(1)
        head.addWidget(self.report)
        self.unit.setMaximumWidth(scaled(300))
        cards = QHBoxLayout()
        cards.setSpacing(24)
        for card in (self.total, self.followed, self.reply, self.late):
            cards.addWidget(card, 1)
        column = self._page.column
        column.setContentsMargins(0, 0, 12, 0)
        column.addLayout(cards)
        column.addWidget(self.trend)
        column.addWidget(self.by_unit)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.deadlines, 1, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self.constraints, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(beside)
        column.addWidget(self.categories)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 8)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(self._summary)
        whole.addWidget(self._page, 1)


def _trend(points: Sequence[TrendPoint], painter: QPainter, area: QRectF, look: Look) -> None:
    draw_trend(painter, area, points, look)


def _bars(rows: Sequence[BarRow], painter: QPainter, area: QRectF, look: Look) -> None:
    draw_bars(painter, area, rows, look)
