"""The deadline book of the running centre, always that of the database: another process may import a calendar."""

import threading
from typing import Any

from sqlalchemy import Connection

from sync.contract.deadlines import DeadlineBook
from sync.server.store.calendars import book_stamp, load_book


class Books:
    """Keeps the book that was read last, for as long as nothing it was made of has changed."""

    def __init__(self) -> None:
        """Nothing is read before it is asked for."""
        self._guard = threading.Lock()
        self._newest: tuple[tuple[Any, ...], DeadlineBook] | None = None

    def at(self, connection: Connection) -> DeadlineBook:
        """Return the book as this transaction sees it."""
        stamp = book_stamp(connection)
        with self._guard:
            if self._newest is not None and self._newest[0] == stamp:
                return self._newest[1]
        book = load_book(connection)
        with self._guard:
            self._newest = stamp, book
        return book
