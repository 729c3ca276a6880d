"""When to try again: the longer the line is away, the rarer, never all desks at once, never past a bound."""

from typing import Final

FIRST_MS: Final = 15_000
LONGEST_MS: Final = 15 * 60_000
REGULAR_MS: Final = 5 * 60_000
"""Interval between exchanges while all goes well."""
_SPREAD: Final = 0.25


def regular_delay(chance: float) -> int:
    """Return ms until the next regular exchange. ``chance`` in [0, 1) spreads desks by a quarter either way."""
    return _spread(REGULAR_MS, chance)


def retry_delay(failures: int, chance: float, longest: int = LONGEST_MS) -> int:
    """Return ms until the next try after ``failures`` (>= 1) attempts in a row without an answer.

    :param longest: bound before spreading, :data:`REGULAR_MS` where a try costs the centre nothing.
    """
    doublings = min(max(failures, 1) - 1, 10)
    return _spread(min(FIRST_MS << doublings, longest), chance)


def _spread(delay: int, chance: float) -> int:
    return round(delay * (1 - _SPREAD + 2 * _SPREAD * chance))
