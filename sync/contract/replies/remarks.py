"""What the check of a reply says: remarks with a place and a sentence, and which of them keep a reply back."""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

from sync.contract.events import LAPOR_TEXT_LIMIT, RESPONSES, EventKind

COORDINATOR: Final = "coordinator"
"""The role that may send in spite of a blocking remark, after a look at it."""

INTERNAL_KINDS: Final = frozenset({EventKind.NOTE, EventKind.CONSTRAINT})
"""Never shown to a reporter, so only a NIK in them is worth a word."""
REPORTER_KINDS: Final[frozenset[str]] = RESPONSES | {"minta-kelengkapan"}
"""Letters to the reporter, which have a greeting, thanks and a name below; other kinds are read by officers first."""


class Severity(StrEnum):
    """How much a remark weighs."""

    INFO = "info"
    WARNING = "warning"
    BLOCKING = "blocking"


class RemarkCode(StrEnum):
    """What a remark is about; commands and windows name it by this."""

    EMPTY = "empty"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    PLACEHOLDER = "placeholder"
    NIK = "nik"
    PHONE = "phone"
    EMAIL = "email"
    REPORTER_NAME = "reporter-name"
    UNDATED_PROMISE = "undated-promise"
    NO_ACT = "no-act"
    SAME_AS_RECENT = "same-as-recent"
    NO_EVIDENCE = "no-evidence"
    NO_GREETING = "no-greeting"
    NO_THANKS = "no-thanks"
    NO_AGENCY = "no-agency"
    CAPITALS = "capitals"
    FOREIGN = "foreign"


class Remark(msgspec.Struct, frozen=True):
    """One thing to look at before sending."""

    code: RemarkCode
    severity: Severity
    start: int
    """Letters before the place; with ``end`` equal to it, 0 and 0, the remark is about the whole text."""
    end: int
    sentence: str
    """What was found, why it matters, and how to mend it; Indonesian."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about the case and the desk when a text is checked."""

    kind: str
    """A value of :class:`sync.contract.events.EventKind`, or one that a newer program knows."""
    today: date
    tracking_id: str = ""
    reporter: str = ""
    """Empty where this desk does not know it, as always in an anonymous case; then it cannot be found either."""
    anonymous: bool = False
    confidential: bool = False
    unit: str = ""
    agency: str = ""
    limit: int = LAPOR_TEXT_LIMIT
    """Most letters that LAPOR! takes."""
    recent: tuple[str, ...] = ()
    """Other recent replies of this desk."""
    has_files: bool | None = None
    """Whether evidence is attached; ``None`` where nobody can know."""
    is_for_done: bool = False
    """Whether this proposes that the case is done (*usulkan selesai*)."""


def blocking_of(remarks: Iterable[Remark]) -> list[Remark]:
    """Return those remarks that keep a reply back."""
    return [remark for remark in remarks if remark.severity is Severity.BLOCKING]


def may_send(remarks: Iterable[Remark], role: str, overrides: Collection[str] = ()) -> bool:
    """Whether a text with these remarks may be sent.

    :param role: of the person who sends it; only a coordinator may send in spite of a blocking remark.
    :param overrides: codes of the blocking remarks that this person has seen and lets pass.
    """
    held_back = {remark.code for remark in blocking_of(remarks)}
    return not held_back or (role == COORDINATOR and held_back <= set(overrides))
