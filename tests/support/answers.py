"""Frames as the centre sends them, from invented cases."""

from datetime import date
from typing import Any, Final
from uuid import UUID

import msgspec

from sync.contract.entities import CaseBody, CaseEvent, CaseHead, CaseState, CaseText, Change, Template, Unit
from sync.contract.frames import pack
from sync.contract.messages import Action, AnswerFrame
from sync.contract.receipts import Outcome, ReceiptSheet, Statement, public_key_of, receipt_number, sign
from sync.server.receipts import Given, laid_out

SIGNING_KEY: Final = bytes(range(32))
SERVER_KEY: Final = public_key_of(SIGNING_KEY)
"""What the desks of the tests have pinned."""
DAY: Final = "20261123"


def text(row: int, tracking_id: str = "7400001", title: str = "Lampu jalan padam", **fields: Any) -> Change:
    version = fields.pop("version", 1)
    return Change("text", row, msgspec.Raw(pack(CaseText(tracking_id=tracking_id, title=title, **fields))), version)


def head(row: int, tracking_id: str = "7400001", title: str = "Lampu jalan padam", **fields: Any) -> Change:
    return Change("head", row, msgspec.Raw(pack(CaseHead(tracking_id=tracking_id, title=title, **fields))))


def body(row: int, words: str = "Sudah dua minggu.", version: int = 1, **fields: Any) -> Change:
    return Change("body", row, msgspec.Raw(pack(CaseBody(body=words, **fields))), version)


def state(row: int, status: str = "Terverifikasi", **fields: Any) -> Change:
    given = {"unit": 1, "lapor_status": status, "completion_on": date(2026, 12, 1), **fields}
    return Change("state", row, msgspec.Raw(pack(CaseState(status=status, **given))))


def part(row: int, **fields: Any) -> Change:
    """Return only what is new of a state."""
    return Change("state", row, msgspec.Raw(pack(fields)), part=True)


def unit(row: int = 1, code: str = "tirta", name: str = "Kecamatan Tirta Muara", version: int = 1) -> Change:
    return Change("unit", row, msgspec.Raw(pack(Unit(code=code, name=name))), version)


def template(row: int, version: int = 1, **fields: Any) -> Change:
    """Return a template of unit 1, unless told otherwise."""
    given = {"key": UUID(int=row), "name": f"Templat {row}", "text": "{sapaan}, {isi}", "unit": 1, **fields}
    return Change("template", row, msgspec.Raw(pack(Template(**given))), version)


def event(row: int, said: CaseEvent) -> Change:
    return Change("event", row, msgspec.Raw(pack(said)))


def withdrawn(row: int) -> Change:
    return Change("withdrawn", row, msgspec.Raw(pack(None)))


def sheet(
    *actions: Action, outcome: Outcome = Outcome.ACCEPTED, key: bytes = SIGNING_KEY, first: int = 0, **fields: Any
) -> ReceiptSheet:
    """Return a sheet that says the same about these actions, which stand in the request from ``first`` on.

    ``state`` is what each changed; ``number`` and ``event`` count up from what is given.
    """
    told = fields.pop("state", None)
    given = {"number": 1, "event": 900, "reason": "", "received_at": actions[0].written.at + 5000, **fields}
    is_event = outcome is Outcome.ACCEPTED
    statements = [
        Statement(
            1,
            receipt_number(DAY, given["number"] + place),
            action.id,
            action.vouched().content,
            outcome,
            given["reason"],
            given["received_at"],
            given["event"] + place if is_event else 0,
        )
        for place, action in enumerate(actions)
    ]
    receipts = sign(key, [pack(one) for one in statements])
    (laid,) = laid_out([Given(first + place, 1, receipt, told) for place, receipt in enumerate(receipts)])
    return laid


def answer(*changes: Change, cursor: str = "e.1.5", **fields: Any) -> AnswerFrame:
    return AnswerFrame(changes=changes, cursor=cursor, last=True, **fields)
