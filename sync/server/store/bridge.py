"""The bridge as it is stored: its switch and lease, and the posts with the events behind them."""

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.frames import unpack
from sync.contract.messages import Written
from sync.server.store.bridge_tables import bridge, bridge_posts
from sync.server.store.tables import cases, events, units
from sync.server.store.units import units_in
from sync.server.store.upsert import upsert

_ONE = 1


class StoredBridge(msgspec.Struct, frozen=True, kw_only=True):
    """The one row of ``bridge``; these are its values before it is first switched on."""

    is_on: bool = False
    after_event: int = 0
    """Only events with a larger row number become posts: what was accepted before was uploaded by people."""
    stopped: str = ""
    """Why it does nothing until a person acts; empty when it works."""
    quiet_until: int = 0
    faults: int = 0
    """How often in a row lapor.go.id could not be used."""
    last_fault: str = ""
    holder: str = ""
    held_until: int = 0
    worked_at: int = 0


class StoredPost(msgspec.Struct, frozen=True, kw_only=True):
    """One row of ``bridge_posts``; see :mod:`sync.server.bridge.standing` for what its state means."""

    id: int = 0
    event_id: int
    case_id: int
    tracking_id: str
    kind: str
    state: str
    digest: bytes
    attempts: int = 0
    absences: int = 0
    """Complete readings since the doubt began that did not show it, each late enough to count."""
    misses: int = 0
    """How often in a row it could not be attended to."""
    answered: bool = False
    first_posting_at: int = 0
    uncertain_since: int = 0
    next_try_at: int = 0
    remote_id: str | None = None
    note: str = ""


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """An event with what is needed to say it elsewhere."""

    event_id: int
    case_id: int
    case_unit: int | None
    tracking_id: str
    kind: str
    text: str
    unit_code: str | None
    """Of the unit whose officer wrote it."""
    parent_code: str | None
    bridged_from: int
    """Of that unit, as its desks are told: row of an event from which on the bridge posts what it says; 0 for none."""
    confidential: bool
    written: Written
    received_at: int
    published_at: int
    reason: str = ""
    """Of a return."""
    suggested_code: str = ""
    """Of the unit that a return suggests; empty where it suggests none."""


_BRIDGE = tuple(bridge.c[name] for name in StoredBridge.__struct_fields__)
_POST = tuple(bridge_posts.c[name] for name in StoredPost.__struct_fields__)
_CHANGING = tuple(name for name in StoredPost.__struct_fields__ if name not in {"id", "event_id", "case_id"})
_above = units.alias("above")
_UTTERANCE = (
    select(
        events.c.id,
        events.c.case_id,
        cases.c.unit_id,
        cases.c.tracking_id,
        events.c.kind,
        events.c.text,
        units.c.code,
        _above.c.code.label("parent_code"),
        units.c.bridged_from,
        cases.c.confidential,
        events.c.written_at,
        events.c.written_offset,
        events.c.written_after,
        events.c.written_elapsed,
        events.c.received_at,
        events.c.published_at,
        events.c.written_seen,
        events.c.particulars,
    )
    .join(cases, cases.c.id == events.c.case_id)
    .outerjoin(units, units.c.id == events.c.unit_id)
    .outerjoin(_above, _above.c.id == units.c.parent_id)
    .order_by(events.c.id)
)


def read_bridge(connection: Connection) -> StoredBridge:
    """Return how the bridge stands."""
    row = connection.execute(select(*_BRIDGE)).first()
    return _bridge_of(row) if row else StoredBridge()


def lock_bridge(connection: Connection) -> StoredBridge:
    """Return how the bridge stands, and keep other processes from changing it until the transaction ends."""
    row = connection.execute(select(*_BRIDGE).with_for_update()).first()
    return _bridge_of(row) if row else StoredBridge()


def store_bridge(connection: Connection, now: StoredBridge) -> None:
    """Store how the bridge stands."""
    values = msgspec.structs.asdict(now)
    statement = upsert(connection, bridge).values(id=_ONE, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=[bridge.c.id], set_=values))


def newest_event(connection: Connection) -> int:
    """Return the largest row number of an event; 0 when there is none."""
    return connection.scalar(select(func.max(events.c.id))) or 0


def unposted_events(connection: Connection, after: int, kinds: Collection[str], most: int) -> list[Utterance]:
    """Return events behind a row that the reporter cannot read yet and that no post stands for, oldest first."""
    missing = ~select(bridge_posts.c.id).where(bridge_posts.c.event_id == events.c.id).exists()
    here = (events.c.id > after) & events.c.kind.in_(kinds) & (events.c.published_at == 0) & missing
    return _utterances(connection, connection.execute(_UTTERANCE.where(here).limit(most)).all())


def utterance(connection: Connection, event_id: int) -> Utterance:
    """Return one event as it is now."""
    [one] = _utterances(connection, connection.execute(_UTTERANCE.where(events.c.id == event_id)).all())
    return one


def published_by_hand(connection: Connection, tracking_id: str) -> list[Utterance]:
    """Return the events of a complaint that stand at lapor.go.id without the bridge's doing."""
    ours = select(bridge_posts.c.event_id).where(
        bridge_posts.c.tracking_id == tracking_id, bridge_posts.c.remote_id.is_not(None)
    )
    here = (cases.c.tracking_id == tracking_id) & (events.c.published_at > 0) & events.c.id.not_in(ours)
    return _utterances(connection, connection.execute(_UTTERANCE.where(here)).all())


def insert_posts(connection: Connection, new: Sequence[StoredPost]) -> None:
    """Store new posts."""
    if new:
        values = [{name: getattr(post, name) for name in StoredPost.__struct_fields__ if name != "id"} for post in new]
        connection.execute(insert(bridge_posts), values)


def update_post(connection: Connection, post: StoredPost) -> None:
    """Store a post as it is now."""
    values = {name: getattr(post, name) for name in _CHANGING}
    connection.execute(update(bridge_posts).where(bridge_posts.c.id == post.id).values(values))


def post_in(connection: Connection, row: int) -> StoredPost | None:
    """Return one post."""
    found = connection.execute(select(*_POST).where(bridge_posts.c.id == row)).first()
    return _post_of(found) if found else None


def posts_in_state(connection: Connection, states: Collection[str]) -> list[StoredPost]:
    """Return the posts in these states, in the order of their events."""
    query = select(*_POST).where(bridge_posts.c.state.in_(states)).order_by(bridge_posts.c.event_id)
    return [_post_of(row) for row in connection.execute(query)]


def claimed_ids(connection: Connection, tracking_id: str) -> set[str]:
    """Return the ids at lapor.go.id that are known to be posts of ours."""
    query = select(bridge_posts.c.remote_id).where(
        bridge_posts.c.tracking_id == tracking_id, bridge_posts.c.remote_id.is_not(None)
    )
    return {str(one) for one in connection.scalars(query)}


def counts_by_state(connection: Connection) -> dict[str, int]:
    """Return how many posts are in each state; states without any are absent."""
    query = select(bridge_posts.c.state, func.count().label("total")).group_by(bridge_posts.c.state)
    return {row.state: row.total for row in connection.execute(query)}


def _bridge_of(row: Sequence[object]) -> StoredBridge:
    return StoredBridge(**dict(zip(StoredBridge.__struct_fields__, row, strict=True)))  # type: ignore[arg-type] # columns are named like the fields


def _post_of(row: Sequence[object]) -> StoredPost:
    return StoredPost(**dict(zip(StoredPost.__struct_fields__, row, strict=True)))  # type: ignore[arg-type] # columns are named like the fields


def _utterances(connection: Connection, rows: Sequence[Sequence[object]]) -> list[Utterance]:
    said = [_particulars(row[-1]) for row in rows]
    named = units_in(connection, sorted({unit for one in said for unit in one.units[:1]}))
    codes = [named[one.units[0]].code if one.units and one.units[0] in named else "" for one in said]
    return [_utterance_of(one.reason, code, *row[:-1]) for one, code, row in zip(said, codes, rows, strict=True)]


def _particulars(packed: object) -> Particulars:
    return unpack(packed, Particulars) if isinstance(packed, bytes) and packed else NONE


def _utterance_of(reason: str, suggested_code: str, *row: object) -> Utterance:
    names = ("event_id", "case_id", "case_unit", "tracking_id", "kind", "text", "unit_code", "parent_code")
    return Utterance(
        **dict(zip(names, row[:8], strict=True)),  # type: ignore[arg-type] # columns are named like the fields
        bridged_from=int(str(row[8] or 0)),
        confidential=bool(row[9]),
        written=Written(*(int(str(number)) for number in (*row[10:14], row[16]))),
        received_at=int(str(row[14])),
        published_at=int(str(row[15])),
        reason=reason,
        suggested_code=suggested_code,
    )
