"""The cases behind each figure."""

from datetime import date
from typing import Final

from sync.contract.monev.asking import RETURNED, Ask, also, where_of
from sync.contract.monev.counting import IS_LATE
from sync.contract.monev.facts import CONSTRAINTS, OFFICERS, REMARKS, SUMMED
from sync.contract.monev.scope import Scope, day_of
from sync.contract.monev.tally import NUMBER_OF, STARS
from sync.contract.status import Bucket


class Behind:
    """Which cases stand behind a figure."""

    ALL: Final = ""
    EVERY: Final = "every"
    """All of them too, by the days of the figures: what a list that is narrowed to nothing goes by its own days."""
    OVERDUE: Final = "overdue"
    NEEDS_REPLY: Final = "needs_reply"
    REOPENED: Final = "reopened"
    RETURNS: Final = "returns"
    WRONG: Final = "wrong"
    HELD: Final = "held"
    REPLY_LATE: Final = "reply_late"
    DONE_LATE: Final = "done_late"
    REPLIED: Final = "replied"
    COMPLETED: Final = "completed"
    TOTAL: Final = "total"
    FOLLOWED_UP: Final = "followed_up"
    CONSTRAINT: Final = "constraint"
    """A constraint was written about them; of the category that is named besides, where one is."""
    REMARK: Final = "remark"
    """*Bukti Utuh* noticed something about one of their files; what the code that is named besides says."""
    SET_ASIDE: Final = "set_aside"
    """*Tertunda* or *Arsip*."""
    COMPLETED_THEN: Final = "completed_then"
    """They were completed in the period, whenever they came in."""
    UNDATED: Final = "undated"
    """They have no day of arrival, and are part of the total."""
    NAMELESS: Final = "nameless"
    """They have no category, and are part of the total."""
    RATED: Final = "rated"
    WRITTEN: Final = "written"
    """Some officer wrote about them."""


_STARS: Final = ", ".join(f"'{one}'" for one in sorted(STARS))
_CONDITION: Final = {
    Behind.ALL: "1 = 1",
    Behind.EVERY: "1 = 1",
    Behind.OVERDUE: IS_LATE,
    **{name: f"{name} > 0" for name in SUMMED},
    Behind.REPLY_LATE: f"reply_in_time = 0 AND bucket <> {RETURNED}",
    Behind.DONE_LATE: f"done_in_time = 0 AND bucket <> {RETURNED}",
    Behind.REPLIED: f"reply_days IS NOT NULL AND bucket <> {RETURNED}",
    Behind.COMPLETED: f"done_days IS NOT NULL AND bucket <> {RETURNED}",
    Behind.TOTAL: f"bucket <> {RETURNED}",
    Behind.FOLLOWED_UP: f"bucket IN ({NUMBER_OF[Bucket.IN_PROCESS]}, {NUMBER_OF[Bucket.DONE]})",
    Behind.CONSTRAINT: f"EXISTS (SELECT 1 FROM {CONSTRAINTS} c WHERE c.row = f.row)",
    Behind.REMARK: f"EXISTS (SELECT 1 FROM {REMARKS} c WHERE c.row = f.row)",
    Behind.SET_ASIDE: f"bucket IN ({NUMBER_OF[Bucket.POSTPONED]}, {NUMBER_OF[Bucket.ARCHIVED]})",
    Behind.COMPLETED_THEN: "done_day IS NOT NULL",
    Behind.UNDATED: f"day IS NULL AND bucket <> {RETURNED}",
    Behind.NAMELESS: f"category = '' AND bucket <> {RETURNED}",
    Behind.RATED: f"rating IN ({_STARS}) AND bucket <> {RETURNED}",
    Behind.WRITTEN: f"EXISTS (SELECT 1 FROM {OFFICERS} w WHERE w.row = f.row)",
}
_NAMED: Final = {
    Behind.CONSTRAINT: f"EXISTS (SELECT 1 FROM {CONSTRAINTS} c WHERE c.row = f.row AND c.category = :named)",
    Behind.REMARK: f"EXISTS (SELECT 1 FROM {REMARKS} c WHERE c.row = f.row AND c.code = :named)",
}
BEHIND: Final = tuple(_CONDITION)
"""Names of figures of which :func:`cases_behind` knows the cases, besides the buckets."""


def condition_of(figure: str, *, is_named: bool = False) -> str:
    """Return the condition on the fact table ``f`` that a case stands behind a figure.

    :param is_named: only what ``:named`` says: the category of the constraint, or the code of the remark.
    """
    return _NAMED[figure] if is_named else _CONDITION[figure]


def day_of_figure(figure: str) -> str:
    """Return the column of the fact table that a period is about."""
    return "done_day" if figure == Behind.COMPLETED_THEN else "day"


def cases_behind(
    ask: Ask, scope: Scope, figure: str = Behind.ALL, bucket: Bucket | None = None, named: str | None = None
) -> list[int]:
    """Return the rows of the cases behind a figure of a scope, the latest arrival first.

    :param figure: one of :data:`BEHIND`.
    :param bucket: only those in this bucket.
    :param named: the category of the constraint, or the code of the remark.
    """
    where, given = where_of(scope, day=day_of_figure(figure), of="f.")
    where = also(where, condition_of(figure, is_named=named is not None))
    if named is not None:
        given["named"] = named
    if bucket is not None:
        where = also(where, f"bucket = {NUMBER_OF[bucket]}")
    order = "CASE WHEN day IS NULL THEN 1 ELSE 0 END, day DESC, row"
    return [row[0] for row in ask(f"SELECT row FROM {ask.facts} f{where} ORDER BY {order}", given)]


def longest_overdue(ask: Ask, scope: Scope, most: int) -> list[tuple[int, date]]:
    """Return the rows of the cases behind :attr:`Behind.OVERDUE`, each with the day due; the earliest day first.

    :param most: no more than so many.
    """
    where, given = where_of(scope, of="f.")
    where = also(where, condition_of(Behind.OVERDUE))
    query = f"SELECT row, due FROM {ask.facts} f{where} ORDER BY due, tracking, row LIMIT :most"
    return [(row, day_of(due)) for row, due in ask(query, {**given, "most": most})]
