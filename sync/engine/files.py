"""Files on their way: what the centre lacks goes up from the very byte where it stands, then previews come down.

Nothing here holds a text up: between two chunks :attr:`Way.room` is asked, and whatever was sent stays sent. A
chunk is as long as the line carries in some seconds, so that asking costs little and a cut costs less: the centre keeps
every byte that arrived.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, Protocol

import msgspec

from sync.contract.errors import FileDeclined, FilePostponed, NotHere, OffsetMoved, Unreachable
from sync.contract.evidence.provenance import Provenance
from sync.contract.evidence.road import HERE, MOST_ASKED
from sync.engine.ports import Clock

FIRST_CHUNK: Final = 64 * 1024
LEAST_CHUNK: Final = 16 * 1024
MOST_CHUNK: Final = 4 * 1024 * 1024
CHUNK_MS: Final = 8_000
"""About how long a chunk takes."""
_MOST_ASTRAY: Final = 5
"""How often the centre may stand elsewhere than it said, within one file, before it is left for later."""
_KEPT_TOGETHER: Final = 64 * 1024
"""Bytes that come down are stored in portions of this size, and the last ones when the line breaks."""


class Outgoing(msgspec.Struct, frozen=True):
    """A content that waits to be sent."""

    sha256: bytes
    size: int
    name: str
    media_type: str
    provenance: Provenance | None = None
    preview: bool = False
    """Whether it is the small picture of another one, and so not counted."""
    figures: bool = False
    """Whether it is frozen figures, which are sent to a centre only that seals them."""


class FileRoad(Protocol):
    """The road to the centre, for contents."""

    def standing(self, hashes: Sequence[bytes]) -> tuple[int, ...]:
        """Return how each stands at the centre, see :class:`sync.contract.evidence.road.FilesTold`."""
        ...

    @property
    def seals(self) -> bool:
        """Whether the centre has said, when it was asked how files stand, that it seals frozen figures."""
        ...

    def create(self, file: Outgoing, body: bytes) -> int:
        """Announce a file together with its first bytes; return how much the centre then holds.

        :raises sync.contract.errors.FileDeclined: the centre will never take it.
        :raises sync.contract.errors.FilePostponed: the centre begins no more files of this unit for now, or has all
            of this one and must still look at it.
        """
        ...

    def append(self, file: Outgoing, offset: int, body: bytes) -> int:
        """Send the bytes from ``offset`` on; return how much the centre then holds.

        :raises sync.contract.errors.OffsetMoved: the centre stands elsewhere, has given the file up, or the whole is
            not what its name says.
        :raises sync.contract.errors.FileDeclined: the centre will never take it.
        :raises sync.contract.errors.FilePostponed: the centre has all of it and must still look at it.
        """
        ...

    def fetch(self, sha256: bytes, offset: int) -> tuple[int, Iterator[bytes]]:
        """Return the size of a content and its bytes from ``offset`` on as they arrive.

        :raises sync.contract.errors.NotHere: the centre does not have it, or not for this officer.
        """
        ...

    def provenance(self, sha256: bytes) -> Provenance:
        """Return what a picture said about its making.

        :raises sync.contract.errors.NotHere: nothing is known, or this officer does not supervise its case.
        """
        ...


class FileStore(Protocol):
    """The contents on the desk. Every method is one transaction."""

    def read(self, sha256: bytes, offset: int, most: int) -> bytes:
        """Return a part of a content; empty when it is not here."""
        ...

    def note_sent(self, sha256: bytes, sent: int) -> None:
        """Remember how much the centre is known to have."""
        ...

    def note_received(self, sha256: bytes) -> None:
        """Remember that the centre has all of it."""
        ...

    def note_damaged(self, sha256: bytes) -> bool:
        """Remember that the whole arrived damaged; whether it should be tried anew."""
        ...

    def note_refused(self, sha256: bytes, sentence: str) -> None:
        """Remember that the centre will never take it."""
        ...

    def note_absent(self, hashes: Sequence[bytes]) -> None:
        """Remember that the centre does not have these, so that they are not asked for at each exchange."""
        ...

    def begin(self, sha256: bytes, size: int) -> int:
        """Prepare to fetch a content; return how much of it is here already."""
        ...

    def held(self, sha256: bytes) -> int:
        """Return how much of a content is here."""
        ...

    def keep(self, sha256: bytes, offset: int, body: bytes) -> None:
        """Keep the next part. :raises ValueError: when the whole is not what its name says; it is dropped then."""
        ...


class Pace:
    """How fast the line is, and how long a chunk therefore should be."""

    def __init__(self, bytes_a_second: int = 0) -> None:
        """Begin with what was measured before; 0 when nothing was."""
        self._rate = float(bytes_a_second)

    @property
    def bytes_a_second(self) -> int:
        """What was measured; 0 when nothing was."""
        return round(self._rate)

    def note(self, count: int, took_ms: int) -> None:
        """Take a measurement in; the newest counts for half."""
        now = count * 1000 / max(took_ms, 1)
        self._rate = (self._rate + now) / 2 if self._rate else now

    def chunk(self) -> int:
        """Return how many bytes to send at once."""
        if not self._rate:
            return FIRST_CHUNK
        return min(max(int(self._rate * CHUNK_MS / 1000), LEAST_CHUNK), MOST_CHUNK)


class Moved(msgspec.Struct):
    """What has moved so far."""

    sent: int = 0
    """Files that the centre has whole since; of these counts, small pictures are in that of the fetched ones alone."""
    fetched: int = 0
    known: int = 0
    """Files that the centre had already, so that not a byte of them was sent."""
    refused: int = 0
    stopped: bool = False
    """Whether the way was not clear before all was done."""
    later: str = ""
    """Why files wait that the centre could have been sent, or has and must still look at; empty where none does."""
    full: bool = False
    """Whether the centre begins no more files for now."""
    figures: int = 0
    """Of what was sent, frozen figures: their seal comes with the next exchange."""

    def add(self, other: "Moved") -> None:
        """Take in what moved beside it."""
        self.sent += other.sent
        self.fetched += other.fetched
        self.known += other.known
        self.refused += other.refused
        self.stopped |= other.stopped
        self.later = self.later or other.later
        self.full |= other.full
        self.figures += other.figures


class Way(msgspec.Struct, frozen=True):
    """What lies around: the clock, the pace, and whether to go on."""

    clock: Clock
    pace: Pace
    room: Callable[[], int]
    """Asked before each chunk: most bytes that may move now; 0 when a text waits, the allowance is spent, or somebody
    wants to stop."""
    tell: Callable[[Outgoing, int], None]
    """Told after each chunk, with how much of the file the centre then holds."""


def send(files: Sequence[Outgoing], store: FileStore, road: FileRoad, way: Way, moved: Moved) -> None:
    """Send contents in their order, as far as the way is clear.

    What the centre has already is asked in one request for all, so not a byte is sent twice.

    :raises sync.contract.errors.Unreachable: the line broke; what arrived is kept at the centre.
    :raises sync.contract.errors.Refused: the centre refuses this officer altogether.
    """
    for start in range(0, len(files), MOST_ASKED):
        portion = files[start : start + MOST_ASKED]
        if not way.room():
            moved.stopped = True
            return
        for file, standing in zip(portion, road.standing([one.sha256 for one in portion]), strict=True):
            if standing == HERE:
                store.note_received(file.sha256)
                moved.known += not file.preview
                continue
            if (moved.full and not standing) or (file.figures and not road.seals):
                continue  # it would have to be begun, or nobody would look at it
            try:
                is_whole = _send_one(file, standing, store, road, way)
            except FileDeclined as fault:
                store.note_refused(file.sha256, str(fault))
                moved.refused += not file.preview
                continue
            except FilePostponed as fault:
                moved.later = str(fault)
                moved.full |= not fault.has_all
                continue
            if not is_whole:
                moved.stopped = True
                return
            moved.sent += not file.preview


def _send_one(file: Outgoing, standing: int, store: FileStore, road: FileRoad, way: Way) -> bool:
    """Send what is missing of one content; whether the way stayed clear.

    Bytes that are all there prove nothing: only the answer to the last of them says that the whole was checked. So
    where none is missing, an empty request asks for that answer.
    """
    offset, astray, is_proven = standing, 0, False
    while not is_proven:
        room = way.room()
        if room < min(LEAST_CHUNK, file.size - offset):
            return False
        body = store.read(file.sha256, offset, min(way.pace.chunk(), room)) if offset < file.size else b""
        if not body and offset < file.size:
            raise FileDeclined(f"Isi {file.name} tidak ada lagi di komputer ini, jadi tidak dapat dikirim.")
        began = way.clock.monotonic_ms()
        try:
            offset = road.append(file, offset, body) if offset else road.create(file, body)
        except OffsetMoved as moved:
            astray += 1
            if astray > _MOST_ASTRAY:
                raise Unreachable(f"Server belum dapat menerima {file.name}. Yang sudah tiba tersimpan.") from moved
            offset, is_proven = _elsewhere(file, moved, store, road)
        except FilePostponed as later:
            if later.has_all:
                store.note_sent(file.sha256, file.size)
                way.tell(file, file.size)
            raise
        else:
            is_proven = offset >= file.size
            if body:
                way.pace.note(len(body), way.clock.monotonic_ms() - began)
        store.note_sent(file.sha256, offset)
        way.tell(file, offset)
    store.note_received(file.sha256)
    return True


def _elsewhere(file: Outgoing, moved: OffsetMoved, store: FileStore, road: FileRoad) -> tuple[int, bool]:
    """Return where to go on once the centre stands elsewhere than we thought, and whether it has all, checked."""
    if moved.is_damaged and not store.note_damaged(file.sha256):
        raise FileDeclined(f"{file.name} berulang kali rusak di perjalanan. Hubungi admin koordinator.")
    (standing,) = road.standing([file.sha256])
    return (file.size, True) if standing == HERE else (standing, False)


def fetch(sha256: bytes, store: FileStore, road: FileRoad, way: Way) -> bool:
    """Fetch one content, from the byte where the last try ended; whether it is here whole now.

    :raises sync.contract.errors.NotHere: the centre does not have it yet, or not for this officer.
    :raises sync.contract.errors.Unreachable: the line broke; what arrived is kept.
    """
    offset = store.held(sha256)
    size, portions = road.fetch(sha256, offset)
    offset = store.begin(sha256, size)
    kept = bytearray()
    try:
        for portion in portions:
            kept += portion
            if len(kept) >= _KEPT_TOGETHER:
                store.keep(sha256, offset, bytes(kept))
                offset += len(kept)
                kept.clear()
                if not way.room():
                    break
    finally:
        if kept:
            store.keep(sha256, offset, bytes(kept))
    return store.held(sha256) >= size


def fetch_all(hashes: Sequence[bytes], store: FileStore, road: FileRoad, way: Way, moved: Moved) -> None:
    """Fetch those of these contents that the centre has, as far as the way is clear."""
    for start in range(0, len(hashes), MOST_ASKED):
        portion = hashes[start : start + MOST_ASKED]
        if not way.room():
            moved.stopped = True
            return
        told = list(zip(portion, road.standing(portion), strict=True))
        store.note_absent([sha256 for sha256, standing in told if standing != HERE])
        for sha256, standing in told:
            if standing != HERE:
                continue
            if not way.room():
                moved.stopped = True
                return
            try:
                moved.fetched += fetch(sha256, store, road, way)
            except (NotHere, ValueError):  # gone meanwhile, or damaged
                store.note_absent([sha256])
