"""Unfinished uploads in the data folder: the bytes that came, one writer at a time over all processes of the centre.

An upload is a file ``<unit>-<hash>.part`` beside its lock and its sign. Whoever wants to write raises the sign first;
the one who writes looks at it and lets go. So a connection that died without a word never holds a file up.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from filelock import FileLock, Timeout

from sync.contract.errors import DiskFull, LocalFault
from sync.durable import keep_names, unsaved

_PART: Final = ".part"
_PORTION: Final = 1024 * 1024


class UploadKey(NamedTuple):
    """Whose upload of which file."""

    unit_id: int
    sha256: bytes

    @property
    def stem(self) -> str:
        """Name of its files."""
        return f"{self.unit_id}-{self.sha256.hex()}"


class Unfinished:
    """The folder of unfinished uploads."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it is made with the first upload."""
        self._folder = folder

    def length_of(self, key: UploadKey) -> int:
        """Return how many bytes of an upload are here."""
        try:
            return self._path(key, _PART).stat().st_size
        except FileNotFoundError:
            return 0

    def claim(self, key: UploadKey, mark: str) -> "Claim":
        """Return a claim to an upload, still without the right to write.

        :param mark: a word that no other claim has.
        """
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Claim(self._path(key, _PART), self._path(key, ".lock"), self._path(key, ".sign"), mark)

    def keys(self) -> Iterator[UploadKey]:
        """Yield every upload of which anything lies here."""
        seen = set()
        for path in self._folder.glob("*-*.*"):
            unit, _, name = path.stem.partition("-")
            with contextlib.suppress(ValueError):  # somebody else's file
                seen.add(UploadKey(int(unit), bytes.fromhex(name)))
        yield from seen

    def _path(self, key: UploadKey, suffix: str) -> Path:
        return self._folder / (key.stem + suffix)


class Claim:
    """The claim of one request to one upload. Used by one thread after another, never by two at once."""

    def __init__(self, part: Path, lock: Path, sign: Path, mark: str) -> None:
        """Name the files; nothing is touched yet."""
        self.part = part
        self._sign = sign
        self._mark = mark
        # The right passes from thread to thread with the request, so it is nobody's own.
        self._lock = FileLock(lock, thread_local=False, blocking=False)
        self._file: BinaryIO | None = None

    def announce(self) -> None:
        """Raise the sign, so that whoever holds the upload lets go.

        :raises LocalFault: when the data folder cannot be written to.
        """
        try:
            self._sign.write_text(self._mark, encoding="ascii")
        except OSError as fault:
            raise _meaning_of(fault) from fault

    def try_take(self) -> bool:
        """Take the right to write, if nobody has it."""
        try:
            self._lock.acquire()
        except Timeout:
            return False
        return True

    def is_wanted_elsewhere(self) -> bool:
        """Whether another request has raised the sign since."""
        try:
            return self._sign.read_text(encoding="ascii") != self._mark
        except (OSError, UnicodeDecodeError):
            return False

    @property
    def length(self) -> int:
        """How many bytes are here."""
        try:
            return self.part.stat().st_size
        except FileNotFoundError:
            return 0

    def append(self, portion: bytes) -> None:
        """Write bytes behind those that are here.

        :raises LocalFault: when the disk is full or fails; what was written before stays.
        """
        try:
            if self._file is None:
                self._file = self.part.open("ab", buffering=0)
            view = memoryview(portion)
            while view:
                view = view[self._file.write(view) :]
        except OSError as fault:
            raise _meaning_of(fault) from fault

    def cut_to(self, length: int) -> None:
        """Take back what lies behind ``length``."""
        self._close()
        if self.length > length:
            os.truncate(self.part, length)

    def sync(self) -> None:
        """Write all that is here through to the disk, whoever brought it.

        :raises LocalFault: when the disk fails.
        """
        try:
            if self._file is None:
                if not self.part.exists():
                    return
                self._file = self.part.open("ab", buffering=0)
            os.fsync(self._file.fileno())
            self._close()
            keep_names(self.part.parent)
        except OSError as fault:
            raise _meaning_of(fault) from fault

    def digest(self) -> bytes:
        """Return the SHA-256 of what is here."""
        self._close()
        running = hashlib.sha256()
        with self.part.open("rb") as file:
            while portion := file.read(_PORTION):
                running.update(portion)
        return running.digest()

    def release(self) -> None:
        """Give the right back; the bytes stay."""
        self._close()
        if self._lock.is_locked:
            self._lock.release()

    def drop(self) -> None:
        """Remove the bytes and all that belongs to them. The claim is still held, and then still to be released.

        Another claim that waits notices that its lock is no longer in the folder, and takes a new one; where a system
        does not remove what somebody has open, it stays for the next sweep.
        """
        self._close()
        for path in (self.part, self._sign, Path(self._lock.lock_file)):
            with contextlib.suppress(PermissionError):
                path.unlink(missing_ok=True)

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def _meaning_of(fault: OSError) -> LocalFault:
    meant = unsaved(Path("unggahan"), fault)
    if isinstance(meant, DiskFull):
        return DiskFull("Ruang server penuh. Yang sudah diterima tersimpan; sisanya dikirim lagi nanti.")
    return LocalFault("Folder data server tidak dapat ditulisi. Yang sudah diterima tersimpan.")
