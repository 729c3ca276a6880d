"""What the form is opened for, what is found for it, and which act and draft follow from that."""

from dataclasses import dataclass, replace

import msgspec

from sync.contract.casework.acts import act_named
from sync.contract.events import WRITTEN_KINDS, EventKind
from ui.complaints.next_act import GO_ON, next_act, open_kinds
from ui.follow_up.queued import Queued
from ui.ports.acts import PossibleAct, UnitChoice, act_of_draft
from ui.ports.desk import CaseView, Draft
from ui.ports.evidence import FileView
from ui.workplace import Workplace


@dataclass(frozen=True)
class Wanted:
    """What the form shall be opened for."""

    case: int
    act: str
    """Name or kind of the act; :data:`ui.complaints.next_act.GO_ON` for that of the draft which is there."""
    about: str = ""
    """Id of the draft or response concerned."""
    queued: Queued | None = None
    """What was queued just before, where the form opens by itself."""
    by_itself: bool = False
    """Whether it opens without having been asked for: whoever typed for the case before may still do so."""
    again: str = ""
    """Sentence: how this became a draft again just now, in *Kotak keluar*; going back leads there."""


@dataclass(frozen=True)
class Found:
    """All that the form shows of a case."""

    view: CaseView
    possible: tuple[PossibleAct, ...]
    files: tuple[FileView, ...]
    units: tuple[UnitChoice, ...]
    categories: tuple[str, ...] = ()
    """Those of the cases of this desk, where the act may give another one."""


@dataclass(frozen=True)
class Choice:
    """The act to begin with."""

    kinds: tuple[EventKind, ...]
    """The written kinds that are offered."""
    kind: EventKind
    """The chosen one of them, where no other act is."""
    act: PossibleAct | None
    """The act that has fields and a draft of its own."""
    draft: Draft | None
    """The draft to go on with."""


def look_up(workplace: Workplace, case: int, act: str = GO_ON) -> Found:
    """Read all that the form shows; in the database lane.

    :param act: as :attr:`Wanted.act`.
    """
    desk = workplace.desk
    view = desk.case(case)
    drafted = view.draft.act if view.draft is not None else ""
    named = act_named(drafted if act == GO_ON else act)
    edits = named is not None and named.kind is EventKind.EDIT
    categories = tuple(one.value for one in desk.list_choices().categories) if edits else ()
    return Found(view, desk.possible_acts(case), workplace.evidence.files(case), desk.units(), categories)


def choose(wanted: Wanted, found: Found) -> Choice:
    """Choose act and draft. A draft of the written kinds goes on in its own kind, whichever of them was asked for."""
    if wanted.act == GO_ON:
        wanted = replace(wanted, act=_drafted(found))
    act = act_named(wanted.act)
    kind = act.kind if act is not None else EventKind.SUBSTANTIVE_RESPONSE
    name = act.name if act is not None else wanted.act
    own = act_of_draft(kind, name)
    drafts = {one.act: one for one in found.view.drafts}
    written = drafts.get("")
    with_fields = next((one for one in found.possible if own and one.name == own), None)
    if with_fields is None and written is not None:
        kind = written.kind
    kinds = open_kinds(found.possible, kind, written.kind if written is not None and with_fields is None else None)
    return Choice(
        kinds=kinds,
        kind=kind if kind in kinds else kinds[0],
        act=with_fields,
        draft=drafts.get(own) if with_fields is not None else written,
    )


def _drafted(found: Found) -> str:
    """Return the act whose draft is there; where only files are, that of the next step."""
    if (draft := found.view.draft) is not None:
        return draft.act or draft.kind
    following = next_act(msgspec.structs.replace(found.view.line, has_draft=False), None, found.possible)
    kind = following.kind if following is not None else EventKind.SUBSTANTIVE_RESPONSE
    return kind if kind in WRITTEN_KINDS else EventKind.SUBSTANTIVE_RESPONSE
