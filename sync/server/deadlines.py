"""Deadlines of all stored cases, reckoned anew when the deadline book changes."""

from collections.abc import Iterator

from sqlalchemy import Connection

from sync.contract.deadlines import DeadlineBook
from sync.contract.entities import ChangeKind, changed_fields
from sync.server.feed import FeedWriter
from sync.server.store.cases import StoredCase, cases_behind, state_of, update_cases
from sync.server.timeline import settled

_CASES_AT_ONCE = 500


def reckon_anew(connection: Connection, book: DeadlineBook, feed: FeedWriter) -> int:
    """Bring the deadlines of all cases in line with a changed book and tell those that moved; return how many did.

    The caller holds the lock of the centre alone.
    """
    moved = 0
    for portion in _portions(connection):
        pairs = [(old, settled(book, old, old)) for old in portion]
        changed = [(old, new) for old, new in pairs if new != old]
        update_cases(connection, (new for _, new in changed))
        for old, new in changed:
            fields = changed_fields(state_of(old), state_of(new))
            feed.case_changed(ChangeKind.STATE, new.id, new.holders, fields=fields)
        feed.flush()
        moved += len(changed)
    return moved


def _portions(connection: Connection) -> Iterator[list[StoredCase]]:
    last = 0
    while portion := cases_behind(connection, last, _CASES_AT_ONCE):
        yield portion
        last = portion[-1].id
