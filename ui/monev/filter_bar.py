"""What *Monev* looks at: a period, a unit, and what *Laporan* can be narrowed to besides."""

from datetime import date
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from sync.contract.monev.scope import Mark, Scope
from sync.contract.monev.tree import UnitName
from ui.complaints.chip_row import ChipRow
from ui.complaints.wanted import Chip, chips, period_name, period_of
from ui.parts.labels import button
from ui.ports.listing import ListChoices, Wanted
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

USUAL: Final = Wanted(period="year")
"""What the page begins with."""
_PERIODS: Final = (
    "year", "semester", "quarter", "month", "last-month", "last-year", "week", "today", "days", "",
)  # fmt: skip
_DAYS: Final = "days"
_LETTERS: Final = 9
"""So many a choice shows at the least; more stand in its tool tip and its list."""
_MOST_WIDTH: Final = 240
"""Of a choice, px at 100 %."""
_GREEDY: Final = 1_000
"""Beside 1 of the empty room: that gets what is left once the choices are as wide as they may be."""


def scope_of(wanted: Wanted, units: tuple[UnitName, ...], today: date) -> Scope:
    """Return which complaints are meant on this day; what only a list can be narrowed to is left aside."""
    first, last = period_of(wanted, today)
    return Scope(
        first=first,
        last=last,
        unit=next((one.row for one in units if one.code == wanted.unit), 0) if wanted.unit else 0,
        category=wanted.category or None,
        channel=wanted.channel or None,
        classification=wanted.classification or None,
        flags=tuple(Mark(one.value) for one in wanted.flags),
    )


def taken_over(mine: Wanted, theirs: Wanted) -> Wanted:
    """Return what is meant once the list's narrowing is taken over; where it has no period, mine stays."""
    is_timed = bool(theirs.period)
    return Wanted(
        unit=theirs.unit,
        category=theirs.category,
        classification=theirs.classification,
        channel=theirs.channel,
        flags=theirs.flags,
        period=theirs.period if is_timed else mine.period,
        first=theirs.first if is_timed else mine.first,
        last=theirs.last if is_timed else mine.last,
    )


class FilterBar(QWidget):
    """Chooses period and unit at once, and the rest in the panel of *Laporan*; says what is chosen in words."""

    changed = Signal()
    panel_wanted = Signal()
    """The panel shall be opened."""

    def __init__(self, today: date) -> None:
        """Begin with this year and all units."""
        super().__init__()
        self._today = today
        self._wanted = USUAL
        self._choices = ListChoices()
        self.period = _Choice(self.tr("Periode"))
        for period in _PERIODS:
            self.period.addItem(period_name(period), period)
        self.unit = _Choice(self.tr("Unit, dengan semua di bawahnya"))
        self.unit.addItem(self.tr("Semua unit"), "")
        self.more = button(self.tr("&Saring"), self.panel_wanted.emit)
        self.chips = ChipRow()
        self.chips.narrowed.connect(self._take_chip)
        self.period.currentIndexChanged.connect(lambda _index: self._take_period())
        self.unit.currentIndexChanged.connect(lambda _index: self._take_unit())
        head = QHBoxLayout()
        head.setSpacing(GAP)
        for choice in (self.period, self.unit):
            head.addWidget(choice, _GREEDY)
        head.addWidget(self.more)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(head)

    @property
    def wanted(self) -> Wanted:
        """What is chosen."""
        return self._wanted

    def narrow(self, wanted: Wanted) -> None:
        """Choose something else."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._show()
            self.changed.emit()

    def offer(self, units: tuple[UnitName, ...], choices: ListChoices) -> None:
        """Offer these units; :class:`ListChoices` has the names of what is chosen."""
        self._choices = choices
        known = [self.unit.itemData(place) for place in range(1, self.unit.count())]
        if known != [one.code for one in units]:
            self.unit.blockSignals(True)
            while self.unit.count() > 1:
                self.unit.removeItem(1)
            for one in units:
                self.unit.addItem(one.name, one.code)
            self.unit.blockSignals(False)
        self._show()

    def _take_period(self) -> None:
        period = str(self.period.currentData())
        if period == _DAYS:
            self._show()  # until days are chosen, what was chosen before counts
            self.panel_wanted.emit()
        else:
            self.narrow(replace(self._wanted, period=period, first=None, last=None))

    def _take_unit(self) -> None:
        self.narrow(replace(self._wanted, unit=str(self.unit.currentData())))

    def _take_chip(self, left: Wanted) -> None:
        mine = self._wanted
        self.narrow(replace(left, unit=mine.unit, period=mine.period, first=mine.first, last=mine.last))
        self.more.setFocus()

    def _show(self) -> None:
        for field, value in ((self.period, self._wanted.period), (self.unit, self._wanted.unit)):
            field.blockSignals(True)
            field.setCurrentIndex(max(field.findData(value), 0))
            field.blockSignals(False)
        besides = replace(self._wanted, unit="", period="", first=None, last=None)
        shown: list[Chip] = chips(besides, self._choices, self._today)
        self.chips.show_chips(shown)


class _Choice(QComboBox):
    """Makes do with little room and takes what is left; its list is as wide as what it says."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LETTERS)
        self.setIconSize(QSize(0, 0))  # else it asks for the room of an icon that it never shows
        self.setMaximumWidth(scaled(_MOST_WIDTH))
        self.currentTextChanged.connect(self._tell)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        """Open the list."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 2 * GAP)
        super().showPopup()

    def _tell(self, words: str) -> None:
        """Say what may have to be shortened."""
        self.setToolTip(f"{self._name}: {words}")
