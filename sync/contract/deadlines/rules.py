"""Rule sets: the limits of one regulation, in working days, with its legal basis and its time of validity.

The figures are data (``resources/calendars``, or what a coordinator imported), never constants here.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

import msgspec

MOST_WORKING_DAYS: Final = 1000
"""A longer limit is a slip of the pen: no regulation gives an office four years."""


class RuleSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The limits of one regulation, in working days; completion by classification as LAPOR! writes it (lower case)."""

    name: str
    legal_basis: str
    valid_from: date
    valid_until: date | None = None
    """Last day on which a clock may start by these limits; ``None`` while nothing has replaced them."""
    verification: int
    """From the day the complaint came in to its verification by the coordinator."""
    first_reply: int
    """From the disposition to the first reply of the unit."""
    completion: dict[str, int]
    """From the disposition to the completion."""
    completion_otherwise: int
    """The same for a classification that is not named."""
    closing: int
    """From the last public reply of the office to the closing by LAPOR! itself, unless the reporter answers."""

    def completion_of(self, classification: str) -> int:
        """Return the limit of a classification; letter case and extra spaces do not matter."""
        return self.completion.get(" ".join(classification.casefold().split()), self.completion_otherwise)

    def covers(self, day: date) -> bool:
        """Whether a clock that starts on this day runs by these limits."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


def rules_on(rule_sets: Sequence[RuleSet], day: date) -> RuleSet:
    """Return the rule set by which a clock runs that starts on this day.

    Of several the one that came last. On a day that none covers: the last one that began before, else the oldest.

    :raises ValueError: without any rule set.
    """
    began = [rules for rules in rule_sets if rules.valid_from <= day]
    covering = [rules for rules in began if rules.covers(day)]
    if covering or began:
        return max(covering or began, key=lambda rules: (rules.valid_from, rules.name))
    return min(rule_sets, key=lambda rules: (rules.valid_from, rules.name))
