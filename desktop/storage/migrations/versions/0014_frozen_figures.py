"""Figures of a period that were frozen, so that a report printed later says the same."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "frozen_monev",
        sa.Column("digest", sa.Text, primary_key=True),
        *(
            sa.Column(name, sa.Text, nullable=False, server_default=sa.text("''"))
            for name in ("origin", "office", "frozen_by", "unit_name")
        ),
        sa.Column("as_of", sa.Integer, nullable=False, server_default=sa.text("0")),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        *(sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0")) for name in ("total", "cases")),
        sa.Column("seal", sa.LargeBinary, nullable=False, server_default=sa.text("x''")),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("frozen_monev")
