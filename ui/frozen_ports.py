"""What the window asks of the desk about frozen figures. All calls are local and run in the database lane."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

from sync.contract.monev.frozen import UNSIGNED, Signatory
from sync.contract.monev.gathered import Overview
from sync.contract.monev.merging import Conflict, Several
from sync.contract.monev.scope import Scope


class FrozenLine(NamedTuple):
    """One frozen report as a list says it."""

    digest: str
    origin: str
    """``own``, ``merged`` or ``received``."""
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
    """The centre has signed that it holds this very document."""


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
