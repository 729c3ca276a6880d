"""A chart with its table: either is one key away, and both can be taken along as PNG, SVG or CSV."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QFrame,
    QVBoxLayout,
    QWidget,
)

from sync.contract.errors import BadInput, TindakError
from sync.durable import save_document
from ui.help.faults import told
from ui.language.translation import locale
from ui.monev.chart_parts import Chart, Look
from ui.monev.chart_view import ChartView
from ui.monev.figure_table import FigureTable
from ui.monev.wishes import Wish
from ui.parts.ends import EndsLayout
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, label
from ui.parts.saved_file import SavedFile
from ui.parts.saving_place import asked_place
from ui.theme.appearance import Appearance
from ui.theme.tokens import LIGHT

_PICTURE_SIZE: Final = 1200.0
_PICTURE_SCALE: Final = 2.0
_MARGIN: Final = 16.0
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


class PanelFigures(NamedTuple):
    """What a panel shows."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    wishes: Sequence[Sequence[Wish | None]]
    """By row and column: the cases behind each figure; a row that is too short leads nowhere there."""
    chart: Chart | None = None
    """Where there is anything to draw; its rows are the first ones of the table."""
    nothing: str = ""
    """Stands in the table where there is no row: that there is nothing, and what to do."""
    short: Mapping[str, str] = {}
    """Headings in fewer letters, for a table in which the names would have too little room."""
    explained: Mapping[str, str] = {}
    """What a heading means, for its tool tip."""

    def wish(self, row: int, column: int) -> Wish | None:
        """Return the cases behind the figure in this cell."""
        of_row = self.wishes[row] if 0 <= row < len(self.wishes) else ()
        return of_row[column] if 0 <= column < len(of_row) else None

    def words(self, row: int, column: int) -> str:
        """Say the figure in this cell: of what, and how much."""
        return f"{self.rows[row][0].strip()}, {self.headings[column]}: {self.rows[row][column]}"


class ChartPanel(QFrame):
    """A title, a chart (where there is one), and its table."""

    wished = Signal(object)
    """The cases behind a figure shall be shown: the :class:`Wish`."""
    came_to = Signal(QRect)
    """The keyboard has come to a part of the chart, which lies here."""

    def __init__(self, appearance: Appearance, title: str, file_name: str) -> None:
        """Lay out an empty panel.

        :param file_name: suggested for what is saved, without an ending.
        """
        super().__init__()
        self.setProperty("part", "card")
        self._title, self._file_name = title, file_name
        self._shown = PanelFigures((), (), ())
        self._prefers_table = False
        self._is_stale = False
        """The table is filled once somebody looks at it: one of many units costs more than all charts."""
        self.view = ChartView(appearance, title)
        self.table = FigureTable()
        self.swap = button(self.tr("Tabel"), self._swap, "link")
        self.save = button(self.tr("Simpan …"), self._choose_file, "link")
        self._said = SavedFile()
        beside = QWidget()
        self._doings = FlowLayout(beside)
        self._named = label(title, "title")
        self._head = EndsLayout(self._named, beside)
        self._lay_out()
        self.view.chosen.connect(self.choose)
        self.view.came_to.connect(lambda area: self.came_to.emit(area.translated(self.view.pos())))
        self.table.cellActivated.connect(self.choose)
        self.table.cellClicked.connect(self.choose)
        self.table.cellEntered.connect(self._point)

    @property
    def said(self) -> str:
        """What became of the last file."""
        return self._said.said

    @property
    def shown(self) -> PanelFigures:
        """What is shown."""
        return self._shown

    def show_figures(self, shown: PanelFigures) -> None:
        """Show figures as a table and, where they can be drawn, as a chart first."""
        self._shown, chart = shown, shown.chart
        self._is_stale = True
        if chart is not None:
            described = "; ".join(f"{row[0]}: {', '.join(row[1:])}" for row in shown.rows[:_MOST_DESCRIBED])
            self.view.show_chart(chart, described, shown.words, lambda row, column: shown.wish(row, column) is not None)
        self.swap.setVisible(chart is not None)
        self._show_part(is_chart=chart is not None and not self._prefers_table)

    def offer(self, choice: QWidget) -> None:
        """Put something to choose before the other doings."""
        for one in (self.swap, self.save):
            self._doings.removeWidget(one)
        self._doings.addWidget(choice)
        for one in (self.swap, self.save):
            self._doings.addWidget(one)

    def choose(self, row: int, column: int) -> None:
        """Ask for the cases behind a figure of the table, where there are any."""
        wish = self._shown.wish(row, column)
        if wish is not None:
            self.wished.emit(wish)

    def _point(self, row: int, column: int) -> None:
        """Show a hand over what leads to cases."""
        leads = self._shown.wish(row, column) is not None
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.table.viewport().setCursor(shape)

    def save_to(self, path: Path) -> None:
        """Save what is shown, by the ending of the name.

        :raises BadInput: for another ending, or where there is no such folder.
        """
        chart = self._shown.chart
        match path.suffix.casefold():
            case ".csv":
                save_document(path, self._as_csv())
            case ".png" if chart:
                save_document(path, self._as_png(chart))
            case ".svg" if chart:
                save_document(path, self._as_svg(chart))
            case _:
                raise BadInput(self.tr("Pilih nama berkas dengan akhiran .png, .svg, atau .csv."))

    def _as_csv(self) -> bytes:
        words = io.StringIO()
        writer = csv.writer(words, delimiter=";", lineterminator="\r\n")
        for row in (self._shown.headings, *self._shown.rows):
            writer.writerow(map(_in_file, row))
        return words.getvalue().encode("utf-8-sig")

    def _as_png(self, chart: Chart) -> bytes:
        size = QSize(round(_PICTURE_SIZE * _PICTURE_SCALE), round((chart.height + 2 * _MARGIN) * _PICTURE_SCALE))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        _paint(chart, painter, _PICTURE_SCALE)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"PNG").write(image)
        return bytes(buffer.data().data())

    def _as_svg(self, chart: Chart) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        made = QSvgGenerator()
        made.setOutputDevice(buffer)
        made.setResolution(96)
        height = chart.height + 2 * _MARGIN
        made.setSize(QSize(round(_PICTURE_SIZE), round(height)))
        made.setViewBox(QRectF(0, 0, _PICTURE_SIZE, height))
        made.setTitle(self._title)
        painter = QPainter(made)
        _paint(chart, painter, 1.0)
        painter.end()
        return bytes(buffer.data().data())

    def _choose_file(self) -> None:
        kinds = "PNG (*.png);;SVG (*.svg);;CSV (*.csv)" if self._shown.chart else "CSV (*.csv)"
        ending = "png" if self._shown.chart else "csv"
        path = asked_place(self, self._title, f"{self._file_name}.{ending}", kinds)
        if path:
            self.save_as(path)

    def save_as(self, path: str) -> None:
        """Save what is shown, and say what became of it."""
        try:
            self.save_to(Path(path))
        except TindakError as fault:
            self._said.tell(told(fault), is_problem=True)
        else:
            self._said.tell(self.tr("Tersimpan di {}.").format(Path(path)), saved=Path(path))

    def keep_head(self, height: int) -> None:
        """Make the head no lower than this: titles beside each other stand on one line."""
        self._named.setMinimumHeight(height)

    def _fill_table(self) -> None:
        shown = self._shown
        self.table.fill(shown.headings, shown.rows, shown.nothing, shown.short, shown.explained)

    def _swap(self) -> None:
        self._prefers_table = not self.table.isVisibleTo(self)
        self._show_part(is_chart=not self._prefers_table)

    def _show_part(self, *, is_chart: bool) -> None:
        if not is_chart and self._is_stale:
            self._is_stale = False
            self._fill_table()
        self.view.setVisible(is_chart)
        self.table.setVisible(not is_chart)
        self.swap.setText(self.tr("Tabel") if is_chart else self.tr("Grafik"))
        self.swap.setAccessibleName(f"{self.swap.text()}: {self._title}")

    def _lay_out(self) -> None:
        table = self.table
        table.setAccessibleName(self._title)
        table.hide()
        self.save.setAccessibleName(self.tr("Simpan: {}").format(self._title))
        for one in (self.swap, self.save):
            self._doings.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self.view)
        column.addWidget(self.table)
        column.addWidget(self._said)
        column.addStretch(1)


_MOST_DESCRIBED: Final = 20


def _in_file(cell: str) -> str:
    """Return a cell as every spreadsheet reads it: no formula, and a count without the points that others divide by."""
    count, is_count = locale().toLongLong(cell)
    if is_count:
        return str(count)
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell


def _paint(chart: Chart, painter: QPainter, scale: float) -> None:
    area = QRectF(_MARGIN, _MARGIN, _PICTURE_SIZE - 2 * _MARGIN, chart.height)
    chart.draw(painter, QRectF(area.topLeft() * scale, area.size() * scale), Look(LIGHT, scale))
