"""An open database of the centre: short transactions for reading and for writing, on SQLite and PostgreSQL alike."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, DisconnectionError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from sync.contract.errors import BadInput, LocalFault, StorageBusy

PING_AFTER_S: Final = 5.0
"""A connection that rested for so long is asked whether it still stands before it is used: the database may have been
started anew. One that was used just now is not; when it fails after all, that one request is refused."""

CONNECTIONS: Final = 16
"""Most transactions at once; whoever runs them in threads needs no more threads than this."""

_BUSY_MS: Final = 60_000
_WRITES: Final = "tindak_writes"
_RESTS_SINCE: Final = "tindak_rests_since"


def parse_url(database: str) -> URL:
    """Turn what an administrator wrote into a database URL.

    :raises BadInput: for anything but SQLite and PostgreSQL.
    """
    try:
        url = make_url(database)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError, SQLAlchemyError) as fault:
        raise BadInput("Alamat basis data tidak dapat dibaca. Contoh: postgresql://pengguna@host/tindak") from fault
    if backend == "sqlite":
        return url.set(drivername="sqlite")
    if backend == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    raise BadInput("Basis data yang didukung hanya SQLite dan PostgreSQL.")


class Database:
    """The centre's database.

    A reading transaction sees one moment of the data from its beginning to its end. On SQLite a writing
    transaction takes the one writer's place at once, so that it never fails half-way for want of it.
    """

    def __init__(self, url: URL) -> None:
        """Prepare the engine; nothing is opened before the first transaction."""
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self._engine = _sqlite_engine(url) if self.is_sqlite else _postgres_engine(url)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that only reads.

        :raises LocalFault: when the database cannot be used; :class:`StorageBusy` when it is merely taken.
        """
        options: dict[str, Any] = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with _translated(), self._engine.connect() as raw:
            connection = raw.execution_options(**options)
            with connection.begin():
                yield connection

    @contextmanager
    def glancing(self) -> Iterator[Connection]:
        """Open a connection for one statement that reads, and sees one moment by itself: no BEGIN, no COMMIT.

        :raises LocalFault: when the database cannot be used; :class:`StorageBusy` when it is merely taken.
        """
        if self.is_sqlite:
            with self.reading() as connection:
                yield connection
            return
        with _translated(), self._engine.connect() as raw:
            yield raw.execution_options(isolation_level="AUTOCOMMIT")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a transaction that is committed at the end, or rolled back wholly by any exception.

        :raises LocalFault: when the database cannot be used; :class:`StorageBusy` when it is merely taken.
        """
        with _translated(), self._engine.connect() as raw:
            connection = raw.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(url, pool_size=CONNECTIONS, max_overflow=0, connect_args={"check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _prepare(dbapi_connection: Any, _record: Any) -> None:
        # The driver must not begin or commit by itself: BEGIN below is ours, so that DDL is transactional too.
        dbapi_connection.isolation_level = None
        for pragma in (
            f"busy_timeout = {_BUSY_MS}",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "trusted_schema = OFF",
        ):
            dbapi_connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgres_engine(url: URL) -> Engine:
    engine = create_engine(url, pool_size=CONNECTIONS, max_overflow=0)

    @event.listens_for(engine, "checkin")
    def _remember(_dbapi_connection: Any, record: Any) -> None:
        record.info[_RESTS_SINCE] = monotonic()

    @event.listens_for(engine, "checkout")
    def _ask(dbapi_connection: Any, record: Any, _proxy: Any) -> None:
        if monotonic() - record.info.get(_RESTS_SINCE, math.inf) < PING_AFTER_S:
            return
        try:
            engine.dialect.do_ping(dbapi_connection)
        except engine.dialect.loaded_dbapi.Error as fault:
            raise DisconnectionError from fault  # the pool then tries a fresh one

    return engine


@contextmanager
def _translated() -> Iterator[None]:
    """Translate faults of the database's surroundings, once, here; wrong SQL stays a bug and is not caught."""
    try:
        yield
    except PoolTimeoutError as fault:
        raise StorageBusy("Server sedang sangat sibuk. Tidak ada yang berubah. Silakan coba lagi.") from fault
    except OperationalError as fault:
        raise _meaning_of(fault) from fault
    except DatabaseError as fault:
        if "malformed" in str(fault) or "not a database" in str(fault):
            raise LocalFault("Berkas basis data rusak. Pulihkan dari cadangan terakhir.") from fault
        raise


def _meaning_of(fault: OperationalError) -> LocalFault:
    words = str(fault.orig).casefold()
    if "locked" in words or "busy" in words:
        return StorageBusy("Basis data sedang dipakai proses lain. Tidak ada yang berubah. Silakan coba lagi.")
    if "full" in words or "no space" in words:
        return LocalFault("Ruang simpan penuh. Tidak ada yang berubah. Kosongkan ruang, lalu coba lagi.")
    if "unable to open" in words or "readonly" in words or "read-only" in words:
        return LocalFault("Basis data tidak dapat dibuka. Periksa folder data dan izin menulisnya.")
    return LocalFault("Basis data tidak dapat dipakai. Periksa apakah basis data berjalan dan alamatnya benar.")
