"""A centre for files that lives in memory, behind a line that breaks where a test says."""

import hashlib
from collections.abc import Callable, Iterator, Sequence

from sync.contract.errors import FileDeclined, FilePostponed, NotHere, OffsetMoved, Unreachable
from sync.contract.evidence.provenance import Provenance
from sync.contract.evidence.road import HERE
from sync.engine.files import Outgoing


class MemoryStore:
    """The contents of a desk, in memory."""

    def __init__(self, *bodies: bytes) -> None:
        self.bodies = {hashlib.sha256(body).digest(): body for body in bodies}
        self.received: list[bytes] = []
        self.refused: dict[bytes, str] = {}
        self.sent: dict[bytes, int] = {}
        self.damaged: dict[bytes, int] = {}
        self.fetched: dict[bytes, bytearray] = {}
        self.absent: list[bytes] = []

    def files(self) -> list[Outgoing]:
        return [Outgoing(name, len(body), f"{name.hex()[:6]}.jpg", "image/jpeg") for name, body in self.bodies.items()]

    def read(self, sha256: bytes, offset: int, most: int) -> bytes:
        return self.bodies.get(sha256, b"")[offset : offset + most]

    def note_sent(self, sha256: bytes, sent: int) -> None:
        self.sent[sha256] = sent

    def note_received(self, sha256: bytes) -> None:
        self.received.append(sha256)

    def note_damaged(self, sha256: bytes) -> bool:
        self.damaged[sha256] = self.damaged.get(sha256, 0) + 1
        return self.damaged[sha256] < 3

    def note_refused(self, sha256: bytes, sentence: str) -> None:
        self.refused[sha256] = sentence

    def note_absent(self, hashes: Sequence[bytes]) -> None:
        self.absent += hashes

    def begin(self, sha256: bytes, size: int) -> int:
        return len(self.fetched.setdefault(sha256, bytearray()))

    def held(self, sha256: bytes) -> int:
        return len(self.fetched.get(sha256, b""))

    def keep(self, sha256: bytes, offset: int, body: bytes) -> None:
        held = self.fetched[sha256]
        assert len(held) == offset
        held += body


class MemoryCentre:
    """A centre that keeps every byte that arrives, and a line that is cut after so many."""

    def __init__(self, cuts: Sequence[int] = (), *, loses_answers: bool = False) -> None:
        self.cuts = list(cuts)
        self.loses_answers = loses_answers
        self.partial: dict[bytes, bytearray] = {}
        self.whole: dict[bytes, bytes] = {}
        self.arrived = self.told = 0
        self.requests: list[str] = []
        self.can_seal, self.seals = True, False
        self.declines: frozenset[bytes] = frozenset()
        self.most_begun = 1000
        self.unseen: frozenset[bytes] = frozenset()
        self.spoils: frozenset[bytes] = frozenset()
        self.on_chunk: Callable[[], None] = lambda: None
        self.on_standing: Callable[[], None] = lambda: None
        self.on_told: Callable[[], None] = lambda: None

    def standing(self, hashes: Sequence[bytes]) -> tuple[int, ...]:
        self.requests.append("standing")
        self.seals = self.can_seal  # told with the answer, as over HTTP
        told = tuple(HERE if one in self.whole else len(self.partial.get(one, b"")) for one in hashes)
        self.on_standing()
        return told

    def create(self, file: Outgoing, body: bytes) -> int:
        self.requests.append("create")
        if file.sha256 in self.declines:
            raise FileDeclined("Server tidak menerima berkas ini.")
        if file.sha256 in self.whole:
            return file.size
        if file.sha256 not in self.partial and len(self.partial) - len(self.whole) >= self.most_begun:
            raise FilePostponed("Jatah unggahan unit ini di server sedang penuh.")
        if self.partial.setdefault(file.sha256, bytearray()):
            return len(self.partial[file.sha256])
        return self._take(file, body)

    def append(self, file: Outgoing, offset: int, body: bytes) -> int:
        self.requests.append("append")
        if len(self.partial.get(file.sha256, b"")) != offset:
            raise OffsetMoved("Server berada di byte lain.")
        return self._take(file, body)

    def fetch(self, sha256: bytes, offset: int) -> tuple[int, Iterator[bytes]]:
        self.requests.append("fetch")
        if sha256 not in self.whole:
            raise NotHere("Berkas ini belum ada di server.")
        body = self.whole[sha256]
        return len(body), self._told(body[offset:])

    def provenance(self, sha256: bytes) -> Provenance:
        raise NotHere("Asal foto ini tidak tercatat.")

    def _told(self, body: bytes) -> Iterator[bytes]:
        for start in range(0, len(body), 1000):
            portion = body[start : start + 1000]
            passed = self._pass(portion)
            self.told += len(passed)
            self.on_told()
            yield passed
            if len(passed) < len(portion):
                raise Unreachable("Sambungan terputus.")

    def _take(self, file: Outgoing, body: bytes) -> int:
        passed = self._pass(body)
        held = self.partial[file.sha256]
        held += passed
        self.arrived += len(passed)
        self.on_chunk()
        self._finish(file)
        if len(passed) < len(body) or (self.loses_answers and self.arrived % 3):
            raise Unreachable("Sambungan terputus.")
        return file.size if file.sha256 in self.whole else len(held)

    def _finish(self, file: Outgoing) -> None:
        held = self.partial[file.sha256]
        if len(held) < file.size:
            return
        if file.sha256 in self.unseen:
            later = FilePostponed("Server masih memeriksa berkas ini.")
            later.has_all = True
            raise later
        del self.partial[file.sha256]
        if file.sha256 in self.spoils:
            spoilt = OffsetMoved("Isinya rusak.")
            spoilt.is_damaged = True
            raise spoilt
        self.whole[file.sha256] = bytes(held)

    def _pass(self, body: bytes) -> bytes:
        """Return what of a body comes through before the line is cut."""
        if not self.cuts:
            return body
        passed = body[: self.cuts[0]]
        self.cuts[0] -= len(passed)
        if not self.cuts[0]:
            self.cuts.pop(0)
        return passed
