"""Whether anybody works the bridge still. An account may be taken away, or the process that had it be gone."""

from typing import Final

from sync.server.bridge.http import MOST_RETRY_AFTER_S
from sync.server.bridge.telling import tell_whose_replies
from sync.server.centre import Centre
from sync.server.store.bridge import StoredBridge, read_bridge

LOOKS: Final = 60
"""So many looks in a row, a minute apart, without a trace of work: it stands still.

Counted, not read off the clock: a centre that was switched off overnight, or whose clock jumps, has not waited.
"""


class Watch:
    """Looks again and again; kept by a process that serves, whether or not it has an account."""

    def __init__(self) -> None:
        """Have seen nothing yet."""
        self._seen = StoredBridge()
        self._in_vain = 0

    def look(self, centre: Centre) -> None:
        """Tell that the bridge stands still, once it is certain; only who works it tells that it goes on."""
        with centre.database.reading() as connection:
            seen = read_bridge(connection)
        is_moving = seen != self._seen or _rests(seen, centre.clock.now_ms())
        self._seen, self._in_vain = seen, 0 if is_moving else self._in_vain + 1
        tell_whose_replies(centre, None, goes_on=False if self._in_vain >= LOOKS else None)


def _rests(bridge: StoredBridge, now: int) -> bool:
    """Whether it pauses, and not for longer than it ever would, as after a clock was set back."""
    return now < bridge.quiet_until <= now + MOST_RETRY_AFTER_S * 1000
