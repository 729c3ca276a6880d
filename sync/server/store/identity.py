"""Which centre this is: one row, made once."""

import msgspec
from sqlalchemy import Connection, insert, select, update

from sync.server.store.tables import centre


class Identity(msgspec.Struct, frozen=True):
    """The epoch names this run of history: a centre restored from a backup gets another one."""

    epoch: str
    zone: str
    signing_key: bytes
    """Private Ed25519 key. It lies beside what it vouches for, so that all processes and a restored backup have it."""


def read_identity(connection: Connection) -> Identity | None:
    """Return the identity; ``None`` before the centre was set up."""
    row = connection.execute(select(centre.c.epoch, centre.c.zone, centre.c.signing_key)).first()
    return Identity(*row) if row else None


def read_epoch(connection: Connection) -> str:
    """Return the epoch as it is now; another process may have begun a new one."""
    return str(connection.execute(select(centre.c.epoch)).scalar_one())


def change_epoch(connection: Connection, epoch: str) -> None:
    """Begin another run of history."""
    connection.execute(update(centre).values(epoch=epoch))


def store_identity(connection: Connection, identity: Identity, now: int) -> None:
    """Store the identity of a new centre."""
    connection.execute(insert(centre).values(id=1, created_at=now, **msgspec.structs.asdict(identity)))
