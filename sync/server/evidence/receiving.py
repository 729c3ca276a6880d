"""The bytes of one request on their way to the disk, and the right to write them.

Every byte that came stays, however the request ends, with two exceptions: where an ``Upload-Checksum`` of a whole
request does not fit, and where more came than the file has, all that this request brought is taken back. A request
with a checksum that breaks off keeps what came: the SHA-256 of the whole file decides in the end.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import Enum, auto
from typing import Final

import anyio
import msgspec

from sync.server.evidence.arrivals import Arrivals
from sync.server.evidence.refusals import let_go, wrong_checksum
from sync.server.evidence.room import EvidenceRoom, busy
from sync.server.evidence.unfinished import Claim, UploadKey
from sync.server.lane import Lane
from sync.server.refusals import RequestRefused, malformed, too_large
from sync.server.upload import STALL_S

LOOK_S: Final = 0.2
"""How often a request that waits for bytes looks whether another one wants to go on with the upload."""
_TAKE_S: Final = 15.0
"""How long a request waits for the former one to let go. Only a disk that hangs takes so long."""


class Checksum(msgspec.Struct, frozen=True):
    """What ``Upload-Checksum`` says."""

    digest: bytes
    """SHA-256 of the body."""


class _Ending(Enum):
    WHOLE = auto()
    BROKEN = auto()
    STALLED = auto()
    LET_GO = auto()
    TOO_MUCH = auto()


@asynccontextmanager
async def taken(room: EvidenceRoom, lane: Lane, key: UploadKey) -> AsyncIterator[Claim]:
    """Have the right to write an upload for the length of a block; whoever had it lets go.

    :raises StorageBusy: when it does not.
    """
    claim = room.claim(key)
    await lane.run(claim.announce)
    try:
        with anyio.move_on_after(_TAKE_S) as patience:
            while not await lane.run(claim.try_take):
                await anyio.sleep(LOOK_S / 4)
        if patience.cancelled_caught:
            raise busy()
        yield claim
    finally:
        with anyio.CancelScope(shield=True):
            await lane.run(claim.release)


async def receive(
    arrivals: Arrivals,
    lane: Lane,
    claim: Claim,
    room_left: int,
    checksum: Checksum | None,
    skipped: int = 0,
) -> None:
    """Write the body of a request behind what is held, and through to the disk.

    :param room_left: most bytes that the upload still takes.
    :param skipped: how many bytes at the beginning of the body are held already.
    :raises RequestRefused: when the body did not come to its end, or is not what it should be.
    """
    start = claim.length
    writing = _Writing(claim, room_left, skipped)
    ending = await _run(arrivals, lane, writing)
    if ending is _Ending.TOO_MUCH:
        await lane.run(claim.cut_to, start)
        raise too_large("Kiriman lebih panjang daripada berkasnya.")
    if ending is _Ending.WHOLE and checksum is not None and writing.digest() != checksum.digest:
        await lane.run(claim.cut_to, start)
        raise wrong_checksum(start)
    with anyio.CancelScope(shield=True):
        await lane.run(claim.sync)
    if ending is not _Ending.WHOLE:
        raise _unfinished(ending)


async def _run(arrivals: Arrivals, lane: Lane, writing: "_Writing") -> _Ending:
    now = asyncio.get_running_loop().time
    heard = looked = now()
    while not arrivals.has_ended:
        portion = await arrivals.take(LOOK_S)
        if portion:
            heard = now()
            if not await lane.run(writing.write, portion):
                return _Ending.TOO_MUCH
        elif now() - heard > STALL_S:
            return _Ending.STALLED
        if now() - looked >= LOOK_S:
            looked = now()
            if await lane.run(writing.claim.is_wanted_elsewhere):
                fits = await lane.run(writing.write, arrivals.rest())
                return _Ending.LET_GO if fits else _Ending.TOO_MUCH
    return _Ending.WHOLE if arrivals.is_whole else _Ending.BROKEN


def _unfinished(ending: _Ending) -> RequestRefused:
    match ending:
        case _Ending.LET_GO:
            return let_go()
        case _Ending.STALLED:
            return malformed("Kiriman terhenti terlalu lama. Yang sudah diterima tersimpan.", status=408)
        case _:
            return malformed("Kiriman terputus sebelum selesai. Yang sudah diterima tersimpan.")


class _Writing:
    """Writes portions, and hashes them on the way."""

    def __init__(self, claim: Claim, room_left: int, skipped: int) -> None:
        self.claim = claim
        self._left = room_left
        self._skip = skipped
        self._running = hashlib.sha256()

    def write(self, portion: bytes) -> bool:
        """Write a portion; ``False`` when it does not fit any more."""
        self._running.update(portion)
        fresh = portion[self._skip :]
        self._skip -= len(portion) - len(fresh)
        self._left -= len(fresh)
        if self._left < 0:
            return False
        if fresh:
            self.claim.append(fresh)
        return True

    def digest(self) -> bytes:
        """Return the SHA-256 of the body."""
        return self._running.digest()
