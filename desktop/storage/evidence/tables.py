"""The tables of ``evidence.db``, and what brings an empty or older file to them."""

from typing import Final

from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, Table

from desktop.storage.columns import number
from desktop.storage.database import Making
from sync.contract.errors import LocalFault

metadata: Final = MetaData()
_FORMAT: Final = 1
"""Kept in the file's ``user_version``; each higher one will say here what it changes."""

content: Final = Table(
    "content",
    metadata,
    Column("sha256", LargeBinary, primary_key=True),
    number("size"),
    number("held"),
    number("used_at"),
    Column("provenance", LargeBinary, nullable=False),
)
"""``held`` is how many bytes are here."""

piece: Final = Table(
    "piece",
    metadata,
    Column("sha256", LargeBinary, primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""A content, cut; ``start`` is where a piece begins in it."""


def format_of(connection: Connection) -> int:
    """Return the format of a file; 0 for an empty one."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def prepare(connection: Connection) -> None:
    """Bring a file to the format of this program.

    :raises LocalFault: when a newer program wrote it; nothing is changed.
    """
    known = format_of(connection)
    if known > _FORMAT:
        raise LocalFault(
            "Bukti di komputer ini ditulis oleh Tindak yang lebih baru. Perbarui programnya; data tetap aman."
        )
    if known < _FORMAT:
        metadata.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {_FORMAT}")


def is_ready(connection: Connection) -> bool:
    """Whether nothing is to be prepared."""
    return format_of(connection) == _FORMAT


EVIDENCE: Final = Making(
    is_ready,
    prepare,
    (
        "PRAGMA auto_vacuum = INCREMENTAL",
        "PRAGMA journal_size_limit = 4000000",
        # All of it is encrypted, and what goes is cut off the file: writing zeros first would cost a full disk room.
        "PRAGMA secure_delete = OFF",
    ),
)
"""Large contents that go give their room back to the disk."""
