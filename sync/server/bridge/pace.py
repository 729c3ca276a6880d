"""The pace of requests: never faster than an administrator decided."""

from collections.abc import Callable

from sync.server.clock import Clock

Rest = Callable[[float], object]
"""Waits so many seconds, or less when the program is told to stop."""


class Pace:
    """Lets requests pass one by one."""

    def __init__(self, clock: Clock, least_ms: int, rest: Rest) -> None:
        """Let one pass every ``least_ms``."""
        self._clock = clock
        self._least_ms = least_ms
        self._rest = rest
        self._free_at = 0

    def __call__(self) -> None:
        """Return when the next request may leave."""
        wait = min(self._free_at - self._clock.now_ms(), self._least_ms)  # a clock set back keeps nobody waiting
        if wait > 0:
            self._rest(wait / 1000)
        self._free_at = self._clock.now_ms() + self._least_ms
