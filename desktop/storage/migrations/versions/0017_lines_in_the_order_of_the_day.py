"""The narrow lines know where *Hari ini* puts a case that is not due yet, so that lists stand in its order at once.

``place`` is that group, as a number that no day changes; ``turn_on`` is never empty. The table is made anew, and so are
the triggers that keep it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_ZERO = sa.text("0")
_EMPTY = sa.text("''")
_NEVER = "'9999-12-31'"

_FORMER = (
    "row", "closed", "due", "received_at", "newest_first", "bucket", "needs_reply", "unit", "turn", "turn_on", "status",
    "tracking_id", "title", "category", "classification", "channel", "anonymous", "confidential", "asked",
)  # fmt: skip
_ORDER = ("closed", "due", "newest_first", "row")
_WORDS = ("status", "tracking_id", "title", "category", "classification", "channel")
_TEXT = ("tracking_id", "title", "received_at", "category", "classification", "channel", "anonymous", "confidential")
_STATE = (
    "bucket", "needs_reply", "unit", "status", "turn", "turn_act", "turn_on", "first_reply_on", "completion_on",
    "closes_on", "verify_on", "consults",
)  # fmt: skip


def _now(name: str) -> str:
    return f"coalesce(p.{name}, s.{name})"


def _day(name: str) -> str:
    return f"CASE WHEN p.row IS NOT NULL THEN p.{name} ELSE s.{name} END"


def _earliest(*names: str) -> str:
    return "min(" + ", ".join(f"coalesce({_day(name)}, {_NEVER})" for name in names) + ")"


_DUE = f"""CASE
    WHEN {_now("bucket")} = 'Belum Terverifikasi' THEN {_earliest("verify_on", "first_reply_on", "completion_on")}
    WHEN {_now("bucket")} = 'Belum Ditindaklanjuti' THEN {_earliest("first_reply_on", "completion_on")}
    WHEN {_now("bucket")} = 'Proses' AND {_now("needs_reply")} THEN {_earliest("completion_on", "closes_on")}
    WHEN {_now("bucket")} = 'Proses' THEN coalesce({_day("completion_on")}, {_NEVER})
    ELSE {_NEVER} END"""

_PLACE = f"""CASE
    WHEN {_now("needs_reply")} THEN 0
    WHEN {_now("bucket")} = 'Dikembalikan' THEN 4
    WHEN {_now("turn_act")} = 'sudah-diunggah' THEN 5
    WHEN {_now("bucket")} IN ('Belum Terverifikasi', 'Belum Ditindaklanjuti') THEN 6
    ELSE 7 END"""


def _line(turn_on: str, *more: str) -> str:
    return f"""
    SELECT t.row,
        {_now("bucket")} NOT IN ('Belum Terverifikasi', 'Belum Ditindaklanjuti', 'Proses', 'Tertunda'),
        {_DUE}, t.received_at, -t.received_at, {_now("bucket")}, {_now("needs_reply")}, {_now("unit")}, {_now("turn")},
        {turn_on}, {_now("status")}, t.tracking_id, t.title, t.category, t.classification, t.channel,
        t.anonymous, t.confidential, {", ".join(("s.consults <> x'' OR p.row IS NOT NULL", *more))}
    FROM case_text t JOIN case_state s ON s.row = t.row LEFT JOIN projection p ON p.row = t.row
"""


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=_ZERO)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default=_EMPTY)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False, server_default=_ZERO)


def upgrade() -> None:
    _drop()
    _create(sa.Column("turn_on", sa.Date, nullable=False), _number("place"))
    line = _line(f"coalesce({_day('turn_on')}, {_NEVER})", _PLACE)
    _fill((*_FORMER, "place"), line, _STATE, [*_ORDER, "turn", "unit"])
    day = ["turn", "place", "turn_on", "newest_first", "row", "unit", "closed"]
    op.create_index("case_line_day", "case_line", day)


def downgrade() -> None:
    _drop()
    _create(sa.Column("turn_on", sa.Date))
    _fill(_FORMER, _line(_day("turn_on")), tuple(name for name in _STATE if name != "turn_act"), [*_ORDER])


def _drop() -> None:
    for table in ("case_text", "case_state", "projection"):
        for name in ("born", "changed", "gone"):
            op.execute(f"DROP TRIGGER {table}_{name}")
    op.drop_table("case_line")


def _create(turn_on: sa.Column[object], *more: sa.Column[int]) -> None:
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
        turn_on,
        *(_text(name) for name in _WORDS),
        *(_flag(name) for name in ("anonymous", "confidential", "asked")),
        *more,
    )


def _fill(columns: tuple[str, ...], line: str, state: tuple[str, ...], order: list[str]) -> None:
    """Fill the table, and have triggers see every way in which rows come, change and go."""
    into = f"INSERT INTO case_line ({', '.join(columns)})"
    replacing = "ON CONFLICT (row) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in columns[1:])
    op.execute(f"{into} {line}")
    op.create_index("case_line_order", "case_line", order)
    op.create_index("case_line_turn", "case_line", ["bucket", "turn", "unit"])
    op.create_index("case_line_asked", "case_line", ["asked", "bucket"])
    for table, watched in (("case_text", _TEXT), ("case_state", state), ("projection", state[:-1])):
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
