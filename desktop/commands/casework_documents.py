"""What the JSON documents tell of casework: turns, clocks, particulars, the table. Keys are an interface."""

from datetime import UTC, date, datetime
from typing import Any

from sync.contract.casework.acts import Act, Party
from sync.contract.messages import LATEST_MS
from ui.ports.acts import CaseFacts, DeadlineView, SaidView, TodayItem, TurnView, UnitChoice

Document = dict[str, Any]


def of_turn(turn: TurnView) -> Document:
    """Tell whose turn it is; ``mine`` where whoever works at this desk must act."""
    return {
        "turn": turn.who.value,
        "turn_act": turn.act.value if turn.act else None,
        "turn_sentence": turn.sentence,
        "turn_units": list(turn.units),
        "mine": turn.is_mine,
        "action_due": _day(turn.due_on),
    }


def of_deadline(one: DeadlineView) -> Document:
    """Tell one clock of a case."""
    return {
        "clock": one.clock,
        "due_on": one.due_on.isoformat(),
        "working_days_left": one.working_days_left,
        "state": one.state,
    }


def of_facts(facts: CaseFacts) -> Document:
    """Tell what casework knows of a case; ``drafts`` and ``to_upload`` are counts."""
    return {
        "standing": facts.standing.value,
        "consults": [{"unit": one.unit, "answer": one.answer} for one in facts.consults],
        "suggested_unit": facts.suggested_unit or None,
        "related": list(facts.related),
        "wrong_dispositions": facts.wrong_dispositions,
        "drafts": facts.drafts,
        "to_upload": facts.to_upload,
    }


def of_said(said: SaidView) -> Document:
    """Tell what an act said besides its words."""
    return {
        "details": said.details or None,
        "reason": said.reason or None,
        "units": [of_unit(unit) for unit in said.units],
        "category": said.category or None,
        "new_title": said.title or None,
        "related": list(said.related),
        "about": said.about or None,
        "uploaded_at": moment(said.at),
    }


def of_unit(unit: UnitChoice) -> Document:
    """Tell a unit that can be named."""
    return {"code": unit.code, "name": unit.name}


def of_today(item: TodayItem) -> Document:
    """Tell one thing to do today; ``action`` is the own act that came back, where it is one."""
    turn = item.turn
    return {
        "group": item.group.value,
        "tracking_id": item.tracking_id,
        "title": item.title,
        "unit": item.unit,
        "turn": turn.who.value,
        "act": turn.act.value if turn.act else None,
        "sentence": item.sentence,
        "action_due": _day(turn.due_on),
        "working_days_left": item.working_days_left,
        "mine": item.is_mine,
        "action": item.action or None,
    }


def of_act(act: Act) -> Document:
    """Tell one row of the table of acts."""
    return {
        "action": act.name,
        "kind": act.kind.value,
        "words": act.words,
        "roles": [_ROLE[party] for party in Party if party in act.parties],
        "states": sorted(standing.value for standing in act.states),
        "to": act.to.value if act.to else None,
        "needs": [need.value for need in act.needs],
        "may": [need.value for need in act.may],
        "public": act.is_public,
    }


_ROLE = {Party.UNIT: "liaison", Party.CONSULTED: "consulted", Party.COORDINATOR: "coordinator"}


def moment(at: int) -> str | None:
    """Return ms since 1970 as ISO 8601 in UTC, to the second as the centre's commands do; unknown is null."""
    if not at:
        return None
    return datetime.fromtimestamp(min(at, LATEST_MS) // 1000, UTC).isoformat().replace("+00:00", "Z")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
