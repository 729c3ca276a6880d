"""Receipts on their way: laid in sheets, so that what the desk knows already does not travel."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from sync.contract.receipts import Outcome, Receipt, ReceiptSheet, Statement, WireReceipt


class Given(NamedTuple):
    """The receipt of one action of a request."""

    position: int
    """Of the action among all actions of the request."""
    sheet: int
    """Which sheet it belongs to; 0 for one that is not kept."""
    receipt: Receipt
    state: dict[str, object] | None = None
    """What the action has changed of the state, see :class:`sync.contract.receipts.WireReceipt`."""


def laid_out(given: Sequence[Given]) -> list[ReceiptSheet]:
    """Return the sheets of these receipts, which are in the order of their positions."""
    groups: dict[int, list[Given]] = {}
    for number, one in enumerate(given):
        groups.setdefault(one.sheet or -1 - number, []).append(one)
    return [_sheet(group) for group in groups.values()]


def _sheet(group: Sequence[Given]) -> ReceiptSheet:
    statements = [one.receipt.read() for one in group]
    first, size = group[0].receipt, group[0].receipt.size
    day, number = _parts(statements[0])
    events = [statement.event for statement in statements if statement.outcome is Outcome.ACCEPTED]
    sheet = ReceiptSheet(
        signature=first.signature,
        received_at=statements[0].received_at,
        day=day,
        first=number,
        event=events[0] if events else 0,
        size=size,
    )
    is_whole = [one.receipt.index for one in group] == list(range(size))
    position = index = -1
    number, event = number - 1, sheet.event - 1
    receipts = []
    for one, statement in zip(group, statements, strict=True):
        own, is_event = _parts(statement)[1], statement.outcome is Outcome.ACCEPTED
        receipts.append(
            WireReceipt(
                position=one.position - position - 1,
                index=one.receipt.index - index - 1,
                number=own - number - 1,
                event=statement.event - event - 1 if is_event else 0,
                outcome=statement.outcome,
                reason=statement.reason,
                state=one.state,
                path=b"" if is_whole else one.receipt.path,
            )
        )
        position, index, number = one.position, one.receipt.index, own
        event = statement.event if is_event else event
    return msgspec.structs.replace(sheet, receipts=tuple(receipts))


def _parts(statement: Statement) -> tuple[str, int]:
    """Return day and last part of a receipt's number."""
    _, _, rest = statement.number.partition("-")
    day, _, number = rest.partition("-")
    return day, int(number or 0)
