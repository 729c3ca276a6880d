"""Calendars, rules and zones of units as the centre tells them; and what ties the clocks to the centre's.

What an older program kept aside of them moves to its place. Zones of units were passed over until now, so units
count nothing until they are told again: the next exchange finds and brings them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_EMPTY = sa.text("''")
_ZERO = sa.text("0")
_KINDS = ("calendar", "rules")


def upgrade() -> None:
    for name in ("told_at", "told_ticks", "seen_at"):
        op.add_column("line", sa.Column(name, sa.Integer, nullable=False, server_default=_ZERO))
    op.add_column("line", sa.Column("told_boot", sa.Text, nullable=False, server_default=_EMPTY))
    op.add_column("unit", sa.Column("zone", sa.Text, nullable=False, server_default=_EMPTY))
    for kind in _KINDS:
        op.create_table(
            kind,
            sa.Column("row", sa.Integer, primary_key=True),
            sa.Column("body", sa.LargeBinary, nullable=False),
            sa.Column("mark", sa.Integer, nullable=False, server_default=_ZERO),
        )
        op.execute(f"INSERT INTO {kind} SELECT row, body, mark FROM aside WHERE kind = '{kind}' AND mark <> 0")
        op.execute(f"DELETE FROM aside WHERE kind = '{kind}'")
    _add_to_sum(-sum(_marks("unit")))
    op.execute("UPDATE unit SET mark = 0")


def downgrade() -> None:
    for kind in _KINDS:
        op.execute(f"INSERT INTO aside (kind, row, body, mark) SELECT '{kind}', row, body, mark FROM {kind}")
        op.drop_table(kind)
    op.drop_column("unit", "zone")
    for name in ("told_boot", "seen_at", "told_ticks", "told_at"):
        op.drop_column("line", name)


def _marks(table: str) -> list[int]:
    return list(op.get_bind().execute(sa.text(f"SELECT mark FROM {table}")).scalars())


def _add_to_sum(marks: int) -> None:
    connection = op.get_bind()
    total = connection.execute(sa.text("SELECT sum FROM line")).scalar_one() + marks
    signed = (total + (1 << 63)) % (1 << 64) - (1 << 63)
    connection.execute(sa.text("UPDATE line SET sum = :sum"), {"sum": signed})
