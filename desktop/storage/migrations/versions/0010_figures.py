"""Indexes that hold what figures are made of, so that texts need not be read (and decrypted) for them."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    columns = ["row", "tracking_id", "received_at", "classification", "category", "channel", "rating"]
    op.create_index("case_text_monev", "case_text", columns)
    op.create_index("event_monev", "event", ["kind", "case", "unit", "author"])


def downgrade() -> None:
    op.drop_index("event_monev", "event")
    op.drop_index("case_text_monev", "case_text")
