"""The feed as it is stored: one row an entity and scope, carrying the number of its newest change."""

from collections.abc import Collection, Iterable
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, delete, func, select

from sync.contract.entities import ChangeKind
from sync.server.store.tables import feed
from sync.server.store.upsert import upsert


class FeedRow(msgspec.Struct, frozen=True):
    """What changed last about one entity of a scope, and through whose action, if it was an action."""

    scope_id: int
    kind: str
    row: int
    seq: int
    action: UUID | None = None
    mark: int = 0
    """Of this version, see :mod:`sync.contract.marks`."""
    since: int = 0
    """Number under which the entity was first told in this scope."""
    fields: int = 0
    """Of a state: all that a reader who has seen ``since`` may lack."""


_COLUMNS = tuple(feed.c[name] for name in FeedRow.__struct_fields__)
_ROWS_A_QUERY = 500


def store_rows(connection: Connection, rows: Collection[FeedRow]) -> None:
    """Store changes; each replaces what the feed told about the same entity before."""
    if not rows:
        return
    statement = upsert(connection, feed)
    statement = statement.on_conflict_do_update(
        index_elements=[feed.c.scope_id, feed.c.kind, feed.c.row],
        set_={name: statement.excluded[name] for name in ("seq", "action", "mark", "since", "fields")},
    )
    connection.execute(statement, [msgspec.structs.asdict(row) for row in rows])


def delete_rows(connection: Connection, gone: Iterable[tuple[int, str, int]]) -> None:
    """Forget entities: (scope, kind, row)."""
    values = [{"in_scope": scope, "of_kind": kind, "at_row": row} for scope, kind, row in gone]
    if values:
        here = (
            (feed.c.scope_id == bindparam("in_scope"))
            & (feed.c.kind == bindparam("of_kind"))
            & (feed.c.row == bindparam("at_row"))
        )
        connection.execute(delete(feed).where(here), values)


_AFTER = (
    select(*_COLUMNS)
    .where(
        feed.c.scope_id == bindparam("in_scope"),
        feed.c.seq > bindparam("after"),
        feed.c.seq <= bindparam("until"),
    )
    .order_by(feed.c.seq)
    .limit(bindparam("most"))
)


def rows_after(connection: Connection, scope_id: int, after: int, until: int, most: int) -> list[FeedRow]:
    """Return the changes with ``after`` < number <= ``until``, in their order."""
    given = {"in_scope": scope_id, "after": after, "until": until, "most": most}
    return [FeedRow(*row) for row in connection.execute(_AFTER, given)]


def count_after(connection: Connection, scope_id: int, after: int, until: int) -> int:
    """Return how many changes there are with ``after`` < number <= ``until``."""
    here = (feed.c.scope_id == scope_id) & (feed.c.seq > after) & (feed.c.seq <= until)
    return connection.scalar(select(func.count()).select_from(feed).where(here)) or 0


_AT = select(*_COLUMNS).where(
    feed.c.scope_id == bindparam("in_scope"),
    feed.c.kind == bindparam("of_kind"),
    feed.c.row.in_(bindparam("wanted", expanding=True)),
)


def rows_at(connection: Connection, keys: Iterable[tuple[int, str, int]]) -> dict[tuple[int, str, int], FeedRow]:
    """Return what the feed tells about these entities (scope, kind, row) now; untold ones are absent."""
    wanted: dict[tuple[int, str], list[int]] = {}
    for scope, kind, row in keys:
        wanted.setdefault((scope, kind), []).append(row)
    found = {}
    for (scope, kind), rows in wanted.items():
        for start in range(0, len(rows), _ROWS_A_QUERY):
            given = {"in_scope": scope, "of_kind": kind, "wanted": rows[start : start + _ROWS_A_QUERY]}
            found.update({(scope, kind, row.row): FeedRow(*row) for row in connection.execute(_AT, given)})
    return found


def rows_of_kind(connection: Connection, scope_id: int, kind: str) -> list[int]:
    """Return the rows of a kind that the scope holds."""
    here = (feed.c.scope_id == scope_id) & (feed.c.kind == kind)
    return list(connection.scalars(select(feed.c.row).where(here).order_by(feed.c.row)))


def count_of_kind(connection: Connection, scope_id: int, kind: str) -> int:
    """Return how many entities of a kind the scope holds."""
    here = (feed.c.scope_id == scope_id) & (feed.c.kind == kind)
    return connection.scalar(select(func.count()).select_from(feed).where(here)) or 0


def marks_in(connection: Connection, scope_id: int) -> list[tuple[str, int, int]]:
    """Return (kind, row, mark) of all that the scope holds."""
    query = select(feed.c.kind, feed.c.row, feed.c.mark).where(
        feed.c.scope_id == scope_id, feed.c.kind != ChangeKind.WITHDRAWN
    )
    return [(row.kind, row.row, row.mark) for row in connection.execute(query)]


def holds(connection: Connection, scope_id: int, entities: Iterable[tuple[str, int]]) -> set[tuple[str, int]]:
    """Return those of these entities (kind, row) that the scope holds."""
    told = rows_at(connection, [(scope_id, kind, row) for kind, row in entities])
    return {(kind, row) for _, kind, row in told}


def was_withdrawn(connection: Connection, scope_id: int, case_ids: Collection[int]) -> frozenset[int]:
    """Return those of these cases that once were in this scope and left it."""
    here = (feed.c.scope_id == scope_id) & (feed.c.kind == ChangeKind.WITHDRAWN) & feed.c.row.in_(case_ids)
    return frozenset(connection.scalars(select(feed.c.row).where(here)))
