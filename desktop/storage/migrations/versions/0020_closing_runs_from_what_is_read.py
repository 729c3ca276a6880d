"""A case in process is due where LAPOR! would close it also while an answer has yet to be uploaded.

The closing runs from the last reply that the reporter can read, and so does the day of a case: what was answered and
does not stand on lapor.go.id moves neither. Nothing has to know any more how much is unread: those columns go, triggers
of migration 0019 are made anew without them, lines are filled and figures counted again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_NEVER = "'9999-12-31'"
_COLUMNS = (
    "row", "closed", "due", "received_at", "newest_first", "bucket", "needs_reply", "unit", "turn", "turn_on", "status",
    "tracking_id", "title", "category", "classification", "channel", "anonymous", "confidential", "asked", "place",
)  # fmt: skip
_TEXT = ("tracking_id", "title", "received_at", "category", "classification", "channel", "anonymous", "confidential")
_STATE = (
    "bucket", "needs_reply", "unit", "status", "turn", "turn_act", "turn_on", "first_reply_on", "completion_on",
    "closes_on", "verify_on", "consults",
)  # fmt: skip
_FIGURES = (
    "row", "unit", "status", "bucket", "needs_reply", "first_reply_on", "completion_on", "closes_on", "verify_on",
    "started_on", "replied_on", "completed_on", "wrong",
)  # fmt: skip
"""Columns of ``case_state`` on which figures rested before."""
_EARLIER = "min(coalesce(completion_on, closes_on), coalesce(closes_on, completion_on))"


def upgrade() -> None:
    _drop_triggers()
    _count_again_after(_FIGURES)
    for table in ("case_state", "projection"):
        op.execute(
            f"UPDATE {table} SET turn_on = {_EARLIER}"
            f" WHERE bucket = 'Proses' AND NOT needs_reply AND turn_on IS completion_on AND closes_on < completion_on"
        )
        op.drop_column(table, "unread")
    _fill("true", _STATE)
    _have_counted()


def downgrade() -> None:
    _drop_triggers()
    for table in ("case_state", "projection"):
        op.add_column(table, sa.Column("unread", sa.Integer, nullable=False, server_default=sa.text("0")))
    _fill(f"{_now('needs_reply')} OR {_now('unread')} = 0", (*_STATE, "unread"))
    _have_counted()
    _count_again_after((*_FIGURES, "unread"))


def _now(name: str) -> str:
    return f"coalesce(p.{name}, s.{name})"


def _day(name: str) -> str:
    return f"CASE WHEN p.row IS NOT NULL THEN p.{name} ELSE s.{name} END"


def _earliest(*names: str) -> str:
    return "min(" + ", ".join(f"coalesce({_day(name)}, {_NEVER})" for name in names) + ")"


def _line(closing_runs: str) -> str:
    return f"""
    SELECT t.row,
        {_now("bucket")} NOT IN ('Belum Terverifikasi', 'Belum Ditindaklanjuti', 'Proses', 'Tertunda'),
        CASE
        WHEN {_now("bucket")} = 'Belum Terverifikasi' THEN {_earliest("verify_on", "first_reply_on", "completion_on")}
        WHEN {_now("bucket")} = 'Belum Ditindaklanjuti' THEN {_earliest("first_reply_on", "completion_on")}
        WHEN {_now("bucket")} = 'Proses' AND ({closing_runs}) THEN {_earliest("completion_on", "closes_on")}
        WHEN {_now("bucket")} = 'Proses' THEN coalesce({_day("completion_on")}, {_NEVER})
        ELSE {_NEVER} END,
        t.received_at, -t.received_at, {_now("bucket")}, {_now("needs_reply")}, {_now("unit")}, {_now("turn")},
        coalesce({_day("turn_on")}, {_NEVER}), {_now("status")}, t.tracking_id, t.title, t.category, t.classification,
        t.channel, t.anonymous, t.confidential, s.consults <> x'' OR p.row IS NOT NULL,
        CASE
        WHEN {_now("needs_reply")} THEN 0
        WHEN {_now("bucket")} = 'Dikembalikan' THEN 4
        WHEN {_now("turn_act")} = 'sudah-diunggah' THEN 5
        WHEN {_now("bucket")} IN ('Belum Terverifikasi', 'Belum Ditindaklanjuti') THEN 6
        ELSE 7 END
    FROM case_text t JOIN case_state s ON s.row = t.row LEFT JOIN projection p ON p.row = t.row
    """


def _drop_triggers() -> None:
    for table in ("case_text", "case_state", "projection"):
        for name in ("born", "changed", "gone"):
            op.execute(f"DROP TRIGGER {table}_{name}")


def _fill(closing_runs: str, state: tuple[str, ...]) -> None:
    """Fill the table again, and have triggers see every way in which rows come, change and go."""
    line = _line(closing_runs)
    into = f"INSERT INTO case_line ({', '.join(_COLUMNS)})"
    replacing = "ON CONFLICT (row) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])
    op.execute("DELETE FROM case_line")
    op.execute(f"{into} {line}")
    for table, watched in (
        ("case_text", _TEXT),
        ("case_state", state),
        ("projection", tuple(name for name in state if name != "consults")),
    ):
        for name, event in (("born", "INSERT"), ("changed", f"UPDATE OF row, {', '.join(watched)}")):
            op.execute(
                f"CREATE TRIGGER {table}_{name} AFTER {event} ON {table} BEGIN"
                f" {into} {line} WHERE t.row = NEW.row {replacing}; END"
            )
    for table in ("case_text", "case_state"):
        op.execute(
            f"CREATE TRIGGER {table}_gone AFTER DELETE ON {table} BEGIN DELETE FROM case_line WHERE row = OLD.row; END"
        )
    op.execute(
        "CREATE TRIGGER projection_gone AFTER DELETE ON projection BEGIN"
        f" {into} {line} WHERE t.row = OLD.row {replacing}; END"
    )


def _count_again_after(columns: tuple[str, ...]) -> None:
    """Have a case counted again whenever one of these columns of its state changes."""
    op.execute("DROP TRIGGER case_state_figures_changed")
    marks = "".join(
        f" INSERT INTO monev_dirty SELECT {row}.row WHERE true ON CONFLICT DO NOTHING;" for row in ("OLD", "NEW")
    )
    op.execute(
        f"CREATE TRIGGER case_state_figures_changed AFTER UPDATE OF {', '.join(columns)} ON case_state BEGIN{marks} END"
    )


def _have_counted() -> None:
    """Have figures counted again where the day may be another one."""
    op.execute(
        "INSERT INTO monev_dirty SELECT row FROM case_line WHERE bucket = 'Proses' AND NOT needs_reply"
        " ON CONFLICT DO NOTHING"
    )
