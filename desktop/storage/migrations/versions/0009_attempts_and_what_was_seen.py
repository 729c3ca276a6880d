"""How often and when each own action set out, and how its case stood for whoever wrote it."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_COLUMNS = {
    "outbox": (
        ("tries", sa.Integer, "0"),
        ("tried_at", sa.Integer, "0"),
        ("seen", sa.LargeBinary, "x''"),
    ),
    "draft": (
        ("seen", sa.LargeBinary, "x''"),
        ("came_back", sa.Text, "''"),
    ),
}


def upgrade() -> None:
    for table, columns in _COLUMNS.items():
        for name, kind, usual in columns:
            op.add_column(table, sa.Column(name, kind, nullable=False, server_default=sa.text(usual)))
    # What was counted so far is how often an action left and was not answered: so often at least it set out.
    op.execute("UPDATE outbox SET tries = max(attempts, CASE WHEN receipt IS NULL THEN 0 ELSE 1 END)")


def downgrade() -> None:
    # A program that knows no cancelled actions has them waiting for a look again.
    op.execute("UPDATE outbox SET state = 'held' WHERE state = 'cancelled'")
    for table, columns in _COLUMNS.items():
        for name, _, _ in columns:
            op.drop_column(table, name)
