"""What the operator chose for this desk, each setting under its name."""

from typing import TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from desktop.storage.tables import setting
from sync.contract.errors import BadInput
from sync.contract.frames import pack, unpack

T = TypeVar("T")


def load(connection: Connection, name: str, usual: T) -> T:
    """Return a setting, ``usual`` where nobody has chosen or what was chosen cannot be read."""
    packed = connection.scalar(select(setting.c.value).where(setting.c.name == name))
    try:
        return unpack(packed, type(usual)) if packed else usual
    except BadInput:
        return usual


def save(connection: Connection, name: str, value: object) -> None:
    """Store a setting."""
    statement = insert(setting).values(name=name, value=pack(value))
    connection.execute(
        statement.on_conflict_do_update(index_elements=["name"], set_={"value": statement.excluded.value})
    )
