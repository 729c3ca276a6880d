"""The facts that figures are made from, kept for each case and laid out anew for those that have changed.

Acts that wait in the outbox are part of them, as they are part of every list. What the facts add up to by month is
kept beside them in cells: what the changed cases added is taken off, and what they now add is put on.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, select

from desktop.storage import settings
from desktop.storage.book import HeldBook
from desktop.storage.figure_tables import CELLS, DIRTY, MONTH
from desktop.storage.states import HELD, WAITING
from desktop.storage.tables import case_text, projection, unit
from sync.contract.casework.course import days_of
from sync.contract.casework.particulars import Particulars
from sync.contract.deadlines import DeadlineBook
from sync.contract.entities import CaseState
from sync.contract.events import EventKind
from sync.contract.evidence.attachment import Attachment, remark_codes
from sync.contract.frames import pack, unpack
from sync.contract.monev import facts
from sync.contract.monev.scope import number_of
from sync.contract.monev.tally import BUCKETS, NUMBER_OF
from sync.contract.monev.tree import UnitName
from sync.contract.status import OPEN_BUCKETS, Bucket, bucket_of

_BASIS: Final = "monev-basis"
_EDITION: Final = "monev-edition"
_NOW: Final = "monev_now"
_MANY: Final = 2_000
"""From so many cases on, their files are found by reading all there are."""
_CLOSINGS: Final = (EventKind.CLOSE, EventKind.SYSTEM_CLOSE)
_NO_OFFICERS: Final = (EventKind.REPORTER_REPLY, EventKind.SYSTEM_CLOSE)


def units_named(connection: Connection) -> list[UnitName]:
    """Return the units that this desk knows."""
    rows = connection.execute(select(unit.c.row, unit.c.code, unit.c.name, unit.c.parent))
    return [UnitName(*row) for row in rows]


def edition(connection: Connection) -> int:
    """Return a number that is another one whenever facts were laid out anew."""
    return settings.load(connection, _EDITION, 0)


def are_ready(connection: Connection, book: HeldBook, now: int) -> bool:
    """Whether the facts are those of the rows that this transaction sees."""
    if connection.exec_driver_sql(f"SELECT 1 FROM {DIRTY} LIMIT 1").scalar():
        return False
    return settings.load(connection, _BASIS, "") == _basis(_around(connection, book, now))


def lay_out(connection: Connection, book: HeldBook, now: int, most: int) -> int:
    """Lay out the facts of changed cases, up to so many; returns how many are left.

    Units in other zones or with other days off change the days of all cases.
    """
    around = _around(connection, book, now)
    basis = _basis(around)
    if settings.load(connection, _BASIS, "") != basis:
        connection.exec_driver_sql(f"INSERT INTO {DIRTY} SELECT row FROM case_line WHERE true ON CONFLICT DO NOTHING")
        settings.save(connection, _BASIS, basis)
    x = connection.exec_driver_sql
    x(f"DROP TABLE IF EXISTS temp.{_NOW}")
    x(f"CREATE TEMPORARY TABLE {_NOW} (row INTEGER PRIMARY KEY)")
    x(f"INSERT INTO {_NOW} SELECT row FROM {DIRTY} ORDER BY row LIMIT ?", (most,))
    count = int(x(f"SELECT COUNT(*) FROM {_NOW}").scalar() or 0)
    if count:
        lay_beside(connection, units_named(connection), *around)
        if x(f"SELECT 1 FROM {facts.FACTS} LIMIT 1").scalar():
            _take_off(connection)
        x(_FILL_FACTS)
        _measure_projected(connection, book.at(connection))
        _put(connection, facts.CONSTRAINTS, _constraints(connection))
        _put(connection, facts.REMARKS, _remarks(connection, is_many=count > _MANY))
        x(_FILL_OFFICERS)
        _add_up(connection, 1)
        x(f"DELETE FROM {DIRTY} WHERE row IN (SELECT row FROM {_NOW})")
        settings.save(connection, _EDITION, edition(connection) + 1)
    x(f"DROP TABLE temp.{_NOW}")
    return int(x(f"SELECT COUNT(*) FROM {DIRTY}").scalar() or 0) if count == most else 0


def lay_beside(
    connection: Connection,
    units: Sequence[UnitName],
    days: Sequence[facts.UnitDay],
    off: Sequence[tuple[int, int]],
) -> None:
    """Lay out, for this connection alone, what the units are: zone, calendar, today; what stands below what."""
    for name, rows in (
        (facts.UNITS, days),
        (facts.DAYS_OFF, off),
        (facts.BELOW, facts.below({one.row: one.parent for one in units})),
    ):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{name}")
        connection.exec_driver_sql(facts.create(name, facts.BESIDE[name]))
        _put(connection, name, rows)
    connection.exec_driver_sql(f"CREATE UNIQUE INDEX temp.monev_unit_unit ON {facts.UNITS} (unit)")
    connection.exec_driver_sql(f"CREATE INDEX temp.monev_day_off_day ON {facts.DAYS_OFF} (calendar, day)")


def _around(connection: Connection, book: HeldBook, now: int) -> tuple[list[facts.UnitDay], list[tuple[int, int]]]:
    return facts.unit_days(book.at(connection), (one.row for one in units_named(connection)), now)


def _basis(around: tuple[list[facts.UnitDay], list[tuple[int, int]]]) -> str:
    days, off = around
    return hashlib.sha256(pack([[one[:3] for one in days], off])).hexdigest()


def _put(connection: Connection, name: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        connection.exec_driver_sql(f"INSERT INTO {name} VALUES ({places})", [tuple(row) for row in rows])


def _constraints(connection: Connection) -> list[tuple[int, str]]:
    """Return (case, category) of each constraint, of those that wait here too."""
    told = connection.exec_driver_sql(_CONSTRAINTS).all()
    return [(row, unpack(said, Particulars).category if said else "") for row, said in told]


def _remarks(connection: Connection, *, is_many: bool) -> list[tuple[int, str]]:
    """Return (case, code) of each remark on a file of an event, or of an act that waits here."""
    told = connection.exec_driver_sql(_FILES_OF_MANY if is_many else _FILES_OF_FEW).all()
    waiting = connection.exec_driver_sql(_FILES_WAITING).all()
    return [(row, code) for row, body in (*told, *waiting) for code in remark_codes(unpack(body, Attachment))]


def _take_off(connection: Connection) -> None:
    """Take off the cells what these cases added to them, and forget their facts."""
    _add_up(connection, -1)
    for name in (facts.CONSTRAINTS, facts.REMARKS, facts.OFFICERS):
        connection.exec_driver_sql(f"DELETE FROM {name} WHERE row IN (SELECT row FROM {_NOW})")
    if connection.exec_driver_sql(f"DELETE FROM {facts.FACTS} WHERE row IN (SELECT row FROM {_NOW})").rowcount:
        for name in CELLS:
            connection.exec_driver_sql(f"DELETE FROM {name} WHERE cases = 0")


def _add_up(connection: Connection, sign: int) -> None:
    """Put what these cases add onto the cells; with -1 take it off."""
    for name, (keys, counts) in CELLS.items():
        again = ", ".join(f"{count} = {count} + excluded.{count}" for count in counts)
        for said, of in _ADDS[name]:
            sums = ", ".join(f"{sign} * {count}" for count in said[len(keys) :])
            places = ", ".join(str(place + 1) for place in range(len(keys)))
            connection.exec_driver_sql(
                f"INSERT INTO {name} ({', '.join((*keys, *counts))}) SELECT {', '.join(said[: len(keys)])}, {sums} "
                f"FROM {_NOW} n CROSS JOIN {facts.FACTS} f ON f.row = n.row {of} GROUP BY {places} "
                f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {again}"
            )


def _measure_projected(connection: Connection, book: DeadlineBook) -> None:
    """Measure anew those cases over whose days an act waits; they are as few as what waits."""
    rows = connection.exec_driver_sql(
        f"SELECT t.row, t.received_at, p.state FROM {_NOW} n CROSS JOIN {projection.name} p ON p.row = n.row "
        f"JOIN {case_text.name} t ON t.row = n.row"
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


def _number(day: str) -> str:
    """Return the SQL for the number of a day that is stored as a date."""
    return f"CAST(julianday({day}) - 2440587.5 AS INTEGER)"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


# Names and constants of ours only; no word from outside is ever put into these statements.
_BUCKET_NUMBER: Final = " ".join(f"WHEN '{bucket.value}' THEN {number}" for number, bucket in enumerate(BUCKETS))
_DONE: Final = NUMBER_OF[Bucket.DONE]
_RETURNED: Final = NUMBER_OF[Bucket.RETURNED]
_OPEN: Final = ", ".join(str(NUMBER_OF[one]) for one in sorted(OPEN_BUCKETS))
_OWN: Final = (
    f'SELECT COUNT(*) FROM outbox o WHERE o."case" = dated.row AND o.tracking_id = dated.tracking_id'
    f" AND o.state = '{WAITING}' AND NOT EXISTS (SELECT 1 FROM event e WHERE e.action = o.action) AND o.kind"
)
_IS_DONE: Final = f"bucket = {_DONE} AND completed IS NOT NULL AND begun IS NOT NULL"
_IS_REPLIED: Final = "replied IS NOT NULL AND begun IS NOT NULL"

_FILL_FACTS: Final = f"""
INSERT INTO {facts.FACTS} ({", ".join(name for name, _ in facts.COLUMNS)}, {MONTH})
WITH told AS MATERIALIZED (
    SELECT l.row, l.tracking_id, l.unit, l.needs_reply, l.classification, l.category, l.channel, l.anonymous,
        l.confidential, COALESCE(r.rating, '') AS rating, CASE l.bucket {_BUCKET_NUMBER} END AS bucket,
        CASE WHEN l.due < '9999-12-31' THEN {_number("l.due")} END AS due,
        CASE WHEN l.received_at > 0 THEN (l.received_at + u.zone_ms) / 86400000 END AS day,
        {_number("s.started_on")} AS started,
        {_number("s.replied_on")} AS replied,
        {_number("s.first_reply_on")} AS reply_until,
        {_number("s.completed_on")} AS completed,
        {_number("s.completion_on")} AS complete_until,
        s.wrong, u.calendar
    FROM {_NOW} n CROSS JOIN case_line l ON l.row = n.row CROSS JOIN case_state s ON s.row = n.row
    CROSS JOIN {facts.UNITS} u
        ON u.unit = CASE WHEN l.unit IN (SELECT unit FROM {facts.UNITS}) THEN l.unit ELSE 0 END
    LEFT JOIN case_text r INDEXED BY case_text_rated ON r.row = n.row AND r.rating <> ''
), dated AS MATERIALIZED (
    SELECT told.*, COALESCE(started, CASE WHEN unit <> 0 OR bucket <> {NUMBER_OF[Bucket.UNVERIFIED]} THEN day END)
        AS begun
    FROM told
), said AS MATERIALIZED (
    SELECT n.row AS about, SUM(kind = '{EventKind.RETURN.value}') AS returns,
        MAX(kind IN ({_listed(_CLOSINGS)})) AS closed
    FROM {_NOW} n CROSS JOIN event INDEXED BY event_figures ON event."case" = n.row GROUP BY n.row
)
SELECT dated.row, dated.tracking_id, dated.unit, day, bucket, needs_reply, due,
    bucket IN ({_OPEN}) AND (COALESCE(said.closed, 0) OR ({_OWN} = '{EventKind.CLOSE.value}') > 0),
    COALESCE(said.returns, 0) + ({_OWN} = '{EventKind.RETURN.value}'), wrong,
    (SELECT COUNT(*) FROM outbox o
        WHERE o."case" = dated.row AND o.tracking_id = dated.tracking_id AND o.state = '{HELD}'),
    CASE WHEN {_IS_REPLIED} THEN {facts.working_days("dated.calendar", "begun", "replied")} END,
    CASE WHEN {_IS_REPLIED} THEN replied <= reply_until END,
    CASE WHEN {_IS_DONE} THEN {facts.working_days("dated.calendar", "begun", "completed")} END,
    CASE WHEN {_IS_DONE} THEN completed <= complete_until END,
    CASE WHEN bucket = {_DONE} THEN completed END,
    classification, category, channel, rating,
    EXISTS (SELECT 1 FROM case_text t WHERE t.tracking_id = dated.tracking_id AND t.row <> dated.row),
    anonymous, confidential, {_number("date(day * 86400, 'unixepoch', 'start of month')")}
FROM dated LEFT JOIN said ON said.about = dated.row
"""
_FILL_OFFICERS: Final = f"""
INSERT INTO {facts.OFFICERS} SELECT DISTINCT n.row, event.unit, event.author
FROM {_NOW} n CROSS JOIN event INDEXED BY event_figures ON event."case" = n.row
WHERE event.kind NOT IN ({_listed(_NO_OFFICERS)}) AND event.author <> ''
"""
_IS_ABOUT: Final = f"""
{_NOW} n CROSS JOIN outbox o ON o."case" = n.row AND o.state = '{WAITING}'
    AND NOT EXISTS (SELECT 1 FROM event e WHERE e.action = o.action)
JOIN case_text t ON t.row = n.row AND t.tracking_id = o.tracking_id
"""
_CONSTRAINTS: Final = f"""
SELECT n.row, event.particulars FROM {_NOW} n CROSS JOIN event INDEXED BY event_figures ON event."case" = n.row
WHERE event.kind = '{EventKind.CONSTRAINT.value}'
UNION ALL SELECT n.row, o.particulars FROM {_IS_ABOUT} WHERE o.kind = '{EventKind.CONSTRAINT.value}'
"""
_FILES_OF_FEW: Final = f"""
SELECT n.row, file.body FROM {_NOW} n CROSS JOIN event INDEXED BY event_case ON event."case" = n.row
CROSS JOIN event_file file ON file.action = event.action
"""
_FILES_OF_MANY: Final = f"""
SELECT event."case", file.body FROM event_file file CROSS JOIN event ON event.action = file.action
WHERE event."case" IN (SELECT row FROM {_NOW})
"""
_FILES_WAITING: Final = f"SELECT n.row, file.body FROM {_IS_ABOUT} JOIN event_file file ON file.action = o.action"

_DAY: Final = f"COALESCE(f.{MONTH}, {facts.NO_DAY})"
_ADDS: Final[dict[str, tuple[tuple[tuple[str, ...], str], ...]]] = {
    facts.SUMS: (((_DAY, "f.unit", "f.bucket", "COUNT(*)", *(f"SUM(f.{one})" for one in facts.SUMMED)), "WHERE true"),),
    facts.DAYS: tuple(
        (
            (_DAY, "f.unit", f"'{one}'", f"f.{one}_days", f"COALESCE(f.{one}_in_time, -1)", "COUNT(*)"),
            f"WHERE f.{one}_days IS NOT NULL AND f.bucket <> {_RETURNED}",
        )
        for one in ("reply", "done")
    ),
    facts.WORDS: tuple(
        ((_DAY, "f.unit", f"'{one}'", f"f.{one}", "f.bucket", "COUNT(*)"), "WHERE true")
        for one in ("category", "channel", "classification", "rating")
    ),
    facts.DONE: (
        (
            (_number("date(f.done_day * 86400, 'unixepoch', 'start of month')"), "f.unit", "COUNT(*)"),
            "WHERE f.done_day IS NOT NULL",
        ),
    ),
    facts.WROTE: (
        (
            (_DAY, "f.unit", "w.unit", "w.author", "COUNT(*)"),
            f"CROSS JOIN {facts.OFFICERS} w ON w.row = f.row WHERE true",
        ),
    ),
}
"""By table of cells: what the facts ``f`` of the cases ``n`` add to it, grouped by all but the counts."""
