"""The road to the centre, as windows and commands see it: how an exchange ended, and how far one has come.

:meth:`Exchange.exchange_now` may take long and is called in the network lane of :mod:`ui.background`. Times are ms
since 1970 UTC; 0 means unknown.
"""

from collections.abc import Callable
from typing import Protocol

import msgspec

from sync.contract.line import LineState


class ExchangeReport(msgspec.Struct, frozen=True, kw_only=True):
    """How one exchange ended, for one result line."""

    outcome: str
    """``done``, ``unreachable``, ``maintenance``, ``refused``, ``local-fault``, or ``luring`` when switched off."""
    sentence: str
    pushed: int = 0
    pulled: int = 0
    round_trips: int = 0
    bytes_sent: int = 0
    bytes_received: int = 0
    duration_ms: int = 0
    line: LineState = LineState.LOCAL_FAULT
    """How the line is now."""
    next_try_at: int = 0
    """When the next exchange begins by itself, device time; 0 when none does."""
    clock_off_by_ms: int = 0
    """As in :class:`DeskState`."""
    unconfirmed: int = 0
    """As in :class:`DeskState`."""


class ExchangeProgress(msgspec.Struct, frozen=True):
    """How far an exchange under way has come."""

    receipts: int
    """Own actions received by the centre so far."""
    changes: int
    """Changes stored so far."""
    expected: int = 0
    """About how many changes there will be; 0 while it is but a handful."""
    left_ms: int = 0
    """About how long the rest takes; 0 while nobody can know."""


ToldOfProgress = Callable[[ExchangeProgress], None]


class Exchange(Protocol):
    """The road to the centre, as far as windows care."""

    def exchange_now(self, progress: ToldOfProgress | None = None) -> ExchangeReport:
        """Exchange once, now; never raises an expected fault, the report says it.

        :param progress: called each time something was stored.
        """
        ...

    def fetch(self, sha256: str) -> str:
        """Fetch one file (SHA-256, hexadecimal) from the centre; what arrives is kept, and goes on from there.

        Returns a sentence why it is not here, empty when it now is; never raises an expected fault.
        """
        ...

    def next_due_ms(self) -> int:
        """Return in how many ms the next exchange by itself is due; 0 for now, -1 for never (switched off)."""
        ...

    def give_up(self) -> None:
        """Give up a running exchange, if there is one; what arrived is kept. Safe from any thread."""
        ...

    def cancel(self) -> None:
        """Give up a running exchange and begin none any more, for closing. Safe from any thread."""
        ...
