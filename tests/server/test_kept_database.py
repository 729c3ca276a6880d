"""What the tests on PostgreSQL stand on: each finds the one database as it was made."""

from typing import Any

import psycopg
import pytest

from tests.support.postgres import KeptDatabase

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize(
    "done",
    [
        "UPDATE rule_sets SET id = id + 1",
        "DELETE FROM calendars",
        "UPDATE alembic_version SET version_num = '9999'",
        "SELECT nextval(seqrelid::regclass) FROM pg_sequence",
        "ALTER TABLE users ADD COLUMN more integer",
        "DROP TABLE feed CASCADE",
    ],
)
def test_whatever_a_test_did_is_undone(kept_postgres: KeptDatabase, done: str) -> None:
    """Rows, numbers, tables; and whoever is still connected is sent away."""
    before = _content(kept_postgres.as_made())
    with psycopg.connect(kept_postgres.as_made(), autocommit=True) as left_open:
        left_open.execute(done.encode())
        assert _content(left_open.info.dsn) != before
        assert _content(kept_postgres.as_made()) == before
        with pytest.raises(psycopg.OperationalError):
            left_open.execute("SELECT 1")


def _content(url: str) -> dict[str, object]:
    with psycopg.connect(url, autocommit=True) as connection:
        tables = [row[0] for row in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        rows = {table: _told(connection.execute(f'SELECT * FROM "{table}"'.encode())) for table in tables}
        return {**rows, "numbers": _told(connection.execute("SELECT * FROM pg_sequences ORDER BY sequencename"))}


def _told(found: "psycopg.Cursor[Any]") -> object:
    """Return the names of the columns, and the rows."""
    return [column.name for column in found.description or ()], found.fetchall()
