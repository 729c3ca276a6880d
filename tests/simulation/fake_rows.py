"""What the fake centre keeps, who sees what of it, and how a change is told: the feed in its plainest form."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

import msgspec

from sync.contract.entities import CaseEvent, CaseState, CaseText, Unit, changed_fields
from sync.contract.marks import event_mark, other_mark, state_mark, text_mark, unit_mark
from sync.contract.receipts import Receipt
from sync.contract.status import effective_status
from tests.simulation.memory import Tables
from tests.simulation.ports import Officer

TABLES = ("one", "unit", "officer", "session", "case", "event", "other", "receipt", "number", "scope", "feed")
OTHER_KIND = "photo"
"""A kind that a newer centre tells and that no desk understands."""


class Case(msgspec.Struct, frozen=True):
    """A complaint at a unit."""

    text: CaseText
    state: CaseState
    version: int = 1
    said: str = ""
    """The phrase that followed from the newest act which moved the status."""
    said_at: int = 0

    def with_status(self) -> "Case":
        """Return the case with the status that is true now."""
        state = self.state
        status = effective_status(state.lapor_status, state.lapor_since, self.said, self.said_at)
        return msgspec.structs.replace(self, state=msgspec.structs.replace(state, status=status))


class Session(msgspec.Struct, frozen=True):
    """A sign-in."""

    officer: str
    is_open: bool = True


class Decided(msgspec.Struct, frozen=True):
    """A receipt, and to whom it was given."""

    officer: str
    sheet: int
    receipt: Receipt


class FeedRow(msgspec.Struct, frozen=True):
    """The newest change of an entity in a scope."""

    seq: int
    mark: int
    since: int
    """Number under which the entity was first told here."""
    fields: int = 0
    """All fields of a state that changed since."""
    action: UUID | None = None


Scope = tuple[int, bool]
"""A unit, and whether with all below it."""
Key = tuple[str, int]


def line(tables: Any, unit: int) -> list[int]:
    """Return a unit and those above it."""
    found: list[int] = []
    while unit and unit not in found:
        found.append(unit)
        unit = tables["unit"][unit][0].parent
    return found


def scope_of(tables: Any, username: str) -> Scope:
    """Return what an officer may see."""
    officer: Officer = tables["officer"][username]
    return officer.unit, officer.is_coordinator


def sees_case(tables: Any, scope: Scope, unit: int) -> bool:
    """Whether a scope holds the cases of this unit (0: the undisposed ones)."""
    mine, is_tree = scope
    if not is_tree:
        return unit == mine
    return mine in line(tables, unit) if unit else not tables["unit"][mine][0].parent


def sees_unit(tables: Any, scope: Scope, unit: int) -> bool:
    """Whether a scope has to know this unit."""
    mine, _ = scope
    return line(tables, unit)[-1] == line(tables, mine)[-1]


def body_of(tables: Any, kind: str, row: int) -> tuple[Any, int, int] | None:
    """Return body, version and mark of the newest version of an entity; ``None`` where there is none."""
    match kind:
        case "unit":
            unit, version = tables["unit"][row]
            return unit, version, unit_mark(row, unit.code, version)
        case "text":
            case: Case = tables["case"][row]
            return case.text, case.version, text_mark(row, case.text.tracking_id, case.version)
        case "state":
            state: CaseState = tables["case"][row].state
            return state, 1, state_mark(row, state.revision, state.status, state.lapor_since)
        case "event":
            event: CaseEvent = tables["event"][row]
            return event, 1, event_mark(row, event.action, event.published_at)
        case _ if (kind, row) in tables["other"]:
            _, version, body = tables["other"][kind, row]
            return body, version, other_mark(kind, row, version)
    return None


def tell(
    tables: Tables, scopes: Iterable[Scope], kind: str, row: int, *, fields: int = 0, action: UUID | None = None
) -> None:
    """Give the newest version of an entity the next number in these scopes."""
    found = body_of(tables, kind, row) if kind != "withdrawn" else None
    for scope in scopes:
        before: FeedRow | None = tables["feed"].get((scope, kind, row))
        seq = tables["scope"][scope] + 1
        since, earlier = (before.since, before.fields) if before else (seq, 0)
        tables.put("scope", scope, seq)
        tables.put("feed", (scope, kind, row), FeedRow(seq, found[2] if found else 0, since, earlier | fields, action))


def forget(tables: Tables, scope: Scope, kind: str, row: int) -> None:
    """Let a scope hold an entity no more."""
    tables.drop("feed", (scope, kind, row))


def scopes_of_case(tables: Any, unit: int) -> list[Scope]:
    """Return the scopes that hold cases of a unit."""
    return [scope for scope in tables["scope"] if sees_case(tables, scope, unit)]


def entities_of_case(tables: Any, row: int) -> Iterator[Key]:
    """Yield what a case consists of."""
    yield "text", row
    yield "state", row
    for number, event in tables["event"].items():
        if event.case == row:
            yield "event", number


def entities_of_scope(tables: Any, scope: Scope) -> Iterator[Key]:
    """Yield what a new scope holds."""
    for row in tables["unit"]:
        if sees_unit(tables, scope, row):
            yield "unit", row
    for row, case in tables["case"].items():
        if sees_case(tables, scope, case.state.unit):
            yield from entities_of_case(tables, row)
    for (kind, row), (unit, _, _) in tables["other"].items():
        if sees_case(tables, scope, unit):
            yield kind, row


def held_by(rows: Any, scope: Scope) -> dict[Key, FeedRow]:
    """Return what the feed tells of a scope now."""
    return {(kind, row): told for (here, kind, row), told in rows["feed"].items() if here == scope}


def new_unit(code: str, parent: int) -> Unit:
    """Return a unit."""
    return Unit(code=code, name=f"Unit {code}", parent=parent)


def store_case(tables: Tables, row: int, old: Case, new: Case, action: UUID | None = None) -> Case:
    """Store a case as it is now and tell what changed of it."""
    if new.state != old.state:
        new = msgspec.structs.replace(new, state=msgspec.structs.replace(new.state, revision=old.state.revision + 1))
    if new.text != old.text:
        new = msgspec.structs.replace(new, version=old.version + 1)
    tables.put("case", row, new)
    scopes = scopes_of_case(tables, new.state.unit)
    if new.text != old.text:
        tell(tables, scopes, "text", row)
    if new.state != old.state:
        tell(tables, scopes, "state", row, fields=changed_fields(old.state, new.state), action=action)
    return new


def next_number(tables: Tables, name: str) -> int:
    """Return the next number of a kind."""
    number = tables["number"].get(name, 0) + 1
    tables.put("number", name, number)
    return int(number)
