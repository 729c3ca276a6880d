"""Chooses one unit or several out of dozens, by typing a part of the name."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.ports.acts import UnitChoice
from ui.theme.tokens import GAP

_CODE: Final = Qt.ItemDataRole.UserRole
_ROWS_SEEN: Final = 4


class _Search(QLineEdit):
    """Typing narrows the list; the arrow keys go into it."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:  # noqa: N802 - Qt's name
        """Hand Down to the list."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class UnitChooser(QWidget):
    """A search field over a list; several units are ticked, a single one is selected."""

    changed = Signal()

    def __init__(
        self, units: Collection[UnitChoice], *, several: bool, may_be_none: bool, at_first: Collection[str]
    ) -> None:
        """Offer units; those named in ``at_first`` are chosen already."""
        super().__init__()
        self._several = several
        self.search = _Search()
        self.search.setPlaceholderText(self.tr("Ketik sebagian nama unit"))
        self.search.setAccessibleName(self.tr("Cari unit"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Unit: tandai dengan spasi") if several else self.tr("Unit"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if may_be_none and not several:
            self._offer("", self.tr("(tidak menyebut unit)"), is_chosen=not at_first)
        for unit in units:
            self._offer(unit.code, unit.name, is_chosen=unit.name in at_first)
        row = self.list.sizeHintForRow(0) if self.list.count() else 24
        rows = min(max(self.list.count(), 2), _ROWS_SEEN)
        self.list.setFixedHeight(rows * max(row, 20) + 2 * self.list.frameWidth())
        self.search.textChanged.connect(self._narrow)
        self.search.down.connect(self._enter_list)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.list.itemSelectionChanged.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.setFocusProxy(self.search)

    def codes(self) -> tuple[str, ...]:
        """Return the codes of the chosen units; a search that leaves one unit over has found it."""
        if self._several:
            return tuple(str(item.data(_CODE)) for item in self._items() if item.checkState() is Qt.CheckState.Checked)
        chosen = [item for item in self.list.selectedItems() if not item.isHidden()]
        left = [item for item in self._items() if not item.isHidden() and item.data(_CODE)]
        if not chosen and self.search.text().strip() and len(left) == 1:
            chosen = left
        return tuple(str(item.data(_CODE)) for item in chosen if item.data(_CODE))

    def choose(self, codes: Collection[str]) -> None:
        """Choose exactly these."""
        for item in self._items():
            is_chosen = item.data(_CODE) in codes
            if self._several:
                item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
            elif is_chosen:
                self.list.setCurrentItem(item)

    def _offer(self, code: str, name: str, *, is_chosen: bool) -> None:
        item = QListWidgetItem(name)
        item.setData(_CODE, code)
        if self._several:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked)
        self.list.addItem(item)
        if is_chosen and not self._several:
            self.list.setCurrentItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        for item in self._items():
            item.setHidden(not all(word in item.text().casefold() for word in words))
        if not self._several:
            self.list.clearSelection()
        self.changed.emit()

    def _enter_list(self) -> None:
        first = next((item for item in self._items() if not item.isHidden()), None)
        if first is not None:
            self.list.setCurrentItem(first)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
