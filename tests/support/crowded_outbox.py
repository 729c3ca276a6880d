"""An outbox of years: one own action many times over, each under an id of its own."""

from uuid import UUID

from desktop.storage.database import Database
from desktop.storage.tables import outbox

_KEPT = [column.name for column in outbox.columns if column.name not in ("position", "action", "text")]


def crowd(database: Database, count: int, words: str) -> None:
    """Copy the newest action ``count`` times; ``words`` has a place for the number of each."""
    listed = ", ".join(f'"{name}"' for name in _KEPT)
    copied = (
        f"INSERT INTO outbox (action, text, {listed}) SELECT ?, ?, {listed} FROM outbox"
        " WHERE position = (SELECT max(position) FROM outbox)"
    )
    with database.writing() as connection:
        rows = [(UUID(int=1 << 100 | number).bytes, words.format(number)) for number in range(count)]
        connection.exec_driver_sql(copied, rows)
