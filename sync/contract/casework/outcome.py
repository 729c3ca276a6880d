"""What comes of an act that may be done: the case as it stands afterwards, the same at both ends."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec
from msgspec.structs import replace

from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.casework.standing import Standing, standing_of
from sync.contract.deadlines.due import Pause
from sync.contract.entities import CaseState, Consult
from sync.contract.events import RESPONSES, EventKind
from sync.contract.status import ANSWERED_PHRASE, REPLIED_PHRASE, Bucket, bucket_of

UNVERIFIED_PHRASE: Final = "Belum Terverifikasi"
VERIFIED_PHRASE: Final = "Terverifikasi"
DISPOSED_PHRASE: Final = "Terdisposisi ke {}"
INCOMPLETE_PHRASE: Final = "Menunggu Kelengkapan Informasi"
POSTPONED_PHRASE: Final = "Tertunda"
RETURNED_PHRASE: Final = "Dikembalikan (bukan kewenangan)"
ARCHIVED_PHRASE: Final = "Diarsipkan oleh Admin"
CLOSED_PHRASE: Final = "Ditutup oleh Admin"
SYSTEM_CLOSED_PHRASE: Final = "Ditutup oleh Sistem"

_WITHOUT_UNIT: Final = frozenset({Standing.UNVERIFIED, Standing.VERIFIED, Standing.RETURNED})
_SUBSTANTIVE: Final = frozenset({EventKind.SUBSTANTIVE_RESPONSE, EventKind.REPLY})


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """One act that was found possible."""

    action: UUID
    kind: EventKind
    text: str = ""
    particulars: Particulars = NONE
    by: int = 0
    """Row of the unit of whoever did it."""
    on: date
    """The day on which it was done, by proven time (of an upload: on which the response was uploaded)."""
    is_public: bool = False
    """Whether a response is known to stand on lapor.go.id, where the reporter can read it."""
    is_earlier: bool = False
    """Whether a response was written before the reporter said what waits for an answer, and so does not answer it."""
    unit_name: str = ""
    """Name of the unit that a disposition goes to, or of the unit in charge."""


class After(msgspec.Struct, frozen=True):
    """What came of it."""

    state: CaseState
    says_status: bool
    """Whether the status is now what this act said, and LAPOR!'s own word older than it."""


def after(state: CaseState, done: Done) -> After:
    """Return the case after an act. Revision and due days are left to the caller, who knows calendar and rules."""
    now = _moved(state, done)
    if done.is_earlier and done.kind in RESPONSES:
        return After(now, says_status=False)
    return After(now, done.kind in _SAYS_STATUS and (now.status != state.status or done.kind in _ALWAYS_SAYS))


_ALWAYS_SAYS: Final = RESPONSES | {EventKind.REPORTER_REPLY, EventKind.VERIFY}
_SAYS_STATUS: Final = _ALWAYS_SAYS | {
    EventKind.COMPLETENESS,
    EventKind.RETURN,
    EventKind.DISPOSE,
    EventKind.REDISPOSE,
    EventKind.POSTPONE,
    EventKind.RESUME,
    EventKind.ARCHIVE,
    EventKind.CLOSE,
    EventKind.SYSTEM_CLOSE,
}


def _moved(state: CaseState, done: Done) -> CaseState:  # noqa: C901 - one line an act, as a table
    said = done.particulars
    match done.kind:
        case EventKind.INITIAL_RESPONSE | EventKind.SUBSTANTIVE_RESPONSE | EventKind.REPLY:
            return _answered(state, done)
        case EventKind.REPORTER_REPLY:
            return replace(state, status=REPLIED_PHRASE, proposed=False, pauses=_ended(state.pauses, done.on))
        case EventKind.COMPLETENESS:
            begun = (*_ended(state.pauses, done.on), (done.on, None))
            return replace(state, status=INCOMPLETE_PHRASE, reason=done.text, proposed=False, pauses=begun)
        case EventKind.RETURN:
            suggested = said.units[0] if said.units else 0
            return replace(state, status=RETURNED_PHRASE, reason=said.reason, suggested=suggested, drafts=())
        case EventKind.PROPOSAL:
            return replace(state, proposed=True)
        case EventKind.CONSULT_ANSWER:
            return replace(state, consults=_answer(state.consults, done))
        case EventKind.DRAFT:
            return replace(state, drafts=(*state.drafts, done.action))
        case EventKind.DRAFT_DECLINED:
            return replace(state, drafts=tuple(one for one in state.drafts if one != said.about))
        case EventKind.UPLOADED:
            return replace(state, public_on=_later(state.public_on, done.on))
        case EventKind.VERIFY:
            return replace(state, status=VERIFIED_PHRASE, verified_on=state.verified_on or done.on)
        case EventKind.CONSULT:
            asked = [one for one in state.consults if one.unit not in said.units]
            return replace(state, consults=(*asked, *(Consult(unit) for unit in dict.fromkeys(said.units))))
        case EventKind.DISPOSE if state.unit and standing_of(state) not in _WITHOUT_UNIT:
            return state  # further units get cases of their own
        case EventKind.DISPOSE | EventKind.REDISPOSE:
            return disposed(state, said.units[0], done.unit_name, done.on)
        case EventKind.POSTPONE:
            begun = (*_ended(state.pauses, done.on), (done.on, None))
            return replace(state, status=POSTPONED_PHRASE, reason=said.reason, proposed=False, pauses=begun)
        case EventKind.RESUME:
            return replace(_resumed(state, done.unit_name), reason="", pauses=_ended(state.pauses, done.on))
        case EventKind.ARCHIVE:
            ended = _ended(state.pauses, done.on)
            return replace(state, status=ARCHIVED_PHRASE, reason=said.reason, drafts=(), consults=(), pauses=ended)
        case EventKind.CLOSE | EventKind.SYSTEM_CLOSE:
            phrase = CLOSED_PHRASE if done.kind is EventKind.CLOSE else SYSTEM_CLOSED_PHRASE
            return replace(state, status=phrase, proposed=False, drafts=(), consults=(), completed_on=done.on)
        case EventKind.RELATE:
            return replace(state, related=tuple(sorted({*state.related, *said.related})))
        case _:
            return state


def disposed(state: CaseState, unit: int, unit_name: str, on: date) -> CaseState:
    """Return a case as it begins at a unit: with clocks of its own; the answer of another unit is not its answer."""
    is_wrong = bool(state.unit) and state.unit != unit
    return replace(
        state,
        unit=unit,
        status=DISPOSED_PHRASE.format(unit_name),
        reason="",
        started_on=on,
        verified_on=state.verified_on or on,
        replied_on=None,
        public_on=None,
        completed_on=None,
        pauses=(),
        proposed=False,
        substantive=False,
        drafts=(),
        consults=(),
        wrong=state.wrong + is_wrong,
        suggested=0,
    )


def _answered(state: CaseState, done: Done) -> CaseState:
    return replace(
        state,
        status=state.status if done.is_earlier else ANSWERED_PHRASE,
        proposed=False,
        replied_on=_earlier(state.replied_on, done.on),
        public_on=_later(state.public_on, done.on) if done.is_public else state.public_on,
        pauses=_ended(state.pauses, done.on),
        substantive=state.substantive or done.kind in _SUBSTANTIVE,
        drafts=tuple(one for one in state.drafts if one != done.particulars.about),
    )


def _resumed(state: CaseState, unit_name: str) -> CaseState:
    if state.replied_on is not None:
        return replace(state, status=ANSWERED_PHRASE)
    if bucket_of(state.lapor_status) is Bucket.IN_PROCESS:  # answered where this program was not
        return replace(state, status=state.lapor_status)
    if state.unit:
        return replace(state, status=DISPOSED_PHRASE.format(unit_name))
    return replace(state, status=VERIFIED_PHRASE if state.verified_on else UNVERIFIED_PHRASE)


def _answer(consults: tuple[Consult, ...], done: Done) -> tuple[Consult, ...]:
    answer = 2 if done.particulars.reason.strip() else 1
    return tuple(replace(one, answer=answer) if one.unit == done.by else one for one in consults)


def _ended(pauses: tuple[Pause, ...], on: date) -> tuple[Pause, ...]:
    return tuple((begun, ended if ended is not None else max(begun, on)) for begun, ended in pauses)


def _earlier(one: date | None, other: date) -> date:
    return other if one is None else min(one, other)


def _later(one: date | None, other: date) -> date:
    return other if one is None else max(one, other)
