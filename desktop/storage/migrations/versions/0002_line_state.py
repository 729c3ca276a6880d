"""The state of the line, the code of its last fault, and by how much the device's clock is off."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_EMPTY = sa.text("''")
_ZERO = sa.text("0")


def upgrade() -> None:
    op.add_column("line", sa.Column("state", sa.Text, nullable=False, server_default=_EMPTY))
    op.add_column("line", sa.Column("fault_code", sa.Text, nullable=False, server_default=_EMPTY))
    op.add_column("line", sa.Column("clock_off_by_ms", sa.Integer, nullable=False, server_default=_ZERO))


def downgrade() -> None:
    for name in ("clock_off_by_ms", "fault_code", "state"):
        op.drop_column("line", name)
