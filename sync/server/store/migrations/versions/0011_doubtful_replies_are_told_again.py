"""Replies that no bridge brings and that may be at lapor.go.id are told again: as such, which nobody told before."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_TOLD = """
SELECT feed."row" FROM feed
JOIN events ON events.id = feed."row"
JOIN bridge_posts ON bridge_posts.event_id = events.id
LEFT JOIN units ON units.id = events.unit_id
WHERE feed.scope_id = :scope AND feed.kind = 'event' AND events.published_at = 0
AND (
    bridge_posts.state IN ('failed', 'given_up')
    OR bridge_posts.state IN ('posting', 'doubtful')
    AND (coalesce(units.bridged_from, 0) = 0 OR events.id < units.bridged_from)
)
ORDER BY feed.seq
"""


def upgrade() -> None:
    """Tell them behind all that was told before; their marks, and so the sums, stay."""
    connection = op.get_bind()
    moved = sa.text(
        "UPDATE feed SET seq = :seq, action = NULL WHERE scope_id = :scope AND kind = 'event' AND \"row\" = :row"
    )
    counted = sa.text("UPDATE scopes SET last_seq = :seq WHERE id = :scope")
    for scope, last in connection.execute(sa.text("SELECT id, last_seq FROM scopes ORDER BY id")).all():
        rows = connection.execute(sa.text(_TOLD), {"scope": scope}).scalars().all()
        for seq, row in enumerate(rows, last + 1):
            connection.execute(moved, {"scope": scope, "row": row, "seq": seq})
        connection.execute(counted, {"scope": scope, "seq": last + len(rows)})


def downgrade() -> None:
    """What was told again needs no taking back."""
