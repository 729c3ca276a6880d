"""What is in process is due where LAPOR! would close it, if that comes before its completion; so is whose turn it is.

Not so where the reporter cannot read yet what was answered: nothing is closed over that.

Lists, *Hari ini* and the case name the same day. Triggers of migration 0017 are made anew with that rule, the lines are
filled again, and figures are counted again where the day may be another one: now, and whenever it changes what the
reporter can read. What is postponed is not due at all. What no unit has yet is due as in lists for whoever finds one.
"""

from alembic import op

revision = "0019"
down_revision = "0018"
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
    "closes_on", "verify_on", "consults", "to_upload",
)  # fmt: skip
_FIGURES = (
    "row", "unit", "status", "bucket", "needs_reply", "first_reply_on", "completion_on", "closes_on", "verify_on",
    "started_on", "replied_on", "completed_on", "wrong",
)  # fmt: skip
"""Columns of ``case_state`` on which figures rested before."""
_DECIDES = "turn = 'unit' OR (turn = 'coordinator' AND turn_act = 'close')"
"""Whose turn ends with the case being answered, uploaded, proposed or closed."""
_SEEKS = "turn IN ('coordinator', 'consulted') AND turn_act IN ('verify', 'dispose', 're-dispose', 'jawab-konsultasi')"
"""Whose turn ends with a unit that has the case."""
_EARLIER = "min(coalesce(completion_on, closes_on), coalesce(closes_on, completion_on))"
_RUNS = (
    "(bucket = 'Tertunda' OR needs_reply OR (turn_act <> 'sudah-diunggah' AND (turn_act <> 'konsep' OR NOT"
    " (SELECT to_upload FROM case_state s WHERE s.row = {table}.row))))"
)
"""What is unread and in process keeps its day."""


def upgrade() -> None:
    _drop_triggers()
    for table in ("case_state", "projection"):
        op.execute(
            f"UPDATE {table} SET turn_on = CASE bucket WHEN 'Proses' THEN {_EARLIER} END"
            f" WHERE bucket IN ('Proses', 'Tertunda') AND ({_DECIDES}) AND {_RUNS.format(table=table)}"
        )
        days = ", ".join(f"coalesce({name}, {_NEVER})" for name in ("verify_on", "first_reply_on", "completion_on"))
        op.execute(
            f"UPDATE {table} SET turn_on = CASE bucket WHEN 'Proses' THEN {_EARLIER}"
            f" WHEN 'Dikembalikan' THEN first_reply_on ELSE nullif(min({days}), {_NEVER}) END WHERE {_SEEKS}"
        )
    _fill(
        f"{_now('needs_reply')} OR ({_now('turn_act')} <> 'sudah-diunggah'"
        f" AND ({_now('turn_act')} <> 'konsep' OR s.to_upload = 0))"
    )
    _count_again_after((*_FIGURES, "to_upload"))


def downgrade() -> None:
    _drop_triggers()
    for table in ("case_state", "projection"):
        op.execute(
            f"UPDATE {table} SET turn_on = completion_on"
            f" WHERE bucket IN ('Proses', 'Tertunda') AND NOT needs_reply AND ({_DECIDES})"
        )
        op.execute(
            f"UPDATE {table} SET turn_on = CASE turn_act WHEN 're-dispose' THEN first_reply_on ELSE verify_on END"
            f" WHERE {_SEEKS}"
        )
    _fill(_now("needs_reply"))
    _count_again_after(_FIGURES)


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


def _fill(closing_runs: str) -> None:
    """Fill the table again, and have triggers see every way in which rows come, change and go."""
    line = _line(closing_runs)
    into = f"INSERT INTO case_line ({', '.join(_COLUMNS)})"
    replacing = "ON CONFLICT (row) DO UPDATE SET " + ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])
    op.execute("DELETE FROM case_line")
    op.execute(f"{into} {line}")
    op.execute(
        "INSERT INTO monev_dirty SELECT row FROM case_line WHERE bucket = 'Proses' AND NOT needs_reply"
        " ON CONFLICT DO NOTHING"
    )
    for table, watched in (("case_text", _TEXT), ("case_state", _STATE), ("projection", _STATE[:-2])):
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
