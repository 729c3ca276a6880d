"""The road to the centre, as windows and commands see it: how an exchange ended, and how far one has come.

:meth:`Exchange.exchange_now` may take long and is called in the network lane of :mod:`ui.lanes.background`. Times are
ms since 1970 UTC; 0 means unknown.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Final, Protocol

import msgspec

from sync.contract.evidence.provenance import Provenance
from sync.contract.line import LineState
from ui.ports.evidence import ToldOfFiles


class ExchangeReport(msgspec.Struct, frozen=True, kw_only=True):
    """How one exchange ended, for one result line."""

    outcome: str
    """``done``, ``unreachable``, ``maintenance``, ``refused``, ``local-fault``, or ``luring`` when switched off."""
    sentence: str
    code: str = ""
    """Code of the fault that ended it, empty for none."""
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


class FilesWanted(StrEnum):
    """Which files an exchange moves after its texts."""

    NONE = "none"
    PREVIEWS = "previews"
    """Small pictures only, both ways."""
    ALL = "all"
    """All that waits goes up, small pictures come down; large ones are fetched one by one, on demand."""


class FilesReport(msgspec.Struct, frozen=True, kw_only=True):
    """How files moved."""

    outcome: str
    """As in :class:`ExchangeReport`; ``resting`` when they may not go now."""
    sentence: str
    sent: int = 0
    """Files that the centre has whole since, small pictures not counted; those it had already included."""
    fetched: int = 0
    refused: int = 0
    figures: int = 0
    """Of those sent, frozen figures: the centre's seal over them comes with the next exchange, which is due at once."""
    left: int = 0
    """Files that still wait."""
    left_bytes: int = 0
    made_way: bool = False
    """Whether they stopped because a text waits or an exchange is due; they go on after it."""
    round_trips: int = 0
    bytes_sent: int = 0
    bytes_received: int = 0
    duration_ms: int = 0


STOOD_ASIDE: Final = "Unduhan memberi jalan bagi teks; dilanjutkan sesudahnya."
"""What :meth:`Exchange.fetch` says when it ended for a text: asked again, it goes on where it stopped."""


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """What a picture said about its making, or why that is not told."""

    provenance: Provenance | None = None
    why_not: str = ""


class Exchange(Protocol):
    """The road to the centre, as far as windows care."""

    def exchange_now(self, progress: ToldOfProgress | None = None) -> ExchangeReport:
        """Exchange once, now; never raises an expected fault, the report says it.

        :param progress: called each time something was stored.
        """
        ...

    def send_files(self, wanted: FilesWanted, progress: ToldOfFiles | None = None) -> FilesReport:
        """Move files, after the texts and never before them; never raises an expected fault, the report says it.

        Ends early when a text waits, an exchange is due, or :meth:`make_way` was called: what was sent stays sent.

        :param progress: called after each chunk.
        """
        ...

    def make_way(self) -> None:
        """Let running files end after their current chunk, for a text wants to go. Safe from any thread."""
        ...

    def fetch(self, sha256: str) -> str:
        """Fetch one file (SHA-256, hexadecimal) from the centre; what arrives is kept, and goes on from there.

        Returns a sentence why it is not here, empty when it now is; never raises an expected fault.
        """
        ...

    def origin(self, sha256: str) -> Origin:
        """Ask the centre where, when and with what a picture was taken; told to those who supervise its case.

        Never raises an expected fault.
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
