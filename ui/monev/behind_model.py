"""The cases behind a figure as a table of which only what somebody looks at is fetched, however many there are."""

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sync.contract.errors import TindakError
from ui.help.faults import told
from ui.monev.words import NOTHING, plain_day
from ui.ports.listing import ListColumn
from ui.ports.monev import BehindLine
from ui.workplace import Workplace

PAGE: Final = 100
_MOST_PAGES: Final = 40
"""So many are kept in memory, the ones that were looked at last."""
COLUMNS: Final = (ListColumn.NUMBER, ListColumn.TITLE, ListColumn.UNIT, ListColumn.STATUS, ListColumn.DUE)

Index = QModelIndex | QPersistentModelIndex


def _tr(text: str) -> str:
    return QCoreApplication.translate("BehindDialog", text)


def headings() -> tuple[str, ...]:
    """Return the names of the columns."""
    return (_tr("Nomor"), _tr("Judul"), _tr("Unit"), _tr("Status LAPOR!"), _tr("Tenggat"))


class BehindModel(QAbstractTableModel):
    """All cases, in the order in which they were found."""

    failed = Signal(str)

    def __init__(self, workplace: Workplace, cases: Sequence[int], parent: QObject) -> None:
        """Know the cases; what they say is fetched a page at a time.

        :param cases: row numbers.
        """
        super().__init__(parent)
        self._workplace, self._cases = workplace, cases
        self._pages: OrderedDict[int, dict[int, BehindLine]] = OrderedDict()
        self._on_the_way: set[int] = set()

    def rowCount(self, parent: Index | None = None, /) -> int:  # noqa: N802 - Qt's name
        """Return how many cases there are."""
        return 0 if parent is not None and parent.isValid() else len(self._cases)

    def columnCount(self, parent: Index | None = None, /) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Return what a cell says; nothing while it is being fetched."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self.line(index.row())
        if line is None:
            return None
        due = plain_day(line.due_on) if line.due_on else NOTHING
        return (line.tracking_id, line.title, line.unit or NOTHING, line.status, due)[index.column()]

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> Any:
        """Return the name of a column."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return headings()[section]

    def case_at(self, row: int) -> int:
        """Return the case of a row; 0 for none."""
        return self._cases[row] if 0 <= row < len(self._cases) else 0

    def line(self, row: int) -> BehindLine | None:
        """Return what a row says as far as it is known; asking fetches its page."""
        page = self._pages.get(row // PAGE)
        if page is None:
            self._fetch(row // PAGE)
            return None
        self._pages.move_to_end(row // PAGE)
        return page.get(self._cases[row])

    def _fetch(self, number: int) -> None:
        if number in self._on_the_way:
            return
        self._on_the_way.add(number)
        figures, cases = self._workplace.desk.figures, self._cases[number * PAGE : (number + 1) * PAGE]
        self._workplace.background.database.run(
            self,
            lambda: figures.behind_lines(cases),
            on_success=partial(self._take, number),
            on_failure=partial(self._is_not_fetched, number),
        )

    def _take(self, number: int, lines: Sequence[BehindLine]) -> None:
        self._on_the_way.discard(number)
        self._pages[number] = {line.case: line for line in lines}
        if len(self._pages) > _MOST_PAGES:
            self._pages.popitem(last=False)
        last = min((number + 1) * PAGE, len(self._cases)) - 1
        self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, len(COLUMNS) - 1))

    def _is_not_fetched(self, number: int, fault: TindakError) -> None:
        self._on_the_way.discard(number)
        self._pages[number] = {}  # asked again only once it is looked at anew
        self.failed.emit(told(fault))
