"""Work of the GUI thread that is done piece by piece, so that whoever types or clicks meanwhile is heard in between."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

Work = Callable[[], object]


class InTurns(QObject):
    """Does one work in each turn of the event loop: what the last one changed is laid out and painted in between."""

    def __init__(self, parent: QObject) -> None:
        """Have nothing to do."""
        super().__init__(parent)
        self._works: deque[Work] = deque()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return not self._works

    def begin(self, works: Iterable[Work], *, at_once: bool = False) -> None:
        """Do these, and nothing more of what was begun before; ``at_once`` all of them now."""
        self.stop()
        self._works.extend(works)
        while at_once and self._works:
            self._works.popleft()()
        self._go_on()

    def stop(self) -> None:
        """Leave the rest undone."""
        self._next.stop()
        self._works.clear()

    def _go_on(self) -> None:
        if self._works:
            self._works.popleft()()
        if self._works:
            self._next.start()
