"""A seat: an officer, the profile on the computer there, its clock, and what the simulator knows about it."""

from uuid import UUID

from tests.simulation.ports import Desk, DeskTime, Profile


class Seat:
    """An officer at a desk, whose profile may be open twice."""

    def __init__(self, number: int, username: str, profile: Profile, time: DeskTime, *, is_older: bool) -> None:
        """Take a seat."""
        self.number = number
        self.username = username
        self.time = time
        self.is_older = is_older
        self.device = UUID(int=number + 1)
        self.needs_sign_in = True
        self.is_suspicious = False
        """Whether the centre may have lost history without saying so, since this desk exchanged last."""
        self.was_misled = False
        """Whether it did so at all, and has not told everything anew since: equal marks may then hide other words."""
        self.place: tuple[str, tuple[int, ...]] | None = None
        self.seen: set[str] = set()
        self._profile = profile
        self._hands: dict[int, Desk] = {}

    def desk(self, hand: int = 0) -> Desk:
        """Return an opening of the profile."""
        if hand not in self._hands:
            self._hands[hand] = self._profile.open()
        return self._hands[hand]

    def leave(self, hand: int) -> None:
        """Close an opening, or lose it in a crash."""
        if hand in self._hands:
            self._hands.pop(hand).close()

    def close(self) -> None:
        """Leave for good."""
        for hand in list(self._hands):
            self.leave(hand)
        self._profile.remove()
