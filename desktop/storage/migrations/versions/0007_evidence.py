"""Files that go with events and drafts, what has to be sent of them, what that has cost, and settings."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ZERO = sa.text("0")


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=_ZERO)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def _packed(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False, server_default=sa.text("x''"))


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=_ZERO)


def upgrade() -> None:
    op.create_table(
        "draft_file",
        sa.Column("case", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.LargeBinary, primary_key=True),
        _number("place"),
        sa.Column("body", sa.LargeBinary, nullable=False),
        _packed("former"),
        _number("dropped_at"),
    )
    op.create_table(
        "event_file",
        sa.Column("action", sa.LargeBinary, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("sha256", sa.LargeBinary, nullable=False),
        _packed("preview"),
        _number("asked_at"),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    for column in ("sha256", "preview"):
        op.create_index(f"event_file_{column}", "event_file", [column])
    op.create_table(
        "upload",
        sa.Column("sha256", sa.LargeBinary, primary_key=True),
        _number("case"),
        _text("name"),
        _text("media_type"),
        _number("size"),
        _flag("preview"),
        _number("queued_at"),
        _flag("ready"),
        _text("state"),
        *(_number(name) for name in ("sent", "received_at", "attempts")),
        _text("reason"),
    )
    op.create_index("upload_state", "upload", ["state"])
    op.create_table("spending", sa.Column("day", sa.Date, primary_key=True), _number("sent"), _number("received"))
    op.create_table(
        "setting",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    for table in ("setting", "spending", "upload", "event_file", "draft_file"):
        op.drop_table(table)
