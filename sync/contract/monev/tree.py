"""Figures by unit, rolled up over the hierarchy: kelurahan ► kecamatan/OPD ► kabupaten ► provinsi."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from sync.contract.monev.facts import lines_above
from sync.contract.monev.tally import Tally, repeated
from sync.contract.status import Bucket

UNDISPOSED: Final = 0
"""Stands for complaints that no unit has yet."""


class UnitName(msgspec.Struct, frozen=True):
    """A unit as reports name it."""

    row: int
    code: str
    name: str
    parent: int = 0


@dataclass
class Branch:
    """One unit in a report: what lies at itself, and with all below it."""

    unit: UnitName
    depth: int
    own: Tally = field(default_factory=Tally)
    """Cases of this very unit."""
    whole: Tally = field(default_factory=Tally)
    """Its own and those of all units below it; a complaint at several of them counts once in ``complaints``."""
    has_below: bool = False


@dataclass
class Tree:
    """All units of a report in reading order (each before those below it), and everything together."""

    branches: list[Branch]
    total: Tally
    """Everything, also what no unit has: it is the sum of ``own`` of all branches."""
    undisposed: Tally
    """What no unit has; part of the total, and of no branch."""


def grown(
    units: Iterable[UnitName],
    own: Mapping[int, Tally],
    several: Sequence[tuple[int, str, Bucket]],
) -> Tree:
    """Roll figures up.

    A unit that has cases and is not known, which should not be, stands by itself at the end rather than being dropped.
    Units without any case at or below them are left out.

    :param own: the tally of each unit's own cases, 0 for those without a unit.
    :param several: (unit, complaint, bucket) of all cases whose complaint has more than one.
    """
    known = {unit.row: unit for unit in units}
    for row in own:
        if row != UNDISPOSED and row not in known:
            known[row] = UnitName(row, "", f"Unit {row}")
    lines = lines_above({row: unit.parent for row, unit in known.items()})
    whole: dict[int, Tally] = {}
    total = Tally()
    for row, tally in own.items():
        total.add(tally)
        for above in lines.get(row, ()):
            whole.setdefault(above, Tally()).add(tally)
    total.repeated = repeated((complaint, bucket) for _, complaint, bucket in several)
    at: dict[int, list[tuple[str, Bucket]]] = {}
    for row, complaint, bucket in several:
        for above in lines.get(row, ()):
            at.setdefault(above, []).append((complaint, bucket))
    for row, tally in whole.items():
        tally.repeated = repeated(at.get(row, ()))
    branches = _in_order(known, lines, whole, own)
    return Tree(branches, total, own.get(UNDISPOSED, Tally()))


def _in_order(
    known: Mapping[int, UnitName],
    lines: Mapping[int, list[int]],
    whole: Mapping[int, Tally],
    own: Mapping[int, Tally],
) -> list[Branch]:
    def path(row: int) -> tuple[tuple[str, int], ...]:
        return tuple((known[above].name.casefold(), above) for above in reversed(lines[row]))

    rows = sorted(whole, key=path)
    with_below = {known[row].parent for row in rows}
    return [
        Branch(known[row], len(lines[row]) - 1, own.get(row, Tally()), whole[row], row in with_below) for row in rows
    ]
