"""Receipts for invented actions, signed as a centre signs them."""

from uuid import NAMESPACE_URL, uuid5

from sync.contract.frames import pack
from sync.contract.receipts import Content, Outcome, Statement, public_key_of, receipt_number, sign
from tests.support.invented_cases import NOW
from ui.ports.outbox import OutboxLine, ReceiptView

KEY = bytes(range(32))


def invented_receipt(line: OutboxLine, *, author: str = "Rini Handayani", is_genuine: bool = True) -> ReceiptView:
    """Return the receipt of an invented line of the outbox."""
    action = uuid5(NAMESPACE_URL, line.id)
    content = Content(action, line.case, line.tracking_id, str(line.kind), line.text, line.written_at)
    number = line.receipt or receipt_number("20261123", 17)
    statement = Statement(1, number, action, content.vouched().content, Outcome.ACCEPTED, "", NOW, 41)
    [receipt] = sign(KEY, [pack(statement)])
    return ReceiptView(
        id=str(action),
        number=number,
        outcome=line.lamp,
        received_at=line.received_at or NOW,
        written_at=line.written_at,
        case=line.case,
        tracking_id=line.tracking_id,
        title=line.title,
        kind=line.kind,
        text=line.text,
        author=author,
        unit="Kecamatan Tirta Muara",
        is_genuine=is_genuine,
        statement=receipt.statement,
        signature=receipt.signature,
        index=receipt.index,
        size=receipt.size,
        path=receipt.path,
        key=public_key_of(KEY),
    )
