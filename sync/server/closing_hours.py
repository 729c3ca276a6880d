"""The closing timer beside a serving centre: once when it starts, then every hour."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final

from sync.server.centre import Centre
from sync.server.closing import close_due
from sync.server.settings import DataFolder

EVERY_S: Final = 3600.0
_GRACE_S: Final = 10.0
_log = logging.getLogger(__name__)


@contextmanager
def closing_beside(centre: Centre, folder: DataFolder) -> Iterator[None]:
    """Close what is due in the background for the length of a block; nothing during maintenance."""
    stop = Event()
    worker = Thread(target=_work, args=(centre, folder, stop), name="tindak-closing", daemon=True)
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(_GRACE_S)


def _work(centre: Centre, folder: DataFolder, stop: Event) -> None:
    while True:
        try:
            if not folder.maintenance():
                close_due(centre)
        except Exception:  # noqa: BLE001 - a full disk or a bug must not end the timer for good; the log tells where
            _log.exception("closing timer failed")
        if stop.wait(EVERY_S):
            return
