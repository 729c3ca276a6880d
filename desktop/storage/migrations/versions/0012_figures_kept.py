"""Facts of each case are kept, with what they add up to by month; triggers say which of them are to be laid out anew.

Laying them out for one look takes seconds with a hundred thousand cases; a look at what is kept takes a blink.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_FACTS = (
    "tracking TEXT", "unit", "day", "bucket", "needs_reply", "due", "reopened", "returns", "wrong", "held",
    "reply_days", "reply_in_time", "done_days", "done_in_time", "done_day", "classification TEXT", "category TEXT",
    "channel TEXT", "rating TEXT", "repeats", "anonymous", "confidential", "month",
)  # fmt: skip
_BESIDE = {
    "monev_constraint": ("category TEXT",),
    "monev_remark": ("code TEXT",),
    "monev_officer": ("unit", "author TEXT"),
}
_CELLS = {
    "monev_sum": (("day", "unit", "bucket"), ("cases", "needs_reply", "reopened", "returns", "wrong", "held")),
    "monev_days": (("day", "unit", "measure TEXT", "days", "verdict"), ("cases",)),
    "monev_words": (("day", "unit", "kind TEXT", "words TEXT", "bucket"), ("cases",)),
    "monev_done": (("day", "unit"), ("cases",)),
    "monev_wrote": (("day", "unit", "of_unit", "author TEXT"), ("cases",)),
}
_INDEXES = {
    "monev_fact_day": (
        "day", "unit", "bucket", "needs_reply", "reopened", "returns", "wrong", "held", "reply_days", "reply_in_time",
        "done_days", "done_in_time", "rating",
    ),
    "monev_fact_due": ("due", "unit", "day"),
    "monev_fact_done": ("done_day", "unit"),
    "monev_fact_repeats": ("repeats", "day", "unit"),
}  # fmt: skip
_OF_TEXT = (
    "row", "tracking_id", "received_at", "classification", "category", "channel", "anonymous", "confidential", "rating",
)  # fmt: skip
_OF_STATE = (
    "row", "unit", "status", "bucket", "needs_reply", "first_reply_on", "completion_on", "closes_on", "verify_on",
    "started_on", "replied_on", "completed_on", "wrong",
)  # fmt: skip
_OF_PROJECTION = ("row", "state")
_OF_EVENT = ('"case"', "kind", "unit", "author", "particulars")
_OF_OUTBOX = ('"case"', "tracking_id", "kind", "state", "particulars")


def _column(said: str, *, is_key: bool = False) -> sa.Column[int] | sa.Column[str]:
    name, _, kind = said.partition(" ")
    if kind:
        return sa.Column(name, sa.Text, primary_key=is_key)
    return sa.Column(name, sa.Integer, primary_key=is_key)


def _mark(rows: str) -> str:
    return f"INSERT INTO monev_dirty {rows} ON CONFLICT DO NOTHING;"


def _alike(row: str) -> str:
    return _mark(f"SELECT {row}.row UNION SELECT row FROM case_text WHERE tracking_id = {row}.tracking_id")


def _one(column: str, row: str) -> str:
    return _mark(f"SELECT {row}.{column} WHERE true")


def _of_file(row: str) -> str:
    return _mark(
        f'SELECT "case" FROM event WHERE action = {row}.action UNION SELECT "case" FROM outbox '
        f"WHERE action = {row}.action"
    )


def _triggers() -> dict[str, tuple[str, str]]:
    """Return by name when each fires, and what it does."""
    found = {
        "case_text_figures_born": ("INSERT ON case_text", _alike("NEW")),
        "case_text_figures_changed": (f"UPDATE OF {', '.join(_OF_TEXT)} ON case_text", _alike("OLD") + _alike("NEW")),
        "case_text_figures_gone": ("DELETE ON case_text", _alike("OLD")),
        "event_file_figures_born": ("INSERT ON event_file", _of_file("NEW")),
        "event_file_figures_gone": ("DELETE ON event_file", _of_file("OLD")),
    }
    for table, column, of in (
        ("case_state", "row", _OF_STATE),
        ("projection", "row", _OF_PROJECTION),
        ("event", '"case"', _OF_EVENT),
        ("outbox", '"case"', _OF_OUTBOX),
    ):
        both = _one(column, "OLD") + _one(column, "NEW")
        found[f"{table}_figures_born"] = (f"INSERT ON {table}", _one(column, "NEW"))
        found[f"{table}_figures_changed"] = (f"UPDATE OF {', '.join(of)} ON {table}", both)
        found[f"{table}_figures_gone"] = (f"DELETE ON {table}", _one(column, "OLD"))
    return found


def upgrade() -> None:
    op.drop_index("case_text_monev", "case_text")
    op.drop_index("event_monev", "event")
    op.create_index("case_text_rated", "case_text", ["row", "rating"], sqlite_where=sa.text("rating <> ''"))
    op.create_index("event_figures", "event", ["case", "kind", "unit", "author"])
    op.create_table("monev_dirty", sa.Column("row", sa.Integer, primary_key=True))
    op.create_table("monev_fact", sa.Column("row", sa.Integer, primary_key=True), *map(_column, _FACTS))
    for name, columns in _INDEXES.items():
        op.create_index(name, "monev_fact", list(columns))
    for name, columns in _BESIDE.items():
        op.create_table(name, sa.Column("row", sa.Integer, nullable=False), *map(_column, columns))
        op.create_index(f"{name}_row", name, ["row"])
    for name, (keys, counts) in _CELLS.items():
        op.create_table(
            name,
            *(_column(key, is_key=True) for key in keys),
            *(sa.Column(count, sa.Integer, nullable=False) for count in counts),
            sqlite_with_rowid=False,
        )
    op.execute(
        """CREATE VIEW monev_own AS SELECT "case" AS row, 'draft' AS kind FROM draft
        UNION ALL SELECT o."case", 'outbox' FROM outbox o JOIN case_text t
            ON t.row = o."case" AND t.tracking_id = o.tracking_id WHERE o.state IN ('waiting', 'held', 'rejected')"""
    )
    for name, (when, what) in _triggers().items():
        op.execute(f"CREATE TRIGGER {name} AFTER {when} BEGIN {what} END")
    op.execute("INSERT INTO monev_dirty SELECT row FROM case_line")


def downgrade() -> None:
    for name in _triggers():
        op.execute(f"DROP TRIGGER {name}")
    op.execute("DROP VIEW monev_own")
    for name in (*_CELLS, *_BESIDE, "monev_fact", "monev_dirty"):
        op.drop_table(name)
    op.execute("DELETE FROM setting WHERE name IN ('monev-basis', 'monev-edition')")
    op.drop_index("event_figures", "event")
    op.drop_index("case_text_rated", "case_text")
    op.create_index("event_monev", "event", ["kind", "case", "unit", "author"])
    columns = ["row", "tracking_id", "received_at", "classification", "category", "channel", "rating"]
    op.create_index("case_text_monev", "case_text", columns)
