"""Cases under lock: their scopes first, then what is true of them.

What was read before the locks may be old by the time they are held, and storing it again would undo what somebody
else has done meanwhile.
"""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from sync.server.feed import FeedWriter
from sync.server.store.cases import StoredCase, cases_in, holders_of
from sync.server.store.scopes import load_scope_map


class LockedCases(NamedTuple):
    """Cases by row number, and the writer that may tell of them."""

    feed: FeedWriter
    cases: dict[int, StoredCase]
    """Those that were disposed anew between the look at who has them and the locks are left out."""


def lock_cases(connection: Connection, rows: Sequence[int]) -> LockedCases:
    """Lock the scopes of these cases and read them as they are then; the caller holds the lock of the centre, shared.

    Until the transaction ends nobody else changes them.
    """
    scope_map = load_scope_map(connection)
    scopes = {scope for held in holders_of(connection, rows).values() for scope in scope_map.of_case(*held)}
    feed = FeedWriter(connection, scope_map, scopes)
    found = cases_in(connection, rows)
    return LockedCases(feed, {row: case for row, case in found.items() if scope_map.of_case(*case.holders) <= scopes})
