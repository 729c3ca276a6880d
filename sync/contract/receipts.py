"""Receipts: the centre's signed word on one action, once and for ever, which can be checked without any network.

The receipts that are given in one transaction form a *sheet*: the leaves of a Merkle tree (RFC 9162, section 2.1)
whose root is signed with Ed25519 (RFC 8032), so that one signature covers a hundred follow-ups and each of them can
still be shown by itself. On the wire a sheet leaves out what the desk knows: its actions.
"""

import hashlib
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final, NamedTuple
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.errors import BadInput
from sync.contract.frames import pack, unpack

KEY_BYTES: Final = 32
"""Length of a private and of a public Ed25519 key."""
_HASH_BYTES: Final = 32
_SIZE_BYTES: Final = 4
"""In which the number of leaves is signed."""
_CONTEXT: Final = b"tindak receipts 1\0"
_LEAF, _NODE = b"\0", b"\1"


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
    REASON_MISSING = "reason-missing"
    UNIT_MISSING = "unit-missing"
    UNIT_UNKNOWN = "unit-unknown"
    CATEGORY_MISSING = "category-missing"
    RELATED_MISSING = "related-missing"
    CHANGE_MISSING = "change-missing"
    OWN_DRAFT = "own-draft"
    STATE_FORBIDS = "state-forbids"
    CASE_CLOSED = "case-closed"
    NOT_DISPOSED = "not-disposed"
    REPLY_WAITS = "reply-waits"
    SUBSTANCE_MISSING = "substance-missing"
    NOT_CONSULTED = "not-consulted"
    UNIT_HAS_IT = "unit-has-it"
    NO_COORDINATOR = "no-coordinator"
    APPROVAL_NEEDED = "approval-needed"
    DRAFT_GONE = "draft-gone"
    NOTHING_TO_UPLOAD = "nothing-to-upload"


class Vouched(NamedTuple):
    """An action as far as its receipt is concerned."""

    action: UUID
    content: bytes
    """Digest of its :class:`Content`."""


class Content(msgspec.Struct, frozen=True, array_like=True):
    """What of an action a receipt vouches for; its hash stands in the statement."""

    action: UUID
    case: int
    tracking_id: str
    kind: str
    text: str
    written_at: int
    particulars: Particulars = NONE

    def vouched(self) -> Vouched:
        """Return the action with the SHA-256 over the MessagePack array of these fields, the last only where given."""
        fields = msgspec.structs.astuple(self)
        said = fields[:-1] if self.particulars == NONE else fields
        return Vouched(self.action, hashlib.sha256(pack(said)).digest())


class Statement(msgspec.Struct, frozen=True, array_like=True):
    """What is signed, as a MessagePack array in this order; a field is never added, a new form gets a new number."""

    form: int
    """1."""
    number: str
    """Human-readable, unique at this centre: ``TT-20261120-0417``; empty where the centre keeps nothing."""
    action: UUID
    content: bytes
    """Digest of :class:`Content`; empty for an action that the centre could not read."""
    outcome: Outcome
    reason: str
    """A value of :class:`Reason` for held and rejected actions."""
    received_at: int
    """ms since 1970 UTC, the centre's clock."""
    event: int
    """Row number of the event it became; 0 when it became none."""


class Receipt(msgspec.Struct, frozen=True, omit_defaults=True):
    """A statement with all that proves it: what both ends store, byte for byte the same."""

    statement: bytes
    """The packed :class:`Statement`."""
    signature: bytes
    index: int = 0
    """Place of the statement among the leaves of its sheet."""
    size: int = 1
    """Number of leaves of its sheet."""
    path: bytes = b""
    """The hashes beside the way from the leaf to the root, 32 bytes each."""

    def read(self) -> Statement:
        """Return what it states.

        :raises BadInput: when it states nothing that this program knows.
        """
        return unpack(self.statement, Statement)

    def vouches_for(self, content: bytes | None, key: bytes) -> bool:
        """Whether the centre with this public key has signed this for this content; ``None`` where it is not known.

        What the centre could not read it vouches for by the id alone, when it rejects it.
        """
        statement = self.read()
        was_unread = not statement.content and statement.outcome is Outcome.REJECTED
        return (content is None or was_unread or statement.content == content) and self.is_of(key)

    def is_of(self, key: bytes) -> bool:
        """Whether the centre with this public key has signed it."""
        root = _root_from(hashlib.sha256(_LEAF + self.statement).digest(), self.index, self.size, self.path)
        return root is not None and _is_signed(key, self.signature, _signed_message(self.size, root))


class WireReceipt(msgspec.Struct, frozen=True, array_like=True):
    """A receipt within its sheet. Each number is told as how many were skipped since the one before: usually 0."""

    position: int = 0
    """Of the action among all actions of the request, in their order."""
    index: int = 0
    """Of the statement in its sheet."""
    number: int = 0
    """Last part of the receipt's number."""
    event: int = 0
    """Row number of the event, accepted actions only."""
    outcome: Outcome = Outcome.ACCEPTED
    reason: str = ""
    state: dict[str, object] | None = None
    """Fields of the case's state that this action has changed, ``revision`` among them, seen from the action's
    ``base``; since a desk does not get its own changes back."""
    path: bytes = b""
    """Where the sheet is not told whole."""


class ReceiptSheet(msgspec.Struct, frozen=True, omit_defaults=True):
    """Receipts of one transaction of the centre, as they travel."""

    signature: bytes
    received_at: int
    day: str = ""
    """Middle part of the numbers, ``20261120``; empty where the centre keeps nothing."""
    first: int = 0
    """Last part of the first receipt's number, before its skip."""
    event: int = 0
    """Row number of the first event, before its skip."""
    size: int = 1
    receipts: tuple[WireReceipt, ...] = ()


class Told(msgspec.Struct, frozen=True):
    """A receipt that arrived, beside what it changed of the case's state."""

    receipt: Receipt
    statement: Statement
    state: dict[str, object] | None


def receipt_number(day: str, number: int) -> str:
    """Return a number as people read it."""
    return f"TT-{day}-{number:04d}" if day else ""


def sign(key: bytes, statements: Sequence[bytes]) -> list[Receipt]:
    """Sign a sheet of packed statements with a private key, and return each one with its proof."""
    root, paths = _tree([hashlib.sha256(_LEAF + one).digest() for one in statements])
    signature = Ed25519PrivateKey.from_private_bytes(key).sign(_signed_message(len(statements), root))
    size = len(statements)
    return [
        Receipt(statement, signature, index, size, path)
        for index, (statement, path) in enumerate(zip(statements, paths, strict=True))
    ]


def public_key_of(key: bytes) -> bytes:
    """Return the public key of a private one."""
    return Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()


def open_sheet(sheet: ReceiptSheet, sent: Sequence[Vouched]) -> Iterator[Told]:
    """Write out the receipts of a sheet, for the actions of the request in their order. Proves nothing yet.

    :raises BadInput: when the sheet speaks of actions that were not sent, or makes no sense.
    """
    statements: list[tuple[int, bytes, Statement, WireReceipt]] = []
    position = index = number = event = -1
    for one in sheet.receipts:
        position, index, number = position + 1 + one.position, index + 1 + one.index, number + 1 + one.number
        is_event = one.outcome is Outcome.ACCEPTED
        event += 1 + one.event if is_event else 0
        if not 0 <= position < len(sent):
            raise BadInput("Tanda terima menyebut tindak lanjut yang tidak dikirim.")
        about = sent[position]
        statement = Statement(
            form=1,
            number=receipt_number(sheet.day, sheet.first + number),
            action=about.action,
            content=b"" if one.reason == Reason.MALFORMED else about.content,
            outcome=one.outcome,
            reason=one.reason,
            received_at=sheet.received_at,
            event=sheet.event + event if is_event else 0,
        )
        statements.append((index, _packed(statement), statement, one))
    paths = None
    is_whole = 0 < len(statements) == sheet.size and [one[0] for one in statements] == list(range(sheet.size))
    if is_whole:
        paths = _tree([hashlib.sha256(_LEAF + packed).digest() for _, packed, _, _ in statements])[1]
    for place, (index, packed, statement, one) in enumerate(statements):
        path = paths[place] if paths else one.path
        yield Told(Receipt(packed, sheet.signature, index, sheet.size, path), statement, one.state)


def _packed(statement: Statement) -> bytes:
    try:
        return pack(statement)
    except OverflowError as fault:
        raise BadInput("Tanda terima memuat angka yang tidak mungkin.") from fault


def _signed_message(size: int, root: bytes) -> bytes:
    return _CONTEXT + size.to_bytes(_SIZE_BYTES, "big") + root


def _is_signed(key: bytes, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _joined(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()


def _tree(leaves: Sequence[bytes]) -> tuple[bytes, list[bytes]]:
    """Return the root over at least one leaf, and the path of each leaf, nearest neighbour first."""
    if len(leaves) == 1:
        return leaves[0], [b""]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    (left, left_paths), (right, right_paths) = _tree(leaves[:half]), _tree(leaves[half:])
    return _joined(left, right), [*(path + right for path in left_paths), *(path + left for path in right_paths)]


def _root_from(leaf: bytes, index: int, size: int, path: bytes) -> bytes | None:
    """Return the root that a path leads to (RFC 9162, section 2.1.3.2), or ``None`` when it fits no such tree."""
    if not 0 <= index < size < 1 << 8 * _SIZE_BYTES or len(path) % _HASH_BYTES:
        return None
    at, last, node = index, size - 1, leaf
    for start in range(0, len(path), _HASH_BYTES):
        beside = path[start : start + _HASH_BYTES]
        if not last:
            return None
        if at & 1 or at == last:
            node = _joined(beside, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = _joined(node, beside)
        at, last = at >> 1, last >> 1
    return node if not last else None
