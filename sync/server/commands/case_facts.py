"""What ``show`` tells of casework: whose turn it is, where the case stands, and what acts said besides their words."""

from datetime import date
from typing import Any

from sync.contract.casework.course import days_of
from sync.contract.casework.particulars import Particulars
from sync.contract.casework.standing import standing_of
from sync.contract.casework.turn import turn_of
from sync.contract.deadlines import DeadlineBook, clocks
from sync.server.clock import iso_utc
from sync.server.store.cases import StoredCase, state_of
from sync.server.store.units import StoredUnit

Document = dict[str, Any]

_ANSWERS = ("waiting", "ours", "not-ours")


def of_case(
    case: StoredCase, units: dict[int, StoredUnit], book: DeadlineBook, today: date, to_upload: int
) -> Document:
    """Tell what casework knows of a case.

    :param to_upload: how many words of the office to the reporter an officer has to upload to lapor.go.id.
    """
    state = state_of(case)
    turn = turn_of(state, to_upload=to_upload)
    shown = clocks(days_of(book, state, case.received_at), book, case.unit_id, case.classification, today)
    return {
        "standing": standing_of(state),
        "turn": turn.who,
        "turn_act": turn.act,
        "turn_units": [_name(row, units) for row in turn.units],
        "action_due": turn.due_on,
        "consults": [{"unit": _name(one.unit, units), "answer": _ANSWERS[one.answer]} for one in state.consults],
        "suggested_unit": _name(state.suggested, units),
        "related": state.related,
        "wrong_dispositions": state.wrong,
        "drafts": len(state.drafts),
        "to_upload": to_upload,
        "deadlines": [
            {
                "clock": one.name,
                "due_on": one.due_on,
                "working_days_left": one.working_days_left,
                "state": one.state,
            }
            for one in shown
        ],
    }


def of_said(said: Particulars, units: dict[int, StoredUnit]) -> Document:
    """Tell the particulars of an act."""
    return {
        "reason": said.reason or None,
        "units": [
            {"code": units[row].code, "name": units[row].name} if row in units else {"code": "", "name": f"Unit {row}"}
            for row in said.units
        ],
        "category": said.category or None,
        "new_title": said.title or None,
        "related": said.related,
        "about": str(said.about) if said.about else None,
        "uploaded_at": iso_utc(said.at) or None,
    }


def _name(row: int, units: dict[int, StoredUnit]) -> str | None:
    return units[row].name if row in units else None
