"""What the bridge has read: when, and which replies of reporters became events."""

from sqlalchemy import Connection, func, insert, select

from sync.server.store.bridge_tables import bridge_readings, bridge_replies
from sync.server.store.tables import cases
from sync.server.store.upsert import upsert


def longest_unread(connection: Connection, before: int, most: int) -> list[str]:
    """Return complaints at units that were not read since a moment, those never read first."""
    read_at = func.coalesce(bridge_readings.c.read_at, 0)
    query = (
        select(cases.c.tracking_id)
        .outerjoin(bridge_readings, bridge_readings.c.tracking_id == cases.c.tracking_id)
        .where(cases.c.unit_id.is_not(None), read_at < before)
        .group_by(cases.c.tracking_id, read_at)
        .order_by(read_at, cases.c.tracking_id)
        .limit(most)
    )
    return list(connection.scalars(query))


def store_reading(connection: Connection, tracking_id: str, now: int) -> None:
    """Store that a complaint was read now."""
    statement = upsert(connection, bridge_readings).values(tracking_id=tracking_id, read_at=now)
    statement = statement.on_conflict_do_update(index_elements=[bridge_readings.c.tracking_id], set_={"read_at": now})
    connection.execute(statement)


def known_replies(connection: Connection, case_id: int) -> set[str]:
    """Return the ids at lapor.go.id of the replies that are events of this case."""
    query = select(bridge_replies.c.remote_id).where(bridge_replies.c.case_id == case_id)
    return {str(one) for one in connection.scalars(query)}


def remember_reply(connection: Connection, case_id: int, remote_id: str, event_id: int) -> None:
    """Store that a reply is this event."""
    connection.execute(insert(bridge_replies).values(case_id=case_id, remote_id=remote_id, event_id=event_id))
