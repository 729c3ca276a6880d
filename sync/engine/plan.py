"""How waiting actions are laid into frames: pure, in the order they were recorded."""

from collections.abc import Iterable, Iterator
from typing import Final

from sync.contract.frames import pack
from sync.contract.messages import BYTES_PER_FRAME, ROWS_PER_FRAME, Action

Placed = tuple[int, Action]
"""An action and its position in the outbox."""

_ENVELOPE_BYTES: Final = 64


def batches(actions: Iterable[Placed]) -> Iterator[tuple[list[Placed], bool]]:
    """Yield batches that each fit one frame, with whether the batch is the last; always at least one batch.

    A batch holds at most :data:`ROWS_PER_FRAME` actions and about :data:`BYTES_PER_FRAME` bytes; an action larger
    than that travels alone. One batch is looked ahead, so that the last one is known to be the last.
    """
    batch: list[Placed] = []
    size = _ENVELOPE_BYTES
    for position, action in actions:
        cost = len(pack(action))
        if batch and (len(batch) == ROWS_PER_FRAME or size + cost > BYTES_PER_FRAME):
            yield batch, False
            batch, size = [], _ENVELOPE_BYTES
        batch.append((position, action))
        size += cost
    yield batch, True
