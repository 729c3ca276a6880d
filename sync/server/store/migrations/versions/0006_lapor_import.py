"""Exports can be put in order: when the newest one that speaks of a case was made, and which phrases were replaced."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_row_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("cases", sa.Column("lapor_made_at", sa.BigInteger(), server_default=sa.text("0"), nullable=False))
    op.create_table(
        "replaced_phrases",
        sa.Column("id", _row_number, nullable=False),
        sa.Column("case_id", _row_number, nullable=False),
        sa.Column("phrase", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_replaced_phrases_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_replaced_phrases"),
        sqlite_autoincrement=True,
        comment="What LAPOR! had said of the status of a case before it said what it says now.",
    )
    op.create_index("ix_replaced_phrases_case_id", "replaced_phrases", ["case_id"])


def downgrade() -> None:
    op.drop_table("replaced_phrases")
    op.drop_column("cases", "lapor_made_at")
