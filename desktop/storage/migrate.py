"""Brings a database to the schema of this program, step by step, in the transaction that is handed in."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from sync.contract.errors import LocalFault

_MIGRATIONS: Final = Path(__file__).parent / "migrations"


def alembic_config(connection: Connection) -> Config:
    """Return Alembic's settings for an open connection."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(connection: Connection, at: str | None) -> None:
    """Upgrade from revision ``at`` (``None``: an empty database).

    :raises LocalFault: when a newer program wrote it; nothing is changed.
    """
    config = alembic_config(connection)
    known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    if at is not None and at not in known:
        raise LocalFault(
            "Data di komputer ini ditulis oleh Tindak yang lebih baru. Perbarui programnya; data tetap aman."
        )
    command.upgrade(config, "head")
