"""*Unduh*: fetches files from the centre in the network lane, behind an exchange that is running."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from sync.contract.errors import TindakError
from ui.help.faults import told
from ui.ports.exchange import STOOD_ASIDE
from ui.workplace import Workplace


class Fetching(QObject):
    """Fetches what was asked for, one file after another, until one cannot be fetched."""

    changed = Signal()
    """A file has come, or fetching has begun or ended."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Fetch nothing yet."""
        super().__init__(parent)
        self._workplace = workplace
        self._wanted: list[str] = []
        self.why_not = ""
        """Sentence: why the last file has not come; empty when all have."""

    @property
    def wanted(self) -> tuple[str, ...]:
        """SHA-256 of what is still on its way."""
        return tuple(self._wanted)

    def fetch(self, files: Sequence[str]) -> None:
        """Fetch these too."""
        is_idle = not self._wanted
        self._wanted.extend(sha256 for sha256 in files if sha256 not in self._wanted)
        self.why_not = ""
        if is_idle:
            self._go_on()
        self.changed.emit()

    def _go_on(self) -> None:
        if not self._wanted:
            return
        sha256 = self._wanted[0]
        self._workplace.exchange.make_way()  # somebody waits for this one; what is being sent goes on after it
        self._workplace.background.network.run(
            self,
            lambda: self._workplace.exchange.fetch(sha256),
            on_success=self._end,
            on_failure=self._fail,
        )

    def _end(self, why_not: str) -> None:
        if why_not == STOOD_ASIDE:  # the exchange that wants to go waits in the same lane, and so goes first
            self._go_on()
            return
        self._wanted.pop(0)
        if why_not:
            self._wanted.clear()
            self.why_not = why_not
        self._go_on()
        self.changed.emit()

    def _fail(self, fault: TindakError) -> None:
        self._end(told(fault))
