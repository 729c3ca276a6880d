"""New calendars and rules come in: replaced by name, told to whom they concern, and all deadlines reckoned anew.

One import is one transaction: afterwards the data, the deadlines that follow from it and what the desks are told
belong together; a file that cannot be used changes nothing.
"""

from typing import Final

import msgspec
from sqlalchemy import Connection

from sync.contract.deadlines import Calendar, HolidayKind
from sync.contract.deadlines.calendars import ZONES
from sync.contract.deadlines.files import HOLIDAYS_NAME, NAME_LIMIT, read_holidays, read_rules
from sync.contract.entities import ChangeKind
from sync.contract.errors import BadInput
from sync.server.centre import Centre
from sync.server.deadlines import reckon_anew
from sync.server.feed import FeedWriter
from sync.server.store import calendars as stored
from sync.server.store import units
from sync.server.store.scopes import lock_centre
from sync.server.store.units import StoredUnit

LOCAL_NAME: Final = "Libur lokal"
"""What a unit's calendar is called when nobody names it."""


class TakenOver(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did."""

    name: str
    is_changed: bool
    deadlines_moved: int


def import_calendar(centre: Centre, text: str, source: str, unit_code: str = "", name: str = "") -> TakenOver:
    """Take over a list of days off, in place of the one of the same name at this unit (empty: the whole country).

    :raises BadInput: when it is none, or names a unit that there is not.
    """
    name = " ".join(name.split()) or (LOCAL_NAME if unit_code else HOLIDAYS_NAME)
    if len(name) > NAME_LIMIT or not name.isprintable():
        raise BadInput(f"Nama kalender paling banyak {NAME_LIMIT} karakter.")
    holidays = read_holidays(text)
    if unit_code and any(holiday.kind is not HolidayKind.LOCAL for holiday in holidays):
        raise BadInput("Kalender sebuah unit hanya memuat hari libur jenis lokal. Tidak ada yang diubah.")
    calendar = Calendar(name=name, source=source, holidays=holidays)
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        unit = _known(connection, unit_code).id if unit_code else None
        row = stored.store_calendar(connection, calendar, unit)
        return _take_over(centre, connection, name, ChangeKind.CALENDAR, row, unit)


def import_rules(centre: Centre, text: str) -> TakenOver:
    """Take over a rule set, in place of the one of the same name.

    :raises BadInput: when it is none.
    """
    rules = read_rules(text)
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        row = stored.store_rules(connection, rules)
        return _take_over(centre, connection, rules.name, ChangeKind.RULES, row, None)


def set_zone(centre: Centre, unit_code: str, zone: str) -> TakenOver:
    """Say in which zone the days of a unit, and of those below it that have none, begin.

    :param zone: WIB, WITA or WIT; empty for that of the units above.
    :raises BadInput: for an unknown unit or zone.
    """
    if zone and zone not in ZONES:
        raise BadInput(f"Zona waktu {zone!r} tidak dikenal. Yang dikenal: {', '.join(ZONES)}.")
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        unit = _known(connection, unit_code)
        if unit.zone == zone:
            return TakenOver(name=unit.code, is_changed=False, deadlines_moved=0)
        units.update_unit(connection, msgspec.structs.replace(unit, zone=zone))
        feed = FeedWriter.for_all(connection)
        feed.unit_changed(unit.id)
        moved = reckon_anew(connection, centre.books.at(connection), feed)
        feed.flush()
    return TakenOver(name=unit.code, is_changed=True, deadlines_moved=moved)


def _take_over(
    centre: Centre, connection: Connection, name: str, kind: ChangeKind, row: int | None, unit: int | None
) -> TakenOver:
    if row is None:
        return TakenOver(name=name, is_changed=False, deadlines_moved=0)
    feed = FeedWriter.for_all(connection)
    feed.book_changed(kind, row, unit)
    moved = reckon_anew(connection, centre.books.at(connection), feed)
    feed.flush()
    return TakenOver(name=name, is_changed=True, deadlines_moved=moved)


def _known(connection: Connection, code: str) -> StoredUnit:
    unit = units.unit_by_code(connection, code)
    if unit is None:
        raise BadInput(f"Unit dengan kode {code!r} tidak ada. Lihat: tindak-server units")
    return unit
