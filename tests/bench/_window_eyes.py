"""Looks at a real window like somebody who waits for it: until what was asked for is painted."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QTableView

from ui.main_window import MainWindow
from ui.rooms import Room

SIZE: Final = (1366, 689)
_PATIENCE_SECONDS: Final = 60.0
_LOOK_MS: Final = 1


class Eyes:
    """A window and its list."""

    def __init__(self, window: MainWindow, *, room: Room = Room.TODAY) -> None:
        """Show the window, without any exchange, as one that was closed in this room."""
        self.window = window
        window.resize(*SIZE)
        window.show()
        window.begin(exchange=False, room=room)
        self.busy: list[float] = []
        """How long the window was busy between two looks, in seconds: while something was waited for."""

    @property
    def table(self) -> QTableView:
        """The list of *Laporan*."""
        return self.window.complaints.list._table

    def open_list(self) -> None:
        """Go to the list and wait until its rows are painted."""
        self.window.go(Room.COMPLAINTS)
        self.until(lambda: rows_are_there(self.table))
        paint(self.table)

    def until(self, condition: Callable[[], bool]) -> None:
        """Let the window work until this holds. :raises TimeoutError: when it never does."""
        if condition():
            return
        loop, end = QEventLoop(), time.perf_counter() + _PATIENCE_SECONDS
        last = [time.perf_counter()]

        def look() -> None:
            now = time.perf_counter()
            self.busy.append(max(now - last[0] - _LOOK_MS / 1000, 0.0))
            if condition() or now > end:
                loop.quit()
            last[0] = time.perf_counter()

        # Only a loop that is executed lets other threads of Python run while it sleeps.
        looks = QTimer(interval=_LOOK_MS, timerType=Qt.TimerType.PreciseTimer)
        looks.timeout.connect(look)
        looks.start()
        loop.exec()
        looks.stop()
        if not condition():
            raise TimeoutError("what was waited for never came")


def rows_are_there(table: QTableView) -> bool:
    """Whether all rows in sight are known."""
    model = table.model()
    count = model.rowCount()
    if not count or not table.isVisible():
        return False
    top = max(table.rowAt(1), 0)
    below = table.rowAt(table.viewport().height() - 1)
    last = below if below >= 0 else count - 1
    return all(model.line(row) is not None for row in {top, (top + last) // 2, last})  # type: ignore[attr-defined]  # ours


def paint(table: QTableView) -> None:
    """Paint what waits to be painted, now."""
    table.viewport().repaint()
    QCoreApplication.processEvents()
