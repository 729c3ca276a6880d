"""The messages of sign-in and exchange: the single definition for both ends.

On the wire they are MessagePack (times in ms since 1970 UTC, UUIDs as 16 bytes, dates as ISO text) or, for anyone
who asks for it, JSON (bytes as base64). Unknown fields are ignored, so a newer peer may add some; a field is never
reused for another meaning. See :mod:`sync.contract.frames` for how they are laid on a stream,
:mod:`sync.contract.entities` for what changes carry, :mod:`sync.contract.receipts` for receipts.
"""

from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.entities import Change
from sync.contract.receipts import Content, ReceiptSheet, Vouched

PROTOCOL_MAJOR: Final = 1
"""Raised only when an older peer could no longer understand us at all."""

LATEST_MS: Final = 253_402_300_799_999
"""End of the year 9999: no time on the wire lies later, for no calendar could show it."""

ROWS_PER_FRAME: Final = 250
BYTES_PER_FRAME: Final = 64 * 1024


class SignIn(msgspec.Struct, frozen=True, kw_only=True):
    """``POST /v1/sign-in``: who, with which password, from which device (an id the desk made once)."""

    username: str
    password: str
    device: UUID
    device_name: str = ""


class SignedIn(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answer to a good sign-in. The token is told only here; the centre keeps its hash."""

    token: str
    username: str
    full_name: str
    role: str
    unit_row: int
    unit_code: str
    unit_name: str
    epoch: str
    server_time: int
    server_key: bytes = b""
    """Public Ed25519 key (32 bytes) that receipts are signed with; the desk pins it."""


class Written(msgspec.Struct, frozen=True, omit_defaults=True):
    """When something was written: the device's clock, and what can be proven about it."""

    at: int
    """Device time, ms since 1970 UTC."""
    offset: int = 0
    """Zone of the device, minutes east of UTC."""
    after: int = 0
    """Last server time the desk had seen, ms; 0 when none."""
    elapsed: int = -1
    """Ms between that server time and the writing, sleep included; -1 when a restart lies between."""
    seen: int = 0
    """Highest device time that the desk had noted since that server time, ms; 0 when none. Where ``at`` lies well
    before it, the clock was turned back."""


class Action(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One act of one operator. Its ``id`` is the idempotency key for ever."""

    id: UUID
    case: int
    """Row number of the case at the centre."""
    tracking_id: str = ""
    """Number of the complaint as the operator saw it. Rows may mean other cases at a centre that was restored or set
    up anew; an action whose number does not fit its row is held instead of reaching the wrong citizen."""
    kind: str
    """A value of :class:`sync.contract.events.EventKind`; a kind the centre does not know is rejected, not lost."""
    text: str
    written: Written
    base: int = 0
    """Revision of the case state that the operator saw."""
    particulars: Particulars = NONE
    template: UUID | None = None
    """Key of the template that a reply began with; counts its uses."""

    def vouched(self) -> Vouched:
        """Return what a receipt for this action vouches for."""
        said = (self.tracking_id, self.kind, self.text, self.written.at, self.particulars)
        return Content(self.id, self.case, *said).vouched()


class Entity(msgspec.Struct, frozen=True, array_like=True):
    """Which version of which entity the centre holds in the desk's scope."""

    kind: str
    row: int
    mark: int
    """See :mod:`sync.contract.marks`."""


class Opening(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """First frame up. More actions may follow in frames of :class:`MoreActions`."""

    protocol: int = PROTOCOL_MAJOR
    cursor: str = ""
    """Opaque; empty for a first sync."""
    budget: int = 0
    """Most bytes of changes (before compression) the desk wants in this answer; 0 for no limit."""
    actions: tuple[Action, ...] = ()
    offered: tuple[UUID, ...] = ()
    """Actions whose receipts the desk holds and doubts that the centre still has: after it was restored, say."""
    buckets: bytes = b""
    """Sums of the marks of what the desk holds, by bucket: to find what differs."""
    wanted: tuple[tuple[str, int], ...] = ()
    """Entities (kind, row) to be told again, whatever the cursor."""
    last: bool = True
    """Whether no frame follows."""


class MoreActions(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A further frame up. Each frame is one transaction at the centre, so a cut costs at most one frame."""

    actions: tuple[Action, ...]
    last: bool = True


class AnswerFrame(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One frame down: applied with its cursor in one transaction. Receipts come before changes."""

    server_time: int = 0
    """ms since 1970 UTC; in the first frame only."""
    restart: bool = False
    """In the first frame: the cursor was of another epoch or scope, so all that the centre owns comes anew."""
    total: int = 0
    """In the first frame: about how many changes this answer brings; 0 for a handful."""
    weighed: int = 0
    """In the first frame: how many of the offered actions were looked for."""
    missing: tuple[UUID, ...] = ()
    """In the first frame: those that the centre does not have; the desk sends them again, under their ids."""
    sheets: tuple[ReceiptSheet, ...] = ()
    changes: tuple[Change, ...] = ()
    cursor: str = ""
    """Where to go on after this frame; empty when it moves nothing on."""
    differing: tuple[int, ...] = ()
    """Numbers of the buckets whose sums differ."""
    roll: tuple[Entity, ...] = ()
    """All entities of those buckets. What the desk holds in them besides has left its scope."""
    sum: bytes = b""
    """In the last frame: sum of the marks of all that the desk holds after this answer; absent while it moves on."""
    more: bool = False
    """In the last frame: ask again, for the budget ran out, or something changed while a first sync was told."""
    last: bool = False
    """An answer without a last frame was cut off."""


class Refusal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Body of every 4xx and 5xx answer of the centre, always JSON; how a desk knows that it was the centre."""

    tindak: str
    """One of :class:`RefusalCode`."""
    message: str
    server_time: int = 0
    retry_after: int = 0
    """Seconds, where the centre knows."""


class RefusalCode(StrEnum):
    """Why the centre refused a whole request."""

    SIGN_IN = "sign-in-required"
    WRONG_PASSWORD = "wrong-password"  # noqa: S105 - a code, not a secret
    TOO_MANY = "too-many-attempts"
    PROTOCOL = "protocol-unsupported"
    MALFORMED = "malformed"
    CODING = "coding-unsupported"
    TOO_LARGE = "too-large"
    MAINTENANCE = "maintenance"
    NOT_FOUND = "not-found"
    FILE_REFUSED = "file-refused"
    """A file, or bytes of it, are not taken or let go as asked; the status says why (docs/protocol.md, "Files")."""
    FAULT = "fault"


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """``GET /v1/health``: a known answer, so that a captive portal cannot pass for the centre."""

    tindak: str
    """Always ``"centre"``."""
    protocol: int
    server_time: int
    maintenance: str = ""
