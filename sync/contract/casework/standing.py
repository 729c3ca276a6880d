"""Where a case stands: the states of the transition table, derived from its status and a few facts."""

from enum import StrEnum
from typing import Final

from sync.contract.entities import CaseState
from sync.contract.status import Bucket, bucket_of, needs_reply


class Standing(StrEnum):
    """The states between which acts move a case."""

    UNVERIFIED = "belum-terverifikasi"
    VERIFIED = "terverifikasi"
    """Verified, and no unit has it yet."""
    DISPOSED = "terdisposisi"
    """A unit has it and has not answered."""
    IN_PROCESS = "proses"
    PROPOSED = "diusulkan-selesai"
    REPLIED = "ditanggapi-pelapor"
    """The reporter answered and waits."""
    POSTPONED = "tertunda"
    RETURNED = "dikembalikan"
    DONE = "selesai"
    ARCHIVED = "arsip"


OPEN: Final = frozenset(Standing) - {Standing.DONE, Standing.ARCHIVED}
"""States in which somebody still has something to do."""

_OF_BUCKET: Final = {
    Bucket.POSTPONED: Standing.POSTPONED,
    Bucket.RETURNED: Standing.RETURNED,
    Bucket.DONE: Standing.DONE,
    Bucket.ARCHIVED: Standing.ARCHIVED,
}


def standing_of(state: CaseState) -> Standing:
    """Return where a case stands."""
    bucket = bucket_of(state.status)
    match bucket:
        case Bucket.UNVERIFIED:
            return Standing.UNVERIFIED
        case Bucket.UNANSWERED:
            return Standing.DISPOSED if state.unit else Standing.VERIFIED
        case Bucket.IN_PROCESS:
            if needs_reply(state.status):
                return Standing.REPLIED
            return Standing.PROPOSED if state.proposed else Standing.IN_PROCESS
        case _:
            return _OF_BUCKET[bucket]
