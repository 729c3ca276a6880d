"""What ties this computer's clocks to the centre's, over processes: so that the time of writing can be proven.

The wall clock of an office computer may be wrong or be set; the ticks since it was booted may not. Whenever the
centre tells the time, the ticks of that moment and the name of the boot are noted. While that boot lasts, ticks tell
how long ago that was; after it, only the wall clock is left, and the highest time it has shown (see
:mod:`sync.contract.proven_time`).
"""

from typing import NamedTuple, Protocol

from sqlalchemy import Connection

from desktop.storage import account
from sync.contract.line import is_clock_wrong
from sync.contract.messages import Written


class BootClock(Protocol):
    """The clocks of a computer."""

    def wall_ms(self) -> int:
        """Device time, ms since 1970 UTC; may be wrong."""
        ...

    def offset_minutes(self) -> int:
        """Zone of the device, minutes east of UTC."""
        ...

    def ticks_ms(self) -> int:
        """Milliseconds since the computer was booted, sleep included; nobody can set them."""
        ...

    def boot(self) -> str:
        """Return a name for this boot, another one after each restart; empty when nobody knows it."""
        ...


class Told(NamedTuple):
    """A time that the centre told, and what this computer's clocks showed when it came."""

    server_time: int
    wall: int
    ticks: int
    boot: str


def told_now(server_time: int, clock: BootClock) -> Told:
    """Return a server time with what the clocks show now: to be called the moment it comes."""
    return Told(server_time, clock.wall_ms(), clock.ticks_ms(), clock.boot())


def note_told(connection: Connection, told: Told | None, now: int) -> None:
    """Tie the clocks to the centre's anew; where it told no time, note only what the wall clock shows."""
    if told is None:
        note_device_time(connection, now)
        return
    account.note_on_line(
        connection, told_at=told.server_time, told_ticks=told.ticks, told_boot=told.boot, seen_at=told.wall
    )


def note_device_time(connection: Connection, now: int) -> None:
    """Remember that the wall clock has shown this time."""
    if now > account.load_line(connection).seen_at:
        account.note_on_line(connection, seen_at=now)


def off_by_now(line: account.Line, clock: BootClock) -> int:
    """Return by how much the clock is off, where it was wrong at the last answer: it may have been set since then.

    Ticks tell what time it is at the centre now while the boot lasts; after it, what was known last stands.
    """
    if not is_clock_wrong(line.clock_off_by_ms) or (passed := _since_told(line, clock)) is None:
        return line.clock_off_by_ms
    return line.told_at + passed - clock.wall_ms()


def _since_told(line: account.Line, clock: BootClock) -> int | None:
    """Return how many ms have passed since the centre told the time; ``None`` where nothing proves it."""
    passed = clock.ticks_ms() - line.told_ticks
    is_same_boot = line.told_at and line.told_boot and line.told_boot == clock.boot()
    return passed if is_same_boot and passed >= 0 else None


def written_now(connection: Connection, clock: BootClock) -> Written:
    """Return the time of writing with all that can prove it. What proves nothing is left out, for it costs bytes."""
    line, now = account.load_line(connection), clock.wall_ms()
    note_device_time(connection, now)
    if (passed := _since_told(line, clock)) is not None:
        return Written(at=now, offset=clock.offset_minutes(), after=line.told_at, elapsed=passed)
    seen = line.seen_at if line.seen_at > now else 0
    return Written(at=now, offset=clock.offset_minutes(), after=line.last_server_time, seen=seen)
