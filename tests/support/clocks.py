"""Clocks that stand where a test puts them."""

from datetime import date
from uuid import UUID

from sync.contract.ids import uuid7

MONDAY = 1_795_420_800_000  # 2026-11-23 08:00 UTC


class StandingClock:
    """A device clock that moves only when told; names are drawn in a known order."""

    def __init__(self, wall: int = MONDAY) -> None:
        self.wall = wall
        self.monotonic = 0
        self.ticks = 0
        self.booted = "boot 1"
        self.drawn = 0

    def wall_ms(self) -> int:
        return self.wall

    def monotonic_ms(self) -> int:
        return self.monotonic

    def ticks_ms(self) -> int:
        return self.ticks

    def boot(self) -> str:
        return self.booted

    def offset_minutes(self) -> int:
        return 480

    def today(self) -> date:
        return date(2026, 11, 23)

    def new_id(self) -> UUID:
        self.drawn += 1
        return uuid7(self.wall, self.drawn.to_bytes(10, "big"))

    def pass_by(self, ms: int) -> None:
        self.wall += ms
        self.monotonic += ms
        self.ticks += ms
