"""The table of the list: columns as they were chosen, as many as there is room for, and its keys."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.complaints.case_delegate import ROW_HEIGHT, CaseDelegate
from ui.complaints.case_list_model import CaseListModel
from ui.complaints.columns import Column, column_width
from ui.ports.listing import ListColumn
from ui.theme.fonts import scaled

_TITLE: Final = 208
"""Width below which a title would keep too little room beside the other columns, px of usual text."""


class CaseTable(QTableView):
    """The rows; Enter does the next sensible act on the row, Home and End go to the first and last one."""

    entered = Signal()
    copied = Signal()
    sort_wanted = Signal(object)
    """The :class:`ListColumn` whose heading was clicked."""
    folded = Signal(object)
    """The columns for which there is no room, as a tuple."""
    reordered = Signal()
    """Somebody pulled a column to another place."""

    def __init__(self) -> None:
        """Build an empty table; the model comes later."""
        super().__init__()
        # Of a ground that Qt has made, PySide first looks for the class among all there are, for as long as a screen of
        # rows takes to be painted.
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setViewport(ground)
        self._columns: tuple[ListColumn, ...] = ()
        self._is_arranging = False
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(scaled(ROW_HEIGHT))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(lambda section: self.sort_wanted.emit(Column(section).key))
        header.sectionMoved.connect(lambda *_places: self._note_move())

    def show_cases(self, model: CaseListModel, delegate: CaseDelegate) -> None:
        """Show the cases of this model, drawn by this delegate."""
        self._cases, self._delegate = model, delegate
        self.setModel(model)
        self.setItemDelegate(delegate)

    @property
    def columns(self) -> tuple[ListColumn, ...]:
        """The chosen columns as they stand, those without room included."""
        return self._columns

    def arrange(self, columns: Sequence[ListColumn], sort: ListColumn, *, descending: bool) -> None:
        """Show these columns from the left, and by which the rows are ordered."""
        self._columns = tuple(columns)
        header = self.horizontalHeader()
        self._is_arranging = True
        for place, column in enumerate(self._columns):
            header.moveSection(header.visualIndex(Column.of(column)), place)
        for one in Column:
            if one is Column.TITLE:
                header.setSectionResizeMode(one, QHeaderView.ResizeMode.Stretch)
            else:
                self.setColumnWidth(one, column_width(one.key))
        # Qt points down for what rises downwards; people read an arrow that points up as *the least on top*.
        order = Qt.SortOrder.AscendingOrder if descending else Qt.SortOrder.DescendingOrder
        header.setSortIndicator(Column.of(sort), order)
        self._is_arranging = False
        self._fold(self.viewport().width())

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Fold columns into the second line of the title where the list is narrow."""
        self._fold(event.size().width())
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: N802 - Qt's name
        """Draw the rows, a whole one at a time."""
        header, chosen = self.horizontalHeader(), self.selectionModel()
        shown = sorted((header.visualIndex(int(one)), int(one)) for one in Column if not self.isColumnHidden(one))
        places = [(column, header.sectionViewportPosition(column), header.sectionSize(column)) for _, column in shown]
        width = sum(size for _, _, size in places)
        painter = QPainter(self.viewport())
        first, bottom = self.rowAt(event.rect().top()), event.rect().bottom()
        for row in range(first, self._cases.rowCount()) if first >= 0 and places else ():
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            if top > bottom:
                break
            self._delegate.paint_row(
                painter,
                QRect(places[0][1], top, width, height),
                [(column, QRect(left, top, size, height)) for column, left, size in places],
                self._cases.line(row),
                is_selected=chosen.isSelected(self._cases.index(row, 0)),
            )
        painter.end()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:  # noqa: N802 - Qt's name
        """Take Enter, copying, Home and End; leave the rest to Qt."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
            return
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Home if is_plain:  # Qt would go to the first column, and the list is one of rows
                self.mark_row(0)
            case Qt.Key.Key_End if is_plain:
                self.mark_row(self.model().rowCount() - 1)
            case _:
                super().keyPressEvent(event)

    def selected_ranges(self) -> list[tuple[int, int]]:
        """Return the selected rows as (first, last), in order; ten thousand of them are one pair."""
        selection = self.selectionModel().selection()
        parts = [selection.at(place) for place in range(selection.count())]
        pairs = sorted((part.top(), part.bottom()) for part in parts)
        merged: list[tuple[int, int]] = []
        for first, last in pairs:
            if merged and first <= merged[-1][1] + 1:
                merged[-1] = merged[-1][0], max(last, merged[-1][1])
            else:
                merged.append((first, last))
        return merged

    def mark_row(self, row: int) -> None:
        """Select this row alone, whatever keys are held down: Qt's own ``selectRow`` would toggle it under Ctrl."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.model().index(row, Column.TITLE), flags.ClearAndSelect | flags.Rows)

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select these rows and no others; the current one stays current."""
        flags = QItemSelectionModel.SelectionFlag
        selection = self.selectionModel()
        selection.clearSelection()
        for row in rows:
            selection.select(self.model().index(row, 0), flags.Select | flags.Rows)

    def _note_move(self) -> None:
        if self._is_arranging:
            return
        header = self.horizontalHeader()
        self._columns = tuple(sorted(self._columns, key=lambda column: header.visualIndex(Column.of(column))))
        self.reordered.emit()

    def _fold(self, width: int) -> None:
        """Show as many of the chosen columns as leave room for the title, from the left."""
        left = width - scaled(_TITLE)
        without: list[ListColumn] = []
        for column in self._columns:
            left -= column_width(column)
            if left < 0 and column is not ListColumn.TITLE and column is not self._columns[0]:
                without.append(column)
        for one in Column:
            self.setColumnHidden(one, one.key not in self._columns or one.key in without)
        self.folded.emit(tuple(without))
