"""*Pekerjaan hari ini*: what this officer must do, in the order in which it should be done.

Each case stands once, in the first group it fits: unanswered reporter replies, overdue, due within two working days,
consults, returned or held, new; then what else waits for this officer.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from desktop.storage.today import HeldAct, TurnOfCase
from sync.contract.events import EventKind
from sync.contract.status import Bucket
from ui.acts import TodayGroup, TodayItem

SOON: Final = 2
"""Working days within which something is due soon."""

_ORDER: Final = tuple(TodayGroup)


def laid_out(turns: Iterable[TurnOfCase], held: Sequence[HeldAct]) -> tuple[TodayItem, ...]:
    """Return the list: by group, and within a group as the cases came (by the day on which they are due)."""
    items = [_of_case(turn) for turn in turns] + [_of_held(act) for act in held]
    return tuple(sorted(items, key=lambda item: _ORDER.index(item.group)))


def group_of(one: TurnOfCase) -> TodayGroup:
    """Return the group that a case whose turn it is stands in."""
    left = one.working_days_left
    if one.needs_reply and one.turn.act is not EventKind.CONSULT_ANSWER:
        return TodayGroup.REPLIES
    if one.is_overdue:
        return TodayGroup.OVERDUE
    if left is not None and left <= SOON:
        return TodayGroup.DUE_SOON
    if one.turn.act is EventKind.CONSULT_ANSWER:
        return TodayGroup.CONSULTS
    if one.bucket is Bucket.RETURNED:
        return TodayGroup.RETURNED_OR_HELD
    if one.bucket in (Bucket.UNVERIFIED, Bucket.UNANSWERED):
        return TodayGroup.NEW
    return TodayGroup.OTHER


def _of_case(one: TurnOfCase) -> TodayItem:
    return TodayItem(
        group=group_of(one),
        case=one.case,
        tracking_id=one.tracking_id,
        title=one.title,
        unit=one.unit,
        sentence=one.turn.sentence,
        turn=one.turn,
        working_days_left=one.working_days_left,
        is_mine=one.turn.is_mine,
    )


def _of_held(act: HeldAct) -> TodayItem:
    return TodayItem(
        group=TodayGroup.RETURNED_OR_HELD,
        case=act.case,
        tracking_id=act.tracking_id,
        title=act.title,
        unit="",
        sentence=act.sentence,
        turn=act.turn,
        action=act.action,
    )
