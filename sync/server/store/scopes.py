"""Scopes: who sees which entities, and the counter that numbers the changes of each scope.

A unit's own scope (``unit``) holds its cases. The scope of a unit with everything below it (``tree``) exists as soon
as the unit has a coordinator; that of a unit without parent also holds the complaints nobody was given yet.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, insert, select, update

from sync.server.store.tables import centre, scopes, units


class ScopeKind(StrEnum):
    """How far a scope reaches."""

    UNIT = "unit"
    TREE = "tree"


class Scope(msgspec.Struct, frozen=True):
    """One scope as it is stored; ``last_seq`` is the number of its newest change, ``sum`` that of all its marks."""

    id: int
    unit_id: int
    kind: str
    last_seq: int
    sum: int


class Counter(msgspec.Struct, frozen=True):
    """What a scope counts."""

    last_seq: int
    sum: int


_COLUMNS = tuple(scopes.c[name] for name in Scope.__struct_fields__)


class ScopeMap:
    """Which scopes hold the entities of which unit, as it was when the map was loaded."""

    def __init__(self, known: Iterable[tuple[int, int | None, int | None, str | None]]) -> None:
        """Build the map from every unit with its parent and each of its scopes: (unit, parent, scope, kind)."""
        self._parents: dict[int, int | None] = {}
        self._own: dict[int, int] = {}
        self._tree: dict[int, int] = {}
        for unit, parent, scope, kind in known:
            self._parents[unit] = parent
            if scope is not None:
                (self._own if kind == ScopeKind.UNIT else self._tree)[unit] = scope
        self._of_case: dict[int | None, frozenset[int]] = {}

    @property
    def all_scopes(self) -> frozenset[int]:
        """Every scope there is."""
        return frozenset(self._own.values()) | frozenset(self._tree.values())

    def of_case(self, unit_id: int | None, consulted: Iterable[int] = ()) -> frozenset[int]:
        """Return the scopes that hold the cases of this unit, or the undisposed ones for ``None``.

        :param consulted: units that were asked about the case, and so have it before their eyes too.
        """
        if unit_id not in self._of_case:
            self._of_case[unit_id] = self._find(unit_id)
        return self._of_case[unit_id].union(*(self.of_case(unit) for unit in consulted))

    def of_unit(self, unit_id: int) -> frozenset[int]:
        """Return the scopes that have to know this unit: those of all units of its tree, for they may name it."""
        known = self.tree_of(unit_id)
        return frozenset(scope for unit in known for scope in (self._own.get(unit), self._tree.get(unit)) if scope)

    def around(self, unit_id: int) -> frozenset[int]:
        """Return the scopes for whose cases a local calendar of this unit holds: its own line, upward and downward."""
        below = self.subtree(unit_id)
        own = {self._own[unit] for unit in below if unit in self._own}
        trees = {self._tree[unit] for unit in (*below, *self.line(unit_id)) if unit in self._tree}
        return frozenset(own | trees)

    def tree_of(self, unit_id: int) -> list[int]:
        """Return all units of the tree that this unit belongs to, from its top unit down, by row number."""
        top = self.line(unit_id)[-1]
        return [unit for unit in self._parents if self.line(unit)[-1] == top]

    @property
    def units(self) -> Collection[int]:
        """Every unit there is."""
        return self._parents.keys()

    def is_coordinated(self, unit_id: int) -> bool:
        """Whether somebody coordinates this unit, at it or above."""
        return any(unit in self._tree for unit in self.line(unit_id))

    def of_template(self, unit_id: int | None) -> frozenset[int]:
        """Return the scopes that have a template of this unit: its own and all below; for ``None`` every scope."""
        return frozenset(
            scope
            for of_kind in (self._own, self._tree)
            for unit, scope in of_kind.items()
            if unit_id is None or unit_id in self.line(unit)
        )

    def own_scope(self, unit_id: int) -> int:
        """Return the scope of this unit's own cases."""
        return self._own[unit_id]

    def line(self, unit_id: int) -> list[int]:
        """Return a unit and the units above it, itself first."""
        above: list[int] = []
        unit: int | None = unit_id
        while unit is not None and unit not in above:
            above.append(unit)
            unit = self._parents.get(unit)
        return above

    def subtree(self, unit_id: int) -> list[int]:
        """Return a unit and all units below it."""
        return [unit for unit in self._parents if unit_id in self.line(unit)]

    def is_top(self, unit_id: int) -> bool:
        """Whether no unit stands above this one."""
        return self._parents.get(unit_id) is None

    def _find(self, unit_id: int | None) -> frozenset[int]:
        if unit_id is None:
            return frozenset(scope for unit, scope in self._tree.items() if self.is_top(unit))
        own = {self._own[unit_id]} if unit_id in self._own else set()
        return frozenset(own | {self._tree[unit] for unit in self.line(unit_id) if unit in self._tree})


_MAP = (
    select(units.c.id, units.c.parent_id, scopes.c.id, scopes.c.kind)
    .select_from(units.outerjoin(scopes, scopes.c.unit_id == units.c.id))
    .order_by(units.c.id)
)


def load_scope_map(connection: Connection) -> ScopeMap:
    """Load the map of all units and scopes."""
    return ScopeMap(connection.execute(_MAP))


def find_scope(connection: Connection, unit_id: int, kind: ScopeKind) -> Scope | None:
    """Find a scope of a unit."""
    row = connection.execute(select(*_COLUMNS).where(scopes.c.unit_id == unit_id, scopes.c.kind == kind)).first()
    return Scope(*row) if row else None


class Standing(NamedTuple):
    """How far a scope has come, and in which run of history."""

    scope: Scope
    epoch: str


_STANDING = select(*_COLUMNS, select(centre.c.epoch).scalar_subquery()).where(
    scopes.c.unit_id == bindparam("of_unit"), scopes.c.kind == bindparam("of_kind")
)


def find_standing(connection: Connection, unit_id: int, kind: ScopeKind) -> Standing:
    """Return how a scope stands; a unit has its scopes from the moment they were needed first. In one statement."""
    row = connection.execute(_STANDING, {"of_unit": unit_id, "of_kind": kind}).one()
    return Standing(Scope(*row[:-1]), row[-1])


def insert_scope(connection: Connection, unit_id: int, kind: ScopeKind) -> int:
    """Store a new, empty scope."""
    new = insert(scopes).values(unit_id=unit_id, kind=kind, last_seq=0, sum=0)
    return int(connection.execute(new.returning(scopes.c.id)).scalar_one())


def lock_centre(connection: Connection, *, shared: bool) -> None:
    """Take the lock that keeps acts on many units (import, new units and users) apart from exchanges.

    Everyone takes it first, before any scope, so that nobody waits in a circle. On SQLite the one writer's place
    is this lock already.
    """
    connection.execute(select(centre.c.id).with_for_update(read=shared)).all()


_LOCK = (
    select(scopes.c.id, scopes.c.last_seq, scopes.c.sum)
    .where(scopes.c.id.in_(bindparam("wanted", expanding=True)))
    .order_by(scopes.c.id)
    .with_for_update()
)


def lock_scopes(connection: Connection, wanted: Collection[int]) -> dict[int, Counter]:
    """Lock the counters of these scopes, in ascending order, and return what each has counted.

    Held until the end of the transaction: whoever writes to a scope commits before the next one may take a number,
    so a reader that saw number *n* has seen every number below.
    """
    return {row[0]: Counter(*row[1:]) for row in connection.execute(_LOCK, {"wanted": list(wanted)})}


_COUNTED: dict[str, Any] = {"last_seq": bindparam("seq"), "sum": bindparam("total")}
_COUNT = update(scopes).where(scopes.c.id == bindparam("scope")).values(_COUNTED)


def store_counters(connection: Connection, counters: dict[int, Counter]) -> None:
    """Store what each of these (locked) scopes has counted."""
    values = [{"scope": scope, "seq": one.last_seq, "total": one.sum} for scope, one in sorted(counters.items())]
    if values:
        connection.execute(_COUNT, values)
