"""The timeline of a case: whatever is said about it, by whom ever, is recorded here."""

from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from sync.contract.entities import ChangeKind, changed_fields
from sync.contract.events import PUBLIC_KINDS, EventKind
from sync.contract.messages import Written
from sync.contract.status import effective_status
from sync.server.feed import FeedWriter
from sync.server.store.cases import StoredCase, state_of, update_cases
from sync.server.store.events import insert_event, publish_event

_MOVED_BY_EVENTS: Final = ("status", "revision", "last_public_kind", "last_public_at")


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What was said: an office's response, note or constraint, or a reporter's reply."""

    id: UUID
    kind: EventKind
    text: str
    author: str
    unit_id: int | None
    written: Written
    received_at: int
    published_at: int = 0


def record_event(connection: Connection, feed: FeedWriter, case: StoredCase, said: Said) -> tuple[int, StoredCase]:
    """Append an event to a case and tell it; return the event's row number and the case as it is now.

    What both sides can read moves the status (:func:`sync.contract.status.effective_status`). The caller flushes
    the feed before the transaction ends.
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
    )
    now = case
    if said.kind in PUBLIC_KINDS and said.received_at >= case.last_public_at:
        now = with_true_status(
            msgspec.structs.replace(case, last_public_kind=said.kind.value, last_public_at=said.received_at)
        )
        if now.status != case.status:
            now = msgspec.structs.replace(now, revision=case.revision + 1)
            fields = changed_fields(state_of(case), state_of(now))
            feed.case_changed(ChangeKind.STATE, case.id, case.unit_id, said.id, fields)
        update_cases(connection, [now], _MOVED_BY_EVENTS)
    feed.case_changed(ChangeKind.EVENT, row, case.unit_id, said.id)
    return row, now


def with_true_status(case: StoredCase) -> StoredCase:
    """Return the case with the status that follows from LAPOR!'s word and from what was said since."""
    last_public = EventKind(case.last_public_kind) if case.last_public_kind else None
    status = effective_status(case.lapor_status, case.lapor_since, last_public, case.last_public_at)
    return msgspec.structs.replace(case, status=status)


def record_published(connection: Connection, feed: FeedWriter, case: StoredCase, row: int, at: int) -> None:
    """Store that the reporter can read an event since a moment (ms since 1970 UTC), and tell it.

    What was known to be published keeps its moment. The caller flushes the feed before the transaction ends.
    """
    if publish_event(connection, row, at):
        feed.case_changed(ChangeKind.EVENT, row, case.unit_id)
