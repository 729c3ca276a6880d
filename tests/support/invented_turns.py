"""What waits in an outbox in memory, projected over a line of the list by the rules that desks and centre go by."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

import msgspec

from sync.contract.casework.outcome import Done, after
from sync.contract.casework.turn import Waits, turn_of
from sync.contract.deadlines import due_on
from sync.contract.entities import CaseState
from sync.contract.events import RESPONSES, EventKind
from sync.contract.status import bucket_of, needs_reply
from sync.contract.working_days import WorkingCalendar
from tests.support.invented_cases import TODAY
from ui.ports.acts import DeadlineView, TurnView
from ui.ports.listing import CaseLine

_CALENDAR: Final = WorkingCalendar.of([])
_OURS: Final = 1
_WHAT: Final = {
    EventKind.SUBSTANTIVE_RESPONSE: "menulis respon substantif",
    EventKind.PROPOSAL: "mengusulkan selesai",
}


def with_queued(line: CaseLine, kinds: Iterable[EventKind | str]) -> CaseLine:
    """Return a line with the answers that wait projected over it; a bridge will bring them to the reporter."""
    days = {clock.clock: clock.due_on for clock in line.deadlines}
    before = state = CaseState(
        unit=_OURS,
        status=line.status,
        lapor_status=line.status,
        first_reply_on=days.get("first_reply"),
        completion_on=days.get("completion"),
        closes_on=days.get("closing"),
    )
    for kind in kinds:
        if kind in RESPONSES:
            state = after(state, Done(action=UUID(int=0), kind=EventKind(kind), on=TODAY)).state
    if state == before:
        return line
    turn = turn_of(state)
    due = due_on(state.status, state.first_reply_on, state.completion_on, state.closes_on)
    what = _WHAT.get(turn.act, "menindaklanjuti") if turn.act is not None else ""
    sentence = f"Giliran {line.unit}: {what}." if turn.who is Waits.UNIT else "Menunggu pelapor."
    is_mine = turn.who is Waits.UNIT
    return msgspec.structs.replace(
        line,
        status=state.status,
        bucket=bucket_of(state.status),
        needs_reply=needs_reply(state.status),
        due_on=due,
        working_days_left=_CALENDAR.between(TODAY, due) if due else None,
        turn=TurnView(turn.who, (line.unit,) if is_mine else (), turn.act, turn.due_on, is_mine, sentence),
        deadlines=tuple(_met(clock) for clock in line.deadlines),
    )


def _met(clock: DeadlineView) -> DeadlineView:
    if clock.clock != "first_reply":
        return clock
    state = "met_late" if clock.due_on < TODAY else "met"
    return msgspec.structs.replace(clock, working_days_left=None, state=state)
