"""What differs between this desk and the centre, from the roll of the buckets whose sums differ. Pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sync.contract.marks import bucket_of
from sync.contract.messages import Entity


class Difference(NamedTuple):
    """What has to happen so that both hold the same."""

    wanted: list[tuple[str, int]]
    """(kind, row) of what the centre has and this desk has not, or in another version."""
    surplus: list[tuple[str, int]]
    """(kind, row) of what this desk has and the centre has not, or as something else."""


def compare(
    held: Iterable[tuple[str, int, int]], buckets: int, differing: Sequence[int], roll: Sequence[Entity]
) -> Difference:
    """Compare (kind, row, mark) of what is held with the roll of these buckets."""
    among = frozenset(differing)
    theirs = {(one.kind, one.row): one.mark for one in roll}
    ours: dict[tuple[str, int], list[int]] = {}
    for kind, row, mark in held:
        if bucket_of(kind, row, buckets) in among:
            ours.setdefault((kind, row), []).append(mark)
    surplus = [
        entity for entity in ours if entity not in theirs or len(ours[entity]) > 1 or _is_other(entity, ours, theirs)
    ]
    gone = set(surplus)
    wanted = [entity for entity, mark in theirs.items() if entity in gone or ours.get(entity) != [mark]]
    return Difference(wanted, surplus)


def _is_other(
    entity: tuple[str, int], ours: dict[tuple[str, int], list[int]], theirs: dict[tuple[str, int], int]
) -> bool:
    """Whether an event is another one than the centre's: events never change, save that they are published."""
    return entity[0] == "event" and ours[entity] != [theirs[entity]]
