"""What is true of a case now: the centre's state with the waiting actions of the outbox projected over it.

The projection is part of every query, so a pull can never overwrite what waits, nor a restart forget it.
"""

from typing import Any, Final

from sqlalchemy import ColumnElement, Label, Select, and_, case, exists, func, literal, null, or_, select

from desktop.storage.states import UNSETTLED, WAITING, is_about_it
from desktop.storage.tables import case_state, case_text, draft, outbox, unit
from sync.contract.events import RESPONSES
from sync.contract.status import ANSWERED_PHRASE, OPEN_BUCKETS, Bucket

_UNANSWERED: Final = (Bucket.UNVERIFIED, Bucket.UNANSWERED)


_answer_waits: Final = exists(
    select(1).where(
        is_about_it,
        outbox.c.state == WAITING,
        outbox.c.kind.in_(sorted(RESPONSES)),
    )
)

bucket_now: Final[Label[str]] = case(
    (and_(_answer_waits, case_state.c.bucket.in_(_UNANSWERED)), literal(Bucket.IN_PROCESS.value)),
    else_=case_state.c.bucket,
).label("bucket_now")

status_now: Final[Label[str]] = case(
    (and_(_answer_waits, case_state.c.bucket.in_((*_UNANSWERED, Bucket.IN_PROCESS))), literal(ANSWERED_PHRASE)),
    else_=case_state.c.status,
).label("status_now")

needs_reply_now: Final[Label[bool]] = and_(case_state.c.needs_reply, ~_answer_waits).label("needs_reply_now")

_earlier: Final = func.min(
    func.coalesce(case_state.c.first_reply_on, case_state.c.completion_on),
    func.coalesce(case_state.c.completion_on, case_state.c.first_reply_on),
    type_=case_state.c.completion_on.type,
)

due_on_now: Final = case(
    (bucket_now.element.in_(_UNANSWERED), _earlier),
    (bucket_now.element == Bucket.IN_PROCESS, case_state.c.completion_on),
    else_=null(),
).label("due_on_now")
"""The same rule as :func:`sync.contract.deadlines.due_on`; a test holds the two together."""

_waiting: Final = (
    select(func.count()).where(is_about_it, outbox.c.state.in_(UNSETTLED)).scalar_subquery().label("waiting")
)

_has_draft: Final = exists(select(1).where(draft.c.case == case_text.c.row)).label("has_draft")


def is_open() -> ColumnElement[bool]:
    """Return the condition that somebody still has something to do."""
    return bucket_now.element.in_(sorted(OPEN_BUCKETS))


def is_our_turn() -> ColumnElement[bool]:
    """Return the condition that this office must act: unanswered, or the reporter waits for an answer."""
    return or_(bucket_now.element.in_(_UNANSWERED), needs_reply_now.element)


def cases_now() -> Select[*tuple[Any, ...]]:
    """Select cases as they are now; a case shows once both its text and its state have arrived."""
    return (
        select(
            case_text,
            case_state.c.unit.label("unit_row"),
            case_state.c.lapor_status,
            case_state.c.reason,
            case_state.c.first_reply_on,
            case_state.c.completion_on,
            case_state.c.revision,
            func.coalesce(unit.c.name, "").label("unit_name"),
            bucket_now,
            status_now,
            needs_reply_now,
            due_on_now,
            _waiting,
            _has_draft,
        )
        .select_from(case_text)
        .join(case_state, case_state.c.row == case_text.c.row)
        .outerjoin(unit, unit.c.row == case_state.c.unit)
    )
