"""One file that goes with an event: named by its content, said in the event, sent after it.

The event carries what is said here and arrives with the text. The content follows by itself
(:mod:`sync.contract.evidence.road`), so a case never waits for its photos.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import msgspec

from sync.contract.events import WRITTEN_KINDS, EventKind

HASH_BYTES: Final = 32
"""Length of a SHA-256."""
NAME_LIMIT: Final = 255
CAPTION_LIMIT: Final = 500
MOST_FILES: Final = 20
"""Most files of one event that the centre takes. The far lower limit of LAPOR! is a setting."""
MOST_REMARKS: Final = 20
FINGERPRINT_LIMIT: Final = 256
_NO_PART_OF_A_NAME: Final = frozenset("/\\:")
_FIRST_SIGN: Final = 32
"""Below it lie control characters."""
_LARGEST: Final = 253_402_300_799_999
"""No size lies beyond it, and no moment that a calendar could show."""

KINDS_WITH_FILES: Final = frozenset(
    {*WRITTEN_KINDS, EventKind.RETURN, EventKind.PROPOSAL, EventKind.CONSULT_ANSWER, EventKind.REPORTER_REPLY}
)
"""Kinds of events that files may go with."""


class Role(StrEnum):
    """What a picture shows in its reply."""

    NONE = ""
    BEFORE = "before"
    AFTER = "after"
    REPORTER = "reporter"
    """It is the reporter's own, kept beside ours."""


class RemarkCode(StrEnum):
    """What *Bukti Utuh* noticed about a picture: a remark, never an accusation."""

    SAME_FILE = "same-file"
    """The very same file went with another case; the detail is its Tracking ID."""
    LOOKS_USED = "looks-used"
    """A picture that looks the same went with another case; the detail is its Tracking ID."""
    REPORTERS_OWN = "reporters-own"
    """It looks like the picture that the reporter sent."""
    BEFORE_COMPLAINT = "before-complaint"
    """It was taken before the complaint was made; the detail is the day, ISO."""
    LONG_AGO = "long-ago"
    """It was taken long ago; the detail is the day, ISO."""
    FAR_AWAY = "far-away"
    """It was taken far from the place of the complaint; the detail is the distance in km."""
    NO_CAMERA = "no-camera"
    """It carries no data of a camera."""
    EDITED = "edited"
    """It carries the mark of an editor; the detail is its name."""
    GENERATED = "generated"
    """It carries the mark of a generator of pictures; the detail is its name."""
    SCREENSHOT = "screenshot"
    """It looks like a picture of a screen; the detail is its size in pixels."""


class PictureRemark(msgspec.Struct, frozen=True, array_like=True):
    """One thing noticed about a picture when it was chosen."""

    code: str
    """A value of :class:`RemarkCode`; others are shown as they are."""
    detail: str = ""


class Attachment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One file as its event tells it. What it names is the copy that is sent, not the file that was chosen."""

    sha256: bytes
    """Of the copy that is sent: its name everywhere."""
    name: str
    """As the officer saw it; never a path."""
    media_type: str
    size: int
    """Bytes of the copy that is sent."""
    preview: bytes = b""
    """SHA-256 of the small picture (JPEG, at most :data:`sync.contract.evidence.limits.PREVIEW_BYTES`); empty where
    there is none."""
    original: bytes = b""
    """SHA-256 of the file as it was taken in, where the copy differs."""
    original_size: int = 0
    width: int = 0
    height: int = 0
    taken_at: int = 0
    """When the picture says it was taken, ms since 1970 UTC; 0 when it does not."""
    fingerprint: bytes = b""
    """What the picture looks like, see :mod:`sync.contract.evidence.likeness`."""
    caption: str = ""
    role: str = ""
    """A value of :class:`Role`."""
    redacted: bool = False
    """Whether something was covered by hand."""
    remarks: tuple[PictureRemark, ...] = ()

    @property
    def is_picture(self) -> bool:
        """Whether it can be looked at."""
        return self.media_type.startswith("image/")


def remark_codes(one: Attachment) -> list[str]:
    """Return what was noticed about a file, each code once."""
    return sorted({remark.code for remark in one.remarks})


def is_unfit(files: Sequence[Attachment]) -> bool:
    """Whether these are no attachments that any program of ours would say."""
    return len(files) > MOST_FILES or any(_is_unfit(one) for one in files)


def _is_unfit(one: Attachment) -> bool:
    remarked = [word for remark in one.remarks for word in (remark.code, remark.detail)]
    words = (one.name, one.media_type, one.caption, one.role, *remarked)
    return (
        len(one.sha256) != HASH_BYTES
        or any(len(other) not in (0, HASH_BYTES) for other in (one.preview, one.original))
        or any(not 0 <= number <= _LARGEST for number in (one.original_size, one.width, one.height, one.taken_at))
        or not 0 < one.size <= _LARGEST
        or not 0 < len(one.name) <= NAME_LIMIT
        or any(sign in _NO_PART_OF_A_NAME or ord(sign) < _FIRST_SIGN for sign in one.name)
        or len(one.caption) > CAPTION_LIMIT
        or len(one.fingerprint) > FINGERPRINT_LIMIT
        or len(one.remarks) > MOST_REMARKS
        or any("\0" in word or len(word) > CAPTION_LIMIT for word in words)
    )
