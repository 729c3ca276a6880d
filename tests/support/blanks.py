"""Empty databases that were migrated once: a test that wants one is given a copy, which costs a file instead of a run.

The migrations themselves are walked by ``test_upgrade.py`` of the desk and of the centre, from nothing and from old.
"""

import tempfile
from functools import cache
from pathlib import Path

from desktop.storage.database import Making, open_database
from desktop.storage.evidence.tables import EVIDENCE
from sync.server.store.engine import Database, parse_url
from sync.server.store.migrate import upgrade


def lay_desk(path: Path, key: bytes) -> Path:
    """Lay an empty ``desk.db`` there, unless there is one; return its place."""
    return _lay(path, _of_desk(key, None))


def lay_evidence(path: Path, key: bytes) -> Path:
    """Lay an empty ``evidence.db`` there, unless there is one; return its place."""
    return _lay(path, _of_desk(key, EVIDENCE))


def lay_centre(path: Path) -> Path:
    """Lay the tables of a centre there, without an identity, unless there are any; return their place."""
    return _lay(path, _of_centre())


def prepare_centre(url: str) -> None:
    """Make the tables of a centre in an empty database."""
    database = Database(parse_url(url))
    try:
        upgrade(database)
    finally:
        database.close()


def _lay(path: Path, content: bytes) -> Path:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return path


@cache
def _of_desk(key: bytes, making: Making | None) -> bytes:
    with tempfile.TemporaryDirectory(prefix="tindak-blank-") as folder:
        path = Path(folder) / "blank.db"
        open_database(path, key, making).close()
        return path.read_bytes()


@cache
def _of_centre() -> bytes:
    with tempfile.TemporaryDirectory(prefix="tindak-blank-") as folder:
        path = Path(folder) / "centre.db"
        prepare_centre(f"sqlite:///{path}")
        return path.read_bytes()
