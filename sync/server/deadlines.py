"""Deadlines of stored cases: reckoned from the deadline book when a case changes, and anew when the book does."""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection

from sync.contract.deadlines import CaseDays, DeadlineBook, due_days
from sync.contract.entities import ChangeKind, changed_fields
from sync.server.feed import FeedWriter
from sync.server.store.cases import StoredCase, cases_behind, state_of, update_cases

_CASES_AT_ONCE = 500


def with_deadlines(book: DeadlineBook, case: StoredCase) -> StoredCase:
    """Return a case with the deadlines that follow from its course.

    Exports tell no day of disposition, so the clocks of the unit start on the day the complaint came in.
    """
    if not case.received_at:
        return msgspec.structs.replace(case, first_reply_on=None, completion_on=None)
    days = CaseDays(status=case.status, started_on=book.day_of(case.received_at, case.unit_id))
    due = due_days(days, book, case.unit_id, case.classification)
    return msgspec.structs.replace(case, first_reply_on=due.first_reply_on, completion_on=due.completion_on)


def reckon_anew(connection: Connection, book: DeadlineBook, feed: FeedWriter) -> int:
    """Bring the deadlines of all cases in line with a changed book and tell those that moved; return how many did.

    The caller holds the lock of the centre alone.
    """
    moved = 0
    for portion in _portions(connection):
        changed = []
        for old in portion:
            new = with_deadlines(book, old)
            if new != old:
                changed.append((old, msgspec.structs.replace(new, revision=old.revision + 1)))
        update_cases(connection, (new for _, new in changed))
        for old, new in changed:
            fields = changed_fields(state_of(old), state_of(new))
            feed.case_changed(ChangeKind.STATE, new.id, new.unit_id, fields=fields)
        feed.flush()
        moved += len(changed)
    return moved


def _portions(connection: Connection) -> Iterator[list[StoredCase]]:
    last = 0
    while portion := cases_behind(connection, last, _CASES_AT_ONCE):
        yield portion
        last = portion[-1].id
