"""Deadline books for tests: what ships with the program, for an office below its agency."""

from importlib.resources import files
from typing import Final

from sync.contract.deadlines import Calendar, DeadlineBook, Place
from sync.contract.deadlines.files import HOLIDAYS_FILE, HOLIDAYS_NAME, RULES_FILE, read_holidays, read_rules

AGENCY: Final = 1
UNIT: Final = 2
_FOLDER: Final = files("resources") / "calendars"


def shipped_calendar() -> Calendar:
    text = (_FOLDER / HOLIDAYS_FILE).read_text(encoding="utf-8")
    return Calendar(name=HOLIDAYS_NAME, holidays=read_holidays(text))


def shipped_book(*more: Calendar, zone: str = "", agency_zone: str = "", unit_zone: str = "") -> DeadlineBook:
    rules = read_rules((_FOLDER / RULES_FILE).read_text(encoding="utf-8"))
    units = {AGENCY: Place(0, agency_zone), UNIT: Place(AGENCY, unit_zone)}
    return DeadlineBook([rules], [shipped_calendar(), *more], units, zone)


def weekends_only() -> DeadlineBook:
    rules = read_rules((_FOLDER / RULES_FILE).read_text(encoding="utf-8"))
    return DeadlineBook([rules], [])
