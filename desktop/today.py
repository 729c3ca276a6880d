"""*Pekerjaan hari ini*: what this officer must do, in the order in which it should be done.

Each case stands once, in the first group it fits: unanswered reporter replies, overdue, due within two working days,
consults, returned or held, answered and not yet uploaded, new; then what else waits for this officer.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from desktop.storage.day import Portion
from desktop.storage.today import HeldAct, TurnOfCase
from sync.contract.events import EventKind
from sync.contract.status import Bucket
from ui.ports.acts import Day, DayGroup, TodayGroup, TodayItem

SOON: Final = 2
"""Working days within which something is due soon."""

_ORDER: Final = tuple(TodayGroup)


def laid_out(turns: Iterable[TurnOfCase], held: Sequence[HeldAct]) -> tuple[TodayItem, ...]:
    """Return the list: by group, and within a group as the cases came (by the day on which they are due)."""
    items = [_of_case(turn) for turn in turns] + [_of_held(act) for act in held]
    return tuple(sorted(items, key=lambda item: _ORDER.index(item.group)))


def begun(
    portions: Mapping[TodayGroup, Portion], first: Iterable[TurnOfCase], others: Sequence[TodayItem], most: int
) -> Day:
    """Return the same list counted, with at most so many things of each group.

    :param portions: the cases whose turn is this officer's.
    :param first: those of them that the portions name, in any order.
    :param others: what else the list holds, in its order.
    """
    shown = {turn.case: _of_case(turn) for turn in first}
    groups = []
    for group in TodayGroup:
        portion = portions.get(group, Portion())
        further = [item for item in others if item.group is group]
        if count := portion.cases + len(further):
            items = [shown[row] for row in portion.first if row in shown] + further
            groups.append(DayGroup(group=group, items=tuple(items[:most]), count=count))
    mine = sum(portion.mine for portion in portions.values()) + sum(item.is_mine for item in others)
    replies = sum(item.is_mine for item in others if item.group is TodayGroup.REPLIES)
    if TodayGroup.REPLIES in portions:
        replies += portions[TodayGroup.REPLIES].mine
    return Day(groups=tuple(groups), mine=mine, watched=sum(group.count for group in groups) - mine, replies=replies)


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
    if one.turn.act is EventKind.UPLOADED:
        return TodayGroup.TO_UPLOAD
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
        to_upload=one.to_upload,
        has_draft=one.has_draft,
        is_mine=one.turn.is_mine,
        is_whole=one.is_whole,
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
