"""Working calendar and deadline rules, read from ``resources/calendars``: data with a legal basis, never constants."""

from importlib.resources import files

from sync.contract.deadlines import RuleSet
from sync.contract.deadlines.files import HOLIDAYS_FILE, RULES_FILE, read_calendar, read_rules
from sync.contract.working_days import WorkingCalendar


def national_calendar() -> WorkingCalendar:
    """Return weekends, national holidays and cuti bersama; a year the data does not know has weekends only."""
    return read_calendar(_read(HOLIDAYS_FILE))


def default_rules() -> RuleSet:
    """Return the rule set "62/2018"."""
    return read_rules(_read(RULES_FILE))


def _read(name: str) -> str:
    return files("resources").joinpath("calendars", name).read_text(encoding="utf-8")
