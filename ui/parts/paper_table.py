"""A long table on A4 pages that lie on their side, row by row: :class:`ui.parts.paper.Pages` would take minutes.

A row that does not fit its page begins the next one; what is longer than a page goes on there.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QLineF, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextOption,
)

from ui.theme.tokens import LIGHT

_RESOLUTION: Final = 300
_MARGIN_MM: Final = 12.0
_POINTS: Final = 8.0
_TITLE_POINTS: Final = 13.0
_FOOT: Final = 80.0
"""Height of what stands below the table, in dots like all lengths here."""
_PAD: Final = 14.0
_LEAST_LINES: Final = 5
"""A row that is longer than a page begins where at least so many lines of it fit."""
_INK: Final = QColor("#1A2330")
_FAINT: Final = QColor("#4C586A")

_Cells = list[list[str]]
"""The lines of each cell of a row."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Paper", text)


class TablePaper:
    """Lines of a title, and a table below them."""

    def __init__(
        self,
        titles: Sequence[str],
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        font: QFont,
    ) -> None:
        """Lay the pages out.

        :param titles: the first is the name of the table.
        :param shares: how wide the columns are, against each other.
        """
        self._titles = titles
        self._paper = _writer(QBuffer())  # only measured with
        self._plain, self._bold, self._large = _font(font, _POINTS), _font(font, _POINTS), _font(font, _TITLE_POINTS)
        self._bold.setBold(True)
        self._large.setBold(True)
        self._line = QFontMetricsF(self._plain, self._paper).lineSpacing()
        self._widths = [share / sum(shares) * self._paper.width() for share in shares]
        self._headings = self._broken(headings, self._bold)
        self._top = self._line * (len(titles) + 1.6)
        self._pages = self._laid_out([self._broken(row, self._plain) for row in rows])

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def as_pdf(self) -> bytes:
        """Return all pages as one PDF."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = _writer(buffer)
        writer.setTitle(self._titles[0])
        writer.setCreator("Tindak")
        painter = QPainter(writer)
        for number, rows in enumerate(self._pages):
            if number:
                writer.newPage()
            self._paint(painter, number, rows)
        painter.end()
        return bytes(buffer.data().data())

    def _broken(self, cells: Sequence[str], font: QFont) -> _Cells:
        return [
            _lines(text, font, width - 2 * _PAD, self._paper) for text, width in zip(cells, self._widths, strict=True)
        ]

    def _height(self, cells: _Cells) -> float:
        return max(map(len, cells)) * self._line + 2 * _PAD

    def _laid_out(self, rows: Sequence[_Cells]) -> list[list[_Cells]]:
        whole = self._paper.height() - _FOOT - self._height(self._headings)
        pages: list[list[_Cells]] = [[]]
        left = whole - self._top
        for row in rows:
            rest = row
            while self._height(rest) > left:
                fitting = int((left - 2 * _PAD) // self._line)
                if self._height(row) > whole and fitting >= _LEAST_LINES:
                    pages[-1].append([cell[:fitting] for cell in rest])
                    rest = [cell[fitting:] for cell in rest]
                pages.append([])
                left = whole
            pages[-1].append(rest)
            left -= self._height(rest)
        return pages

    def _paint(self, painter: QPainter, number: int, rows: Sequence[_Cells]) -> None:
        y = 0.0
        painter.setPen(_INK)
        for place, words in enumerate(self._titles if not number else ()):
            painter.setFont(self._plain if place else self._large)
            y += self._line * (1.0 if place else 1.6)
            painter.drawText(QPointF(0, y - self._line * 0.3), words)
        y += self._line * 0.5 if not number else 0.0
        top = y
        heading = self._height(self._headings)
        painter.fillRect(QRectF(0, y, self._paper.width(), heading), QColor(LIGHT.wait_soft))
        lines = [QLineF(0, y, self._paper.width(), y)]
        for place, cells in enumerate((self._headings, *rows)):
            painter.setFont(self._plain if place else self._bold)
            self._paint_row(painter, y, cells)
            y += self._height(cells)
            lines.append(QLineF(0, y, self._paper.width(), y))
        at = 0.0
        for width in (0.0, *self._widths):
            at += width
            lines.append(QLineF(at, top, at, y))
        painter.setPen(QPen(QColor(LIGHT.line), 1.5))
        painter.drawLines(lines)
        painter.setFont(self._plain)
        painter.setPen(_FAINT)
        foot = QRectF(0, self._paper.height() - _FOOT, self._paper.width(), _FOOT)
        place_words = _tr("Halaman {number} dari {count}").format(number=number + 1, count=self.count)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, place_words)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, " · ".join(self._titles[1:]))

    def _paint_row(self, painter: QPainter, y: float, cells: _Cells) -> None:
        x = 0.0
        for lines, width in zip(cells, self._widths, strict=True):
            for place, words in enumerate(lines):
                painter.drawText(QPointF(x + _PAD, y + _PAD + self._line * (place + 0.78)), words)
            x += width


def _lines(text: str, font: QFont, width: float, paper: QPdfWriter) -> list[str]:
    """Break words into lines of a width; a word that is longer is broken anywhere."""
    found: list[str] = []
    for paragraph in text.splitlines():
        layout = QTextLayout(paragraph, font, paper)
        layout.setTextOption(_BREAKING)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            found.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
    return found or [""]


_BREAKING: Final = QTextOption()
_BREAKING.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


def _font(family: QFont, points: float) -> QFont:
    font = QFont(family.family())
    font.setPixelSize(round(points * _RESOLUTION / 72))
    return font


def _writer(buffer: QBuffer) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    size, lying = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape
    writer.setPageLayout(QPageLayout(size, lying, QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter))
    return writer
