"""A band over every room while this computer counts its days wrongly: no deadline below it is what it says."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from sync.contract.durations import clock_fault
from sync.contract.line import is_clock_wrong
from ui.clock import local_day
from ui.language.speaking import as_spoken
from ui.parts.labels import label
from ui.theme.tokens import GAP


class ClockBand(QFrame):
    """Says that the day of this computer is not today, for as long as that is known."""

    def __init__(self) -> None:
        """Stay hidden until it is needed."""
        super().__init__()
        self.setProperty("part", "banner")
        self._said = label("", "strong", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, GAP, 20, GAP)
        column.addWidget(self._said)
        self.hide()

    @property
    def said(self) -> str:
        """The sentence; empty while the day is right."""
        return "" if self.isHidden() else self._said.text()

    def show_clock(self, off_by_ms: int, now: int) -> None:
        """Appear where the centre's clock tells another day than this computer's.

        :param off_by_ms: positive where this computer is behind.
        """
        is_wrong = is_clock_wrong(off_by_ms) and local_day(now) != local_day(now + off_by_ms)
        if is_wrong:
            words = self.tr("{}: “hari ini” dan sisa tenggat di bawah salah. Betulkan tanggal, jam, dan zona waktu.")
            self._said.setText(words.format(as_spoken(clock_fault(off_by_ms))))
        self.setVisible(is_wrong)
