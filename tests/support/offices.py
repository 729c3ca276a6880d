"""Real desks of one real centre that exchange in process, by the real engine: what an office looks like without a line.

Whoever forgets what a desk holds between two exchanges, as an office without signal does, simply does not exchange.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.casework import Casework
from desktop.doorway import remember
from desktop.storage.book import HeldBook
from desktop.storage.database import Database, open_database
from desktop.storage.replica import DeskReplica
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.events import EventKind
from sync.contract.frames import FrameReader, frame
from sync.contract.ids import uuid7
from sync.contract.messages import Action, AnswerFrame, MoreActions, Opening, SignIn, Written
from sync.engine.cycle import Exchanged, exchange
from sync.engine.ports import Traffic
from sync.server.answer import Answer
from sync.server.follow_ups import accept
from sync.server.sessions import sign_in
from sync.server.store.cases import StoredCase, cases_of_complaints
from sync.server.store.users import StoredUser, user_by_name
from tests.support.blanks import lay_desk
from tests.support.books import weekends_only
from tests.support.centres import PASSWORD, TestCentre
from tests.support.clocks import StandingClock
from tests.support.evidence import EvidenceBeside
from ui.ports.acts import ActRequest, TodayItem
from ui.ports.desk import CaseQuery, CaseView

KEY = bytes(range(32))
ALL = CaseQuery(with_closed=True)
_MOST = 10_000


class OfficeClock(StandingClock):
    """A desk's clock that agrees with the centre's; each desk names things otherwise."""

    def __init__(self, centre: TestCentre, device: int) -> None:
        super().__init__()
        self._centre = centre
        self._device = device

    def wall_ms(self) -> int:
        return self._centre.clock.now

    def new_id(self) -> UUID:
        self.drawn += 1
        return uuid7(self.wall_ms(), (self._device << 32 | self.drawn).to_bytes(10, "big"))


class Corridor:
    """The road to a centre in the same process; implements :class:`sync.engine.ports.Gateway`."""

    def __init__(self, centre: TestCentre, username: str) -> None:
        self._centre = centre.centre
        self._username = username

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        opening, *more = up
        assert isinstance(opening, Opening)
        user = officer_of(self._centre.database, self._username)
        accepted = accept(self._centre, user, [action for one in (opening, *more) for action in one.actions])
        told = b"".join(frame(one) for one in Answer(self._centre, user, opening, accepted).frames())
        yield list(FrameReader(AnswerFrame).feed(told))

    def traffic(self) -> Traffic:
        return Traffic()


class OfficeDesk:
    """A desk of one officer: what its windows show, and its exchanges."""

    def __init__(
        self,
        centre: TestCentre,
        database: Database,
        folder: Path,
        username: str,
        device: int,
        password: str = PASSWORD,
    ) -> None:
        self.clock = OfficeClock(centre, device)
        self.username = username
        self.database = database
        book = HeldBook(weekends_only())
        self.beside = EvidenceBeside(database, self.clock, folder)
        self.casework = Casework(database, self.clock, book, evidence=self.beside.desk)
        self.replica = DeskReplica(database, self.clock.new_id, book, self.clock.wall_ms)
        self._road = Corridor(centre, username)
        signed = sign_in(centre.centre, SignIn(username=username, password=password, device=UUID(int=device)))
        remember(database, UUID(int=device), "http://127.0.0.1:1", signed)

    def exchange(self) -> Exchanged:
        return exchange(self.replica, self._road)

    def case(self, tracking_id: str) -> int:
        (case,) = self.casework.cases_of(tracking_id)
        return case

    def act(self, tracking_id: str, name: str, **request: Any) -> str:
        return self.casework.act(self.case(tracking_id), name, ActRequest(**request))

    def view(self, tracking_id: str) -> CaseView:
        return self.casework.case(self.case(tracking_id))

    def today_of(self, tracking_id: str) -> list[TodayItem]:
        return [item for item in self.casework.today() if item.tracking_id == tracking_id]

    def numbers(self) -> list[str]:
        return sorted(line.tracking_id for line in self.casework.cases(ALL, 0, _MOST))


class Offices:
    """Desks of one centre, opened as they are asked for, in one folder."""

    def __init__(self, centre: TestCentre, folder: Path, stack: ExitStack, password: str) -> None:
        self.centre = centre
        self._password = password
        self._folder = folder
        self._stack = stack
        self._desks: dict[str, OfficeDesk] = {}

    def __call__(self, username: str) -> OfficeDesk:
        """Return the desk of an officer; it has exchanged once."""
        if username not in self._desks:
            device = len(self._desks) + 1
            folder = self._folder / f"{username}-{device}"
            folder.mkdir()
            database = open_database(lay_desk(folder / "desk.db", KEY), KEY)
            self._stack.callback(database.close)
            self._desks[username] = OfficeDesk(self.centre, database, folder, username, device, self._password)
            self._stack.callback(self._desks[username].beside.close)
            self._desks[username].exchange()
        return self._desks[username]

    @property
    def desks(self) -> list[OfficeDesk]:
        return list(self._desks.values())

    def exchange(self) -> None:
        """Let every desk send what it has, and then hear what the others sent."""
        for desk in (*self.desks, *self.desks):
            desk.exchange()


@contextmanager
def offices_of(centre: TestCentre, folder: Path, password: str = PASSWORD) -> Iterator[Offices]:
    """Open desks for the length of a block."""
    with ExitStack() as stack:
        yield Offices(centre, folder, stack, password)


def officer_of(database: Any, username: str) -> StoredUser:
    with database.reading() as connection:
        user = user_by_name(connection, username)
    assert user is not None
    return user


def stored_cases(centre: TestCentre, tracking_id: str) -> list[StoredCase]:
    with centre.centre.database.reading() as connection:
        return cases_of_complaints(connection, [tracking_id])


def action(centre: TestCentre, case: StoredCase, kind: EventKind, text: str = "-", said: Particulars = NONE) -> Action:
    """An action as a desk of another make would send it."""
    return Action(
        id=centre.centre.new_id(),
        case=case.id,
        tracking_id=case.tracking_id,
        kind=kind,
        text=text,
        written=Written(at=centre.clock.now),
        particulars=said,
    )
