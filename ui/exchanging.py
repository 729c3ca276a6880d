"""When the window exchanges: when the road says it is due, and when the operator asks; never two at once."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sync.contract.errors import TindakError
from ui.exchange_ports import ExchangeProgress, ExchangeReport
from ui.workplace import Workplace

_LOOK_AGAIN_MS: Final = 30_000
"""Qt's timers stand still while a laptop sleeps, so the road is asked again at least this often after waking."""
_BREATH_MS: Final = 1_000
"""Least pause between two exchanges that the program begins by itself."""


class Exchanging(QObject):
    """Runs exchanges in the network lane and tells what they do."""

    began = Signal()
    asked_again = Signal()
    """Somebody asked for an exchange while one is on its way."""
    progressed = Signal(object)
    """The :class:`ui.ports.ExchangeProgress`."""
    ended = Signal(object)
    """The :class:`ui.ports.ExchangeReport`."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Stand still until :meth:`look`."""
        super().__init__(parent)
        self._workplace = workplace
        self._is_running = False
        self._is_looking = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)

    @property
    def is_running(self) -> bool:
        """Whether an exchange is on its way."""
        return self._is_running

    def look(self) -> None:
        """Ask the road when the next exchange is due, and keep to it."""
        if self._is_running or self._is_looking:
            return
        self._is_looking = True
        self._workplace.background.database.run(
            self, self._workplace.exchange.next_due_ms, on_success=self._plan, on_failure=self._plan_later
        )

    def exchange_now(self) -> None:
        """Exchange at once; while one is running, say that it is."""
        if self._is_running:
            self.asked_again.emit()
            return
        self._is_running = True
        self._timer.stop()
        self.began.emit()
        self._workplace.background.network.run(
            self,
            lambda: self._workplace.exchange.exchange_now(self._report_progress),
            on_success=self._end,
            on_failure=self._end_badly,
        )

    def stop(self) -> None:
        """Begin nothing more by itself."""
        self._timer.stop()
        self._is_looking = True

    def _plan(self, due_in_ms: int) -> None:
        self._is_looking = False
        if due_in_ms == 0:
            self.exchange_now()
        elif due_in_ms < 0:
            self._timer.start(_LOOK_AGAIN_MS)
        else:
            self._timer.start(min(max(due_in_ms, _BREATH_MS), _LOOK_AGAIN_MS))

    def _plan_later(self, _fault: TindakError) -> None:
        self._is_looking = False
        self._timer.start(_LOOK_AGAIN_MS)

    def _report_progress(self, progress: ExchangeProgress) -> None:
        self._workplace.background.deliver(self, lambda: self.progressed.emit(progress))

    def _end(self, report: ExchangeReport) -> None:
        self._is_running = False
        self._timer.start(_BREATH_MS)
        self.ended.emit(report)

    def _end_badly(self, fault: TindakError) -> None:
        self._end(ExchangeReport(outcome="local-fault", sentence=str(fault)))
