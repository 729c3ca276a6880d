"""What the list of complaints asks of the desk: which cases in which order, how it was left, acts on several at once.

Times are ms since 1970 UTC; 0 means unknown. Part of :class:`ui.ports.desk.Desk`.
"""

from collections.abc import Callable, Collection
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import msgspec

from sync.contract.status import Bucket
from ui.ports.acts import ActRequest, DeadlineView, TurnView

Stale = Callable[[], bool]
"""Whether nobody waits for an answer any more; asked now and then, from the lane in which it is being found."""


class Deadline(StrEnum):
    """How a case stands with its deadline."""

    OVERDUE = "overdue"
    SOON = "soon"
    """Due within two working days of its unit, today included."""
    WEEK = "week"
    """Due from today until the Sunday of this week, whether it is *soon* or *later*."""
    LATER = "later"
    NONE = "none"
    """No clock is running."""


class Flag(StrEnum):
    """What may be true of a case besides; several wanted ones must all be true."""

    ANONYMOUS = "anonymous"
    CONFIDENTIAL = "confidential"
    NEEDS_REPLY = "needs-reply"
    DRAFT = "draft"
    OUTBOX = "outbox"
    """An own action about it is not yet received."""


class ListColumn(StrEnum):
    """The columns that a list can show and be ordered by."""

    DUE = "due"
    NUMBER = "number"
    TITLE = "title"
    STATUS = "status"
    TURN = "turn"
    UNIT = "unit"
    CATEGORY = "category"
    CLASSIFICATION = "classification"
    CHANNEL = "channel"
    RECEIVED = "received"


class CaseQuery(msgspec.Struct, frozen=True):
    """Which cases to list, and in which order. An empty query lists all open ones by deadline.

    What is left empty narrows nothing; of several values in one field any may hold, save for ``flags``.
    """

    text: str = ""
    """Words or parts of words, found in title, text, Tracking ID and follow-ups; all must occur."""
    bucket: Bucket | None = None
    with_closed: bool = False
    """Also closed, archived and returned cases. A bucket or a search text looks among all anyway."""
    open_only: bool = False
    """Only open cases, a search text or not."""
    deadlines: tuple[Deadline, ...] = ()
    units: tuple[str, ...] = ()
    """Codes of units: their cases and those of all units below them."""
    categories: tuple[str, ...] = ()
    classifications: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    first: date | None = None
    last: date | None = None
    """Days on which complaints came in, both included, in the zone of this computer."""
    figure: str = ""
    """Only cases behind a figure of *Monev*, one of :data:`sync.contract.monev.behind.BEHIND` (but ``overdue``, which
    is a deadline here); days are those of the zone of their unit then, as all figures go by it."""
    named: str | None = None
    """With a figure: only the category of the constraint, or the code of the remark on a file."""
    alone: bool = False
    """Of the units their own cases alone, without those below; where no unit is named, what has none yet."""
    sort: ListColumn = ListColumn.DUE
    """By ``turn``: the cases of *Hari ini* in its order, then the others by deadline."""
    descending: bool = False
    """The other way round. Ordered by deadline or turn, open cases stand before closed ones either way; what has no
    deadline, or an empty field, stands last either way."""


class CaseLine(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the list."""

    case: int
    """Row number of the case; names it in every other call."""
    tracking_id: str
    title: str
    status: str
    """The phrase, with what waits in the outbox already projected over it."""
    bucket: Bucket
    unit: str
    unit_code: str = ""
    due_on: date | None
    working_days_left: int | None
    """Working days until ``due_on``: 0 today, negative when overdue; ``None`` without a running clock."""
    needs_reply: bool
    """The reporter answered and waits."""
    anonymous: bool = False
    confidential: bool = False
    classification: str = ""
    channel: str = ""
    category: str = ""
    received_at: int = 0
    """When the complaint reached LAPOR!."""
    waiting: int = 0
    """Own actions not yet received by the centre (waiting, held or rejected)."""
    came_back: int = 0
    """Those of them that were held or rejected, and wait for a decision here."""
    has_draft: bool = False
    turn: TurnView = TurnView()
    deadlines: tuple[DeadlineView, ...] = ()
    """Its clocks, in the view of one case; a list shows none."""
    snippet: str = ""
    """Words around a hit of the search that stands neither in the title nor in the number."""
    is_said: bool = False
    """The snippet is of a follow-up, not of the complaint."""


class Choice(msgspec.Struct, frozen=True):
    """A value that a list can be narrowed to."""

    value: str
    name: str
    count: int
    """How many cases have it, open or closed."""


class ListChoices(msgspec.Struct, frozen=True, kw_only=True):
    """The values that occur at this desk, by name."""

    units: tuple[Choice, ...] = ()
    categories: tuple[Choice, ...] = ()
    classifications: tuple[Choice, ...] = ()
    channels: tuple[Choice, ...] = ()


class Wanted(msgspec.Struct, frozen=True):
    """What the operator narrowed a list to, as a saved view keeps it: a period stays *this month*."""

    bucket: str = ""
    """Value of a bucket, ``all`` for every case, empty for the open ones; words are looked for among all then, but
    with ``open`` among the open ones."""
    text: str = ""
    deadlines: tuple[Deadline, ...] = ()
    unit: str = ""
    category: str = ""
    classification: str = ""
    channel: str = ""
    flags: tuple[Flag, ...] = ()
    period: str = ""
    """``today``, ``week``, ``month``, ``last-month``, ``quarter``, ``semester``, ``year``, ``last-year``, ``days``
    (from ``first`` to ``last``) or empty."""
    first: date | None = None
    last: date | None = None
    figure: str = ""
    """Of *Monev*, as in :class:`CaseQuery`, like the next two."""
    named: str | None = None
    alone: bool = False


class ListLook(msgspec.Struct, frozen=True):
    """Columns from the left, and what orders the rows: at first whose turn it is, as *Hari ini* does."""

    columns: tuple[ListColumn, ...] = (ListColumn.DUE, ListColumn.NUMBER, ListColumn.TITLE, ListColumn.STATUS)
    sort: ListColumn = ListColumn.TURN
    descending: bool = False


class SavedView(msgspec.Struct, frozen=True):
    """A narrowed list under a name."""

    name: str
    wanted: Wanted
    look: ListLook


class ListMemory(msgspec.Struct, frozen=True):
    """How the list is kept at this desk."""

    look: ListLook = ListLook()
    views: tuple[SavedView, ...] = ()


class BulkLine(msgspec.Struct, frozen=True, kw_only=True):
    """What an act on several cases would do with one of them."""

    case: int
    tracking_id: str
    """Empty, as are the next two, where this desk does not have the case any more."""
    title: str
    unit: str
    why_not: str = ""
    """Sentence; empty when it can be done."""
    status: str = ""
    """The phrase that the case will have then."""
    reply: str = ""
    """Id of the reply that the act is about, where it is about one."""
    kind: str = ""
    """Of that reply, as are the next two."""
    written_at: int = 0
    """Ms since 1970 UTC."""
    begins: str = ""
    """Its first words."""


class BulkDone(msgspec.Struct, frozen=True):
    """What an act on several cases did."""

    actions: tuple[str, ...]
    """Ids of what was recorded, one a case."""
    refused: tuple[BulkLine, ...] = ()


class TableOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of a list to hand on, in its order and columns. Names of anonymous reporters are masked in any case."""

    query: CaseQuery
    columns: tuple[ListColumn, ...]
    headings: tuple[str, ...]
    """Of the columns, as the window says them."""
    cases: tuple[int, ...] = ()
    """Only these, in this order; empty for all that the query finds."""
    names: bool = False
    """Leave names of reporters in titles as they are; otherwise they are masked."""
    path: Path = Path()
    """Ends in ``.xlsx`` or ``.csv``."""


class ListDesk(Protocol):
    """Lists of cases."""

    def count(self, query: CaseQuery, stale: Stale | None = None) -> int:
        """Return how many cases the query finds; -1 when ``stale`` said meanwhile that nobody waits for it."""
        ...

    def cases(self, query: CaseQuery, offset: int, limit: int) -> tuple[CaseLine, ...]:
        """Return a page of the list, in its order."""
        ...

    def list_choices(self) -> ListChoices:
        """Return the values that the list can be narrowed to."""
        ...

    def list_memory(self) -> ListMemory:
        """Return how the list was left."""
        ...

    def keep_list_memory(self, memory: ListMemory) -> None:
        """Keep how the list is left."""
        ...

    def bulk_preview(self, cases: Collection[int], name: str, request: ActRequest) -> tuple[BulkLine, ...]:
        """Return what an act would do with each of these cases; nothing is changed.

        :raises sync.contract.errors.BadInput: for an unknown act or unit.
        """
        ...

    def bulk_act(self, cases: Collection[int], name: str, request: ActRequest) -> BulkDone:
        """Do an act with each case that lets it, an action for each, all in one transaction.

        They are queued, but no exchange takes them, or what is recorded behind them, before :meth:`let_go`; nobody
        waits for that longer than half a minute.
        """
        ...

    def withdraw(self, actions: Collection[str]) -> int:
        """Take back own actions that have not left this computer; returns how many. The others stay as they are."""
        ...

    def let_go(self, actions: Collection[str]) -> None:
        """Say that an exchange may follow soon, and take these: they are not going to be taken back."""
        ...

    def table_text(self, order: TableOrder) -> str:
        """Return rows as text for the clipboard: tabs between cells, a line for each row, headings first."""
        ...

    def save_table(self, order: TableOrder, progress: Callable[[int], None]) -> int:
        """Write rows to a file; returns how many. ``progress`` is told now and then how many are ready.

        :raises sync.contract.errors.BadInput: when there is no such folder.
        :raises sync.contract.errors.LocalFault: when the file cannot be written; a former one then still stands.
        """
        ...
