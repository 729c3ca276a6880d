"""The contents of ``evidence.db``: in pieces, so that a part can be read, sent and received by itself.

Which of them are wanted stands in ``desk.db`` alone (:mod:`desktop.storage.event_files` and
:mod:`desktop.storage.draft_files`). Contents are written before what refers to them and dropped after it, both while
the one writer's place of ``desk.db`` is held, so that no event is ever without its file; what a power cut leaves
without an event goes at the next sweep.
"""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from threading import Lock
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from desktop.storage.database import Database
from desktop.storage.evidence.tables import content, piece
from sync.contract.evidence.provenance import Provenance
from sync.contract.frames import pack, unpack

PIECE_BYTES: Final = 128 * 1024
_HASHES_A_QUERY: Final = 500


class Held(NamedTuple):
    """What is known of one content without reading it."""

    size: int
    held: int
    """Bytes that are here; less than ``size`` while it is being fetched."""
    used_at: int

    @property
    def is_whole(self) -> bool:
        """Whether all of it is here."""
        return self.held >= self.size


class NewContent(msgspec.Struct, frozen=True, kw_only=True):
    """A content to keep."""

    sha256: bytes
    body: bytes
    provenance: Provenance | None = None


class Contents:
    """The contents of this desk. Each method is one transaction of ``evidence.db``."""

    def __init__(self, opens: Callable[[], Database]) -> None:
        """Work on ``evidence.db``, which is opened when it is first asked for: a start costs less without it."""
        self._opens = opens
        self._opened: Database | None = None
        self._guard = Lock()

    @property
    def _database(self) -> Database:
        with self._guard:
            if self._opened is None:
                self._opened = self._opens()
            return self._opened

    def close(self) -> None:
        """Finish writing."""
        with self._guard:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    def put(self, new: Sequence[NewContent], now: int) -> None:
        """Keep contents whole; those that are here already stay."""
        with self._database.writing() as connection:
            for one in new:
                held = _held(connection, one.sha256)
                if held is not None and held.is_whole:
                    _use(connection, one.sha256, now)
                    continue
                _forget(connection, [one.sha256])
                _note(connection, one.sha256, len(one.body), now, one.provenance)
                for start in range(0, len(one.body), PIECE_BYTES):
                    _add(connection, one.sha256, start, one.body[start : start + PIECE_BYTES])

    def held(self, sha256: bytes) -> Held | None:
        """Return how much of a content is here; ``None`` when nothing is known of it."""
        with self._database.reading() as connection:
            return _held(connection, sha256)

    def whole_ones(self, hashes: Collection[bytes]) -> set[bytes]:
        """Return those that are here whole."""
        listed, found = list(hashes), set[bytes]()
        with self._database.reading() as connection:
            for start in range(0, len(listed), _HASHES_A_QUERY):
                here = content.c.sha256.in_(listed[start : start + _HASHES_A_QUERY])
                query = select(content.c.sha256).where(here, content.c.held == content.c.size)
                found.update(connection.scalars(query))
        return found

    def read(self, sha256: bytes, offset: int = 0, most: int | None = None) -> bytes:
        """Return a part of a content; shorter where it ends, empty where there is none."""
        with self._database.reading() as connection:
            held = _held(connection, sha256)
            if held is None:
                return b""
            end = held.held if most is None else min(offset + most, held.held)
            here = (
                (piece.c.sha256 == sha256)
                & (piece.c.start < end)
                & (piece.c.start + func.length(piece.c.body) > offset)
            )
            parts = connection.execute(select(piece.c.start, piece.c.body).where(here).order_by(piece.c.start))
            return b"".join(body[max(offset - start, 0) : end - start] for start, body in parts)

    def whole(self, sha256: bytes) -> bytes | None:
        """Return a content, ``None`` unless all of it is here."""
        held = self.held(sha256)
        return self.read(sha256) if held is not None and held.is_whole else None

    def provenance_of(self, sha256: bytes) -> Provenance | None:
        """Return what a picture said about its making."""
        with self._database.reading() as connection:
            packed = connection.scalar(select(content.c.provenance).where(content.c.sha256 == sha256))
        return unpack(packed, Provenance) if packed else None

    def begin(self, sha256: bytes, size: int, now: int) -> int:
        """Prepare to fetch a content; return how much of it is here already."""
        with self._database.writing() as connection:
            held = _held(connection, sha256)
            if held is not None and held.size == size:
                return held.held
            _forget(connection, [sha256])
            _note(connection, sha256, size, now, None)
            connection.execute(update(content).where(content.c.sha256 == sha256).values(held=0))
            return 0

    def append(self, sha256: bytes, offset: int, body: bytes) -> None:
        """Keep the next part of a content that is being fetched; the last one is checked against its name.

        :raises ValueError: when the whole is not what its name says; then all of it is dropped.
        """
        with self._database.writing() as connection:
            held = _held(connection, sha256)
            if held is None or held.held != offset:
                return  # fetched by another process meanwhile
            _add(connection, sha256, offset, body)
            connection.execute(update(content).where(content.c.sha256 == sha256).values(held=offset + len(body)))
            if offset + len(body) < held.size or _hash(connection, sha256) == sha256:
                return
            _forget(connection, [sha256])
        raise ValueError("not what its name says")

    def note_use(self, sha256: bytes, now: int) -> None:
        """Remember that somebody looked at it."""
        with self._database.writing() as connection:
            _use(connection, sha256, now)

    def listing(self) -> dict[bytes, Held]:
        """Return all contents."""
        with self._database.reading() as connection:
            rows = connection.execute(select(content)).all()
        return {row.sha256: Held(row.size, row.held, row.used_at) for row in rows}

    def drop(self, hashes: Collection[bytes]) -> None:
        """Let a few contents go, and give their room back to the disk: what is dropped at once is written once more."""
        if not hashes:
            return
        with self._database.writing() as connection:
            _forget(connection, list(hashes))
            # Each step gives one page back, and says nothing: the driver itself has to be asked until the end.
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA incremental_vacuum")
            cursor.fetchall()
            cursor.close()
        self._database.fold()


def _held(connection: Connection, sha256: bytes) -> Held | None:
    query = select(content.c.size, content.c.held, content.c.used_at).where(content.c.sha256 == sha256)
    row = connection.execute(query).one_or_none()
    return Held(*row) if row else None


def _note(connection: Connection, sha256: bytes, size: int, now: int, provenance: Provenance | None) -> None:
    values: dict[str, Any] = {"sha256": sha256, "size": size, "held": size, "used_at": now}
    connection.execute(insert(content).values(**values, provenance=pack(provenance) if provenance else b""))


def _use(connection: Connection, sha256: bytes, now: int) -> None:
    connection.execute(update(content).where(content.c.sha256 == sha256).values(used_at=now))


def _add(connection: Connection, sha256: bytes, start: int, body: bytes) -> None:
    connection.execute(insert(piece).values(sha256=sha256, start=start, body=body))


def _hash(connection: Connection, sha256: bytes) -> bytes:
    found = hashlib.sha256()
    for body in _bodies(connection, sha256):
        found.update(body)
    return found.digest()


def _bodies(connection: Connection, sha256: bytes) -> Iterator[bytes]:
    return iter(connection.scalars(select(piece.c.body).where(piece.c.sha256 == sha256).order_by(piece.c.start)))


def _forget(connection: Connection, hashes: Sequence[bytes]) -> None:
    for start in range(0, len(hashes), _HASHES_A_QUERY):
        portion = hashes[start : start + _HASHES_A_QUERY]
        connection.execute(delete(piece).where(piece.c.sha256.in_(portion)))
        connection.execute(delete(content).where(content.c.sha256.in_(portion)))
