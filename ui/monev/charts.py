"""Charts drawn with a painter alone, so that screen, paper, PNG and SVG show the very same one.

A chart says its numbers beside its colours, and is never without them: colours only help to find a part again.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from sync.contract.monev.tally import COUNTED
from sync.contract.status import Bucket
from ui.monev.words import short_buckets
from ui.theme.fonts import FAMILY
from ui.theme.tokens import SMALL, Tokens
from ui.wording import bucket_word, number

_ROW: Final = 26.0
_BAR: Final = 16.0
_LEGEND: Final = 24.0
_NAME_SHARE: Final = 0.34
_GAP: Final = 8.0
_NUMBER_ROOM: Final = 48.0
_LEAST_SHARE: Final = 2.0
"""A part that is there is never narrower than this, px."""
_LINES: Final = 3


class Look(NamedTuple):
    """How a chart is drawn: by which colours, how many dots a px of 96 dpi has, and what share of it names may take."""

    tokens: Tokens
    scale: float = 1.0
    names: float = _NAME_SHARE


class BarRow(NamedTuple):
    """One bar: its name, and how many cases it has in each bucket."""

    name: str
    buckets: Mapping[Bucket, int]

    @property
    def total(self) -> int:
        """All that the bar shows."""
        return sum(self.buckets.get(bucket, 0) for bucket in COUNTED)


class TrendPoint(NamedTuple):
    """One month: what came in, what was completed."""

    name: str
    came: int
    done: int


def _tr(text: str) -> str:
    return QCoreApplication.translate("Charts", text)


def bars_height(rows: int) -> float:
    """Return the height that so many bars and their legend need, px."""
    return _LEGEND + rows * _ROW


def draw_bars(painter: QPainter, area: QRectF, rows: Sequence[BarRow], look: Look) -> None:
    """Draw bars, each stacked by bucket, on one scale, with their totals and a legend above."""
    pen = _Pen(painter, look)
    shown = [bucket for bucket in COUNTED if any(row.buckets.get(bucket, 0) for row in rows)]
    at = area.left()
    named = [bucket_word(bucket) for bucket in shown]
    if pen.legend_width(named) > area.width():
        short = dict(zip(COUNTED, short_buckets(), strict=True))
        named = [short[bucket] for bucket in shown]
    for bucket, words in zip(shown, named, strict=True):
        at = pen.legend(at, area.top(), pen.colour(bucket), words)
    names = area.width() * look.names
    room = area.width() - names - pen.px(_GAP + _NUMBER_ROOM)
    most = max((row.total for row in rows), default=0)
    for place, row in enumerate(rows):
        top = area.top() + pen.px(_LEGEND + place * _ROW)
        height = pen.px(_ROW)
        pen.words(QRectF(area.left(), top, names - pen.px(_GAP), height), row.name, right=True)
        x = area.left() + names
        bar = top + (height - pen.px(_BAR)) / 2
        for bucket in shown:
            if count := row.buckets.get(bucket, 0):
                width = max(room * count / most, pen.px(_LEAST_SHARE))
                part = QRectF(x, bar, width, pen.px(_BAR))
                painter.fillRect(part, pen.colour(bucket))
                pen.inside(part, number(count))
                x += width
        pen.words(QRectF(x + pen.px(_GAP), top, pen.px(_NUMBER_ROOM), height), number(row.total))


def draw_trend(painter: QPainter, area: QRectF, points: Sequence[TrendPoint], look: Look) -> None:
    """Draw what came in (a full line) and what was completed (a dashed one) over time, from zero."""
    pen, tokens = _Pen(painter, look), look.tokens
    at = pen.legend(area.left(), area.top(), QColor(tokens.accent), _tr("Masuk"))
    pen.legend(at, area.top(), QColor(tokens.good), _tr("Selesai (garis putus)"))
    most = _rounded_up(max((max(point.came, point.done) for point in points), default=0))
    axis = pen.px(_NUMBER_ROOM)
    plot = area.adjusted(axis, pen.px(_LEGEND + _GAP), -pen.px(_GAP * 2), -pen.px(_LEGEND))
    for step in range(_LINES + 1):
        y = plot.bottom() - plot.height() * step / _LINES
        painter.setPen(QPen(QColor(tokens.line), pen.px(1)))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        value = round(most * step / _LINES)
        pen.words(QRectF(area.left(), y - pen.px(10), axis - pen.px(_GAP), pen.px(20)), number(value), right=True)
    places = [plot.left() + plot.width() * ((n + 0.5) / len(points)) for n in range(len(points))]
    pen.names_below(places, [point.name for point in points], plot, area)
    for values, colour, style in (
        ([point.came for point in points], tokens.accent, Qt.PenStyle.SolidLine),
        ([point.done for point in points], tokens.good, Qt.PenStyle.DashLine),
    ):
        line = [
            QPointF(x, plot.bottom() - plot.height() * value / most) for x, value in zip(places, values, strict=True)
        ]
        painter.setPen(QPen(QColor(colour), pen.px(2), style))
        painter.drawPolyline(QPolygonF(line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        for point in line:
            painter.drawEllipse(point, pen.px(3), pen.px(3))
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _rounded_up(value: int) -> int:
    """Return a number that can be divided into whole steps, at least as large."""
    return max(-(-value // _LINES) * _LINES, _LINES)


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
        return sum(self._metrics.horizontalAdvance(words) + self.px(32) for words in named)

    def legend(self, x: float, y: float, colour: QColor, words: str) -> float:
        """Draw one entry and return where the next begins."""
        size, height = self.px(10), self.px(_LEGEND - 4)
        self._painter.fillRect(QRectF(x, y + (height - size) / 2, size, size), colour)
        width = self._metrics.horizontalAdvance(words) + self.px(4)
        self.words(QRectF(x + size + self.px(6), y, width, height), words)
        return x + size + self.px(6) + width + self.px(12)

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
        widest = max(self._metrics.horizontalAdvance(name) for name in names) + self.px(_GAP)
        step = max(1, -(-round(widest * len(names)) // max(round(plot.width()), 1)))
        self._painter.setPen(QColor(self._look.tokens.text))
        for place, name in list(zip(places, names, strict=True))[::step]:
            room = QRectF(place - widest / 2, plot.bottom() + self.px(2), widest, area.bottom() - plot.bottom())
            room.moveRight(min(room.right(), area.right()))
            self._painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, name)
