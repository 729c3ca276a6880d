"""States as rows: how a :class:`CaseState` is stored and read, and what is derived from it for the lists."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Final

import msgspec
from msgspec.structs import astuple
from sqlalchemy import Connection, Row

from sync.contract.casework.turn import turn_of
from sync.contract.entities import STATE_FIELDS, CaseState
from sync.contract.events import LAPOR_TEXT_LIMIT, SAID_TO_REPORTER
from sync.contract.frames import pack, unpack
from sync.contract.status import bucket_of, needs_reply

STATE: Final = STATE_FIELDS
"""Columns of ``case_state`` that are the fields of a state."""
DERIVED: Final = ("bucket", "needs_reply", "turn", "turn_act", "turn_on")
"""Columns that follow from them."""
_PACKED: Final = frozenset({"pauses", "drafts", "consults", "related"})
_FLAGS: Final = frozenset({"proposed", "substantive"})
_PACKED_AT: Final = tuple(place for place, name in enumerate(STATE) if name in _PACKED)
_CASES_A_QUERY: Final = 500
SPOKEN: Final = ", ".join(f"'{kind}'" for kind in sorted(SAID_TO_REPORTER))

UNSEEN: Final = f"event.kind IN ({SPOKEN}) AND event.published_at = 0"
"""The condition that an event is said to the reporter and not known to stand on lapor.go.id."""
_BRIDGED: Final = (
    "SELECT 1 FROM unit WHERE unit.row = event.unit AND unit.bridged_from > 0 AND event.row >= unit.bridged_from"
)
_TOO_LONG: Final = f"length(event.text) > {LAPOR_TEXT_LIMIT}"
BY_OFFICE: Final = f"{UNSEEN} AND (event.not_posted OR {_TOO_LONG} OR NOT EXISTS ({_BRIDGED}))"
"""The same, and that officers have to bring it there: the rule of :func:`sync.contract.casework.lapor_road.road_of`; a
test holds the two together."""


def state_fields(state: CaseState) -> list[Any]:
    """Return the values of :data:`STATE`, as SQLite keeps them."""
    fields: list[Any] = [str(value) if isinstance(value, date) else value for value in astuple(state)]
    for place in _PACKED_AT:
        fields[place] = pack(fields[place]) if fields[place] else b""
    return fields


def read_state(fields: Sequence[Any]) -> CaseState:
    """Return the state of these values of :data:`STATE`."""
    told = {name: value for name, value in zip(STATE, fields, strict=True) if name not in _PACKED or value}
    for name in _FLAGS:
        told[name] = bool(told[name])
    for name in _PACKED & told.keys():
        told[name] = msgspec.msgpack.decode(told[name])
    return unpack(pack(told), CaseState)


def state_of_row(row: Row[*tuple[Any, ...]]) -> CaseState:
    """Return the state of a row that has all columns of :data:`STATE` by their names."""
    fields = [getattr(row, name) for name in STATE]
    return read_state([str(value) if isinstance(value, date) else value for value in fields])


def derived(state: CaseState, to_upload: int = 0) -> tuple[Any, ...]:
    """Return the values of :data:`DERIVED`."""
    turn = turn_of(state, to_upload=to_upload)
    due = str(turn.due_on) if turn.due_on else None
    return (bucket_of(state.status).value, needs_reply(state.status), turn.who.value, turn.act or "", due)


def weigh_uploads(connection: Connection, cases: Collection[int]) -> set[int]:
    """Count anew what officers have to upload of these cases; returns those where that changes."""
    changed: set[int] = set()
    listed = sorted(cases)
    for start in range(0, len(listed), _CASES_A_QUERY):
        portion = tuple(listed[start : start + _CASES_A_QUERY])
        marks = ", ".join("?" * len(portion))
        names = ", ".join(f'case_state."{name}"' for name in ("row", "to_upload", *STATE))
        left = f'(SELECT count(*) FROM event WHERE event."case" = case_state.row AND {BY_OFFICE})'  # noqa: S608 - names of ours
        count = f"SELECT {names}, {left} FROM case_state WHERE row IN ({marks})"  # noqa: S608 - as above
        values: list[tuple[Any, ...]] = []
        for row, before, *fields, now in connection.exec_driver_sql(count, portion).all():
            if before != now:
                _, _, who, act, due = derived(read_state(fields), now)
                values.append((now, who, act, due, row))
        if values:
            connection.exec_driver_sql(_NOTE_TURN, values)
        changed.update(row for *_, row in values)
    return changed


def unseen_of_units(connection: Connection, units: Collection[int]) -> set[int]:
    """Return the cases in which these units said what the reporter is not known to read."""
    if not units:
        return set()
    rows = ", ".join(str(row) for row in units)
    told = f'SELECT DISTINCT "case" FROM event WHERE {UNSEEN} AND unit IN ({rows})'  # noqa: S608 - numbers
    return set(connection.exec_driver_sql(told).scalars())


def at_stopped_bridge(connection: Connection, unit: int) -> int:
    """Return how many replies of this unit wait at the centre, whose bridge stands still; 0 where it works."""
    is_stopped = connection.exec_driver_sql("SELECT bridge_stopped FROM unit WHERE row = ?", (unit,)).scalar()
    if not is_stopped:
        return 0
    told = f"SELECT count(*) FROM event WHERE {UNSEEN} AND event.unit = ? AND NOT ({BY_OFFICE})"  # noqa: S608 - as above
    return int(connection.exec_driver_sql(told, (unit,)).scalar_one())


_NOTE_TURN: Final = "UPDATE case_state SET to_upload = ?, turn = ?, turn_act = ?, turn_on = ? WHERE row = ?"


def derive_anew(connection: Connection) -> None:
    """Derive anew what the lists show of all states, as after an upgrade from a program that did not derive it."""
    names = ", ".join(f'"{name}"' for name in ("row", *STATE))
    last = 0
    while portion := connection.exec_driver_sql(
        f"SELECT {names} FROM case_state WHERE row > ? ORDER BY row LIMIT {_CASES_A_QUERY}",  # noqa: S608 - names of ours
        (last,),
    ).all():
        values = [(0, *derived(read_state(fields))[2:], row) for row, *fields in portion]
        connection.exec_driver_sql(_NOTE_TURN, values)
        last = portion[-1][0]
    spoken = connection.exec_driver_sql(
        f'SELECT DISTINCT "case" FROM event WHERE {UNSEEN}'  # noqa: S608 - as above
    )
    weigh_uploads(connection, [row[0] for row in spoken])
