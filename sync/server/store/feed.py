"""The feed as it is stored: one row an entity and scope, carrying the number of its newest change."""

from collections.abc import Collection, Iterable
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, delete, select

from sync.contract.messages import ChangeKind
from sync.server.store.tables import feed
from sync.server.store.upsert import upsert


class FeedRow(msgspec.Struct, frozen=True):
    """What changed last about one entity of a scope, and through whose action, if it was an action."""

    scope_id: int
    kind: str
    row: int
    seq: int
    action: UUID | None = None


def store_rows(connection: Connection, rows: Collection[FeedRow]) -> None:
    """Store changes; each replaces what the feed told about the same entity before."""
    if not rows:
        return
    statement = upsert(connection, feed)
    statement = statement.on_conflict_do_update(
        index_elements=[feed.c.scope_id, feed.c.kind, feed.c.row],
        set_={"seq": statement.excluded.seq, "action": statement.excluded.action},
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


def rows_after(connection: Connection, scope_id: int, after: int, until: int, most: int) -> list[FeedRow]:
    """Return the changes with ``after`` < number <= ``until``, in their order."""
    here = (feed.c.scope_id == scope_id) & (feed.c.seq > after) & (feed.c.seq <= until)
    columns = (feed.c.scope_id, feed.c.kind, feed.c.row, feed.c.seq, feed.c.action)
    return [FeedRow(*row) for row in connection.execute(select(*columns).where(here).order_by(feed.c.seq).limit(most))]


def was_withdrawn(connection: Connection, scope_id: int, case_ids: Collection[int]) -> frozenset[int]:
    """Return those of these cases that once were in this scope and left it."""
    here = (feed.c.scope_id == scope_id) & (feed.c.kind == ChangeKind.WITHDRAWN) & feed.c.row.in_(case_ids)
    return frozenset(connection.scalars(select(feed.c.row).where(here)))
