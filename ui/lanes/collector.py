"""Python looks through all that is alive for what is not, now and then: here only in the thread of the windows.

It looks in whichever thread has just made enough, and what it finds ends there. A part of a window that ends in a lane
can take Qt with it, or wait there for the windows while they wait for it, for ever.
"""

import gc
from functools import cache
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 500
_TIMES: Final = 10
"""After so many looks at what is young, one at what is older, as Python does by itself."""


class Collector(QObject):
    """Looks as often as the event loop lets it; without one, whoever has made it asks for each :meth:`look`."""

    def __init__(self, parent: QObject) -> None:
        """Keep Python from looking by itself, in this process."""
        super().__init__(parent)
        gc.disable()
        self._least = gc.get_threshold()[0]
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Let go of what nobody can reach, if enough was made since. In the thread of the windows."""
        young, middle, old = gc.get_count()
        if young < self._least:
            return
        if middle < _TIMES:
            gc.collect(0)
        else:
            gc.collect(1 if old < _TIMES else 2)


@cache
def leave_out_what_stays() -> None:
    """Look no more through what the program consists of once it has begun. Heard once in a process.

    Most of what is alive are the modules, which stay until the end: looking through them takes longer than a window
    may stand still, and finds nothing.
    """
    gc.freeze()  # to ask whether something is frozen would count all of it
