"""A real desk on the real application of a centre, without sockets in between."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
from litestar import Litestar
from litestar.testing import TestClient

from desktop.storage.account import Account, save_account
from sync.contract.messages import AnswerFrame, MoreActions, Opening
from sync.engine.cycle import Exchanged, exchange
from sync.engine.ports import Traffic
from tests.support.bare_desks import Desk
from tests.support.centres import read_frames
from tests.support.desks import OFFICER, TestDesk, desk_in

_TOLD = ("token", "username", "full_name", "role", "unit_row", "unit_code", "unit_name", "epoch", "server_key")


class ShortRoad:
    """A gateway to the application; remembers what was asked."""

    def __init__(self, client: TestClient[Litestar], username: str, device: int) -> None:
        self._session = Desk(client, username, device)
        self.openings: list[Opening] = []

    def account(self) -> Account:
        told = msgspec.structs.asdict(self._session.signed_in)
        return msgspec.structs.replace(OFFICER, **{name: told[name] for name in _TOLD})

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        """Send all, and yield each frame by itself."""
        sent = list(up)
        self.openings += [one for one in sent if isinstance(one, Opening)]
        for one in read_frames(self._session.post(*sent)):
            yield [one]

    def traffic(self) -> Traffic:
        return Traffic(round_trips=len(self.openings))


class RoadDesk:
    """A desk with storage and engine, and its road."""

    def __init__(self, desk: TestDesk, road: ShortRoad) -> None:
        self.desk = desk
        self.road = road

    def exchange(self, budget: int = 0) -> Exchanged:
        return exchange(self.desk.replica, self.road, budget=budget)


@contextmanager
def road_desk(folder: Path, client: TestClient[Litestar], username: str, device: int = 1) -> Iterator[RoadDesk]:
    """Open a desk whose officer has signed in at this centre."""
    folder.mkdir(exist_ok=True)
    with desk_in(folder) as desk:
        road = ShortRoad(client, username, device)
        with desk.database.writing() as connection:
            save_account(connection, road.account())
        desk.clock.drawn = device << 32
        yield RoadDesk(desk, road)
