"""What stands where no row of *Laporan* does: why, and the one way on."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.complaints.wanted import ALL, OPEN, bucket_name
from ui.parts.labels import button, label, restyle
from ui.ports.listing import Wanted
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

_SIDE: Final = 72
"""Empty room beside the sentence, px: two or three lines that end alike."""


@dataclass(frozen=True)
class _Told:
    sentence: str
    way: str
    """Words of the button; empty for none."""


class NothingFound(QWidget):
    """One sentence and one button."""

    exchange_wanted = Signal()
    narrowed = Signal(object)
    """The :class:`ui.ports.listing.Wanted` that finds more."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self._wanted, self._is_filled = Wanted(), True
        self._sentence = label("", "muted", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.way = button("", self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(_SIDE), 0, scaled(_SIDE), 0)
        column.setSpacing(2 * GAP)
        column.addStretch(1)
        column.addWidget(self._sentence)
        column.addWidget(self.way, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    @property
    def sentence(self) -> str:
        """What is said."""
        return self._sentence.text()

    def say(self, wanted: Wanted, *, is_filled: bool, is_narrowed: bool) -> None:
        """Say why there is no row.

        :param is_filled: whether this desk has ever exchanged.
        :param is_narrowed: whether the list is narrowed besides its bucket.
        """
        self._wanted, self._is_filled = wanted, is_filled
        told = self._tell(wanted, is_narrowed=is_narrowed) if is_filled else self._not_fetched()
        self._sentence.setText(told.sentence)
        self.way.setText(told.way)
        self.way.setAccessibleName(told.way)
        self.way.setVisible(bool(told.way))
        restyle(self.way, "part", "" if is_filled else "main")

    def _not_fetched(self) -> _Told:
        return _Told(
            self.tr("Laporan unit Anda belum diambil. Semuanya muncul di sini setelah sinkronisasi pertama."),
            self.tr("Ambil laporan sekarang"),
        )

    def _tell(self, wanted: Wanted, *, is_narrowed: bool) -> _Told:
        if wanted.text and is_narrowed:
            found = self.tr("Tidak ada yang memuat “{text}” di antara yang disaring.").format(text=wanted.text)
            return _Told(found, self.tr("Hapus saringan"))
        if wanted.text and wanted.bucket == OPEN:
            found = self.tr("Tidak ada laporan terbuka yang memuat “{text}”.").format(text=wanted.text)
            return _Told(found, self.tr("Cari di semua laporan"))
        if wanted.text:
            found = self.tr("Tidak ada laporan yang memuat “{text}”. Coba sebagian kata saja.")
            return _Told(found.format(text=wanted.text), self.tr("Hapus pencarian"))
        if is_narrowed:
            return _Told(self.tr("Tidak ada laporan yang cocok dengan saringan di atas."), self.tr("Hapus saringan"))
        if wanted.bucket in ("", OPEN):
            return _Told(
                self.tr(
                    "Tidak ada laporan terbuka. Yang sudah selesai ada di pilihan “Semua”; "
                    "laporan baru muncul di sini setelah sinkronisasi dengan server (F5)."
                ),
                self.tr("Tampilkan semua"),
            )
        none = self.tr("Tidak ada laporan dalam kelompok “{bucket}”.").format(bucket=bucket_name(wanted.bucket))
        return _Told(none, "" if wanted.bucket == ALL else self.tr("Tampilkan semua"))

    def _go(self) -> None:
        wanted = self._wanted
        if not self._is_filled:
            self.exchange_wanted.emit()
        elif wanted != Wanted(text=wanted.text, bucket=wanted.bucket):
            self.narrowed.emit(Wanted(text=wanted.text, bucket=wanted.bucket))
        elif wanted.text and wanted.bucket == OPEN:
            self.narrowed.emit(Wanted(text=wanted.text))
        elif wanted.text:
            self.narrowed.emit(Wanted(bucket=wanted.bucket))
        else:
            self.narrowed.emit(Wanted(bucket=ALL))
