"""What the simulator needs of a desk and of a centre, so that fakes and the real ones stand in the same place."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

import msgspec

from sync.contract.entities import CaseEvent, CaseState, CaseText, Unit
from sync.contract.ids import uuid7
from sync.contract.messages import SignedIn
from sync.contract.receipts import Receipt
from sync.engine.ports import Replica

EntityKey = tuple[str, int]
"""Kind and row of an entity."""


class Crash(BaseException):
    """The process is gone, as in a power cut: what was not committed never happened. Nothing may catch it."""


class Trap:
    """Strikes at the k-th write from now: a crash, or a disk that is full."""

    def __init__(self) -> None:
        """Set nothing yet."""
        self._left = 0
        self._fault: Callable[[], BaseException] = Crash

    def set(self, writes: int, fault: Callable[[], BaseException]) -> None:
        """Strike before the given write (1: the next one)."""
        self._left, self._fault = writes, fault

    def clear(self) -> None:
        """Take the trap away."""
        self._left = 0

    def tick(self) -> None:
        """Be told of a write, just before it happens; a commit counts as one."""
        if self._left:
            self._left -= 1
            if not self._left:
                raise self._fault()


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """One own action, as a desk keeps it."""

    action: UUID
    state: str
    """``waiting``, ``accepted``, ``held``, ``rejected``, ``pulled``."""
    text: str
    case: int
    tracking_id: str
    reason: str = ""
    receipt: Receipt | None = None


class Desk(Protocol):
    """A program that has a profile open."""

    trap: Trap

    @property
    def replica(self) -> Replica:
        """The engine's end of it."""
        ...

    @property
    def token(self) -> str:
        """The session at the centre; empty before the first sign-in."""
        ...

    @property
    def server_key(self) -> bytes:
        """The pinned key."""
        ...

    def sign_in(self, signed: SignedIn) -> None:
        """Remember a session."""
        ...

    def shown(self) -> list[int]:
        """Return the rows of the cases that the operator sees."""
        ...

    def record(self, case: int, kind: str, text: str) -> UUID:
        """Record a follow-up on a case that is shown."""
        ...

    def draft(self, case: int, kind: str, text: str) -> None:
        """Type something for a case."""
        ...

    def pull_back(self, action: UUID) -> None:
        """Turn an action back into a draft. :raises BadInput: when that may not be."""
        ...

    def own(self) -> list[Own]:
        """Return all own actions, in the order they were recorded."""
        ...

    def drafts(self) -> dict[int, str]:
        """Return what is typed, by case."""
        ...

    def entities(self) -> dict[EntityKey, Any]:
        """Return all that is stored of the centre, half-told things too."""
        ...

    def close(self) -> None:
        """Let go of the profile."""
        ...


class Profile(Protocol):
    """What lasts of a desk; it may be open more than once."""

    def open(self) -> Desk:
        """Open it."""
        ...

    def remove(self) -> None:
        """Delete it."""
        ...


class Complaint(msgspec.Struct, frozen=True, kw_only=True):
    """One row of an import."""

    tracking_id: str
    unit: str = ""
    """Code; empty while it is not disposed."""
    title: str
    body: str
    status: str


class CaseNow(msgspec.Struct, frozen=True):
    """A case as the centre has it."""

    unit: int
    """Row; 0 while it is not disposed."""
    text: CaseText
    state: CaseState


class Officer(msgspec.Struct, frozen=True):
    """Who may see what."""

    unit: int
    is_coordinator: bool


class Ledger(msgspec.Struct, frozen=True):
    """All that a centre has, as it is at one moment."""

    epoch: str
    units: Mapping[int, Unit]
    cases: Mapping[int, CaseNow]
    events: Mapping[int, CaseEvent]
    others: Mapping[EntityKey, tuple[int, Any]]
    """Of kinds that desks do not know: unit and body."""
    book: Mapping[EntityKey, tuple[int, Any]]
    """Calendars and rule sets, as they travel: unit (0: for all) and body."""
    receipts: Mapping[UUID, Receipt]
    officers: Mapping[str, Officer]
    sums: Mapping[tuple[int, bool], bytes]
    """The sum of the marks of a scope: (unit, with all below it)."""


class RefusedByCentre(Exception):
    """The centre does not do what this request asks; the code is one of ``RefusalCode``."""

    def __init__(self, code: str) -> None:
        """Say why."""
        super().__init__(code)
        self.code = code


class Conversation(Protocol):
    """One request at the centre, while it arrives and is answered."""

    def feed(self, portion: bytes) -> None:
        """Take bytes of the request; each whole frame of actions is decided at once, in one transaction.

        :raises RefusedByCentre: when they make no sense.
        """
        ...

    def answer(self) -> Iterator[bytes]:
        """Give the answer, frame by frame. :raises RefusedByCentre: when the request is not whole."""
        ...


class Centre(Protocol):
    """The central server, and what its administrator does."""

    trap: Trap

    def sign_in(self, username: str, device: UUID) -> SignedIn:
        """Open a session."""
        ...

    def converse(self, token: str) -> Conversation:
        """Begin to take a request. :raises SignInRequired: when the token is not good any more."""
        ...

    def end_sessions(self, username: str, *, by_time: bool) -> None:
        """Let all sessions of an officer be revoked, or expire."""
        ...

    def add_unit(self, code: str, parent: str | None) -> None:
        """Add a unit."""
        ...

    def add_officer(self, username: str, unit: str, *, is_coordinator: bool) -> None:
        """Let an officer in."""
        ...

    def take(self, complaint: Complaint) -> None:
        """Import one row. It stays at its unit, unless it had none."""
        ...

    def move(self, case: int, unit: int) -> None:
        """Give a case to another unit (0: to none)."""
        ...

    def publish(self, event: int) -> None:
        """Note that an event stands in LAPOR! now."""
        ...

    def tell_other(self, row: int, unit: int) -> bool:
        """Tell what is no case: of a kind that desks do not know, or days off. Whether this centre has such."""
        ...

    def ledger(self) -> Ledger:
        """Return all that there is."""
        ...

    def place(self, cursor: str) -> tuple[str, tuple[int, ...]]:
        """Return the history that a cursor belongs to, and a place in it that can be compared."""
        ...

    def backup(self) -> None:
        """Keep a copy of everything."""
        ...

    def restore(self, *, told: bool) -> None:
        """Go back to the copy, with or without the command that begins a new epoch."""
        ...

    def reopen(self) -> None:
        """Come back after a crash, with what was committed."""
        ...

    def close(self) -> None:
        """End."""
        ...


class Time:
    """The true time, which the centre's clock shows, and ids that are unique in a run."""

    def __init__(self, now: int) -> None:
        """Begin at a moment."""
        self.now = now
        self.drawn = 0

    def now_ms(self) -> int:
        """Return the true time; the centre's :class:`~sync.server.clock.Clock`."""
        return self.now


class DeskTime:
    """The clock of a desk, which may be wrong."""

    def __init__(self, time: Time) -> None:
        """Begin with the true time."""
        self._time = time
        self.off_by = 0
        self.zone = 480

    def wall_ms(self) -> int:
        """Return what the clock shows."""
        return max(0, self._time.now + self.off_by)

    def monotonic_ms(self) -> int:
        """Return what no wrong clock moves."""
        return self._time.now

    def ticks_ms(self) -> int:
        """Return what no wrong clock moves."""
        return self._time.now

    def boot(self) -> str:
        """Return nothing: no ticks survive a crash here."""
        return ""

    def offset_minutes(self) -> int:
        """Return the zone that the desk believes to be in."""
        return self.zone

    def today(self) -> date:
        """Return the day that the clock shows."""
        return (datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=self.wall_ms(), minutes=self.zone)).date()

    def new_id(self) -> UUID:
        """Return an id, made by what the clock shows."""
        self._time.drawn += 1
        return uuid7(self.wall_ms(), self._time.drawn.to_bytes(10, "big"))
