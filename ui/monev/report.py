"""*Laporan Monev* on A4: letterhead, summary in sentences, charts, tables, constraints, room to write, signatures.

No reporter is named in it. What the office must judge itself, the recommendations, is left to be filled in.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

import msgspec
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextBlockFormat, QTextFormat, QTextLength

from sync.contract.monev.frozen import UNSIGNED, Signatory
from sync.contract.monev.gathered import Overview, Trend, keys_of, trend_of
from sync.contract.monev.scope import Scope
from sync.contract.monev.tally import COUNTED, Tally, counted
from sync.contract.monev.tree import Tree
from sync.contract.status import Bucket
from ui.language.speaking import as_spoken
from ui.language.wording import capital, number
from ui.monev.chart_parts import BarRow, Look, TrendPoint, bars_height
from ui.monev.charts import draw_bars, draw_trend
from ui.monev.overdue_table import SHARES, WORD_COLUMNS, overdue_headings, overdue_rows, without_rows
from ui.monev.words import (
    NOTHING,
    decimal,
    month_name,
    narrowing_words,
    percent,
    period_words,
    plain_day,
    short_buckets,
    short_month,
    summary,
)
from ui.parts.paper import Pages
from ui.parts.paper_writer import DOTS, DRAWING_WIDTH, PaperWriter
from ui.ports.monev import OverdueLine
from ui.theme.tokens import LIGHT

_POINTS: Final = 9.5
_TREND_HEIGHT: Final = 190.0
_MOST_BARS: Final = 14
_MOST_WORDS: Final = 10
_LINES_TO_FILL: Final = 4
_LINE_TO_FILL: Final = 34.0
"""Height of a line that is written on by hand, px: 9 mm."""
_SIGNATURE_LEFT: Final = round(DRAWING_WIDTH * DOTS * 0.58)
_NAMES: Final = 0.42
"""Of a chart, the share that names of units may take: paper has no tool tips."""
_SMALL: Final = 0.82
"""Letters of tables of many columns, against the ordinary ones."""
_NAME: Final = 30
_DISTINCT: Final = 8.5
_INDENT: Final = "\u2003"
_UNKNOWN: Final = "…………………………………"


class ReportFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a report says of itself."""

    office: str
    agency: str = ""
    """Stands above the office in the letterhead; empty where it is the same."""
    made_on: date
    """The day of the data."""
    signature: Signatory = UNSIGNED
    frozen: str = ""
    """Says when and by whom the figures were frozen; empty for figures that were counted now."""
    sources: tuple[str, ...] = ()
    """Offices whose reports were merged into this one."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("MonevReport", text)


def monev_report(
    facts: ReportFacts, shown: Overview, font: QFont, overdue: Sequence[OverdueLine] | None = None
) -> Pages:
    """Return the pages of a report.

    :param overdue: the cases that are named, the longest overdue first; ``None`` for figures that know only how many.
    """
    plain = QFont(font)
    plain.setPointSizeF(_POINTS)
    sheet = _Sheet(plain)
    sheet.write(facts, shown, overdue)
    period = period_words(shown.figures.scope)
    footer = _tr("Laporan Monev {period} · data per {day}").format(period=period, day=plain_day(facts.made_on))
    return Pages(sheet.document, footer, plain)


class _Sheet(PaperWriter):
    """Writes one report."""

    def write(self, facts: ReportFacts, shown: Overview, overdue: Sequence[OverdueLine] | None) -> None:
        figures = shown.figures
        total, period = figures.tree.total, period_words(figures.scope)
        self._letterhead(facts)
        self._block(_tr("LAPORAN MONITORING DAN EVALUASI"), size=1.35, bold=True, centred=True, above=10)
        self._block(_tr("Pengelolaan Pengaduan SP4N-LAPOR!"), centred=True, above=1)
        self._block(_tr("Periode: {}").format(capital(period)), centred=True, above=1)
        if narrowed := narrowing_words(figures.scope):
            self._block(_tr("Laporan ini {}.").format(narrowed), centred=True, above=1)
        if facts.frozen:
            self._block(facts.frozen, size=0.9, colour=LIGHT.muted, centred=True, above=1)
        self._heading(_tr("1. Ringkasan"))
        said = summary(total, period, facts.office)
        if overdue:
            said.append(_tr("Laporan yang melewati tenggat disebut satu per satu pada bagian 6."))
        self._block(" ".join(said), above=2)
        if figures.undated and figures.scope != Scope():
            words = _tr("{} laporan tanpa tanggal masuk tidak termasuk dalam periode mana pun.")
            self._block(words.format(number(figures.undated)), above=3)
        if facts.sources:
            words = _tr("Gabungan laporan {count} kantor, tanpa hitungan ganda: {offices}.")
            offices = ", ".join(facts.sources)
            self._block(words.format(count=number(len(facts.sources)), offices=offices), above=3)
        self._figures(shown, is_sum=bool(facts.sources))
        if facts.sources and figures.scope.before() is not None:
            self._block(_against(shown.before), size=0.9, colour=LIGHT.muted, above=4)
        went = trend_of(figures)
        months = keys_of(went, figures.scope, facts.made_on) if total.all or figures.completed else []
        dated = [key for key in months if key]
        if len(dated) > 1:
            self._heading(_tr("2. Perkembangan per bulan"))
            self._trend(dated, went)
        else:
            self._heading(_tr("2. Rincian bulan"))
        self._months(months, figures.rows, figures.completed, total.done_undated)
        self._heading(_tr("3. Unit kerja"))
        self._units(shown)
        self._tiers(figures.tree)
        self._heading(_tr("4. Kategori, kanal, dan klasifikasi"))
        for heading, table in (
            (_tr("Kategori"), shown.categories),
            (_tr("Kanal"), shown.channels),
            (_tr("Klasifikasi"), shown.classifications),
        ):
            self._words(heading, table)
        self._heading(_tr("5. Kendala"))
        self._constraints(figures.constraints)
        self._heading(_tr("6. Laporan yang melewati tenggat"))
        self._overdue(total.overdue, overdue)
        self._heading(_tr("7. Rekomendasi dan tindak lanjut"))
        self._block(_tr("Diisi oleh penanggung jawab:"), above=2, colour=LIGHT.muted, keep=True)
        self._drawing(_LINES_TO_FILL * _LINE_TO_FILL, _lines_to_fill, keep=True)
        self._signature(facts)

    def _letterhead(self, facts: ReportFacts) -> None:
        if facts.agency and facts.agency != facts.office:
            self._block(facts.agency.upper(), size=1.15, centred=True)
        self._block(facts.office.upper() or _tr("NAMA KANTOR"), size=1.4, bold=True, centred=True)
        form = QTextBlockFormat()
        form.setProperty(QTextFormat.Property.BlockTrailingHorizontalRulerWidth, QTextLength())
        form.setTopMargin(2)
        self._cursor.insertBlock(form, self._letters(size=0.4))
        self._cursor.insertBlock(QTextBlockFormat())

    def _figures(self, shown: Overview, *, is_sum: bool) -> None:
        total, before = shown.figures.tree.total, shown.before
        officers = sum(shown.figures.officers.values())

        def was(words: Callable[[Tally], str]) -> str:
            return words(before) if before else ""

        rows = [
            (name, words(total), was(words) if is_lasting else "")
            for name, words, is_lasting in (
                (_tr("Laporan masuk (Total)"), lambda one: number(one.total), True),
                (_tr("Laporan yang berbeda"), lambda one: number(one.complaints), not is_sum),
                (_tr("Ditindaklanjuti, Proses + Selesai (%TL)"), lambda one: percent(one.answered_share), True),
                (_tr("Selesai"), lambda one: percent(one.done_share), True),
                (_tr("Melewati tenggat saat ini"), lambda one: number(one.overdue), False),
                (_tr("Pelapor menunggu jawaban saat ini"), lambda one: number(one.needs_reply), False),
                (_tr("Dibuka lagi setelah ditutup"), lambda one: number(one.reopened), False),
                (_tr("Dikembalikan (di luar Total)"), lambda one: number(one.returned), True),
                (_tr("Salah disposisi"), lambda one: number(one.wrong), True),
                (_tr("Penilaian pelapor (1 sampai 5)"), _rating, True),
                (_tr("Petugas yang menulis (akun aktif)"), lambda _one: number(officers), False),
            )
        ]
        headings = [_tr("Indikator"), _tr("Periode ini")]
        if before is not None:
            headings.append(_tr("Periode sebelumnya"))
        shares = _shares(len(headings), 50)
        self._table(headings, [row[: len(headings)] for row in rows], shares)
        self._times(total)

    def _times(self, total: Tally) -> None:
        headings = (
            _tr("Waktu, hari kerja"), _tr("Diukur"), _tr("Rata-rata"), _tr("Nilai tengah"), _tr("9 dari 10 dalam"),
            _tr("Dalam tenggat"),
        )  # fmt: skip
        rows = [
            (
                name,
                number(spread.count),
                decimal(spread.mean),
                decimal(spread.median),
                NOTHING if spread.p90 is None else number(spread.p90),
                percent(spread.in_time_share),
            )
            for name, spread in ((_tr("Balasan pertama (RTL)"), total.reply), (_tr("Selesai (RHP)"), total.completion))
        ]
        self._table(headings, rows, _shares(len(headings), 30))

    def _trend(self, keys: Sequence[str], went: Trend) -> None:
        points = [TrendPoint(short_month(key), went.came.get(key, 0), went.completed[key]) for key in keys]
        self._drawing(_TREND_HEIGHT, lambda painter, area: draw_trend(painter, area, points, Look(LIGHT, DOTS)))

    def _months(self, keys: Sequence[str], rows: Mapping[str, Tally], completed: Counter[str], undated: int) -> None:
        headings = [_tr("Bulan"), *short_buckets(), _tr("Total"), _tr("%TL"), _tr("Kembali")]
        table = [
            [month_name(key), *_counts(month.buckets), number(month.total), _percent(month), number(month.returned)]
            for key, month in ((key, rows.get(key, Tally())) for key in keys)
        ]
        self._table_or_none(headings, table, _shares(len(headings), 20), size=_SMALL)
        words = _tr("Diselesaikan dalam periode ini, kapan pun masuknya: {}.")
        self._block(words.format(number(completed.total())), above=4)
        if undated:
            words = _tr(
                "Selesai tanpa tanggal yang lengkap, jadi tidak masuk RHP dan belum tentu masuk bulan mana pun: {}."
            )
            self._block(words.format(number(undated)), above=4)

    def _units(self, shown: Overview) -> None:
        tree = shown.figures.tree
        own = [(branch.unit.name, branch.own) for branch in tree.branches if branch.own.all]
        if tree.undisposed.all:
            own.append((_tr("Belum didisposisi"), tree.undisposed))
        largest = sorted(own, key=lambda one: -one[1].total)[:_MOST_BARS]
        bars = [BarRow(name, tally.buckets) for name, tally in largest if tally.total]
        if bars:
            self._drawing(
                bars_height(len(bars)), lambda painter, area: draw_bars(painter, area, bars, Look(LIGHT, DOTS, _NAMES))
            )
        headings = _unit_headings()
        rows = [[name, *self._unit_row(tally)] for name, tally in own]
        rows.append([_tr("Jumlah"), *self._unit_row(tree.total)])
        self._table(headings, rows, _shares(len(headings), _NAME), size=_SMALL, has_total=True)
        self._block(
            _tr(
                "Setiap baris berisi laporan unit itu sendiri. Belum TL: belum ditindaklanjuti. %TL: (Proses + "
                "Selesai) dibagi Total. RTL: rata-rata hari kerja sampai balasan pertama. RHP: rata-rata hari kerja "
                "sampai selesai. Laporan pada beberapa unit dihitung sekali per unit."
            ),
            size=0.9,
            colour=LIGHT.muted,
            above=4,
        )

    def _unit_row(self, tally: Tally) -> list[str]:
        return [
            *_counts(tally.buckets),
            number(tally.total),
            _percent(tally),
            decimal(tally.reply.mean),
            decimal(tally.completion.mean),
        ]

    def _tiers(self, tree: Tree) -> None:
        """Write each unit that has others below it, with all of them."""
        above = [branch for branch in tree.branches if branch.has_below]
        if not above:
            return
        self._block(_tr("Berjenjang: unit dengan semua unit di bawahnya"), bold=True, above=10, keep=True)
        headings = [*_unit_headings(), _tr("Tanpa ganda")]
        rows = [
            [
                _INDENT * branch.depth + branch.unit.name,
                *self._unit_row(branch.whole),
                number(branch.whole.complaints),
            ]
            for branch in above
        ]
        self._table(headings, rows, [*_shares(len(headings) - 1, _NAME - 3, 100 - _DISTINCT), _DISTINCT], size=_SMALL)
        self._block(
            _tr("Tanpa ganda: laporan yang berada pada beberapa unit dihitung sekali."),
            size=0.9,
            colour=LIGHT.muted,
            above=4,
        )

    def _table_or_none(
        self, headings: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], *, size: float = 1.0
    ) -> None:
        """Write a table; one without any row is a sentence."""
        if rows:
            self._table(headings, rows, shares, size=size)
        else:
            self._block(_tr("{}: tidak ada laporan.").format(headings[0]), above=2)

    def _words(self, heading: str, table: Mapping[str, Counter[Bucket]]) -> None:
        rows = [
            [
                key or _tr("(tanpa keterangan)"),
                number(counted(buckets)),
                number(buckets[Bucket.DONE]),
            ]
            for key, buckets in list(table.items())[:_MOST_WORDS]
        ]
        rest = list(table.values())[_MOST_WORDS:]
        if rest:
            totals = sum(map(counted, rest))
            done = sum(buckets[Bucket.DONE] for buckets in rest)
            rows.append([_tr("{} lainnya").format(number(len(rest))), number(totals), number(done)])
        self._table_or_none([heading, _tr("Laporan"), _tr("Selesai")], rows, _shares(3, 60))

    def _constraints(self, found: Mapping[str, tuple[int, int]]) -> None:
        if not found:
            self._block(_tr("Tidak ada kendala yang dicatat."), above=2)
            return
        rows = [
            [as_spoken(category) or _tr("(tanpa kategori)"), number(times), number(cases)]
            for category, (times, cases) in sorted(found.items(), key=lambda one: -one[1][0])
        ]
        self._table([_tr("Kategori kendala"), _tr("Kali dicatat"), _tr("Laporan")], rows, _shares(3, 60))

    def _overdue(self, count: int, lines: Sequence[OverdueLine] | None) -> None:
        if lines:
            self._table(overdue_headings(), overdue_rows(lines), SHARES, size=_SMALL, words=WORD_COLUMNS)
        if words := without_rows(count, lines):
            self._block(words, above=4)

    def _signature(self, facts: ReportFacts) -> None:
        signs = facts.signature
        lines = (
            _tr("{place}, {day}").format(place=signs.place or "……………………", day=plain_day(facts.made_on)),
            signs.position or _tr("Penanggung jawab"),
            "",
            "",
            "",
            signs.name or _UNKNOWN,
            _tr("NIP {}").format(signs.nip or "………………………………"),
        )
        for place, line in enumerate(lines):
            self._block(line, above=18 if not place else 1, left=_SIGNATURE_LEFT, keep=place < len(lines) - 1)


def _against(before: Tally | None) -> str:
    """Say what a report of several offices is compared with, or that it is with nothing."""
    if before is not None:
        return _tr("Periode sebelumnya: jumlah angka pembanding setiap kantor.")
    return _tr(
        "Periode sebelumnya tidak dibandingkan: tidak ada pada angka setiap kantor, atau beberapa kantor memuat unit "
        "yang sama sehingga jumlahnya akan menghitung dua kali."
    )


def _unit_headings() -> list[str]:
    return [_tr("Unit Kerja"), *short_buckets(), _tr("Total"), _tr("%TL"), _tr("RTL"), _tr("RHP")]


def _counts(buckets: Mapping[Bucket, int]) -> list[str]:
    return [number(buckets.get(bucket, 0)) for bucket in COUNTED]


def _percent(tally: Tally) -> str:
    """Return %TL below a heading that says the sign already."""
    return decimal(None if tally.answered_share is None else tally.answered_share * 100)


def _rating(tally: Tally) -> str:
    if not tally.rated:
        return NOTHING
    return _tr("{mean} dari {count} penilaian").format(mean=decimal(tally.rating), count=number(tally.rated))


def _shares(columns: int, first: float, whole: float = 100) -> list[float]:
    """Return the widths of columns of which the first takes so many percent, and the others the same."""
    return [first, *[(whole - first) / (columns - 1)] * (columns - 1)]


def _lines_to_fill(painter: QPainter, area: QRectF) -> None:
    """Draw numbered lines to write on."""
    height = area.height() / _LINES_TO_FILL
    font = QFont(painter.font())
    font.setPixelSize(round(_POINTS / 72 * 300))
    painter.setFont(font)
    for place in range(_LINES_TO_FILL):
        foot = area.top() + height * (place + 1)
        painter.setPen(QColor(LIGHT.text))
        painter.drawText(QPointF(area.left(), foot - 2 * DOTS), f"{place + 1}.")
        painter.setPen(QPen(QColor(LIGHT.muted), DOTS / 2))
        painter.drawLine(QPointF(area.left() + 22 * DOTS, foot), QPointF(area.right(), foot))
