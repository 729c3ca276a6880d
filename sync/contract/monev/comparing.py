"""What a merged report is compared with: the sum of what its parts are compared with, where nothing counts twice.

A document holds the cases of its own period alone, so the period before can be added up only over offices that have
no unit in common.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from sync.contract.monev.frozen import Frozen
from sync.contract.monev.tally import Tally


class Comparison(StrEnum):
    """Whether a merged report is compared with the period before, or why not."""

    ADDED = "added"
    """With the sum of what each document is compared with."""
    OPEN = "open"
    """Nothing lies before a period that is open."""
    LACKING = "lacking"
    """A document has nothing to compare with."""
    OVERLAPPING = "overlapping"
    """Two documents tell of the same units, so that a sum would count twice."""


class Compared(NamedTuple):
    """What came of comparing."""

    before: Tally | None
    how: Comparison
    offices: tuple[str, ...] = ()
    """Because of which there is none."""


def compared(documents: Sequence[Frozen], above: Mapping[str, str]) -> Compared:
    """Return what the whole of some documents of one period is compared with.

    Complaints at several units are known of each document alone, not of the sum.

    :param above: by code of a unit, that of the one above it.
    """
    if documents[0].scope.before() is None:
        return Compared(None, Comparison.OPEN)
    lacking = sorted(one.office for one in documents if one.figures.before is None)
    if lacking:
        return Compared(None, Comparison.LACKING, tuple(lacking))
    twice = sorted(_overlapping(documents, above))
    if twice:
        return Compared(None, Comparison.OVERLAPPING, tuple(twice))
    whole = Tally()
    for one in documents:
        if one.figures.before is not None:
            whole.add(one.figures.before)
            whole.repeated.update(one.figures.before.repeated)
    return Compared(whole, Comparison.ADDED)


def _overlapping(documents: Sequence[Frozen], above: Mapping[str, str]) -> set[str]:
    """Return the offices that tell of a unit which another one tells of, or which stands below another one's."""
    told = [(one.office, _root(one), {*_codes(one)}) for one in documents]
    found = set()
    for place, (office, root, codes) in enumerate(told):
        for other_place, (other, other_root, other_codes) in enumerate(told):
            if place != other_place and (codes & other_codes or root in _line(other_root, above)):
                found |= {office, other}
    return found


def _root(one: Frozen) -> str:
    chosen = next((unit.code for unit in one.units if unit.row == one.scope.unit), "") if one.scope.unit else ""
    return chosen or one.office_code


def _codes(one: Frozen) -> Iterable[str]:
    known = {unit.row: unit.code or f"#{unit.name}" for unit in one.units}
    return (known.get(row, "") for row in {case.unit for case in one.cases})


def _line(code: str, above: Mapping[str, str]) -> list[str]:
    line = [code]
    while (upper := above.get(line[-1], "")) and upper not in line:
        line.append(upper)
    return line
