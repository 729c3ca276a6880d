"""A centre on PostgreSQL with many cases, filled past the program, and the desks that are signed in there.

The tables ``cases``, ``events`` and ``feed`` are filled with INSERT … SELECT and COPY: text and state of each case and
an event for every second one, in the scope of the unit, numbered as an import numbers them. Marks and sums are the
true ones, so what the program does with these rows afterwards is what it does with its own. Constraints are not
checked while the rows go in (``session_replication_role``), and the disk is not waited for.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any, Final
from uuid import UUID

import msgspec
import psycopg
from sqlalchemy import Connection, select

from sync.contract.entities import ChangeKind
from sync.contract.events import EventKind
from sync.contract.marks import added, event_mark, state_mark, text_mark
from sync.contract.status import ANSWERED_PHRASE
from sync.server.centre import Centre, opened, set_up
from sync.server.clock import SystemClock
from sync.server.complaints import import_rows
from sync.server.cursor import Cursor
from sync.server.lapor_export.rows import ExportRow
from sync.server.sessions import SESSION_MS, hash_of
from sync.server.settings import DataFolder
from sync.server.store import users as stored
from sync.server.store.scopes import Scope, ScopeKind, find_scope
from sync.server.store.tables import scopes, units
from sync.server.units import add_unit
from sync.server.users import Role
from tests.bench._workload import sentence
from tests.support.centres import quick_passwords
from tests.support.clocks import MONDAY
from tests.support.postgres import wait_for_the_disk
from tests.support.programs import PASSWORD

UNITS: Final = 40
OFFICERS_A_UNIT: Final = 5

_LAPOR_STATUS: Final = "Terdisposisi ke Instansi"
_STATUS: Final = ANSWERED_PHRASE
"""All cases were answered once, so that one more follow-up always costs the same: an event and no new state."""
_CASES_A_DESK: Final = 500
_LINES_AT_ONCE: Final = 5_000

_CASES: Final = """
INSERT INTO cases (
    id, tracking_id, unit_id, title, original_body, edited_body, received_at, reporter, classification, category_id,
    category, channel, anonymous, confidential, parent_agency, province, regency, district, village, rating,
    lapor_status, lapor_since, reason, status, first_reply_on, completion_on, revision, said_status,
    said_at, text_version, replied_on, public_on, substantive)
SELECT n, (7000000 + n)::text, (%(units)s::bigint[])[1 + n %% %(count)s], substr(%(words)s, 1 + n %% 700, 50), '',
    substr(%(words)s, 1 + n %% 1500, 780), %(now)s - n * 1000, 'Rekaan', 'Pengaduan Tidak Berkadar Pengawasan', '',
    'Jalan Rusak', 'Website', false, false, '', '', 'Tirta Kencana', 'Tirta Muara', '', '',
    %(lapor)s, %(now)s, '', %(status)s, date '2026-11-27', date '2027-01-20', 1, %(status)s, %(now)s, 1,
    date '2026-11-20', date '2026-11-20', true
FROM generate_series(1, %(cases)s) AS n
"""
_EVENTS: Final = """
INSERT INTO events (
    id, action, case_id, kind, text, author, unit_id, written_at, written_offset, written_after, written_elapsed,
    received_at, published_at)
SELECT n, lpad(to_hex(n), 32, '0')::uuid, 2 * n, %(kind)s, substr(%(words)s, 1 + n %% 1500, 200), 'Rini Handayani',
    (%(units)s::bigint[])[1 + 2 * n %% %(count)s], %(now)s, 480, %(now)s, -1, %(now)s, 0
FROM generate_series(1, %(cases)s / 2) AS n
"""


class SignedIn(msgspec.Struct):
    """A desk of one officer that has all there is, and cases of its unit to say something about."""

    token: str
    cursor: str
    cases: list[int]


def filled(folder: Path, url: str, count: int) -> tuple[DataFolder, list[SignedIn]]:
    """Set up a centre in this database, fill it with so many cases, and sign its desks in."""
    data, clock, chance = DataFolder(folder), SystemClock(), Random(1)
    set_up(data, url, "Asia/Makassar", clock, chance.randbytes)
    with opened(data, clock, quick_passwords()) as centre:
        for number in range(UNITS):
            add_unit(centre, f"U{number}", f"Kecamatan {number}", None)
        with centre.database.reading() as connection:
            rows = list(connection.scalars(select(units.c.id).order_by(units.c.id)))
            places = [_scope(connection, unit) for unit in rows]
        with psycopg.connect(url, autocommit=True) as connection:
            wait_for_the_disk(connection, is_wanted=False)
            with connection.transaction():
                _fill(connection, rows, places, count, " ".join(sentence(chance, 12) for _ in range(40)))
            desks = [
                _sign_in(centre, unit, number, _mine(place, count), chance)
                for place, unit in enumerate(rows)
                for number in range(OFFICERS_A_UNIT)
            ]
            connection.execute("VACUUM (ANALYZE)")
            wait_for_the_disk(connection, is_wanted=True)
            connection.execute("CHECKPOINT")
    return data, desks


def change_states(data: DataFolder, count: int) -> None:
    """Change the state of so many cases of the first unit, as an export with new statuses does."""
    rows = [
        ExportRow(row=n, tracking_id=str(7_000_000 + row), status="Ditutup oleh Admin", present=frozenset({"status"}))
        for n, row in enumerate(range(UNITS, (count + 1) * UNITS, UNITS))
    ]
    with opened(data) as centre:
        assert import_rows(centre, rows).updated == count


def bring_up_to_date(data: DataFolder, desks: Iterable[SignedIn]) -> None:
    """Let these desks have all there is."""
    with opened(data) as centre, centre.database.reading() as connection:
        newest: dict[int, int] = {
            row.id: row.last_seq for row in connection.execute(select(scopes.c.id, scopes.c.last_seq))
        }
    for desk in desks:
        cursor = Cursor.read(desk.cursor)
        assert cursor is not None
        desk.cursor = str(msgspec.structs.replace(cursor, seq=newest[cursor.scope]))


def _mine(place: int, count: int) -> range:
    """Return the cases of the unit at this place: row ``n`` belongs to the unit at ``n`` modulo their number."""
    return range(place or UNITS, count + 1, UNITS)


def _fill(connection: "psycopg.Connection[Any]", rows: list[int], places: list[Scope], count: int, words: str) -> None:
    connection.execute("SET LOCAL session_replication_role = replica")
    given = {"units": rows, "count": UNITS, "cases": count, "words": words, "now": MONDAY}
    said = {"lapor": _LAPOR_STATUS, "status": _STATUS}
    connection.execute(_CASES, given | said)
    connection.execute(_EVENTS, given | {"kind": EventKind.NOTE.value})
    for place, scope in enumerate(places):
        with connection.cursor().copy('COPY feed (scope_id, kind, "row", seq, mark, since) FROM STDIN') as lines:
            seq, total = scope.last_seq, scope.sum
            portion: list[str] = []
            for kind, row, mark in _entities(_mine(place, count)):
                seq += 1
                total += mark
                portion.append(f"{scope.id}\t{kind}\t{row}\t{seq}\t{mark}\t{seq}\n")
                if len(portion) == _LINES_AT_ONCE:
                    lines.write("".join(portion))
                    portion.clear()
            lines.write("".join(portion))
        connection.execute(
            'UPDATE scopes SET last_seq = %s, "sum" = %s WHERE id = %s', (seq, added(total, ()), scope.id)
        )
    for table in ("cases", "events"):
        connection.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))".encode())


def _entities(cases: range) -> Iterator[tuple[str, int, int]]:
    text, state, event = ChangeKind.TEXT.value, ChangeKind.STATE.value, ChangeKind.EVENT.value
    for row in cases:
        yield text, row, text_mark(row, str(7_000_000 + row), 1)
        yield state, row, state_mark(row, 1, _STATUS, MONDAY)
        if row % 2 == 0:
            yield event, row // 2, event_mark(row // 2, UUID(int=row // 2), 0)


def _scope(connection: Connection, unit: int) -> Scope:
    scope = find_scope(connection, unit, ScopeKind.UNIT)
    assert scope is not None
    return scope


def _sign_in(centre: Centre, unit: int, number: int, cases: range, chance: Random) -> SignedIn:
    """Make an officer with an open session; each officer of a unit writes about other cases."""
    now, name = centre.clock.now_ms(), f"petugas-{unit}-{number}"
    token, device = chance.randbytes(12).hex(), UUID(int=unit * 100 + number)
    with centre.database.writing() as connection:
        scope = _scope(connection, unit)
        stored.insert_user(
            connection,
            username=name,
            full_name=name,
            unit_id=unit,
            role=Role.LIAISON,
            password_hash=PASSWORD,
        )
        user = stored.user_by_name(connection, name)
        assert user is not None
        stored.note_device(connection, device, user.id, "", now)
        stored.insert_session(connection, hash_of(token), user.id, device, now, now + SESSION_MS)
    mine = cases[number::OFFICERS_A_UNIT]
    chosen = chance.sample(mine, min(len(mine), _CASES_A_DESK))
    return SignedIn(token, str(Cursor(centre.identity.epoch, scope.id, scope.last_seq)), chosen)
