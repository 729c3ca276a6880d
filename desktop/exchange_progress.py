"""How far an exchange has come, and about how long the rest takes."""

from typing import Final

from sync.engine.cycle import Exchanged
from sync.engine.ports import Clock
from ui.ports.exchange import ExchangeProgress, ToldOfProgress

_LEAST_TO_ESTIMATE_MS: Final = 3_000
"""A pace is known after so long."""


class MovedSoFar:
    """Remembers how far an exchange came, for the report of one that broke off, and estimates what is left."""

    def __init__(self, progress: ToldOfProgress | None, clock: Clock) -> None:
        self.so_far = Exchanged(0, 0)
        self._progress = progress
        self._clock = clock
        self._first: tuple[int, int] | None = None

    def __call__(self, pushed: int, pulled: int, expected: int) -> None:
        """Take in how far the engine says that it has come."""
        self.so_far = Exchanged(pushed, pulled)
        if self._progress:
            self._progress(ExchangeProgress(pushed, pulled, max(expected, 0), self._left_ms(pulled, expected)))

    def _left_ms(self, pulled: int, expected: int) -> int:
        """Return how long what is left takes at the pace since the first changes came; 0 while nobody can know."""
        now = self._clock.monotonic_ms()
        if self._first is None or not self._first[1]:
            self._first = now, pulled
        began, before = self._first
        if pulled <= before or now - began < _LEAST_TO_ESTIMATE_MS or expected <= pulled:
            return 0
        return (now - began) * (expected - pulled) // (pulled - before)
