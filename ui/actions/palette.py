"""``Ctrl+K``: one field over all that can be done and over all cases. Type, choose by arrows, Enter."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from ui.actions.matching import Entry, fitting
from ui.actions.palette_delegate import ENTRY_ROLE, PaletteDelegate
from ui.help.faults import told
from ui.parts.dialog_room import open_at
from ui.parts.labels import label, restyle
from ui.ports.desk import CaseLine, CaseQuery
from ui.theme.tokens import GAP
from ui.workplace import Workplace

_WIDTH: Final = 640
_HEIGHT: Final = 420
_TOP: Final = 56
_CASES: Final = 7
_LEAST_LETTERS: Final = 2
_PAUSE_MS: Final = 120
"""Actions answer each letter at once; the cases are asked for when the hand rests."""
_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(QDialog):
    """Offers entries and cases; the one that is chosen says what happens."""

    def __init__(
        self,
        workplace: Workplace,
        entries: Sequence[Entry],
        recent: Sequence[str],
        choose_case: Callable[[int, Entry], object],
        window: QWidget | None,
    ) -> None:
        """Show these entries; :meth:`add` may bring more while it is open.

        :param recent: names of the entries that were chosen last, the newest first.
        :param choose_case: is told which case was chosen, and its entry.
        """
        super().__init__(window)
        self._workplace = workplace
        self._entries = list(entries)
        self._cases: list[Entry] = []
        self._recent = tuple(recent)
        self._asked = 0
        self._has_moved = False
        self._choose_case = choose_case
        self.setWindowTitle(self.tr("Semua perintah"))
        self._typed = QLineEdit()
        self._typed.setPlaceholderText(self.tr("Ketik perintah, nomor, atau kata dari judul laporan …"))
        self._typed.setAccessibleName(self.tr("Perintah atau laporan"))
        self._list = QListWidget()
        self._list.setProperty("part", "palette")
        self._list.setAccessibleName(self.tr("Yang ditemukan"))
        self._list.setItemDelegate(PaletteDelegate(workplace.appearance, self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._said = label("", "small", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self._typed.textChanged.connect(self._narrow)
        self._typed.installEventFilter(self)
        self._list.itemActivated.connect(self._choose)
        self._list.itemClicked.connect(self._choose)
        self._list.currentItemChanged.connect(self._say_why)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 12)
        column.setSpacing(GAP)
        column.addWidget(self._typed)
        column.addWidget(self._list, 1)
        column.addWidget(self._said)
        column.addStretch(0)
        open_at(self, _WIDTH, _HEIGHT)
        if window is not None:
            place = window.frameGeometry()
            top = min(_TOP, place.height() - self.height())
            self.move(place.left() + (place.width() - self.width()) // 2, place.top() + max(top, 0))
        self._fill()

    def add(self, entries: Sequence[Entry]) -> None:
        """Offer more, before the others; what is chosen now stays chosen."""
        self._entries = [*entries, *self._entries]
        self._fill()

    def shown(self) -> list[Entry]:
        """Return what is offered now, from the top."""
        return [self._list.item(row).data(ENTRY_ROLE) for row in range(self._list.count())]

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        """Let the arrows move in the list while one types, and Enter choose."""
        if watched is self._typed and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._has_moved = True
                self._list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Show whole rows only."""
        super().resizeEvent(event)
        self._show_whole_rows()

    def _show_whole_rows(self) -> None:
        above, below = self._typed.sizeHint().height(), self._said.heightForWidth(self.width() - 4 * GAP)
        room = self.height() - above - below - 6 * GAP
        whole = 2 * self._list.frameWidth()
        for row in range(self._list.count()):
            height = self._list.sizeHintForRow(row)
            if whole + height > room:
                break
            whole += height
        self._list.setMaximumHeight(max(whole, above))

    def _narrow(self) -> None:
        self._cases = []
        self._asked += 1
        self._has_moved = False
        self._fill()
        self._pause.start()

    def _search(self) -> None:
        typed = self._typed.text().strip()
        if len(typed) < _LEAST_LETTERS:
            return
        query = CaseQuery(text=typed, with_closed=True)
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.cases(query, 0, _CASES),
            on_success=partial(self._take_cases, self._asked),
            on_failure=self._tell,
        )

    def _take_cases(self, asked: int, found: tuple[CaseLine, ...]) -> None:
        if asked == self._asked:
            self._cases = [self._case_entry(line) for line in found]
            self._fill()

    def _case_entry(self, line: CaseLine) -> Entry:
        below = self.tr("Laporan {number} · {status}").format(number=line.tracking_id, status=line.status)
        made = Entry(f"case {line.case}", line.title, lambda: self._choose_case(line.case, made), below=below)
        return made

    def _fill(self) -> None:
        chosen = self._list.selectedItems() if self._has_moved else []
        kept = chosen[0].data(ENTRY_ROLE).name if chosen else ""
        found = fitting(self._entries, self._typed.text(), self._recent) + self._cases
        self._list.clear()
        for row, entry in enumerate(found):
            item = QListWidgetItem()
            item.setData(ENTRY_ROLE, entry)
            said = (entry.words, entry.below, entry.keys, entry.why_not)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(part for part in said if part))
            item.setToolTip(entry.why_not or entry.below)  # it may have to be shortened
            self._list.addItem(item)
            if entry.name == kept:
                self._list.setCurrentRow(row)
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(0)
        self._show_whole_rows()
        self._list.setVisible(bool(found))  # else the sentence stands right below what was typed
        if not found:
            self._say(self.tr("Tidak ada perintah atau laporan dengan kata itu. Coba sebagian kata saja."))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        entry: Entry = item.data(ENTRY_ROLE)
        if entry.why_not:
            self._say(self.tr("Belum dapat: {}").format(entry.why_not), is_problem=True)
            return
        self.accept()
        entry.choose()

    def _say_why(self, current: QListWidgetItem | None) -> None:
        why = current.data(ENTRY_ROLE).why_not if current is not None else ""
        self._say(why or self.tr("Panah memilih, Enter menjalankan, Esc menutup."))

    def _say(self, sentence: str, *, is_problem: bool = False) -> None:
        self._said.setText(sentence)
        restyle(self._said, "part", "problem" if is_problem else "small")

    def _tell(self, fault: TindakError) -> None:
        self._say(told(fault), is_problem=True)
