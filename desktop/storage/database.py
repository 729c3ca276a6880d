"""Files of SQLite through SQLCipher, opened with their key, migrated, and read or written in transactions.

Faults of the environment (disk full, locked, damaged, newer) become sentences here and nowhere else.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection as Connection  # noqa: PLC0414 - named by those who may not know SQLAlchemy
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from desktop.storage.tables import SCHEMA_HEAD
from sync.contract.errors import DiskFull, LocalFault, StorageBusy
from sync.contract.folding import folded

_BUSY_MS: Final = 20_000
_STEPS_BETWEEN: Final = 20_000
"""Steps of SQLite between two questions whether an answer is still wanted."""


class GivenUp(LocalFault):
    """An answer was not wanted any more before it was found."""


class Database:
    """An open, migrated database. One writer at a time in this process; SQLite sees to other processes."""

    def __init__(self, engine: Engine, name: str) -> None:
        """Wrap an engine made by :func:`open_database`.

        :param name: of the file, for sentences about it.
        """
        self._engine = engine
        self._name = name
        self._writer = threading.RLock()
        self._counting = threading.Lock()
        self._moment = 0

    @contextmanager
    def reading(self, stale: Callable[[], bool] | None = None) -> Iterator[Connection]:
        """Yield a connection that sees one moment.

        :param stale: whether the answer is not wanted any more; asked about every millisecond.
        :raises GivenUp: when it was not.
        :raises LocalFault: when the data cannot be read.
        """
        with _told_in_words(self._name), self._engine.connect() as connection, connection.begin():
            if stale is None:
                yield connection
                return
            raw: Any = connection.connection.dbapi_connection
            raw.set_progress_handler(stale, _STEPS_BETWEEN)
            try:
                yield connection
            finally:
                raw.set_progress_handler(None, 0)

    def moment(self, connection: Connection) -> int:
        """Return a number that is another one after each change of the data, by whichever process.

        It may also change without any; what was read under the same number is the same.
        """
        seen, known = connection.exec_driver_sql("PRAGMA data_version").scalar(), connection.info
        with self._counting:
            if known.get("seen") != seen:
                self._moment += 1
                known["seen"], known["moment"] = seen, self._moment
        # Its own, and not the last one that any has noted: this one may see what was there before.
        return int(known["moment"])

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection whose writes happen wholly, on leaving, or not at all.

        :raises StorageBusy: when another process writes for too long.
        :raises LocalFault: when nothing can be written (disk full, file damaged).
        """
        with self._writer, _told_in_words(self._name), self._engine.connect() as connection:
            writer = connection.execution_options(tindak_writes=True)
            # What this connection writes is no news to it, so its next look must not rely on what it has seen.
            writer.info.pop("seen", None)
            with writer.begin():
                yield writer

    def fold(self) -> None:
        """Fold the write-ahead log into the file and cut it off, as far as nobody reads in it."""
        with self._writer, _told_in_words(self._name), self._engine.connect() as connection:
            cursor = connection.connection.cursor()  # outside of any transaction, which the engine would begin
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.close()

    def close(self) -> None:
        """Close all connections; the write-ahead log is folded into the file."""
        self._engine.dispose()


class Making(NamedTuple):
    """What a file has to be before it is used."""

    is_ready: Callable[[Connection], bool]
    """Whether it has the schema that the program uses."""
    prepare: Callable[[Connection], None]
    """Brings an empty or older one there."""
    pragmas: tuple[str, ...] = ()
    """Said to each connection right after the key."""


def open_database(path: Path, key: bytes, making: Making | None = None) -> Database:
    """Open a database, making or migrating it where needed.

    :param key: 32 bytes, given to SQLCipher as they are.
    :param making: of another file than ``desk.db``.
    :raises LocalFault: wrong key, damaged, or made by a newer program.
    """
    making = making or Making(_is_at_head, _migrate)
    try:
        return Database(_opened(path, key, making), path.name)
    except DiskFull:
        # Several connections need a little room for what they share; a single one does not, and can at least read.
        return Database(_opened(path, key, making, alone=True), path.name)


def _opened(path: Path, key: bytes, making: Making, *, alone: bool = False) -> Engine:
    engine = _engine(path, key, making.pragmas, alone=alone)
    try:
        with _told_in_words(path.name):
            _prepare(engine, making)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _engine(path: Path, key: bytes, pragmas: tuple[str, ...], *, alone: bool) -> Engine:
    def connect() -> Any:
        connection = sqlcipher.connect(
            str(path), timeout=_BUSY_MS / 1000, check_same_thread=False, isolation_level=None
        )
        # The key comes before any other statement: nothing else can be read without it.
        for statement in (
            f"PRAGMA key = \"x'{key.hex()}'\"",
            "PRAGMA cipher_memory_security = OFF",
            *(("PRAGMA locking_mode = EXCLUSIVE",) if alone else ()),
            "PRAGMA secure_delete = ON",
            *pragmas,
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = FULL",
            "PRAGMA wal_autocheckpoint = 4000",  # a first sync writes the same pages again and again
            "PRAGMA cache_size = -16000",  # kilobytes; each page that is read again is decrypted again
            "PRAGMA temp_store = MEMORY",
            "PRAGMA foreign_keys = ON",
        ):
            try:
                connection.execute(statement)
            except sqlcipher.Error:
                connection.close()  # one that is left open would keep the file from the next
                raise
        connection.create_function("folded", 1, folded, deterministic=True)
        return connection

    pool: dict[str, Any] = {"pool_size": 1, "max_overflow": 0} if alone else {}
    engine = create_engine(
        "sqlite://",
        creator=connect,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_use_lifo=True,  # the connection that was used last has its pages, and the figures, in memory
        hide_parameters=True,
        **pool,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # The driver would begin late and without a lock; a writer that reads first must not lose its place.
        writes = connection.get_execution_options().get("tindak_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _prepare(engine: Engine, making: Making) -> None:
    """Bring the schema to what the program uses; a database that is there already costs one look."""
    with engine.connect() as connection:
        with connection.begin():
            if making.is_ready(connection):
                return
        writer = connection.execution_options(tindak_writes=True)
        with writer.begin():
            making.prepare(writer)


def _is_at_head(connection: Connection) -> bool:
    return _schema_of(connection) == SCHEMA_HEAD


def _migrate(writer: Connection) -> None:
    from desktop.storage.migrate import migrate  # noqa: PLC0415 - Alembic costs a fifth of a start

    migrate(writer, _schema_of(writer))


def _schema_of(connection: Connection) -> str | None:
    known = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").scalar()
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if known else None


@contextmanager
def _told_in_words(name: str) -> Iterator[None]:
    try:
        yield
    except (IntegrityError, ProgrammingError, DataError):
        raise  # these are bugs of ours, not faults of the computer
    except (DBAPIError, sqlcipher.Error) as fault:
        raise _fault(str(getattr(fault, "orig", fault)), name) from fault


def _fault(message: str, name: str) -> LocalFault:
    said = message.casefold()
    if "interrupted" in said:
        return GivenUp("Pertanyaan ini sudah tidak ditunggu lagi.")
    if "locked" in said or "busy" in said:
        return StorageBusy("Data sedang dipakai proses lain. Tidak ada yang berubah; coba lagi sebentar.")
    if "full" in said:
        return DiskFull("Diska penuh, jadi perubahan terakhir belum tersimpan. Kosongkan ruang lalu simpan lagi.")
    if "disk i/o error" in said:  # where no room is left even for what connections share, SQLite says only this
        doubtful = DiskFull(
            "Diska penuh atau rusak, jadi perubahan terakhir belum tersimpan. Kosongkan ruang lalu simpan lagi; "
            "bila tetap begini, periksa diskanya."
        )
        doubtful.may_be_damaged = True
        return doubtful
    if "not a database" in said or "malformed" in said:
        return LocalFault(
            f"Berkas {name} rusak atau bukan bagian data terkunci ini. Jangan hapus folder profil; "
            "pulihkan dari cadangan."
        )
    if "readonly" in said or "unable to open" in said:
        return LocalFault(f"Berkas {name} tidak dapat ditulis. Periksa hak akses folder profil.")
    return LocalFault(
        f"Data di komputer ini perlu diperiksa ({message}). Tidak ada yang berubah. Tutup Tindak, lalu buka lagi; bila "
        "tetap begini, hubungi pengelola."
    )
