"""Tables in memory for the fakes: a transaction works on a copy, which takes their place when it ends well."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.simulation.ports import Trap


class Tables:
    """Named tables of frozen values by key."""

    def __init__(self, rows: dict[str, dict[Any, Any]], trap: Trap) -> None:
        """Work on these rows."""
        self.rows = rows
        self._trap = trap

    def __getitem__(self, table: str) -> dict[Any, Any]:
        return self.rows[table]

    def put(self, table: str, key: Any, value: Any) -> None:
        """Insert or replace a row."""
        self._trap.tick()
        self.rows[table][key] = value

    def drop(self, table: str, key: Any) -> None:
        """Delete a row, where it is there."""
        self._trap.tick()
        self.rows[table].pop(key, None)


class Memory:
    """What lasts: it outlives whoever has it open."""

    def __init__(self, *tables: str) -> None:
        """Make empty tables."""
        self.rows: dict[str, dict[Any, Any]] = {name: {} for name in tables}
        self.commits = 0

    @contextmanager
    def writing(self, trap: Trap) -> Iterator[Tables]:
        """Change rows wholly or not at all."""
        draft = Tables({name: dict(rows) for name, rows in self.rows.items()}, trap)
        yield draft
        trap.tick()
        self.rows = draft.rows
        self.commits += 1
