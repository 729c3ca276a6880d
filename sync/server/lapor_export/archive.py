"""Is this file a harmless workbook? Opens the archive of an XLSX file without trusting anything it says of itself.

Nothing is ever unpacked to disk. Whatever is wrong ends in one :class:`~sync.contract.errors.BadInput`.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from sync.contract.errors import BadInput
from sync.server.lapor_export.kinds import LOCKED, refuse_other_kinds

UNSAFE: Final = "Berkas ini tidak wajar untuk sebuah ekspor lapor.go.id dan tidak dibuka; unduh ulang dari lapor.go.id."
DAMAGED: Final = "Berkas ini rusak atau terpotong dan tidak ada yang diubah; unduh ulang dari lapor.go.id."
TOO_LARGE: Final = (
    "Berkas ini terlalu besar untuk diimpor sekaligus; unduh lagi dengan rentang tanggal yang lebih pendek."
)

_CHUNK: Final = 64 * 1024
_TAIL_RECORD: Final = struct.Struct("<4s4H2LH")
_TAIL_SIGNATURE: Final = b"PK\x05\x06"
_ZIP64_LOCATOR: Final = b"PK\x06\x07"
_ZIP64_LOCATOR_BYTES: Final = 20
_ENCRYPTED: Final = 0x1
_READABLE_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How large an export may be. A real one takes about 250 bytes a row in the archive and 1,300 unpacked."""

    file_bytes: int = 64 << 20
    directory_bytes: int = 1 << 20
    entries: int = 2_000
    part_bytes: int = 256 << 20
    total_bytes: int = 512 << 20
    ratio: int = 300
    """Most times that a part larger than :attr:`free_bytes` may grow. Sheets of text grow 5 to 60 times."""
    free_bytes: int = 1 << 20
    rows: int = 300_000
    strings: int = 3_000_000
    characters: int = 500_000_000
    """Text of all rows together, since one stored text may be shown in any number of cells."""


class Archive:
    """The parts of one workbook, read piece by piece, never more bytes than the limits allow."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        """Check the directory of the archive before anything is unpacked.

        :raises BadInput: when it is no archive, a damaged one, or one that no honest program writes.
        """
        self._left = limits.total_bytes
        _check_tail(content, limits)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as fault:
            raise BadInput(DAMAGED) from fault
        self._parts = _checked_parts(self._zip.infolist(), limits)

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of this name; letter case does not matter, as the standard says."""
        return name.casefold() in self._parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack one part, counting the bytes that really come.

        The library stops at the size that the checked directory entry names; more than that is damage.

        :raises BadInput: when the part is missing, damaged or grows beyond the limits.
        """
        info = self._parts.get(name.casefold())
        if info is None:
            raise BadInput(DAMAGED)
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise BadInput(UNSAFE)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as fault:
            raise BadInput(DAMAGED) from fault


def open_archive(path: Path, limits: Limits) -> Archive:
    """Read the file, close it again, and open what was read as an archive.

    :raises BadInput: when there is no such file, or it is anything but a harmless archive.
    """
    return Archive(_content(path, limits), limits)


def _content(path: Path, limits: Limits) -> bytes:
    if path.is_dir():
        raise BadInput(f"“{path.name}” adalah folder; pilih satu berkas ekspor (.xlsx) dari lapor.go.id.")
    if not path.exists():
        raise BadInput(f"Berkas “{path.name}” tidak ditemukan; periksa nama dan foldernya.")
    if not path.is_file():
        raise BadInput(UNSAFE)
    try:
        with path.open("rb") as file:
            content = file.read(limits.file_bytes + 1)
    except OSError as fault:
        raise BadInput(
            f"Berkas “{path.name}” tidak dapat dibuka; tutup dahulu di Excel atau periksa hak aksesnya, lalu coba lagi."
        ) from fault
    refuse_other_kinds(content)
    if len(content) > limits.file_bytes:
        raise BadInput(TOO_LARGE)
    return content


def _check_tail(content: bytes, limits: Limits) -> None:
    """Bound the directory before the library reads it: a million entries would fill the memory."""
    at = content.rfind(_TAIL_SIGNATURE)
    if at < 0 or len(content) - at < _TAIL_RECORD.size:
        raise BadInput(DAMAGED)
    directory_bytes = _TAIL_RECORD.unpack_from(content, at)[5]
    locator = content[max(at - _ZIP64_LOCATOR_BYTES, 0) : at]
    if directory_bytes > limits.directory_bytes or locator.startswith(_ZIP64_LOCATOR):
        raise BadInput(UNSAFE)


def _checked_parts(entries: list[zipfile.ZipInfo], limits: Limits) -> dict[str, zipfile.ZipInfo]:
    if len(entries) > limits.entries or sum(entry.file_size for entry in entries) > limits.total_bytes:
        raise BadInput(UNSAFE)
    parts: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = entry.filename.replace("\\", "/").casefold()
        if entry.flag_bits & _ENCRYPTED:
            raise BadInput(LOCKED)
        if name in parts or _is_odd(name) or _is_bomb(entry, limits):
            raise BadInput(UNSAFE)
        if entry.compress_type not in _READABLE_METHODS:
            raise BadInput(DAMAGED)
        parts[name] = entry
    return parts


def _is_odd(name: str) -> bool:
    """Whether an entry wants to lie outside its archive; harmless here, but no office program writes it."""
    return name.startswith("/") or ":" in name or ".." in name.split("/")


def _is_bomb(entry: zipfile.ZipInfo, limits: Limits) -> bool:
    if entry.file_size > limits.part_bytes:
        return True
    return entry.file_size > limits.free_bytes and entry.file_size > limits.ratio * entry.compress_size
