"""The bridge beside a serving centre: a thread that works off what is due, again and again, until it is told to end."""

import secrets
from contextlib import AbstractContextManager
from threading import Event
from typing import Final

from sync.server.beside import rounds_beside
from sync.server.bridge.http import HttpLapor
from sync.server.bridge.pace import Pace, Rest
from sync.server.bridge.round import Report, Round
from sync.server.bridge.settings import BridgeSettings
from sync.server.bridge.watch import Watch
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


class BridgeRounds:
    """The rounds of one process: it works the bridge where it has an account, and watches it also where it has none.

    Settings and switch are looked at anew for each round, so ``bridge on``, ``off`` and ``configure`` take effect
    within a minute.
    """

    def __init__(self, centre: Centre, folder: DataFolder) -> None:
        """Be a process that has not worked yet."""
        self._centre = centre
        self._folder = folder
        self._holder = new_holder()
        self._watch = Watch()

    def __call__(self, stop: Event) -> None:
        """Run one round; once told to stop it may be left behind, and is then doubted and read back later."""
        try:
            settings = self._folder.read().bridge
            if settings is not None:
                work_once(self._centre, settings, self._holder, stop.wait, stop)
        finally:
            self._watch.look(self._centre)


def beside(centre: Centre, folder: DataFolder) -> AbstractContextManager[None]:
    """Work and watch in the background for the length of a block."""
    return rounds_beside("bridge", EVERY_S, folder, BridgeRounds(centre, folder))
