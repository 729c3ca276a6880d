"""Which centre this is: one row, made once."""

import msgspec
from sqlalchemy import Connection, insert, select, update

from sync.server.store.tables import centre


class Identity(msgspec.Struct, frozen=True):
    """The epoch names this run of history: a centre restored from a backup gets another one."""

    epoch: str
    zone: str


def read_identity(connection: Connection) -> Identity | None:
    """Return the identity; ``None`` before the centre was set up."""
    row = connection.execute(select(centre.c.epoch, centre.c.zone)).first()
    return Identity(*row) if row else None


def change_epoch(connection: Connection, epoch: str) -> None:
    """Begin another run of history."""
    connection.execute(update(centre).values(epoch=epoch))


def store_identity(connection: Connection, identity: Identity, now: int) -> None:
    """Store the identity of a new centre."""
    connection.execute(insert(centre).values(id=1, epoch=identity.epoch, zone=identity.zone, created_at=now))
