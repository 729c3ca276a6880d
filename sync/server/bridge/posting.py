"""Posting: one post is attended to, from reading back to the third lamp. Every step is committed before the next."""

from typing import Final

import msgspec
from sqlalchemy import Connection

from sync.server.bridge import saying, standing
from sync.server.bridge.lapor import (
    AccountRefused,
    FollowUp,
    ItemRefused,
    Lapor,
    LaporFault,
    NotAnswered,
    NotSent,
    Throttled,
)
from sync.server.bridge.lease import Lease, LeaseLost
from sync.server.bridge.matching import found
from sync.server.bridge.saying import PostKind
from sync.server.bridge.settings import MINUTE_MS, BridgeSettings, Place
from sync.server.bridge.standing import PostState
from sync.server.bridge.telling import case_of_post, store_post
from sync.server.centre import Centre
from sync.server.store.bridge import (
    StoredPost,
    Utterance,
    claimed_ids,
    post_in,
    published_by_hand,
    update_post,
    utterance,
)
from sync.server.store.scopes import lock_centre
from sync.server.timeline import record_published

_WITHOUT_PLACE_MS: Final = 15 * MINUTE_MS
LATEST_DEPARTURE_MS: Final = MINUTE_MS
"""A request that has not left so long after it was committed does not leave: others may have concluded by then."""
_EARLIER_THAN_WRITTEN_MS: Final = 5 * MINUTE_MS


class _Seen(msgspec.Struct, frozen=True):
    """Proof that a post is there."""

    remote_id: str | None
    at: int
    """When lapor.go.id says that it came about; 0 when untold."""


class Posting:
    """Attends to posts, one after another, for as long as the lease is held."""

    def __init__(self, centre: Centre, settings: BridgeSettings, lapor: Lapor, lease: Lease) -> None:
        """Attend to posts of this centre."""
        self._centre = centre
        self._settings = settings
        self._lapor = lapor
        self._lease = lease

    def attend(self, post: StoredPost) -> StoredPost:
        """Do what is due for one post, store what became of it, and return that.

        :raises LaporFault: when lapor.go.id could not be read, or the trouble may not be this post's alone; what it
            means for the post is stored before.
        :raises LeaseLost: when another process works now; nothing was stored.
        """
        with self._centre.database.reading() as connection:
            said = utterance(connection, post.event_id)
        if said.published_at:
            return self._keep(standing.given_up(post, "Sudah ditandai tampil tanpa jembatan."))
        if why := saying.unsayable(said):
            return self._keep(standing.failed(post, why))
        place = saying.place_of(self._settings, said)
        if place is None:
            return self._put_off(post, f"Unit {said.unit_code} belum dipasangkan (bridge units).", _WITHOUT_PLACE_MS)
        if seen := self._look(post, place, said):
            return self._settle(post, said, seen)
        missed = standing.missed(post, self._now(), self._settings.settle_ms)
        post = self._keep(missed) if missed != post else post
        if post.state != PostState.WAITING:
            return post
        return self._send(post, place, said)

    def _now(self) -> int:
        return self._centre.clock.now_ms()

    def _look(self, post: StoredPost, place: Place, said: Utterance) -> _Seen | None:
        """Read back; ``None`` means that lapor.go.id certainly does not show it."""
        try:
            return self._look_there(post, place, said)
        except ItemRefused as fault:
            self._keep(standing.failed(post, str(fault)))
            raise
        except LaporFault as fault:
            self._put_off(post, str(fault), fault.retry_after * 1000)
            raise

    def _look_there(self, post: StoredPost, place: Place, said: Utterance) -> _Seen | None:
        if post.kind == PostKind.RETURN:
            return _Seen(None, 0) if saying.is_returned(place, self._lapor.complaint(said.tracking_id)) else None
        shown: list[FollowUp] = self._lapor.followups(said.tracking_id)
        with self._centre.database.reading() as connection:
            claimed = claimed_ids(connection, said.tracking_id)
            by_hand = published_by_hand(connection, said.tracking_id)
        ours = found(saying.sought(self._settings, place, said, claimed, by_hand), shown)
        return _Seen(ours.id, ours.created_at) if ours else None

    def _send(self, post: StoredPost, place: Place, said: Utterance) -> StoredPost:
        begun = self._begin(post)
        if begun.state != PostState.POSTING:
            return begun
        try:
            if not 0 <= self._now() - begun.uncertain_since < LATEST_DEPARTURE_MS:
                raise NotSent("Terlambat berangkat; dicoba lagi.")
            if post.kind == PostKind.RETURN:
                self._lapor.reject(saying.return_of(self._settings, said))
            else:
                self._lapor.add_followup(saying.new_follow_up(place, said))
        except ItemRefused as fault:
            return self._keep(standing.failed(begun, str(fault)))
        except AccountRefused as fault:
            # A wall may forbid one text: switched on again, the bridge must not run into it once more.
            spoilt = standing.failed(begun, str(fault)) if fault.is_forbidden else standing.not_sent(begun)
            self._keep(spoilt)
            raise
        except (Throttled, NotSent) as fault:
            self._put_off(standing.not_sent(begun), str(fault), fault.retry_after * 1000)
            raise
        except NotAnswered as fault:
            self._keep(standing.doubted(begun, self._now(), str(fault)))
            raise
        accepted = self._keep(standing.doubted(begun, self._now(), "Diterima, belum tampil.", answered=True))
        seen = self._look(accepted, place, said)
        return self._settle(accepted, said, seen) if seen else accepted

    def _begin(self, post: StoredPost) -> StoredPost:
        """Commit that the request may leave from now on, unless somebody was faster."""
        now = self._now()
        with self._centre.database.writing() as connection:
            lock_centre(connection, shared=True)
            bridge = self._lease.hold(connection, now, beginning=True)
            current = post_in(connection, post.id)
            if current is None or current.state != PostState.WAITING:
                raise LeaseLost
            now_said = utterance(connection, post.event_id)
            if now_said.published_at:
                begun = standing.given_up(current, "Sudah ditandai tampil tanpa jembatan.")
            elif standing.is_the_offices(current, now_said, bridge):
                begun = standing.given_up(current, "Tidak ada di lapor.go.id; kantor sudah diminta mengunggahnya.")
            else:
                begun = standing.begun(current, now)
            store_post(connection, begun)
        return begun

    def _settle(self, post: StoredPost, said: Utterance, seen: _Seen) -> StoredPost:
        """Store that it is there, and tell all desks that hold the case."""
        now = self._now()
        is_likely = saying.written_after(said) - _EARLIER_THAN_WRITTEN_MS <= seen.at <= now
        done = standing.posted(post, seen.remote_id)
        with self._centre.database.writing() as connection:
            lock_centre(connection, shared=True)
            self._lease.hold(connection, now)
            update_post(connection, done)
            self._tell(connection, post, seen.at if is_likely else now)
        return done

    def _tell(self, connection: Connection, post: StoredPost, at: int) -> None:
        feed, case = case_of_post(connection, post)
        record_published(connection, feed, self._centre.books.at(connection), case, post.event_id, at)
        feed.flush()

    def _keep(self, post: StoredPost) -> StoredPost:
        now = self._now()
        with self._centre.database.writing() as connection:
            lock_centre(connection, shared=True)
            self._lease.hold(connection, now)
            store_post(connection, post)
        return post

    def _put_off(self, post: StoredPost, note: str, least_ms: int = 0) -> StoredPost:
        chance = int.from_bytes(self._centre.randomness(2), "big") / 0xFFFF
        return self._keep(standing.put_off(post, self._now(), note, chance, least_ms))
