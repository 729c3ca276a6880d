"""The threads in which requests about files wait for disks and the database."""

from dataclasses import dataclass
from typing import Final

from sync.server.lane import Lane

WRITERS_AT_ONCE: Final = 8
SHELVERS_AT_ONCE: Final = 4
"""Those that give files, and wait for a distant storage."""
ENDERS_AT_ONCE: Final = 4
"""Those that hash whole files, and wait for a scanner; a slow one keeps nobody waiting who only reads."""


@dataclass(frozen=True)
class Lanes:
    """Where what is waited for."""

    database: Lane
    disk: Lane
    shelf: Lane
    ending: Lane
