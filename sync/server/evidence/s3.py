"""Whole files in S3-compatible storage; the only user of obstore.

A centre with a folder does not need that library, so this room is imported only where it is wanted.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

from sync.contract.errors import LocalFault
from sync.server.evidence.settings import S3Settings
from sync.server.evidence.shelf import PORTION, NotOnShelf, hash_in

if TYPE_CHECKING:
    from obstore.store import ClientConfig, S3Config

_PUT_PORTION: Final = 8 * 1024 * 1024
_PUT_AT_ONCE: Final = 2
_PATIENCE: Final = "30s"


class S3Shelf:
    """Files of one bucket, below a prefix, each under its hash."""

    def __init__(self, settings: S3Settings) -> None:
        """Name the storage; nothing is asked of it yet."""
        self._store = _store_of(settings)

    def put(self, sha256: bytes, path: Path) -> None:
        """Copy the file there; it becomes visible only whole."""
        with _translated():
            obstore.put(self._store, sha256.hex(), path, chunk_size=_PUT_PORTION, max_concurrency=_PUT_AT_ONCE)

    def size_of(self, sha256: bytes) -> int | None:
        """Return how many bytes a file has; ``None`` when it is not here."""
        try:
            with _translated():
                return obstore.head(self._store, sha256.hex())["size"]
        except NotOnShelf:
            return None

    def portions(self, sha256: bytes, start: int, length: int) -> Iterator[bytes]:
        """Yield bytes of a file, each portion asked for when it is wanted."""
        end = start + length
        while start < end:
            with _translated():
                portion = obstore.get_range(self._store, sha256.hex(), start=start, end=min(end, start + PORTION))
            if not portion:
                raise NotOnShelf("Berkas di server lebih pendek daripada seharusnya.")
            start += len(portion)
            yield bytes(portion)

    def remove(self, sha256: bytes) -> None:
        """Let a file go."""
        try:
            with _translated():
                obstore.delete(self._store, sha256.hex())
        except NotOnShelf:
            return

    def names(self) -> Iterator[tuple[bytes, int]]:
        """Yield every file with its size."""
        with _translated():
            for page in obstore.list(self._store):
                for one in page:
                    if (sha256 := hash_in(one["path"])) is not None:  # otherwise somebody else's
                        yield sha256, one["size"]


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (NotFoundError, FileNotFoundError) as fault:
        raise NotOnShelf("Berkas tidak ada di tempat penyimpanan server.") from fault
    except (BaseError, OSError) as fault:
        raise LocalFault("Penyimpanan S3 tidak dapat dipakai. Periksa alamat, bucket, dan kuncinya.") from fault


def _store_of(settings: S3Settings) -> S3Store:
    config: S3Config = {"bucket": settings.bucket, "region": settings.region, "virtual_hosted_style_request": False}
    if settings.key_id:
        config |= {"access_key_id": settings.key_id, "secret_access_key": settings.secret_key}
    if settings.endpoint:
        config |= {"endpoint": settings.endpoint}
    options: ClientConfig = {"allow_http": settings.endpoint.startswith("http://"), "timeout": _PATIENCE}
    return S3Store(prefix=settings.prefix or None, config=config, client_options=options)
