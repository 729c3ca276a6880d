"""Calendar and rules as they ship in ``resources/calendars``: text in, values out; reading files is for others.

Both are data with a source and a time of validity, so that a new holiday or regulation needs no new program.
"""

import csv
import io
import tomllib
from datetime import date
from typing import Final

import msgspec

from sync.contract.deadlines import RuleSet
from sync.contract.errors import BadInput
from sync.contract.working_days import WorkingCalendar

HOLIDAYS_FILE: Final = "holidays-id.csv"
"""Columns ``date, type, name, estimated``; national holidays and cuti bersama, dates in ISO form."""
RULES_FILE: Final = "rules-62-2018.toml"
"""One :class:`sync.contract.deadlines.RuleSet` as TOML."""


def read_calendar(holidays: str) -> WorkingCalendar:
    """Return the calendar of a holiday table.

    :raises BadInput: when it is none.
    """
    try:
        return WorkingCalendar.of(date.fromisoformat(row["date"]) for row in csv.DictReader(io.StringIO(holidays)))
    except (KeyError, ValueError, csv.Error) as fault:
        raise BadInput("Daftar hari libur tidak terbaca.") from fault


def read_rules(rules: str) -> RuleSet:
    """Return one rule set.

    :raises BadInput: when it is none.
    """
    try:
        return msgspec.convert(tomllib.loads(rules), RuleSet)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as fault:
        raise BadInput("Aturan tenggat tidak terbaca.") from fault
