"""Monitoring and evaluation at this desk: the figures of what it holds, without a network."""

from datetime import date
from typing import NamedTuple, Protocol

from desktop.storage import account
from desktop.storage.book import HeldBook
from desktop.storage.database import Database
from desktop.storage.monev import monev_ask, units_named
from sync.contract.errors import BadInput
from sync.contract.monev.counting import Behind, cases_behind
from sync.contract.monev.gathered import Gathered, Overview, gathered, overview
from sync.contract.monev.scope import By, Scope
from sync.contract.status import Bucket


class MonevClock(Protocol):
    """What figures want of the clock."""

    def wall_ms(self) -> int:
        """Device time, ms since 1970 UTC; it tells what is overdue."""
        ...

    def today(self) -> date:
        """Today where the desk stands."""
        ...


class OfficeFacts(NamedTuple):
    """Who reports, below whom, and when."""

    office: str
    agency: str
    """The unit above; empty for a top one."""
    today: date


class Monev:
    """The figures of this desk."""

    def __init__(self, database: Database, clock: MonevClock, book: HeldBook) -> None:
        """Count in an open database.

        :param book: what working days and deadlines are reckoned by.
        """
        self._database = database
        self._clock = clock
        self._book = book

    def gathered(self, scope: Scope, by: By = By.UNIT) -> Gathered:
        """Return the figures of a scope, all of one moment.

        :raises BadInput: for a period that ends before it begins.
        """
        _refuse_turned(scope)
        now = self._clock.wall_ms()
        with self._database.reading() as connection:
            ask = monev_ask(connection, self._book, now)
            return gathered(ask, units_named(connection), scope, by, now)

    def overview(self, scope: Scope) -> Overview:
        """Return all that a page or a report shows of a scope, all of one moment.

        :raises BadInput: for a period that ends before it begins.
        """
        _refuse_turned(scope)
        now = self._clock.wall_ms()
        with self._database.reading() as connection:
            ask = monev_ask(connection, self._book, now)
            return overview(ask, units_named(connection), scope, now)

    def cases_behind(self, scope: Scope, figure: str = Behind.ALL, bucket: Bucket | None = None) -> list[int]:
        """Return the rows of the cases behind a figure, the latest arrival first."""
        with self._database.reading() as connection:
            ask = monev_ask(connection, self._book, self._clock.wall_ms())
            return cases_behind(ask, scope, figure, bucket)

    def facts(self, code: str = "") -> OfficeFacts:
        """Return what a report says of the office whose desk this is, or of a unit that it is about."""
        with self._database.reading() as connection:
            me = account.load_account(connection)
            units = {one.row: one for one in units_named(connection)}
        row = self.unit_by_code(code) if code else (me.unit_row if me else 0)
        office = units.get(row)
        above = units.get(office.parent) if office else None
        name = office.name if office else (me.unit_name if me else "")
        return OfficeFacts(name, above.name if above else "", self._clock.today())

    def unit_by_code(self, code: str) -> int:
        """Return the row of a unit. :raises BadInput: for one that this desk does not know."""
        with self._database.reading() as connection:
            for one in units_named(connection):
                if one.code.casefold() == code.strip().casefold():
                    return one.row
        raise BadInput(f"Unit {code} tidak dikenal di komputer ini.")


def _refuse_turned(scope: Scope) -> None:
    if scope.first and scope.last and scope.last < scope.first:
        raise BadInput("Tanggal akhir mendahului tanggal awal.")
