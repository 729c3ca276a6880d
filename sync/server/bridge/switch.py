"""Switching the bridge on and off, and telling how it stands."""

from typing import Any

import msgspec

from sync.contract.errors import BadInput
from sync.server.bridge import standing
from sync.server.bridge.lease import LEASE_MS
from sync.server.bridge.standing import PostState
from sync.server.bridge.telling import store_post, tell_whose_replies
from sync.server.centre import Centre
from sync.server.clock import iso_utc
from sync.server.store.bridge import (
    StoredPost,
    counts_by_state,
    lock_bridge,
    newest_event,
    post_in,
    posts_in_state,
    read_bridge,
    store_bridge,
    utterance,
)
from sync.server.store.scopes import lock_centre
from sync.server.store.units import all_units


def switch_on(centre: Centre) -> None:
    """Let the bridge work from now on, also after it had stopped.

    What the centre accepted before, or while it was off, is people's to upload; what was accepted before a mere stop is
    not. A lease that lasts longer than any does, left from a clock that was set back, ends here.
    """
    now = centre.clock.now_ms()
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)  # no exchange is half-way: each event is clearly before or after
        bridge = lock_bridge(connection)
        after = bridge.after_event if bridge.is_on else newest_event(connection)
        bridge = msgspec.structs.replace(
            bridge, is_on=True, after_event=after, stopped="", quiet_until=0, faults=0, last_fault=""
        )
        if bridge.held_until > now + LEASE_MS:
            bridge = msgspec.structs.replace(bridge, holder="", held_until=0)
        store_bridge(connection, bridge)


def switch_off(centre: Centre) -> None:
    """Let nothing leave from now on; a request under way is finished, and its outcome stored."""
    with centre.database.writing() as connection:
        bridge = lock_bridge(connection)
        store_bridge(connection, msgspec.structs.replace(bridge, is_on=False))
    tell_whose_replies(centre, None)


def take_up(centre: Centre, row: int) -> None:
    """Try a failed or given up post again; it is looked for at lapor.go.id before anything leaves.

    :raises BadInput: when there is no such post, it is under way or done, or offices were asked to upload it.
    """
    with centre.database.writing() as connection:
        lock_centre(connection, shared=True)
        bridge = lock_bridge(connection)
        post = post_in(connection, row)
        if post is None or post.state not in standing.OVER:
            raise BadInput(f"Kiriman {row} tidak ada, atau tidak sedang gagal. Tidak ada yang diubah.")
        if standing.is_the_offices(post, utterance(connection, post.event_id), bridge):
            raise BadInput(f"Kiriman {row} milik kantor: kantor sudah diminta mengunggahnya. Tidak ada yang diubah.")
        store_post(connection, standing.taken_up(post, centre.clock.now_ms()))


def status(centre: Centre) -> dict[str, Any]:
    """Return how the bridge stands, as ``bridge status --json`` tells it; nothing of it is secret."""
    with centre.database.reading() as connection:
        bridge = read_bridge(connection)
        counts = counts_by_state(connection)
        open_posts = posts_in_state(connection, [state for state in PostState if state is not PostState.POSTED])
        stands_still = any(unit.bridge_stopped for unit in all_units(connection))
    now = centre.clock.now_ms()
    return {
        "on": bridge.is_on,
        "stopped": bridge.stopped,
        "quiet_until": iso_utc(bridge.quiet_until) or None if bridge.quiet_until > now else None,
        "last_fault": bridge.last_fault,
        "working": bridge.held_until > now,
        "stands_still": stands_still,
        "worked_at": iso_utc(bridge.worked_at) or None,
        "counts": {state.value: counts.get(state.value, 0) for state in PostState},
        "posts": [_told(post) for post in open_posts],
    }


def _told(post: StoredPost) -> dict[str, Any]:
    is_over = post.state in standing.OVER
    return {
        "post": post.id,
        "tracking_id": post.tracking_id,
        "kind": post.kind,
        "state": post.state,
        "attempts": post.attempts,
        "first_posting_at": iso_utc(post.first_posting_at) or None,
        "next_try_at": None if is_over else iso_utc(post.next_try_at) or None,
        "note": post.note,
    }
