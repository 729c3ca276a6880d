"""Monitoring and evaluation at this desk: the figures of what it holds, without a network."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from desktop.storage import account, cases
from desktop.storage.book import HeldBook
from desktop.storage.cases import CaseRow
from desktop.storage.database import Connection, Database
from desktop.storage.figures import are_ready, lay_out, units_named
from desktop.storage.monev import monev_ask, monev_stamp, narrowed
from sync.contract.deadlines import DeadlineBook
from sync.contract.errors import BadInput
from sync.contract.masking import mask_name_in
from sync.contract.monev.behind import Behind, cases_behind, longest_overdue
from sync.contract.monev.gathered import Gathered, Overview, Trend, gathered, overview, trend
from sync.contract.monev.scope import By, Mark, Scope
from sync.contract.monev.tree import UnitName
from sync.contract.status import Bucket
from sync.durable import save_document
from ui.ports.monev import BehindLine, OfficeFacts, OverdueLine, Prepared, ReportFigures

_OWN_MARKS: Final = frozenset({Mark.DRAFT, Mark.OUTBOX})
"""What is written here from moment to moment, and no part of the facts."""
_SLICE_MS: Final = 120
"""About how long other work waits for facts to be laid out; on a slow computer a slice has fewer cases."""
_LEAST: Final = 500
_MOST: Final = 5_000
"""Cases of one slice."""
_MOST_REMEMBERED: Final = 16
"""Overviews that are kept for as long as nothing has changed: one for each choice on the page."""


class MonevClock(Protocol):
    """What figures want of the clock."""

    def wall_ms(self) -> int:
        """Device time, ms since 1970 UTC; it tells what is overdue."""
        ...

    def today(self) -> date:
        """Today where the desk stands."""
        ...


class SlicingClock(MonevClock, Protocol):
    """What slices are measured by besides."""

    def monotonic_ms(self) -> int:
        """Time that passes while this process runs, ms."""
        ...


class Monev:
    """The figures of this desk."""

    def __init__(self, database: Database, clock: SlicingClock, book: HeldBook) -> None:
        """Count in an open database.

        :param book: what working days and deadlines are reckoned by.
        """
        self._database = database
        self._clock = clock
        self._book = book
        self._portion = _LEAST
        self._begun_with = 0
        """Cases that were to be laid out when the first of them was."""
        self._stamp = ""
        self._remembered: dict[Scope, Overview] = {}

    def gathered(self, scope: Scope, by: By = By.UNIT) -> Gathered:
        """Return the figures of a scope, all of one moment.

        :raises BadInput: for a period that ends before it begins.
        """
        refuse_turned(scope)
        now = self._clock.wall_ms()
        self.make_ready()
        with self._database.reading() as connection:
            whole = monev_ask(connection, self._book, now)
            with narrowed(connection, whole, scope) as ask:
                return gathered(ask, units_named(connection), scope, by, now)

    def overview(self, scope: Scope) -> Overview:
        """Return all that a page or a report shows of a scope, all of one moment.

        :raises BadInput: for a period that ends before it begins.
        """
        refuse_turned(scope)
        now = self._clock.wall_ms()
        self.make_ready()
        with self._database.reading() as connection:
            return self._overview(connection, scope, now)

    def report(self, scope: Scope, most: int) -> ReportFigures:
        """Return the same, and by name which cases are overdue, the longest first, up to so many.

        :raises BadInput: for a period that ends before it begins.
        """
        refuse_turned(scope)
        now = self._clock.wall_ms()
        self.make_ready()
        with self._database.reading() as connection:
            shown = self._overview(connection, scope, now)
            dues = longest_overdue(monev_ask(connection, self._book, now), scope, most)
            found = {row.row: row for row in cases.by_rows(connection, [row for row, _ in dues])}
            book = self._book.at(connection)
        return ReportFigures(shown, tuple(_overdue(found[row], due, book, now) for row, due in dues))

    def _overview(self, connection: Connection, scope: Scope, now: int) -> Overview:
        """Return an overview as of the moment that a connection sees; facts are laid out already."""
        stamp = monev_stamp(connection, self._book, now)
        known = self._remembered.get(scope) if stamp == self._stamp else None
        if known is not None:
            return replace(known, figures=replace(known.figures, as_of=now))
        whole = monev_ask(connection, self._book, now)
        with narrowed(connection, whole, scope) as ask:
            shown = overview(ask, units_named(connection), scope, now)
        if stamp != self._stamp or len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered = {}
        self._stamp = stamp
        if not _OWN_MARKS & {*scope.flags}:
            self._remembered[scope] = shown
        return shown

    def trend(self, scope: Scope, by: By) -> Trend:
        """Return how the period of a scope went.

        :raises BadInput: for a period that ends before it begins.
        """
        refuse_turned(scope)
        self.make_ready()
        with self._database.reading() as connection:
            whole = monev_ask(connection, self._book, self._clock.wall_ms())
            with narrowed(connection, whole, scope) as ask:
                return trend(ask, scope, by)

    def make_ready(self) -> None:
        """Lay out the facts of all that has changed; from any thread, and with many cases in several transactions."""
        while not self.prepare().is_ready:
            pass

    def prepare(self) -> Prepared:
        """Lay out the facts of some of what has changed, in one transaction that nobody has to wait for long."""
        now = self._clock.wall_ms()
        with self._database.reading() as connection:
            if are_ready(connection, self._book, now):
                self._begun_with = 0
                return Prepared(0, 0)
        most, begun = self._portion, self._clock.monotonic_ms()
        with self._database.writing() as connection:
            left = lay_out(connection, self._book, now, most)
        took = self._clock.monotonic_ms() - begun
        self._portion = min(max(most * _SLICE_MS // max(took, 1), _LEAST), _MOST)
        self._begun_with = max(self._begun_with, left + most) if left else self._begun_with
        return Prepared(self._begun_with - left, self._begun_with)

    def units(self) -> tuple[UnitName, ...]:
        """Return the units that this desk knows, by name."""
        with self._database.reading() as connection:
            return tuple(sorted(units_named(connection), key=lambda one: one.name.casefold()))

    def behind(
        self, scope: Scope, figure: str = Behind.ALL, bucket: Bucket | None = None, named: str | None = None
    ) -> tuple[int, ...]:
        """Return the row numbers of all cases behind a figure, the latest arrival first."""
        self.make_ready()
        with self._database.reading() as connection:
            ask = monev_ask(connection, self._book, self._clock.wall_ms())
            return tuple(cases_behind(ask, scope, figure, bucket, named))

    def behind_lines(self, rows: Sequence[int]) -> tuple[BehindLine, ...]:
        """Return these cases, in their order; those that are gone meanwhile are left out."""
        with self._database.reading() as connection:
            found = {row.row: row for row in cases.by_rows(connection, list(rows))}
        return tuple(
            BehindLine(row.row, row.tracking_id, row.title, row.unit_name, row.status_now, row.due_on_now)
            for row in (found[one] for one in rows if one in found)
        )

    def save_book(self, shown: Overview, period: str, code: str, path: Path) -> None:
        """Write a report as a workbook."""
        from desktop.reports.monev_book import ReportHead, monev_book  # noqa: PLC0415 - a start needs no workbooks

        facts = self.facts(code)
        save_document(path, monev_book(ReportHead(office=facts.office, period=period, made_on=facts.today), shown))

    def facts(self, code: str = "") -> OfficeFacts:
        """Return what a report says of the office whose desk this is, or of a unit that it is about."""
        with self._database.reading() as connection:
            me = account.load_account(connection)
            units = {one.row: one for one in units_named(connection)}
        row = self.unit_by_code(code) if code else (me.unit_row if me else 0)
        office = units.get(row)
        above = units.get(office.parent) if office else None
        name = office.name if office else (me.unit_name if me else "")
        return OfficeFacts(name, above.name if above else "", self._clock.today())

    def unit_by_code(self, code: str) -> int:
        """Return the row of a unit. :raises BadInput: for one that this desk does not know."""
        with self._database.reading() as connection:
            for one in units_named(connection):
                if one.code.casefold() == code.strip().casefold():
                    return one.row
        raise BadInput(f"Unit {code} tidak dikenal di komputer ini.")


def _overdue(row: CaseRow, due: date, book: DeadlineBook, now: int) -> OverdueLine:
    title = "" if row.confidential else mask_name_in(row.title, row.reporter)
    late = book.calendar_of(row.unit_now).between(due, book.day_of(now, row.unit_now))
    return OverdueLine(row.tracking_id, title, row.unit_name, due, late)


def refuse_turned(scope: Scope) -> None:
    """Refuse a period that ends before it begins. :raises BadInput: for one."""
    if scope.first and scope.last and scope.last < scope.first:
        raise BadInput("Tanggal akhir mendahului tanggal awal.")
