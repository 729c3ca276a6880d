"""Units as they are stored: agencies, OPD, kecamatan, kelurahan."""

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from sync.server.store.tables import cases, units


class StoredUnit(msgspec.Struct, frozen=True):
    """One unit. ``hand_made`` units were added by an administrator, the others by an import."""

    id: int
    code: str
    lapor_id: str | None
    name: str
    parent_id: int | None
    hand_made: bool
    version: int = 1
    approval: bool = False
    coordinated: bool = False
    zone: str = ""
    bridged_from: int = 0
    """Row of an event from which on the bridge posts this unit's replies; 0 where it does not."""
    bridge_stopped: bool = False


_COLUMNS = tuple(units.c[name] for name in StoredUnit.__struct_fields__)


def all_units(connection: Connection) -> list[StoredUnit]:
    """Return every unit, by row number."""
    return [StoredUnit(*row) for row in connection.execute(select(*_COLUMNS).order_by(units.c.id))]


def unit_by_code(connection: Connection, code: str) -> StoredUnit | None:
    """Find a unit by its code, else by its id at LAPOR!."""
    for column in (units.c.code, units.c.lapor_id):
        row = connection.execute(select(*_COLUMNS).where(column == code)).first()
        if row is not None:
            return StoredUnit(*row)
    return None


def units_in(connection: Connection, rows: list[int]) -> dict[int, StoredUnit]:
    """Return the units with these row numbers."""
    if not rows:
        return {}
    found = connection.execute(select(*_COLUMNS).where(units.c.id.in_(rows)))
    return {unit.id: unit for unit in (StoredUnit(*row) for row in found)}


def insert_unit(
    connection: Connection, *, code: str, lapor_id: str | None, name: str, parent_id: int | None, hand_made: bool
) -> StoredUnit:
    """Store a new unit."""
    values = {"code": code, "lapor_id": lapor_id, "name": name, "parent_id": parent_id, "hand_made": hand_made}
    row = connection.execute(insert(units).values(values).returning(units.c.id)).scalar_one()
    return StoredUnit(row, code, lapor_id, name, parent_id, hand_made)


def update_unit(connection: Connection, unit: StoredUnit) -> None:
    """Store a unit as it is now, as its next version; code and parent stay."""
    values = {
        "name": unit.name,
        "lapor_id": unit.lapor_id,
        "approval": unit.approval,
        "coordinated": unit.coordinated,
        "zone": unit.zone,
        "bridged_from": unit.bridged_from,
        "bridge_stopped": unit.bridge_stopped,
        "version": units.c.version + 1,
    }
    connection.execute(update(units).where(units.c.id == unit.id).values(values))


def note_coordinated(connection: Connection, unit_id: int) -> None:
    """Note that a coordinator works at a unit, as its next version."""
    values = {"coordinated": True, "version": units.c.version + 1}
    connection.execute(update(units).where(units.c.id == unit_id).values(values))


def case_counts(connection: Connection) -> dict[int, int]:
    """Return how many cases each unit has; units without any are absent."""
    counted = (
        select(cases.c.unit_id, func.count().label("total"))
        .where(cases.c.unit_id.is_not(None))
        .group_by(cases.c.unit_id)
    )
    return {row.unit_id: row.total for row in connection.execute(counted)}
