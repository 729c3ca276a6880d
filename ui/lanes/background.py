"""Three serial lanes beside the GUI thread: the database, the network, and files; the only file with threads.

A picture takes a good part of a second to take in and an exchange may last for minutes, so neither waits for the
other, and neither makes a keystroke wait.

An operation reads like a sentence::

    background.database.run(self, do=desk.outbox, on_success=self._show, on_failure=self._tell)

``do`` runs in the lane, the rest in the GUI thread. Nothing is delivered to an owner that Qt has destroyed.
"""

import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from sync.contract.errors import ProgramFault, TindakError
from ui.lanes.stepping_back import StepBack, step_back

T = TypeVar("T")
Crash = Callable[[Exception], None]

DRAIN_SECONDS: Final = 20.0
"""How long closing waits for a lane of local work: far more than any such operation takes."""
CANCEL_SECONDS: Final = 5.0
"""How long closing waits for a cancelled exchange before it leaves it to the end of the process."""


class _Postbox(QObject):
    """Carries calls from any thread to the GUI thread, in order, and one in a turn of the event loop.

    What several of them set off, laying out and painting, would otherwise be done in one go, and keys wait meanwhile.
    """

    _mail = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._letters: deque[tuple[QObject, Callable[[], None]]] = deque()
        self._closed = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._deliver_one)
        self._mail.connect(self._begin, Qt.ConnectionType.QueuedConnection)

    def post(self, owner: QObject, call: Callable[[], None]) -> None:
        """Deliver ``call`` in the GUI thread, if ``owner`` then still exists. Safe from any thread."""
        if self._closed:
            return
        self._letters.append((owner, call))
        try:
            self._mail.emit()
        except RuntimeError:  # Qt took the postbox away with the application: nobody is left to tell
            self._closed = True

    def deliver(self) -> None:
        """Hand over all that has arrived."""
        while self._letters:
            self._deliver_one()

    @Slot()
    def _begin(self) -> None:
        if self._letters and not self._closed and not self._turn.isActive():
            self._turn.start()

    def _deliver_one(self) -> None:
        if not self._letters:
            return
        owner, call = self._letters.popleft()
        if self._letters:  # before the call, which may run an event loop of its own
            self._turn.start()
        if isValid(owner):
            call()

    def close(self) -> None:
        """Deliver what has arrived, and nothing later; no timer runs on that a lane of others might throw away."""
        self.deliver()
        self._closed = True
        self._turn.stop()


@dataclass(frozen=True)
class _Work:
    owner: QObject
    do: Callable[[], Any]
    on_success: Callable[[Any], None]
    on_failure: Callable[[TindakError], None]


class Lane:
    """One thread that does one thing after another."""

    def __init__(self, name: str, postbox: _Postbox, on_crash: Crash, how_far: StepBack) -> None:
        """Start the lane; faults that nobody expected go to ``on_crash``, in the GUI thread."""
        self._how_far = how_far
        self._postbox = postbox
        self._on_crash = on_crash
        self._queue: SimpleQueue[_Work | None] = SimpleQueue()
        self._cancelled = False
        # A daemon, so that a hung disk or line cannot keep the process alive; close() is what ends it properly.
        self._thread = Thread(target=self._work_through, name=f"tindak-{name}", daemon=True)
        self._thread.start()

    def run(
        self,
        owner: QObject,
        do: Callable[[], T],
        *,
        on_success: Callable[[T], None],
        on_failure: Callable[[TindakError], None],
    ) -> None:
        """Do something here when all that was asked before is done."""
        self._queue.put(_Work(owner, do, on_success, on_failure))

    def settle(self, owner: QObject) -> None:
        """Block until all that was asked so far is done, then deliver its results."""
        done = Event()
        self._queue.put(_Work(owner, done.set, lambda _nothing: None, lambda _fault: None))
        done.wait(DRAIN_SECONDS)
        self._postbox.deliver()

    def drain(self) -> None:
        """Finish all that was asked, then end."""
        self._queue.put(None)
        self._thread.join(DRAIN_SECONDS)

    def abandon(self) -> None:
        """Begin nothing more and end after what is running now."""
        self._cancelled = True
        self._queue.put(None)

    def join(self) -> None:
        """Wait for the end of an abandoned lane, within reason."""
        self._thread.join(CANCEL_SECONDS)

    def _work_through(self) -> None:
        step_back(self._how_far)
        while (work := self._queue.get()) is not None and not self._cancelled:
            self._postbox.post(work.owner, self._outcome(work))

    def _outcome(self, work: _Work) -> Callable[[], None]:
        try:
            result = work.do()
        except TindakError as fault:
            return partial(work.on_failure, fault)
        except Exception as bug:  # noqa: BLE001 - the border: a bug ends in the log and the crash dialog, not the lane
            return partial(self._crash, work, bug)
        return partial(work.on_success, result)

    def _crash(self, work: _Work, bug: Exception) -> None:
        """Tell of a bug, and let whoever asked go on: nothing may stand still for ever because of it."""
        try:
            self._on_crash(bug)
        finally:
            if isValid(work.owner):
                work.on_failure(ProgramFault(_BUG))


_TURN_SECONDS: Final = 0.001
_BUG: Final = "Ada kesalahan dalam program. Yang sudah tersimpan tetap aman; coba lagi."


class Background:
    """The lanes of one program."""

    def __init__(self, on_crash: Crash) -> None:
        """Start the lanes; ``on_crash`` is told of bugs in the GUI thread."""
        # A lane that computes gives the GUI thread its turn after this time.
        sys.setswitchinterval(_TURN_SECONDS)
        self._postbox = _Postbox()
        self.database = Lane("database", self._postbox, on_crash, StepBack.A_LITTLE)
        self.network = Lane("network", self._postbox, on_crash, StepBack.FAR)
        self.files = Lane("files", self._postbox, on_crash, StepBack.FAR)

    def deliver(self, owner: QObject, call: Callable[[], None]) -> None:
        """Call something in the GUI thread, from any thread."""
        self._postbox.post(owner, call)

    def close(self, cancel_network: Callable[[], None]) -> None:
        """Drain the lanes of files and database, cancel the network lane; deliver what is done, and nothing later."""
        self.network.abandon()
        cancel_network()
        self.files.drain()
        self.database.drain()
        self.network.join()
        self._postbox.close()
