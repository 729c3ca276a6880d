"""What one exchange needs of the world: a replica to read and fill, a gateway to talk through, a clock."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol
from uuid import UUID

import msgspec

from sync.contract.messages import Action, AnswerFrame, Entity, MoreActions, Opening
from sync.contract.receipts import Vouched


class Clock(Protocol):
    """Time, handed in. The two clocks are never mixed: the wall may jump, the monotonic one may not."""

    def wall_ms(self) -> int:
        """Device time, ms since 1970 UTC; may be wrong."""
        ...

    def monotonic_ms(self) -> int:
        """Milliseconds since some point of this run; never goes back."""
        ...


class Traffic(msgspec.Struct, frozen=True):
    """What one conversation cost: every byte on the socket above TCP, headers included, and its requests."""

    sent: int = 0
    received: int = 0
    round_trips: int = 0

    def __add__(self, other: "Traffic") -> "Traffic":
        """Sum two conversations."""
        return Traffic(self.sent + other.sent, self.received + other.received, self.round_trips + other.round_trips)


class Gateway(Protocol):
    """The road to the centre."""

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        """Send the frames up in one request and yield the answer's frames as they arrive.

        What has arrived together is yielded together: on a quick line many frames, on a slow one each by itself.

        :raises sync.contract.errors.NeverSent: nothing left this computer; the centre cannot have acted.
        :raises sync.contract.errors.Unreachable: no full answer; whether the centre acted is unknown.
        :raises sync.contract.errors.Refused: the centre answered, and refused the whole request.
        """
        ...

    def traffic(self) -> Traffic:
        """Return what was spent since this gateway was made."""
        ...


class Applied(msgspec.Struct, frozen=True):
    """What frames changed on the desk."""

    receipts: int = 0
    changes: int = 0
    doubtful: int = 0
    """Receipts that the pinned key of the centre does not vouch for: nothing was settled by them."""


class Replica(Protocol):
    """What the desk holds. Every method is one transaction: it happened wholly, or not at all."""

    def cursor(self) -> str:
        """Return where the feed goes on; empty before the first sync."""
        ...

    def waiting(self, after: int, most: int) -> list[tuple[int, Action]]:
        """Return waiting actions in the order they were recorded: (position, action), position > ``after``."""
        ...

    def mark_sent(self, positions: list[int]) -> list[int]:
        """Note that these actions are about to leave, so that their outcome is unknown until a receipt comes.

        Returns those that still waited; only they may leave. The operator may have pulled others back meanwhile.
        """
        ...

    def mark_unsent(self, positions: list[int]) -> None:
        """Take that note back: it is certain that they never left, or were refused unread."""
        ...

    def apply(self, frames: Sequence[AnswerFrame], sent: Sequence[Vouched]) -> Applied:
        """Store receipts and changes of these frames together with the last cursor, in one transaction.

        A receipt settles its action only when it is signed with the key that was pinned at sign-in.

        :param sent: the actions of the request, in the order in which they went up.
        """
        ...

    def doubtful(self, most: int) -> list[UUID]:
        """Return received actions of which it is doubted that the centre still has them."""
        ...

    def settle_doubts(self, offered: Sequence[UUID], missing: Collection[UUID]) -> None:
        """Note what the centre said about these: those it misses wait again, under their ids; the others are sure."""
        ...

    def sum(self) -> bytes:
        """Return the sum of the marks of all that is held (:mod:`sync.contract.marks`), as it was kept up to date."""
        ...

    def recount(self) -> bytes:
        """Count that sum anew from what is stored, keep it, and return it."""
        ...

    def buckets(self) -> bytes:
        """Return the sums by bucket."""
        ...

    def beyond_repair(self) -> bytes:
        """Return the centre's sum at which a repair was of no use; empty when none was."""
        ...

    def leave_it(self, theirs: bytes) -> None:
        """Remember that a repair was of no use at this sum of the centre, so that it is not tried again and again."""
        ...

    def compare(self, buckets: int, differing: Sequence[int], roll: Sequence[Entity]) -> list[tuple[str, int]]:
        """Drop what the roll of the differing buckets does not name, and return what has to be told again.

        An own action whose event the centre does not have is doubtful from now on (:meth:`doubtful`).
        """
        ...
