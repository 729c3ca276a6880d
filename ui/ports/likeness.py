"""What a case asks about complaints like it; a part of :class:`ui.ports.desk.Desk`."""

from enum import StrEnum
from typing import Protocol

import msgspec

from ui.ports.listing import Stale


class Likeness(StrEnum):
    """In what two complaints are alike. Who sent them is never compared: an anonymous reporter stays unknown."""

    SAME_TEXT = "same-text"
    NEARLY_SAME_TEXT = "nearly-same-text"
    SAME_TITLE = "same-title"
    NEARLY_SAME_TITLE = "nearly-same-title"
    SAME_PLACE = "same-place"
    """The same village of the same district."""


class SimilarCase(msgspec.Struct, frozen=True, kw_only=True):
    """Another complaint that may be about the same thing."""

    case: int
    tracking_id: str
    title: str
    status: str
    """The phrase, as the list shows it."""
    received_at: int = 0
    reasons: tuple[Likeness, ...]
    """At least one, the most telling first."""


class SimilarDesk(Protocol):
    """Local data only; asked for in the database lane, behind what the operator waits for."""

    def similar(self, case: int, stale: Stale | None = None) -> tuple[SimilarCase, ...]:
        """Return at most five complaints like this one, the most alike first; none when nobody waits for it any more.

        Other disposals of the same complaint, and those that are linked with it already, are left out.
        :raises sync.contract.errors.BadInput: when this desk does not hold it.
        """
        ...
