"""What every test stands on: windows drawn offscreen, repeatable examples, nothing left running."""

import os
import sys
import threading
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.support.password import least_work

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before the first window is made

settings.register_profile("tindak", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("tindak")

least_work()

_PATIENCE_SECONDS = 5.0

# Idle workers of an event loop end with their loop, and the thread of that loop is watched itself.
_POOLS_OF_A_LOOP = ("AnyIO worker thread", "asyncio_")


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread behind which it, or a fixture of its own, has started."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and _counts(thread)]
    for thread in left:
        thread.join(_PATIENCE_SECONDS)
    names = [thread.name for thread in left if thread.is_alive()]
    if not _qt_pool_is_idle():
        names.append("a task in Qt's global thread pool")
    if names:
        pytest.fail(f"left running: {', '.join(names)}", pytrace=False)


@pytest.fixture(autouse=True)
def windows_go_with_their_test() -> Iterator[None]:
    """Delete what a test has let go of: outside an event loop Qt keeps it, and dresses it anew with each later one.

    What only Python's collector finds ends here too, once there is enough: a window keeps it from looking elsewhere.
    """
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if (application := QCoreApplication.instance()) is not None:
            from ui.lanes.collector import Collector

            if isinstance(collector := application.findChild(Collector), Collector):
                collector.look()


def _counts(thread: threading.Thread) -> bool:
    # A dummy stands for a foreign thread that once ran Python; it stays listed after that thread has ended.
    return not isinstance(thread, threading._DummyThread) and not thread.name.startswith(_POOLS_OF_A_LOOP)


def _qt_pool_is_idle() -> bool:
    if "PySide6.QtCore" not in sys.modules:
        return True
    from PySide6.QtCore import QThreadPool

    return QThreadPool.globalInstance().waitForDone(int(_PATIENCE_SECONDS * 1000))
