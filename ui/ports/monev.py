"""What the room *Monev* asks of the desk. All calls are local and run in the database lane."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from sync.contract.monev.gathered import Overview, Trend
from sync.contract.monev.scope import By, Scope
from sync.contract.monev.tree import UnitName
from sync.contract.status import Bucket


class OfficeFacts(NamedTuple):
    """Who reports, below whom, and when."""

    office: str
    agency: str
    """The unit above; empty for a top one."""
    today: date


class Figures(NamedTuple):
    """What the room shows."""

    overview: Overview
    trend: Trend


class BehindLine(NamedTuple):
    """One case behind a figure."""

    case: int
    tracking_id: str
    title: str
    unit: str
    status: str
    due_on: date | None


MOST_OVERDUE: Final = 25
"""So many overdue cases are named in a report: what one page holds."""


class OverdueLine(NamedTuple):
    """One case that is past its day, as a report names it: no reporter, and nothing of what is confidential."""

    tracking_id: str
    title: str
    """The name of the reporter is masked in it; empty for a confidential case."""
    unit: str
    """Empty where no unit is in charge yet."""
    due_on: date
    days_late: int
    """Working days of the unit since; 0 where only days off have passed."""


class ReportFigures(NamedTuple):
    """What a report is made of, all of one moment."""

    overview: Overview
    overdue: tuple[OverdueLine, ...]
    """The longest overdue first; how many there are in all, the figures say."""


class Prepared(NamedTuple):
    """How far the cases are that figures are made ready for."""

    done: int
    whole: int
    """How many they were in the beginning."""

    @property
    def is_ready(self) -> bool:
        """Whether there is none left."""
        return self.done >= self.whole


class MonevDesk(Protocol):
    """The figures of this desk."""

    def prepare(self) -> Prepared:
        """Make figures ready for some of the cases that have changed, as many as a fraction of a second allows.

        After an upgrade these are all cases. Whatever asks for figures does the rest first, however long it takes; who
        calls this until it is ready lets other work in between.
        """
        ...

    def overview(self, scope: Scope) -> Overview:
        """Return all that the page shows of a scope, all of one moment.

        :raises sync.contract.errors.BadInput: for a period that ends before it begins.
        """
        ...

    def report(self, scope: Scope, most: int) -> ReportFigures:
        """Return what a report of a scope is made of.

        :param most: so many overdue cases are named at most.
        :raises sync.contract.errors.BadInput: for a period that ends before it begins.
        """
        ...

    def trend(self, scope: Scope, by: By) -> Trend:
        """Return how the period of a scope went.

        :param by: one of :data:`sync.contract.monev.scope.PERIODS`.
        """
        ...

    def units(self) -> tuple[UnitName, ...]:
        """Return the units that figures can be asked for, by name."""
        ...

    def facts(self, code: str = "") -> OfficeFacts:
        """Return who reports: the office of this desk, or the unit with this code."""
        ...

    def behind(
        self, scope: Scope, figure: str, bucket: Bucket | None = None, named: str | None = None
    ) -> tuple[int, ...]:
        """Return the row numbers of all cases behind a figure, the latest arrival first.

        :param figure: one of :data:`sync.contract.monev.behind.BEHIND`.
        :param bucket: only those in this bucket.
        :param named: the category of a constraint, or the code of a remark on a file.
        """
        ...

    def behind_lines(self, cases: Sequence[int]) -> tuple[BehindLine, ...]:
        """Return a page of these cases, in their order; those that are gone meanwhile are left out."""
        ...

    def save_book(self, shown: Overview, period: str, code: str, path: Path) -> None:
        """Write a report as a workbook (XLSX).

        :param period: in words.
        :param code: of the unit that it is about; empty for the office of this desk.
        :raises sync.contract.errors.BadInput: when there is no such folder.
        :raises sync.contract.errors.LocalFault: when the file cannot be written; a former one then still stands.
        """
        ...
