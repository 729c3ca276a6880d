"""Working calendar and deadline rules, read from ``resources/calendars``: data with a legal basis, never constants."""

from importlib.resources import files

from sqlalchemy import Connection

from sync.contract.deadlines import Calendar, DeadlineBook, Place, RuleSet
from sync.contract.deadlines.files import (
    HOLIDAYS_FILE,
    HOLIDAYS_NAME,
    RULES_FILE,
    read_calendar,
    read_holidays,
    read_rules,
)
from sync.contract.working_days import WorkingCalendar
from sync.server.store.units import all_units


def national_calendar() -> WorkingCalendar:
    """Return weekends, national holidays and cuti bersama; a year the data does not know has weekends only."""
    return read_calendar(_read(HOLIDAYS_FILE))


def load_book(connection: Connection, zone: str) -> DeadlineBook:
    """Return the rules, calendars and units by which deadlines are counted now."""
    places = {unit.id: Place(unit.parent_id or 0) for unit in all_units(connection)}
    calendar = Calendar(name=HOLIDAYS_NAME, holidays=read_holidays(_read(HOLIDAYS_FILE)))
    return DeadlineBook([default_rules()], [calendar], places, zone)


def default_rules() -> RuleSet:
    """Return the rule set "62/2018"."""
    return read_rules(_read(RULES_FILE))


def _read(name: str) -> str:
    return files("resources").joinpath("calendars", name).read_text(encoding="utf-8")
