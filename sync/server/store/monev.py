"""The figures of the centre: the fact table laid out from its rows, in SQL, on SQLite and PostgreSQL, and asked.

It lives as long as the transaction that asks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, select, text

from sync.contract.casework.particulars import Particulars
from sync.contract.deadlines import DeadlineBook
from sync.contract.events import EventKind
from sync.contract.evidence.attachment import KINDS_WITH_FILES, remark_codes
from sync.contract.frames import unpack
from sync.contract.monev import facts
from sync.contract.monev.asking import Ask
from sync.contract.monev.tally import BUCKETS, NUMBER_OF
from sync.contract.monev.tree import UnitName
from sync.contract.status import OPEN_BUCKETS, Bucket, bucket_of, needs_reply
from sync.server.store.tables import cases, events, units

_PHRASES: Final = "monev_phrase"
_TABLES: Final = {
    facts.FACTS: facts.COLUMNS,
    **{name: columns for name, columns in facts.BESIDE.items() if name != facts.OFFICERS},
    _PHRASES: (("phrase", "TEXT"), ("bucket", "INTEGER"), ("needs_reply", "INTEGER")),
}
_CLOSINGS: Final = (EventKind.CLOSE, EventKind.SYSTEM_CLOSE)
_NO_OFFICERS: Final = (EventKind.REPORTER_REPLY, EventKind.SYSTEM_CLOSE)
_FAR: Final = 99_999_999
"""Stands for a day that is not there, where the least of several days is wanted."""


class _Dialect(NamedTuple):
    """What SQLite and PostgreSQL say differently."""

    number: Callable[[str], str]
    """Turns a date into its number."""
    least: str
    end: str
    """Said when a temporary table is made."""


_SQLITE: Final = _Dialect(lambda day: f"CAST(julianday({day}) - 2440587.5 AS INTEGER)", "MIN", "")
_POSTGRES: Final = _Dialect(lambda day: f"({day} - DATE '1970-01-01')", "LEAST", " ON COMMIT DROP")


@contextmanager
def monev_asked(connection: Connection, book: DeadlineBook, now: int) -> Iterator[Ask]:
    """Yield what answers queries over the fact table, as this transaction sees the centre.

    :param now: ms since 1970 UTC, which tells what is overdue.
    """
    is_sqlite = connection.dialect.name == "sqlite"
    _lay_out(connection, book, now, _SQLITE if is_sqlite else _POSTGRES)

    def run(query: str, given: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        return connection.execute(text(query), dict(given)).all()

    yield Ask(run)  # when it fails, all of this goes with the transaction
    connection.exec_driver_sql(f"DROP VIEW {facts.OFFICERS}")
    if is_sqlite:
        for name in _TABLES:
            connection.exec_driver_sql(f"DROP TABLE temp.{name}")


def units_named(connection: Connection) -> list[UnitName]:
    """Return every unit."""
    rows = connection.execute(select(units.c.id, units.c.code, units.c.name, units.c.parent_id))
    return [UnitName(row, code, name, parent or 0) for row, code, name, parent in rows]


def _lay_out(connection: Connection, book: DeadlineBook, now: int, dialect: _Dialect) -> None:
    named = units_named(connection)
    days, off = facts.unit_days(book, (one.row for one in named), now)
    for name, columns in _TABLES.items():
        connection.exec_driver_sql(facts.create(name, columns, dialect.end))
    _fill(connection, facts.UNITS, days)
    _fill(connection, facts.DAYS_OFF, off)
    _fill(connection, facts.BELOW, facts.below({one.row: one.parent for one in named}))
    phrases = connection.scalars(select(cases.c.status).distinct()).all()
    _fill(connection, _PHRASES, [(one, NUMBER_OF[bucket_of(one)], int(needs_reply(one))) for one in phrases])
    schema = "temp." if dialect is _SQLITE else ""
    connection.exec_driver_sql(f"CREATE INDEX {schema}monev_day_off_day ON {facts.DAYS_OFF} (calendar, day)")
    connection.execute(text(_fill_facts(dialect)))
    _fill(connection, facts.CONSTRAINTS, _constraints(connection))
    _fill(connection, facts.REMARKS, _remarks(connection))
    connection.exec_driver_sql(_OFFICERS)


def _fill(connection: Connection, name: str, rows: Sequence[Sequence[Any]]) -> None:
    if not rows:
        return
    columns = [column for column, _ in _TABLES[name]]
    places = ", ".join(f":{column}" for column in columns)
    connection.execute(
        text(f"INSERT INTO {name} VALUES ({places})"),
        [dict(zip(columns, row, strict=True)) for row in rows],
    )


def _constraints(connection: Connection) -> list[tuple[int, str]]:
    """Return (case, category) of each constraint."""
    told = select(events.c.case_id, events.c.particulars).where(events.c.kind == EventKind.CONSTRAINT)
    return [(row, unpack(said, Particulars).category if said else "") for row, said in connection.execute(told)]


def _remarks(connection: Connection) -> list[tuple[int, str]]:
    """Return (case, code) of each remark on a file of an event."""
    told = select(events.c.case_id, events.c.particulars).where(events.c.kind.in_(sorted(KINDS_WITH_FILES)))
    said = connection.execute(told.where(events.c.particulars != b""))
    return [
        (row, code) for row, packed in said for one in unpack(packed, Particulars).files for code in remark_codes(one)
    ]


def _words(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def _flag(condition: str, otherwise: str = "0") -> str:
    return f"CASE WHEN {condition} THEN 1 ELSE {otherwise} END"


def _judged(until: str, limit: str) -> str:
    return f"CASE WHEN {limit} IS NULL THEN NULL WHEN {until} <= {limit} THEN 1 ELSE 0 END"


def _fill_facts(dialect: _Dialect) -> str:
    """Return the statement; names and constants of ours only, no word from outside is ever put into it."""
    number = {
        name: dialect.number(f"c.{name}")
        for name in (
            "started_on",
            "replied_on",
            "first_reply_on",
            "completed_on",
            "completion_on",
            "verify_on",
            "closes_on",
        )
    }
    bucket = {one: NUMBER_OF[one] for one in BUCKETS}
    is_done = f"bucket = {bucket[Bucket.DONE]} AND completed IS NOT NULL AND begun IS NOT NULL"
    is_replied = "replied IS NOT NULL AND begun IS NOT NULL"

    def least(*days: str) -> str:
        there = ", ".join(f"COALESCE({day}, {_FAR})" for day in days)
        return f"NULLIF({dialect.least}({there}), {_FAR})"

    return f"""
INSERT INTO {facts.FACTS}
WITH known AS MATERIALIZED (
    SELECT c.id AS row_id, c.tracking_id, COALESCE(c.unit_id, 0) AS unit, p.bucket, p.needs_reply, c.wrong,
        c.classification, CASE WHEN c.own_category <> '' THEN c.own_category ELSE c.category END AS category,
        c.channel, c.rating, {_flag("c.anonymous")} AS anonymous, {_flag("c.confidential")} AS confidential,
        u.calendar,
        CASE WHEN c.received_at > 0 THEN CAST((c.received_at + u.zone_ms) / 86400000 AS INTEGER) END AS day,
        CASE p.bucket
            WHEN {bucket[Bucket.UNVERIFIED]}
                THEN {least(number["verify_on"], number["first_reply_on"], number["completion_on"])}
            WHEN {bucket[Bucket.UNANSWERED]} THEN {least(number["first_reply_on"], number["completion_on"])}
            WHEN {bucket[Bucket.IN_PROCESS]} THEN {number["completion_on"]}
        END AS due,
        CASE WHEN p.bucket = {bucket[Bucket.IN_PROCESS]} THEN {number["closes_on"]} END AS closes,
        {number["started_on"]} AS started, {number["replied_on"]} AS replied,
        {number["first_reply_on"]} AS reply_until, {number["completed_on"]} AS completed,
        {number["completion_on"]} AS complete_until
    FROM cases c JOIN {_PHRASES} p ON p.phrase = c.status JOIN {facts.UNITS} u ON u.unit = COALESCE(c.unit_id, 0)
), dated AS MATERIALIZED (
    SELECT known.*,
        COALESCE(started, CASE WHEN unit <> 0 OR bucket <> {bucket[Bucket.UNVERIFIED]} THEN day END) AS begun
    FROM known
), said AS MATERIALIZED (
    SELECT case_id, SUM({_flag(f"kind = '{EventKind.RETURN.value}'")}) AS returns,
        MAX({_flag(f"kind IN ({_words(_CLOSINGS)})")}) AS closed
    FROM events
    WHERE kind IN ({_words((EventKind.RETURN, *_CLOSINGS))})
    GROUP BY case_id
), several AS MATERIALIZED (
    SELECT tracking_id FROM cases GROUP BY tracking_id HAVING COUNT(*) > 1
)
SELECT row_id, dated.tracking_id, unit, day, bucket, needs_reply,
    {least("due", "closes")},
    {_flag(f"said.closed = 1 AND bucket IN ({', '.join(str(bucket[one]) for one in sorted(OPEN_BUCKETS))})")},
    COALESCE(said.returns, 0), wrong, 0,
    CASE WHEN {is_replied} THEN {facts.working_days("dated.calendar", "begun", "replied")} END,
    CASE WHEN {is_replied} THEN {_judged("replied", "reply_until")} END,
    CASE WHEN {is_done} THEN {facts.working_days("dated.calendar", "begun", "completed")} END,
    CASE WHEN {is_done} THEN {_judged("completed", "complete_until")} END,
    CASE WHEN bucket = {bucket[Bucket.DONE]} THEN completed END,
    classification, category, channel, rating, {_flag("several.tracking_id IS NOT NULL")},
    anonymous, confidential
FROM dated LEFT JOIN said ON said.case_id = dated.row_id
    LEFT JOIN several ON several.tracking_id = dated.tracking_id
"""


_OFFICERS: Final = f"""
CREATE TEMPORARY VIEW {facts.OFFICERS} AS
SELECT case_id AS row, COALESCE(unit_id, 0) AS unit, author
FROM events WHERE kind NOT IN ({_words(_NO_OFFICERS)}) AND author <> ''
"""
