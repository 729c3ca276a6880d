"""When something was really written: what can be proven from the device's word and the centre's own clock.

A late exchange must not make work late that was on time, for offices are without signal for weeks. A clock that
was turned back must not make work timely that was late. So the monotonic clock decides where it can; otherwise the
device's clock counts as long as nothing contradicts it; where something does, only the arrival is certain.
"""

from typing import Final

import msgspec

from sync.contract.messages import Written

TURNED_BACK_MS: Final = 2 * 60_000
"""Clocks are corrected by seconds now and then; one that went back further was turned back."""


class Proven(msgspec.Struct, frozen=True):
    """When it was written, ms since 1970 UTC by the centre's clock."""

    earliest: int
    latest: int
    judged: int
    """The moment by which deadlines are judged; never outside of the two."""
    is_certain: bool
    """Whether ``judged`` is proven. Otherwise it is the device's word, or the arrival where that is not credible."""


def proven(written: Written, received_at: int) -> Proven:
    """Return what is proven about the time of writing.

    :param received_at: when the centre received it, ms since 1970 UTC by its own clock.
    """
    if written.after > 0 and written.elapsed >= 0:
        moment = min(written.after + written.elapsed, received_at)
        return Proven(moment, moment, moment, is_certain=True)
    earliest = min(max(written.after, 0), received_at)
    is_turned_back = written.seen > 0 and written.at < written.seen - TURNED_BACK_MS
    is_credible = earliest <= written.at <= received_at and not is_turned_back
    return Proven(earliest, received_at, written.at if is_credible else received_at, is_certain=False)
