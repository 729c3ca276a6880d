"""Frames as the centre sends them, from invented cases."""

from datetime import date
from typing import Any

import msgspec

from sync.contract.entities import CaseEvent, CaseState, CaseText, Change, Unit
from sync.contract.frames import pack
from sync.contract.messages import Action, AnswerFrame
from sync.contract.receipts import Outcome, Receipt


def text(row: int, tracking_id: str = "7400001", title: str = "Lampu jalan padam", **fields: Any) -> Change:
    return Change("text", row, msgspec.Raw(pack(CaseText(tracking_id=tracking_id, title=title, **fields))))


def state(row: int, status: str = "Terverifikasi", **fields: Any) -> Change:
    given = {"unit": 1, "lapor_status": status, "completion_on": date(2026, 12, 1), **fields}
    return Change("state", row, msgspec.Raw(pack(CaseState(status=status, **given))))


def unit(row: int = 1, code: str = "tirta", name: str = "Kecamatan Tirta Muara") -> Change:
    return Change("unit", row, msgspec.Raw(pack(Unit(code=code, name=name))))


def event(row: int, said: CaseEvent) -> Change:
    return Change("event", row, msgspec.Raw(pack(said)))


def withdrawn(row: int) -> Change:
    return Change("withdrawn", row, msgspec.Raw(pack(None)))


def receipt(action: Action, outcome: Outcome = Outcome.ACCEPTED, **fields: Any) -> msgspec.Raw:
    given = {"number": "TT-20261123-0001", "received_at": action.written.at + 5000, "event": 900, **fields}
    return msgspec.Raw(pack(Receipt(action=action.id, outcome=outcome, **given)))


def answer(*changes: Change, cursor: str = "e.1.5", **fields: Any) -> AnswerFrame:
    return AnswerFrame(changes=changes, cursor=cursor, last=True, **fields)
