"""The deadline book: which rules, which working days and which zone hold for a unit on a day."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from sync.contract.deadlines.calendars import Calendar, union, zone_named
from sync.contract.deadlines.rules import RuleSet, rules_on
from sync.contract.working_days import WorkingCalendar

DEFAULT_ZONE: Final = "Asia/Jakarta"


class Place(msgspec.Struct, frozen=True):
    """Where a unit stands: the row of the unit above it (0: none), and its own zone (empty: that of those above)."""

    parent: int = 0
    zone: str = ""


class DeadlineBook:
    """Rule sets, calendars and units, put together. Never changes; what it has worked out once it remembers.

    A unit that it does not know (and 0, nobody's) has the national calendar and the zone of the centre.
    """

    def __init__(
        self,
        rule_sets: Sequence[RuleSet],
        calendars: Sequence[Calendar],
        units: Mapping[int, Place] | None = None,
        zone: str = "",
    ) -> None:
        """Put a book together.

        :param zone: of the centre; when empty, that of the national calendar.
        :raises ValueError: without any rule set.
        """
        if not rule_sets:
            raise ValueError("a deadline needs a rule")
        self.rule_sets = tuple(rule_sets)
        self.calendars = tuple(calendars)
        self._units = dict(units or {})
        told = (zone, *(calendar.zone for calendar in calendars if not calendar.unit), DEFAULT_ZONE)
        self.zone = next(known for name in told if (known := zone_named(name)) is not None)
        self._calendar_of: dict[int, WorkingCalendar] = {}
        self._zone_of: dict[int, ZoneInfo] = {}
        self._rules_on: dict[date, RuleSet] = {}

    def rules_on(self, day: date) -> RuleSet:
        """Return the rule set by which a clock runs that starts on this day."""
        if day not in self._rules_on:
            self._rules_on[day] = rules_on(self.rule_sets, day)
        return self._rules_on[day]

    def calendar_of(self, unit: int | None) -> WorkingCalendar:
        """Return the working days of a unit: without the national days off, its own and those of the units above."""
        row = unit or 0
        if row not in self._calendar_of:
            concerned = {0, *self._line(row)}
            self._calendar_of[row] = union(one for one in self.calendars if one.unit in concerned)
        return self._calendar_of[row]

    def zone_of(self, unit: int | None) -> ZoneInfo:
        """Return the zone of a unit: its own, else that of the nearest unit above which has one."""
        row = unit or 0
        if row not in self._zone_of:
            named = (zone_named(self._units[above].zone) for above in self._line(row))
            self._zone_of[row] = next((zone for zone in named if zone is not None), self.zone)
        return self._zone_of[row]

    def day_of(self, unix_ms: int, unit: int | None) -> date:
        """Return the calendar day of a moment (ms since 1970 UTC) at a unit: 23.30 WIB is the next day in WIT."""
        return datetime.fromtimestamp(unix_ms / 1000, self.zone_of(unit)).date()

    def _line(self, unit: int) -> list[int]:
        """Return the unit and those above it, nearest first; a circle is walked once."""
        line: list[int] = []
        while unit in self._units and unit not in line:
            line.append(unit)
            unit = self._units[unit].parent
        return line
