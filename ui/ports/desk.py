"""What the windows ask of the program: frozen views to show, and the acts an operator can do.

The windows know nothing of storage or network. Each method of :class:`Desk` is quick (local data only) and is
called in the database lane of :mod:`ui.lanes.background`; :meth:`Exchange.exchange_now` and :class:`Doorway` may take
long and are called in the network lane. Expected faults come as :class:`sync.contract.errors.TindakError`, whose
text is the sentence to show. Times are ms since 1970 UTC; 0 means unknown.
"""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from sync.contract.casework.standing import Standing
from sync.contract.events import EventKind, Lamp
from sync.contract.line import LineState
from sync.contract.monev.scope import Scope
from ui.ports.acts import (
    NOTHING_SAID,
    ActRequest,
    CaseFacts,
    Day,
    PossibleAct,
    SaidView,
    TodayItem,
    UnitChoice,
)
from ui.ports.evidence import EvidenceDesk
from ui.ports.exchange import Exchange
from ui.ports.likeness import SimilarDesk
from ui.ports.listing import CaseLine as CaseLine  # noqa: PLC0414 - the views of a desk, wherever they are made
from ui.ports.listing import CaseQuery as CaseQuery  # noqa: PLC0414 - as above
from ui.ports.listing import ListDesk
from ui.ports.outbox import OutboxDesk
from ui.ports.rehearsal import RehearsalDesk
from ui.ports.replies import ReplyDesk
from ui.ports.uploads import UploadDesk

if TYPE_CHECKING:
    from ui.ports.frozen import FrozenDesk
    from ui.ports.monev import MonevDesk


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing said about the case, oldest first."""

    id: str
    kind: EventKind | str
    text: str
    author: str
    unit: str
    written_at: int
    received_at: int = 0
    published_at: int = 0
    lamp: Lamp | None = None
    """On events of this desk only."""
    own: bool = False
    reason: str = ""
    """Sentence for a held or rejected one."""
    receipt: str = ""
    said: SaidView = SaidView()
    sent_unconfirmed: bool = False
    """It left this computer, but no answer came: its outcome is being made sure of (*sedang dipastikan*)."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed and not yet recorded."""

    case: int
    kind: EventKind
    text: str
    saved_at: int
    act: str = ""
    """Name of the act where it has a draft of its own; the kinds that are hardly more than their text share one."""
    said: ActRequest = NOTHING_SAID
    """What was chosen besides."""
    came_back: str = ""
    """Sentence: why the centre did not take the action that this draft was made of; empty for any other draft."""


class CaseView(msgspec.Struct, frozen=True, kw_only=True):
    """One case, whole."""

    line: CaseLine
    body: str
    original_body: str = ""
    reporter: str = ""
    """Empty for an anonymous complaint, whatever is stored."""
    unsaid_name: str = ""
    """Stored of an anonymous reporter all the same: never shown, and masked in what leaves the desk."""
    received_at: int = 0
    """When the complaint reached LAPOR!."""
    place: str = ""
    """Village, district, regency, province, as far as known, in one line."""
    reason: str = ""
    """*Alasan tunda/arsip*."""
    rating: str = ""
    lapor_status: str = ""
    first_reply_on: date | None = None
    completion_on: date | None = None
    timeline: tuple[TimelineEntry, ...] = ()
    draft: Draft | None = None
    """What one would go on with: the draft that the written kinds share, or else the newest of another act."""
    drafts: tuple[Draft, ...] = ()
    """All of them, the newest first."""
    facts: CaseFacts = CaseFacts(standing=Standing.DISPOSED)
    is_whole: bool = True
    """False while a first sync has brought only what the list shows; text and timeline are still coming."""


class RecapOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A recap that somebody wants: the complaints that came in on these days."""

    first: date
    last: date
    """Both days are part of it, in the zone of this computer."""
    path: Path
    names: bool = False
    """Show the names of reporters, except of anonymous ones; otherwise they are masked."""
    within: Scope = Scope()
    """What it is narrowed to besides; its days are those above."""


class RecapTable(msgspec.Struct, frozen=True, kw_only=True):
    """A recap in words, to be laid out on paper."""

    titles: tuple[str, ...]
    """Stand above the table; the first is its name."""
    headings: tuple[str, ...]
    widths: tuple[int, ...]
    """Of the columns, against each other."""
    rows: tuple[tuple[str, ...], ...]


class DeskState(msgspec.Struct, frozen=True, kw_only=True):
    """What the frame and the status line tell."""

    username: str
    full_name: str
    unit: str
    unit_code: str = ""
    role: str
    server: str
    line: LineState
    """How the line was at the last try, or what keeps it from trying."""
    luring: bool
    """The operator switched the line off by hand."""
    offline_since: int
    """Since when no exchange succeeds; 0 while the last one succeeded."""
    offline_reason: str = ""
    """Sentence: why the last attempt failed; its first part is the cause."""
    fault_code: str = ""
    """Short code of that fault, for whoever is asked for help."""
    clock_off_by_ms: int = 0
    """Server time less this computer's, as far as it is known; see :func:`sync.contract.line.is_clock_wrong`."""
    sign_in_required: bool = False
    zone: str = ""
    """Of the office, such as ``Asia/Makassar``; empty where it is not known."""
    last_exchange_at: int = 0
    next_try_at: int = 0
    waiting: int = 0
    waiting_bytes: int = 0
    usual_exchange_ms: int = 0
    """How long the last ordinary exchange took; 0 while none has."""
    unconfirmed: int = 0
    """Of those that wait: left this computer, no answer yet (*sedang dipastikan*)."""
    attention: int = 0
    """Held or rejected actions that somebody must look at."""
    open_cases: int = 0
    all_cases: int = 0
    bucket_counts: dict[str, int] = {}
    waiting_cases: int = 0
    """Cases in which this office must act now."""
    at_stopped_bridge: int = 0
    """Replies of this office that wait at the centre, whose bridge to lapor.go.id stands still."""


class Desk(ReplyDesk, ListDesk, SimilarDesk, OutboxDesk, RehearsalDesk, UploadDesk, Protocol):
    """Local casework."""

    @property
    def frozen(self) -> "FrozenDesk":
        """Figures that were frozen."""
        ...

    @property
    def figures(self) -> "MonevDesk":
        """Monitoring and evaluation."""
        ...

    def state(self) -> DeskState:
        """Return what the status line tells."""
        ...

    def case(self, case: int) -> CaseView:
        """Return one case. :raises sync.contract.errors.BadInput: when this desk does not hold it."""
        ...

    def save_draft(self, case: int, kind: EventKind, text: str, act: str = "", said: ActRequest = NOTHING_SAID) -> int:
        """Keep what is typed and chosen for one act; where both are empty, the draft goes.

        Returns when it was saved, ms. ``act`` and ``said``: as in :class:`Draft`.
        """
        ...

    def record_follow_up(
        self,
        case: int,
        kind: EventKind,
        text: str,
        overrides: Collection[str] = (),
        template: str = "",
        files: Collection[str] = (),
        category: str = "",
        *,
        propose: bool = False,
    ) -> str:
        """Record an event with its files and queue it, and drop the draft, in one transaction. Returns its id.

        :param category: of a constraint; for a draft, the response that it is to become.
        :param propose: propose behind it, in the same transaction, that the case is done; both or neither.
        :param template: key of the template that the text began with; empty for none.
        :param files: SHA-256 (hexadecimal) of those files of the draft that go with it, in their order.
        :param overrides: codes of blocking remarks that a coordinator has seen and lets pass.
        :raises sync.contract.errors.ReplyBlocked: for a text that would give a person away.
        :raises sync.contract.errors.BadInput: for an empty or too long text, or a file that is not there any more;
            nothing was changed.
        """
        ...

    def act(self, case: int, name: str, request: ActRequest) -> str:
        """Do an act of the table (:mod:`sync.contract.casework.acts`) with a case, queue it; returns its id.

        :raises sync.contract.errors.ActRefused: with the reason of the rules; nothing was changed.
        """
        ...

    def possible_acts(self, case: int) -> tuple[PossibleAct, ...]:
        """Return the acts of this officer's role, each with the reason why it cannot be done with this case now."""
        ...

    def units(self) -> tuple[UnitChoice, ...]:
        """Return the units that can be named, by name."""
        ...

    def today(self) -> tuple[TodayItem, ...]:
        """Return *Pekerjaan hari ini*, in its order."""
        ...

    def day(self, most: int) -> Day:
        """Return the same counted, with at most so many things of each group."""
        ...

    def set_luring(self, *, luring: bool) -> None:
        """Switch the line off or on by hand; kept over restarts."""
        ...

    def save_recap(self, order: RecapOrder) -> int:
        """Write the recap of a period to a file (XLSX). Returns how many complaints stand in it.

        :raises sync.contract.errors.BadInput: when the period ends before it begins, or there is no such folder.
        :raises sync.contract.errors.LocalFault: when the file cannot be written; a former one then still stands.
        """
        ...

    def recap_table(self, order: RecapOrder) -> RecapTable:
        """Return the recap of a period in words, to be laid out on paper; its path is not looked at.

        :raises sync.contract.errors.BadInput: as above, and for more than 2000 complaints.
        """
        ...


class Opened(Protocol):
    """An open vault: what the main window works with."""

    @property
    def desk(self) -> Desk:
        """Local casework."""
        ...

    @property
    def exchange(self) -> Exchange:
        """The road to the centre."""
        ...

    @property
    def evidence(self) -> EvidenceDesk:
        """Photos and documents."""
        ...

    def close(self) -> None:
        """Finish writing and lock the vault."""
        ...


class Doorway(Protocol):
    """What stands before an open vault: first sign-in, unlocking, signing in again."""

    @property
    def has_vault(self) -> bool:
        """Whether this profile was signed in before, so that a password alone opens it, offline."""
        ...

    def sign_in(self, server: str, username: str, password: str) -> Opened:
        """Sign in at the centre and make (or open) the vault."""
        ...

    def unlock(self, password: str) -> Opened:
        """Open the vault, without any network. :raises sync.contract.errors.VaultLocked: wrong password."""
        ...

    def renew(self, opened: Opened, password: str) -> None:
        """Sign in again at the same centre with the same user, after the session expired; the vault stays open."""
        ...
