"""The room of evidence at an open centre: settings, shelf and unfinished uploads, put together in one place."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from sync.contract.errors import BadInput, StorageBusy
from sync.server.centre import Centre
from sync.server.evidence.settings import FilesSettings
from sync.server.evidence.shelf import FolderShelf, Shelf
from sync.server.evidence.unfinished import Claim, Unfinished, UploadKey
from sync.server.settings import DataFolder

_MARK_BYTES: Final = 8
_SHELF_PATIENCE_S: Final = 600.0
"""Longer than it takes to put the largest file into a slow storage."""


class EvidenceRoom:
    """What the use cases of evidence work with. Shared by all threads of a process."""

    def __init__(self, centre: Centre, folder: DataFolder, settings: FilesSettings, shelf: Shelf) -> None:
        """Put the parts together; nothing is read or written yet."""
        self.centre = centre
        self.settings = settings
        self.shelf = shelf
        self.unfinished = Unfinished(folder.path / "files" / "unfinished")
        self._locks = folder.path / "files" / "locks"

    def claim(self, key: UploadKey) -> Claim:
        """Return a new claim to an upload."""
        return self.unfinished.claim(key, self.centre.randomness(_MARK_BYTES).hex())

    @contextmanager
    def shelf_lock(self, sha256: bytes) -> Iterator[None]:
        """Keep putting and removing a file apart, over all processes of the centre; some files share a lock.

        :raises StorageBusy: when another one keeps it for longer than any storage takes.
        """
        self._locks.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(self._locks / f"{sha256[0]:02x}.lock", timeout=_SHELF_PATIENCE_S)
        try:
            lock.acquire()
        except Timeout as fault:
            raise busy() from fault
        try:
            yield
        finally:
            lock.release()


def open_room(centre: Centre, folder: DataFolder) -> EvidenceRoom:
    """Open the room as the settings of a data folder say.

    :raises BadInput: when its storage needs a library that is not installed.
    """
    settings = folder.read().files
    return EvidenceRoom(centre, folder, settings, shelf_of(folder, settings))


def shelf_of(folder: DataFolder, settings: FilesSettings) -> Shelf:
    """Return the shelf that these settings name.

    :raises BadInput: when it needs a library that is not installed.
    """
    if settings.s3 is None:
        return FolderShelf(Path(settings.folder) if settings.folder else folder.path / "files" / "whole")
    try:
        from sync.server.evidence.s3 import S3Shelf  # noqa: PLC0415 - needs an optional library
    except ImportError as fault:
        raise BadInput(
            "Penyimpanan S3 membutuhkan pustaka obstore. Pasang dengan ekstra s3 (tindak[s3]), atau pakai folder."
        ) from fault
    return S3Shelf(settings.s3)


def busy() -> StorageBusy:
    """Return the fault of a file that another request is still busy with."""
    return StorageBusy("Berkas ini sedang ditulis oleh sambungan lain. Yang sudah diterima tersimpan; coba lagi.")
