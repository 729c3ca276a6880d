"""The outbox: one row for each act of the operator, kept for ever under the id it was given here."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, and_, case, func, insert, select, update

from desktop.storage.search import reindex
from desktop.storage.states import ACCEPTED, HELD, PULLED, REJECTED, UNSETTLED, WAITING
from desktop.storage.tables import case_text, draft, outbox
from sync.contract.frames import pack, unpack
from sync.contract.messages import Action, Outcome, Receipt, Written

_STATE_OF = {Outcome.ACCEPTED: ACCEPTED, Outcome.HELD: HELD, Outcome.REJECTED: REJECTED}


class Waiting(msgspec.Struct, frozen=True):
    """What the status line says about the outbox."""

    count: int
    bytes: int
    attention: int
    unconfirmed: int = 0
    """Of those that wait: how many may have arrived already, since they left and no answer came."""


def record(connection: Connection, action: Action, *, tracking_id: str, title: str) -> None:
    """Queue an action; its case is found by its words from now on.

    The draft goes only when it says the same: it may have been typed in another window for another day.
    """
    connection.execute(
        insert(outbox).values(
            action=action.id.bytes,
            case=action.case,
            tracking_id=tracking_id,
            title=title,
            kind=action.kind,
            text=action.text,
            written=pack(action.written),
            written_at=action.written.at,
            base=action.base,
            bytes=len(pack(action)),
            state=WAITING,
        )
    )
    typed = connection.scalar(select(draft.c.text).where(draft.c.case == action.case))
    if typed is not None and typed.strip() == action.text:
        connection.execute(draft.delete().where(draft.c.case == action.case))
    reindex(connection, [action.case])


def waiting_actions(connection: Connection, after: int, most: int) -> list[tuple[int, Action]]:
    """Return (position, action) of what waits, in the order it was recorded."""
    rows = connection.execute(
        select(outbox)
        .where(outbox.c.state == WAITING, outbox.c.position > after)
        .order_by(outbox.c.position)
        .limit(most)
    )
    return [(row.position, _action(row)) for row in rows]


def mark_sent(connection: Connection, positions: Sequence[int]) -> list[int]:
    """Note that these are leaving: from now on only a receipt tells what became of them. Returns those that do."""
    marked = connection.scalars(
        update(outbox)
        .where(outbox.c.position.in_(positions), outbox.c.state == WAITING)
        .values(attempts=outbox.c.attempts + 1)
        .returning(outbox.c.position)
    )
    return list(marked)


def mark_unsent(connection: Connection, positions: Sequence[int]) -> None:
    """Take back one :func:`mark_sent`: it is certain that these never left."""
    connection.execute(
        update(outbox)
        .where(outbox.c.position.in_(positions), outbox.c.state == WAITING, outbox.c.attempts > 0)
        .values(attempts=outbox.c.attempts - 1)
    )


def settle(connection: Connection, receipt: Receipt, raw: bytes) -> Action | None:
    """Store a receipt with its action. Returns the action, or ``None`` when it was settled before or is not ours."""
    row = connection.execute(
        select(outbox).where(outbox.c.action == receipt.action.bytes, outbox.c.state == WAITING)
    ).one_or_none()
    if row is None:
        return None
    connection.execute(
        update(outbox)
        .where(outbox.c.position == row.position)
        .values(
            state=_STATE_OF[receipt.outcome],
            reason=receipt.reason,
            receipt_number=receipt.number,
            received_at=receipt.received_at,
            receipt=raw,
        )
    )
    return _action(row)


def hold_draft(
    connection: Connection, lost_case: int, action: Action, *, tracking_id: str, title: str, reason: str
) -> None:
    """Keep the draft of a case that left this desk as a held action, which stays readable without the case."""
    record(connection, action, tracking_id=tracking_id, title=title)
    connection.execute(draft.delete().where(draft.c.case == action.case))
    connection.execute(
        update(outbox).where(outbox.c.action == action.id.bytes).values(state=HELD, reason=reason, case=lost_case)
    )


def forget_words_of(connection: Connection, left: int) -> None:
    """Blank what received actions said about a case that left this desk; their receipts stay."""
    number = select(case_text.c.tracking_id).where(case_text.c.row == left).scalar_subquery()
    said = and_(outbox.c.case == left, outbox.c.tracking_id == number, outbox.c.state.in_((ACCEPTED, PULLED)))
    connection.execute(update(outbox).where(said).values(title="", text=""))


def find(connection: Connection, action: UUID) -> Row[*tuple[Any, ...]] | None:
    """Return the row of one action."""
    return connection.execute(select(outbox).where(outbox.c.action == action.bytes)).one_or_none()


def pull(connection: Connection, action: UUID, case: int) -> None:
    """Take an action out of the queue, for its words have become a draft of this case again."""
    connection.execute(update(outbox).where(outbox.c.action == action.bytes).values(state=PULLED))
    reindex(connection, [case])


def listing(connection: Connection, most_received: int | None) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return rows to show: what needs a look, what waits, then the newest received ones."""
    order = case((outbox.c.state.in_((HELD, REJECTED)), 0), (outbox.c.state == WAITING, 1), else_=2)
    unsettled = connection.execute(
        select(outbox).where(outbox.c.state.in_(UNSETTLED)).order_by(order, outbox.c.position.desc())
    ).all()
    received = connection.execute(
        select(outbox).where(outbox.c.state == ACCEPTED).order_by(outbox.c.position.desc()).limit(most_received)
    ).all()
    return [*unsettled, *received]


def weigh(connection: Connection) -> Waiting:
    """Count what waits, what of it may have arrived, and what needs a look."""
    is_waiting = outbox.c.state == WAITING
    row = connection.execute(
        select(
            func.count().filter(is_waiting),
            func.coalesce(func.sum(outbox.c.bytes).filter(is_waiting), 0),
            func.count().filter(outbox.c.state.in_((HELD, REJECTED))),
            func.count().filter(is_waiting, outbox.c.attempts > 0),
        ).where(outbox.c.state.in_(UNSETTLED))
    ).one()
    return Waiting(*row)


def _action(row: Row[*tuple[Any, ...]]) -> Action:
    return Action(
        id=UUID(bytes=row.action),
        case=row.case,
        tracking_id=row.tracking_id,
        kind=row.kind,
        text=row.text,
        written=unpack(row.written, Written),
        base=row.base,
    )
