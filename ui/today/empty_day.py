"""What stands in *Hari ini* where no row does: the first step, or how far the first exchange has come."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from ui.language.wording import about, number
from ui.parts.labels import button, label
from ui.ports.exchange import ExchangeProgress
from ui.ports.listing import Wanted
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

_WIDTH: Final = 420
"""Of the bar, px."""


class EmptyDay(QFrame):
    """Offers one thing to do."""

    exchange_wanted = Signal()
    list_wanted = Signal(object)
    """What the list shall be narrowed to, as :class:`ui.ports.listing.Wanted`."""

    def __init__(self, *, is_filled: bool, has_open_cases: bool) -> None:
        """Offer what helps: fetching on a desk that has never exchanged, the list where cases are open."""
        super().__init__()
        self.setProperty("part", "empty")
        self._is_filled = is_filled
        self._under_way = label("", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(scaled(_WIDTH))
        self._bar.setAccessibleName(self.tr("Laporan yang sudah diambil"))
        if has_open_cases:
            self.act = button(self.tr("Buka Laporan"), lambda: self.list_wanted.emit(Wanted()), "main")
        elif is_filled:
            self.act = button(self.tr("Sinkronkan sekarang"), self.exchange_wanted.emit, "main")
        else:
            self.act = button(self.tr("Ambil laporan sekarang"), self.exchange_wanted.emit, "main")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.setSpacing(GAP)
        column.addWidget(self._under_way)
        column.addWidget(self._bar)
        column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_exchange(is_running=False)

    def show_exchange(self, *, is_running: bool, progress: ExchangeProgress | None = None) -> None:
        """Say how far the first exchange has come; a later one is told beside the rooms."""
        is_told = is_running and not self._is_filled
        self._under_way.setVisible(is_told)
        is_measured = progress is not None and progress.expected > progress.changes > 0
        self._bar.setVisible(is_told and is_measured)
        self.act.setVisible(not is_told)
        if not is_told:
            return
        if progress is None or not progress.changes:
            self._under_way.setText(self.tr("Mengambil laporan unit Anda dari server; mulai dari yang terbuka …"))
            return
        told = self.tr("Laporan sedang diambil: {} perubahan sudah tersimpan.", "", progress.changes).format(
            number(progress.changes)
        )
        if progress.expected > progress.changes:
            self._bar.setMaximum(progress.expected)
            self._bar.setValue(progress.changes)
            amounts = number(progress.changes), number(progress.expected)
            told = self.tr(
                "Laporan sedang diambil: {} dari {} perubahan sudah tersimpan.", "", progress.expected
            ).format(*amounts)
            if progress.left_ms:
                words = self.tr(
                    "Laporan sedang diambil: {} dari {} perubahan sudah tersimpan; kira-kira {} lagi.",
                    "",
                    progress.expected,
                )
                told = words.format(*amounts, about(progress.left_ms))
        self._under_way.setText(told)
