"""One worker at a time, however many processes serve one database: a lease on the one row of ``bridge``."""

from typing import Final

import msgspec
from sqlalchemy import Connection

from sync.server.store.bridge import StoredBridge, lock_bridge, store_bridge

LEASE_MS: Final = 10 * 60_000
"""Far longer than the longest request, so that nobody takes over from a worker that only waits for an answer."""


class LeaseLost(Exception):
    """Another process works now, or the bridge was switched off; whoever raised this touches nothing any more."""


class Lease:
    """The right of one process to work. It is taken, held with each transaction, and given back."""

    def __init__(self, holder: str) -> None:
        """Name the process; nothing is taken yet."""
        self.holder = holder

    def take(self, connection: Connection, now: int) -> StoredBridge | None:
        """Take the lease; ``None`` when the bridge is off, stopped or quiet, or another process works."""
        bridge = lock_bridge(connection)
        if not bridge.is_on or bridge.stopped or bridge.quiet_until > now:
            return None
        if bridge.holder not in {"", self.holder} and bridge.held_until > now:
            return None
        return self._stored(connection, bridge, now)

    def hold(self, connection: Connection, now: int, *, beginning: bool = False) -> StoredBridge:
        """Prove that this process still works, for the rest of the transaction, and prolong the lease.

        :param beginning: whether something new is begun, which a bridge that was switched off meanwhile does not.
        :raises LeaseLost: when it does not work any more.
        """
        bridge = lock_bridge(connection)
        if bridge.holder != self.holder or (beginning and (not bridge.is_on or bridge.stopped)):
            raise LeaseLost
        return self._stored(connection, bridge, now)

    def give_back(self, connection: Connection, now: int) -> None:
        """Let others work."""
        bridge = lock_bridge(connection)
        if bridge.holder == self.holder:
            store_bridge(connection, msgspec.structs.replace(bridge, holder="", held_until=0, worked_at=now))

    def _stored(self, connection: Connection, bridge: StoredBridge, now: int) -> StoredBridge:
        held = msgspec.structs.replace(bridge, holder=self.holder, held_until=now + LEASE_MS)
        store_bridge(connection, held)
        return held
