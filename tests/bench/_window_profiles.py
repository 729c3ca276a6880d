"""Profiles with so many cases, filled by a real centre, for windows that are measured.

Where a folder is given that was filled before, it is used again.
"""

import random
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from sqlalchemy import insert, select

from sync.contract.entities import ChangeKind
from sync.contract.events import EventKind
from sync.contract.ids import uuid7
from sync.server.centre import opened
from sync.server.feed import FeedWriter
from sync.server.settings import DataFolder
from sync.server.store.cases import Holders
from sync.server.store.scopes import lock_centre
from sync.server.store.tables import cases, events
from tests.bench._desks import exchanged, signed_in
from tests.bench._window_entry import EVENTS, TALKATIVE
from tests.bench._window_key import KEY_FILE, keep_key
from tests.bench._workload import filled, sentence
from tests.support.clocks import MONDAY
from tests.support.programs import Centre

_HOUR: Final = 3_600_000


def centre_of(folder: Path, count: int) -> DataFolder:
    """Return a centre with so many cases, :data:`TALKATIVE` of which have :data:`EVENTS` events."""
    place = folder / f"centre-{count}"
    if place.exists():
        return DataFolder(place)
    data = filled(place, count)
    _talk(data)
    return data


def profile_of(folder: Path, count: int) -> Path:
    """Return a profile that holds all cases of such a centre."""
    place = folder / f"profile-{count}"
    if not (place / KEY_FILE).exists():
        centre = Centre(centre_of(folder, count).path)
        centre.serve()
        try:
            with closing(signed_in(centre.url, place)) as desk:
                exchanged(desk)
                keep_key(place, desk.vault)
        finally:
            centre.kill()
    return place


def _talk(data: DataFolder) -> None:
    chance = random.Random(50)
    with opened(data) as centre, centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        feed = FeedWriter.for_all(connection)
        chosen = connection.execute(select(cases.c.id, cases.c.unit_id).order_by(cases.c.id).limit(TALKATIVE)).all()
        values = [_event(case, unit, number, chance) for case, unit in chosen for number in range(EVENTS)]
        statement = insert(events).returning(events.c.id, sort_by_parameter_order=True)
        for row, event in zip(connection.scalars(statement, values), values, strict=True):
            feed.case_changed(ChangeKind.EVENT, row, Holders(event["unit_id"]))
        feed.flush()


def _event(case: int, unit: int | None, number: int, chance: random.Random) -> dict[str, Any]:
    at = MONDAY - (EVENTS - number) * _HOUR
    return {
        "action": uuid7(at, chance.randbytes(10)),
        "case_id": case,
        "kind": (EventKind.SUBSTANTIVE_RESPONSE if number % 2 else EventKind.REPORTER_REPLY).value,
        "text": sentence(chance, chance.randint(15, 45)),
        "author": "Rini Handayani",
        "unit_id": unit,
        "written_at": at,
        "written_offset": 480,
        "written_after": at - 5 * _HOUR,
        "written_elapsed": -1,
        "received_at": at + 90_000,
        "published_at": 0,
    }
