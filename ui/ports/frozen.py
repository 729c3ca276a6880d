"""What the window asks of the desk about frozen figures. All calls are local and run in the database lane."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

from sync.contract.monev.comparing import Compared
from sync.contract.monev.frozen import UNSIGNED, Signatory
from sync.contract.monev.gathered import Overview
from sync.contract.monev.merging import Conflict, Several
from sync.contract.monev.scope import Scope


class FrozenLine(NamedTuple):
    """One frozen report as a list says it."""

    digest: str
    origin: str
    """``own``, ``merged``, ``received`` from a file, or ``below``: from a unit below, by way of the centre."""
    office: str
    unit: str
    """Of the choice; empty for all units."""
    first: date | None
    last: date | None
    day: date
    """Of the data."""
    as_of: int
    frozen_by: str
    total: int
    is_signed: bool
    """The centre has signed that it holds this very document, with a key that is trusted here."""
    sealed_at: int = 0
    """When it did, ms since 1970 UTC by its clock; 0 unless ``is_signed``."""
    key: str = ""
    """Names the key that it signed with."""
    is_doubtful: bool = False
    """There is a seal, and it is not the centre's over this document. The figures themselves are as they were."""
    sending: str = ""
    """How it stands on its way to the centre: ``waiting``, ``received``, ``refused``; empty for what is not sent."""
    why: str = ""
    """Why the centre refused it, or does not take it yet."""
    is_here: bool = True
    """Whether the document is on this computer; otherwise it comes with the files of an exchange."""
    size: int = 0
    """Bytes that it takes to come; 0 for what is here."""


class FrozenReport(NamedTuple):
    """A frozen report, opened to be printed."""

    line: FrozenLine
    agency: str
    signature: Signatory
    shown: Overview
    sources: tuple[str, ...]
    """Offices that it was merged from."""


class MergedReport(NamedTuple):
    """What came of merging."""

    line: FrozenLine
    same: int
    """Cases that more than one told alike; each counts once."""
    conflicts: tuple[Conflict, ...]
    several: tuple[Several, ...]
    """Complaints at several units: once at each, once in the total."""
    strangers: tuple[str, ...]
    """Offices of another centre: what they share with the others cannot be seen."""
    doubtful: tuple[str, ...]
    """Offices whose documents bear a seal that is not the centre's over them; they were merged all the same."""
    against: Compared
    """What it is compared with, or why with nothing."""
    numbers: dict[str, str]
    """Tracking IDs of the complaints above, as far as this desk holds them, by their keys."""
    shown: Overview


class FrozenDesk(Protocol):
    """The frozen figures of this desk."""

    def freeze(self, scope: Scope, signature: Signatory = UNSIGNED) -> FrozenLine:
        """Freeze the figures of a scope as they are now."""
        ...

    def all(self) -> tuple[FrozenLine, ...]:
        """Return what was frozen, the latest first."""
        ...

    def below(self) -> tuple[FrozenLine, ...]:
        """Return what units below have sent to the centre and is not here yet, the latest first."""
        ...

    def send_again(self, digest: str) -> FrozenLine:
        """Let a report that the centre has refused wait once more."""
        ...

    def report(self, digest: str) -> FrozenReport:
        """Return a frozen report: the same whenever it is asked for.

        :param digest: or how it begins.
        :raises sync.contract.errors.BadInput: where none or several begin so.
        """
        ...

    def save_file(self, digest: str, path: Path) -> FrozenLine:
        """Write a document to a file that can be carried to the office above."""
        ...

    def save_book(self, report: FrozenReport, period: str, path: Path) -> None:
        """Write a report as a workbook (XLSX)."""
        ...

    def merge(self, paths: Sequence[Path], digests: Sequence[str] = (), *, keep: bool = True) -> MergedReport:
        """Merge files, and documents that are kept here, into one; each case counts once.

        :param keep: keep what came of it, and the files, in the list.
        :raises sync.contract.errors.BadInput: for what is no such file, or documents that do not belong together.
        """
        ...
