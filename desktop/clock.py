"""The one room of the desk that looks at the clock and draws identifiers."""

import os
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from sync.contract.ids import RANDOM_BYTES, uuid7

if sys.platform == "win32":
    import ctypes
    import winreg

    _BOOTS = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"
    _tick_count = ctypes.windll.kernel32.GetTickCount64
    _tick_count.restype = ctypes.c_ulonglong

    def _ticks_ms() -> int:
        """Count as Windows documents it: sleep and hibernation included, whatever time.monotonic is made of."""
        return int(_tick_count())

    def _boot() -> str:
        """Return the number that Windows raises at each start; a start out of hibernation goes on with the ticks."""
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _BOOTS) as key:
                return str(winreg.QueryValueEx(key, "BootId")[0])
        except OSError:
            return ""

elif sys.platform == "linux":

    def _ticks_ms() -> int:
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000

    def _boot() -> str:
        try:
            return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        except OSError:
            return ""

else:

    def _ticks_ms() -> int:
        return time.monotonic_ns() // 1_000_000

    def _boot() -> str:
        """Return nothing: where sleep may not be counted, ticks prove nothing over processes."""
        return ""


class SystemClock:
    """The clocks of this computer; implements :class:`sync.engine.ports.Clock`."""

    def wall_ms(self) -> int:
        """Device time, ms since 1970 UTC."""
        return time.time_ns() // 1_000_000

    def monotonic_ms(self) -> int:
        """Milliseconds since some point of this run."""
        return time.monotonic_ns() // 1_000_000

    def ticks_ms(self) -> int:
        """Milliseconds since this computer was booted, sleep included."""
        return _ticks_ms()

    def boot(self) -> str:
        """Return a name for this boot; empty where the system does not tell it."""
        return _boot()

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
