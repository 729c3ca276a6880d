"""The list of cases, a page at a time: only rows that somebody looks at are fetched, however many there are."""

from collections import OrderedDict
from enum import IntEnum
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from sync.contract.errors import TindakError
from ui.clock import local_day
from ui.help.faults import told
from ui.ports import CaseLine, CaseQuery
from ui.wording import due_pill, status_word, turn_word
from ui.workplace import Workplace

PAGE: Final = 100
_PAGES_KEPT: Final = 20

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, from the left."""

    DUE = 0
    NUMBER = 1
    TITLE = 2
    STATUS = 3


LINE_ROLE: Final = Qt.ItemDataRole.UserRole
"""Role under which a row gives its :class:`CaseLine`, or ``None`` while it is being fetched."""


class CaseListModel(QAbstractTableModel):
    """Cases that a query finds, most urgent first."""

    page_arrived = Signal(int, int)
    """First and last row that are now known."""
    counted = Signal(int)
    failed = Signal(str)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Start empty; :meth:`ask` fills."""
        super().__init__(parent)
        self._workplace = workplace
        self._query = CaseQuery()
        self._awaited: CaseQuery | None = None
        self._count = 0
        self._asked = 0
        self._pages: OrderedDict[int, tuple[CaseLine, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._on_the_way: set[int] = set()

    @property
    def pages_held(self) -> int:
        """How many pages are in memory."""
        return len(self._pages)

    def ask(self, query: CaseQuery) -> None:
        """Show what another query finds; what is shown stays until the answer comes."""
        self._awaited = query
        self._count_then(query, fresh=True)

    def refresh(self) -> None:
        """Fetch again what is shown or waited for, without moving anything that did not change."""
        self._count_then(self._awaited or self._query, fresh=self._awaited is not None)

    def line(self, row: int) -> CaseLine | None:
        """Return a row, or ``None`` while it is not fetched; asking for it fetches its page."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None or number in self._stale:
            self._fetch(number)
        else:
            self._pages.move_to_end(number)
        return page[place] if page is not None and place < len(page) else None

    def row_of(self, case: int) -> int:
        """Return the row of a case among the fetched pages, or -1."""
        for number, page in self._pages.items():
            for place, line in enumerate(page):
                if line.case == case:
                    return number * PAGE + place
        return -1

    def rowCount(self, parent: Index | None = None, /) -> int:  # noqa: N802 - Qt's name
        """Return how many cases the query finds."""
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None, /) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Return what a cell says."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, LINE_ROLE):
            return None
        line = self.line(index.row())
        if line is None or role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.title}\n{line.unit}" if index.column() == Column.TITLE else line.status
        return self._words(line)[index.column()]

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> Any:
        """Return the name of a column."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Tenggat"), self.tr("Nomor"), self.tr("Judul"), self.tr("Status"))[section]

    def _words(self, line: CaseLine) -> tuple[str, str, str, str]:
        due, _tone = due_pill(line, local_day(self._workplace.now_ms()))
        status = ", ".join(part for part in (status_word(line), turn_word(line.turn)) if part)
        return due, line.tracking_id, line.title, status

    def _count_then(self, query: CaseQuery, *, fresh: bool) -> None:
        self._asked += 1
        self._workplace.background.database.run(
            self,
            lambda: (self._workplace.desk.count(query), self._workplace.desk.cases(query, 0, PAGE)),
            on_success=partial(self._take_answer, query, self._asked, fresh=fresh),
            on_failure=self._tell,
        )

    def _take_answer(
        self, query: CaseQuery, asked: int, answer: tuple[int, tuple[CaseLine, ...]], *, fresh: bool
    ) -> None:
        if asked != self._asked:
            return
        count, first_page = answer
        if fresh:
            self._begin_anew(query, count, first_page)
        else:
            self._stale = set(self._pages) - {0}
            self._resize(count)
            self._keep(0, first_page)
        self.counted.emit(count)
        if count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(Column) - 1))
            self.page_arrived.emit(0, min(count, PAGE) - 1)

    def _begin_anew(self, query: CaseQuery, count: int, first_page: tuple[CaseLine, ...]) -> None:
        self.beginResetModel()
        self._query, self._awaited, self._count = query, None, count
        self._pages.clear()
        self._stale.clear()
        self._on_the_way.clear()
        self._keep(0, first_page)
        self.endResetModel()

    def _resize(self, count: int) -> None:
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()

    def _fetch(self, number: int) -> None:
        if number in self._on_the_way:
            return
        self._on_the_way.add(number)
        query = self._query
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.cases(query, number * PAGE, PAGE),
            on_success=partial(self._take_page, query, number),
            on_failure=self._tell,
        )

    def _take_page(self, query: CaseQuery, number: int, page: tuple[CaseLine, ...]) -> None:
        if query != self._query:
            return
        self._on_the_way.discard(number)
        self._stale.discard(number)
        self._keep(number, page)
        first, last = number * PAGE, min((number + 1) * PAGE, self._count) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
            self.page_arrived.emit(first, last)

    def _keep(self, number: int, page: tuple[CaseLine, ...]) -> None:
        self._pages[number] = page
        self._pages.move_to_end(number)
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)

    def _tell(self, fault: TindakError) -> None:
        self._on_the_way.clear()
        self.failed.emit(told(fault))
