"""What the centre owns and a desk holds a copy of, cut by how often it changes.

A changed status then costs its own bytes and not the whole case's, and a list can be shown before the texts of its
cases have arrived. Unknown fields are ignored, so a newer centre may add some.
"""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

LARGEST_ROW: Final = (1 << 53) - 1
"""Numbers beyond this are no row numbers, and no database nor JSON peer would keep them."""


class ChangeKind(StrEnum):
    """The kinds of :class:`Change`."""

    UNIT = "unit"
    TEXT = "text"
    HEAD = "head"
    """The part of a text that a list shows. During a first sync only, followed by the ``body`` of the same row."""
    BODY = "body"
    """The rest of a text whose ``head`` is there."""
    STATE = "state"
    EVENT = "event"
    WITHDRAWN = "withdrawn"
    TEMPLATE = "template"


class Change(msgspec.Struct, frozen=True, array_like=True):
    """The newest version of one entity in the desk's scope, on the wire an array in this order.

    A desk keeps a kind it does not know aside, as it came, until a newer program understands it.
    """

    kind: str
    row: int
    """The centre's row number within the kind: of the unit, the event, the template, otherwise of the case."""
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


STATE_FIELDS: Final = CaseState.__struct_fields__


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
