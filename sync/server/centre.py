"""The open centre: its database, clock, randomness and rules, put together in one place."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sync.contract.errors import BadInput, LocalFault
from sync.contract.ids import RANDOM_BYTES, uuid7
from sync.contract.receipts import KEY_BYTES
from sync.server.books import Books
from sync.server.clock import Clock, SystemClock, local_day
from sync.server.deadlines import reckon_anew
from sync.server.feed import FeedWriter
from sync.server.passwords import Passwords
from sync.server.settings import DataFolder, Settings
from sync.server.store.engine import Database, parse_url
from sync.server.store.identity import Identity, change_epoch, read_identity, store_identity
from sync.server.store.migrate import upgrade
from sync.server.store.scopes import lock_centre
from sync.server.store.units import all_units

_EPOCH_BYTES: Final = 4
DEFAULT_ZONE: Final = "Asia/Jakarta"

Randomness = Callable[[int], bytes]
"""Gives so many bytes that nobody can foresee."""


@dataclass(frozen=True)
class Centre:
    """Everything a use case of the centre needs. Frozen: it is shared by all threads of the server."""

    database: Database
    identity: Identity
    zone: ZoneInfo
    clock: Clock
    randomness: Randomness
    passwords: Passwords
    books: Books

    def new_id(self) -> UUID:
        """Make an id for something the centre itself records."""
        return uuid7(self.clock.now_ms(), self.randomness(RANDOM_BYTES))

    def day_of(self, unix_ms: int) -> date:
        """Return the calendar day of a moment where the offices are."""
        return local_day(unix_ms, self.zone)


def set_up(folder: DataFolder, database: str, zone: str, clock: Clock, randomness: Randomness) -> None:
    """Set up a new centre: its folder, its tables, its identity.

    The settings are written last: a set-up that was cut off can be repeated, a finished one is refused.

    :raises BadInput: when there is a centre already, or the URL or the zone is none.
    :raises LocalFault: when the folder or the database cannot be used.
    """
    if folder.is_set_up:
        raise BadInput(f"Server Tindak di {folder.path} sudah siap sebelumnya. Tidak ada yang diubah.")
    identity = Identity(randomness(_EPOCH_BYTES).hex(), _zone(zone).key, randomness(KEY_BYTES))
    settings = Settings(database=parse_url(database).render_as_string(hide_password=False) if database else "")
    folder.create()
    store = Database(parse_url(folder.database_url(settings)))
    try:
        upgrade(store)
        with store.writing() as connection:
            if read_identity(connection) is None:
                store_identity(connection, identity, clock.now_ms())
            elif all_units(connection):
                raise BadInput("Basis data itu sudah berisi server Tindak. Tidak ada yang diubah.")
    finally:
        store.close()
    folder.write(settings)


@contextmanager
def opened(folder: DataFolder, clock: Clock | None = None, passwords: Passwords | None = None) -> Iterator[Centre]:
    """Open the centre of a data folder, bring its tables up to date, and close it in the end.

    :raises BadInput: when no centre was set up there.
    :raises LocalFault: when its data cannot be used, or was written by a newer program.
    """
    store = Database(parse_url(folder.database_url(folder.read())))
    try:
        if upgrade(store):
            with store.writing() as connection:
                lock_centre(connection, shared=False)
                reckon_anew(connection, Books().at(connection), FeedWriter.for_all(connection))
        with store.reading() as connection:
            identity = read_identity(connection)
        if identity is None:
            raise LocalFault(f"Basis data dari {folder.path} kosong. Pulihkan dari cadangan, atau siapkan server baru.")
        yield Centre(
            database=store,
            identity=identity,
            zone=_zone(identity.zone),
            clock=clock or SystemClock(),
            randomness=secrets.token_bytes,
            passwords=passwords or Passwords.usual(),
            books=Books(),
        )
    finally:
        store.close()


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as fault:
        raise BadInput(f"Zona waktu {name!r} tidak dikenal. Contoh: Asia/Jakarta, Asia/Makassar.") from fault


def begin_new_epoch(centre: Centre) -> None:
    """Begin another run of history, after the database was restored from a backup.

    Desks may know more than a restored centre, and row numbers may come to mean other cases. A cursor of another
    epoch is void, so each desk is told everything anew, and is asked for the actions that the centre has lost.
    """
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        change_epoch(connection, centre.randomness(_EPOCH_BYTES).hex())
