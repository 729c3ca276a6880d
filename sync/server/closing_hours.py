"""The closing timer beside a serving centre: once when it starts, then every hour."""

from contextlib import AbstractContextManager
from threading import Event
from typing import Final

from sync.server.beside import rounds_beside
from sync.server.centre import Centre
from sync.server.closing import close_due
from sync.server.settings import DataFolder

EVERY_S: Final = 3600.0


def closing_beside(centre: Centre, folder: DataFolder) -> AbstractContextManager[None]:
    """Close what is due in the background for the length of a block."""

    def work(_stop: Event) -> None:
        close_due(centre)

    return rounds_beside("closing", EVERY_S, folder, work)
