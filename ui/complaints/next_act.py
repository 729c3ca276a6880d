"""Which act is the next sensible one for a case, and which others there are."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from sync.contract.casework.acts import ACT_OF_KIND, APPROVAL, Party
from sync.contract.events import WRITTEN_KINDS, EventKind, Lamp
from sync.contract.status import Bucket
from ui.difference.opening import DIFFERENCE
from ui.language.translation import remembered
from ui.ports.acts import PossibleAct
from ui.ports.desk import CaseLine, CaseView, Draft, TimelineEntry

EXCHANGE: Final = "exchange"
"""Name of the act that begins nothing with a case, but fetches what has not arrived of it."""
GO_ON: Final = "lanjutkan-draf"
"""Name of the act that goes on with the draft of a case, of whichever act that is."""
CLOSED: Final = frozenset({Bucket.DONE, Bucket.ARCHIVED, Bucket.RETURNED})
"""Buckets in which the unit that had a case has nothing left to answer."""
BESIDE: Final = frozenset({EventKind.DRAFT_DECLINED, EventKind.UPLOADED})
"""Acts about one entry of the conversation; they stand beside it, not in the menu."""


@dataclass(frozen=True)
class Act:
    """A button: what it says, with its mnemonic, and the kind of event that comes of it.

    The main act has one key in every state (Alt+A), so that hands can learn it.
    """

    words: str
    kind: EventKind
    name: str = ""
    """Where it is called otherwise than its kind."""

    @property
    def begins(self) -> str:
        """What the act is begun by."""
        return self.name or str(self.kind)


@remembered
def _tr(text: str) -> str:
    return QCoreApplication.translate("NextAct", text)


def act_of_turn(kind: EventKind | None) -> Act | None:
    """Return the button for what a turn asks for."""
    words = {
        EventKind.REPLY: _tr("J&awab pelapor"),
        EventKind.INITIAL_RESPONSE: _tr("Tulis respon &awal"),
        EventKind.SUBSTANTIVE_RESPONSE: _tr("Tulis respon subst&antif"),
        EventKind.UPLOADED: _tr("T&andai sudah diunggah"),
        EventKind.PROPOSAL: _tr("Usulk&an selesai"),
        EventKind.DRAFT: _tr("Periks&a konsep"),
        EventKind.CONSULT_ANSWER: _tr("J&awab konsultasi"),
        EventKind.VERIFY: _tr("Verifik&asi laporan"),
        EventKind.DISPOSE: _tr("Disposisik&an"),
        EventKind.REDISPOSE: _tr("Disposisik&an ulang"),
        EventKind.CLOSE: _tr("Tutup l&aporan"),
        EventKind.RESUME: _tr("L&anjutkan laporan"),
    }
    if kind not in words:
        return None
    return Act(words[kind], kind, APPROVAL if kind is EventKind.DRAFT else "")


def go_on() -> Act:
    """Return the button for a draft of which no more is known than that it is there."""
    return Act(_tr("L&anjutkan draf"), EventKind.SUBSTANTIVE_RESPONSE, GO_ON)


def next_act(line: CaseLine, draft: Draft | None = None, possible: Collection[PossibleAct] | None = None) -> Act | None:
    """Return the act for the main button; ``None`` where nothing is left to do for this officer.

    :param possible: what the rules say, once it is known; an act that they forbid is never the main one.
    """
    if draft is not None:
        return Act(_tr("L&anjutkan draf"), draft.kind, draft.act)
    if line.has_draft:
        return go_on()
    act = act_of_turn(line.turn.act) if line.turn.is_mine else None
    if act is None and line.bucket not in CLOSED and not _watches(possible):
        act = act_of_turn(_by_status(line))
    return act if act is not None and _is_free(act.kind, possible) else None


def came_back(view: CaseView) -> TimelineEntry | None:
    """Return the newest own action that was held or rejected; ``None`` where none waits for a decision."""
    own = (said for said in reversed(view.timeline) if said.own and said.lamp in (Lamp.HELD, Lamp.REJECTED))
    return next(own, None)


def next_act_of(view: CaseView, possible: Collection[PossibleAct]) -> Act | None:
    """Return the act for the main button of a case that is shown: what came back is decided first.

    Of a case whose text has not arrived, the text is fetched first.
    """
    if view.draft is None and (back := came_back(view)) is not None:
        return Act(_tr("Lihat d&an putuskan …"), EventKind(back.kind), DIFFERENCE)
    if view.draft is None and not view.is_whole:  # nobody answers what nobody has read
        return Act(_tr("Sinkronk&an sekarang"), EventKind.NOTE, EXCHANGE)
    return next_act(view.line, view.draft, possible)


def other_acts(possible: Collection[PossibleAct], main: EventKind | None) -> list[PossibleAct]:
    """Return the acts for the menu: all of this officer's role, those that can be done now first."""
    offered = [
        one for one in possible if one.act.kind not in BESIDE and one.name != APPROVAL and one.act.kind is not main
    ]
    return sorted(offered, key=lambda one: bool(one.why_not))


def open_kinds(
    possible: Collection[PossibleAct], asked: EventKind, draft: EventKind | None = None
) -> tuple[EventKind, ...]:
    """Return the kinds that the form offers now; the kind of a draft stays open whatever happened.

    An answer to a waiting reporter is *jawab pelapor*, not a further response; a draft is offered to who asks for it.
    """
    free = {one.act.kind for one in possible if not one.why_not}
    special = {EventKind.DRAFT}
    if EventKind.REPLY in free:
        special |= {EventKind.INITIAL_RESPONSE, EventKind.SUBSTANTIVE_RESPONSE}
    kept = tuple(kind for kind in WRITTEN_KINDS if kind in free and (kind not in special or kind == asked))
    kinds = kept or (EventKind.NOTE,)
    return kinds if draft is None or draft in kinds else (draft, *kinds)


def _by_status(line: CaseLine) -> EventKind:
    if line.needs_reply:
        return EventKind.REPLY
    if line.bucket in (Bucket.UNVERIFIED, Bucket.UNANSWERED):
        return EventKind.INITIAL_RESPONSE
    return EventKind.SUBSTANTIVE_RESPONSE


def _watches(possible: Collection[PossibleAct] | None) -> bool:
    """Whether this officer coordinates: then a unit's turn is not theirs to begin with."""
    return any(one.act.parties == {Party.COORDINATOR} for one in possible or ())


def _is_free(kind: EventKind, possible: Collection[PossibleAct] | None) -> bool:
    if possible is None or kind not in ACT_OF_KIND:
        return True
    wanted = APPROVAL if kind is EventKind.DRAFT else None
    return any(not one.why_not and (one.name == wanted if wanted else one.act.kind is kind) for one in possible)
