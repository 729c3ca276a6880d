"""Looks at a real window like somebody who waits for it: until what was asked for is painted."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QTableView, QWidget

from ui.frame.main_window import MainWindow
from ui.rooms import Room

SIZE: Final = (1366, 689)
_PATIENCE_SECONDS: Final = 300.0
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


class Paints(QObject):
    """Whether a widget was painted since it shows what was asked for; one that was needs no second time."""

    def __init__(self, widget: QWidget) -> None:
        """Begin to look."""
        super().__init__(widget)
        self._widget, self._is_painted = widget, False
        self._shows: Callable[[], bool] = lambda: False
        widget.installEventFilter(self)

    def expect(self, shows: Callable[[], bool]) -> None:
        """Count a painting from now on, if this holds while it is done."""
        self._shows, self._is_painted = shows, False

    def finish(self) -> None:
        """Paint now what waits to be painted, if it was not."""
        QCoreApplication.processEvents()
        if not self._is_painted:
            self._widget.repaint()

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        """See a painting."""
        if event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = self._shows()
        return False


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
