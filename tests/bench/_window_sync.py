"""A first sync before a window, and how long that window stood still meanwhile.

``python -m tests.bench._window_sync URL PROFILE window|none`` prints figures as JSON; ``none`` runs the same exchange
behind an event loop without any window, which is the floor. With ``TINDAK_BENCH_STACKS`` set, standstills are told with
what the GUI thread was doing.
"""

import json
import os
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer

from tests.bench._desks import signed_in
from tests.bench._window_eyes import SIZE
from ui.application import build_main_window, make_application
from ui.frame.preparing import Preparing
from ui.lanes.background import Background
from ui.ports.exchange import ExchangeReport
from ui.rooms import Room

_BEAT_MS: Final = 1
_WATCH_SECONDS: Final = 0.005
_TOLD_FROM: Final = 0.04
_AFTERWARDS_MS: Final = 1_500
_PATIENCE_MS: Final = 600_000


class Watchdog:
    """Takes the beats of the GUI thread; a thread of its own looks at what keeps it when they stay away."""

    def __init__(self, *, tells: bool) -> None:
        """Begin to watch; ``tells`` prints what a standstill was about."""
        self.gaps: list[tuple[float, float]] = []
        """Seconds between two beats, and what the GUI thread itself computed in them."""
        self._last, self._spent = time.perf_counter(), time.thread_time()
        self._beat = QTimer(interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(self._take)
        self._beat.start()
        self._ends = threading.Event()
        self._gui = threading.get_ident()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        if tells:
            self._thread.start()

    def end(self) -> None:
        """Watch no longer."""
        self._beat.stop()
        self._ends.set()

    def _take(self) -> None:
        now, spent = time.perf_counter(), time.thread_time()
        self.gaps.append((now - self._last, spent - self._spent))
        self._last, self._spent = now, spent

    def _watch(self) -> None:
        told = 0.0
        while not self._ends.wait(_WATCH_SECONDS):
            last = self._last
            if time.perf_counter() - last > _TOLD_FROM and last != told:
                told = last
                stack = traceback.format_stack(sys._current_frames()[self._gui])
                sys.stderr.write("".join(stack[-3:]) + "\n")


def main(url: str, place: Path, kind: str) -> None:
    """Exchange once, and print what the watchdog saw."""
    application, appearance = make_application(["tindak"], dark=False)
    background = Background(_raise)
    opened = signed_in(url, place)
    window = None
    if kind == "window":
        window = build_main_window(opened, None, background, appearance)  # type: ignore[arg-type]  # nobody signs in
        window.resize(*SIZE)
        window.show()
        window.begin(exchange=False)
        window.go(Room.COMPLAINTS)
        Preparing(window, background, opened.desk)
        for _ in range(4):
            background.database.settle(window)
            application.processEvents()
    loop = QEventLoop()
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    outcomes: list[str] = []
    watchdog = Watchdog(tells="TINDAK_BENCH_STACKS" in os.environ)
    began = time.perf_counter()

    def end(report: ExchangeReport) -> None:
        outcomes.append(report.outcome)
        QTimer.singleShot(_AFTERWARDS_MS, loop.quit)  # what it sets off counts too

    if window is not None:
        window.exchanging.ended.connect(end)
        window.exchanging.exchange_now()
    else:
        background.network.run(loop, opened.exchange.exchange_now, on_success=end, on_failure=_raise)
    loop.exec()
    watchdog.end()
    seconds = time.perf_counter() - began
    if outcomes != ["done"]:
        raise AssertionError(outcomes)
    gaps = sorted(watchdog.gaps, reverse=True)
    told = {
        "most_ms": round(1000 * gaps[0][0], 1),
        "cpu_ms": round(1000 * gaps[0][1], 1),
        "most_cpu_ms": round(1000 * max(spent for _, spent in gaps), 1),
        "above_50_ms": sum(gap > 0.05 for gap, _ in gaps),
        "p99_ms": round(1000 * gaps[len(gaps) // 100][0], 1),
        "seconds": round(seconds, 1),
    }
    sys.stdout.write(json.dumps(told) + "\n")
    if window is not None:
        window.close()
    background.close(opened.exchange.cancel)
    opened.close()


def _raise(bug: Exception) -> None:
    raise bug


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
