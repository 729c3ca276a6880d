"""*Saring*: one calm panel with all that the list can be narrowed to; nothing changes before *Terapkan*."""

from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ui.complaints.wanted import PERIODS, deadline_name, flag_name, period_name, period_of
from ui.language.wording import number, typed_day
from ui.parts.dialog_room import at_least_wide
from ui.parts.labels import button, label
from ui.ports.listing import Choice, Deadline, Flag, ListChoices, Wanted
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

_LIST_WIDTH: Final = 260
_LEAST: Final = 440


class FilterPanel(QDialog):
    """Asks what the list shall show."""

    wanted_chosen = Signal(object)
    """The :class:`Wanted` that was chosen."""

    def __init__(
        self, wanted: Wanted, choices: ListChoices, today: date, parent: QWidget, *, is_of_figures: bool = False
    ) -> None:
        """Begin with what is wanted now.

        :param is_of_figures: of *Monev*, which asks for no deadline: it says how many keep it.
        """
        super().__init__(parent)
        self._before = wanted
        self._today = today
        self._is_of_figures = is_of_figures
        self.setWindowTitle(self.tr("Saring laporan"))
        self.deadlines = {one: QCheckBox(deadline_name(one)) for one in Deadline}
        self.flags = {one: QCheckBox(flag_name(one)) for one in Flag}
        self.unit = self._choice(self.tr("Semua unit"), choices.units)
        self.category = self._choice(self.tr("Semua kategori"), choices.categories)
        self.classification = self._choice(self.tr("Semua klasifikasi"), choices.classifications)
        self.channel = self._choice(self.tr("Semua sumber"), choices.channels)
        self.period = QComboBox()
        for period in ("", *PERIODS):
            self.period.addItem(period_name(period), period)
        self.first, self.last = self._day(self.tr("Dari tanggal")), self._day(self.tr("Sampai tanggal"))
        self.first.dateChanged.connect(self._keep_order)
        self.last.dateChanged.connect(self._keep_order)
        self.period.currentIndexChanged.connect(lambda _index: self._show_days())
        self._lay_out()
        self._show(wanted)

    def wanted(self) -> Wanted:
        """Return what is chosen now."""
        period = str(self.period.currentData())
        is_days = period == "days"
        return Wanted(
            bucket=self._before.bucket,
            text=self._before.text,
            deadlines=tuple(one for one, box in self.deadlines.items() if box.isChecked()),
            unit=str(self.unit.currentData()),
            category=str(self.category.currentData()),
            classification=str(self.classification.currentData()),
            channel=str(self.channel.currentData()),
            flags=tuple(one for one, box in self.flags.items() if box.isChecked()),
            period=period,
            first=_plain(self.first) if is_days else None,
            last=_plain(self.last) if is_days else None,
            figure=self._before.figure,
            named=self._before.named,
            alone=self._before.alone and self.unit.currentData() == self._before.unit,
        )

    def apply(self) -> None:
        """Narrow the list to what is chosen."""
        self.accept()
        self.wanted_chosen.emit(self.wanted())

    def clear(self) -> None:
        """Choose nothing; the list follows with *Terapkan*."""
        self._show(Wanted())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(GAP // 2)
        deadlines = () if self._is_of_figures else self.deadlines.values()
        if deadlines:
            left.addWidget(label(self.tr("Tenggat (boleh lebih dari satu)"), "section"))
        for box in deadlines:
            left.addWidget(box)
        left.addSpacing(GAP if deadlines else 0)
        left.addWidget(label(self.tr("Keadaan (semuanya)"), "section"))
        for flag in self.flags.values():
            left.addWidget(flag)
        left.addStretch(1)
        right = QGridLayout()
        right.setVerticalSpacing(GAP // 2)
        right.setHorizontalSpacing(GAP)
        rows = (
            (self.tr("&Unit, dengan semua di bawahnya"), self.unit),
            (self.tr("&Kategori"), self.category),
            (self.tr("K&lasifikasi"), self.classification),
            (self.tr("&Sumber laporan"), self.channel),
            (self.tr("&Masuk"), self.period),
        )
        for place, (words, field) in enumerate(rows):
            name = QLabel(words)
            name.setProperty("part", "section")
            name.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            right.addWidget(name, 2 * place, 0, 1, 2)
            right.addWidget(field, 2 * place + 1, 0, 1, 2)
        right.addWidget(self.first, 2 * len(rows), 0)
        right.addWidget(self.last, 2 * len(rows), 1)
        right.setRowStretch(2 * len(rows) + 1, 1)
        sides = QHBoxLayout()
        sides.setSpacing(3 * GAP)
        sides.addLayout(left)
        sides.addLayout(right, 1)
        acts = QHBoxLayout()
        acts.setSpacing(GAP)
        do = button(self.tr("&Terapkan"), self.apply, "main")
        do.setDefault(True)
        acts.addWidget(do)
        acts.addWidget(button(self.tr("Kos&ongkan"), self.clear))
        acts.addStretch(1)
        acts.addWidget(button(self.tr("&Batal"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(2 * GAP)
        column.addLayout(sides, 1)
        column.addLayout(acts)
        at_least_wide(self, _LEAST)

    def _show(self, wanted: Wanted) -> None:
        for deadline, box in self.deadlines.items():
            box.setChecked(deadline in wanted.deadlines)
        for flag, box in self.flags.items():
            box.setChecked(flag in wanted.flags)
        for field, value in (
            (self.unit, wanted.unit),
            (self.category, wanted.category),
            (self.classification, wanted.classification),
            (self.channel, wanted.channel),
            (self.period, wanted.period),
        ):
            if field.findData(value) < 0:  # of a saved view, and no case has it any more
                field.addItem(value, value)
            field.setCurrentIndex(field.findData(value))
        first, last = period_of(wanted, self._today)
        self.first.setDate(_date(first or self._today.replace(day=1)))
        self.last.setDate(_date(last or self._today))
        self._show_days()

    def _show_days(self) -> None:
        for field in (self.first, self.last):
            field.setEnabled(self.period.currentData() == "days")

    def _keep_order(self) -> None:
        """A period that ends before it begins would find nothing, and say so in no way."""
        self.last.setMinimumDate(self.first.date())

    def _choice(self, everything: str, choices: tuple[Choice, ...]) -> QComboBox:
        made = QComboBox()
        made.setMaxVisibleItems(12)
        made.setMinimumWidth(scaled(_LIST_WIDTH))
        made.setIconSize(QSize(0, 0))  # else it asks for the height of an icon that it never shows
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.addItem(everything, "")
        for one in choices:
            made.addItem(self.tr("{name} ({count})").format(name=one.name, count=number(one.count)), one.value)
        return made

    def _day(self, name: str) -> QDateEdit:
        made = QDateEdit()
        made.setCalendarPopup(True)
        made.setDisplayFormat(typed_day())
        made.setAccessibleName(name)
        made.setToolTip(name)
        return made


def _date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _plain(field: QDateEdit) -> date:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())
