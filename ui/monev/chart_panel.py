"""A chart with its table: either is one key away, and both can be taken along as PNG, SVG or CSV."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sync.contract.errors import BadInput, TindakError
from sync.durable import save_document
from ui.help.faults import told
from ui.monev.charts import Look
from ui.parts.labels import button, label
from ui.theme.appearance import Appearance
from ui.theme.fonts import scaled
from ui.theme.tokens import LIGHT

Draw = Callable[[QPainter, QRectF, Look], None]

_PICTURE_SIZE: Final = 1200.0
_PICTURE_SCALE: Final = 2.0
_MARGIN: Final = 16.0
_LEAST_NAMES: Final = 150
"""Width of the names of a table at the least, px at 100 %."""
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")


class ChartView(QWidget):
    """Paints a chart in the colours of the theme."""

    def __init__(self, appearance: Appearance, name: str) -> None:
        """Paint nothing yet."""
        super().__init__()
        self._appearance = appearance
        self._draw: Draw | None = None
        self.setAccessibleName(name)
        appearance.changed.connect(self.update)

    def show_chart(self, draw: Draw, height: float, described: str) -> None:
        """Show a chart; ``described`` is what a screen reader says of it."""
        self._draw = draw
        self.setMinimumHeight(scaled(height))
        self.setMaximumHeight(scaled(height))
        self.setAccessibleDescription(described)
        self.setToolTip(described)  # a long name may have to be shortened
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:  # noqa: N802 - Qt's name
        """Paint it."""
        if self._draw is None:
            return
        painter = QPainter(self)
        self._draw(painter, QRectF(self.rect()), Look(self._appearance.tokens, scaled(100) / 100))
        painter.end()


class _Table(QTableWidget):
    """As high as its rows; names in the first column get what the numbers leave, and never less than one can read."""

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Divide the new width."""
        super().resizeEvent(event)
        self.widen_names()

    def widen_names(self) -> None:
        """Divide the width; where it does not suffice, the table can be moved sideways."""
        header, room = self.horizontalHeader(), self.viewport().width()
        numbers = sum(header.sectionSize(column) for column in range(1, self.columnCount()))
        names = max(scaled(_LEAST_NAMES), room - numbers)
        if self.columnCount() and header.sectionSize(0) != names:
            self.setColumnWidth(0, names)
        bar = self.horizontalScrollBar().sizeHint().height() if names + numbers > room else 0
        rows = self.verticalHeader().defaultSectionSize() * self.rowCount()
        self.setFixedHeight(header.sizeHint().height() + rows + bar + 2 * self.frameWidth() + 2)


class ChartPanel(QFrame):
    """A title, a chart (where there is one), and its table."""

    row_chosen = Signal(int)
    """A row of the table was entered."""

    def __init__(self, appearance: Appearance, title: str, file_name: str) -> None:
        """Lay out an empty panel.

        :param file_name: suggested for what is saved, without an ending.
        """
        super().__init__()
        self.setProperty("part", "card")
        self._title, self._file_name = title, file_name
        self._draw: Draw | None = None
        self._height = 0.0
        self._prefers_table = False
        self._is_stale = False
        """The table is filled once somebody looks at it: one of many units costs more than all charts."""
        self._headings: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()
        self.view = ChartView(appearance, title)
        self.table = _Table()
        self.swap = button(self.tr("Tampilkan tabel"), self._swap, "link")
        self.save = button(self.tr("Simpan …"), self._choose_file, "link")
        self._said = label("", "small", wrap=True)
        self._said.hide()
        self._lay_out()

    @property
    def said(self) -> str:
        """What became of the last file."""
        return self._said.text()

    def show_figures(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        draw: Draw | None = None,
        height: float = 0.0,
    ) -> None:
        """Show figures as a table and, where they can be drawn, as a chart first."""
        self._headings, self._rows, self._draw, self._height = headings, rows, draw, height
        self._is_stale = True
        if draw is not None:
            described = "; ".join(f"{row[0]}: {', '.join(row[1:])}" for row in rows[:_MOST_DESCRIBED])
            self.view.show_chart(draw, height, described)
        self.swap.setVisible(draw is not None)
        self._show_part(is_chart=draw is not None and not self._prefers_table)

    def save_to(self, path: Path) -> None:
        """Save what is shown, by the ending of the name.

        :raises BadInput: for another ending, or where there is no such folder.
        """
        match path.suffix.casefold():
            case ".csv":
                save_document(path, self._as_csv())
            case ".png" if self._draw is not None:
                save_document(path, self._as_png())
            case ".svg" if self._draw is not None:
                save_document(path, self._as_svg())
            case _:
                raise BadInput(self.tr("Pilih nama berkas dengan akhiran .png, .svg, atau .csv."))

    def _as_csv(self) -> bytes:
        words = io.StringIO()
        writer = csv.writer(words, delimiter=";", lineterminator="\r\n")
        for row in (self._headings, *self._rows):
            writer.writerow([f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell for cell in row])
        return words.getvalue().encode("utf-8-sig")

    def _as_png(self) -> bytes:
        size = QSize(round(_PICTURE_SIZE * _PICTURE_SCALE), round((self._height + 2 * _MARGIN) * _PICTURE_SCALE))
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        self._paint(painter, _PICTURE_SCALE)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"PNG").write(image)
        return bytes(buffer.data().data())

    def _as_svg(self) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        made = QSvgGenerator()
        made.setOutputDevice(buffer)
        made.setResolution(96)
        height = self._height + 2 * _MARGIN
        made.setSize(QSize(round(_PICTURE_SIZE), round(height)))
        made.setViewBox(QRectF(0, 0, _PICTURE_SIZE, height))
        made.setTitle(self._title)
        painter = QPainter(made)
        self._paint(painter, 1.0)
        painter.end()
        return bytes(buffer.data().data())

    def _paint(self, painter: QPainter, scale: float) -> None:
        assert self._draw is not None
        area = QRectF(_MARGIN, _MARGIN, _PICTURE_SIZE - 2 * _MARGIN, self._height)
        self._draw(painter, QRectF(area.topLeft() * scale, area.size() * scale), Look(LIGHT, scale))

    def _choose_file(self) -> None:
        kinds = "PNG (*.png);;SVG (*.svg);;CSV (*.csv)" if self._draw is not None else "CSV (*.csv)"
        ending = "png" if self._draw is not None else "csv"
        path, _ = QFileDialog.getSaveFileName(self, self._title, f"{self._file_name}.{ending}", kinds)
        if path:
            self.save_as(path)

    def save_as(self, path: str) -> None:
        """Save what is shown, and say what became of it."""
        try:
            self.save_to(Path(path))
        except TindakError as fault:
            self._said.setText(told(fault))
        else:
            self._said.setText(self.tr("Tersimpan di {}.").format(path))
        self._said.show()

    def _fill_table(self) -> None:
        table = self.table
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        table.clear()
        table.setRowCount(len(self._rows))
        table.setColumnCount(len(self._headings))
        for column, named in enumerate(self._headings):
            heading = QTableWidgetItem(named)
            if column:
                heading.setTextAlignment(right)
            table.setHorizontalHeaderItem(column, heading)
        for row, words in enumerate(self._rows):
            for column, text in enumerate(words):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(right)
                else:
                    item.setToolTip(text)  # it may have to be shortened
                table.setItem(row, column, item)
        header = table.horizontalHeader()
        header.setResizeContentsPrecision(_ROWS_MEASURED)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        table.widen_names()

    def _swap(self) -> None:
        self._prefers_table = not self.table.isVisibleTo(self)
        self._show_part(is_chart=not self._prefers_table)

    def _show_part(self, *, is_chart: bool) -> None:
        if not is_chart and self._is_stale:
            self._is_stale = False
            self._fill_table()
        self.view.setVisible(is_chart)
        self.table.setVisible(not is_chart)
        self.swap.setText(self.tr("Tampilkan tabel") if is_chart else self.tr("Tampilkan grafik"))
        self.swap.setAccessibleName(f"{self.swap.text()}: {self._title}")

    def _lay_out(self) -> None:
        table = self.table
        table.setAccessibleName(self._title)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.cellActivated.connect(lambda row, _column: self.row_chosen.emit(row))
        table.hide()
        self.save.setAccessibleName(self.tr("Simpan: {}").format(self._title))
        head = QHBoxLayout()
        head.addWidget(label(self._title, "title"))
        head.addStretch(1)
        head.addWidget(self.swap)
        head.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.view)
        column.addWidget(self.table)
        column.addWidget(self._said)
        column.addStretch(1)


_MOST_DESCRIBED: Final = 20
_ROWS_MEASURED: Final = 100
"""Rows by which columns find their width."""
