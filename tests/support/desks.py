"""A real desk over a real encrypted database, without a road."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

from desktop.casework import Casework
from desktop.storage.account import Account, save_account
from desktop.storage.book import HeldBook
from desktop.storage.database import Database, open_database
from desktop.storage.replica import DeskReplica
from sync.contract.messages import Action, AnswerFrame
from sync.engine.ports import Applied
from tests.support.answers import SERVER_KEY
from tests.support.blanks import lay_desk
from tests.support.books import weekends_only
from tests.support.clocks import StandingClock
from tests.support.evidence import EvidenceBeside

KEY = bytes(range(32))

OFFICER = Account(
    device=UUID(int=7),
    server="http://127.0.0.1:1",
    username="camat",
    full_name="Rini Handayani",
    role="liaison",
    unit_row=1,
    unit_code="tirta",
    unit_name="Kecamatan Tirta Muara",
    token="token",
    epoch="e",
    server_key=SERVER_KEY,
)


class TestDesk:
    """Database, casework and replica of one officer, with a clock that stands."""

    __test__ = False

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.clock = StandingClock()
        book = HeldBook(weekends_only())
        self.beside = EvidenceBeside(database, self.clock, folder)
        self.evidence = self.beside.desk
        self.casework = Casework(database, self.clock, book, evidence=self.evidence)
        self.replica = DeskReplica(database, self.clock.new_id, book, self.clock.wall_ms)

    def apply(self, *frames: AnswerFrame, sent: Sequence[Action] = ()) -> Applied:
        """Take what arrived together, as the answer to a request with these actions."""
        return self.replica.apply(frames, [action.vouched() for action in sent])

    def waiting(self) -> list[Action]:
        return [action for _, action in self.replica.waiting(0, 1000)]


@contextmanager
def desk_in(folder: Path) -> Iterator[TestDesk]:
    """Open a desk whose officer has signed in."""
    database = open_database(lay_desk(folder / "desk.db", KEY), KEY)
    try:
        with database.writing() as connection:
            save_account(connection, OFFICER)
        desk = TestDesk(database, folder)
        with closing(desk.beside):
            yield desk
    finally:
        database.close()
