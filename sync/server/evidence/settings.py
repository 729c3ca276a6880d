"""What an administrator decides about files; kept in the centre's settings file, the keys of a storage included."""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec

from sync.contract.errors import BadInput
from sync.server.bridge.settings import LOOPBACK

_MB: Final = 1024 * 1024
DAY_MS: Final = 86_400_000


class S3Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A bucket of an S3-compatible storage."""

    bucket: str
    endpoint: str = ""
    """Its address; empty for the one of its region at Amazon."""
    prefix: str = ""
    region: str = "us-east-1"
    key_id: str = ""
    secret_key: str = ""

    def __repr__(self) -> str:
        """Name the bucket without its secret."""
        return f"S3Settings(endpoint={self.endpoint!r}, bucket={self.bucket!r}, prefix={self.prefix!r})"


class FilesSettings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where whole files lie, and what may arrive."""

    folder: str = ""
    """Of whole files; empty for one inside the data folder. Unfinished uploads always lie in the data folder."""
    s3: S3Settings | None = None
    """The storage of whole files instead of a folder."""
    most_bytes: int = 100 * _MB
    """Of one file."""
    expiry_days: int = 14
    """How long an unfinished upload waits for its next byte."""
    unused_days: int = 30
    """How long a whole file waits for an event that names it."""
    most_unneeded: int = 500
    """Files of one unit that no event needs yet: unfinished ones, and whole ones that none names."""
    most_unneeded_bytes: int = 1024 * _MB
    """Of them together, as they were announced; a single one may be larger."""
    scan: tuple[str, ...] = ()
    """Words of a command that looks at a finished file, whose path is appended; none for no look."""
    scan_seconds: int = 60
    """How long it may take."""

    @property
    def expiry_ms(self) -> int:
        """:attr:`expiry_days` in ms."""
        return self.expiry_days * DAY_MS

    @property
    def unused_ms(self) -> int:
        """:attr:`unused_days` in ms."""
        return self.unused_days * DAY_MS


def checked(settings: FilesSettings) -> FilesSettings:
    """Return the settings if files can be kept like that.

    :raises BadInput: when they cannot, or would show the keys of a storage to a network.
    """
    numbers = (settings.most_bytes, settings.expiry_days, settings.unused_days, settings.scan_seconds)
    if min(*numbers, settings.most_unneeded, settings.most_unneeded_bytes) < 1:
        raise BadInput("Batas ukuran dan jangka waktu berkas harus lebih dari nol. Tidak ada yang diubah.")
    if settings.folder and not Path(settings.folder).is_absolute():
        raise BadInput("Folder berkas harus ditulis lengkap dari akarnya. Tidak ada yang diubah.")
    if any(not word for word in settings.scan):
        raise BadInput("Perintah pemindai virus tidak boleh memuat kata kosong. Tidak ada yang diubah.")
    if settings.s3 is not None:
        _check_storage(settings.s3)
    return settings


def _check_storage(storage: S3Settings) -> None:
    if not storage.bucket.strip():
        raise BadInput("Nama bucket S3 (--s3-bucket) harus diisi. Tidak ada yang diubah.")
    if bool(storage.key_id) != bool(storage.secret_key):
        raise BadInput("Kunci S3 terdiri atas --s3-key-id dan kunci rahasia: keduanya, atau tidak satu pun.")
    if not storage.endpoint:
        return
    try:
        parts = urlsplit(storage.endpoint)
        host, _port = parts.hostname or "", parts.port
    except ValueError as fault:
        raise BadInput(_NO_ADDRESS) from fault
    if parts.scheme not in {"http", "https"} or not host or parts.query or parts.fragment or parts.username:
        raise BadInput(_NO_ADDRESS)
    if parts.scheme == "http" and host not in LOOPBACK:
        raise BadInput("Alamat S3 harus diawali https:// agar kuncinya tidak terbaca orang lain di jaringan.")


_NO_ADDRESS: Final = "Alamat S3 (--s3-endpoint) tidak dikenali. Contoh: https://s3.contoh.go.id"
