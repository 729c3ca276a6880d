"""Evidence: whole files, who has proved to have them, which events name them, and unfinished uploads."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_row_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "files",
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_files"),
        comment="Whole files: 'here' on the shelf, 'leaving' it, or 'infected' and refused for ever.",
    )
    op.create_index("ix_files_added_at", "files", ["added_at"])
    op.create_table(
        "file_owners",
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("unit_id", _row_number, autoincrement=False, nullable=False),
        sa.Column("uploaded", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("provenance", sa.LargeBinary(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_file_owners_unit_id"),
        sa.PrimaryKeyConstraint("sha256", "unit_id", name="pk_file_owners"),
        comment="Units that have proved to have a file: by uploading it whole, or because they could read it.",
    )
    _create_references()
    _create_uploads()


def _create_references() -> None:
    op.create_table(
        "file_references",
        sa.Column("event_id", _row_number, autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("case_id", _row_number, nullable=False),
        sa.Column("unit_id", _row_number, nullable=True),
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("is_preview", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_file_references_event_id"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_file_references_case_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_file_references_unit_id"),
        sa.PrimaryKeyConstraint("event_id", "ordinal", name="pk_file_references"),
        comment=(
            "Which files the events name, in their order; the preview of a file follows it. The unit is the author's."
        ),
    )
    op.create_index("ix_file_references_sha256", "file_references", ["sha256"])


def _create_uploads() -> None:
    op.create_table(
        "file_uploads",
        sa.Column("sha256", sa.LargeBinary(length=32), nullable=False),
        sa.Column("unit_id", _row_number, autoincrement=False, nullable=False),
        sa.Column("user_id", _row_number, nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("metadata", sa.Text(), nullable=False),
        sa.Column("provenance", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("proven", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_file_uploads_unit_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_file_uploads_user_id"),
        sa.PrimaryKeyConstraint("sha256", "unit_id", name="pk_file_uploads"),
        comment=(
            "Unfinished uploads; their bytes lie in the data folder. 'proven': all came, and are what the name says."
        ),
    )
    op.create_index("ix_file_uploads_expires_at", "file_uploads", ["expires_at"])


def downgrade() -> None:
    for table in ("file_uploads", "file_references", "file_owners", "files"):
        op.drop_table(table)
