"""Bringing a database to the schema of this program."""

from functools import cache
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from sync.contract.errors import LocalFault
from sync.server.store import (  # noqa: F401 - their tables are part of the schema
    bridge_tables,
    evidence_tables,
    figures_table,
)
from sync.server.store.engine import Database

_MIGRATIONS: Final = Path(__file__).parent / "migrations"
_MIGRATION_LOCK: Final = 0x54494E44  # any number of our own; two servers starting together take turns on it


def upgrade(database: Database) -> bool:
    """Bring the schema to the newest version, in one transaction; only looks where it is there already.

    Returns whether it was an older one, so that what is reckoned from the data has to be reckoned anew.

    :raises LocalFault: when the database was written by a newer program.
    """
    with database.reading() as connection:
        if _is_newest(connection):
            return False
    with database.writing() as connection:
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
        command.upgrade(config_for(connection), "head")
    return True


def _is_newest(connection: Connection) -> bool:
    current = MigrationContext.configure(connection).get_current_revision()
    revisions, newest = _known()
    if current is not None and current not in revisions:
        raise LocalFault("Basis data ini ditulis oleh versi Tindak yang lebih baru. Perbarui program server dahulu.")
    return current == newest


@cache
def _known() -> tuple[frozenset[str], str | None]:
    """Return the revisions that this program knows, and the newest of them."""
    scripts = ScriptDirectory(str(_MIGRATIONS))
    return frozenset(script.revision for script in scripts.walk_revisions()), scripts.get_current_head()


def config_for(connection: Connection) -> Config:
    """Return the Alembic configuration that works on an open connection."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
