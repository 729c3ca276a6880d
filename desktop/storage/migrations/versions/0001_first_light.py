"""First light: account, line, cases, events, outbox, drafts, search."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_EMPTY = sa.text("''")
_ZERO = sa.text("0")


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False, server_default=_EMPTY) for name in names]


def _number(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False, server_default=_ZERO) for name in names]


def _flag(*names: str) -> list[sa.Column[bool]]:
    return [sa.Column(name, sa.Boolean, nullable=False, server_default=_ZERO) for name in names]


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("device", sa.LargeBinary, nullable=False),
        *_text("server", "username", "full_name", "role"),
        *_number("unit_row"),
        *_text("unit_code", "unit_name", "token", "epoch"),
        sa.Column("server_key", sa.LargeBinary, nullable=False, server_default=_EMPTY),
    )
    op.create_table(
        "line",
        sa.Column("id", sa.Integer, primary_key=True),
        *_text("cursor"),
        *_number("last_exchange_at", "last_server_time", "offline_since"),
        *_text("offline_reason"),
        *_number("failures", "next_try_at"),
        *_flag("sign_in_required", "luring"),
    )
    op.create_table("unit", sa.Column("row", sa.Integer, primary_key=True), *_text("code", "name"), *_number("parent"))
    op.create_table(
        "case_text",
        sa.Column("row", sa.Integer, primary_key=True),
        *_text("tracking_id", "title", "body", "original_body"),
        *_number("received_at"),
        *_text("reporter", "classification", "category", "channel"),
        *_flag("anonymous", "confidential"),
        *_text("parent_agency", "province", "regency", "district", "village", "rating"),
    )
    op.create_index("case_text_tracking_id", "case_text", ["tracking_id"])
    op.create_table(
        "case_state",
        sa.Column("row", sa.Integer, primary_key=True),
        *_number("unit"),
        *_text("status", "lapor_status"),
        *_number("lapor_since"),
        *_text("reason"),
        sa.Column("first_reply_on", sa.Date),
        sa.Column("completion_on", sa.Date),
        *_number("revision"),
        *_text("bucket"),
        *_flag("needs_reply"),
    )
    op.create_index("case_state_bucket", "case_state", ["bucket"])
    op.create_table(
        "event",
        sa.Column("action", sa.LargeBinary, primary_key=True),
        *_number("row", "case"),
        *_text("kind", "text", "author"),
        *_number("unit"),
        *_text("unit_name"),
        *_number("written_at", "received_at", "published_at"),
    )
    op.create_index("event_case", "event", ["case"])
    op.create_table(
        "outbox",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("action", sa.LargeBinary, nullable=False, unique=True),
        *_number("case"),
        *_text("tracking_id", "title", "kind", "text"),
        sa.Column("written", sa.LargeBinary, nullable=False),
        *_number("written_at", "base", "bytes"),
        *_text("state", "reason"),
        *_number("attempts"),
        *_text("receipt_number"),
        *_number("received_at"),
        sa.Column("receipt", sa.LargeBinary),
        sqlite_autoincrement=True,
    )
    op.create_index("outbox_state", "outbox", ["state"])
    op.create_index("outbox_case", "outbox", ["case"])
    op.create_table(
        "draft", sa.Column("case", sa.Integer, primary_key=True), *_text("kind", "text"), *_number("saved_at")
    )
    op.create_table(
        "aside",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "untold", sa.Column("kind", sa.Text, primary_key=True), sa.Column("row", sa.Integer, primary_key=True)
    )
    op.execute(
        "CREATE VIRTUAL TABLE case_search USING fts5"
        "(tracking_id, title, body, said, content='', contentless_delete=1, tokenize='trigram')"
    )
    op.execute("INSERT INTO line (id) VALUES (1)")


def downgrade() -> None:
    for name in (
        "case_search",
        "untold",
        "aside",
        "draft",
        "outbox",
        "event",
        "case_state",
        "case_text",
        "unit",
        "line",
        "account",
    ):
        op.drop_table(name)
