"""What an import would change about a case, or did, told so that a person can check it."""

from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

from sync.contract.masking import mask_name
from sync.contract.status import Bucket, bucket_of, needs_reply
from sync.server.clock import iso_utc
from sync.server.store.cases import StoredCase

SHOWN_LETTERS: Final = 160
"""Of a long text only its beginning is shown: the report is for seeing that it changed, not for reading it."""

_STATUS_FIELDS: Final = ("lapor_status", "status", "reason")
_TEXT_FIELDS: Final = (
    "title",
    "original_body",
    "edited_body",
    "received_at",
    "reporter",
    "classification",
    "category_id",
    "category",
    "channel",
    "anonymous",
    "confidential",
    "parent_agency",
    "province",
    "regency",
    "district",
    "village",
    "rating",
)
_DEADLINES: Final = ("first_reply_on", "completion_on")
_OVER: Final = frozenset({Bucket.DONE, Bucket.ARCHIVED, Bucket.RETURNED})
_RANK: Final = {
    Bucket.UNVERIFIED: 0,
    Bucket.UNANSWERED: 1,
    Bucket.IN_PROCESS: 2,
    Bucket.POSTPONED: 2,
    Bucket.DONE: 3,
    Bucket.ARCHIVED: 3,
    Bucket.RETURNED: 3,
}
"""How far a case has come: a lower rank after a higher one is a way back."""

Shown = str | bool | None


class What(StrEnum):
    """The kinds of difference."""

    NEW = "new"
    STATUS = "status"
    CLOSED = "closed"
    REOPENED = "reopened"
    REPLY = "reply"
    TEXT = "text"
    MOVED = "moved"


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is different about one case."""

    tracking_id: str
    unit: str | None
    """Name of the unit as it is afterwards; ``None`` while the complaint is not disposed."""
    row: int
    """Row of the sheet, as Excel numbers it."""
    what: What
    fields: dict[str, tuple[Shown, Shown]]
    """Before and after, by the name of the stored field; long texts shortened, names masked."""
    warning: str | None = None
    """Sentence for whoever decides whether to take it over."""


def whats_new(case: StoredCase, row: int, unit: str | None, warning: str | None) -> Difference:
    """Tell a case that was not there before."""
    fields: dict[str, tuple[Shown, Shown]] = {
        name: (None, _shown(case, name)) for name in ("title", "lapor_status", "received_at")
    }
    return Difference(tracking_id=case.tracking_id, unit=unit, row=row, what=What.NEW, fields=fields, warning=warning)


def whats_different(
    old: StoredCase, new: StoredCase, row: int, names: dict[int, str], warning: str | None
) -> list[Difference]:
    """Tell what is different: at most its unit, its status, its text, in this order. A warning is with the first.

    A warning belongs to the status where that is different.
    """
    is_moved = old.unit_id != new.unit_id
    found: list[tuple[What, dict[str, tuple[Shown, Shown]]]] = []
    if is_moved:
        found.append((What.MOVED, {"unit": (_unit(names, old.unit_id), _unit(names, new.unit_id))}))
    text_fields = _TEXT_FIELDS if is_moved else (*_TEXT_FIELDS, *_DEADLINES)  # a new unit has clocks of its own
    for what, group in ((status_change(old, new), _STATUS_FIELDS), (What.TEXT, text_fields)):
        fields = {
            name: (_shown(old, name), _shown(new, name)) for name in group if getattr(old, name) != getattr(new, name)
        }
        if fields:
            found.append((what, fields))
    warned = next((at for at, (what, _) in enumerate(found) if what not in (What.MOVED, What.TEXT)), 0)
    return [
        Difference(
            tracking_id=new.tracking_id,
            unit=_unit(names, new.unit_id),
            row=row,
            what=what,
            fields=fields,
            warning=warning if at == warned else None,
        )
        for at, (what, fields) in enumerate(found)
    ]


def status_change(old: StoredCase, new: StoredCase) -> What:
    """Return which kind of change the status made."""
    before, after = bucket_of(old.status), bucket_of(new.status)
    if after in _OVER and before not in _OVER:
        return What.CLOSED
    if before in _OVER and after not in _OVER:
        return What.REOPENED
    return What.REPLY if has_reporter_replied(old, new) else What.STATUS


def has_reporter_replied(old: StoredCase, new: StoredCase) -> bool:
    """Whether LAPOR! says now, and did not before, that the reporter has replied."""
    return needs_reply(new.lapor_status) and not needs_reply(old.lapor_status)


def goes_back(old: StoredCase, new: StoredCase) -> bool:
    """Whether LAPOR!'s own word would go back: from closed to open, from answered to unanswered."""
    return _RANK[bucket_of(new.lapor_status)] < _RANK[bucket_of(old.lapor_status)]


def _unit(names: dict[int, str], unit: int | None) -> str | None:
    return None if unit is None else names.get(unit, "")


def _shown(case: StoredCase, name: str) -> Shown:
    value = getattr(case, name)
    if isinstance(value, bool):
        return value
    if name == "reporter":
        return mask_name(value)
    if name == "received_at":
        return iso_utc(value) or None
    if isinstance(value, date):
        return value.isoformat()
    if value is None:
        return None
    text = str(value)
    return text if len(text) <= SHOWN_LETTERS else f"{text[:SHOWN_LETTERS].rstrip()}…"
