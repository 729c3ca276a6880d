"""What windows and commands ask of the program about evidence: photos and documents of a case.

Sizes are bytes, times ms since 1970 UTC, 0 for unknown. A file is named by the SHA-256 (hexadecimal) of the copy that
is sent. What takes files in, reads, turns, covers or writes them may take a while and is called in the lane of files
of :mod:`ui.lanes.background`; the rest is quick and called in the database lane.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import msgspec

from sync.contract.evidence.limits import EvidenceLimits


class FileState(StrEnum):
    """Where a file is."""

    LOCAL = "local"
    """On this computer: of a draft, so that nothing is sent yet, or fetched."""
    WAITING = "waiting"
    """Waits for its text to be received, or for its turn."""
    SENDING = "sending"
    """Partly at the centre."""
    RECEIVED = "received"
    """The centre has it, proven by its answer."""
    REMOTE = "remote"
    """Not on this computer; it can be fetched once the centre has it."""


class RemarkOnPicture(msgspec.Struct, frozen=True):
    """One thing that *Bukti Utuh* noticed."""

    code: str
    """A value of :class:`sync.contract.evidence.attachment.RemarkCode`."""
    sentence: str
    """What was noticed, why, and that there may be good reason for it."""
    detail: str = ""


class FileView(msgspec.Struct, frozen=True, kw_only=True):
    """One photo or document."""

    sha256: str
    name: str
    media_type: str
    size: int
    """Of the copy that is sent."""
    state: FileState
    sent_bytes: int = 0
    """How much of it the centre is known to have."""
    reason: str = ""
    """Sentence: why the centre does not take it; empty while it may."""
    is_here: bool = True
    """Whether its content is on this computer."""
    has_preview: bool = False
    width: int = 0
    height: int = 0
    taken_at: int = 0
    original_size: int = 0
    caption: str = ""
    role: str = ""
    """A value of :class:`sync.contract.evidence.attachment.Role`."""
    redacted: bool = False
    remarks: tuple[RemarkOnPicture, ...] = ()
    event: str = ""
    """Id of the event it goes with; empty for one of the draft."""
    author: str = ""
    unit: str = ""
    written_at: int = 0
    own: bool = True
    """Whether it came from this desk."""

    @property
    def is_picture(self) -> bool:
        """Whether it can be looked at."""
        return self.media_type.startswith("image/")


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one file that was chosen."""

    name: str
    file: FileView | None = None
    why_not: str = ""
    """Sentence: why it was not taken; the form is as it was."""


class FolderFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a folder that was scanned, newest first."""

    path: Path
    size: int
    changed_at: int
    media_type: str
    """By its content."""


class Box(msgspec.Struct, frozen=True):
    """What is covered in a picture, as shares of its width and height (0 to 1)."""

    left: float
    top: float
    width: float
    height: float


class Allowance(msgspec.Struct, frozen=True, kw_only=True):
    """How much may be spent on files, and when they rest."""

    daily_bytes: int = 0
    """Most bytes of files a day, up and down; 0 for no limit."""
    monthly_bytes: int = 0
    rupiah_per_mb: int = 0
    """What a megabyte costs; 0 when nobody said."""
    lanes: int = 1
    """Connections for files at once, 1 or 2."""
    paused: bool = False


class Transfers(msgspec.Struct, frozen=True, kw_only=True):
    """What waits to be sent of files, and what it will take."""

    files: int = 0
    bytes_left: int = 0
    seconds_left: int = 0
    """At the pace measured last; 0 while none is known."""
    bytes_per_second: int = 0
    """The pace measured last; 0 while none is known."""
    rupiah_left: int = 0
    spent_today: int = 0
    spent_this_month: int = 0
    allowance: Allowance = Allowance()
    why_resting: str = ""
    """Sentence: why files do not go now; empty while they do."""


class FilesProgress(msgspec.Struct, frozen=True, kw_only=True):
    """How far the files have come in an exchange."""

    name: str
    sent: int
    size: int
    left_bytes: int


ToldOfFiles = Callable[[FilesProgress], None]


class EvidenceDesk(Protocol):
    """Evidence at this desk, all of it without a network. Each change is one transaction."""

    def limits(self) -> EvidenceLimits:
        """Return what may be taken in."""
        ...

    def set_limits(self, limits: EvidenceLimits) -> None:
        """Change it. :raises sync.contract.errors.BadInput: for a value that makes no sense."""
        ...

    def take_in(self, case: int, paths: Sequence[Path]) -> tuple[Taken, ...]:
        """Take files in and lay them to the draft of a case, each by itself; none spoils the others."""
        ...

    def take_in_content(self, case: int, name: str, content: bytes) -> Taken:
        """Take in what was pasted or dropped without a file."""
        ...

    def scan(self, folder: Path) -> tuple[FolderFile, ...]:
        """Return the files of a folder that can be taken in, told by their content, newest first.

        :raises sync.contract.errors.BadInput: when the folder cannot be read.
        """
        ...

    def draft_files(self, case: int) -> tuple[FileView, ...]:
        """Return the files of the draft, in their order."""
        ...

    def drop(self, case: int, sha256: str) -> None:
        """Take a file off the draft."""
        ...

    def put_back(self, case: int, sha256: str) -> bool:
        """Lay a file that was just dropped to the draft again; whether it was still here."""
        ...

    def arrange(self, case: int, order: Sequence[str]) -> None:
        """Put the files of the draft in this order."""
        ...

    def describe(self, case: int, sha256: str, *, caption: str, role: str) -> None:
        """Set what a file of the draft says below it, and what it shows."""
        ...

    def turn(self, case: int, sha256: str, quarters: int) -> FileView:
        """Turn a picture of the draft clockwise by quarters; it becomes another file."""
        ...

    def redact(self, case: int, sha256: str, boxes: Sequence[Box]) -> FileView:
        """Burn boxes into a picture of the draft; it becomes another file, the former one stays sealed here."""
        ...

    def files(self, case: int) -> tuple[FileView, ...]:
        """Return all files of a case, those of the draft included, oldest event first."""
        ...

    def content(self, sha256: str) -> bytes | None:
        """Return the content of a file; ``None`` while it is not on this computer."""
        ...

    def preview(self, sha256: str) -> bytes | None:
        """Return the small picture of a file, a JPEG; ``None`` while it is not here or there is none."""
        ...

    def save(self, sha256: str, path: Path) -> None:
        """Write a file out where the operator says, unencrypted.

        :raises sync.contract.errors.BadInput: while it is not on this computer.
        :raises sync.contract.errors.LocalFault: when it cannot be written.
        """
        ...

    def lay_out(self, event: str) -> Path:
        """Lay the files of an own response into a folder, for uploading them to lapor.go.id; returns the folder.

        It goes with the next call, with *tandai sudah diunggah*, and when the program closes or starts.
        """
        ...

    def transfers(self) -> Transfers:
        """Return what waits, what it will take, and what was spent."""
        ...

    def allow(self, allowance: Allowance) -> None:
        """Set what may be spent, or pause."""
        ...
