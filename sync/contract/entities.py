"""What the centre owns and a desk holds a copy of, cut by how often it changes.

A changed status then costs its own bytes and not the whole case's, and a list can be shown before the texts of its
cases have arrived. Unknown fields are ignored, so a newer centre may add some.
"""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.deadlines.due import Pause

LARGEST_ROW: Final = (1 << 53) - 1
"""Numbers beyond this are no row numbers, and no database nor JSON peer would keep them."""


class ChangeKind(StrEnum):
    """The kinds of :class:`Change`."""

    UNIT = "unit"
    CALENDAR = "calendar"
    """Days off, as a :class:`sync.contract.deadlines.Calendar`."""
    RULES = "rules"
    """Limits of deadlines, as a :class:`sync.contract.deadlines.RuleSet`."""
    TEXT = "text"
    HEAD = "head"
    """The part of a text that a list shows. During a first sync only, followed by the ``body`` of the same row."""
    BODY = "body"
    """The rest of a text whose ``head`` is there."""
    STATE = "state"
    EVENT = "event"
    WITHDRAWN = "withdrawn"
    TEMPLATE = "template"
    FIGURES = "figures"
    """Frozen figures that a unit has sent, with the centre's seal: :class:`sync.contract.monev.seal.Figures`."""


BOOK_KINDS: Final = (ChangeKind.CALENDAR, ChangeKind.RULES)
"""What the deadline book is made of, besides the units."""


class Change(msgspec.Struct, frozen=True, array_like=True):
    """The newest version of one entity in the desk's scope, on the wire an array in this order.

    A desk keeps a kind it does not know aside, as it came, until a newer program understands it.
    """

    kind: str
    row: int
    """The centre's row number within the kind: of the unit, calendar, rule set, template, event, else of the case."""
    body: msgspec.Raw
    """The entity in the encoding of its frame; nil for ``withdrawn``. Of a part, only the fields that are new."""
    version: int = 1
    """Grows with every change of the content; not used for ``state`` and ``event``, which know it themselves."""
    part: bool = False
    """Whether the fields that ``body`` leaves out stay as they are; otherwise they are at their defaults."""


class Unit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Kind ``unit``: an agency, OPD, kecamatan or kelurahan."""

    code: str
    name: str
    parent: int = 0
    coordinated: bool = False
    """Whether a coordinator works at this unit."""
    approval: bool = False
    """Whether responses of this unit go out only once a second officer has approved them."""
    zone: str = ""
    """``WIB``, ``WITA`` or ``WIT``; empty where the zone of the units above counts, or the centre's."""
    bridged_from: int = 0
    """Row of an event from which on the centre posts this unit's replies to lapor.go.id; 0 where officers do."""
    bridge_stopped: bool = False
    """Whether such replies wait at the centre until somebody there acts."""


class CaseHead(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Kind ``head``: what a list shows of a case besides its state."""

    tracking_id: str
    title: str
    received_at: int = 0
    """When the complaint reached LAPOR!, ms; 0 when unknown."""
    classification: str = ""
    category: str = ""
    channel: str = ""
    anonymous: bool = False
    confidential: bool = False


class CaseBody(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Kind ``body``: what is read when a case is opened."""

    body: str = ""
    """*Isi Laporan Akhir* (the edited complaint), or *Isi Laporan Awal* where that is empty."""
    original_body: str = ""
    """*Isi Laporan Awal* where it differs from the body."""
    reporter: str = ""
    """Always empty for an anonymous complaint."""
    parent_agency: str = ""
    province: str = ""
    regency: str = ""
    district: str = ""
    village: str = ""
    rating: str = ""


class CaseText(CaseHead, frozen=True, kw_only=True, omit_defaults=True):
    """Kind ``text``: what hardly ever changes about a case, head and body. Empty text where the export had none."""

    body: str = ""
    original_body: str = ""
    reporter: str = ""
    parent_agency: str = ""
    province: str = ""
    regency: str = ""
    district: str = ""
    village: str = ""
    rating: str = ""


class Consult(msgspec.Struct, frozen=True, array_like=True):
    """A unit that was asked, before disposition, whether a complaint is its own."""

    unit: int
    answer: int = 0
    """0 while it has not answered, 1 for *ini wewenang kami*, 2 for *bukan*."""


class CaseState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Kind ``state``: what changes often about a case."""

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
    started_on: date | None = None
    """The day of disposition to this unit, where its clocks start; days are those of the unit's time zone."""
    verified_on: date | None = None
    replied_on: date | None = None
    """The day of the unit's first response, by proven time."""
    public_on: date | None = None
    """The day of the newest response of the unit, from which the closing timer counts."""
    completed_on: date | None = None
    pauses: tuple[Pause, ...] = ()
    verify_on: date | None = None
    """The last day for verification."""
    closes_on: date | None = None
    """The day after which LAPOR! closes a case whose reporter stays silent."""
    proposed: bool = False
    """Whether the unit proposes to close it."""
    substantive: bool = False
    """Whether the unit has given a substantive response."""
    drafts: tuple[UUID, ...] = ()
    """Responses that wait for approval inside the unit."""
    consults: tuple[Consult, ...] = ()
    wrong: int = 0
    """How often it was disposed to a unit whose it was not."""
    suggested: int = 0
    """Row of the unit that whoever returned it suggested."""
    related: tuple[str, ...] = ()
    """Tracking IDs of related complaints."""


STATE_FIELDS: Final = CaseState.__struct_fields__


class CaseEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Kind ``event``: something said about a case. Append-only; ``published_at`` and ``not_posted`` may come later."""

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
    not_posted: bool = False
    """The centre could not post it to lapor.go.id and does not try again by itself, or was told to post no more when it
    may have: officers look there, and upload it if it is not."""
    particulars: Particulars = NONE


class Template(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Kind ``template``: a text to begin a reply with, for a unit and all below it."""

    key: UUID
    """What it is known by for ever, made by whoever made the template."""
    name: str
    text: str
    """With places to fill in, see :mod:`sync.contract.replies.templates`."""
    kinds: tuple[str, ...] = ()
    """Kinds of events that it is for; none means any."""
    unit: int = 0
    """Row of the unit that it belongs to; 0 for one that everybody shares."""
    owner: str = ""
    """Who answers for it, in words."""
    valid_until: date | None = None
    deleted: bool = False
    """Whether it was dropped; such a one is told so that desks show it no more."""


def changed_fields(old: CaseState, new: CaseState) -> int:
    """Return which fields differ, as a bit for each of :data:`STATE_FIELDS`."""
    return sum(1 << bit for bit, name in enumerate(STATE_FIELDS) if getattr(old, name) != getattr(new, name))


def part_of_state(state: CaseState, fields: int) -> dict[str, object]:
    """Return the fields of a state whose bits are set, by name; the body of a part."""
    return {name: getattr(state, name) for bit, name in enumerate(STATE_FIELDS) if fields >> bit & 1}
