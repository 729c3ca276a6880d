"""The one room of the desk that looks at the clock and draws identifiers."""

import os
import time
from datetime import UTC, date, datetime
from uuid import UUID

from sync.contract.ids import RANDOM_BYTES, uuid7


class SystemClock:
    """The clocks of this computer; implements :class:`sync.engine.ports.Clock`."""

    def wall_ms(self) -> int:
        """Device time, ms since 1970 UTC."""
        return time.time_ns() // 1_000_000

    def monotonic_ms(self) -> int:
        """Milliseconds since some point of this run."""
        return time.monotonic_ns() // 1_000_000

    def offset_minutes(self) -> int:
        """Zone of this computer, minutes east of UTC."""
        offset = datetime.now(UTC).astimezone().utcoffset()
        return round(offset.total_seconds() / 60) if offset else 0

    def today(self) -> date:
        """Today in the zone of this computer."""
        return datetime.now(UTC).astimezone().date()

    def new_id(self) -> UUID:
        """Name something new."""
        return uuid7(self.wall_ms(), os.urandom(RANDOM_BYTES))

    def chance(self) -> float:
        """Return a random share in [0, 1), to spread desks over time."""
        return int.from_bytes(os.urandom(4), "big") / (1 << 32)
