"""One round of the bridge: whatever is due is worked off, by one process at a time, and then it rests."""

from collections.abc import Callable
from typing import Final

import msgspec

from sync.server.bridge import saying, standing
from sync.server.bridge.lapor import AccountRefused, ItemRefused, Lapor, LaporFault, Throttled
from sync.server.bridge.lease import Lease, LeaseLost
from sync.server.bridge.posting import Posting
from sync.server.bridge.reading import Reading
from sync.server.bridge.settings import BridgeSettings
from sync.server.bridge.standing import UNSETTLED, PostState
from sync.server.bridge.telling import tell_whose_replies
from sync.server.bridge.texts import digest_of
from sync.server.centre import Centre
from sync.server.store.bridge import (
    StoredBridge,
    StoredPost,
    Utterance,
    insert_posts,
    post_in,
    posts_in_state,
    store_bridge,
    unposted_events,
    update_post,
)

_EVENTS_AT_ONCE: Final = 500
_SILENCES: Final = 3
"""After so many posts in a row without an answer, it is lapor.go.id that is in trouble, not they."""
_FIRST_QUIET_MS: Final = 60_000
_LONGEST_QUIET_MS: Final = 3_600_000


class Report(msgspec.Struct, kw_only=True):
    """What a round did."""

    worked: bool = False
    """Whether this process had the turn, and the bridge was neither off nor quiet."""
    posted: int = 0
    failed: int = 0
    read: int = 0
    replies: int = 0
    fault: str = ""
    """Why the round ended early, in words."""


class _Enough(Exception):
    """The round ends here; why is stored."""


class Round:
    """Works off what is due."""

    def __init__(
        self,
        centre: Centre,
        settings: BridgeSettings,
        lapor: Lapor,
        holder: str,
        is_told_to_stop: Callable[[], bool] = lambda: False,
    ) -> None:
        """Prepare a round.

        :param holder: name of this process, that of no other one.
        """
        self._centre = centre
        self._settings = settings
        self._lease = Lease(holder)
        self._posting = Posting(centre, settings, lapor, self._lease)
        self._reading = Reading(centre, settings, lapor, self._lease)
        self._is_told_to_stop = is_told_to_stop
        self._silences = 0
        self._report = Report()

    def run(self) -> Report:
        """Work, and give the lease back, unless the process dies: then it runs out by itself."""
        self._report.worked = self._begin()
        tell_whose_replies(self._centre, self._settings, goes_on=self._report.worked or None)
        if not self._report.worked:
            return self._report
        try:
            self._post_what_is_due()
            self._read_what_is_due()
        except _Enough:
            pass
        except LeaseLost:
            return self._report
        now = self._now()
        with self._centre.database.writing() as connection:
            self._lease.give_back(connection, now)
        return self._report

    def _now(self) -> int:
        return self._centre.clock.now_ms()

    def _begin(self) -> bool:
        """Take the lease, doubt what a dead worker left half done, and make posts of new events."""
        now = self._now()
        with self._centre.database.writing() as connection:
            bridge = self._lease.take(connection, now)
            if bridge is None:
                return False
            for post in posts_in_state(connection, [PostState.POSTING]):
                update_post(connection, standing.doubted(post, now, "Program berhenti saat mengirim."))
            while new := unposted_events(connection, bridge.after_event, list(saying.POSTED_AS), _EVENTS_AT_ONCE):
                insert_posts(connection, [_post_of(said) for said in new])
        return True

    def _post_what_is_due(self) -> None:
        with self._centre.database.reading() as connection:
            posts = posts_in_state(connection, UNSETTLED)
        waited_for: set[int] = set()  # replies to one complaint go out in the order in which they were written
        for post in posts:
            if self._is_told_to_stop():
                return
            if post.case_id in waited_for:
                continue
            if post.next_try_at > self._now() or self._attend(post) in UNSETTLED:
                waited_for.add(post.case_id)

    def _attend(self, post: StoredPost) -> str:
        """Attend to one post and return its state."""
        try:
            state = self._posting.attend(post).state
        except LaporFault as fault:
            self._judge(fault)
            with self._centre.database.reading() as connection:
                stored = post_in(connection, post.id)
            state = stored.state if stored else post.state
        else:
            self._all_is_well()
        self._report.posted += state == PostState.POSTED
        self._report.failed += state in standing.OVER
        return state

    def _read_what_is_due(self) -> None:
        for tracking_id in self._reading.due():
            if self._is_told_to_stop():
                return
            try:
                self._report.replies += self._reading.read(tracking_id)
            except LaporFault as fault:
                self._judge(fault)
            else:
                self._all_is_well()
                self._report.read += 1

    def _judge(self, fault: LaporFault) -> None:
        """Decide whether a fault ends the round.

        :raises _Enough: when it does.
        """
        if isinstance(fault, ItemRefused):
            self._silences = 0
            return
        self._silences += 1
        if isinstance(fault, AccountRefused):
            self._change(lambda bridge: msgspec.structs.replace(bridge, stopped=str(fault)))
            tell_whose_replies(self._centre, self._settings)
        elif fault.retry_after or self._silences >= _SILENCES or isinstance(fault, Throttled):
            now = self._now()
            self._change(lambda bridge: self._quiet(bridge, fault, now))
        else:
            return
        self._report.fault = str(fault)
        raise _Enough

    def _quiet(self, bridge: StoredBridge, fault: LaporFault, now: int) -> StoredBridge:
        backoff = min(_FIRST_QUIET_MS << min(bridge.faults, 10), _LONGEST_QUIET_MS)
        chance = int.from_bytes(self._centre.randomness(2), "big") / 0xFFFF
        wait = max(fault.retry_after * 1000, int(backoff * (0.75 + chance / 2)))
        return msgspec.structs.replace(bridge, faults=bridge.faults + 1, quiet_until=now + wait, last_fault=str(fault))

    def _all_is_well(self) -> None:
        self._silences = 0
        if not self._is_well:
            self._change(lambda bridge: msgspec.structs.replace(bridge, faults=0, quiet_until=0))
            self._is_well = True

    _is_well = False

    def _change(self, change: Callable[[StoredBridge], StoredBridge]) -> None:
        now = self._now()
        with self._centre.database.writing() as connection:
            store_bridge(connection, change(self._lease.hold(connection, now)))


def _post_of(said: Utterance) -> StoredPost:
    return StoredPost(
        event_id=said.event_id,
        case_id=said.case_id,
        tracking_id=said.tracking_id,
        kind=saying.POSTED_AS[said.kind],
        state=PostState.WAITING,
        digest=digest_of(said.text),
    )
