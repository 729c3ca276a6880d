"""When the window exchanges: when the road says it is due, and when the operator asks; never two at once.

Files follow each good exchange in the same lane, and make way as soon as another one is due or asked for.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sync.contract.errors import TindakError
from ui.ports.evidence import FilesProgress
from ui.ports.exchange import ExchangeProgress, ExchangeReport, FilesReport, FilesWanted
from ui.workplace import Workplace

_LOOK_AGAIN_MS: Final = 30_000
"""Qt's timers stand still while a laptop sleeps, so the road is asked again at least this often after waking."""
_FILES_WAIT_MS: Final = 5_000
"""How long files that made way stand aside, unless an exchange brings them on before."""
_BREATH_MS: Final = 1_000
"""Least pause between two exchanges that the program begins by itself."""


class Exchanging(QObject):
    """Runs exchanges in the network lane and tells what they do."""

    began = Signal()
    asked_again = Signal()
    """Somebody asked for an exchange while one is on its way."""
    progressed = Signal(object)
    """The :class:`ui.ports.desk.ExchangeProgress`."""
    ended = Signal(object)
    """The :class:`ui.ports.desk.ExchangeReport`."""
    files_progressed = Signal(object)
    """The :class:`ui.ports.evidence.FilesProgress`."""
    files_ended = Signal(object)
    """The :class:`ui.ports.exchange.FilesReport`."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Stand still until :meth:`look`."""
        super().__init__(parent)
        self._workplace = workplace
        self._is_running = False
        self._is_moving = False
        self._is_stopped = False
        self._is_looking = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.look)
        self._files_timer = QTimer(self, singleShot=True, interval=_FILES_WAIT_MS)
        self._files_timer.timeout.connect(self._move_files)

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
        if self._is_moving:
            self._workplace.exchange.make_way()
        self._workplace.background.network.run(
            self,
            lambda: self._workplace.exchange.exchange_now(self._report_progress),
            on_success=self._end,
            on_failure=self._end_badly,
        )

    def stop(self) -> None:
        """Begin nothing more by itself."""
        self._timer.stop()
        self._files_timer.stop()
        self._is_looking = self._is_stopped = True

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
        if report.outcome == "done":
            self._move_files()

    def _end_badly(self, fault: TindakError) -> None:
        self._end(ExchangeReport(outcome="local-fault", sentence=str(fault), code=fault.code))

    def _move_files(self) -> None:
        if self._is_moving or self._is_running or self._is_stopped:
            return
        self._is_moving = True
        self._files_timer.stop()
        self._workplace.background.network.run(
            self,
            lambda: self._workplace.exchange.send_files(FilesWanted.ALL, self._report_files),
            on_success=self._files_end,
            on_failure=self._files_end_badly,
        )

    def _report_files(self, progress: FilesProgress) -> None:
        self._workplace.background.deliver(self, lambda: self.files_progressed.emit(progress))

    def _files_end(self, report: FilesReport) -> None:
        self._is_moving = False
        self.files_ended.emit(report)
        if report.made_way and not self._is_stopped:
            self._files_timer.start()
            self.look()
        elif report.figures:
            self.look()  # their seal comes with the next exchange, which is due now

    def _files_end_badly(self, fault: TindakError) -> None:
        self._files_end(FilesReport(outcome="local-fault", sentence=str(fault)))
