"""*Laporan Monev* on A4: letterhead, summary in sentences, charts, tables, constraints, room to write, signatures.

No reporter is named in it. What the office must judge itself, the recommendations, is left to be filled in.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import msgspec
from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from sync.contract.monev.gathered import Overview
from sync.contract.monev.scope import Scope
from sync.contract.monev.tally import COUNTED, Tally
from sync.contract.status import Bucket
from ui.monev.charts import BarRow, Look, TrendPoint, bars_height, draw_bars, draw_trend
from ui.monev.words import (
    decimal,
    month_name,
    percent,
    period_words,
    plain_day,
    short_buckets,
    short_month,
    summary,
)
from ui.parts.paper import Pages
from ui.parts.paper_writer import PaperWriter
from ui.theme.tokens import LIGHT
from ui.wording import capital, number

_POINTS: Final = 9.5
_CHART: Final = int(QTextFormat.ObjectTypes.UserObject) + 1
_PLACE: Final = int(QTextFormat.Property.UserProperty) + 2
_WIDTH: Final = 655.0
"""Of a chart, px of 96 dpi: the width between the margins."""
_DOTS: Final = 300 / 96
_TREND_HEIGHT: Final = 190.0
_MOST_BARS: Final = 14
_MOST_WORDS: Final = 10
_LINES_TO_FILL: Final = 4
_NAME: Final = 30
_UNKNOWN: Final = "…………………………………"


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """Who signs a report; what is empty is left to be written by hand."""

    place: str = ""
    position: str = ""
    name: str = ""
    nip: str = ""


class ReportFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a report says of itself."""

    office: str
    agency: str = ""
    """Stands above the office in the letterhead; empty where it is the same."""
    made_on: date
    """The day of the data."""
    signature: Signature = Signature()


def _tr(text: str) -> str:
    return QCoreApplication.translate("MonevReport", text)


def monev_report(facts: ReportFacts, shown: Overview, font: QFont) -> Pages:
    """Return the pages of a report."""
    plain = QFont(font)
    plain.setPointSizeF(_POINTS)
    sheet = _Sheet(plain)
    sheet.write(facts, shown)
    period = period_words(shown.figures.scope)
    footer = _tr("Laporan Monev {period} · data per {day}").format(period=period, day=plain_day(facts.made_on))
    return Pages(sheet.document, footer, plain)


class _Chart(QPyTextObject):
    """Draws the charts of a document where they stand in it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.charts: list[tuple[float, Any]] = []

    def intrinsicSize(self, _document: QTextDocument, _place: int, form: QTextFormat) -> QSizeF:  # noqa: N802 - Qt's name
        height, _ = self.charts[form.intProperty(_PLACE)]
        return QSizeF(_WIDTH * _DOTS, height * _DOTS)

    def drawObject(  # noqa: N802 - Qt's name
        self, painter: QPainter, area: QRectF | QRect, _document: QTextDocument, _place: int, form: QTextFormat
    ) -> None:
        _, draw = self.charts[form.intProperty(_PLACE)]
        painter.save()
        draw(painter, QRectF(area))
        painter.restore()


class _Sheet(PaperWriter):
    """Writes one report."""

    def __init__(self, font: QFont) -> None:
        super().__init__(font)
        self._charts = _Chart(self.document)
        self.document.documentLayout().registerHandler(_CHART, self._charts)

    def write(self, facts: ReportFacts, shown: Overview) -> None:
        figures = shown.figures
        total, period = figures.tree.total, period_words(figures.scope)
        self._letterhead(facts)
        self._block(_tr("LAPORAN MONITORING DAN EVALUASI"), size=1.35, bold=True, centred=True, above=10)
        self._block(_tr("Pengelolaan Pengaduan SP4N-LAPOR!"), centred=True, above=1)
        self._block(_tr("Periode: {}").format(capital(period)), centred=True, above=1)
        self._heading(_tr("1. Ringkasan"))
        self._block(" ".join(summary(total, period, facts.office)), above=2)
        if figures.undated and figures.scope != Scope():
            words = _tr("{} laporan tanpa tanggal masuk tidak termasuk dalam periode mana pun.")
            self._block(words.format(number(figures.undated)), above=3)
        self._figures(total, shown.before)
        if len(figures.rows) > 1:
            self._heading(_tr("2. Perkembangan per bulan"))
            self._trend(figures.rows, figures.completed)
        else:
            self._heading(_tr("2. Rincian bulan"))
        self._months(figures.rows, figures.completed, figures.tree.total.done_undated)
        self._heading(_tr("3. Unit kerja"))
        self._units(shown)
        self._heading(_tr("4. Kategori, kanal, dan klasifikasi"))
        for heading, table in (
            (_tr("Kategori"), shown.categories),
            (_tr("Kanal"), shown.channels),
            (_tr("Klasifikasi"), shown.classifications),
        ):
            self._words(heading, table)
        self._heading(_tr("5. Kendala"))
        self._constraints(figures.constraints)
        self._heading(_tr("6. Rekomendasi dan tindak lanjut"))
        self._block(_tr("Diisi oleh penanggung jawab:"), above=2, colour=LIGHT.muted, keep=True)
        for number_ in range(1, _LINES_TO_FILL + 1):
            self._block(f"{number_}. {'.' * 150}", above=7, keep=number_ < _LINES_TO_FILL)
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

    def _figures(self, total: Tally, before: Tally | None) -> None:
        rows = [
            (_tr("Laporan masuk (Total)"), number(total.total), number(before.total) if before else ""),
            (
                _tr("Ditindaklanjuti (%TL)"),
                percent(total.answered_share),
                percent(before.answered_share) if before else "",
            ),
            (_tr("Selesai"), percent(total.done_share), percent(before.done_share) if before else ""),
            (
                _tr("Rata-rata balasan pertama (RTL), hari kerja"),
                decimal(total.reply.mean),
                decimal(before.reply.mean) if before else "",
            ),
            (
                _tr("Rata-rata penyelesaian (RHP), hari kerja"),
                decimal(total.completion.mean),
                decimal(before.completion.mean) if before else "",
            ),
            (_tr("Melewati tenggat saat ini"), number(total.overdue), ""),
            (_tr("Pelapor menunggu jawaban saat ini"), number(total.needs_reply), ""),
            (_tr("Dibuka lagi setelah ditutup"), number(total.reopened), ""),
            (
                _tr("Dikembalikan (di luar Total)"),
                number(total.returned),
                number(before.returned) if before else "",
            ),
            (_tr("Salah disposisi"), number(total.wrong), number(before.wrong) if before else ""),
            (
                _tr("Penilaian pelapor (1 sampai 5)"),
                _tr("{mean} dari {count} penilaian").format(mean=decimal(total.rating), count=number(total.rated)),
                "",
            ),
        ]
        headings = [_tr("Indikator"), _tr("Periode ini")]
        if before is not None:
            headings.append(_tr("Periode sebelumnya"))
        self._table(headings, [list(row[: len(headings)]) for row in rows], first_share=50)

    def _trend(self, rows: Mapping[str, Tally], completed: Counter[str]) -> None:
        keys = sorted(key for key in {*rows, *completed} if key)
        points = [TrendPoint(short_month(key), rows[key].all if key in rows else 0, completed[key]) for key in keys]
        self._chart(_TREND_HEIGHT, lambda painter, area: draw_trend(painter, area, points, Look(LIGHT, _DOTS)))

    def _months(self, rows: Mapping[str, Tally], completed: Counter[str], undated: int) -> None:
        headings = [_tr("Bulan"), *short_buckets(), _tr("Total"), _tr("%TL"), _tr("Kembali")]
        keys = sorted(rows, key=lambda key: (not key, key))
        table = [
            [
                month_name(key),
                *self._counts(rows[key].buckets),
                number(rows[key].total),
                percent(rows[key].answered_share),
                number(rows[key].returned),
            ]
            for key in keys
        ]
        self._table(headings, table, first_share=20)
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
            self._chart(
                bars_height(len(bars)), lambda painter, area: draw_bars(painter, area, bars, Look(LIGHT, _DOTS))
            )
        headings = [
            _tr("Unit Kerja"), *short_buckets(), _tr("Total"), _tr("%TL"), _tr("RTL"), _tr("RHP"),
        ]  # fmt: skip
        rows = [[name, *self._unit_row(tally)] for name, tally in own]
        rows.append([_tr("Jumlah"), *self._unit_row(tree.total)])
        self._table(headings, rows, first_share=_NAME, has_total=True)
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
            *self._counts(tally.buckets),
            number(tally.total),
            percent(tally.answered_share),
            decimal(tally.reply.mean),
            decimal(tally.completion.mean),
        ]

    def _counts(self, buckets: Mapping[Bucket, int]) -> list[str]:
        return [number(buckets.get(bucket, 0)) for bucket in COUNTED]

    def _words(self, heading: str, table: Mapping[str, Counter[Bucket]]) -> None:
        rows = [
            [
                key or _tr("(tanpa keterangan)"),
                number(sum(buckets[one] for one in COUNTED)),
                number(buckets[Bucket.DONE]),
            ]
            for key, buckets in list(table.items())[:_MOST_WORDS]
        ]
        rest = list(table.values())[_MOST_WORDS:]
        if rest:
            totals = sum(sum(buckets[one] for one in COUNTED) for buckets in rest)
            done = sum(buckets[Bucket.DONE] for buckets in rest)
            rows.append([_tr("{} lainnya").format(number(len(rest))), number(totals), number(done)])
        self._table([heading, _tr("Laporan"), _tr("Selesai")], rows, first_share=60)

    def _constraints(self, found: Mapping[str, tuple[int, int]]) -> None:
        if not found:
            self._block(_tr("Tidak ada kendala yang dicatat."), above=2)
            return
        rows = [
            [category or _tr("(tanpa kategori)"), number(times), number(cases)]
            for category, (times, cases) in sorted(found.items(), key=lambda one: -one[1][0])
        ]
        self._table([_tr("Kategori kendala"), _tr("Kali dicatat"), _tr("Laporan")], rows, first_share=60)

    def _signature(self, facts: ReportFacts) -> None:
        signs = facts.signature
        lines = (
            _tr("{place}, {day}").format(place=signs.place or "……………………", day=plain_day(facts.made_on)),
            signs.position or _tr("Penanggung jawab,"),
            "",
            "",
            "",
            signs.name or _UNKNOWN,
            _tr("NIP {}").format(signs.nip or "………………………………"),
        )
        for place, line in enumerate(lines):
            self._block(line, above=18 if not place else 1, left=370, keep=place < len(lines) - 1)

    def _chart(self, height: float, draw: Any) -> None:
        self._charts.charts.append((height, draw))
        form = QTextCharFormat()
        form.setObjectType(_CHART)
        form.setProperty(_PLACE, len(self._charts.charts) - 1)
        self._block("", above=4)
        self._cursor.insertText("\ufffc", form)

    def _table(
        self, headings: Sequence[str], rows: Sequence[Sequence[str]], *, first_share: int, has_total: bool = False
    ) -> None:
        form = QTextTableFormat()
        form.setBorder(0.5)
        form.setBorderBrush(QColor(LIGHT.line))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderCollapse(True)
        form.setCellPadding(2.5)
        form.setCellSpacing(0)
        form.setTopMargin(6)
        form.setHeaderRowCount(1)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        other = (100 - first_share) / (len(headings) - 1)
        shares = [first_share, *[other] * (len(headings) - 1)]
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in shares])
        size = 0.76 if len(headings) > _WIDE else 1.0
        table = self._cursor.insertTable(len(rows) + 1, len(headings), form)
        for row, words in enumerate((headings, *rows)):
            is_bold = not row or (has_total and row == len(rows))
            for column, text in enumerate(words):
                cell = table.cellAt(row, column)
                if not row:
                    shade = QTextCharFormat()
                    shade.setBackground(QColor(LIGHT.wait_soft))
                    cell.setFormat(shade)
                cursor = cell.firstCursorPosition()
                block = QTextBlockFormat()
                block.setAlignment(Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
                cursor.setBlockFormat(block)
                cursor.insertText(text, self._letters(size=size, bold=is_bold))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)


_WIDE: Final = 6
"""A table of more columns is set smaller."""
