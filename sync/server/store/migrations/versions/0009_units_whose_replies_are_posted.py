"""Units know whether the bridge posts what they say; it tells them as soon as it works."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_row_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("units", sa.Column("bridged_from", _row_number, server_default=sa.text("0"), nullable=False))
    op.add_column("units", sa.Column("bridge_stopped", sa.Boolean(), server_default=sa.text("false"), nullable=False))


def downgrade() -> None:
    op.drop_column("units", "bridge_stopped")
    op.drop_column("units", "bridged_from")
