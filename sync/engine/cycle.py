"""One exchange, from the first frame up to the last frame down.

Every frame is applied in one transaction, so the cycle may stop anywhere and be run again: actions that have no
receipt yet go up again under the same ids, and the feed goes on from the last stored cursor. In the end both ends
compare what they hold; where they differ, only what differs is told again.
"""

from collections.abc import Callable, Iterator
from typing import Final
from uuid import UUID

import msgspec

from sync.contract.errors import UNDONE, CutOff, ReceiptDoubtful, StaleConnection
from sync.contract.marks import BUCKET_BYTES
from sync.contract.messages import AnswerFrame, Entity, MoreActions, Opening
from sync.contract.receipts import Vouched
from sync.engine.plan import Placed, batches, in_one_request
from sync.engine.ports import Gateway, Replica

Progress = Callable[[int, int, int], None]
"""Called after what arrived together was stored, with (receipts stored, changes stored, changes expected) so far.

What is expected is about right, and 0 while the centre has announced no more than a handful."""

_READ_AHEAD: Final = 250
OFFERED_AT_ONCE: Final = 2_000
"""Most received actions of which one request asks whether the centre still has them."""
_WANTED_AT_ONCE: Final = 2_000
_MOST_REQUESTS: Final = 10_000
"""Far more than any exchange needs: a centre that never comes to an end must not hold a desk for ever."""


class Exchanged(msgspec.Struct, frozen=True):
    """What one exchange moved."""

    pushed: int
    pulled: int
    repaired: int = 0
    """Entities that had to be told again, because desk and centre held different ones."""
    recalled: int = 0
    """Received actions that the centre had lost and that were sent again."""


class _Heard(msgspec.Struct):
    """What an answer said besides receipts and changes."""

    more: bool = False
    complete: bool = False
    sum: bytes = b""
    weighed: int = 0
    missing: tuple[UUID, ...] = ()
    differing: tuple[int, ...] = ()
    roll: tuple[Entity, ...] = ()

    def listen(self, frame: AnswerFrame) -> None:
        self.more, self.complete, self.sum = frame.more, frame.last, frame.sum
        self.weighed += frame.weighed
        self.missing += frame.missing
        self.differing += frame.differing
        self.roll += frame.roll


def exchange(replica: Replica, gateway: Gateway, *, budget: int = 0, progress: Progress | None = None) -> Exchanged:
    """Exchange until the centre has nothing more: one request, or several when the byte budget cuts it.

    :param budget: most bytes of changes (before compression) wanted in one answer; 0 for no limit.
    :raises sync.contract.errors.Unreachable: no full answer; what arrived before is kept, repeating is safe.
    :raises sync.contract.errors.Refused: the centre refused the request as a whole.
    :raises sync.contract.errors.ReceiptDoubtful: a receipt is not signed as it should be; the rest is stored.
    """
    run = _Run(replica, gateway, budget, progress)
    heard = run.converse_to_the_end()
    if run.differs(heard):
        heard = run.repair()
        if replica.doubtful(1):
            heard = run.converse_to_the_end()
    if run.doubtful:
        raise ReceiptDoubtful(
            "Tanda terima dari server tidak dapat dipastikan keasliannya. Tindak lanjut tetap tersimpan dan ditandai "
            "sedang dipastikan. Hubungi admin koordinator, lalu masuk lagi."
        )
    return Exchanged(run.pushed, run.pulled, run.repaired, run.recalled)


class _Run:
    """One exchange under way."""

    def __init__(self, replica: Replica, gateway: Gateway, budget: int, progress: Progress | None) -> None:
        self._replica = replica
        self._gateway = gateway
        self._budget = budget
        self._progress = progress
        self._requests = 0
        self._has_more = False
        """Whether something waited beyond what one request carries."""
        self.pushed = self.pulled = self.expected = self.repaired = self.recalled = self.doubtful = 0

    def converse_to_the_end(self) -> _Heard:
        """Converse until the centre has told all and has all that waited, or stands still."""
        while True:
            before, pushed = self._replica.cursor(), self.pushed
            offered = tuple(self._replica.doubtful(OFFERED_AT_ONCE))
            heard = self._converse(Opening(cursor=before, budget=self._budget, offered=offered))
            is_settled = self._settle_doubts(offered, heard)
            has_moved = heard.more and self._replica.cursor() != before
            has_come_to_doubt = not offered and bool(self._replica.doubtful(1))  # the centre has just started anew
            has_more_to_send = self._has_more and self.pushed > pushed
            goes_on = has_moved or is_settled or has_come_to_doubt or has_more_to_send
            if self._requests >= _MOST_REQUESTS or not goes_on:
                return heard

    def _settle_doubts(self, offered: tuple[UUID, ...], heard: _Heard) -> bool:
        """Keep what the centre said about offered actions; whether there is something to send, or to offer, now."""
        if not offered or heard.weighed < len(offered):
            return False  # an older centre does not know the question: the doubt stays
        self._replica.settle_doubts(offered, heard.missing)
        self.recalled += len(heard.missing)
        return bool(heard.missing) or len(offered) == OFFERED_AT_ONCE

    def differs(self, heard: _Heard) -> bool:
        """Whether the centre holds something else for this desk than the desk does, and it can be repaired."""
        if not heard.sum or heard.sum == self._replica.sum():
            return False
        return heard.sum != self._replica.recount() and heard.sum != self._replica.beyond_repair()

    def repair(self) -> _Heard:
        """Find what differs and have it told again: two requests, and bytes for what differs only."""
        sums = self._replica.buckets()
        heard = self._converse(Opening(cursor=self._replica.cursor(), buckets=sums))
        wanted = self._replica.compare(len(sums) // BUCKET_BYTES, heard.differing, heard.roll)
        self.repaired += len(wanted)
        for start in range(0, len(wanted), _WANTED_AT_ONCE):
            portion = tuple(wanted[start : start + _WANTED_AT_ONCE])
            heard = self._converse(Opening(cursor=self._replica.cursor(), wanted=portion))
        if heard.sum and heard.sum != self._replica.sum():  # a newer centre says something that this desk cannot read
            self._replica.leave_it(heard.sum)
        return heard

    def _converse(self, opening: Opening) -> _Heard:
        """Send one request with all that waits, and store its answer."""
        try:
            return self._request(opening)
        except StaleConnection:  # at once, on a fresh connection: the ids make a second arrival harmless
            return self._request(opening)

    def _request(self, opening: Opening) -> _Heard:
        self._requests += 1
        heard = _Heard()
        before = self.pulled
        sent: list[Vouched] = []
        leaving: list[int] = []
        try:
            for frames in self._gateway.exchange(self._frames_up(opening, sent, leaving)):
                applied = self._replica.apply(frames, sent)
                self.pushed += applied.receipts
                self.pulled += applied.changes
                self.doubtful += applied.doubtful
                for frame in frames:
                    heard.listen(frame)
                    if frame.total:
                        self.expected = before + frame.total
                if self._progress:
                    self._progress(self.pushed, self.pulled, self.expected)
        except UNDONE:
            self._replica.mark_unsent(leaving)
            raise
        if not heard.complete:
            raise CutOff("Jawaban server terputus di tengah jalan. Yang sudah tiba tersimpan; sisanya menyusul.")
        return heard

    def _frames_up(self, opening: Opening, sent: list[Vouched], leaving: list[int]) -> Iterator[Opening | MoreActions]:
        """Yield the frames of one request; each action is marked as sent, and noted, just before its frame leaves."""
        opened = False
        for batch, last in batches(in_one_request(self._waiting())):
            still = set(self._replica.mark_sent([position for position, _ in batch])) if batch else set()
            actions = tuple(action for position, action in batch if position in still)
            leaving += still
            sent += [action.vouched() for action in actions]
            if last:
                self._has_more = bool(batch) and bool(self._replica.waiting(batch[-1][0], 1))
            if opened:
                yield MoreActions(actions=actions, last=last)
            else:
                yield msgspec.structs.replace(opening, actions=actions, last=last)
            opened = True

    def _waiting(self) -> Iterator[Placed]:
        after = 0
        while portion := self._replica.waiting(after, _READ_AHEAD):
            yield from portion
            after = portion[-1][0]
