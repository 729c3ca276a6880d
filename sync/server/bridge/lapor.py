"""What the bridge asks of lapor.go.id, and what can go wrong there.

LaporFault
├── NotAnswered        nobody knows what became of the request
│   └── NotSent        not a byte of it left, so nothing became of it
├── Throttled          refused unread: too many requests
├── AccountRefused     the token or its rights are not accepted: no request makes sense before a person acts
└── ItemRefused        this request is refused, others may not be
"""

from typing import Protocol

import msgspec

from sync.contract.errors import TindakError


class LaporFault(TindakError):
    """lapor.go.id did not do what was asked, or nobody knows whether it did."""

    code = "T600"


class NotAnswered(LaporFault):
    """No answer that can be understood. Whether it acted is unknown."""

    code = "T601"


class NotSent(NotAnswered):
    """No connection came about, so it cannot have acted."""

    code = "T602"


class Throttled(LaporFault):
    """Too many requests; ``retry_after`` says for how many seconds to be silent, 0 when untold."""

    code = "T603"


class AccountRefused(LaporFault):
    """Token unknown, expired, or without the right."""

    code = "T604"
    is_forbidden: bool = False
    """Whether the account is known, and only this request is beyond it."""


class ItemRefused(LaporFault):
    """One request is refused, others may not be; the sentence repeats the reason given."""

    code = "T605"


class Institution(msgspec.Struct, frozen=True):
    """An institution of the master list."""

    id: str
    name: str


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said about a complaint, as lapor.go.id shows it."""

    id: str
    content: str
    created_at: int = 0
    """ms since 1970 UTC; 0 when it cannot be read."""
    institution_from: str = ""
    """Name of the institution that said it; empty for the reporter."""


class Complaint(msgspec.Struct, frozen=True, kw_only=True):
    """Where a complaint stands at lapor.go.id."""

    status: str = ""
    """``status_name``, verbatim."""
    disposition_id: str = ""
    """Institution in charge; empty when it is not told."""


class NewFollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """A reply of an institution that is to be shown to the reporter."""

    complaint_id: str
    institution_id: str
    content: str
    secret: bool = False


class Return(msgspec.Struct, frozen=True, kw_only=True):
    """A complaint that goes back because it is not this institution's to answer."""

    complaint_id: str
    target_id: str
    """Institution that should have it; empty for whoever disposes."""
    explanation: str


class Lapor(Protocol):
    """The REST interface of lapor.go.id, as one public client uses it.

    Every method raises :class:`LaporFault`. There is no idempotency key: whoever repeats a ``POST`` says it twice.
    """

    def followups(self, complaint_id: str) -> list[FollowUp]:
        """Return *all* that was said about a complaint; an answer that may lack some is a :class:`NotAnswered`."""
        ...

    def complaint(self, complaint_id: str) -> Complaint:
        """Return where a complaint stands."""
        ...

    def add_followup(self, new: NewFollowUp) -> None:
        """Post a reply. Returning means that lapor.go.id said yes."""
        ...

    def reject(self, back: Return) -> None:
        """Give a complaint back. Returning means that lapor.go.id said yes."""
        ...

    def institutions(self) -> list[Institution]:
        """Return the master list of institutions."""
        ...
