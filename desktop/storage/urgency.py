"""How urgent a case is, as a condition over the narrow lines: the groups of *Pekerjaan hari ini*, in their order.

The same rule as :func:`desktop.today.group_of`; a test holds the two together.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Integer, and_, case, false, func, literal_column, or_, select

from desktop.storage.tables import case_line, case_state, projection
from sync.contract.casework.turn import Waits
from sync.contract.events import EventKind
from sync.contract.status import Bucket
from ui.acts import TodayGroup

GROUPS: Final = tuple(TodayGroup)


class DaysAt(NamedTuple):
    """What deadlines are held against at some units."""

    where: ColumnElement[bool]
    """Which cases are meant."""
    today: date
    soon: date
    """The last day that is due soon."""


def urgency(days: Sequence[DaysAt]) -> ColumnElement[int]:
    """Return the place in :data:`GROUPS` of the group in which a case stands."""
    line = case_line.c
    ways = {
        TodayGroup.REPLIES: line.needs_reply.is_(True),
        TodayGroup.OVERDUE: or_(false(), *(and_(one.where, line.turn_on < one.today) for one in days)),
        TodayGroup.DUE_SOON: or_(false(), *(and_(one.where, line.turn_on <= one.soon) for one in days)),
        TodayGroup.RETURNED_OR_HELD: line.bucket == Bucket.RETURNED,
        TodayGroup.TO_UPLOAD: _is_to_upload(),
        TodayGroup.NEW: line.bucket.in_((Bucket.UNVERIFIED, Bucket.UNANSWERED)),
    }
    return case(*((when, _place(group)) for group, when in ways.items()), else_=_place(TodayGroup.OTHER))


def _is_to_upload() -> ColumnElement[bool]:
    """Return the condition that a unit has answered, and that its answer is not known to stand on lapor.go.id."""
    line = case_line.c
    asked_for = func.coalesce(
        select(projection.c.turn_act).where(projection.c.row == line.row).scalar_subquery(),
        select(case_state.c.turn_act).where(case_state.c.row == line.row).scalar_subquery(),
    )
    could_be = and_(line.turn == Waits.UNIT, line.bucket.in_((Bucket.IN_PROCESS, Bucket.POSTPONED)))
    return and_(could_be, asked_for == EventKind.UPLOADED)


def _place(group: TodayGroup) -> ColumnElement[int]:
    return literal_column(str(GROUPS.index(group)), Integer)
