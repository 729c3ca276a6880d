"""The window's look at the wall clock, to say *hari ini* and *08.57*; tests and pictures hand in their own.

Days and times are those of the office (WIB, WITA, WIT), so that a receipt, its number and the window say the same day
on a computer that is set to another zone; until the office is known, those of the computer.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from typing import Final

from sync.contract.deadlines.calendars import zone_named

NowMs = Callable[[], int]
"""Returns device time, ms since 1970 UTC."""


def wall_ms() -> int:
    """Return device time, ms since 1970 UTC."""
    return int(datetime.now(UTC).timestamp() * 1000)


_HOUR: Final = 3_600
_NAMES: Final = {7 * _HOUR: "WIB", 8 * _HOUR: "WITA", 9 * _HOUR: "WIT"}


class _Office:
    """The zone of the office in this process; there is one, as there is one open desk."""

    zone: tzinfo | None = None


def live_in(zone: str) -> None:
    """Tell days and times in this zone from now on; in that of the computer for an empty or unknown name."""
    _Office.zone = zone_named(zone) if zone else None


def local_time(ms: int) -> datetime:
    """Return a moment in the zone of the office."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(_Office.zone)


def local_day(ms: int) -> date:
    """Return the day of a moment in the zone of the office."""
    return local_time(ms).date()


def seconds_ahead(ms: int) -> int:
    """Return how far the zone of the office is ahead of UTC at a moment."""
    offset = local_time(ms).utcoffset()
    return round(offset.total_seconds()) if offset is not None else 0


def zone_name(ms: int) -> str:
    """Return ``WIB``, or ``UTC+5`` outside Indonesia."""
    ahead = seconds_ahead(ms)
    return _NAMES.get(ahead) or f"UTC{ahead / _HOUR:+g}"
