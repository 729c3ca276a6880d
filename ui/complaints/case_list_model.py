"""The list of cases, a page at a time: only rows that somebody looks at are fetched, however many there are."""

from collections import OrderedDict, deque
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from sync.contract.errors import TindakError
from ui.clock import local_day
from ui.complaints.columns import Column, cell_words, column_name
from ui.help.faults import told
from ui.language.wording import working_days_explained
from ui.ports.listing import CaseLine, CaseQuery
from ui.workplace import Workplace

PAGE: Final = 40
"""Few enough that the first page stands there at once, and enough for two screens of a large window."""
_PAGES_KEPT: Final = 40
_PAGES_AWAITED: Final = 4
"""Pages that are fetched of those that somebody scrolled past: the last ones."""
_BREATH_MS: Final = 250
"""How long typing must rest before all hits are counted: rows come first, and a count may take longer than they do."""

Index = QModelIndex | QPersistentModelIndex


LINE_ROLE: Final = Qt.ItemDataRole.UserRole
"""Role under which a row gives its :class:`CaseLine`, or ``None`` while it is being fetched."""


class CaseListModel(QAbstractTableModel):
    """Cases that a query finds, most urgent first."""

    page_arrived = Signal(int, int)
    """First and last row that are now known."""
    answered = Signal()
    """The first page of a new question is there; how many there are may still be counted."""
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
        self._wanted: list[int] = []
        """Pages that were found lacking since the last turn of the event loop."""
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(self._fetch_wanted)
        self._looked_at: deque[int] = deque(maxlen=_PAGES_AWAITED)
        self._is_counted = True
        self._breath = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._breath.timeout.connect(self._count_all)

    @property
    def query(self) -> CaseQuery:
        """What is asked for, whether or not the answer has come."""
        return self._awaited or self._query

    @property
    def is_counted(self) -> bool:
        """Whether it is known how many rows there are."""
        return self._is_counted

    @property
    def pages_held(self) -> int:
        """How many pages are in memory."""
        return len(self._pages)

    def ask(self, query: CaseQuery) -> None:
        """Show what another query finds; what is shown stays until the answer comes."""
        self._awaited = query
        self._fetch_first(query, fresh=True)

    def refresh(self) -> None:
        """Fetch again what is shown or waited for, without moving anything that did not change."""
        self._fetch_first(self.query, fresh=self._awaited is not None)

    def line(self, row: int) -> CaseLine | None:
        """Return a row, or ``None`` while it is not fetched; asking for it fetches its page."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None or number in self._stale:
            self._fetch(number)
        else:
            self._pages.move_to_end(number)
        return page[place] if page is not None and place < len(page) else None

    def line_at(self, row: int) -> CaseLine | None:
        """Return a row as far as it is fetched, and fetch nothing."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number, ())
        return page[place] if place < len(page) else None

    def case_at(self, row: int) -> int:
        """Return the case of a row as far as it is fetched, and fetch nothing; 0 otherwise."""
        line = self.line_at(row)
        return line.case if line is not None else 0

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
            if index.column() == Column.TITLE:
                return f"{line.title}\n{line.unit}"
            return working_days_explained(self._words(index, line)) or line.status
        return self._words(index, line)

    def _words(self, index: Index, line: CaseLine) -> str:
        return cell_words(Column(index.column()).key, line, local_day(self._workplace.now_ms()))

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
        return column_name(Column(section).key)

    def _fetch_first(self, query: CaseQuery, *, fresh: bool) -> None:
        """Ask for the first page; a question that was overtaken meanwhile is not asked any more."""
        self._asked += 1
        self._breath.stop()
        asked, desk = self._asked, self._workplace.desk
        self._workplace.background.database.run(
            self,
            lambda: desk.cases(query, 0, PAGE) if asked == self._asked else None,
            on_success=partial(self._take_first, query, asked, fresh=fresh),
            on_failure=self._tell,
        )

    def _take_first(self, query: CaseQuery, asked: int, page: tuple[CaseLine, ...] | None, *, fresh: bool) -> None:
        if asked != self._asked or page is None:
            return
        self._is_counted = len(page) < PAGE
        count = len(page) if self._is_counted or fresh else max(self._count, len(page))
        if fresh:
            self._begin_anew(query, count, page)
        else:
            self._stale = set(self._pages) - {0}
            self._resize(count)
            self._keep(0, page)
            if count:
                self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(Column) - 1))
        self.answered.emit()
        if count:
            self.page_arrived.emit(0, len(page) - 1)
        if self._is_counted:
            self.counted.emit(count)
        elif query.text:
            self._breath.start()
        else:
            self._count_all()

    def _count_all(self) -> None:
        query, asked, desk = self._query, self._asked, self._workplace.desk
        self._workplace.background.database.run(
            self,
            lambda: desk.count(query, lambda: asked != self._asked),
            on_success=partial(self._take_count, asked),
            on_failure=self._tell,
        )

    def _take_count(self, asked: int, count: int) -> None:
        if asked != self._asked or count < 0:
            return
        self._is_counted = True
        self._resize(count)
        self.counted.emit(count)

    def _begin_anew(self, query: CaseQuery, count: int, first_page: tuple[CaseLine, ...]) -> None:
        self.beginResetModel()
        self._query, self._awaited, self._count = query, None, count
        self._pages.clear()
        self._stale.clear()
        self._on_the_way.clear()
        self._wanted.clear()
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
        self._looked_at.append(number)
        self._wanted.append(number)
        self._painted.start()  # while rows are painted, their page would only take turns with that

    def _fetch_wanted(self) -> None:
        query, wanted = self._query, self._wanted
        self._wanted = []
        for number in wanted:
            self._workplace.background.database.run(
                self,
                partial(self._still_wanted, query, number),
                on_success=partial(self._take_page, query, number),
                on_failure=self._tell,
            )

    def _still_wanted(self, query: CaseQuery, number: int) -> tuple[CaseLine, ...] | None:
        """Ask for a page, unless somebody has scrolled on or asked for something else meanwhile; in the lane."""
        if query != self._query or number not in tuple(self._looked_at):
            return None
        return self._workplace.desk.cases(query, number * PAGE, PAGE)

    def _take_page(self, query: CaseQuery, number: int, page: tuple[CaseLine, ...] | None) -> None:
        if query != self._query:
            return
        self._on_the_way.discard(number)
        if page is None:
            return
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
