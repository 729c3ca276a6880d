"""Monitoring and evaluation at this desk: the figures of what it holds, without a network."""

from typing import Protocol

from desktop.storage.book import HeldBook
from desktop.storage.database import Database
from desktop.storage.monev import monev_ask, units_named
from sync.contract.errors import BadInput
from sync.contract.monev.gathered import Gathered, gathered
from sync.contract.monev.scope import By, Scope


class MonevClock(Protocol):
    """What figures want of the clock."""

    def wall_ms(self) -> int:
        """Device time, ms since 1970 UTC; it tells what is overdue."""
        ...


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
        if scope.first and scope.last and scope.last < scope.first:
            raise BadInput("Tanggal akhir mendahului tanggal awal.")
        now = self._clock.wall_ms()
        with self._database.reading() as connection:
            ask = monev_ask(connection, self._book, now)
            return gathered(ask, units_named(connection), scope, by, now)

    def unit_by_code(self, code: str) -> int:
        """Return the row of a unit. :raises BadInput: for one that this desk does not know."""
        with self._database.reading() as connection:
            for one in units_named(connection):
                if one.code.casefold() == code.strip().casefold():
                    return one.row
        raise BadInput(f"Unit {code} tidak dikenal di komputer ini.")
