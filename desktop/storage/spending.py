"""What files have cost, day by day, and what the operator allows them to cost."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert

from desktop.storage.tables import spending


class Spent(NamedTuple):
    """Bytes of files, up and down."""

    today: int
    this_month: int


def spend(connection: Connection, day: date, sent: int, received: int) -> None:
    """Count bytes of files on a day."""
    statement = insert(spending).values(day=day, sent=sent, received=received)
    more = {"sent": spending.c.sent + sent, "received": spending.c.received + received}
    connection.execute(statement.on_conflict_do_update(index_elements=["day"], set_=more))


def spent(connection: Connection, day: date) -> Spent:
    """Return what was spent on a day, and in its month so far."""
    both = func.coalesce(func.sum(spending.c.sent + spending.c.received), 0)
    today = connection.scalar(select(both).where(spending.c.day == day))
    month = connection.scalar(select(both).where(spending.c.day >= day.replace(day=1), spending.c.day <= day))
    return Spent(int(today or 0), int(month or 0))
