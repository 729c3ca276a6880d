"""A narrow line for each case as it is now, kept by triggers: lists of any length are ordered and narrowed over it.

Text, state and projection lie in three tables, and the text in between is long; ordering a hundred thousand cases over
them takes a second. The triggers see every way in which rows come, change and go, so no code can forget one.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ZERO = sa.text("0")
_EMPTY = sa.text("''")

_COLUMNS = (
    "row", "closed", "due", "received_at", "newest_first", "bucket", "needs_reply", "unit", "turn", "turn_on", "status",
    "tracking_id", "title", "category", "classification", "channel", "anonymous", "confidential", "asked",
)  # fmt: skip

_TEXT = ("tracking_id", "title", "received_at", "category", "classification", "channel", "anonymous", "confidential")
_STATE = (
    "bucket", "needs_reply", "unit", "status", "turn", "turn_on", "first_reply_on", "completion_on", "closes_on",
    "verify_on", "consults",
)  # fmt: skip


def _now(name: str) -> str:
    return f"coalesce(p.{name}, s.{name})"


def _day(name: str) -> str:
    return f"CASE WHEN p.row IS NOT NULL THEN p.{name} ELSE s.{name} END"


def _earliest(*names: str) -> str:
    return "min(" + ", ".join(f"coalesce({_day(name)}, '9999-12-31')" for name in names) + ")"


_DUE = f"""CASE
    WHEN {_now("bucket")} = 'Belum Terverifikasi' THEN {_earliest("verify_on", "first_reply_on", "completion_on")}
    WHEN {_now("bucket")} = 'Belum Ditindaklanjuti' THEN {_earliest("first_reply_on", "completion_on")}
    WHEN {_now("bucket")} = 'Proses' AND {_now("needs_reply")} THEN {_earliest("completion_on", "closes_on")}
    WHEN {_now("bucket")} = 'Proses' THEN coalesce({_day("completion_on")}, '9999-12-31')
    ELSE '9999-12-31' END"""

_LINE = f"""
    SELECT t.row,
        {_now("bucket")} NOT IN ('Belum Terverifikasi', 'Belum Ditindaklanjuti', 'Proses', 'Tertunda'),
        {_DUE}, t.received_at, -t.received_at, {_now("bucket")}, {_now("needs_reply")}, {_now("unit")}, {_now("turn")},
        {_day("turn_on")}, {_now("status")}, t.tracking_id, t.title, t.category, t.classification, t.channel,
        t.anonymous, t.confidential, s.consults <> x'' OR p.row IS NOT NULL
    FROM case_text t JOIN case_state s ON s.row = t.row LEFT JOIN projection p ON p.row = t.row
"""
_INTO = f"INSERT INTO case_line ({', '.join(_COLUMNS)})"
_REPLACING = "ON CONFLICT (row) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=_ZERO)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=_EMPTY)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=_ZERO)


def upgrade() -> None:
    op.create_table(
        "case_line",
        sa.Column("row", sa.Integer, primary_key=True),
        _flag("closed"),
        sa.Column("due", sa.Date, nullable=False),
        _number("received_at"),
        _number("newest_first"),
        _text("bucket"),
        _flag("needs_reply"),
        _number("unit"),
        _text("turn"),
        sa.Column("turn_on", sa.Date),
        *(_text(name) for name in ("status", "tracking_id", "title", "category", "classification", "channel")),
        *(_flag(name) for name in ("anonymous", "confidential", "asked")),
    )
    op.execute(f"{_INTO} {_LINE}")
    op.create_index("case_line_order", "case_line", ["closed", "due", "newest_first", "row"])
    op.create_index("case_line_turn", "case_line", ["bucket", "turn", "unit"])
    op.create_index("case_line_asked", "case_line", ["asked", "bucket"])
    for table, columns in (("case_text", _TEXT), ("case_state", _STATE), ("projection", _STATE[:-1])):
        for name, event in (("born", "INSERT"), ("changed", f"UPDATE OF row, {', '.join(columns)}")):
            op.execute(
                f"CREATE TRIGGER {table}_{name} AFTER {event} ON {table} BEGIN"
                f" {_INTO} {_LINE} WHERE t.row = NEW.row {_REPLACING}; END"
            )
    for table in ("case_text", "case_state"):
        op.execute(
            f"CREATE TRIGGER {table}_gone AFTER DELETE ON {table} BEGIN DELETE FROM case_line WHERE row = OLD.row; END"
        )
    op.execute(
        "CREATE TRIGGER projection_gone AFTER DELETE ON projection BEGIN"
        f" {_INTO} {_LINE} WHERE t.row = OLD.row {_REPLACING}; END"
    )


def downgrade() -> None:
    for table in ("case_text", "case_state", "projection"):
        for name in ("born", "changed", "gone"):
            op.execute(f"DROP TRIGGER {table}_{name}")
    op.drop_table("case_line")
