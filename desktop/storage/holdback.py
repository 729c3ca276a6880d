"""What an exchange leaves alone for a moment: own actions that whoever recorded them can still undo.

Kept beside them, so that every process that exchanges knows, and bounded by time, so that none is kept back for good.
"""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from desktop.storage import outbox, settings

LONGEST_MS: Final = 30_000
"""How long anything is kept back where nobody lets go of it, as when the program ends meanwhile."""

_FROM: Final = "held-back-from"
_SINCE: Final = "held-back-since"


def hold(connection: Connection, actions: Collection[UUID], now: int) -> None:
    """Keep these back, and all that is recorded behind them; what was kept back before may go.

    :param now: device time, ms since 1970 UTC.
    """
    if positions := _positions(connection, actions):
        settings.save(connection, _FROM, min(positions))
        settings.save(connection, _SINCE, now)


def let_go(connection: Connection, actions: Collection[UUID]) -> None:
    """Keep these back no more; others that were recorded since stay as they are."""
    if settings.load(connection, _FROM, 0) in _positions(connection, actions):
        settings.save(connection, _FROM, 0)


def first_held(connection: Connection, now: int) -> int | None:
    """Return the position of the outbox from which on nothing goes now; ``None`` where all may."""
    first = settings.load(connection, _FROM, 0)
    is_over = not 0 <= now - settings.load(connection, _SINCE, 0) <= LONGEST_MS  # a corrected clock ends it too
    return None if not first or is_over else first


def count(connection: Connection, now: int) -> int:
    """Return how many own actions that wait are kept back now."""
    first = first_held(connection, now)
    return outbox.count_waiting_from(connection, first) if first is not None else 0


def _positions(connection: Connection, actions: Collection[UUID]) -> list[int]:
    return [row.position for row in outbox.rows_of(connection, list(actions))]
