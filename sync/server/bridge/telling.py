"""What desks are told of the bridge: whose replies it posts, whether it stands still, and what it could not post."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection

from sync.contract.entities import ChangeKind
from sync.contract.errors import StorageBusy
from sync.server.bridge.settings import BridgeSettings
from sync.server.centre import Centre
from sync.server.feed import FeedWriter
from sync.server.locked_cases import lock_cases
from sync.server.store.bridge import (
    StoredBridge,
    StoredPost,
    lock_bridge,
    newest_event,
    posts_in_state,
    read_bridge,
    update_post,
    utterance,
)
from sync.server.store.bridge_tables import OVER, UNCERTAIN
from sync.server.store.cases import StoredCase
from sync.server.store.events import events_in
from sync.server.store.scopes import lock_centre
from sync.server.store.units import StoredUnit, all_units, update_unit
from sync.server.units import tell_units


def tell_whose_replies(centre: Centre, settings: BridgeSettings | None, *, goes_on: bool | None = None) -> None:
    """Tell the units whose replies the bridge posts from now on, does not post any more, or lets wait.

    Only what has changed is told. A unit that comes to know of the bridge is told that what it says from then on is
    posted, since desks were told to upload the rest, and what of that the bridge could not post; one for which it does
    not post any more, what may be there already and nobody knows it.

    :param settings: which units it posts for; ``None`` where they are not known here: those that know of it.
    :param goes_on: whether somebody works it; ``None`` for whoever cannot say, units then go on as they were told.
    """
    with centre.database.reading() as connection:
        if not _changed(connection, settings, read_bridge(connection), goes_on=goes_on):
            return
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        bridge = lock_bridge(connection)
        in_doubt = posts_in_state(connection, UNCERTAIN)
        before = _not_posted(connection, in_doubt)
        knew = {unit.id for unit in all_units(connection) if unit.bridged_from}
        changed = _changed(connection, settings, bridge, goes_on=goes_on)
        for unit in changed:
            update_unit(connection, unit)
        tell_units(connection, made=(), renamed=[unit.id for unit in changed])
        after = _not_posted(connection, in_doubt)
        news = [post for post in in_doubt if post.event_id in before ^ after]
        if any(unit.bridged_from and unit.id not in knew for unit in changed):
            news += [post for post in in_doubt if post.event_id in before & after]
            news += [post for post in posts_in_state(connection, OVER) if post.event_id > bridge.after_event]
        for post in news:
            tell_who_posts(connection, post)


def case_of_post(connection: Connection, post: StoredPost) -> tuple[FeedWriter, StoredCase]:
    """Lock the case of a post; the caller holds the lock of the centre, shared, and flushes the feed.

    :raises StorageBusy: when it is being disposed anew at this moment; nothing has changed.
    """
    feed, locked = lock_cases(connection, [post.case_id])
    case = locked.get(post.case_id)
    if case is None:
        raise StorageBusy("Laporan sedang dialihkan. Tidak ada yang berubah; dicoba lagi.")
    return feed, case


def store_post(connection: Connection, post: StoredPost) -> None:
    """Store a post as it is now, and tell it where its reply is left to officers from now on, or is not any more.

    The caller holds the lock of the centre, shared.

    :raises StorageBusy: as of :func:`case_of_post`.
    """
    before = _not_posted(connection, [post])
    update_post(connection, post)
    if _not_posted(connection, [post]) != before:
        tell_who_posts(connection, post)


def tell_who_posts(connection: Connection, post: StoredPost) -> None:
    """Tell that a reply is left to officers, or is the bridge's again, as its post now stands in this transaction."""
    if utterance(connection, post.event_id).published_at:
        return
    feed, case = case_of_post(connection, post)
    feed.case_changed(ChangeKind.EVENT, post.event_id, case.holders)
    feed.flush()


def _not_posted(connection: Connection, posts: Sequence[StoredPost]) -> set[int]:
    """Return the events of these posts that are told as not posted, as all stands in this transaction."""
    found = events_in(connection, [post.event_id for post in posts])
    return {row for row, event in found.items() if event.not_posted}


def _changed(
    connection: Connection, settings: BridgeSettings | None, bridge: StoredBridge, *, goes_on: bool | None
) -> list[StoredUnit]:
    """Return the units that do not know yet how it is, as they are to be stored."""
    after = max(bridge.after_event, newest_event(connection))
    now = {unit: _as_it_is(unit, settings, bridge, after, goes_on=goes_on) for unit in all_units(connection)}
    return [new for old, new in now.items() if new != old]


def _as_it_is(
    unit: StoredUnit, settings: BridgeSettings | None, bridge: StoredBridge, after: int, *, goes_on: bool | None
) -> StoredUnit:
    """Return a unit as it is to know the bridge; one that did not, from behind this event on."""
    is_bridged = bridge.is_on and (unit.code in settings.places if settings else unit.bridged_from > 0)
    stands_still = unit.bridge_stopped if goes_on is None else not goes_on
    bridged_from = max(unit.bridged_from or after + 1, bridge.after_event + 1)
    return msgspec.structs.replace(
        unit,
        bridged_from=bridged_from if is_bridged else 0,
        bridge_stopped=is_bridged and (stands_still or bool(bridge.stopped)),
    )
