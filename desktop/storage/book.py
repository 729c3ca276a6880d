"""The deadline book of this desk: calendars, rules and units as the centre told them, else as they ship."""

from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Table, select

from desktop.storage import account
from desktop.storage.tables import calendar, rules, unit
from sync.contract.deadlines import Calendar, DeadlineBook, Place, RuleSet
from sync.contract.errors import BadInput
from sync.contract.frames import unpack

T = TypeVar("T", bound=msgspec.Struct)


class HeldBook:
    """Keeps the book that was read last, for as long as nothing that is held has changed."""

    def __init__(self, shipped: DeadlineBook) -> None:
        """Fall back to what ships with the program, for as long as the centre has told none of a kind."""
        self._shipped = shipped
        self._newest: tuple[int, DeadlineBook] | None = None

    def at(self, connection: Connection) -> DeadlineBook:
        """Return the book as this transaction sees it."""
        stamp, newest = account.load_line(connection).sum, self._newest
        if newest is not None and newest[0] == stamp:
            return newest[1]
        book = self._load(connection)
        self._newest = stamp, book
        return book

    def _load(self, connection: Connection) -> DeadlineBook:
        calendars = _bodies(connection, calendar, Calendar)
        known = connection.execute(select(unit.c.row, unit.c.parent, unit.c.zone))
        return DeadlineBook(
            _bodies(connection, rules, RuleSet) or self._shipped.rule_sets,
            calendars if any(not one.unit for one in calendars) else [*self._shipped.calendars, *calendars],
            {row.row: Place(row.parent, row.zone) for row in known},
            "" if calendars else self._shipped.zone.key,
        )


def _bodies(connection: Connection, table: Table, kind: type[T]) -> list[T]:
    """Return what can be read of a table: rows that an older program kept aside were not looked at when they came."""
    found = []
    for body in connection.scalars(select(table.c.body).order_by(table.c.row)):
        try:
            found.append(unpack(body, kind))
        except (BadInput, msgspec.ValidationError):
            continue
    return found
