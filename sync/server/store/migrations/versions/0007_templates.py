"""Templates: texts to begin replies with, for a unit and all below it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_row_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "templates",
        sa.Column("id", _row_number, nullable=False),
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("unit_id", _row_number),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("valid_until", sa.Date()),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uses", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_templates_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_templates"),
        sa.UniqueConstraint("key", name="uq_templates_key"),
        sqlite_autoincrement=True,
        comment="Texts to begin replies with; without unit everybody has them. 'kinds' are separated by blanks.",
    )
    op.create_index("ix_templates_unit_id", "templates", ["unit_id"])


def downgrade() -> None:
    told = "SELECT scope_id, sum(mark) AS total FROM feed WHERE kind = 'template' GROUP BY scope_id"
    connection = op.get_bind()
    for scope, total in connection.execute(sa.text(told)).all():
        before = connection.execute(sa.text("SELECT sum FROM scopes WHERE id = :id"), {"id": scope}).scalar_one()
        signed = (before - int(total) + (1 << 63)) % (1 << 64) - (1 << 63)
        connection.execute(sa.text("UPDATE scopes SET sum = :sum WHERE id = :id"), {"sum": signed, "id": scope})
    op.execute("DELETE FROM feed WHERE kind = 'template'")
    op.drop_index("ix_templates_unit_id", "templates")
    op.drop_table("templates")
