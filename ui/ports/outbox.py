"""What the windows ask about own actions on their way: the outbox, receipts, and what stands against an action.

A part of :class:`ui.ports.desk.Desk`: quick, local, in the database lane. Times are ms since 1970 UTC; 0 means unknown.
"""

from enum import StrEnum
from typing import Final, Protocol

import msgspec

from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.events import EventKind, Lamp
from ui.ports.acts import SaidView


class OutboxLine(msgspec.Struct, frozen=True, kw_only=True):
    """One action of this desk, newest first."""

    id: str
    case: int
    """0 when the case has left this desk."""
    tracking_id: str
    title: str
    kind: EventKind | str
    """Of a case event, or that of an action about a template (:mod:`sync.contract.replies.templates`)."""
    text: str
    written_at: int
    lamp: Lamp
    sent_unconfirmed: bool = False
    received_at: int = 0
    published_at: int = 0
    reason: str = ""
    receipt: str = ""
    bytes: int = 0
    said: SaidView = SaidView()
    can_pull_back: bool = False
    """Not on its way: it may become a draft again, if its case is here."""
    tries: int = 0
    """How often it set out, also where no way led to the centre."""
    tried_at: int = 0
    """When it set out last, device time."""
    files: int = 0
    """Photos and documents that go with it."""
    files_bytes: int = 0
    files_sent: int = 0
    """How many of these bytes the centre is known to have."""
    files_refused: int = 0
    """Files that the centre declined for good."""
    road: LaporRoad = LaporRoad.BY_HAND
    """How a response that the reporter cannot read yet gets to lapor.go.id."""
    is_marked: bool = False
    """It was marked here as uploaded to lapor.go.id, and the centre has not received that yet."""
    is_cancelled: bool = False
    """Given up by the operator after it was held or rejected; its words are kept here."""


class Shelf(StrEnum):
    """Where an own action stands, as the operator sorts it."""

    ATTENTION = "attention"
    """Held or rejected: somebody must look."""
    WAITING = "waiting"
    RECEIVED = "received"
    """The centre has it; whether or not it is published."""
    PUBLISHED = "published"
    """Those of the received ones that the reporter can read."""
    CANCELLED = "cancelled"


class OutboxQuery(msgspec.Struct, frozen=True):
    """Which own actions to show. An empty query shows what still needs somebody, and the newest of the rest.

    That is what is unsettled, what the reporter cannot read yet, and what lacks a file at the centre.
    """

    text: str = ""
    """Words or parts of words in number, title, text and receipt; all must occur."""
    shelf: Shelf | None = None


class OutboxPage(msgspec.Struct, frozen=True, kw_only=True):
    """Own actions that a query finds: what needs a look, what waits, what was received, what was given up."""

    lines: tuple[OutboxLine, ...] = ()
    counts: dict[Shelf, int] = {}
    """How many the words of the query find on each shelf, whichever shelf was asked for."""
    has_more: bool = False
    """Whether older ones were left out."""


class ReceiptView(msgspec.Struct, frozen=True, kw_only=True):
    """What the centre said of one own action, with all that proves it (:mod:`sync.contract.receipts`)."""

    id: str
    number: str
    outcome: Lamp
    """``received``, ``held`` or ``rejected``."""
    reason: str = ""
    received_at: int
    written_at: int
    case: int
    tracking_id: str
    title: str
    kind: EventKind | str
    text: str
    """Empty once the case has left this desk for long."""
    author: str
    unit: str
    is_genuine: bool
    """Whether the signature holds, and is for these very words where they are still here."""
    statement: bytes
    signature: bytes
    index: int
    size: int
    path: bytes
    key: bytes
    """Public key of the centre that signed."""
    particulars: Particulars = NONE
    said: SaidView = SaidView()


CHANGED: Final = "case-changed"
"""Cause of a difference without an action: the case changed while somebody was writing about it."""


class StoodView(msgspec.Struct, frozen=True, kw_only=True):
    """How a case stood at some moment."""

    status: str
    unit: str
    title: str = ""
    category: str = ""
    body: str = ""
    tracking_id: str = ""


class SaidSinceView(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody else said about a case meanwhile."""

    kind: EventKind | str
    text: str
    author: str
    unit: str
    written_at: int
    is_published: bool = False
    said: SaidView = SaidView()


class DifferenceView(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator wrote, beside what stands at the centre as far as this desk knows."""

    action: str = ""
    """Id of the action; empty for a draft."""
    case: int = 0
    """0 when the case has left this desk."""
    act: str = ""
    """Which draft it is or can become, as :attr:`ui.ports.desk.Draft.act`."""
    tracking_id: str
    title: str
    kind: EventKind | str
    text: str
    said: SaidView = SaidView()
    written_at: int
    cause: str
    """A value of :class:`sync.contract.receipts.Reason`, or one of a newer centre, or :data:`CHANGED`."""
    is_rejected: bool = False
    received_at: int = 0
    """When the centre decided."""
    then: StoodView | None = None
    """As it was shown when this was written; ``None`` where an older program did not keep it."""
    now: StoodView | None = None
    """``None`` when the case has left this desk."""
    since: tuple[SaidSinceView, ...] = ()
    """What others said since it was written, oldest first."""
    public: SaidSinceView | None = None
    """The newest answer of the office that is here: what the reporter reads, once it is published."""
    files: int = 0
    files_bytes: int = 0
    anonymous: bool = False
    confidential: bool = False
    why_no_draft: str = ""
    """Sentence: why it cannot become a draft of its case; empty when it can."""


class OutboxDesk(Protocol):
    """Own actions on their way."""

    def outbox(self) -> tuple[OutboxLine, ...]:
        """Return own actions, those that wait or need attention first, then the newest received ones."""
        ...

    def own_acts(self, query: OutboxQuery) -> OutboxPage:
        """Return the own actions that a query finds, newest first on each shelf."""
        ...

    def receipt(self, action: str) -> ReceiptView:
        """Return the receipt of an own action, checked anew, without any network.

        :raises sync.contract.errors.BadInput: when the centre has given none.
        """
        ...

    def pull_back(self, action: str, kind: EventKind | None = None) -> int:
        """Turn an action that was never sent, or was held, rejected or given up, back into a draft of its case.

        :param kind: the written kind that its words go on as, where they cannot go as what they were.

        Returns the case. :raises sync.contract.errors.BadInput: when it may have left already, when its words go with
        fields and a kind is asked for, or when the case has gone or already has another draft; nothing was changed.
        """
        ...

    def cancel(self, action: str) -> None:
        """Give up an action that was held or rejected; its words and files stay in the outbox.

        :raises sync.contract.errors.BadInput: for any other action; nothing was changed.
        """
        ...

    def difference(self, action: str) -> DifferenceView:
        """Return what stands against a held or rejected action.

        :raises sync.contract.errors.BadInput: for any other action.
        """
        ...

    def draft_difference(self, case: int, act: str = "") -> DifferenceView | None:
        """Return what changed about a case since its draft of an act was begun; ``None`` when nothing did.

        :param act: as :attr:`ui.ports.desk.Draft.act`; so in the next two.
        """
        ...

    def look_again(self, case: int, act: str = "") -> None:
        """Note that the officer has seen how the case stands: this draft is about that from now on."""
        ...

    def shelve_draft(self, case: int, act: str = "") -> str:
        """Take a draft away; its words and files stay in the outbox, given up. Returns the id there.

        :raises sync.contract.errors.BadInput: when there is no draft.
        """
        ...
