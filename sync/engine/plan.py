"""How waiting actions are laid into frames: pure, in the order they were recorded."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from sync.contract.frames import pack
from sync.contract.messages import BYTES_PER_FRAME, ROWS_PER_FRAME, Action, MoreActions, Opening

Placed = tuple[int, Action]
"""An action and its position in the outbox."""

_ENVELOPE_BYTES: Final = 64

ACTIONS_A_REQUEST: Final = 5_000
BYTES_A_REQUEST: Final = 8 * 1024 * 1024
"""What goes up in one request at most; far below what a centre takes, and more than weeks without a line."""


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


def in_one_request(actions: Iterable[Placed]) -> Iterator[Placed]:
    """Yield as many actions as go up in one request, in their order; at least one."""
    count = size = 0
    for position, action in actions:
        count, size = count + 1, size + len(pack(action))
        if count > 1 and (count > ACTIONS_A_REQUEST or size > BYTES_A_REQUEST):
            return
        yield position, action


def rehearsed(waiting: Sequence[Placed], opening: Opening) -> Iterator[list[Opening | MoreActions]]:
    """Yield the frames of each request in which all of this would go, as an exchange lays them; nothing is marked.

    The first request goes out also when nothing waits: to hear what is new.
    """
    left = list(waiting)
    while True:
        going = list(in_one_request(left))
        frames: list[Opening | MoreActions] = []
        for batch, last in batches(going):
            actions = tuple(action for _, action in batch)
            if frames:
                frames.append(MoreActions(actions=actions, last=last))
            else:
                frames.append(msgspec.structs.replace(opening, actions=actions, last=last))
        yield frames
        left = left[len(going) :]
        if not left:
            return
