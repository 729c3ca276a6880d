"""Units: made by an administrator, or by an import that names them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection

from sync.contract.entities import ChangeKind
from sync.contract.errors import BadInput
from sync.server.centre import Centre
from sync.server.feed import FeedWriter
from sync.server.lapor_export.rows import ExportRow
from sync.server.store import units as stored
from sync.server.store.calendars import entities_with_units
from sync.server.store.scopes import ScopeKind, insert_scope, lock_centre
from sync.server.store.templates import rows_for_line
from sync.server.store.units import StoredUnit

_CODE_LIMIT: Final = 100


def add_unit(centre: Centre, code: str, name: str, parent_code: str | None) -> None:
    """Add a unit by hand.

    :raises BadInput: for a code that is taken or none, an empty name, an unknown parent.
    """
    code, name = code.strip(), " ".join(name.split())
    if not code or len(code) > _CODE_LIMIT or not code.isprintable():
        raise BadInput("Kode unit harus 1 sampai 100 karakter.")
    if not name:
        raise BadInput("Nama unit tidak boleh kosong.")
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        if stored.unit_by_code(connection, code) is not None:
            raise BadInput(f"Unit dengan kode {code!r} sudah ada. Tidak ada yang diubah.")
        parent = stored.unit_by_code(connection, parent_code) if parent_code else None
        if parent_code and parent is None:
            raise BadInput(f"Unit induk dengan kode {parent_code!r} tidak ada. Tidak ada yang diubah.")
        new = stored.insert_unit(
            connection, code=code, lapor_id=None, name=name, parent_id=parent.id if parent else None, hand_made=True
        )
        insert_scope(connection, new.id, ScopeKind.UNIT)
        tell_units(connection, made=[new.id])


def set_approval(centre: Centre, code: str, *, needed: bool) -> StoredUnit:
    """Say whether responses of a unit go out only once a second officer has approved them; returns the unit.

    Drafts that wait already go on waiting.

    :raises BadInput: for an unknown unit.
    """
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        unit = stored.unit_by_code(connection, code)
        if unit is None:
            raise BadInput(f"Unit dengan kode {code!r} tidak ada. Lihat: tindak-server units")
        if unit.approval == needed:
            return unit
        changed = msgspec.structs.replace(unit, approval=needed)
        stored.update_unit(connection, changed)
        tell_units(connection, made=(), renamed=[unit.id])
        return changed


def tell_units(connection: Connection, made: Iterable[int], renamed: Iterable[int] = ()) -> None:
    """Tell new and renamed units to the scopes that have to know them.

    A new one also learns of those of its tree, and of the calendars and rules that hold for it.
    """
    writer = FeedWriter.for_all(connection)
    book = entities_with_units(connection)
    for unit in made:
        line, own = writer.map.line(unit), writer.map.own_scope(unit)
        others = (other for other in writer.map.tree_of(unit) if other != unit)
        writer.fill(own, ((ChangeKind.UNIT, other) for other in others))
        writer.fill(own, ((kind, row) for kind, row, of in book if of is None or of in line))
        writer.fill(own, rows_for_line(connection, line))
        writer.unit_changed(unit)
    for unit in renamed:
        writer.unit_changed(unit)
    writer.flush()


class UnitRegister:
    """Finds the unit that a row of an export names, and makes those that do not exist yet."""

    def __init__(self, connection: Connection) -> None:
        """Load all units; the caller holds the lock of the centre alone."""
        self._connection = connection
        self._by_id: dict[str, StoredUnit] = {}
        self._by_name: dict[str, StoredUnit] = {}
        self._codes: set[str] = set()
        self._named: dict[tuple[str, str], int] = {}
        self._made: list[int] = []
        self._renamed: list[int] = []
        for unit in stored.all_units(connection):
            self._know(unit)

    def meet(self, rows: Sequence[ExportRow]) -> None:
        """Find or make the units of all rows; those that others name as their agency first, whatever their order."""
        agencies = {_folded(row.parent_agency) for row in rows}
        for row in sorted(rows, key=lambda row: _folded(row.unit_name) not in agencies):
            self.unit_of(row)

    def unit_of(self, row: ExportRow) -> int | None:
        """Return the unit that the row is disposed to; ``None`` when it names none.

        By id, else by name where either side has no id (the id is then adopted), else the unit is made.
        """
        lapor_id, name = row.unit_lapor_id.strip(), " ".join(row.unit_name.split())
        if not lapor_id and not name:
            return None
        known = self._named.get((lapor_id, _folded(name)))
        if known is None:
            known = self._named[lapor_id, _folded(name)] = self._find_or_make(lapor_id, name, row.parent_agency).id
        return known

    @property
    def created(self) -> int:
        """How many units were made."""
        return len(self._made)

    def flush(self) -> None:
        """Tell what was made and renamed; once, when all rows have found their unit."""
        if self._made or self._renamed:
            tell_units(self._connection, self._made, self._renamed)

    def _find_or_make(self, lapor_id: str, name: str, parent_agency: str) -> StoredUnit:
        unit = self._by_id.get(lapor_id) if lapor_id else None
        if unit is None and (namesake := self._by_name.get(_folded(name))) and not (lapor_id and namesake.lapor_id):
            unit = namesake
        if unit is None:
            return self._make(lapor_id, name, parent_agency)
        now = msgspec.structs.replace(unit, name=name or unit.name, lapor_id=unit.lapor_id or lapor_id or None)
        if unit.lapor_id is None and unit.hand_made:
            now = msgspec.structs.replace(now, name=unit.name)  # found by this very name: the spelling is ours
        if now != unit:
            stored.update_unit(self._connection, now)
            self._by_name.pop(_folded(unit.name), None)
            self._know(now)
            self._renamed.append(now.id)
        return now

    def _make(self, lapor_id: str, name: str, parent_agency: str) -> StoredUnit:
        unit = stored.insert_unit(
            self._connection,
            code=self._free_code(lapor_id or _slug(name)),
            lapor_id=lapor_id or None,
            name=name or lapor_id,
            parent_id=self._parent(name, parent_agency),
            hand_made=False,
        )
        insert_scope(self._connection, unit.id, ScopeKind.UNIT)
        self._know(unit)
        self._made.append(unit.id)
        return unit

    def _parent(self, name: str, parent_agency: str) -> int | None:
        """Find the unit above a new one: the agency that the row names, else the one agency made by hand."""
        agency = self._by_name.get(_folded(parent_agency)) if _folded(parent_agency) != _folded(name) else None
        if agency is not None:
            return agency.id
        tops = {unit.id for unit in self._by_name.values() if unit.hand_made and unit.parent_id is None}
        return tops.pop() if len(tops) == 1 else None

    def _free_code(self, wish: str) -> str:
        wish = wish[: _CODE_LIMIT - 8] or "unit"
        code, number = wish, 1
        while code in self._codes:
            number += 1
            code = f"{wish}-{number}"
        return code

    def _know(self, unit: StoredUnit) -> None:
        self._codes.add(unit.code)
        self._by_name.setdefault(_folded(unit.name), unit)
        if self._by_name[_folded(unit.name)].id == unit.id:
            self._by_name[_folded(unit.name)] = unit
        if unit.lapor_id:
            self._by_id[unit.lapor_id] = unit


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
