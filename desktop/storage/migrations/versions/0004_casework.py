"""Casework by the rules: all that a state tells, whose turn it is, particulars of acts, and acts projected over states.

The cursor is made unreadable, so that the centre tells states anew, which this desk only knows in part.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_DAYS = ("started_on", "verified_on", "replied_on", "public_on", "completed_on", "verify_on", "closes_on", "turn_on")
_PACKED = ("pauses", "drafts", "consults", "related")
_FLAGS = ("proposed", "substantive")
_NUMBERS = ("wrong", "suggested", "to_upload")
_WORDS = ("turn", "turn_act")
_STATE = (*_DAYS, *_PACKED, *_FLAGS, *_NUMBERS, *_WORDS)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0"))


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=sa.text("0"))


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))


def _bytes(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary, nullable=False, server_default=sa.text("x''"))


def upgrade() -> None:
    for name in _DAYS:
        op.add_column("case_state", sa.Column(name, sa.Date))
    for name in _PACKED:
        op.add_column("case_state", _bytes(name))
    for name in _FLAGS:
        op.add_column("case_state", _flag(name))
    for name in _NUMBERS:
        op.add_column("case_state", _number(name))
    for name in _WORDS:
        op.add_column("case_state", _text(name))
    for table in ("event", "outbox"):
        op.add_column(table, _bytes("particulars"))
    for name in ("coordinated", "approval"):
        op.add_column("unit", _flag(name))
    op.add_column("outbox", _flag("blanked"))
    op.execute("UPDATE outbox SET blanked = 1 WHERE \"text\" = ''")
    op.create_table(
        "projection",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("state", sa.LargeBinary, nullable=False),
        _number("unit"),
        _text("status"),
        _text("bucket"),
        _flag("needs_reply"),
        *(sa.Column(name, sa.Date) for name in ("first_reply_on", "completion_on", "closes_on", "verify_on")),
        *(_text(name) for name in _WORDS),
        sa.Column("turn_on", sa.Date),
    )
    op.execute("UPDATE line SET cursor = 'anew' WHERE cursor <> ''")


def downgrade() -> None:
    op.drop_table("projection")
    for name in _STATE:
        op.drop_column("case_state", name)
    for table in ("event", "outbox"):
        op.drop_column(table, "particulars")
    op.drop_column("outbox", "blanked")
    for name in ("coordinated", "approval"):
        op.drop_column("unit", name)
