"""*Jatah data berkas*: how much may be spent on photos and documents, over how many lanes, or not now."""

from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFormLayout, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from ui.evidence.words import rupiah
from ui.help.faults import told
from ui.language.translation import Language, spoken
from ui.language.wording import number, size
from ui.parts.dialog_room import at_least_wide
from ui.parts.labels import button, label
from ui.ports.evidence import Allowance, Transfers
from ui.theme.fonts import scaled
from ui.workplace import Workplace

_WIDTH: Final = 480
_MB: Final = 1_000_000
_MOST_MB: Final = 100_000
_MOST_RUPIAH: Final = 100_000
_FIELD: Final = 190
_TEXT_SIDE: Final = 10
_LOCALES: Final = {
    Language.INDONESIAN: QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    Language.ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
"""How a language of the windows writes thousands: 1.000 or 1,000, as in all that is said beside the fields."""


class AllowanceDialog(QDialog):
    """Changes the allowance; stays open until it is stored or given up."""

    allowed = Signal()

    def __init__(self, workplace: Workplace, transfers: Transfers, parent: QWidget | None) -> None:
        """Show what holds now."""
        super().__init__(parent)
        self._workplace = workplace
        held = transfers.allowance
        self.setWindowTitle(self.tr("Jatah data berkas"))
        at_least_wide(self, _WIDTH)
        self.daily = _megabytes(held.daily_bytes, self.tr("tanpa batas"), self.tr("Jatah sehari"))
        self.monthly = _megabytes(held.monthly_bytes, self.tr("tanpa batas"), self.tr("Jatah sebulan"))
        self.price = _amount(self.tr("tidak dihitung"), self.tr("Harga tiap MB"), most=_MOST_RUPIAH)
        self.price.setPrefix("Rp")
        self.price.setValue(held.rupiah_per_mb)
        self.lanes = QComboBox()
        self.lanes.setAccessibleName(self.tr("Jalur bersamaan"))
        for count, words in ((1, self.tr("satu, untuk jalur lemah")), (2, self.tr("dua, untuk jalur kuat"))):
            self.lanes.addItem(words, count)
        self.lanes.setCurrentIndex(self.lanes.findData(held.lanes))
        self.pause = QCheckBox(self.tr("&Jeda berkas; teks tetap terkirim"))
        self.pause.setChecked(held.paused)
        self._said = label("", "problem", wrap=True)
        self._said.hide()
        self.store = button(self.tr("&Simpan jatah"), self._allow, "main")
        self.store.setDefault(True)
        self._lay_out(transfers)

    @property
    def said(self) -> str:
        """Why it was not stored; empty while nothing is wrong."""
        return self._said.text()

    def showEvent(self, event: QShowEvent, /) -> None:  # noqa: N802 - Qt's name
        """Begin in the first field."""
        super().showEvent(event)
        self.daily.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, transfers: Transfers) -> None:
        fields = QFormLayout()
        fields.setVerticalSpacing(8)
        fields.setHorizontalSpacing(16)
        for name, field in (
            (self.tr("Jatah se&hari"), self.daily),
            (self.tr("Jatah se&bulan"), self.monthly),
            (self.tr("Har&ga tiap MB"), self.price),
            (self.tr("Jalur bersa&maan"), self.lanes),
        ):
            field.setMinimumWidth(scaled(_FIELD))
            fields.addRow(name, field)
        acts = QHBoxLayout()
        acts.addWidget(self.store)
        acts.addStretch(1)
        cancel = button(self.tr("B&atal"), self.reject)
        cancel.setAutoDefault(False)
        acts.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(self._explained(), wrap=True))
        column.addLayout(fields)
        column.addWidget(self.pause)
        column.addWidget(label(self._spent(transfers), "small", wrap=True))
        column.addWidget(self._said)
        column.addLayout(acts)

    def _explained(self) -> str:
        return self.tr(
            "Foto dan dokumen berangkat setelah teks, dalam jatah ini; yang diunduh ikut dihitung. Bila jatah habis, "
            "berkas menunggu sampai besok atau bulan depan, dan yang sudah terkirim tidak diulang."
        )

    def _spent(self, transfers: Transfers) -> str:
        said = self.tr("Terpakai hari ini {}, bulan ini {}.").format(
            size(transfers.spent_today) if transfers.spent_today else number(0),
            size(transfers.spent_this_month) if transfers.spent_this_month else number(0),
        )
        price = transfers.allowance.rupiah_per_mb
        if price and transfers.spent_this_month:
            cost = self.tr("Bulan ini kira-kira {}.").format(rupiah(round(price * transfers.spent_this_month / _MB)))
            said = f"{said} {cost}"
        return f"{said} {transfers.why_resting}".rstrip()

    def _allow(self) -> None:
        allowance = Allowance(
            daily_bytes=self.daily.value() * _MB,
            monthly_bytes=self.monthly.value() * _MB,
            rupiah_per_mb=self.price.value(),
            lanes=int(self.lanes.currentData()),
            paused=self.pause.isChecked(),
        )
        self.store.setEnabled(False)
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.evidence.allow(allowance),
            on_success=lambda _nothing: self._has_allowed(),
            on_failure=self._tell,
        )

    def _has_allowed(self) -> None:
        self.accept()
        self.allowed.emit()

    def _tell(self, fault: TindakError) -> None:
        self.store.setEnabled(True)
        self._said.setText(told(fault))
        self._said.show()


def _amount(none: str, name: str, *, most: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(0, most)
    made.setSpecialValueText(none)
    made.setLocale(_LOCALES[spoken()])
    made.setGroupSeparatorShown(True)
    made.setAccessibleName(name)
    made.lineEdit().setTextMargins(_TEXT_SIDE, 0, _TEXT_SIDE, 0)  # the style sheet's padding moves the frame only
    return made


def _megabytes(held: int, none: str, name: str) -> QSpinBox:
    made = _amount(none, name, most=_MOST_MB)
    made.setSuffix(" MB")
    made.setSingleStep(5)
    made.setValue(-(-held // _MB))
    return made
