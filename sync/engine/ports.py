"""What one exchange needs of the world: a replica to read and fill, a gateway to talk through, a clock."""

from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from sync.contract.messages import Action, AnswerFrame, MoreActions, Opening


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

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[AnswerFrame]:
        """Send the frames up in one request and yield the answer's frames as they arrive.

        :raises sync.contract.errors.NeverSent: nothing left this computer; the centre cannot have acted.
        :raises sync.contract.errors.Unreachable: no full answer; whether the centre acted is unknown.
        :raises sync.contract.errors.Refused: the centre answered, and refused the whole request.
        """
        ...

    def traffic(self) -> Traffic:
        """Return what was spent since this gateway was made."""
        ...


class Applied(msgspec.Struct, frozen=True):
    """What one frame changed on the desk."""

    receipts: int = 0
    changes: int = 0


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

    def apply(self, frame: AnswerFrame) -> Applied:
        """Store a frame's receipts and changes together with its cursor, in one transaction."""
        ...
