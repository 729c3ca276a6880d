"""Fill a new centre with the demo by the ordinary road: units, import of an export, timeline, officers."""

import secrets
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

import msgspec

from sync.contract.errors import BadInput
from sync.contract.events import EventKind
from sync.contract.ids import RANDOM_BYTES, uuid7
from sync.contract.messages import Written
from sync.contract.status import Bucket, bucket_of
from sync.server.centre import DEFAULT_ZONE, Centre, opened, set_up
from sync.server.clock import Clock
from sync.server.complaints import import_rows
from sync.server.demo.cases import DemoCase
from sync.server.demo.compose import compose
from sync.server.demo.days import moment
from sync.server.demo.export import write_export
from sync.server.demo.material import Material, load_material
from sync.server.demo.places import Atlas
from sync.server.feed import FeedWriter
from sync.server.lapor_export.reader import read_export
from sync.server.lapor_export.rows import ExportRow
from sync.server.settings import DataFolder
from sync.server.store.cases import StoredCase, cases_of_complaints
from sync.server.store.scopes import lock_centre
from sync.server.store.units import all_units
from sync.server.timeline import Said, record_event
from sync.server.units import add_unit
from sync.server.users import add_user

DEMO_PASSWORD: Final = "demo-tindak"  # noqa: S105 - invented data on loopback; the password is told to everybody
_A_YEAR: Final = timedelta(days=366)
_CARRIED_IN: Final = 90_000
"""Milliseconds from a desk to the centre on a good day."""


class DemoReport(msgspec.Struct, frozen=True, kw_only=True):
    """What the demo put into the centre."""

    today: date
    units: int
    cases: int
    done: int
    in_process: int
    unanswered: int
    events: int
    users: tuple[str, ...]


@dataclass
class _Midnight:
    """An export is imported as a day begins: after all that was said, before anybody works with it."""

    at: int

    def now_ms(self) -> int:
        return self.at


def seed_demo(folder: DataFolder, clock: Clock, today: date | None = None) -> DemoReport:
    """Set a centre up in this folder, if there is none yet, and fill it with the demo for ``today``.

    :raises BadInput: when the centre holds units already: real and invented data never mix.
    """
    if not folder.is_set_up:
        set_up(folder, "", DEFAULT_ZONE, clock, secrets.token_bytes)
    with opened(folder, clock) as centre:
        day = today or centre.day_of(clock.now_ms())
        midnight = _Midnight(moment(day, 0, 0, 0, centre.zone))
    with opened(folder, midnight) as centre:
        with centre.database.reading() as connection:
            if all_units(connection):
                raise BadInput("Pusat ini sudah berisi data; demo hanya untuk pusat baru. Tidak ada yang diubah.")
        return _fill(centre, midnight, load_material(), day)


def _fill(centre: Centre, midnight: _Midnight, material: Material, today: date) -> DemoReport:
    with centre.database.reading() as connection:
        calendar = centre.books.at(connection).calendar_of(None)
    cases = compose(material, today, calendar, centre.zone)
    atlas = Atlas(material.regency, material.users)
    add_unit(centre, atlas.root.code, atlas.root.name, None)
    for unit in (*atlas.offices, *atlas.kecamatan):
        add_unit(centre, unit.code, unit.name, atlas.root.code)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "laporan_ringkas.xlsx"
        write_export(path, cases, material.regency, atlas, today)
        rows = read_export(path).rows
    _live_through(centre, midnight, cases, rows)
    stored = _stored(centre, cases)
    for user in material.users:
        add_user(centre, user.username, user.full_name, user.unit, user.role, DEMO_PASSWORD)
    return _report(stored, cases, material, today, units=1 + len(atlas.offices) + len(atlas.kecamatan))


def _live_through(centre: Centre, midnight: _Midnight, cases: Sequence[DemoCase], rows: Sequence[ExportRow]) -> None:
    """Import the year as an office would have, so that the centre knows on which day each complaint was closed.

    An export tells no day of closing. What is done came in open a year ago, was answered, and is told as closed by
    the export of its own day; what waits is told by that of today.
    """
    told = {row.tracking_id: row for row in rows}
    done = [case for case in cases if case.closed_on is not None]
    today = midnight.at
    days = sorted({case.closed_on for case in done if case.closed_on is not None})
    midnight.at = moment(days[0] - _A_YEAR, 0, 0, 0, centre.zone)
    came = [told[case.tracking_id] for case in done]
    import_rows(centre, [msgspec.structs.replace(row, status=f"Terdisposisi ke {row.unit_name}") for row in came])
    _record(centre, done)
    for day in days:
        midnight.at = moment(day, 0, 0, 0, centre.zone)
        import_rows(centre, [told[case.tracking_id] for case in done if case.closed_on == day])
    midnight.at = today
    waiting = [case for case in cases if case.closed_on is None]
    import_rows(centre, [told[case.tracking_id] for case in waiting])
    _record(centre, waiting)


def _stored(centre: Centre, cases: Sequence[DemoCase]) -> list[StoredCase]:
    with centre.database.reading() as connection:
        return cases_of_complaints(connection, [case.tracking_id for case in cases])


def _record(centre: Centre, cases: Sequence[DemoCase]) -> None:
    """Record what was said, oldest first, each word as of its own day."""
    dice = Random(len(cases))  # noqa: S311 - ids of a demo need to be different, not secret
    said = sorted(((event, case.tracking_id) for case in cases for event in case.events), key=lambda pair: pair[0].at)
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        known = cases_of_complaints(connection, [case.tracking_id for case in cases])
        stored = {case.tracking_id: case for case in known}
        feed, book = FeedWriter.for_all(connection), centre.books.at(connection)
        for event, tracking_id in said:
            case = stored[tracking_id]
            told = Said(
                id=uuid7(event.at, dice.randbytes(RANDOM_BYTES)),
                kind=event.kind,
                text=event.text,
                author=event.author,
                unit_id=None if event.kind is EventKind.REPORTER_REPLY else case.unit_id,
                written=Written(at=event.at),
                received_at=event.at + _CARRIED_IN,
                published_at=event.published_at,
            )
            _, stored[tracking_id] = record_event(connection, feed, book, case, told)
        feed.flush()


def _report(
    stored: Sequence[StoredCase], cases: Sequence[DemoCase], material: Material, today: date, units: int
) -> DemoReport:
    buckets = [bucket_of(case.status) for case in stored]
    return DemoReport(
        today=today,
        units=units,
        cases=len(stored),
        done=buckets.count(Bucket.DONE),
        in_process=buckets.count(Bucket.IN_PROCESS),
        unanswered=buckets.count(Bucket.UNANSWERED),
        events=sum(len(case.events) for case in cases),
        users=tuple(user.username for user in material.users),
    )
