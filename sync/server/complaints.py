"""Complaints come in: an export of lapor.go.id is compared with what is stored, and the differences are taken over.

LAPOR! owns the text of a complaint and its raw status; our own follow-ups are never touched by an import.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Final

import msgspec
from sqlalchemy import Connection

from sync.contract.entities import ChangeKind, changed_fields
from sync.server.centre import Centre
from sync.server.feed import FeedWriter, Move
from sync.server.lapor_export.rows import ExportRow, RejectedRow
from sync.server.store.cases import (
    StoredCase,
    cases_of_complaints,
    insert_cases,
    state_of,
    text_of,
    update_cases,
)
from sync.server.store.events import event_rows_of_cases
from sync.server.store.scopes import lock_centre
from sync.server.timeline import settled
from sync.server.units import UnitRegister

ROWS_AT_ONCE: Final = 500

_TAKEN_OVER: Final = {
    "title": "title",
    "original_body": "original_body",
    "body": "edited_body",
    "received_at": "received_at",
    "reporter": "reporter",
    "classification": "classification",
    "category_id": "category_id",
    "category": "category",
    "channel": "channel",
    "anonymous": "anonymous",
    "confidential": "confidential",
    "parent_agency": "parent_agency",
    "reason": "reason",
    "province": "province",
    "regency": "regency",
    "district": "district",
    "village": "village",
    "rating": "rating",
}
"""Fields of an export row and of a stored case that mean the same."""


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did: rows of the file by what became of them, and units that were made."""

    created: int
    updated: int
    unchanged: int
    units_created: int
    rejected: tuple[RejectedRow, ...]


class _Fate(Enum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


def import_rows(centre: Centre, rows: Sequence[ExportRow]) -> ImportReport:
    """Take over the rows of one export in one transaction: all of it is stored, or nothing.

    Importing the same rows again changes nothing. A column that the file lacks never blanks what is stored.
    """
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        return _Import(centre, connection, rows).run()


class _Import:
    """One import: rows find their unit, then their stored case, then what changed is written in portions."""

    def __init__(self, centre: Centre, connection: Connection, rows: Sequence[ExportRow]) -> None:
        self._centre = centre
        self._connection = connection
        self._now = centre.clock.now_ms()
        self._rows = rows
        self._fates = dict.fromkeys(_Fate, 0)
        self._rejected: list[RejectedRow] = []

    def run(self) -> ImportReport:
        register = UnitRegister(self._connection)
        register.meet(self._rows)
        placed = self._without_doubles([(row, register.unit_of(row)) for row in self._rows])
        register.flush()
        self._book = self._centre.books.at(self._connection)
        self._feed = FeedWriter.for_all(self._connection)
        for start in range(0, len(placed), ROWS_AT_ONCE):
            self._take_over(placed[start : start + ROWS_AT_ONCE])
        return ImportReport(
            created=self._fates[_Fate.CREATED],
            updated=self._fates[_Fate.UPDATED],
            unchanged=self._fates[_Fate.UNCHANGED],
            units_created=register.created,
            rejected=tuple(self._rejected),
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
        changed: list[tuple[StoredCase, StoredCase]] = []
        for row, unit in placed:
            cases = self._meant(stored.setdefault(row.tracking_id, []), unit)
            if not cases:
                fresh.append(self._merged(StoredCase(tracking_id=row.tracking_id, unit_id=unit), row, unit))
                self._fates[_Fate.CREATED] += 1
                continue
            pairs = [(case, self._merged(case, row, case.unit_id if unit is None else unit)) for case in cases]
            differing = [(old, new) for old, new in pairs if old != new]
            for old, new in differing:  # a complaint at a second unit takes nothing from the undisposed one twice
                stored[row.tracking_id].remove(old)
                stored[row.tracking_id].append(new)
            changed += differing
            self._fates[_Fate.UPDATED if differing else _Fate.UNCHANGED] += 1
        self._store_fresh(fresh)
        self._store_changed(changed)
        self._feed.flush()

    def _meant(self, cases: list[StoredCase], unit: int | None) -> list[StoredCase]:
        """Return the stored cases that a row speaks of: none when it speaks of a new one.

        A complaint that nobody had yet becomes the unit's own; a row without unit speaks of all units that have it.
        """
        if unit is None:
            return cases
        same = [case for case in cases if case.unit_id == unit]
        return same or [case for case in cases if case.unit_id is None]

    def _merged(self, case: StoredCase, row: ExportRow, unit: int | None) -> StoredCase:
        told = {ours: getattr(row, theirs) for theirs, ours in _TAKEN_OVER.items() if theirs in row.present}
        if row.status != case.lapor_status:
            told |= {"lapor_status": row.status, "lapor_since": self._now}
        now = msgspec.structs.replace(case, unit_id=unit, **told)
        if now.anonymous and now.reporter:
            now = msgspec.structs.replace(now, reporter="")
        now = settled(self._book, case, now)
        if case.id and text_of(now) != text_of(case):
            now = msgspec.structs.replace(now, text_version=case.text_version + 1)
        return now

    def _store_fresh(self, fresh: Sequence[StoredCase]) -> None:
        for case, row in zip(fresh, insert_cases(self._connection, fresh), strict=True):
            self._feed.case_changed(ChangeKind.TEXT, row, case.holders)
            self._feed.case_changed(ChangeKind.STATE, row, case.holders)

    def _store_changed(self, changed: Sequence[tuple[StoredCase, StoredCase]]) -> None:
        update_cases(self._connection, (new for _, new in changed))
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
