"""The pages of the Command Center: figures and charts for a wall, in letters that can be read from four metres.

Nothing on them is smaller than a twenty-eighth of the height: on a screen half a metre high, letters of 18 mm.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from sync.contract.monev.gathered import Overview
from sync.contract.monev.tally import Tally
from ui.language.speaking import as_spoken
from ui.language.wording import number
from ui.monev.chart_parts import BarRow, Look
from ui.monev.charts import draw_bars
from ui.monev.figure_tables import of_trend
from ui.monev.words import compared, decimal, followed_parts, percent
from ui.ports.monev import Figures
from ui.theme.fonts import FAMILY
from ui.theme.tokens import DARK, SMALL

LEAST_LETTERS: Final = 1 / 28
"""Size of the smallest letters, of the height of the screen."""
_MOST_BARS: Final = 8
_LINES: Final = 6
_LARGE: Final = 0.15
_MIDDLE: Final = 0.052
_VALUE: Final = 0.46
"""Of the height of a cell, what the figure itself takes."""

Draw = Callable[[QPainter, QRectF, float], None]
"""Draws into an area; the number is the size of the smallest letters in dots."""


class CenterPage(NamedTuple):
    """One page."""

    title: str
    said: str
    """What it says, for who hears the screen."""
    draw: Draw


class _Figure(NamedTuple):
    name: str
    value: str
    more: tuple[str, ...]
    """Lines below it."""
    colour: str = DARK.text


def _tr(text: str, disambiguation: str = "", count: int = -1) -> str:
    return QCoreApplication.translate("CommandCenter", text, disambiguation, count)


def center_pages(figures: Figures) -> list[CenterPage]:
    """Return the pages that have something to show, the four figures first. No person is named on them."""
    shown = figures.overview
    total, scope = shown.figures.tree.total, shown.figures.scope
    pages = [_of_figures(_tr("Angka utama"), _main(shown)), _of_figures(_tr("Waktu dan mutu"), _times(shown))]
    went = of_trend(figures.trend, total, scope)
    if went.chart is not None:
        draw = went.chart.draw
        said = "; ".join(", ".join(row) for row in went.rows)
        title = _tr("Masuk dan selesai")
        pages.append(CenterPage(title, said, lambda painter, area, least: draw(painter, area, _look(least))))
    units = [BarRow(one.unit.name, one.own.buckets) for one in shown.figures.tree.branches]
    pages += _of_bars(_tr("Unit kerja dengan laporan terbanyak"), units)
    words = [BarRow(key or _tr("(tanpa kategori)"), buckets) for key, buckets in shown.categories.items()]
    pages += _of_bars(_tr("Kategori terbanyak"), words)
    held_up = sorted(shown.figures.constraints.items(), key=lambda one: -one[1][0])[:_LINES]
    if held_up:
        told = [
            _tr("{name}: {times} kali, {cases} laporan").format(
                name=as_spoken(name) or _tr("(tanpa kategori)"), times=number(times), cases=number(cases)
            )
            for name, (times, cases) in held_up
        ]
        pages.append(
            CenterPage(_tr("Kendala"), "; ".join(told), lambda painter, area, least: _lines(painter, area, told))
        )
    return pages


def write(painter: QPainter, room: QRectF, words: str, size: float, colour: str, *, bold: bool = False) -> None:
    """Write one line as large as wanted, or as its room allows, from the left and in the middle of its height.

    :param size: of the letters, in dots.
    """
    font = QFont(FAMILY)
    font.setBold(bold)
    font.setPixelSize(max(round(size), 1))
    wide = QFontMetricsF(font, painter.device()).horizontalAdvance(words)
    if wide > room.width():
        font.setPixelSize(max(int(size * room.width() / wide), 1))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    # A comma hangs below its line.
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)


def _main(shown: Overview) -> list[_Figure]:
    total = shown.figures.tree.total
    against = partial(_against, shown)
    in_time = _tr("Dalam tenggat: {}").format(percent(total.reply.in_time_share))
    waiting = _tr("{} pelapor menunggu jawaban", "", total.needs_reply).format(number(total.needs_reply))
    late = DARK.late if total.overdue else DARK.good
    return [
        _Figure(_tr("Laporan masuk"), number(total.total), (against(lambda one: one.total),)),
        _Figure(
            _tr("Sudah ditindaklanjuti"),
            percent(total.answered_share),
            (followed_parts(total), against(lambda one: one.answered_share, is_share=True)),
        ),
        _Figure(
            _tr("Balasan pertama, hari kerja"),
            decimal(total.reply.mean),
            (in_time, against(lambda one: one.reply.mean)),
        ),
        _Figure(_tr("Melewati tenggat"), number(total.overdue), (waiting,), late),
    ]


def _against(shown: Overview, figure: Callable[[Tally], Fraction | int | None], *, is_share: bool = False) -> str:
    """Say how a figure has changed, without the full stop: what stands beside it has none either."""
    total, before, scope = shown.figures.tree.total, shown.before, shown.figures.scope
    return compared(total, before, scope, figure, is_share=is_share).removesuffix(".")


def _times(shown: Overview) -> list[_Figure]:
    total = shown.figures.tree.total
    against = partial(_against, shown)
    in_time = _tr("Dalam tenggat: {}").format(percent(total.completion.in_time_share))
    rated = _tr("dari {} penilaian", "", total.rated).format(number(total.rated))
    returned = _tr("{} kali salah disposisi", "", total.wrong).format(number(total.wrong))
    return [
        _Figure(_tr("Selesai"), percent(total.done_share), (against(lambda one: one.done_share, is_share=True),)),
        _Figure(
            _tr("Lama penyelesaian, hari kerja"),
            decimal(total.completion.mean),
            (in_time, against(lambda one: one.completion.mean)),
        ),
        _Figure(_tr("Penilaian pelapor (1 sampai 5)"), decimal(total.rating), (rated, against(lambda one: one.rating))),
        _Figure(_tr("Dikembalikan"), number(total.returned), (returned, against(lambda one: one.returned))),
    ]


def _of_figures(title: str, figures: Sequence[_Figure]) -> CenterPage:
    def draw(painter: QPainter, area: QRectF, least: float) -> None:
        wide, high = area.width() / 2, area.height() / 2
        screen = least / LEAST_LETTERS
        for place, one in enumerate(figures):
            cell = QRectF(area.left() + place % 2 * wide, area.top() + place // 2 * high, wide * 0.94, high)
            name, value = screen * _MIDDLE * 1.4, cell.height() * _VALUE
            write(painter, QRectF(cell.left(), cell.top(), cell.width(), name), one.name, screen * _MIDDLE, DARK.muted)
            middle = QRectF(cell.left(), cell.top() + name, cell.width(), value)
            write(painter, middle, one.value, screen * _LARGE, one.colour, bold=True)
            for line, words in enumerate(filter(None, one.more)):
                below = QRectF(cell.left(), middle.bottom() + line * least * 1.4, cell.width(), least * 1.4)
                write(painter, below, words, least * 1.05, DARK.muted)

    said = "; ".join(", ".join(filter(None, (f"{one.name}: {one.value}", *one.more))) for one in figures)
    return CenterPage(title, said, draw)


def _of_bars(title: str, rows: Sequence[BarRow]) -> list[CenterPage]:
    shown = sorted((row for row in rows if row.total), key=lambda row: -row.total)[:_MOST_BARS]
    if not shown:
        return []
    said = "; ".join(f"{row.name}: {row.total}" for row in shown)
    return [CenterPage(title, said, lambda painter, area, least: draw_bars(painter, area, shown, _look(least)))]


def _lines(painter: QPainter, area: QRectF, told: Sequence[str]) -> None:
    high = area.height() / _LINES
    for place, words in enumerate(told):
        room = QRectF(area.left(), area.top() + place * high, area.width(), high)
        write(painter, room, words, high * 0.5, DARK.text)


def _look(least: float) -> Look:
    return Look(DARK, least / SMALL, 0.46)
