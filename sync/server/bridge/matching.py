"""Reading back: which of the follow-ups at lapor.go.id is the one that we posted. Pure."""

from collections.abc import Collection, Iterable, Sequence

import msgspec

from sync.server.bridge.lapor import FollowUp
from sync.server.bridge.texts import digest_of, folded


class Sought(msgspec.Struct, frozen=True, kw_only=True):
    """Our own follow-up, as it must look there."""

    digest: bytes
    institution: str
    """Name of our institution."""
    others: Collection[str]
    """Folded names of institutions that are certainly not ours."""
    not_before: int
    """ms since 1970 UTC, skew taken off: nothing of ours can be older."""
    claimed: Collection[str]
    """Ids at lapor.go.id that are known to be other follow-ups of ours."""
    by_hand: int = 0
    """How many with these very words an officer has uploaded by hand: so many of them are not this one."""


def found(sought: Sought, shown: Sequence[FollowUp]) -> FollowUp | None:
    """Return our follow-up, the oldest that it can be; ``None`` when it is certainly not among these.

    In doubt it is found: what is taken for posted and is not can be seen by people, what is posted twice cannot be
    taken back. So a spelling of the institution's name that nobody knows does not hide it, nor an unreadable time.
    """
    alike = sorted((one for one in shown if _says_the_same(sought, one)), key=lambda one: one.created_at)
    left = alike[sought.by_hand :]
    return next((one for one in left if not 0 < one.created_at < sought.not_before), None)


def _says_the_same(sought: Sought, one: FollowUp) -> bool:
    said_by = folded(one.institution_from)
    if one.id in sought.claimed or (said_by != folded(sought.institution) and said_by in sought.others):
        return False
    return digest_of(one.content) == sought.digest


def by_reporter(shown: Iterable[FollowUp], reporter: str) -> list[FollowUp]:
    """Return what the reporter said: under no institution's name, or the own one."""
    names = {"", "-", "pelapor", folded(reporter)}
    return [one for one in shown if folded(one.institution_from) in names]
