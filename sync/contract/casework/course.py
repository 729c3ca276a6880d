"""The course of a case as its clocks need it: the days on which things happened to it."""

from sync.contract.deadlines import CaseDays, DeadlineBook
from sync.contract.entities import CaseState
from sync.contract.status import Bucket, bucket_of, needs_reply


def days_of(book: DeadlineBook, state: CaseState, received_at: int) -> CaseDays:
    """Return the days from which the clocks of a case run; where no disposition is known, from its arrival."""
    is_begun = bool(state.unit) or bucket_of(state.status) is not Bucket.UNVERIFIED
    came = book.day_of(received_at, state.unit) if received_at else None
    return CaseDays(
        status=state.status,
        needs_reply=needs_reply(state.status),
        verify_from=came,
        verified_on=state.verified_on,
        started_on=state.started_on or (came if is_begun else None),
        replied_on=state.replied_on,
        public_on=state.public_on,
        completed_on=state.completed_on,
        pauses=state.pauses,
    )
