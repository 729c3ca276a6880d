"""Charts drawn with a painter alone, so that screen, paper, PNG and SVG show the very same one.

A chart says its numbers beside its colours, and is never without them: colours only help to find a part again.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from sync.contract.monev.tally import COUNTED
from sync.contract.status import Bucket
from ui.language.wording import bucket_word, number
from ui.monev.chart_parts import (
    GAP,
    LEGEND,
    LINES,
    NUMBER_ROOM,
    BarRow,
    Chart,
    Look,
    TrendPoint,
    bar_parts,
    bars,
    bars_height,
    plot,
    trend_parts,
)
from ui.monev.words import short_buckets
from ui.theme.fonts import FAMILY
from ui.theme.tokens import SMALL


def _tr(text: str) -> str:
    return QCoreApplication.translate("Charts", text)


def bar_chart(rows: Sequence[BarRow], columns: Mapping[Bucket, int], total: int) -> Chart:
    """Return bars whose figures stand in these columns of a table."""
    return Chart(
        lambda painter, area, look: draw_bars(painter, area, rows, look),
        partial(bar_parts, rows, columns, total),
        bars_height(len(rows)),
    )


def trend_chart(points: Sequence[TrendPoint], came: int, done: int, height: float) -> Chart:
    """Return a trend whose figures stand in these columns of a table."""
    return Chart(
        lambda painter, area, look: draw_trend(painter, area, points, look),
        partial(trend_parts, points, came, done),
        height,
    )


_WIDE: Final = 12
_NARROW: Final = 5
"""Between the entries of a legend, and where it would not fit otherwise."""


def draw_bars(painter: QPainter, area: QRectF, rows: Sequence[BarRow], look: Look) -> None:
    """Draw bars, each stacked by bucket, on one scale, with their totals and a legend above."""
    pen = _Pen(painter, look)
    shown: list[Bucket] = [bucket for bucket in COUNTED if any(row.buckets.get(bucket, 0) for row in rows)]
    at = area.left()
    named = [bucket_word(bucket) for bucket in shown]
    if pen.legend_width(named) > area.width():
        short: dict[Bucket, str] = dict(zip(COUNTED, short_buckets(), strict=True))
        named = [short[bucket] for bucket in shown]
        pen.gap = _WIDE if pen.legend_width(named) <= area.width() else _NARROW
    for bucket, words in zip(shown, named, strict=True):
        at = pen.legend(at, area.top(), pen.colour(bucket), words)
    for row, bar in zip(rows, bars(area, rows, look), strict=True):
        pen.words(bar.name, row.name, right=True)
        for bucket, part in bar.segments:
            painter.fillRect(part, pen.colour(bucket))
            pen.inside(part, number(row.buckets[bucket]))
        pen.words(bar.total, number(row.total))


def draw_trend(painter: QPainter, area: QRectF, points: Sequence[TrendPoint], look: Look) -> None:
    """Draw what came in (a full line) and what was completed (a dashed one) over time, from zero."""
    pen, tokens, lies = _Pen(painter, look), look.tokens, plot(area, points, look)
    at = pen.legend(area.left(), area.top(), QColor(tokens.accent), _tr("Masuk"))
    pen.legend(at, area.top(), QColor(tokens.good), _tr("Selesai (garis putus-putus)"))
    room = lies.room
    for step in range(LINES + 1):
        y = room.bottom() - room.height() * step / LINES
        painter.setPen(QPen(QColor(tokens.line), pen.px(1)))
        painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        value = round(lies.most * step / LINES)
        beside = QRectF(area.left(), y - pen.px(10), pen.px(NUMBER_ROOM - GAP), pen.px(20))
        pen.words(beside, number(value), right=True)
    pen.names_below([at.x() for at in lies.came], [point.name for point in points], room, area)
    for line, colour, style in (
        (lies.came, tokens.accent, Qt.PenStyle.SolidLine),
        (lies.done, tokens.good, Qt.PenStyle.DashLine),
    ):
        painter.setPen(QPen(QColor(colour), pen.px(2), style))
        painter.drawPolyline(QPolygonF(line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        for point in line:
            painter.drawEllipse(point, pen.px(3), pen.px(3))
        painter.setBrush(Qt.BrushStyle.NoBrush)


class _Pen:
    """Draws in px of 96 dpi, whatever the page has."""

    def __init__(self, painter: QPainter, look: Look) -> None:
        self._painter, self._look = painter, look
        font = painter.font()
        font.setFamily(FAMILY)
        font.setPixelSize(max(round(SMALL * look.scale), 1))
        font.setBold(False)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._metrics = QFontMetricsF(font, painter.device())
        self.gap = _WIDE

    def px(self, value: float) -> float:
        return value * self._look.scale

    def colour(self, bucket: Bucket) -> QColor:
        tokens = self._look.tokens
        return QColor(
            {
                Bucket.UNVERIFIED: tokens.held,
                Bucket.UNANSWERED: tokens.late,
                Bucket.IN_PROCESS: tokens.accent,
                Bucket.POSTPONED: tokens.soon,
                Bucket.DONE: tokens.good,
            }.get(bucket, tokens.wait)
        )

    def legend_width(self, named: Sequence[str]) -> float:
        """Return the width that entries with these words take."""
        return sum(self._metrics.horizontalAdvance(words) + self.px(20 + self.gap) for words in named)

    def legend(self, x: float, y: float, colour: QColor, words: str) -> float:
        """Draw one entry and return where the next begins."""
        size, height = self.px(10), self.px(LEGEND - 4)
        self._painter.fillRect(QRectF(x, y + (height - size) / 2, size, size), colour)
        width = self._metrics.horizontalAdvance(words) + self.px(4)
        self.words(QRectF(x + size + self.px(6), y, width, height), words)
        return x + size + self.px(6) + width + self.px(self.gap)

    def words(self, room: QRectF, text: str, *, right: bool = False) -> None:
        """Write a line, shortened where it does not fit."""
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self._painter.setPen(QColor(self._look.tokens.text))
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        self._painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def inside(self, part: QRectF, text: str) -> None:
        """Write a number into a part of a bar that has room for it."""
        if self._metrics.horizontalAdvance(text) + self.px(6) > part.width():
            return
        self._painter.setPen(QColor(self._look.tokens.on_accent))
        self._painter.drawText(part, Qt.AlignmentFlag.AlignCenter, text)

    def names_below(self, places: Sequence[float], names: Sequence[str], plot: QRectF, area: QRectF) -> None:
        """Write names below a plot, as many as have room."""
        if not names:
            return
        widest = max(self._metrics.horizontalAdvance(name) for name in names) + self.px(GAP)
        step = max(1, -(-round(widest * len(names)) // max(round(plot.width()), 1)))
        self._painter.setPen(QColor(self._look.tokens.text))
        for place, name in list(zip(places, names, strict=True))[::step]:
            room = QRectF(place - widest / 2, plot.bottom() + self.px(2), widest, area.bottom() - plot.bottom())
            room.moveRight(min(room.right(), area.right()))
            self._painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, name)
