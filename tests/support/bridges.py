"""A centre with a bridge to a stand-in of lapor.go.id, and workers of that bridge which can be killed at every step."""

import dataclasses
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select

from sync.contract.events import EventKind
from sync.contract.messages import Action, Written
from sync.contract.receipts import Outcome
from sync.server.bridge.http import HttpLapor
from sync.server.bridge.lapor import Complaint, FollowUp, Institution, Lapor, NewFollowUp, Return
from sync.server.bridge.pace import Pace
from sync.server.bridge.round import Report, Round
from sync.server.bridge.settings import BridgeSettings, Place
from sync.server.bridge.switch import switch_on
from sync.server.bridge.texts import bare
from sync.server.clock import Clock
from sync.server.follow_ups import accept
from sync.server.store.bridge import StoredPost, posts_in_state
from sync.server.store.bridge_tables import bridge_posts
from sync.server.store.tables import events
from sync.server.store.users import user_by_name
from tests.support.centres import TestCentre, exported, open_test_centre
from tests.support.lapor_stand_in import NAMES, OTHERS, OURS, TOKEN, StandIn, stand_in_at

T = TypeVar("T")
W = TypeVar("W")
MINUTE = 60_000
STALL_S = 0.3
COMPLAINTS = ("7400001", "7400002", "7400003")


class Killed(BaseException):
    """The process ended here, without another word; no ``except Exception`` of the program sees it."""


def die() -> None:
    raise Killed


class Fate:
    """Counts the steps of a worker, and lets something happen to it at one of them; by itself it dies."""

    def __init__(self, at: int = 0, happens: Callable[[], None] = die) -> None:
        self._at = at
        self._happens = happens
        self.steps = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self._at:
            self._happens()


class MortalClock:
    """The clock as a worker sees it: the worker reads it at every step, and may die there."""

    def __init__(self, clock: Clock, fate: Fate) -> None:
        self._clock = clock
        self._fate = fate

    def now_ms(self) -> int:
        self._fate.step()
        return self._clock.now_ms()


class MortalLapor:
    """The real road, at whose beginning and end the worker may die: before a request leaves, and after its answer."""

    def __init__(self, road: Lapor, fate: Fate) -> None:
        self._road = road
        self._fate = fate

    def followups(self, complaint_id: str) -> list[FollowUp]:
        return self._mortally(self._road.followups, complaint_id)

    def complaint(self, complaint_id: str) -> Complaint:
        return self._mortally(self._road.complaint, complaint_id)

    def add_followup(self, new: NewFollowUp) -> None:
        self._mortally(self._road.add_followup, new)

    def reject(self, back: Return) -> None:
        self._mortally(self._road.reject, back)

    def institutions(self) -> list[Institution]:
        return self._road.institutions()

    def _mortally(self, ask: Callable[[W], T], what: W) -> T:
        self._fate.step()
        try:
            return ask(what)
        finally:
            self._fate.step()


class TestBridge:
    """A centre, its bridge and the other side."""

    __test__ = False

    def __init__(self, centre: TestCentre, lapor: StandIn) -> None:
        self.test_centre = centre
        self.centre = centre.centre
        self.clock = centre.clock
        self.lapor = lapor
        self.settings = BridgeSettings(
            base_url=lapor.url,
            token=TOKEN,
            user_id="77",
            places={"TM": Place(OURS, NAMES[OURS]), "TH": Place(OTHERS, NAMES[OTHERS])},
            pace_ms=100,
            read_every_minutes=0,
        )
        self._workers = 0

    def reply(
        self,
        text: str,
        case: int = 1,
        kind: str = EventKind.SUBSTANTIVE_RESPONSE,
        by: str = "rini",
        written_at: int = 0,
    ) -> int:
        """Let an officer's reply reach the centre; returns the row of its event."""
        now = written_at or self.clock.now
        action = Action(
            id=self.centre.new_id(), case=case, kind=kind, text=text, written=Written(at=now, after=now, elapsed=0)
        )
        with self.centre.database.reading() as connection:
            user = user_by_name(connection, by)
        assert user is not None
        [given] = accept(self.centre, user, [action]).receipts
        statement = given.receipt.read()
        assert statement.outcome is Outcome.ACCEPTED
        return statement.event

    def work(self, fate: Fate | None = None, holder: str = "", *, at_requests: bool = True) -> Report:
        """Run a round as a process of its own.

        :param at_requests: whether its fate may also meet it right at the edges of a request.
        """
        fate = fate or Fate()
        self._workers += 1
        worker = dataclasses.replace(self.centre, clock=MortalClock(self.clock, fate))
        with self.road() as road:
            return Round(
                worker,
                self.settings,
                MortalLapor(road, fate if at_requests else Fate()),
                holder or f"proses {self._workers}",
            ).run()

    def road(self) -> HttpLapor:
        zone = self.settings.zone_of(self.centre.zone)
        return HttpLapor(self.settings, zone, Pace(self.clock, self.settings.pace_ms, self._rest), stall_s=STALL_S)

    def work_until_settled(self) -> None:
        """Let time pass and rounds run, until nothing is under way any more."""
        for _ in range(200):
            self.work()
            if not self.posts("waiting", "posting", "doubtful"):
                return
            self.clock.now += 7 * MINUTE
        raise AssertionError(f"never settled: {self.posts('waiting', 'posting', 'doubtful')}")

    def posts(self, *states: str) -> list[StoredPost]:
        with self.centre.database.reading() as connection:
            every = states or tuple(connection.scalars(select(bridge_posts.c.state).distinct()))
            return posts_in_state(connection, every)

    def published(self) -> dict[int, int]:
        """Since when the reporter can read each event, by row."""
        with self.centre.database.reading() as connection:
            return {row.id: row.published_at for row in connection.execute(select(events.c.id, events.c.published_at))}

    def said_there(self) -> Counter[tuple[str, str]]:
        """How often each text stands at each complaint, as letters; the reporter's own words aside."""
        return Counter(
            (complaint, bare(one.content))
            for complaint, said in self.lapor.said.items()
            for one in said
            if one.institution
        )

    def _rest(self, seconds: float) -> None:
        self.clock.now += int(seconds * 1000) + 1


@contextmanager
def bridge_at(path: Path, database: str) -> Iterator[TestBridge]:
    """Set up a centre with two kecamatan, complaints, a stand-in, and a bridge that is on and of which they know."""
    with open_test_centre(path, database) as centre, stand_in_at(centre.clock) as lapor:
        centre.unit("KAB", NAMES["900"])
        centre.unit("TM", NAMES[OURS], "KAB")
        centre.unit("TH", NAMES[OTHERS], "KAB")
        centre.officer("rini", "TM")
        centre.officer("budi", "TH")
        centre.take(*(exported(2 + n, number, NAMES[OURS]) for n, number in enumerate(COMPLAINTS)))
        switch_on(centre.centre)
        bridge = TestBridge(centre, lapor)
        bridge.work()
        yield bridge
