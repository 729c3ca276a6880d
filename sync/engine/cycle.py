"""One exchange, from the first frame up to the last frame down.

Every frame is applied in one transaction, so the cycle may stop anywhere and be run again: actions that have no
receipt yet go up again under the same ids, and the feed goes on from the last stored cursor.
"""

from collections.abc import Callable, Iterator
from typing import Final

import msgspec

from sync.contract.errors import UNDONE, CutOff, StaleConnection
from sync.contract.messages import MoreActions, Opening
from sync.engine.plan import Placed, batches
from sync.engine.ports import Gateway, Replica

Progress = Callable[[int, int], None]
"""Called after each frame with (receipts stored, changes stored) so far."""

_READ_AHEAD: Final = 250


class Exchanged(msgspec.Struct, frozen=True):
    """What one exchange moved."""

    pushed: int
    pulled: int


def exchange(replica: Replica, gateway: Gateway, *, budget: int = 0, progress: Progress | None = None) -> Exchanged:
    """Exchange until the centre has nothing more: one request, or several when the byte budget cuts it.

    :param budget: most bytes of changes (before compression) wanted in one answer; 0 for no limit.
    :raises sync.contract.errors.Unreachable: no full answer; what arrived before is kept, repeating is safe.
    :raises sync.contract.errors.Refused: the centre refused the request as a whole.
    """
    pushed = pulled = 0
    more, repeated = True, False
    while more:
        before = replica.cursor()
        complete = more = False
        leaving: list[int] = []
        try:
            for frame in gateway.exchange(_frames_up(replica, budget, leaving)):
                applied = replica.apply(frame)
                pushed += applied.receipts
                pulled += applied.changes
                if progress:
                    progress(pushed, pulled)
                complete, more = frame.last, frame.more
        except UNDONE:
            replica.mark_unsent(leaving)
            raise
        except StaleConnection:
            if repeated:
                raise
            more = repeated = True  # at once, on a fresh connection: the ids make a second arrival harmless
            continue
        if not complete:
            raise CutOff("Jawaban server terputus di tengah jalan. Yang sudah tiba tersimpan; sisanya menyusul.")
        more = more and replica.cursor() != before
    return Exchanged(pushed, pulled)


def _frames_up(replica: Replica, budget: int, leaving: list[int]) -> Iterator[Opening | MoreActions]:
    """Yield the frames of one request; each action is marked as sent, and noted, just before its frame leaves."""
    cursor = replica.cursor()
    opened = False
    for batch, last in batches(_waiting(replica)):
        still = set(replica.mark_sent([position for position, _ in batch])) if batch else set()
        actions = tuple(action for position, action in batch if position in still)
        leaving += still
        if opened:
            yield MoreActions(actions=actions, last=last)
        else:
            yield Opening(cursor=cursor, budget=budget, actions=actions, last=last)
        opened = True


def _waiting(replica: Replica) -> Iterator[Placed]:
    after = 0
    while portion := replica.waiting(after, _READ_AHEAD):
        yield from portion
        after = portion[-1][0]
