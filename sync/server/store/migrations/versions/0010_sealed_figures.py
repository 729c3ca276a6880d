"""Frozen figures that units have sent, with the centre's seal."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_row_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sealed_figures",
        sa.Column("id", _row_number, nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("file", sa.LargeBinary(length=32), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", _row_number, nullable=False),
        sa.Column("user_id", _row_number, nullable=False),
        sa.Column("unit_code", sa.String(length=100), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("first", sa.Date()),
        sa.Column("last", sa.Date()),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("as_of", sa.BigInteger(), nullable=False),
        sa.Column("frozen_by", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("sealed_at", sa.BigInteger(), nullable=False),
        sa.Column("signature", sa.LargeBinary(length=64), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_sealed_figures_unit_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_sealed_figures_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sealed_figures"),
        sa.UniqueConstraint("digest", "unit_id", name="uq_sealed_figures_digest_unit_id"),
        sqlite_autoincrement=True,
        comment="Frozen figures that a unit has sent, checked and sealed; 'file' is the document as it came.",
    )
    op.create_index("ix_sealed_figures_file", "sealed_figures", ["file"])
    op.create_index("ix_sealed_figures_unit_id", "sealed_figures", ["unit_id"])


def downgrade() -> None:
    told = "SELECT scope_id, sum(mark) AS total FROM feed WHERE kind = 'figures' GROUP BY scope_id"
    connection = op.get_bind()
    for scope, total in connection.execute(sa.text(told)).all():
        before = connection.execute(sa.text("SELECT sum FROM scopes WHERE id = :id"), {"id": scope}).scalar_one()
        signed = (before - int(total) + (1 << 63)) % (1 << 64) - (1 << 63)
        connection.execute(sa.text("UPDATE scopes SET sum = :sum WHERE id = :id"), {"sum": signed, "id": scope})
    op.execute("DELETE FROM feed WHERE kind = 'figures'")
    op.drop_index("ix_sealed_figures_unit_id", "sealed_figures")
    op.drop_index("ix_sealed_figures_file", "sealed_figures")
    op.drop_table("sealed_figures")
