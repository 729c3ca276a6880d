"""Parts of windows end in the thread of the windows, whichever thread has made Python look for them."""

import threading
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.lanes.background import Background
from ui.lanes.collector import Collector

_PLENTY = 200_000


class _Ring(QObject):
    """Only looking for it ends it: it holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.held = self


def test_nothing_of_a_window_ends_in_a_lane(qapp: QApplication, background: Background) -> None:
    """However much is made there; the next look in the thread of the windows finds it."""
    ended_in: list[threading.Thread] = []
    ring = _Ring()
    weakref.finalize(ring, lambda: ended_in.append(threading.current_thread()))
    del ring
    made: list[list[list[int]]] = []
    background.database.run(
        qapp,
        lambda: made.append([[one] for one in range(_PLENTY)]),
        on_success=lambda _: None,
        on_failure=lambda _: None,
    )
    background.database.settle(qapp)
    assert (len(made[0]), ended_in) == (_PLENTY, [])
    collector = qapp.findChild(Collector)
    assert isinstance(collector, Collector)
    collector.look()
    assert ended_in == [threading.main_thread()]
