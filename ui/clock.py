"""The window's look at the wall clock, to say *hari ini* and *08.57*; tests and pictures hand in their own."""

from collections.abc import Callable
from datetime import UTC, date, datetime

NowMs = Callable[[], int]
"""Returns device time, ms since 1970 UTC."""


def wall_ms() -> int:
    """Return device time, ms since 1970 UTC."""
    return int(datetime.now(UTC).timestamp() * 1000)


def local_time(ms: int) -> datetime:
    """Return a moment in the zone this computer is set to."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone()


def local_day(ms: int) -> date:
    """Return the day of a moment in the zone this computer is set to."""
    return local_time(ms).date()
