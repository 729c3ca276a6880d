"""May this be done? One verdict for both ends, from the table and from what stands around the case."""

from collections.abc import Container
from typing import Final
from uuid import UUID

import msgspec

from sync.contract.casework.acts import ACT_OF_KIND, Act, Need, Party
from sync.contract.casework.constraints import constraint_category
from sync.contract.casework.particulars import MOST_UNITS, NONE, SHORT_TEXT_LIMIT, Particulars
from sync.contract.casework.standing import OPEN, Standing, standing_of
from sync.contract.entities import CaseState
from sync.contract.events import EVENT_TEXT_LIMIT, RESPONSES, EventKind
from sync.contract.receipts import Outcome, Reason

COORDINATOR_ROLE: Final = "coordinator"


class Intent(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wants to do with a case."""

    kind: EventKind
    text: str = ""
    particulars: Particulars = NONE


class Officer(msgspec.Struct, frozen=True):
    """Who wants to do it."""

    role: str
    """A value of the centre's roles; all but ``coordinator`` act for their own unit only."""
    unit: int


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What an end knows around a case."""

    units: Container[int] = frozenset()
    """Rows of the units that there are."""
    elsewhere: frozenset[int] = frozenset()
    """Units that have the same complaint as a case of their own."""
    is_above: bool = True
    """Whether the officer's unit stands at or above the one in charge; without one, whether it is a top unit."""
    is_coordinated: bool = True
    """Whether somebody coordinates the unit in charge."""
    needs_approval: bool = False
    """Whether responses of the unit in charge need a second officer."""
    own_drafts: frozenset[UUID] = frozenset()
    """Drafts that this officer wrote."""
    to_upload: frozenset[UUID] = frozenset()
    """Responses on this case that are not known to stand on lapor.go.id."""


STALE: Final = frozenset(
    {
        Reason.STATE_FORBIDS,
        Reason.CASE_CLOSED,
        Reason.NOT_DISPOSED,
        Reason.REPLY_WAITS,
        Reason.SUBSTANCE_MISSING,
        Reason.NOT_CONSULTED,
        Reason.UNIT_HAS_IT,
        Reason.NO_COORDINATOR,
        Reason.APPROVAL_NEEDED,
        Reason.DRAFT_GONE,
        Reason.NOTHING_TO_UPLOAD,
    }
)
"""Reasons that lie in how things stand, not in the act: somebody else was faster, so a person has to look."""


def outcome_of(reason: Reason | None) -> Outcome:
    """Return what the centre says for a verdict: a stale intent is held, one that never was possible rejected."""
    if reason is None:
        return Outcome.ACCEPTED
    return Outcome.HELD if reason in STALE else Outcome.REJECTED


def parties_of(officer: Officer, state: CaseState, *, is_above: bool = True) -> frozenset[Party]:
    """Return what an officer, in whose reach the case is, is to it.

    :param is_above: see :attr:`Ground.is_above`; who coordinates a unit that was only asked is asked, no more.
    """
    parties: set[Party] = set()
    if officer.role == COORDINATOR_ROLE and is_above:
        parties.add(Party.COORDINATOR)
    elif state.unit == officer.unit:
        parties.add(Party.UNIT)
    if any(consult.unit == officer.unit for consult in state.consults):
        parties.add(Party.CONSULTED)
    return frozenset(parties)


def ruling(intent: Intent, officer: Officer, state: CaseState, ground: Ground) -> Reason | None:
    """Return why an intent cannot be carried out on a case that stands like this, or ``None`` when it can.

    First what is wrong with the intent itself, then how things stand. Promise: the same arguments give the same
    answer on a desk and at the centre.
    """
    act = ACT_OF_KIND.get(intent.kind)
    if act is None:
        return Reason.KIND_UNKNOWN if intent.kind != EventKind.REPORTER_REPLY else Reason.ROLE_MAY_NOT
    if not act.parties & parties_of(officer, state, is_above=ground.is_above):
        return Reason.ROLE_MAY_NOT
    return fault_of(intent) or _state_fault(act, state) or _ground_fault(act, intent, officer, state, ground)


def fault_of(intent: Intent) -> Reason | None:
    """Return what is wrong with an intent by itself, whatever case it is about."""
    act = ACT_OF_KIND.get(intent.kind)
    if act is None:
        return Reason.KIND_UNKNOWN
    said = intent.particulars
    if len(intent.text) > EVENT_TEXT_LIMIT or any(len(one) > SHORT_TEXT_LIMIT for one in (said.reason, said.title)):
        return Reason.TEXT_TOO_LONG
    if len(said.units) > MOST_UNITS or len(said.related) > MOST_UNITS:
        return Reason.MALFORMED
    return next((_OWN[need] for need in act.needs if need in _OWN and not _is_there(need, intent)), None) or (
        Reason.CATEGORY_MISSING if _has_strange_category(intent) else None
    )


_OWN: Final = {
    Need.TEXT: Reason.TEXT_EMPTY,
    Need.REASON: Reason.REASON_MISSING,
    Need.REASON_IF_NOT: Reason.REASON_MISSING,
    Need.UNIT: Reason.UNIT_MISSING,
    Need.UNITS: Reason.UNIT_MISSING,
    Need.RELATED: Reason.RELATED_MISSING,
    Need.CHANGE: Reason.CHANGE_MISSING,
}
"""Needs that an act carries itself."""


def _is_there(need: Need, intent: Intent) -> bool:
    said = intent.particulars
    match need:
        case Need.TEXT:
            return bool(intent.text.strip())
        case Need.REASON:
            return bool(said.reason.strip())
        case Need.UNIT:
            return len(said.units) == 1
        case Need.UNITS:
            return bool(said.units)
        case Need.RELATED:
            return bool(said.related) and all(_is_number(one) for one in said.related)
        case Need.CHANGE:
            return bool(said.title.strip() or said.category.strip())
        case _:
            return True


def _is_number(tracking_id: str) -> bool:
    return 0 < len(tracking_id) <= 20 and tracking_id.isalnum()


def _has_strange_category(intent: Intent) -> bool:
    category = intent.particulars.category
    if intent.kind is EventKind.CONSTRAINT:
        return bool(category) and constraint_category(category) is None
    if intent.kind is EventKind.DRAFT:
        return bool(category) and category not in RESPONSES
    return len(category) > SHORT_TEXT_LIMIT


def _state_fault(act: Act, state: CaseState) -> Reason | None:
    standing = standing_of(state)
    if Need.DISPOSED in act.needs and not state.unit:
        return Reason.NOT_DISPOSED
    if standing in act.states:
        return None
    if standing not in OPEN:
        return Reason.CASE_CLOSED
    if standing is Standing.REPLIED and act.kind in (EventKind.CLOSE, EventKind.PROPOSAL, EventKind.POSTPONE):
        return Reason.REPLY_WAITS
    return Reason.STATE_FORBIDS


def _ground_fault(act: Act, intent: Intent, officer: Officer, state: CaseState, ground: Ground) -> Reason | None:
    said = intent.particulars
    if any(unit not in ground.units for unit in said.units):
        return Reason.UNIT_UNKNOWN
    if act.kind in RESPONSES and (reason := _approval_fault(intent, officer, state, ground)):
        return reason
    if act.kind in (EventKind.DISPOSE, EventKind.REDISPOSE, EventKind.CONSULT):
        return _target_fault(act, said, state, ground)
    for need in act.needs:
        if reason := _missing(need, said, officer, state, ground):
            return reason
    return None


def _approval_fault(intent: Intent, officer: Officer, state: CaseState, ground: Ground) -> Reason | None:
    about = intent.particulars.about
    if about is None:
        is_bound = ground.needs_approval and officer.role != COORDINATOR_ROLE
        return Reason.APPROVAL_NEEDED if is_bound else None
    if about not in state.drafts:
        return Reason.DRAFT_GONE
    return Reason.OWN_DRAFT if about in ground.own_drafts else None


def _target_fault(act: Act, said: Particulars, state: CaseState, ground: Ground) -> Reason | None:
    has_it = ground.elsewhere | ({state.unit} if state.unit else set())
    if act.kind is EventKind.DISPOSE and standing_of(state) is Standing.RETURNED:
        has_it -= {state.unit}  # the coordinator may insist
    return Reason.UNIT_HAS_IT if any(unit in has_it for unit in said.units) else None


def _missing(need: Need, said: Particulars, officer: Officer, state: CaseState, ground: Ground) -> Reason | None:
    match need:
        case Need.SUBSTANCE if not state.substantive:
            return Reason.SUBSTANCE_MISSING
        case Need.OPEN_CONSULT if not any(one.unit == officer.unit and not one.answer for one in state.consults):
            return Reason.NOT_CONSULTED
        case Need.COORDINATOR if not ground.is_coordinated:
            return Reason.NO_COORDINATOR
        case Need.DRAFT if said.about not in state.drafts:
            return Reason.DRAFT_GONE
        case Need.RESPONSE if said.about not in ground.to_upload:
            return Reason.NOTHING_TO_UPLOAD
        case _:
            return None
