"""The messages of sign-in and exchange: the single definition for both ends.

On the wire they are MessagePack (times in ms since 1970 UTC, UUIDs as 16 bytes, dates as ISO text) or, for anyone
who asks for it, JSON. Unknown fields are ignored, so a newer peer may add some; a field is never reused for
another meaning. See :mod:`sync.contract.frames` for how they are laid on a stream.
"""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

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
    """Ed25519 key that receipts are signed with, pinned here; empty while the centre does not sign."""


class Written(msgspec.Struct, frozen=True, omit_defaults=True):
    """When something was written: the device's clock, and what can be proven about it."""

    at: int
    """Device time, ms since 1970 UTC."""
    offset: int = 0
    """Zone of the device, minutes east of UTC."""
    after: int = 0
    """Last server time the desk had seen, ms; 0 when none."""
    elapsed: int = -1
    """Monotonic ms between that server time and the writing; -1 when a restart lies between."""


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


class Opening(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """First frame up. More actions may follow in frames of :class:`MoreActions`."""

    protocol: int = PROTOCOL_MAJOR
    cursor: str = ""
    """Opaque; empty for a first sync."""
    budget: int = 0
    """Most bytes of changes (before compression) the desk wants in this answer; 0 for no limit."""
    actions: tuple[Action, ...] = ()
    last: bool = True
    """Whether no frame follows."""


class MoreActions(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A further frame up. Each frame is one transaction at the centre, so a cut costs at most one frame."""

    actions: tuple[Action, ...]
    last: bool = True


class Outcome(StrEnum):
    """What the centre decided about an action, once and for ever."""

    ACCEPTED = "accepted"
    HELD = "held"
    REJECTED = "rejected"


class Reason(StrEnum):
    """Why an action was held or rejected; the desk says it in the operator's words."""

    CASE_UNKNOWN = "case-unknown"
    CASE_MOVED = "case-moved"
    CASE_MISMATCH = "case-mismatch"
    KIND_UNKNOWN = "kind-unknown"
    TEXT_EMPTY = "text-empty"
    TEXT_TOO_LONG = "text-too-long"
    ROLE_MAY_NOT = "role-may-not"
    MALFORMED = "malformed"


class CaseState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What changes often about a case: kind ``state``."""

    unit: int = 0
    """Row of the unit in charge; 0 while the complaint is not disposed."""
    status: str
    """The phrase that is true now, see :func:`sync.contract.status.effective_status`."""
    lapor_status: str
    """The raw phrase of LAPOR!, verbatim."""
    lapor_since: int = 0
    reason: str = ""
    """*Alasan Tunda/Arsip*, verbatim."""
    first_reply_on: date | None = None
    completion_on: date | None = None
    revision: int = 1
    """Grows by one with every change; an older state never replaces a newer one."""


class Receipt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The centre's word on one action, stored under its id and repeated verbatim for every repetition."""

    action: UUID
    outcome: Outcome
    number: str
    """Human-readable, unique at this centre: ``TT-20261120-0417``."""
    received_at: int
    reason: str = ""
    """A value of :class:`Reason` for held and rejected actions."""
    event: int = 0
    """Row number of the event it became; 0 when it became none."""
    state: CaseState | None = None
    """State of the case after an accepted action, since a desk does not get its own changes back."""
    signature: bytes = b""
    """Ed25519 over the other fields; empty while the centre does not sign."""


class ChangeKind(StrEnum):
    """Entities, cut by how often they change."""

    UNIT = "unit"
    TEXT = "text"
    STATE = "state"
    EVENT = "event"
    WITHDRAWN = "withdrawn"


class Change(msgspec.Struct, frozen=True):
    """The newest version of one entity in the desk's scope. ``row`` is the centre's row number of its kind.

    For ``text``, ``state`` and ``withdrawn`` the row is the case's. A desk keeps a kind it does not know aside,
    as it came, until a newer program understands it.
    """

    kind: str
    row: int
    body: msgspec.Raw
    """The entity in the encoding of its frame; nil for ``withdrawn``."""


class Unit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Kind ``unit``: an agency, OPD, kecamatan or kelurahan."""

    code: str
    name: str
    parent: int = 0


class CaseText(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Kind ``text``: what hardly ever changes about a case. Empty text where the export had none."""

    tracking_id: str
    title: str
    body: str = ""
    """*Isi Laporan Akhir* (the edited complaint), or *Isi Laporan Awal* where that is empty."""
    original_body: str = ""
    """*Isi Laporan Awal* where it differs from the body."""
    received_at: int = 0
    """When the complaint reached LAPOR!, ms; 0 when unknown."""
    reporter: str = ""
    """Always empty for an anonymous complaint."""
    classification: str = ""
    category: str = ""
    channel: str = ""
    anonymous: bool = False
    confidential: bool = False
    parent_agency: str = ""
    province: str = ""
    regency: str = ""
    district: str = ""
    village: str = ""
    rating: str = ""


class CaseEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Kind ``event``: something said about a case. Append-only; only ``published_at`` may come later."""

    action: UUID
    case: int
    kind: str
    text: str
    author: str
    unit: int = 0
    unit_name: str = ""
    written_at: int
    received_at: int
    published_at: int = 0


class AnswerFrame(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One frame down: applied with its cursor in one transaction. Receipts come before changes."""

    server_time: int = 0
    """ms since 1970 UTC; in the first frame only."""
    restart: bool = False
    """In the first frame: the cursor was of another epoch or scope, so all that the centre owns comes anew."""
    receipts: tuple[msgspec.Raw, ...] = ()
    """Each one an encoded :class:`Receipt`, byte for byte as it was first given."""
    changes: tuple[Change, ...] = ()
    cursor: str = ""
    """Where to go on after this frame; empty when it carries no changes."""
    more: bool = False
    """In the last frame: the budget ran out, ask again."""
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
    TOO_LARGE = "too-large"
    MAINTENANCE = "maintenance"
    NOT_FOUND = "not-found"
    FAULT = "fault"


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """``GET /v1/health``: a known answer, so that a captive portal cannot pass for the centre."""

    tindak: str
    """Always ``"centre"``."""
    protocol: int
    server_time: int
    maintenance: str = ""
