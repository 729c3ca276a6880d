"""What can be done with a case, as windows and commands ask for it and show it: frozen views."""

from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

from sync.contract.casework.acts import APPROVAL, Act, Need
from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.casework.standing import Standing
from sync.contract.casework.turn import Waits
from sync.contract.events import WRITTEN_KINDS, EventKind


class ActRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator says with an act; what the act does not need may be left out."""

    text: str = ""
    reason: str = ""
    units: tuple[str, ...] = ()
    """Codes (or names) of units."""
    category: str = ""
    title: str = ""
    related: tuple[str, ...] = ()
    about: str = ""
    """Id of the draft or response concerned; where there is only one, it may be left out."""
    overrides: tuple[str, ...] = ()
    """Codes of blocking remarks that a coordinator lets pass."""
    at: int = 0
    """When it was uploaded, ms since 1970 UTC; now when left out."""


NOTHING_SAID: Final = ActRequest()


class Writing(StrEnum):
    """What the one longer text of an act is; no act has two of them."""

    TEXT = "text"
    REASON = "reason"
    NONE = ""


def writing_of(act: Act, name: str) -> Writing:
    """Return what is written at length with an act, as it is called here (``name``)."""
    if name == APPROVAL or Need.TEXT in act.needs:
        return Writing.TEXT
    if {Need.REASON, Need.REASON_IF_NOT} & {*act.needs, *act.may}:
        return Writing.REASON  # a reason says all; a second text would only make one wonder which is which
    return Writing.TEXT if Need.TEXT in act.may else Writing.NONE


class PossibleAct(msgspec.Struct, frozen=True, kw_only=True):
    """An act of the table, and why it cannot be done with a case now."""

    act: Act
    name: str
    """As the act is called here; an approval has the name of its own."""
    why_not: str = ""
    """Sentence; empty when it can be done."""


def act_of_draft(kind: EventKind, name: str) -> str:
    """Return what tells the draft of an act apart, see :attr:`ui.ports.desk.Draft.act`."""
    return name if name == APPROVAL or kind not in WRITTEN_KINDS else ""


class UnitChoice(msgspec.Struct, frozen=True):
    """A unit that can be named."""

    code: str
    name: str


class SaidView(msgspec.Struct, frozen=True, kw_only=True):
    """What an act said besides its words, see :class:`sync.contract.casework.particulars.Particulars`."""

    details: str = ""
    """All of it in one line, such as ``ke Dinas PU · alasan: bukan kewenangan``; empty when it said nothing more."""
    reason: str = ""
    units: tuple[UnitChoice, ...] = ()
    """Those disposed to or asked, or the one suggested."""
    category: str = ""
    title: str = ""
    related: tuple[str, ...] = ()
    about: str = ""
    """Id of the draft or response concerned."""
    at: int = 0
    """When a response was uploaded, ms since 1970 UTC."""


class ConsultView(msgspec.Struct, frozen=True):
    """What a unit that was asked has answered."""

    unit: str
    answer: str
    """``waiting``, ``ours`` or ``not-ours``."""


class DeadlineView(msgspec.Struct, frozen=True):
    """One clock of a case, see :mod:`sync.contract.deadlines.clocks`."""

    clock: str
    due_on: date
    working_days_left: int | None
    state: str


class TurnView(msgspec.Struct, frozen=True):
    """Whose turn it is."""

    who: Waits = Waits.NOBODY
    units: tuple[str, ...] = ()
    """Names of the units, where it is that of units."""
    act: EventKind | None = None
    due_on: date | None = None
    is_mine: bool = False
    """Whether whoever works at this desk must act."""
    sentence: str = ""
    """Who must do what, in words."""


class CaseFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What casework knows of a case besides its text and timeline."""

    standing: Standing
    consults: tuple[ConsultView, ...] = ()
    suggested_unit: str = ""
    """Name of the unit that whoever returned it suggested."""
    related: tuple[str, ...] = ()
    wrong_dispositions: int = 0
    drafts: int = 0
    """Responses that wait for approval."""
    to_upload: int = 0
    """Responses that an officer has to bring to lapor.go.id, as far as the centre has them."""
    waiting_drafts: tuple[str, ...] = ()
    """Ids of the responses that wait for approval."""
    roads: dict[str, LaporRoad] = {}
    """What was said to the reporter and is not known to stand on lapor.go.id, by id, oldest first; and how each of
    them gets there."""
    road: LaporRoad = LaporRoad.BY_HAND
    """How what this officer says now would get there."""
    upload_waiting: tuple[str, ...] = ()
    """Ids of those that were marked here as uploaded, which the centre has not received yet."""
    takes_proposal: bool = False
    """Whether an answer in substance may bring the proposal along that the case is done: somebody coordinates the
    unit, and nobody has to approve the answer first."""
    needs_approval: bool = False
    """Whether what this officer answers goes out only once a colleague has approved it."""

    @property
    def awaiting_upload(self) -> tuple[str, ...]:
        """Ids of what :attr:`roads` names."""
        return tuple(self.roads)


class TodayGroup(StrEnum):
    """The groups of *Pekerjaan hari ini*, in their order."""

    REPLIES = "unanswered_replies"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    CONSULTS = "consults"
    RETURNED_OR_HELD = "returned_or_held"
    TO_UPLOAD = "to_upload"
    """The office has answered, and the reporter cannot read it yet."""
    NEW = "new"
    OTHER = "other"


class ToUpload(msgspec.Struct, frozen=True):
    """What an officer has to bring to lapor.go.id on one case."""

    count: int = 0
    """How many replies."""
    kind: EventKind | str = ""
    """Of the oldest one, as is when it was written (ms since 1970 UTC)."""
    written_at: int = 0
    may_be_there: bool = False
    """The bridge did not take one of them: it is looked for at lapor.go.id before it is uploaded."""
    is_on_its_way: bool = False
    """All of them wait at this desk still: the centre has them first."""


class TodayItem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do today."""

    group: TodayGroup
    case: int
    """0 for a held act whose case has left this desk."""
    tracking_id: str
    title: str
    unit: str
    sentence: str
    turn: TurnView
    working_days_left: int | None = None
    action: str = ""
    """Id of the held or rejected act, where it is one."""
    to_upload: ToUpload = ToUpload()
    """Which replies, where uploading is what is to be done."""
    has_draft: bool = False
    """Whether something was begun about the case and not saved yet."""
    is_mine: bool = True
    """False where a coordinator only watches over a unit's delay."""
    is_whole: bool = True
    """False while only what the list shows has arrived: nobody can answer its text yet."""


class DayGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A group of *Pekerjaan hari ini* that is not empty: the first things in it, and how many there are."""

    group: TodayGroup
    items: tuple[TodayItem, ...]
    count: int


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """*Pekerjaan hari ini* as far as somebody looks: an office may have tens of thousands of things to do."""

    groups: tuple[DayGroup, ...] = ()
    mine: int = 0
    """How many things this officer must do."""
    watched: int = 0
    """How many delays of units a coordinator only watches over."""
    replies: int = 0
    """How many reporters wait for this officer's answer."""
