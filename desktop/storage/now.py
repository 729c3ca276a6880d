"""What is true of a case now: the centre's state with the waiting acts of the outbox projected over it.

The projection is part of every query (:mod:`desktop.storage.projection`), so a pull can never overwrite what waits.
"""

from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Label, Select, case, exists, func, null, or_, select, union

from desktop.storage.columns import is_one_of
from desktop.storage.standings import STATE
from desktop.storage.states import UNSETTLED, WAITING, is_about_it
from desktop.storage.tables import case_state, case_text, draft, draft_file, outbox, projection, unit
from sync.contract.status import Bucket


def _now(name: str) -> Label[Any]:
    return func.coalesce(projection.c[name], case_state.c[name], type_=case_state.c[name].type).label(f"{name}_now")


bucket_now: Final[Label[str]] = _now("bucket")
status_now: Final[Label[str]] = _now("status")
needs_reply_now: Final[Label[bool]] = _now("needs_reply")
unit_now: Final[Label[int]] = _now("unit")
turn_now: Final[Label[str]] = _now("turn")
turn_act_now: Final[Label[str]] = _now("turn_act")


def _day_now(name: str) -> ColumnElement[Any]:
    """Return a day, which a projection may have taken away."""
    return case((projection.c.row.is_not(None), projection.c[name]), else_=case_state.c[name])


turn_on_now: Final = _day_now("turn_on").label("turn_on_now")
_first_reply, _completion = _day_now("first_reply_on"), _day_now("completion_on")
_closes, _verify = _day_now("closes_on"), _day_now("verify_on")


def _earliest(*days: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return the earliest of these days that are there."""
    least = days[0]
    for day in days[1:]:
        least = func.min(func.coalesce(least, day), func.coalesce(day, least), type_=case_state.c.completion_on.type)
    return least


due_on_now: Final = case(
    (bucket_now.element == Bucket.UNVERIFIED, _earliest(_verify, _first_reply, _completion)),
    (bucket_now.element == Bucket.UNANSWERED, _earliest(_first_reply, _completion)),
    (bucket_now.element == Bucket.IN_PROCESS, _earliest(_completion, _closes)),
    else_=null(),
).label("due_on_now")
"""The same rule as :func:`sync.contract.deadlines.due_on`; a test holds the two together."""

CAME_BACK: Final = 1 << 20
"""What an own act that came back counts for in ``unsettled``, beside those on their way: one look finds both."""
_weight: Final = case((outbox.c.state == WAITING, 1), else_=CAME_BACK)
_unsettled: Final = (
    select(func.coalesce(func.sum(_weight), 0))
    .where(is_about_it, is_one_of(outbox.c.state, UNSETTLED))
    .scalar_subquery()
    .label("unsettled")
)

_lies_there: Final = draft_file.c.dropped_at == 0
_has_draft: Final = or_(
    exists(select(1).where(draft.c.case == case_text.c.row)),
    exists(select(1).where(draft_file.c.case == case_text.c.row, _lies_there)),
).label("has_draft")
DRAFTED: Final = union(select(draft.c.case), select(draft_file.c.case).where(_lies_there))
"""Cases about which something was begun: words, choices, or files without a word."""


_OF_A_LINE: Final = (
    "row",
    "tracking_id",
    "title",
    "category",
    "classification",
    "channel",
    "anonymous",
    "confidential",
    "received_at",
    "version",
)


@cache
def cases_now() -> Select[*tuple[Any, ...]]:
    """Select cases as they are now; a case shows once both its text and its state have arrived."""
    return _now_with(case_text, *(case_state.c[name] for name in STATE), case_state.c.to_upload)


@cache
def lines_now() -> Select[*tuple[Any, ...]]:
    """Select of the same what a line of a list is made of: no long text, and few columns to be read for each row."""
    return _now_with(*(case_text.c[name] for name in _OF_A_LINE), case_state.c.consults)


def _now_with(*own: Any) -> Select[*tuple[Any, ...]]:
    columns: tuple[Any, ...] = (
        *own,
        projection.c.state.label("projected"),
        func.coalesce(unit.c.name, "").label("unit_name"),
        func.coalesce(unit.c.code, "").label("unit_code"),
        bucket_now,
        status_now,
        needs_reply_now,
        unit_now,
        due_on_now,
        turn_now,
        turn_act_now,
        turn_on_now,
        _unsettled,
        _has_draft,
    )
    return (
        select(*columns)
        .select_from(case_text)
        .join(case_state, case_state.c.row == case_text.c.row)
        .outerjoin(projection, projection.c.row == case_text.c.row)
        .outerjoin(unit, unit.c.row == unit_now.element)
    )
