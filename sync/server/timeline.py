"""The timeline of a case: whatever is done with it, by whom ever, is recorded here, and moves the case by the rules."""

from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from sync.contract.casework.course import days_of
from sync.contract.casework.outcome import Done, after
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.deadlines import DeadlineBook, due_days
from sync.contract.deadlines.due import Pause
from sync.contract.entities import ChangeKind, changed_fields
from sync.contract.events import RESPONSES, EventKind
from sync.contract.messages import Written
from sync.contract.proven_time import proven
from sync.contract.status import OPEN_BUCKETS, Bucket, bucket_of, effective_status, needs_reply
from sync.server.feed import FeedWriter, Move
from sync.server.store.cases import StoredCase, state_of, update_cases, with_state
from sync.server.store.events import event_rows_of_cases, insert_event, publish_event

NO_ACTION: Final = UUID(int=0)
"""Stands for what the centre notes by itself."""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What was said or done: by an officer, by the reporter, or by the centre itself."""

    id: UUID
    kind: EventKind
    text: str
    author: str
    unit_id: int | None
    written: Written
    received_at: int
    published_at: int = 0
    particulars: Particulars = NONE
    is_stale: bool = False
    """Whether its author had not seen the case as it stands now."""


class Recorded(NamedTuple):
    """The row number of the event, and the case as it is now."""

    row: int
    case: StoredCase


def record_event(
    connection: Connection, feed: FeedWriter, book: DeadlineBook, case: StoredCase, said: Said, unit_name: str = ""
) -> Recorded:
    """Append an event to a case, move the case as :func:`sync.contract.casework.outcome.after` says, and tell it all.

    Whether it may be done was asked before. The caller flushes the feed before the transaction ends.

    :param unit_name: of the unit that a disposition goes to, or of the unit in charge.
    """
    row = insert_event(
        connection,
        action=said.id,
        case_id=case.id,
        kind=said.kind,
        text=said.text,
        author=said.author,
        unit_id=said.unit_id,
        written=said.written,
        received_at=said.received_at,
        published_at=said.published_at,
        particulars=said.particulars,
    )
    now = _moved(book, case, said, unit_name)
    if now != case:
        store_moved(connection, feed, case, now, said.id)
    feed.case_changed(ChangeKind.EVENT, row, now.holders, said.id)
    return Recorded(row, now)


def record_published(
    connection: Connection, feed: FeedWriter, book: DeadlineBook, case: StoredCase, row: int, at: int
) -> StoredCase:
    """Store that the reporter can read a response since a moment (ms since 1970 UTC), tell it, and return the case.

    From then on LAPOR!'s closing timer runs. What was known to be published keeps its moment. The caller flushes the
    feed before the transaction ends.
    """
    if not publish_event(connection, row, at):
        return case
    feed.case_changed(ChangeKind.EVENT, row, case.holders)
    shown = Done(action=NO_ACTION, kind=EventKind.UPLOADED, on=book.day_of(at, case.unit_id))
    now = settled(book, case, with_state(case, after(state_of(case), shown).state))
    if now != case:
        store_moved(connection, feed, case, now)
    return now


def store_moved(
    connection: Connection, feed: FeedWriter, old: StoredCase, new: StoredCase, action: UUID | None = None
) -> None:
    """Store a case that has changed, and tell it: to those who have it, who lose it, and who get it."""
    update_cases(connection, [new])
    if new.text_version != old.text_version:
        feed.case_changed(ChangeKind.TEXT, new.id, new.holders, action)
    if new.revision != old.revision:
        fields = changed_fields(state_of(old), state_of(new))
        feed.case_changed(ChangeKind.STATE, new.id, new.holders, action, fields)
    if new.holders != old.holders:
        events = event_rows_of_cases(connection, [new.id]).get(new.id, ())
        feed.case_moved(Move(new.id, old.holders, new.holders, tuple(events)))


def _moved(book: DeadlineBook, case: StoredCase, said: Said, unit_name: str) -> StoredCase:
    state = state_of(case)
    unit = said.particulars.units[0] if said.particulars.units else case.unit_id
    done = Done(
        action=said.id,
        kind=said.kind,
        text=said.text,
        particulars=said.particulars,
        by=said.unit_id or 0,
        on=_day_of(book, said, unit),
        is_public=bool(said.published_at),
        is_earlier=_is_earlier(case, said),
        unit_name=unit_name,
    )
    result = after(state, done)
    now = with_state(case, result.state)
    if result.says_status and said.received_at >= case.said_at:
        now = msgspec.structs.replace(now, said_status=result.state.status, said_at=said.received_at)
    if case.unit_id and now.unit_id != case.unit_id:
        former = (*case.former, case.unit_id)
        now = msgspec.structs.replace(now, former=tuple(unit for unit in former if unit != now.unit_id))
    if said.kind is EventKind.EDIT:
        now = _edited(now, said.particulars)
    return settled(book, case, now)


def _day_of(book: DeadlineBook, said: Said, unit: int | None) -> date:
    at = said.particulars.at if said.kind is EventKind.UPLOADED else 0
    return book.day_of(at or proven(said.written, said.received_at).judged, unit)


def _is_earlier(case: StoredCase, said: Said) -> bool:
    """Whether a response was certainly written before the reporter said what waits for an answer."""
    if not said.is_stale or not needs_reply(case.status) or said.kind not in RESPONSES:
        return False
    since = case.said_at if needs_reply(case.said_status) else case.lapor_since
    return proven(said.written, said.received_at).judged < since


def settled(book: DeadlineBook, old: StoredCase, new: StoredCase) -> StoredCase:
    """Return a case with the status that is true, the days that follow, and its versions raised where it changed."""
    new = with_due_days(book, _with_course(book, _with_true_status(book, old, new)))
    if old.id and state_of(new) != state_of(old):
        new = msgspec.structs.replace(new, revision=old.revision + 1)
    return new


def _with_true_status(book: DeadlineBook, old: StoredCase, new: StoredCase) -> StoredCase:
    """Return the case with the status that follows from LAPOR!'s word and from what was done since."""
    status = effective_status(new.lapor_status, new.lapor_since, new.said_status, new.said_at)
    completed_on = None
    if bucket_of(status) is Bucket.DONE:
        if old.id and bucket_of(old.status) is not Bucket.DONE:
            completed_on = new.completed_on or book.day_of(new.lapor_since or new.said_at, new.unit_id)
        else:  # of one that came in closed, nobody here knows when that was, whatever is told of it later
            completed_on = old.completed_on
    return msgspec.structs.replace(new, status=status, completed_on=completed_on)


def _with_course(book: DeadlineBook, case: StoredCase) -> StoredCase:
    """Return the case with what follows from a status that LAPOR! said: pauses begin and end, questions lapse."""
    bucket = bucket_of(case.status)
    if bucket not in OPEN_BUCKETS | {Bucket.RETURNED} and case.consults:
        case = msgspec.structs.replace(case, consults=())
    is_open = any(ended is None for _, ended in case.pauses)
    if is_open is (bucket is Bucket.POSTPONED):
        return case
    on = book.day_of(case.lapor_since or case.said_at, case.unit_id)
    pauses: tuple[Pause, ...] = (*case.pauses, (on, None))
    if is_open:
        pauses = tuple((begun, ended if ended is not None else max(begun, on)) for begun, ended in case.pauses)
    return msgspec.structs.replace(case, pauses=pauses)


def with_due_days(book: DeadlineBook, case: StoredCase) -> StoredCase:
    """Return the case with its last days by calendar and rules as they are now."""
    due = due_days(days_of(book, state_of(case), case.received_at), book, case.unit_id, case.classification)
    return msgspec.structs.replace(
        case,
        verify_on=due.verify_on,
        first_reply_on=due.first_reply_on,
        completion_on=due.completion_on,
        closes_on=due.closes_on,
    )


def _edited(case: StoredCase, said: Particulars) -> StoredCase:
    return msgspec.structs.replace(
        case,
        own_title=said.title.strip() or case.own_title,
        own_category=said.category.strip() or case.own_category,
        text_version=case.text_version + 1,
    )
