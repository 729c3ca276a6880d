"""The road to the centre as the synchroniser uses it, and how it learns the time on the way."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from desktop.line_keeper import LineClock, LineKeeper
from desktop.storage.timekeeping import Told, told_now
from sync.contract.messages import AnswerFrame, MoreActions, Opening
from sync.engine.ports import Gateway, Traffic


class Road(Gateway, Protocol):
    """A gateway that can be given up from another thread."""

    def break_off(self) -> None:
        """Wake whoever waits on it."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


class Heard:
    """What an exchange learnt of the centre's clock."""

    began = 0
    off_by: int | None = None
    told: Told | None = None


class ListeningRoad:
    """A road on which the time that the centre tells is compared with this computer's the moment it comes."""

    def __init__(self, road: Road, keeper: LineKeeper, clock: LineClock, heard: Heard) -> None:
        """Listen to a road; what is learnt goes to ``heard``."""
        self._road, self._keeper, self._clock, self._heard = road, keeper, clock, heard

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        """Exchange, and listen."""
        self._heard.began = self._clock.monotonic_ms()
        for frames in self._road.exchange(up):
            for frame in frames:
                if frame.server_time:
                    self._heard.told = told_now(frame.server_time, self._clock)
                    self._heard.off_by = self._keeper.clock_check(frame.server_time, self._heard.began)
            yield frames

    def traffic(self) -> Traffic:
        """Return what the road spent."""
        return self._road.traffic()
