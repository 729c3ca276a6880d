"""Who looks at cases at this desk, and when."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from desktop.storage import account, cases
from desktop.storage.account import Account
from desktop.storage.book import HeldBook
from desktop.storage.cases import CaseRow
from desktop.storage.database import Connection, Database
from desktop.storage.ground import KnownUnits
from sync.contract.casework.ruling import Officer
from sync.contract.deadlines import DeadlineBook


@dataclass(frozen=True)
class Eye:
    """Looks as the officer of this desk; what it has worked out once it remembers, for lists ask it for every row."""

    me: Account | None
    """``None`` before the first sign-in."""
    officer: Officer
    units: KnownUnits
    book: DeadlineBook
    now: int
    """Device time, ms."""
    moment: int
    """Of what is held, as :meth:`desktop.storage.database.Database.moment`."""
    _days: dict[int, date] = field(default_factory=dict, repr=False)
    _left: dict[tuple[int, date], int] = field(default_factory=dict, repr=False)

    def today(self, unit: int) -> date:
        """Return the day that it is at a unit."""
        if unit not in self._days:
            self._days[unit] = self.book.day_of(self.now, unit)
        return self._days[unit]

    def days_left(self, unit: int, due: date) -> int:
        """Return the working days of a unit until a date: 0 today, negative when it has passed."""
        if (unit, due) not in self._left:
            self._left[unit, due] = self.book.calendar_of(unit).between(self.today(unit), due)
        return self._left[unit, due]


class _Known(NamedTuple):
    moment: int
    me: Account | None
    units: KnownUnits
    book: DeadlineBook


class Eyes:
    """Opens eyes; what they know of the desk is read again only once anything has changed."""

    def __init__(self, database: Database, book: HeldBook) -> None:
        """Look into an open database."""
        self._database, self._book = database, book
        self._known: _Known | None = None
        self._case: tuple[int, int, CaseRow | None] = (0, 0, None)
        """The case that was looked at last, as of which moment."""

    def open(self, connection: Connection, now: int) -> Eye:
        """Look from a transaction that reads.

        :param now: device time, ms.
        """
        known, moment = self._known, self._database.moment(connection)
        if known is None or known.moment != moment:
            me = account.load_account(connection)
            known = _Known(moment, me, KnownUnits(connection), self._book.at(connection))
            self._known = known
        return Eye(known.me, account.officer_of(known.me), known.units, known.book, now, moment)

    def case(self, connection: Connection, eye: Eye, case: int) -> CaseRow | None:
        """Return a case by its row number: what it says and what may be done with it are asked one after the other."""
        last = self._case
        if last[:2] != (eye.moment, case):
            last = eye.moment, case, cases.by_row(connection, case)
            self._case = last
        return last[2]
