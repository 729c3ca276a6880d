"""Marks of what is held and their sum; one index of words that holds each text once; what a lost receipt needs.

All that the centre owns is told anew by the next exchange, since only then are versions and marks known.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_EMPTY = sa.text("''")
_ZERO = sa.text("0")

_NEW_NUMBERS = (
    ("unit", "version"),
    ("unit", "mark"),
    ("case_text", "version"),
    ("case_text", "mark"),
    ("case_state", "mark"),
    ("aside", "mark"),
    ("line", "sum"),
)
_NEW_BYTES = ("receipt_key", "former_receipt", "sealed")
_EVENT_COLUMNS = 'action, "row", "case", kind, "text", author, unit, unit_name, written_at, received_at, published_at'


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=_ZERO)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=_EMPTY)


def upgrade() -> None:
    for table, column in _NEW_NUMBERS:
        op.add_column(table, _number(column))
    op.add_column("outbox", sa.Column("doubtful", sa.Boolean, nullable=False, server_default=_ZERO))
    for column in _NEW_BYTES:
        op.add_column("outbox", sa.Column(column, sa.LargeBinary))
    op.add_column("line", sa.Column("beyond_repair", sa.LargeBinary, nullable=False, server_default=sa.text("x''")))
    # What is here is whole, though its version is not known; an unreadable cursor makes the centre tell all anew.
    op.execute("UPDATE case_text SET version = 1")
    op.execute("UPDATE line SET cursor = 'anew' WHERE cursor <> ''")
    _renew_events(sa.Column("id", sa.Integer, primary_key=True), _number("mark"))
    op.drop_table("case_search")
    op.execute(
        "CREATE VIRTUAL TABLE word_search USING fts5(words, content='', contentless_delete=1, tokenize='trigram')"
    )
    # Merging while a first sync goes on would double its time; search.tidy merges in small steps afterwards.
    op.execute("INSERT INTO word_search (word_search, rank) VALUES ('automerge', 0)")
    op.execute("INSERT INTO word_search (word_search, rank) VALUES ('crisismerge', 160)")
    for source in (
        "SELECT row * 4, tracking_id || char(10) || title FROM case_text",
        "SELECT row * 4 + 1, body || char(10) || original_body FROM case_text",
        'SELECT id * 4 + 2, "text" FROM event',
        "SELECT position * 4 + 3, \"text\" FROM outbox WHERE state IN ('waiting', 'held', 'rejected')",
    ):
        op.execute(f"INSERT INTO word_search (rowid, words) {source}")


def downgrade() -> None:
    op.drop_table("word_search")
    op.execute(
        "CREATE VIRTUAL TABLE case_search USING fts5"
        "(tracking_id, title, body, said, content='', contentless_delete=1, tokenize='trigram')"
    )
    op.execute(
        "INSERT INTO case_search (rowid, tracking_id, title, body, said) SELECT row, tracking_id, title,"
        " body || char(10) || original_body,"
        ' (SELECT group_concat("text", char(10)) FROM event WHERE event."case" = case_text.row) FROM case_text'
    )
    _renew_events()
    op.drop_column("line", "beyond_repair")
    for column in ("doubtful", *_NEW_BYTES):
        op.drop_column("outbox", column)
    for table, column in _NEW_NUMBERS:
        op.drop_column(table, column)


def _renew_events(*more: sa.Column[int]) -> None:
    """Make the table anew: with these columns events are numbered by an id of ours, without by their action."""
    op.rename_table("event", "former_event")
    op.drop_index("event_case", "former_event")
    numbered = bool(more)
    if not numbered:
        op.drop_index("event_row", "former_event")
    op.create_table(
        "event",
        sa.Column("action", sa.LargeBinary, primary_key=not numbered, unique=numbered, nullable=False),
        *(_number(name) for name in ("row", "case")),
        *(_text(name) for name in ("kind", "text", "author")),
        _number("unit"),
        _text("unit_name"),
        *(_number(name) for name in ("written_at", "received_at", "published_at")),
        *more,
    )
    op.execute(f"INSERT INTO event ({_EVENT_COLUMNS}) SELECT {_EVENT_COLUMNS} FROM former_event ORDER BY written_at")
    op.drop_table("former_event")
    op.create_index("event_case", "event", ["case"])
    if numbered:
        op.create_index("event_row", "event", ["row"])
