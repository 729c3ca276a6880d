"""A draft is that of any act, with what the act says besides its words; complaints of one place are found quickly."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("draft", sa.Column("act", sa.Text, nullable=False, server_default=sa.text("''")))
    op.add_column("draft", sa.Column("said", sa.LargeBinary, nullable=False, server_default=sa.text("x''")))
    op.create_index("case_text_place", "case_text", ["village", "district"], sqlite_where=sa.text("village <> ''"))


def downgrade() -> None:
    op.drop_index("case_text_place", "case_text")
    for column in ("act", "said"):
        op.drop_column("draft", column)
