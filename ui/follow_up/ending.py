"""The end of a round of work: nothing is left that waits for this officer."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.language.wording import number
from ui.parts.labels import button, label
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

_WIDEST: Final = 620
"""Room for the sentences, px: a line is read at one glance, and no word stands alone below a long one."""


class Ending(QWidget):
    """Says that all is done, and where one may go from here."""

    today_wanted = Signal()
    case_wanted = Signal()
    """The case that was worked on last."""

    def __init__(self) -> None:
        """Build it; :meth:`show_done` fills it."""
        super().__init__()
        self._queued = label("", "muted", wrap=True)
        self._queued.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._heading = label("", "heading")
        self._rest = label("", wrap=True)
        afterwards = label(
            self.tr(
                "Kotak keluar menyebut apa yang masih menunggu dikirim dan balasan yang belum terlihat pelapor. "
                "Anda boleh menutup jendela ini; semuanya tersimpan."
            ),
            "muted",
            wrap=True,
        )
        self._today = button(self.tr("Ke Hari &ini"), self.today_wanted.emit, "main")
        last = button(self.tr("Lihat laporan t&erakhir"), self.case_wanted.emit, "quiet")
        page = QWidget()
        page.setMaximumWidth(scaled(_WIDEST))
        across = QHBoxLayout(self)
        across.setContentsMargins(2 * GAP, 0, 2 * GAP, 0)
        across.addStretch(1)
        across.addWidget(page, 100)
        across.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, GAP, 0, GAP)
        column.setSpacing(GAP)
        column.addStretch(2)
        for words in (self._heading, self._rest, self._queued, afterwards):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(words)
        column.addSpacing(GAP)
        for made in (self._today, last):
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)

    def say_queued(self, queued: str) -> None:
        """Say what was queued last, and how far it has come."""
        self._queued.setText(queued)

    def show_done(self, rest: int) -> None:
        """Say what waits in *Hari ini* that is not written in the form, or not listed."""
        is_all = not rest
        self._heading.setText(
            self.tr("Tidak ada lagi yang menunggu Anda")
            if is_all
            else self.tr("Tidak ada lagi yang harus ditulis di sini")
        )
        self._rest.setText("" if is_all else self.tr("{} hal masih menunggu di Hari ini.").format(number(rest)))
        self._rest.setVisible(not is_all)
        self.setAccessibleName(self._heading.text())
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # on a button, a blank meant for the text would press it
