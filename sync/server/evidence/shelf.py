"""Where whole files lie, each under its hash: one small interface, and the folder that implements it."""

import contextlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Protocol

from sync.contract.errors import LocalFault
from sync.durable import keep_names

PORTION: Final = 256 * 1024
"""Most bytes that a shelf holds in memory of a file that it gives."""
_HASH: Final = re.compile(r"[0-9a-f]{64}")


class NotOnShelf(LocalFault):
    """A file that should lie on the shelf does not."""


class Shelf(Protocol):
    """Keeps whole files. May be called from many threads at once; putting and removing one file is kept apart outside.

    Each call raises :class:`LocalFault` when the storage cannot be used.
    """

    def put(self, sha256: bytes, path: Path) -> None:
        """Keep a local file, durably; afterwards it may be gone from where it was. Putting again changes nothing."""
        ...

    def size_of(self, sha256: bytes) -> int | None:
        """Return how many bytes a file has; ``None`` when it is not here."""
        ...

    def portions(self, sha256: bytes, start: int, length: int) -> Iterator[bytes]:
        """Yield ``length`` bytes of a file from ``start`` on, in portions of bounded size.

        :raises NotOnShelf: when the file, or so much of it, is not here.
        """
        ...

    def remove(self, sha256: bytes) -> None:
        """Let a file go; one that is not here is gone already."""
        ...

    def names(self) -> Iterator[tuple[bytes, int]]:
        """Yield every file with its size, in no order."""
        ...


def hash_in(name: str) -> bytes | None:
    """Return the hash under which a shelf has put a file; ``None`` for what is named otherwise, and so not ours."""
    return bytes.fromhex(name) if _HASH.fullmatch(name) else None


class FolderShelf:
    """A folder with two levels of folders below it, so that none of them grows large."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is made with the first file."""
        self._folder = folder

    def put(self, sha256: bytes, path: Path) -> None:
        """Move the file here in one step; from another disk it is copied first."""
        place = self._place(sha256)
        with _translated():
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                path.replace(place)
            except OSError:  # another disk
                _copy(path, place)
            for folder in (place.parent, place.parent.parent, self._folder):
                keep_names(folder)

    def size_of(self, sha256: bytes) -> int | None:
        """Return how many bytes a file has; ``None`` when it is not here."""
        with _translated():
            try:
                return self._place(sha256).stat().st_size
            except FileNotFoundError:
                return None

    def portions(self, sha256: bytes, start: int, length: int) -> Iterator[bytes]:
        """Yield bytes of a file."""
        with _translated(), self._place(sha256).open("rb") as file:
            file.seek(start)
            while length > 0:
                portion = file.read(min(length, PORTION))
                if not portion:
                    raise NotOnShelf("Berkas di server lebih pendek daripada seharusnya.")
                length -= len(portion)
                yield portion

    def remove(self, sha256: bytes) -> None:
        """Let a file go; the folders stay, for there are few of them."""
        with _translated():
            self._place(sha256).unlink(missing_ok=True)

    def names(self) -> Iterator[tuple[bytes, int]]:
        """Yield every file with its size."""
        for path in self._folder.glob("*/*/*"):
            sha256 = hash_in(path.name)
            if sha256 is not None and path == self._place(sha256):
                with contextlib.suppress(FileNotFoundError):
                    yield sha256, path.stat().st_size

    def _place(self, sha256: bytes) -> Path:
        name = sha256.hex()
        return self._folder / name[:2] / name[2:4] / name


def _copy(source: Path, place: Path) -> None:
    fresh = place.with_suffix(".new")
    with source.open("rb") as old, fresh.open("wb") as new:
        shutil.copyfileobj(old, new, PORTION)
        new.flush()
        os.fsync(new.fileno())
    fresh.replace(place)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as fault:
        raise NotOnShelf("Berkas tidak ada di tempat penyimpanan server.") from fault
    except OSError as fault:
        raise LocalFault(
            "Tempat penyimpanan berkas server tidak dapat dipakai. Periksa folder dan ruangnya."
        ) from fault
