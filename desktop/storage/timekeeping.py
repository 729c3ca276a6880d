"""When something is written, with what can be proven about it."""

from typing import Protocol

from sqlalchemy import Connection

from desktop.storage import account
from sync.contract.messages import Written


class WallClock(Protocol):
    """The clock of the device."""

    def wall_ms(self) -> int:
        """Device time, ms since 1970 UTC."""
        ...

    def offset_minutes(self) -> int:
        """Zone of the device, minutes east of UTC."""
        ...


def written_now(connection: Connection, clock: WallClock) -> Written:
    """Return the moment of writing."""
    line = account.load_line(connection)
    return Written(at=clock.wall_ms(), offset=clock.offset_minutes(), after=line.last_server_time)
