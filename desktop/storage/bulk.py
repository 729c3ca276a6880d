"""Many rows at once, in plain SQL: a first sync stores a hundred thousand of them, and each statement counts."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import Connection

_VALUES_A_QUERY: Final = 1000

Row = tuple[Any, ...]


def put(connection: Connection, table: str, key: str, columns: tuple[str, ...], rows: Sequence[Row]) -> None:
    """Insert rows of these columns, or replace these columns of the rows with that key; others stay as they are."""
    if rows:
        # In the order of their keys: a page of the tree is then taken in hand once, and decrypted once.
        ordered = sorted(rows, key=itemgetter(columns.index(key))) if key in columns else list(rows)
        connection.exec_driver_sql(_put(table, key, columns), ordered)


def found(
    connection: Connection, table: str, columns: tuple[str, ...], key: str, values: Collection[Any]
) -> Iterator[Row]:
    """Yield these columns of the rows whose key is among the values."""
    listed = list(values)
    for start in range(0, len(listed), _VALUES_A_QUERY):
        portion = tuple(listed[start : start + _VALUES_A_QUERY])
        for row in connection.exec_driver_sql(_find(table, columns, key, len(portion)), portion):
            yield tuple(row)


def next_id(connection: Connection, table: str) -> int:
    """Return the least number above all of a table's ids."""
    return int(connection.exec_driver_sql(f'SELECT coalesce(max(id), 0) + 1 FROM "{table}"').scalar_one())  # noqa: S608 - a table of ours


@cache
def _put(table: str, key: str, columns: tuple[str, ...]) -> str:
    named = ", ".join(f'"{name}"' for name in columns)
    keys = [name.strip() for name in key.split(",")]
    unique = ", ".join(f'"{name}"' for name in keys)
    others = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name not in keys and name != "id")
    return (
        f'INSERT INTO "{table}" ({named}) VALUES ({", ".join("?" * len(columns))})'  # noqa: S608 - names of ours
        f" ON CONFLICT ({unique}) DO UPDATE SET {others}"
    )


@cache
def _find(table: str, columns: tuple[str, ...], key: str, count: int) -> str:
    named = ", ".join(f'"{name}"' for name in columns)
    return f'SELECT {named} FROM "{table}" WHERE "{key}" IN ({", ".join("?" * count)})'  # noqa: S608 - as above
