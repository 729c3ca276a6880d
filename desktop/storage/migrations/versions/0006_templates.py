"""Templates as the centre has them, and which one a reply began with.

An older program has kept them aside, unread; they come anew with the next exchange.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_EMPTY = sa.text("''")
_ZERO = sa.text("0")


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=_ZERO)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=_EMPTY)


def upgrade() -> None:
    op.create_table(
        "template",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("key", sa.LargeBinary, nullable=False),
        *(_text(name) for name in ("name", "text", "kinds")),
        _number("unit"),
        _text("owner"),
        sa.Column("valid_until", sa.Date),
        sa.Column("deleted", sa.Boolean, nullable=False, server_default=_ZERO),
        _number("version"),
        _number("mark"),
    )
    op.add_column("outbox", sa.Column("template", sa.LargeBinary))
    # An unreadable cursor makes the centre tell all anew.
    op.execute("UPDATE line SET cursor = 'anew' WHERE EXISTS (SELECT 1 FROM aside WHERE kind = 'template')")


def downgrade() -> None:
    op.execute("UPDATE line SET cursor = 'anew' WHERE EXISTS (SELECT 1 FROM template)")
    op.drop_column("outbox", "template")
    op.drop_table("template")
    op.execute("DELETE FROM untold WHERE kind = 'template'")
