"""What an act says besides its words: a reason, units, a category, other complaints; on the wire only what is there."""

from uuid import UUID

import msgspec

from sync.contract.evidence.attachment import Attachment

MOST_UNITS = 50
"""Most units that one act names."""
SHORT_TEXT_LIMIT = 4_000
"""Most letters of a reason, and of a title or category."""


class Particulars(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The particulars of one act. Which of them an act needs stands in :mod:`sync.contract.casework.acts`."""

    reason: str = ""
    """Why: of a return, a postponement, an archiving, a declined draft, a consult answered with *bukan*."""
    units: tuple[int, ...] = ()
    """Rows of units: those disposed or asked, or the one suggested by a return or an answer."""
    category: str = ""
    """Of a constraint, one of :data:`sync.contract.casework.constraints.CONSTRAINT_CATEGORIES`; of an edit, the new
    category; of a draft, the kind of response that it is to become."""
    title: str = ""
    """Of an edit, the new title."""
    related: tuple[str, ...] = ()
    """Tracking IDs of related complaints."""
    about: UUID | None = None
    """The action concerned: the draft that is approved or declined, the response that was uploaded."""
    at: int = 0
    """When a response was uploaded to lapor.go.id, ms since 1970 UTC."""
    files: tuple[Attachment, ...] = ()
    """Photos and documents that go with it; their content follows by itself."""


NONE = Particulars()
"""The particulars of an act that has none."""
