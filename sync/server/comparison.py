"""Where a desk holds something else than its scope: the buckets that differ, and all that the scope has in them."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from sync.contract.marks import BUCKET_BYTES, MOST_BUCKETS, bucket_of, bucket_sums, differing_buckets
from sync.contract.messages import Entity

_ENTITIES_A_FRAME: Final = 20_000
"""About half a megabyte: far from what a desk refuses as no message of ours."""


class Comparison(NamedTuple):
    """What a desk needs in order to find what differs."""

    differing: tuple[int, ...] = ()
    """Numbers of buckets."""
    roll: tuple[Entity, ...] = ()
    """All that the scope has in these."""

    def portions(self) -> list[tuple[Entity, ...]]:
        """Return the roll in runs that each fit one frame, at least one."""
        starts = range(0, max(len(self.roll), 1), _ENTITIES_A_FRAME)
        return [self.roll[start : start + _ENTITIES_A_FRAME] for start in starts]


def compare(held: Sequence[tuple[str, int, int]], buckets: bytes) -> Comparison:
    """Compare (kind, row, mark) of what the scope holds with the sums that a desk sent for its buckets."""
    count = len(buckets) // BUCKET_BYTES
    if not 0 < count <= MOST_BUCKETS:
        return Comparison()
    differing = differing_buckets(buckets, bucket_sums(held, count))
    among = frozenset(differing)
    roll = [Entity(kind, row, mark) for kind, row, mark in held if bucket_of(kind, row, count) in among]
    return Comparison(tuple(differing), tuple(sorted(roll, key=lambda one: (one.kind, one.row))))
