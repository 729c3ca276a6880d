"""Whose turn is it: who must act on a case, what, and by when."""

from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

from sync.contract.casework.standing import Standing, standing_of
from sync.contract.entities import CaseState
from sync.contract.events import EventKind
from sync.contract.status import Bucket, bucket_of


class Waits(StrEnum):
    """Whom a case waits for."""

    UNIT = "unit"
    CONSULTED = "consulted"
    COORDINATOR = "coordinator"
    REPORTER = "reporter"
    NOBODY = "nobody"


class Turn(msgspec.Struct, frozen=True):
    """Who must act, what, and by when."""

    who: Waits
    units: tuple[int, ...] = ()
    """Rows of the units whose turn it is, where it is that of units."""
    act: EventKind | None = None
    """What is to be done; an approval is the :attr:`EventKind.DRAFT` that waits."""
    due_on: date | None = None


_SPOKEN: Final = frozenset({Standing.IN_PROCESS, Standing.PROPOSED, Standing.POSTPONED})
"""Where the unit has said something, which first has to be approved and to reach the reporter."""
_OURS: Final = 1
_INCOMPLETE: Final = "menunggu kelengkapan"


def turn_of(state: CaseState, *, to_upload: int = 0) -> Turn:
    """Return whose turn it is.

    :param to_upload: how many responses officers still have to bring to lapor.go.id.
    """
    unit = (state.unit,)
    if standing_of(state) in _SPOKEN and state.unit and (state.drafts or to_upload):
        # What the reporter cannot read, he cannot answer.
        act = EventKind.DRAFT if state.drafts else EventKind.UPLOADED
        day = None if standing_of(state) is Standing.POSTPONED else _before_it_ends(state)
        return Turn(Waits.UNIT, unit, act, day)
    match standing_of(state):
        case Standing.DONE | Standing.ARCHIVED:
            return Turn(Waits.NOBODY)
        case Standing.UNVERIFIED | Standing.DISPOSED if state.unit:
            act = EventKind.DRAFT if state.drafts else EventKind.INITIAL_RESPONSE
            return Turn(Waits.UNIT, unit, act, _first(state.first_reply_on, state.completion_on))
        case Standing.REPLIED if state.unit:
            act = EventKind.DRAFT if state.drafts else EventKind.REPLY
            return Turn(Waits.UNIT, unit, act, _before_it_ends(state))
        case Standing.UNVERIFIED | Standing.VERIFIED | Standing.RETURNED:
            return _coordinators(state)
        case Standing.IN_PROCESS | Standing.REPLIED if not state.unit:  # LAPOR! names no unit for it
            return _coordinators(state)
        case Standing.PROPOSED:
            return Turn(Waits.COORDINATOR, (), EventKind.CLOSE, _before_it_ends(state))
        case Standing.POSTPONED:
            return _postponed(state)
        case _:
            return _in_process(state)


def _postponed(state: CaseState) -> Turn:
    if state.status.casefold().startswith(_INCOMPLETE):
        return Turn(Waits.REPORTER)
    return Turn(Waits.COORDINATOR, (), EventKind.RESUME)


def _coordinators(state: CaseState) -> Turn:
    asked = tuple(one.unit for one in state.consults if not one.answer)
    day = _before_a_unit_answers(state)
    if asked and not any(one.answer == _OURS for one in state.consults):
        return Turn(Waits.CONSULTED, asked, EventKind.CONSULT_ANSWER, day)
    if bucket_of(state.status) is Bucket.UNVERIFIED:
        return Turn(Waits.COORDINATOR, (), EventKind.VERIFY, day)
    if bucket_of(state.status) is Bucket.RETURNED:
        return Turn(Waits.COORDINATOR, (), EventKind.REDISPOSE, day)
    return Turn(Waits.COORDINATOR, (), EventKind.DISPOSE, day)


def _in_process(state: CaseState) -> Turn:
    unit = (state.unit,)
    if not state.substantive:
        return Turn(Waits.UNIT, unit, EventKind.SUBSTANTIVE_RESPONSE, _before_it_ends(state))
    if state.closes_on and (state.completion_on is None or state.closes_on <= state.completion_on):
        return Turn(Waits.REPORTER, (), None, state.closes_on)
    return Turn(Waits.UNIT, unit, EventKind.PROPOSAL, state.completion_on)


def _before_a_unit_answers(state: CaseState) -> date | None:
    """Return the last day to find the unit: the clocks run until it has answered, whoever has the case."""
    match bucket_of(state.status):
        case Bucket.IN_PROCESS:
            return _before_it_ends(state)
        case Bucket.RETURNED:
            return state.first_reply_on
        case _:
            return _first(state.verify_on, state.first_reply_on, state.completion_on)


def _before_it_ends(state: CaseState) -> date | None:
    """Return the last day of a case in process: its completion, or when LAPOR! closes it, whichever comes first."""
    return _first(state.completion_on, state.closes_on)


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day), default=None)
