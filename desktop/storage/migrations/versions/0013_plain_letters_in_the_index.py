"""The index of words has letters without their marks, so that é is found by e.

Only texts that have such letters are indexed anew, and these are few.
"""

from collections.abc import Callable, Iterator

from alembic import op
from sqlalchemy import Connection

from sync.contract.folding import plain

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_PORTION = 500
_SOURCES = (
    ("case_text", "row", 0, "tracking_id || char(10) || title", "1"),
    ("case_text", "row", 1, "body || char(10) || original_body", "1"),
    ("event", "id", 2, '"text"', "1"),
    ("outbox", "position", 3, '"text"', "state IN ('waiting', 'held', 'rejected')"),
)


def upgrade() -> None:
    _index_anew(plain)


def downgrade() -> None:
    _index_anew(str)


def _index_anew(words_of: Callable[[str], str]) -> None:
    connection = op.get_bind()
    for table, key, sort, words, condition in _SOURCES:
        for portion in _adorned(connection, table, key, words, condition):
            rows = [(number * 4 + sort, words_of(text)) for number, text in portion]
            connection.exec_driver_sql("DELETE FROM word_search WHERE rowid = ?", [row[:1] for row in rows])
            connection.exec_driver_sql("INSERT INTO word_search (rowid, words) VALUES (?, ?)", rows)


def _adorned(
    connection: Connection, table: str, key: str, words: str, condition: str
) -> Iterator[list[tuple[int, str]]]:
    """Yield (number, text) of texts with letters that have marks, in the order of the index."""
    has_others = f"length(CAST({words} AS BLOB)) > length({words})"
    query = f'SELECT "{key}" FROM {table} WHERE {condition} AND {has_others} ORDER BY 1'
    numbers = connection.exec_driver_sql(query).scalars().all()
    for start in range(0, len(numbers), _PORTION):
        these = ", ".join(str(number) for number in numbers[start : start + _PORTION])
        told = connection.exec_driver_sql(
            f'SELECT "{key}", {words} FROM {table} WHERE "{key}" IN ({these}) ORDER BY 1'
        ).all()
        if portion := [(number, text) for number, text in told if plain(text) != text]:
            yield portion
