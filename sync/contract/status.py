"""The status of a complaint: the raw phrase of LAPOR!, kept verbatim, and the bucket derived from it.

The list of phrases is not complete: an unknown phrase is kept and shown, in the bucket *Proses*.
"""

from enum import StrEnum
from functools import lru_cache
from typing import Final


class Bucket(StrEnum):
    """The groups in which dashboards count complaints."""

    UNVERIFIED = "Belum Terverifikasi"
    UNANSWERED = "Belum Ditindaklanjuti"
    IN_PROCESS = "Proses"
    DONE = "Selesai"
    POSTPONED = "Tertunda"
    ARCHIVED = "Arsip"
    RETURNED = "Dikembalikan"


ANSWERED_PHRASE: Final = "Ditindaklanjuti oleh Instansi"
REPLIED_PHRASE: Final = "Ditanggapi oleh Pelapor"

OPEN_BUCKETS: Final = frozenset({Bucket.UNVERIFIED, Bucket.UNANSWERED, Bucket.IN_PROCESS, Bucket.POSTPONED})
"""Buckets in which somebody still has something to do."""

_PHRASES_REMEMBERED: Final = 512
"""There are a few dozen, and each is asked for once for every case."""

_BEGINNINGS: Final = (
    ("belum terverifikasi", Bucket.UNVERIFIED),
    ("belum ditindaklanjuti", Bucket.UNANSWERED),
    ("terverifikasi", Bucket.UNANSWERED),
    ("terdisposisi", Bucket.UNANSWERED),
    ("ditindaklanjuti", Bucket.IN_PROCESS),
    ("ditanggapi oleh pelapor", Bucket.IN_PROCESS),
    ("ditutup", Bucket.DONE),
    ("selesai", Bucket.DONE),
    ("tertunda", Bucket.POSTPONED),
    ("menunggu kelengkapan", Bucket.POSTPONED),
    ("diarsipkan", Bucket.ARCHIVED),
    ("konten terblokir", Bucket.ARCHIVED),
    ("dikembalikan", Bucket.RETURNED),
)


@lru_cache(_PHRASES_REMEMBERED)
def bucket_of(phrase: str) -> Bucket:
    """Return the bucket of a raw status phrase; letter case and extra spaces do not matter."""
    folded = " ".join(phrase.casefold().split())
    for beginning, bucket in _BEGINNINGS:
        if folded.startswith(beginning):
            return bucket
    return Bucket.IN_PROCESS


@lru_cache(_PHRASES_REMEMBERED)
def needs_reply(phrase: str) -> bool:
    """Whether the reporter has answered and now waits for the office; the closing timer stands still."""
    return " ".join(phrase.casefold().split()).startswith("ditanggapi oleh pelapor")


def effective_status(lapor_phrase: str, lapor_since: int, said: str, said_at: int) -> str:
    """Return the phrase that is true now, from what LAPOR! said and what was decided here since.

    LAPOR! learns of our acts late or never, so its word alone would show an answered complaint as unanswered. What
    was decided here always stands above LAPOR!'s unanswered phrases; a complaint that LAPOR! closed or archived
    stays so; otherwise the later of the two words counts.

    :param lapor_phrase: the raw phrase last imported.
    :param lapor_since: when it was first imported, ms since 1970 UTC.
    :param said: the phrase that followed from the newest act here which moved the status; empty when there is none.
    :param said_at: when the centre received that act, ms since 1970 UTC.
    """
    if not said:
        return lapor_phrase
    match bucket_of(lapor_phrase):
        case Bucket.UNVERIFIED | Bucket.UNANSWERED:
            return said
        case Bucket.DONE | Bucket.ARCHIVED:
            return lapor_phrase
        case _:
            return said if said_at > lapor_since else lapor_phrase
