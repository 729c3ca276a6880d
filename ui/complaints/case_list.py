"""The left half of *Laporan*: search, the choice of a bucket, and the list."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sync.contract.status import Bucket
from ui.complaints.case_delegate import ROW_HEIGHT, CaseDelegate, column_widths
from ui.complaints.case_list_model import CaseListModel, Column
from ui.complaints.recap_dialog import RecapDialog
from ui.parts.labels import button, label
from ui.ports import CaseQuery, DeskState
from ui.theme.tokens import GAP
from ui.wording import bucket_word, number
from ui.workplace import Workplace

_PAUSE_MS: Final = 200
"""How long typing must rest before the search runs."""
_ALL: Final = "all"
_NARROW: Final = 540
"""Width of the list below which titles would keep too little room beside the other columns."""


class CaseTable(QTableView):
    """The table; Enter does the next sensible act on the row, Home and End go to the first and last one."""

    entered = Signal()

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Fold number and state into the second line of the title where the list is narrow."""
        is_narrow = event.size().width() < _NARROW
        for column in (Column.NUMBER, Column.STATUS):
            self.setColumnHidden(column, is_narrow)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:  # noqa: N802 - Qt's name
        """Take Enter; leave the rest to Qt."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Home:  # Qt would go to the first column, and the list is one of rows
                self.selectRow(0)
            case Qt.Key.Key_End:
                self.selectRow(self.model().rowCount() - 1)
            case _:
                super().keyPressEvent(event)


class CaseList(QWidget):
    """Finds and lists cases; says which one is chosen."""

    chosen = Signal(int)
    """Row number of the case that shall be shown beside the list; 0 for none."""
    entered = Signal()
    """Enter was pressed on the chosen case."""

    def __init__(self, workplace: Workplace) -> None:
        """Build the list; :meth:`refresh` fills it."""
        super().__init__()
        self._workplace = workplace
        self._chosen = 0
        self._awaits_row = False
        self._is_filled = True
        self._model = CaseListModel(workplace, self)
        self._search = self._build_search()
        self._bucket = self._build_bucket()
        self._table = self._build_table(workplace)
        self._hits = label("", "small")
        self._empty = label("", "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask_anew)
        self._lay_out()
        self._model.counted.connect(self._show_count)
        self._model.page_arrived.connect(self._keep_choice)
        self._model.failed.connect(self._show_fault)
        self._asked_once = False

    @property
    def chosen_case(self) -> int:
        """Row number of the chosen case; 0 for none."""
        return self._chosen

    def refresh(self) -> None:
        """Fetch the list again; the chosen case stays chosen."""
        if self._asked_once:
            self._model.refresh()
        else:
            self._ask()

    def show_state(self, state: DeskState) -> None:
        """Tell an empty list apart from a desk that has never exchanged."""
        self._is_filled = bool(state.last_exchange_at)
        if self._delegate.shows_units != (state.role == "coordinator"):
            self._delegate.shows_units = not self._delegate.shows_units
            self._table.viewport().update()

    def choose(self, case: int) -> None:
        """Choose a case from outside; its row is marked when the list shows it."""
        self._chosen = case
        self._keep_choice(in_sight=True)

    def focus_table(self) -> None:
        """Put the keyboard on the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def query(self) -> CaseQuery:
        """Return what is asked for now."""
        asked: str | None = self._bucket.currentData()
        return CaseQuery(
            text=self._search.text().strip(),
            bucket=Bucket(asked) if asked and asked != _ALL else None,
            with_closed=asked == _ALL,
        )

    def _build_search(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Cari … (Ctrl+F)"))
        field.setAccessibleName(self.tr("Cari laporan"))
        field.setClearButtonEnabled(True)
        field.textChanged.connect(lambda _text: self._pause.start())
        field.returnPressed.connect(self._search_now)
        clear = QShortcut(QKeySequence("Esc"), field)
        clear.setContext(Qt.ShortcutContext.WidgetShortcut)
        clear.activated.connect(self._leave_search)
        return field

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _build_bucket(self) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(self.tr("Laporan yang ditampilkan"))
        choice.addItem(self.tr("Terbuka"), None)
        for bucket in Bucket:
            choice.addItem(bucket_word(bucket), bucket.value)
        choice.addItem(self.tr("Semua"), _ALL)
        choice.setMaxVisibleItems(choice.count())
        choice.currentIndexChanged.connect(lambda _index: self._ask_anew())
        return choice

    def _build_table(self, workplace: Workplace) -> CaseTable:
        table = CaseTable()
        table.setModel(self._model)
        self._delegate = CaseDelegate(workplace, table)
        table.setItemDelegate(self._delegate)
        table.setAccessibleName(self.tr("Daftar laporan, yang paling mendesak di atas"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in column_widths().items():
            table.setColumnWidth(column, width)
        table.selectionModel().selectionChanged.connect(lambda _new, _old: self._take_choice())
        table.entered.connect(self.entered)
        table.doubleClicked.connect(lambda _index: self.entered.emit())
        return table

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self._search, 1)
        top.addWidget(self._bucket)
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self._table)
        self._body.addWidget(self._empty)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(self._hits, 1)
        below.addWidget(button(self.tr("&Rekap bulanan …"), self._offer_recap, "link"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(body, 1)
        column.addLayout(below)

    def _offer_recap(self) -> None:
        dialog = RecapDialog(self._workplace, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _search_now(self) -> None:
        self._pause.stop()
        self._ask_anew()
        self.focus_table()

    def _leave_search(self) -> None:
        self._search.clear()
        self._search_now()

    def _ask_anew(self) -> None:
        """Ask another question. Its first hit is chosen: what stands beside the list is always a row of it."""
        self._chosen = 0
        self.chosen.emit(0)
        self._ask()

    def _ask(self) -> None:
        self._asked_once = True
        self._model.ask(self.query())

    def _show_count(self, count: int) -> None:
        self._body.setCurrentWidget(self._table if count else self._empty)
        text, bucket = self._search.text().strip(), self._bucket.currentText()
        if text:
            found = self.tr("{count} laporan memuat “{text}”").format(count=number(count), text=text)
            self._empty.setText(
                self.tr("Tidak ada laporan yang memuat “{text}”. Coba sebagian kata saja.").format(text=text)
            )
        else:
            found = self.tr("{count} laporan · {bucket}").format(count=number(count), bucket=bucket)
            self._empty.setText(self._nothing_here(bucket))
        self._hits.setText(found if count else "")

    def _nothing_here(self, bucket: str) -> str:
        if not self._is_filled:
            return self.tr("Laporan unit Anda belum diambil. Semuanya muncul di sini dengan pertukaran pertama.")
        if self._bucket.currentData() is None:
            return self.tr(
                "Tidak ada laporan terbuka. Yang sudah selesai ada di pilihan “Semua”; "
                "laporan baru muncul di sini setelah bertukar dengan server (F5)."
            )
        return self.tr("Tidak ada laporan dalam kelompok “{bucket}”.").format(bucket=bucket)

    def _show_fault(self, sentence: str) -> None:
        self._hits.setText(sentence)

    def _take_choice(self) -> None:
        """Follow the selection, not the current row: Qt moves that one by itself when a list gets the focus."""
        rows = self._table.selectionModel().selectedRows()
        line = self._model.line(rows[0].row()) if rows else None
        self._awaits_row = bool(rows) and line is None
        if line is not None and line.case != self._chosen:
            self._chosen = line.case
            self.chosen.emit(line.case)

    def _keep_choice(self, _first: int = 0, _last: int = 0, *, in_sight: bool = False) -> None:
        """Mark the row of the chosen case again after rows moved; choose the first one when none is chosen."""
        if self._awaits_row:
            # The keyboard went to a row before its page had arrived.
            self._take_choice()
            return
        selection = self._table.selectionModel()
        row = self._model.row_of(self._chosen) if self._chosen else 0
        if row < 0:
            selection.clear()
        elif self._model.rowCount() and [index.row() for index in selection.selectedRows()] != [row]:
            place = self._scrolled_away()
            self._table.selectRow(row)
            if place is not None and not in_sight:
                self._table.verticalScrollBar().setValue(place)

    def _scrolled_away(self) -> int | None:
        """Return how far the list is scrolled where the marked row is out of sight: somebody reads on there."""
        marked = self._table.selectionModel().selectedRows()
        if not marked or self._table.viewport().rect().intersects(self._table.visualRect(marked[0])):
            return None
        return self._table.verticalScrollBar().value()
