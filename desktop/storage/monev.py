"""The figures of this desk: a narrow fact table is laid out from its rows, in SQL, and asked.

The table lies in the memory of one connection, and is laid out anew only once something it was made of has changed.
Acts that wait in the outbox are part of it, as they are part of every list.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, select, text
from sqlalchemy.dialects import sqlite

from desktop.storage import account
from desktop.storage.book import HeldBook
from desktop.storage.now import bucket_now, due_on_now, needs_reply_now, unit_now
from desktop.storage.states import WAITING, is_about_it
from desktop.storage.tables import case_text, event, outbox, projection, unit
from sync.contract.casework.course import days_of
from sync.contract.casework.particulars import Particulars
from sync.contract.deadlines import DeadlineBook
from sync.contract.entities import CaseState
from sync.contract.events import EventKind
from sync.contract.frames import unpack
from sync.contract.monev import facts
from sync.contract.monev.counting import Ask
from sync.contract.monev.scope import number_of
from sync.contract.monev.tally import BUCKETS
from sync.contract.monev.tree import UnitName
from sync.contract.status import Bucket, bucket_of

_STAMP: Final = "monev_stamp"
_CLOSINGS: Final = (EventKind.CLOSE, EventKind.SYSTEM_CLOSE)
_NO_OFFICERS: Final = (EventKind.REPORTER_REPLY, EventKind.SYSTEM_CLOSE)


def monev_ask(connection: Connection, book: HeldBook, now: int) -> Ask:
    """Return what answers queries over the fact table, as this transaction sees the desk.

    :param now: ms since 1970 UTC, which tells what is overdue.
    """
    units = units_named(connection)
    held = book.at(connection)
    stamp = monev_stamp(connection, book, now)
    if _laid_out_as(connection) != stamp:
        in_charge = (*(one.row for one in units), *_units_of_cases(connection))
        _lay_out(connection, held, units, *facts.unit_days(held, in_charge, now))
        connection.exec_driver_sql(f"INSERT INTO {_STAMP} VALUES (?)", (stamp,))

    def ask(query: str, given: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        return connection.execute(text(query), dict(given)).all()

    return ask


def units_named(connection: Connection) -> list[UnitName]:
    """Return the units that this desk knows."""
    rows = connection.execute(select(unit.c.row, unit.c.code, unit.c.name, unit.c.parent))
    return [UnitName(*row) for row in rows]


def _units_of_cases(connection: Connection) -> list[int]:
    """Return the units in charge of cases; those that the desk does not know have the calendar of nobody."""
    return list(connection.scalars(text("SELECT DISTINCT unit FROM case_state"))) + list(
        connection.scalars(select(projection.c.unit).distinct())
    )


def monev_stamp(connection: Connection, book: HeldBook, now: int) -> str:
    """Return words that differ once anything differs that the figures are made of.

    What the centre told stands in the sum of the marks; what waits here in the outbox and its projections; what is
    overdue in the day that it is at each unit.
    """
    held = book.at(connection)
    days, _ = facts.unit_days(held, (one.row for one in units_named(connection)), now)
    line = account.load_line(connection)
    own = connection.execute(
        select(outbox.c.state, func.count(), func.max(outbox.c.position)).group_by(outbox.c.state)
    ).all()
    projected = connection.execute(select(projection.c.row, projection.c.state).order_by(projection.c.row)).all()
    seen = (line.sum, line.cursor, *map(tuple, own), *map(tuple, projected), *days)
    return f"{id(held)} {hash(seen)}"


def _laid_out_as(connection: Connection) -> str:
    known = connection.exec_driver_sql("SELECT 1 FROM sqlite_temp_master WHERE name = ?", (_STAMP,)).scalar()
    return str(connection.exec_driver_sql(f"SELECT stamp FROM {_STAMP}").scalar() or "") if known else ""


def _lay_out(
    connection: Connection,
    book: DeadlineBook,
    units: Sequence[UnitName],
    days: Sequence[facts.UnitDay],
    off: Sequence[tuple[int, int]],
) -> None:
    for name in (facts.FACTS, *facts.BESIDE, _STAMP):
        kind = "VIEW" if name == facts.OFFICERS else "TABLE"
        connection.exec_driver_sql(f"DROP {kind} IF EXISTS temp.{name}")
    connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {_STAMP} (stamp TEXT)")
    for name, columns in ((facts.FACTS, facts.COLUMNS), *facts.BESIDE.items()):
        if name != facts.OFFICERS:
            connection.exec_driver_sql(facts.create(name, columns))
    _fill(connection, facts.UNITS, days)
    _fill(connection, facts.DAYS_OFF, off)
    _fill(connection, facts.BELOW, facts.below({one.row: one.parent for one in units}))
    connection.exec_driver_sql(f"CREATE UNIQUE INDEX temp.monev_unit_unit ON {facts.UNITS} (unit)")
    connection.exec_driver_sql(f"CREATE INDEX temp.monev_day_off_day ON {facts.DAYS_OFF} (calendar, day)")
    connection.exec_driver_sql(_FILL_FACTS)
    _measure_projected(connection, book)
    connection.exec_driver_sql(f"CREATE INDEX temp.monev_fact_row ON {facts.FACTS} (row)")
    _fill(connection, facts.CONSTRAINTS, _constraints(connection))
    connection.exec_driver_sql(_OFFICERS)


def _fill(connection: Connection, name: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.exec_driver_sql(f"INSERT INTO {name} VALUES ({places})", [tuple(row) for row in rows])


def _said(expression: ColumnElement[Any]) -> str:
    """Return an expression as SQL, with its values in it: all of them are words of our own."""
    said = expression.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    return str(said)


def _number(day: str) -> str:
    """Return the SQL for the number of a day that is stored as a date."""
    return f"CAST(julianday({day}) - 2440587.5 AS INTEGER)"


def _words(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


_BUCKET_NUMBER: Final = " ".join(f"WHEN '{bucket.value}' THEN {number}" for number, bucket in enumerate(BUCKETS))
_DONE: Final = BUCKETS.index(Bucket.DONE)
_UNVERIFIED: Final = BUCKETS.index(Bucket.UNVERIFIED)
_ABOUT: Final = f"o.\"case\" = t.row AND o.tracking_id = t.tracking_id AND o.state = '{WAITING}'"

# Names and constants of ours only; no word from outside is ever put into this statement.
_FILL_FACTS: Final = f"""
INSERT INTO {facts.FACTS}
WITH now AS MATERIALIZED (
    SELECT case_text.row, case_text.tracking_id, case_text.classification, case_text.category, case_text.channel,
        case_text.rating, {_said(unit_now.element)} AS unit,
        CASE WHEN case_text.received_at > 0 THEN case_text.received_at END AS received_at,
        CASE {_said(bucket_now.element)} {_BUCKET_NUMBER} END AS bucket,
        {_said(needs_reply_now.element)} AS needs_reply,
        {_number(_said(due_on_now.element))} AS due,
        {_number("case_state.started_on")} AS started,
        {_number("case_state.replied_on")} AS replied,
        {_number("case_state.first_reply_on")} AS reply_until,
        {_number("case_state.completed_on")} AS completed,
        {_number("case_state.completion_on")} AS complete_until,
        case_state.wrong
    FROM case_text INDEXED BY case_text_monev
    CROSS JOIN case_state ON case_state.row = case_text.row
    LEFT JOIN projection ON projection.row = case_text.row
), dated AS MATERIALIZED (
    SELECT now.*, u.calendar, u.today, (received_at + u.zone_ms) / 86400000 AS day,
        COALESCE(started, CASE WHEN now.unit <> 0 OR bucket <> {_UNVERIFIED}
            THEN (received_at + u.zone_ms) / 86400000 END) AS begun
    FROM now CROSS JOIN {facts.UNITS} u ON u.unit = now.unit
), said AS MATERIALIZED (
    SELECT "case" AS about, SUM(kind = '{EventKind.RETURN.value}') AS returns, MAX(kind IN ({
    _words(_CLOSINGS)
})) AS closed
    FROM (
        SELECT "case", kind FROM event INDEXED BY event_monev WHERE kind IN ({_words((EventKind.RETURN, *_CLOSINGS))})
        UNION ALL
        SELECT o."case", o.kind FROM outbox o JOIN case_text t ON {_ABOUT}
        WHERE o.kind IN ({_words((EventKind.RETURN, EventKind.CLOSE))})
            AND NOT EXISTS (SELECT 1 FROM event e WHERE e.action = o.action)
    ) GROUP BY "case"
), several AS MATERIALIZED (
    SELECT tracking_id FROM case_text GROUP BY tracking_id HAVING COUNT(*) > 1
)
SELECT dated.row, dated.tracking_id, dated.unit, day, bucket, needs_reply, COALESCE(due < today, 0),
    COALESCE(said.closed, 0) AND bucket IN ({
    ", ".join(
        str(BUCKETS.index(one)) for one in (Bucket.UNVERIFIED, Bucket.UNANSWERED, Bucket.IN_PROCESS, Bucket.POSTPONED)
    )
}),
    COALESCE(said.returns, 0), wrong,
    CASE WHEN replied IS NOT NULL AND begun IS NOT NULL THEN {
    facts.working_days("dated.calendar", "begun", "replied")
} END,
    CASE WHEN replied IS NOT NULL AND begun IS NOT NULL THEN replied <= reply_until END,
    CASE WHEN bucket = {_DONE} AND completed IS NOT NULL AND begun IS NOT NULL
        THEN {facts.working_days("dated.calendar", "begun", "completed")} END,
    CASE WHEN bucket = {_DONE} AND completed IS NOT NULL AND begun IS NOT NULL THEN completed <= complete_until END,
    CASE WHEN bucket = {_DONE} THEN completed END,
    classification, category, channel, rating, dated.tracking_id IN (SELECT tracking_id FROM several)
FROM dated LEFT JOIN said ON said.about = dated.row
"""

_OFFICERS: Final = f"""
CREATE TEMPORARY VIEW {facts.OFFICERS} AS
SELECT "case" AS row, unit, author FROM event WHERE kind NOT IN ({_words(_NO_OFFICERS)}) AND author <> ''
"""


def _constraints(connection: Connection) -> list[tuple[int, str]]:
    """Return (case, category) of each constraint, of those that wait here too."""
    told = connection.execute(
        select(event.c.case, event.c.particulars).where(event.c.kind == EventKind.CONSTRAINT)
    ).all()
    known = select(event.c.action).where(event.c.action == outbox.c.action)
    waiting = connection.execute(
        select(case_text.c.row, outbox.c.particulars)
        .join(outbox, is_about_it)
        .where(outbox.c.state == WAITING, outbox.c.kind == EventKind.CONSTRAINT, ~known.exists())
    ).all()
    return [(row, unpack(said, Particulars).category if said else "") for row, said in (*told, *waiting)]


def _measure_projected(connection: Connection, book: DeadlineBook) -> None:
    """Measure anew those cases over whose days an act waits; they are as few as what waits."""
    rows = connection.execute(
        select(case_text.c.row, case_text.c.received_at, projection.c.state).join(
            projection, projection.c.row == case_text.c.row
        )
    ).all()
    for row, received_at, packed in rows:
        state = unpack(packed, CaseState)
        values = (*_measured(book, state, received_at), state.wrong, row)
        connection.exec_driver_sql(
            f"UPDATE {facts.FACTS} SET reply_days = ?, reply_in_time = ?, done_days = ?, done_in_time = ?, "
            "done_day = ?, wrong = ? WHERE row = ?",
            values,
        )


def _measured(book: DeadlineBook, state: CaseState, received_at: int) -> tuple[int | None, ...]:
    begun = days_of(book, state, received_at).started_on
    calendar = book.calendar_of(state.unit)
    completed = state.completed_on if bucket_of(state.status) is Bucket.DONE else None

    def taken(until: date | None, limit: date | None) -> tuple[int | None, int | None]:
        if until is None or begun is None:
            return None, None
        return max(calendar.between(begun, until), 0), None if limit is None else int(until <= limit)

    return (
        *taken(state.replied_on, state.first_reply_on),
        *taken(completed, state.completion_on),
        number_of(completed) if completed else None,
    )
