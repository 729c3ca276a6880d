"""Files that lie to a case without a word count as a draft in figures too, as they do in lists."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_FILES = """ UNION SELECT "case", 'draft' FROM draft_file WHERE dropped_at = 0"""


def upgrade() -> None:
    _make(_FILES)


def downgrade() -> None:
    _make("")


def _make(files: str) -> None:
    op.execute("DROP VIEW monev_own")
    op.execute(
        f"""CREATE VIEW monev_own AS SELECT "case" AS row, 'draft' AS kind FROM draft{files}
        UNION ALL SELECT o."case", 'outbox' FROM outbox o JOIN case_text t
            ON t.row = o."case" AND t.tracking_id = o.tracking_id WHERE o.state IN ('waiting', 'held', 'rejected')"""
    )
