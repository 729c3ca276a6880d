"""The cases behind each figure."""

from typing import Final

from sync.contract.monev.asking import RETURNED, Ask, also, where_of
from sync.contract.monev.counting import IS_LATE
from sync.contract.monev.facts import CONSTRAINTS, REMARKS, SUMMED
from sync.contract.monev.scope import Scope
from sync.contract.monev.tally import NUMBER_OF
from sync.contract.status import Bucket


class Behind:
    """Which cases stand behind a figure."""

    ALL: Final = ""
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


_CONDITION: Final = {
    Behind.ALL: "1 = 1",
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
}
_NAMED: Final = {
    Behind.CONSTRAINT: f"EXISTS (SELECT 1 FROM {CONSTRAINTS} c WHERE c.row = f.row AND c.category = :named)",
    Behind.REMARK: f"EXISTS (SELECT 1 FROM {REMARKS} c WHERE c.row = f.row AND c.code = :named)",
}
BEHIND: Final = tuple(_CONDITION)
"""Names of figures of which :func:`cases_behind` knows the cases, besides the buckets."""


def condition_of(figure: str) -> str:
    """Return the condition on the fact table ``f`` that a case stands behind a figure."""
    return _CONDITION[figure]


def cases_behind(
    ask: Ask, scope: Scope, figure: str = Behind.ALL, bucket: Bucket | None = None, named: str | None = None
) -> list[int]:
    """Return the rows of the cases behind a figure of a scope, the latest arrival first.

    :param figure: one of :data:`BEHIND`.
    :param bucket: only those in this bucket.
    :param named: the category of the constraint, or the code of the remark.
    """
    where, given = where_of(scope, of="f.")
    where = also(where, _CONDITION[figure] if named is None else _NAMED[figure])
    if named is not None:
        given["named"] = named
    if bucket is not None:
        where = also(where, f"bucket = {NUMBER_OF[bucket]}")
    order = "CASE WHEN day IS NULL THEN 1 ELSE 0 END, day DESC, row"
    return [row[0] for row in ask(f"SELECT row FROM {ask.facts} f{where} ORDER BY {order}", given)]
