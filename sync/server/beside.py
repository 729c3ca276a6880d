"""What a serving centre does beside its requests: rounds of work in a thread, again and again, until it ends."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final

from sync.server.settings import DataFolder

_GRACE_S: Final = 10.0
_log = logging.getLogger(__name__)


@contextmanager
def rounds_beside(name: str, every_s: float, folder: DataFolder, work: Callable[[Event], None]) -> Iterator[None]:
    """Do rounds of work for the length of a block, the first at once; none during maintenance.

    :param every_s: seconds between two rounds.
    :param work: one round; what it is given is set when the block ends, and the round may then be left behind.
    """
    stop = Event()
    worker = Thread(target=_rounds, args=(name, every_s, folder, work, stop), name=f"tindak-{name}", daemon=True)
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(_GRACE_S)


def _rounds(name: str, every_s: float, folder: DataFolder, work: Callable[[Event], None], stop: Event) -> None:
    while True:
        try:
            if not folder.maintenance():
                work(stop)
        except Exception:  # noqa: BLE001 - a full disk or a bug must not end the rounds for good; the log tells where
            _log.exception("round of %s failed", name)
        if stop.wait(every_s):
            return
