"""Which units' replies the centre posts to lapor.go.id, and which of them it could not.

An older program passed over what it was told of this, so units count nothing until they are told again: the next
exchange finds and brings them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_ZERO = sa.text("0")


def upgrade() -> None:
    op.add_column("unit", sa.Column("bridged_from", sa.Integer, nullable=False, server_default=_ZERO))
    op.add_column("unit", sa.Column("bridge_stopped", sa.Boolean, nullable=False, server_default=_ZERO))
    op.add_column("event", sa.Column("not_posted", sa.Boolean, nullable=False, server_default=_ZERO))
    connection = op.get_bind()
    total = connection.execute(sa.text("SELECT sum FROM line")).scalar_one()
    total -= sum(connection.execute(sa.text("SELECT mark FROM unit")).scalars())
    signed = (total + (1 << 63)) % (1 << 64) - (1 << 63)
    connection.execute(sa.text("UPDATE line SET sum = :sum"), {"sum": signed})
    op.execute("UPDATE unit SET mark = 0")


def downgrade() -> None:
    op.drop_column("event", "not_posted")
    op.drop_column("unit", "bridge_stopped")
    op.drop_column("unit", "bridged_from")
