"""A draft is that of any act, with what it says besides its words; complaints of one place are found quickly."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_EMPTY = sa.text("''")
_COLUMNS = '"case", kind, "text", saved_at'


def _text(name: str, *, is_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, primary_key=is_key, nullable=False, server_default=_EMPTY)


def _renew_drafts(keys: list[sa.Column[str]], more: list[sa.Column[bytes]]) -> None:
    op.rename_table("draft", "former_draft")
    op.create_table(
        "draft",
        sa.Column("case", sa.Integer, primary_key=True),
        *keys,
        _text("kind"),
        _text("text"),
        sa.Column("saved_at", sa.Integer, nullable=False, server_default=sa.text("0")),
        *more,
    )


def upgrade() -> None:
    said = sa.Column("said", sa.LargeBinary, nullable=False, server_default=sa.text("x''"))
    _renew_drafts([_text("act", is_key=True)], [said])
    op.execute(f"INSERT INTO draft ({_COLUMNS}) SELECT {_COLUMNS} FROM former_draft")
    op.drop_table("former_draft")
    op.create_index("case_text_place", "case_text", ["village", "district"], sqlite_where=sa.text("village <> ''"))


def downgrade() -> None:
    op.drop_index("case_text_place", "case_text")
    _renew_drafts([], [])
    # The program of before knows one draft of a case, in the kinds that its form writes.
    op.execute(f"INSERT INTO draft ({_COLUMNS}) SELECT {_COLUMNS} FROM former_draft WHERE act = ''")
    op.drop_table("former_draft")
