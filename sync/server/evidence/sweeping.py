"""The sweep beside a serving centre: when it starts, and then every ten minutes."""

from contextlib import AbstractContextManager
from itertools import count
from threading import Event
from typing import Final

from sync.server.beside import rounds_beside
from sync.server.centre import Centre
from sync.server.evidence.removal import adopt_strays, sweep
from sync.server.evidence.room import open_room
from sync.server.settings import DataFolder

EVERY_S: Final = 600.0
_ROUNDS_A_DAY: Final = 144
"""Only once a day is the whole shelf looked through: a distant storage counts each look."""


def sweeping_beside(centre: Centre, folder: DataFolder) -> AbstractContextManager[None]:
    """Sweep in the background for the length of a block."""
    room = open_room(centre, folder)
    rounds = count()

    def work(_stop: Event) -> None:
        sweep(room)
        if next(rounds) % _ROUNDS_A_DAY == 0:
            adopt_strays(room)

    return rounds_beside("files", EVERY_S, folder, work)
