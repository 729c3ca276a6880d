"""Receipts as they are stored, and the counter behind their numbers."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import Connection, insert, select, update

from sync.server.store.tables import receipt_counters, receipts
from sync.server.store.upsert import upsert


class StoredReceipt(msgspec.Struct, frozen=True):
    """The packed receipt that was given to a user."""

    action: UUID
    user_id: int
    body: bytes


def receipts_of(connection: Connection, actions: Sequence[UUID]) -> dict[UUID, StoredReceipt]:
    """Return the receipts that these actions already have."""
    query = select(receipts.c.action, receipts.c.user_id, receipts.c.body).where(receipts.c.action.in_(actions))
    return {row.action: StoredReceipt(*row) for row in connection.execute(query)}


def insert_receipt(
    connection: Connection, *, action: UUID, user_id: int, unit_id: int, outcome: str, body: bytes, now: int
) -> None:
    """Store a receipt for ever."""
    values = {
        "action": action,
        "user_id": user_id,
        "unit_id": unit_id,
        "outcome": outcome,
        "body": body,
        "created_at": now,
    }
    connection.execute(insert(receipts).values(values))


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
