"""Tells an exchange wherever it concerns somebody, and has the rooms fetched again as its fruits arrive."""

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject

from ui.clock import NowMs
from ui.frame.exchanging import Exchanging
from ui.frame.navigation import Navigation
from ui.frame.status_line import StatusLine
from ui.ports.exchange import ExchangeProgress, ExchangeReport, FilesReport

if TYPE_CHECKING:
    from ui.today.room import TodayRoom

_REFRESH_WHILE_PULLING_MS: Final = 5_000


class Refreshed(Protocol):
    """Shows what the desk holds."""

    @property
    def today(self) -> "TodayRoom":
        """The page of *Hari ini*, where an exchange is told too."""
        ...

    def refresh(self) -> None:
        """Fetch again what is shown, everywhere."""
        ...

    def refresh_shown(self) -> None:
        """Fetch again what is looked at."""
        ...


class ExchangeTelling(QObject):
    """Between the exchange and what shows it."""

    def __init__(
        self,
        exchanging: Exchanging,
        navigation: Navigation,
        status: StatusLine,
        now_ms: NowMs,
        window: Refreshed,
    ) -> None:
        """Begin to listen."""
        super().__init__(exchanging)
        self._navigation, self._status = navigation, status
        self._now_ms, self._window = now_ms, window
        self._refreshed_at = 0
        exchanging.began.connect(navigation.show_running)
        exchanging.began.connect(lambda: self._tell(is_running=True))
        exchanging.asked_again.connect(navigation.show_still_running)
        exchanging.progressed.connect(self._show_progress)
        exchanging.ended.connect(self._show_report)
        exchanging.files_progressed.connect(lambda _progress: self._refresh_while_it_runs())
        exchanging.files_ended.connect(self._show_files_report)

    def _tell(self, *, is_running: bool, progress: ExchangeProgress | None = None) -> None:
        self._window.today.show_exchange(is_running=is_running, progress=progress)
        self._status.show_exchange(is_running=is_running, progress=progress)

    def _show_progress(self, progress: ExchangeProgress) -> None:
        self._navigation.show_progress(progress)
        self._tell(is_running=True, progress=progress)
        if progress.changes:  # the list of a first sync can be worked with while the rest is still coming
            self._refresh_while_it_runs()

    def _refresh_while_it_runs(self) -> None:
        now = self._now_ms()
        if abs(now - self._refreshed_at) >= _REFRESH_WHILE_PULLING_MS:
            self._refreshed_at = now
            self._window.refresh_shown()

    def _show_files_report(self, report: FilesReport) -> None:
        self._navigation.show_files_report(report)
        if report.sent or report.fetched or report.refused or report.outcome != "done":
            self._window.refresh()

    def _show_report(self, report: ExchangeReport) -> None:
        self._navigation.show_report(report)
        self._tell(is_running=False)
        self._window.refresh()
