"""The clock of the centre: the only room of the server that may look at the wall."""

import time
from datetime import UTC, date, datetime
from email.utils import format_datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Server time, handed in so that a test can say what time it is."""

    def now_ms(self) -> int:
        """Return milliseconds since 1970-01-01 UTC."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now_ms(self) -> int:
        """Return milliseconds since 1970-01-01 UTC."""
        return time.time_ns() // 1_000_000


def local_day(unix_ms: int, zone: ZoneInfo) -> date:
    """Return the calendar day of a moment in the zone of the offices."""
    return datetime.fromtimestamp(unix_ms / 1000, zone).date()


def iso_utc(unix_ms: int) -> str:
    """Return a moment as ISO 8601 in UTC, to the second, as the commands print it; empty for 0 (unknown)."""
    return datetime.fromtimestamp(unix_ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if unix_ms else ""


def http_date(unix_ms: int) -> str:
    """Return a moment as HTTP headers tell it (RFC 9110, section 5.6.7)."""
    return format_datetime(datetime.fromtimestamp(unix_ms // 1000, UTC), usegmt=True)
