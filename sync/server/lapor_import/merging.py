"""What a case becomes by a row of an export: LAPOR!'s fields are taken over, all else follows from them."""

from typing import Final

import msgspec

from sync.contract.deadlines import DeadlineBook
from sync.contract.status import Bucket, bucket_of
from sync.server.centre import Centre
from sync.server.lapor_export.rows import ExportRow
from sync.server.store.cases import StoredCase, text_of
from sync.server.timeline import settled

_TAKEN_OVER: Final = {
    "title": "title",
    "original_body": "original_body",
    "body": "edited_body",
    "received_at": "received_at",
    "reporter": "reporter",
    "classification": "classification",
    "category_id": "category_id",
    "category": "category",
    "channel": "channel",
    "anonymous": "anonymous",
    "confidential": "confidential",
    "parent_agency": "parent_agency",
    "reason": "reason",
    "province": "province",
    "regency": "regency",
    "district": "district",
    "village": "village",
    "rating": "rating",
}
"""Fields of an export row and of a stored case that mean the same."""


class Merging:
    """Merges rows into cases, as of one moment."""

    def __init__(self, centre: Centre, book: DeadlineBook) -> None:
        """Take the rules and the clock of the centre."""
        self._now = centre.clock.now_ms()
        self._book = book

    def merged(self, case: StoredCase, row: ExportRow, unit: int | None) -> StoredCase:
        """Return the case at this unit with what the row tells; equal to the case when that is nothing new.

        The versions grow with what they count. A new case is a blank one without a row number.
        """
        told = {ours: getattr(row, theirs) for theirs, ours in _TAKEN_OVER.items() if theirs in row.present}
        if row.status != case.lapor_status:
            told |= {"lapor_status": row.status, "lapor_since": self._now}
        now = msgspec.structs.replace(case, unit_id=unit, **told)
        if case.id and case.unit_id is None and unit is not None:
            now = _begun(now)
        if now.anonymous and now.reporter:
            now = msgspec.structs.replace(now, reporter="")
        now = settled(self._book, case, now)
        if case.id and text_of(now) != text_of(case):
            now = msgspec.structs.replace(now, text_version=case.text_version + 1)
        return now


def _begun(case: StoredCase) -> StoredCase:
    """Return a case that LAPOR! has just given to a unit: what was decided before it had one holds no more."""
    if bucket_of(case.said_status) not in (Bucket.UNVERIFIED, Bucket.UNANSWERED):
        case = msgspec.structs.replace(case, said_status="", said_at=0)
    return msgspec.structs.replace(case, consults=(), pauses=())
