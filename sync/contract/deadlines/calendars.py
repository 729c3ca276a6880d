"""Calendars: the days off that a decree names, nationally or for one unit and those below it; and the three zones.

A calendar is versioned data, for the national list changes in the middle of a year (18 August 2025 was added late).
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from sync.contract.working_days import WorkingCalendar

ZONES: Final = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
"""The zones of Indonesia, by the name that offices use. None of them knows summer time."""


class HolidayKind(StrEnum):
    """Why a day is off; the values of the column ``type`` in a calendar file."""

    NATIONAL = "libur_nasional"
    JOINT_LEAVE = "cuti_bersama"
    LOCAL = "lokal"


class Holiday(msgspec.Struct, frozen=True, array_like=True):
    """One day off. On the wire an array in this order."""

    day: date
    kind: HolidayKind
    name: str


class Calendar(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Days off from one source, for a unit and all below it."""

    name: str
    unit: int = 0
    """Row of the unit; 0 for the whole country."""
    source: str = ""
    """The decree, or the file it was read from."""
    zone: str = ""
    """Of the national calendar: the zone of the units that name none, as the IANA calls it."""
    holidays: tuple[Holiday, ...] = ()


def union(calendars: Iterable[Calendar]) -> WorkingCalendar:
    """Return the working days that all these calendars leave."""
    return WorkingCalendar.of(holiday.day for calendar in calendars for holiday in calendar.holidays)


def zone_named(name: str) -> ZoneInfo | None:
    """Return a zone by the name that offices use or by that of the IANA; ``None`` for one that is not known."""
    try:
        return ZoneInfo(ZONES.get(name, name)) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
