"""Complaints come in: an export of lapor.go.id is compared with what is stored, and the differences are taken over.

LAPOR! owns the text of a complaint and its raw status; our own follow-ups are never touched by an import. That a
reporter has replied is only told by the raw status, so it becomes an event of the timeline here.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection

from sync.contract.entities import ChangeKind, changed_fields
from sync.contract.events import EventKind
from sync.contract.messages import Written
from sync.contract.status import REPLIED_PHRASE
from sync.server.centre import Centre
from sync.server.feed import FeedWriter, Move
from sync.server.lapor_export.made import DAY_MS
from sync.server.lapor_export.rows import ExportRow, RejectedRow
from sync.server.lapor_import.differences import Difference, has_reporter_replied, whats_different, whats_new
from sync.server.lapor_import.doubts import Doubts
from sync.server.lapor_import.merging import Merging
from sync.server.store.cases import (
    StoredCase,
    cases_of_complaints,
    insert_cases,
    keep_replaced,
    note_export,
    state_of,
    update_cases,
)
from sync.server.store.events import event_rows_of_cases
from sync.server.store.scopes import lock_centre
from sync.server.store.units import all_units
from sync.server.timeline import Said, record_event
from sync.server.units import UnitRegister

ROWS_AT_ONCE: Final = 500

REPLY_AUTHOR: Final = "Pelapor"
REPLY_TEXT: Final = "Pelapor membalas di LAPOR!. Isi balasannya tidak ada dalam ekspor; baca di lapor.go.id."
"""An export tells that there is a reply, and neither its words nor when it was written."""


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did, or would do: rows of the file by what became of them, and units that were made."""

    created: int
    updated: int
    unchanged: int
    units_created: int
    rejected: tuple[RejectedRow, ...]
    differences: tuple[Difference, ...] = ()
    """All of them where that was asked for, otherwise those with a warning."""
    kept: int = 0
    """Of the unchanged: rows that differ and were not taken over, for the file is older than what is stored."""


class _Fate(Enum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class Manner(msgspec.Struct, frozen=True, kw_only=True):
    """How an export is to be taken over."""

    made_at: int = 0
    """When it was made (:attr:`sync.server.lapor_export.rows.Export.made_at`); 0 when unknown."""
    dry_run: bool = False
    """Only find out what would change; nothing does."""
    force: bool = False
    """Take it over also where something newer is stored."""
    tell_all: bool = False
    """Report every difference, not only those with a warning."""


class _OnlyTried(Exception):
    """Ends the transaction of a dry run, so that the database takes everything back."""


def import_rows(centre: Centre, rows: Sequence[ExportRow], manner: Manner | None = None) -> ImportReport:
    """Take over the rows of one export in one transaction: all of it is stored, or nothing.

    Importing the same rows again changes nothing. A column that the file lacks never blanks what is stored. A dry
    run does the same and takes all of it back, so that its report cannot differ from what an import would do; like
    an import it makes other writers wait.
    """
    manner = manner or Manner()
    report = None
    try:
        with centre.database.writing() as connection:
            lock_centre(connection, shared=False)
            report = _Import(centre, connection, rows, manner).run()
            if manner.dry_run:
                raise _OnlyTried
    except _OnlyTried:
        pass
    assert report is not None
    return report


class _Differing(NamedTuple):
    """A stored case, and what a row makes of it."""

    old: StoredCase
    new: StoredCase
    row: int
    is_kept: bool
    """The row is older than what is stored, which therefore stays."""


def _unit_of(case: StoredCase, named: int | None) -> int | None:
    """Return the unit that has a case once a row of an export names one: what was disposed here stays."""
    return named if case.unit_id is None else case.unit_id


class _Import:
    """One import: rows find their unit, then their stored case, then what changed is written in portions."""

    def __init__(
        self, centre: Centre, connection: Connection, rows: Sequence[ExportRow], manner: Manner | None = None
    ) -> None:
        self._centre = centre
        self._connection = connection
        self._now = centre.clock.now_ms()
        self._rows = rows
        self._manner = manner or Manner()
        self._made_at = self._manner.made_at if self._manner.made_at < self._now + DAY_MS else 0
        self._fates = dict.fromkeys(_Fate, 0)
        self._kept = 0
        self._rejected: list[RejectedRow] = []
        self._differences: list[Difference] = []

    def run(self) -> ImportReport:
        register = UnitRegister(self._connection)
        register.meet(self._rows)
        placed = self._without_doubles([(row, register.unit_of(row)) for row in self._rows])
        self._named = {(row.tracking_id, unit) for row, unit in placed}
        register.flush()
        self._book = self._centre.books.at(self._connection)
        self._merging = Merging(self._centre, self._book)
        self._names = {unit.id: unit.name for unit in all_units(self._connection)}
        self._doubts = Doubts(
            self._centre,
            self._connection,
            self._made_at,
            max((row.received_at for row in self._rows), default=0),
            force=self._manner.force,
        )
        self._feed = FeedWriter.for_all(self._connection)
        for start in range(0, len(placed), ROWS_AT_ONCE):
            self._take_over(placed[start : start + ROWS_AT_ONCE])
        return ImportReport(
            created=self._fates[_Fate.CREATED],
            updated=self._fates[_Fate.UPDATED],
            unchanged=self._fates[_Fate.UNCHANGED],
            units_created=register.created,
            rejected=tuple(self._rejected),
            differences=tuple(sorted(self._differences, key=lambda one: one.row)),
            kept=self._kept,
        )

    def _without_doubles(self, placed: list[tuple[ExportRow, int | None]]) -> list[tuple[ExportRow, int | None]]:
        """Leave out rows that say a second time, and perhaps otherwise, what another row of the file says."""
        disposed = {row.tracking_id for row, unit in placed if unit is not None}
        first: dict[tuple[str, int | None], int] = {}
        kept = []
        for row, unit in placed:
            earlier = first.setdefault((row.tracking_id, unit), row.row)
            if earlier != row.row:
                reason = f"Laporan {row.tracking_id} untuk unit yang sama sudah ada di baris {earlier}."
            elif unit is None and row.tracking_id in disposed:
                reason = f"Laporan {row.tracking_id} ada di baris lain dengan instansi terdisposisi."
            else:
                kept.append((row, unit))
                continue
            self._rejected.append(RejectedRow(row.row, reason))
        return kept

    def _take_over(self, placed: Sequence[tuple[ExportRow, int | None]]) -> None:
        stored: dict[str, list[StoredCase]] = {}
        for case in cases_of_complaints(self._connection, sorted({row.tracking_id for row, _ in placed})):
            stored.setdefault(case.tracking_id, []).append(case)
        fresh: list[StoredCase] = []
        spoken_of: list[int] = []
        differing: list[_Differing] = []
        for row, unit in placed:
            known = stored.setdefault(row.tracking_id, [])
            if self._is_past(known, unit):
                self._fates[_Fate.UNCHANGED] += 1
                continue
            cases = self._meant(known, unit)
            if not cases:
                fresh.append(self._new_case(row, unit, known))
                continue
            pairs = [(case, self._merging.merged(case, row, _unit_of(case, unit))) for case in cases]
            spoken_of += [case.id for case in cases]
            here = [_Differing(old, new, row.row, self._doubts.keeps(old)) for old, new in pairs if old != new]
            taken = [one for one in here if not one.is_kept]
            for one in taken:  # a complaint at a second unit takes nothing from the undisposed one twice
                known.remove(one.old)
                known.append(one.new)
            differing += here
            self._fates[_Fate.UPDATED if taken else _Fate.UNCHANGED] += 1
            self._kept += bool(here) and not taken
        self._tell(differing)
        self._store_fresh(fresh)
        changed = [(one.old, one.new) for one in differing if not one.is_kept]
        self._store_changed(changed)
        self._record_replies(changed)
        if self._made_at:
            note_export(self._connection, spoken_of, self._made_at, even_if_older=self._manner.force)
        self._feed.flush()

    def _new_case(self, row: ExportRow, unit: int | None, others: Sequence[StoredCase]) -> StoredCase:
        blank = StoredCase(tracking_id=row.tracking_id, unit_id=unit, lapor_made_at=self._made_at)
        case = self._merging.merged(blank, row, unit)
        self._fates[_Fate.CREATED] += 1
        warning = self._doubts.about_new(others)
        if warning or self._manner.tell_all:
            name = None if unit is None else self._names[unit]
            self._differences.append(whats_new(case, row.row, name, warning))
        return case

    def _tell(self, differing: Sequence["_Differing"]) -> None:
        warnings = self._doubts.about([(one.old, one.new) for one in differing])
        for one, warning in zip(differing, warnings, strict=True):
            if warning or self._manner.tell_all:
                self._differences += whats_different(one.old, one.new, one.row, self._names, warning)

    def _is_past(self, cases: Sequence[StoredCase], unit: int | None) -> bool:
        """Whether a row names a unit that a case was taken from here, and the file knows a later one of it."""
        if unit is None or any(case.unit_id == unit for case in cases):
            return False
        for case in cases:
            if unit in case.former:
                later = (*case.former[case.former.index(unit) + 1 :], case.unit_id)
                return any((case.tracking_id, one) in self._named for one in later)
        return False

    def _meant(self, cases: list[StoredCase], unit: int | None) -> list[StoredCase]:
        """Return the stored cases that a row speaks of: none when it speaks of a new one.

        A complaint that nobody had yet becomes the unit's own; a row without unit speaks of all units that have it.
        """
        if unit is None:
            return cases
        same = [case for case in cases if case.unit_id == unit]
        left = [case for case in cases if unit in case.former]  # disposed anew here; LAPOR! does not know it yet
        return same or left or [case for case in cases if case.unit_id is None]

    def _store_fresh(self, fresh: Sequence[StoredCase]) -> None:
        for case, row in zip(fresh, insert_cases(self._connection, fresh), strict=True):
            self._feed.case_changed(ChangeKind.TEXT, row, case.holders)
            self._feed.case_changed(ChangeKind.STATE, row, case.holders)

    def _store_changed(self, changed: Sequence[tuple[StoredCase, StoredCase]]) -> None:
        update_cases(self._connection, (new for _, new in changed))
        keep_replaced(self._connection, changed)
        moved = [(old, new) for old, new in changed if old.holders != new.holders]
        events = event_rows_of_cases(self._connection, [new.id for _, new in moved])
        for old, new in changed:
            if old.text_version != new.text_version:
                self._feed.case_changed(ChangeKind.TEXT, new.id, new.holders)
            if old.revision != new.revision:
                fields = changed_fields(state_of(old), state_of(new))
                self._feed.case_changed(ChangeKind.STATE, new.id, new.holders, fields=fields)
        for old, new in moved:
            self._feed.case_moved(Move(new.id, old.holders, new.holders, tuple(events.get(new.id, ()))))

    def _record_replies(self, changed: Sequence[tuple[StoredCase, StoredCase]]) -> None:
        """Record one event for each change to *Ditanggapi oleh Pelapor*.

        Not where the reply itself has come by another road since LAPOR! said the phrase that is replaced now.
        """
        for old, new in changed:
            is_known = old.said_status == REPLIED_PHRASE and old.said_at > old.lapor_since
            if has_reporter_replied(old, new) and not is_known:
                record_event(self._connection, self._feed, self._book, new, self._reply())

    def _reply(self) -> Said:
        return Said(
            id=self._centre.new_id(),
            kind=EventKind.REPORTER_REPLY,
            text=REPLY_TEXT,
            author=REPLY_AUTHOR,
            unit_id=None,
            written=Written(at=self._now),
            received_at=self._now,
            published_at=self._now,
        )
