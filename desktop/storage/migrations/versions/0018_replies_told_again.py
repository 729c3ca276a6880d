"""What the reporter cannot read yet is told again: whether the bridge of the centre brings it.

Whoever received a reply, and then that the bridge could not post it, with a program that took no note of this, never
learns it otherwise: the mark of an event does not cover it. So these replies count nothing until they are told again;
the next exchange finds and brings them, also where a repair was of no use to the older program.
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_UNREAD = "published_at = 0 AND kind IN ('jawab-pelapor', 'minta-kelengkapan', 'respon-awal', 'respon-substantif')"


def upgrade() -> None:
    connection = op.get_bind()
    total = connection.execute(sa.text("SELECT sum FROM line")).scalar_one()
    total -= sum(connection.execute(sa.text(f"SELECT mark FROM event WHERE {_UNREAD}")).scalars())
    signed = (total + (1 << 63)) % (1 << 64) - (1 << 63)
    connection.execute(sa.text("UPDATE line SET sum = :sum, beyond_repair = x''"), {"sum": signed})
    op.execute(f"UPDATE event SET mark = 0 WHERE {_UNREAD}")


def downgrade() -> None:
    """Nothing is laid out otherwise, and an older program may well hear it again."""
