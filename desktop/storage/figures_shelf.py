"""Frozen figures on their way, as the engine moves files: own ones up, those of units below down.

A document travels as it lies here, compressed, under the SHA-256 of that; so it is sent once, goes on where a line
broke, and the centre that has it says so before a byte is sent.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, func, select, update

from desktop.storage import sealed
from desktop.storage.database import Database
from desktop.storage.states import FILE_RECEIVED, FILE_REFUSED, FILE_WAITING
from desktop.storage.tables import frozen_monev, sealed_figures
from sync.contract.errors import BadInput
from sync.contract.monev.seal import FIGURES_TYPE, name_of, unpacked
from sync.engine.files import Outgoing

_MOST_DAMAGED: Final = 3
_HOUR_MS: Final = 3_600_000
_DAY_MS: Final = 24 * _HOUR_MS
NO_SEALS: Final = "Pusat ini belum dapat mengesahkan angka beku; dicoba lagi besok."


class FiguresShelf:
    """Implements :class:`sync.engine.files.FileStore` for frozen figures."""

    def __init__(self, database: Database, wall_ms: Callable[[], int]) -> None:
        """Work on an open desk."""
        self._database, self._wall_ms = database, wall_ms

    def waiting(self) -> list[Outgoing]:
        """Return what is to be sent now, the oldest first."""
        now = self._wall_ms()
        columns = (frozen_monev.c.file, func.length(frozen_monev.c.body), frozen_monev.c.digest)
        is_due = (frozen_monev.c.sending == FILE_WAITING) & (func.abs(now - frozen_monev.c.tried_at) >= _DAY_MS)
        with self._database.reading() as connection:
            found = connection.execute(select(*columns).where(is_due).order_by(frozen_monev.c.as_of)).all()
        return [
            Outgoing(file, size, f"Monev {digest[:8]}.tindak-monev", FIGURES_TYPE, figures=True)
            for file, size, digest in found
        ]

    def wanted(self) -> list[bytes]:
        """Return what is to be fetched now, the latest first."""
        now = self._wall_ms()
        with self._database.reading() as connection:
            return [
                one.file for one in sealed.offered(connection) if not one.fault and abs(now - one.asked_at) >= _HOUR_MS
            ]

    def note_unsealing(self) -> None:
        """Remember that this centre does not seal figures, so that it is not asked at each exchange."""
        waiting = frozen_monev.c.sending == FILE_WAITING
        with self._database.writing() as connection:
            connection.execute(update(frozen_monev).where(waiting).values(tried_at=self._wall_ms(), why=NO_SEALS))

    def read(self, sha256: bytes, offset: int, most: int) -> bytes:
        """Return a part of a document."""
        part = func.substr(frozen_monev.c.body, offset + 1, most)
        with self._database.reading() as connection:
            return bytes(connection.scalar(select(part).where(frozen_monev.c.file == sha256)) or b"")

    def note_sent(self, sha256: bytes, sent: int) -> None:
        """Remember how much the centre is known to have."""
        self._note(sha256, sent=sent)

    def note_received(self, sha256: bytes) -> None:
        """Remember that the centre has taken it; the seal comes with the next exchange."""
        self._note(sha256, sending=FILE_RECEIVED, why="")

    def note_damaged(self, sha256: bytes) -> bool:
        """Remember that the whole arrived damaged; whether it should be tried anew."""
        here = (frozen_monev.c.file == sha256) & (frozen_monev.c.sending == FILE_WAITING)
        counted = update(frozen_monev).where(here).values(tries=frozen_monev.c.tries + 1, sent=0)
        with self._database.writing() as connection:
            return int(connection.scalar(counted.returning(frozen_monev.c.tries)) or 0) < _MOST_DAMAGED

    def note_refused(self, sha256: bytes, sentence: str) -> None:
        """Remember the sentence with which the centre refused it for good."""
        self._note(sha256, sending=FILE_REFUSED, why=sentence)

    def note_absent(self, hashes: Sequence[bytes]) -> None:
        """Remember that the centre does not have these, so that they are not asked for at each exchange."""
        here = sealed_figures.c.file.in_(list(hashes))
        with self._database.writing() as connection:
            values = {"asked_at": self._wall_ms(), "coming": b""}
            connection.execute(update(sealed_figures).where(here).values(**values))

    def begin(self, sha256: bytes, size: int) -> int:
        """Prepare to fetch a document; return how much of it is here already."""
        with self._database.writing() as connection:
            held = _held(connection, sha256)
            if held <= size:
                return held
            _put(connection, sha256, b"")
            return 0

    def held(self, sha256: bytes) -> int:
        """Return how much of a document is here; all of it where it is kept."""
        with self._database.reading() as connection:
            return _held(connection, sha256)

    def keep(self, sha256: bytes, offset: int, body: bytes) -> None:
        """Keep the next part of a document; whole, it takes its place beside the others.

        :raises ValueError: when the whole is not what its name says; it is dropped then.
        """
        with self._database.writing() as connection:
            told = _told(connection, sha256)
            if told is None or len(told.coming) != offset:
                return  # fetched by another process meanwhile, or gone
            content = told.coming + body
            if len(content) < told.size:
                _put(connection, sha256, content)
                return
            _put(connection, sha256, b"")
            if name_of(content) == sha256:
                _take_in(connection, told, content)
                return
        raise ValueError("not what its name says")

    def _note(self, sha256: bytes, **values: object) -> None:
        here = (frozen_monev.c.file == sha256) & (frozen_monev.c.sending == FILE_WAITING)
        with self._database.writing() as connection:
            connection.execute(update(frozen_monev).where(here).values(**values))


def _told(connection: Connection, sha256: bytes) -> Row[Any] | None:
    here = sealed_figures.c.file == sha256
    return connection.execute(select(sealed_figures).where(here).order_by(sealed_figures.c.row).limit(1)).one_or_none()


def _held(connection: Connection, sha256: bytes) -> int:
    if kept := connection.scalar(select(func.length(frozen_monev.c.body)).where(frozen_monev.c.file == sha256)):
        return int(kept)
    told = _told(connection, sha256)
    return len(told.coming) if told is not None else 0


def _put(connection: Connection, sha256: bytes, content: bytes) -> None:
    connection.execute(update(sealed_figures).where(sealed_figures.c.file == sha256).values(coming=content))


def _take_in(connection: Connection, told: Row[Any], content: bytes) -> None:
    """Keep a document of a unit below with its seal; what is none, or another, is told of and not asked for again."""
    from desktop.storage import frozen  # noqa: PLC0415 - a start moves no figures
    from sync.contract.monev.frozen import read_frozen  # noqa: PLC0415 - as above

    try:
        body = unpacked(content)
        document = read_frozen(body)
        if name_of(body) != told.digest:
            raise BadInput("Isinya lain daripada yang disebut pusat.")
    except BadInput as fault:
        here = sealed_figures.c.file == told.file
        connection.execute(update(sealed_figures).where(here).values(fault=str(fault)))
        return
    frozen.keep(connection, told.digest.hex(), document, content, frozen.BELOW)
