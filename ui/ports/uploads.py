"""What a window asks of the desk to mark several replies as uploaded. All calls are local."""

from collections.abc import Collection
from typing import Protocol

import msgspec

from sync.contract.events import EventKind
from ui.ports.listing import BulkDone


class UploadLine(msgspec.Struct, frozen=True, kw_only=True):
    """One reply that an officer has to bring to lapor.go.id."""

    case: int
    tracking_id: str
    title: str
    reply: str
    """Its id."""
    kind: EventKind | str
    written_at: int
    """Ms since 1970 UTC."""
    begins: str
    """Its first words."""
    may_be_there: bool = False
    """The bridge did not take it: it is looked for at lapor.go.id before it is uploaded."""


class UploadDesk(Protocol):
    """Replies that the office brings to lapor.go.id."""

    def uploads(self) -> tuple[UploadLine, ...]:
        """Return those of the open cases of this officer's unit, the oldest first.

        Own ones that still wait here are among them; what was marked here already is not.
        """
        ...

    def mark_uploaded(self, replies: Collection[tuple[int, str]]) -> BulkDone:
        """Say of each reply (its case, its id) that it stands on lapor.go.id by now: an act for each.

        All of it is one transaction. What the rules refuse is told, and is no reason to leave out the others.
        """
        ...
