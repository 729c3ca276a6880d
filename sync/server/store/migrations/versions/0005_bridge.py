"""The bridge to lapor.go.id: its switch, what it posts, what it has read."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_row_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "bridge",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("after_event", _row_number, nullable=False),
        sa.Column("stopped", sa.Text(), nullable=False),
        sa.Column("quiet_until", sa.BigInteger(), nullable=False),
        sa.Column("faults", sa.Integer(), nullable=False),
        sa.Column("last_fault", sa.Text(), nullable=False),
        sa.Column("holder", sa.String(length=36), nullable=False),
        sa.Column("held_until", sa.BigInteger(), nullable=False),
        sa.Column("worked_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bridge"),
        comment="One row, made when the bridge is first switched on: its switch, and which process works.",
    )
    _create_posts()
    op.create_table(
        "bridge_replies",
        sa.Column("case_id", _row_number, autoincrement=False, nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=False),
        sa.Column("event_id", _row_number, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_bridge_replies_case_id"),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_bridge_replies_event_id"),
        sa.PrimaryKeyConstraint("case_id", "remote_id", name="pk_bridge_replies"),
        comment="What reporters said at lapor.go.id and became an event here.",
    )
    op.create_table(
        "bridge_readings",
        sa.Column("tracking_id", sa.String(length=20), nullable=False),
        sa.Column("read_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tracking_id", name="pk_bridge_readings"),
        comment="When a complaint was last read.",
    )


def _create_posts() -> None:
    op.create_table(
        "bridge_posts",
        sa.Column("id", _row_number, nullable=False),
        sa.Column("event_id", _row_number, nullable=False),
        sa.Column("case_id", _row_number, nullable=False),
        sa.Column("tracking_id", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("absences", sa.Integer(), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Boolean(), nullable=False),
        sa.Column("first_posting_at", sa.BigInteger(), nullable=False),
        sa.Column("uncertain_since", sa.BigInteger(), nullable=False),
        sa.Column("next_try_at", sa.BigInteger(), nullable=False),
        sa.Column("remote_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_bridge_posts_event_id"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_bridge_posts_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_bridge_posts"),
        sa.UniqueConstraint("event_id", name="uq_bridge_posts_event_id"),
        sa.UniqueConstraint("tracking_id", "remote_id", name="uq_bridge_posts_tracking_id_remote_id"),
        sqlite_autoincrement=True,
        comment="What is to be said at lapor.go.id, once each, and how far it has come.",
    )
    op.create_index("ix_bridge_posts_state_next_try_at", "bridge_posts", ["state", "next_try_at"])
    op.create_index("ix_bridge_posts_case_id", "bridge_posts", ["case_id"])


def downgrade() -> None:
    for table in ("bridge_readings", "bridge_replies", "bridge_posts", "bridge"):
        op.drop_table(table)
