"""The bridge beside a serving centre: a thread that works off what is due, again and again, until it is told to end."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Final

from sync.server.beside import rounds_beside
from sync.server.bridge.http import HttpLapor
from sync.server.bridge.pace import Pace, Rest
from sync.server.bridge.round import Report, Round
from sync.server.bridge.settings import BridgeSettings
from sync.server.centre import Centre
from sync.server.settings import DataFolder

EVERY_S: Final = 60.0
_HOLDER_BYTES: Final = 16


def work_once(centre: Centre, settings: BridgeSettings, holder: str, rest: Rest, stop: Event) -> Report:
    """Run one round over HTTP."""
    pace = Pace(centre.clock, settings.pace_ms, rest)
    with HttpLapor(settings, settings.zone_of(centre.zone), pace) as lapor:
        return Round(centre, settings, lapor, holder, stop.is_set).run()


def new_holder() -> str:
    """Return a name for this process that no other one has."""
    return secrets.token_hex(_HOLDER_BYTES)


@contextmanager
def beside(centre: Centre, folder: DataFolder) -> Iterator[None]:
    """Work in the background for the length of a block, where an account is configured; otherwise do nothing.

    Settings and switch are looked at anew for each round, so ``bridge on``, ``off`` and ``configure`` take effect
    within a minute. A round under way at the end may be left behind: it is then doubted and read back later.
    """
    if folder.read().bridge is None:
        yield
        return
    holder = new_holder()

    def work(stop: Event) -> None:
        settings = folder.read().bridge
        if settings is not None:
            work_once(centre, settings, holder, stop.wait, stop)

    with rounds_beside("bridge", EVERY_S, folder, work):
        yield
