"""Frozen figures go to the centre and come back sealed; those of units below come from there.

What was frozen or merged here before waits to be sent. An older program has kept aside what the centre told of frozen
figures; the sum then differs, and only these are told again.
"""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_EMPTY = sa.text("''")
_NO_BYTES = sa.text("x''")
_ZERO = sa.text("0")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=_EMPTY)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=_ZERO)


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False, server_default=_NO_BYTES)


def upgrade() -> None:
    op.create_table(
        "sealed_figures",
        sa.Column("row", sa.Integer, primary_key=True),
        _bytes("digest"),
        _bytes("file"),
        *(_number(name) for name in ("size", "unit")),
        *(_text(name) for name in ("unit_code", "office", "choice")),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        sa.Column("day", sa.Date, nullable=False),
        _number("as_of"),
        _text("frozen_by"),
        *(_number(name) for name in ("total", "cases", "sealed_at")),
        _bytes("signature"),
        _number("mark"),
        _bytes("coming"),
        _number("asked_at"),
        _text("fault"),
    )
    for column in (_bytes("checked_with"), _text("sending"), _number("sent"), _number("tries"), _text("why"),
                   _number("tried_at"), _bytes("file")):  # fmt: skip
        op.add_column("frozen_monev", column)
    connection = op.get_bind()
    for digest, origin, body in connection.execute(sa.text("SELECT digest, origin, body FROM frozen_monev")).all():
        values = {"file": hashlib.sha256(body).digest(), "digest": digest}
        values["sending"] = "waiting" if origin in ("own", "merged") else ""
        connection.execute(
            sa.text("UPDATE frozen_monev SET file = :file, sending = :sending WHERE digest = :digest"), values
        )
    _leave_out("aside", "kind = 'figures'")
    op.execute("DELETE FROM aside WHERE kind = 'figures'")


def downgrade() -> None:
    _leave_out("sealed_figures", "1 = 1")
    op.execute("DELETE FROM untold WHERE kind = 'figures'")
    op.drop_table("sealed_figures")
    for name in ("file", "tried_at", "why", "tries", "sent", "sending", "checked_with"):
        op.drop_column("frozen_monev", name)


def _leave_out(table: str, condition: str) -> None:
    """Take the marks of these rows out of the sum."""
    connection = op.get_bind()
    marks = connection.execute(sa.text(f"SELECT mark FROM {table} WHERE {condition}")).scalars().all()
    if marks:
        before = connection.execute(sa.text("SELECT sum FROM line")).scalar() or 0
        after = (before - sum(marks) + (1 << 63)) % (1 << 64) - (1 << 63)
        connection.execute(sa.text("UPDATE line SET sum = :sum"), {"sum": after})
