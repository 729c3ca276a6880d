"""Receipts as they are stored, and the counter behind their numbers."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, insert, select, update

from sync.contract.receipts import Outcome, Receipt
from sync.server.store.tables import receipt_counters, receipt_sheets, receipts
from sync.server.store.upsert import upsert

_ACTIONS_A_QUERY: Final = 500


class StoredReceipt(msgspec.Struct, frozen=True):
    """A receipt as it was given to a user, for ever."""

    action: UUID
    user_id: int
    sheet_id: int
    receipt: Receipt


_COLUMNS = (
    receipts.c.action,
    receipts.c.user_id,
    receipts.c.sheet_id,
    receipts.c.statement,
    receipts.c.place,
    receipts.c.path,
    receipt_sheets.c.signature,
    receipt_sheets.c.size,
)


def receipts_of(connection: Connection, actions: Sequence[UUID]) -> dict[UUID, StoredReceipt]:
    """Return the receipts that these actions already have."""
    query = select(*_COLUMNS).join(receipt_sheets).where(receipts.c.action.in_(actions))
    return {
        row.action: StoredReceipt(
            row.action,
            row.user_id,
            row.sheet_id,
            Receipt(row.statement, row.signature, row.place, row.size, row.path),
        )
        for row in connection.execute(query)
    }


def actions_known(connection: Connection, actions: Sequence[UUID], user_id: int) -> set[UUID]:
    """Return those of these actions that were accepted from this user.

    One that is held or rejected here is not known to a desk that holds a receipt of another history for it: it sends
    it again, and gets the receipt that is valid now.
    """
    known: set[UUID] = set()
    for start in range(0, len(actions), _ACTIONS_A_QUERY):
        here = receipts.c.action.in_(actions[start : start + _ACTIONS_A_QUERY])
        accepted = (receipts.c.user_id == user_id) & (receipts.c.outcome == Outcome.ACCEPTED)
        known.update(connection.scalars(select(receipts.c.action).where(here, accepted)))
    return known


def actions_of_user(connection: Connection, user_id: int, actions: Sequence[UUID]) -> frozenset[UUID]:
    """Return those of a few actions that this user sent."""
    here = (receipts.c.user_id == user_id) & receipts.c.action.in_(actions)
    return frozenset(connection.scalars(select(receipts.c.action).where(here)))


def insert_sheet(
    connection: Connection, given: Sequence[Receipt], *, user_id: int, unit_id: int, now: int
) -> list[StoredReceipt]:
    """Store the receipts of one transaction, which one signature covers."""
    values = {"signature": given[0].signature, "size": given[0].size, "created_at": now}
    sheet = connection.execute(insert(receipt_sheets).values(values).returning(receipt_sheets.c.id)).scalar_one()
    rows, stored = [], []
    for one in given:
        statement = one.read()
        stored.append(StoredReceipt(statement.action, user_id, sheet, one))
        rows.append(
            {
                "action": statement.action,
                "user_id": user_id,
                "unit_id": unit_id,
                "outcome": statement.outcome,
                "statement": one.statement,
                "sheet_id": sheet,
                "place": one.index,
                "path": one.path,
                "created_at": now,
            }
        )
    connection.execute(insert(receipts), rows)
    return stored


def take_numbers(connection: Connection, day: date, count: int) -> range:
    """Take the next ``count`` numbers of a day; they are given once, even when they are not used."""
    last = _advance(connection, day, count)
    if last is None:
        connection.execute(upsert(connection, receipt_counters).values(day=day, last=0).on_conflict_do_nothing())
        last = _advance(connection, day, count)
    assert last is not None, "the counter row was just made"
    return range(last - count + 1, last + 1)


def _advance(connection: Connection, day: date, count: int) -> int | None:
    moved = (
        update(receipt_counters)
        .where(receipt_counters.c.day == day)
        .values(last=receipt_counters.c.last + count)
        .returning(receipt_counters.c.last)
    )
    return connection.execute(moved).scalar_one_or_none()
