"""*Uji coba sinkron*: what an exchange would do, told before a byte is sent."""

from typing import Protocol

import msgspec

from sync.contract.events import EventKind
from sync.contract.line import LineState


class RehearsedAction(msgspec.Struct, frozen=True, kw_only=True):
    """One own action, at its place in the order in which they go."""

    id: str
    case: int
    """0 when its case has left this desk."""
    tracking_id: str
    title: str
    kind: EventKind | str
    bytes: int
    """Before compression."""
    files: int = 0
    files_bytes: int = 0
    """Of its files that the centre is not known to have."""
    reason: str = ""
    """A value of :class:`sync.contract.receipts.Reason`: why it would come back, by the rules of this desk."""
    sentence: str = ""
    """The same in words; empty when nothing stands against it."""
    may_have_arrived: bool = False
    """It left before and no answer came; it goes again under its number, and counts once."""


class Rehearsal(msgspec.Struct, frozen=True, kw_only=True):
    """What an exchange would send now."""

    actions: tuple[RehearsedAction, ...] = ()
    requests: int = 1
    bytes_sent: int = 0
    """Of the texts, as they would be compressed, headers included; about right."""
    offered: int = 0
    """Received actions of which the centre would be asked whether it still has them."""
    files: int = 0
    files_bytes: int = 0
    """What would follow of files, small pictures included."""
    why_files_rest: str = ""
    """Sentence: why files would not go now; empty when they would."""
    texts_ms: int = 0
    """About how long the texts would take on the line as it was measured last; 0 while it never was."""
    files_ms: int = 0
    """The same of the files."""
    why_not: str = ""
    """Sentence: why nothing would go at all now; empty when it would."""
    line: LineState = LineState.NEVER

    @property
    def stopped(self) -> tuple[RehearsedAction, ...]:
        """Those that would be held or rejected."""
        return tuple(one for one in self.actions if one.sentence)


class RehearsalDesk(Protocol):
    """Rehearses exchanges: local data only, in the database lane."""

    def rehearse(self) -> Rehearsal:
        """Return what an exchange would do now. Nothing is sent, opened or changed."""
        ...
