"""Small files that are written wholly or not at all, and that a power cut does not take back."""

import errno
import os
import sys
from pathlib import Path
from typing import Final

from sync.contract.errors import BadInput, DiskFull, LocalFault

_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def replace_file(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Put a new content in place of a file, in one step.

    :param mode: who may read it, where the system knows that; on Windows the folder's own rights count.
    :raises OSError: when it cannot be written; the old content then still stands.
    """
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode, exist_ok=False)  # nobody else may read it, not even before it is whole
    try:
        with fresh.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    keep_names(path.parent)


def save_document(path: Path, content: bytes) -> None:
    """Save a file that somebody asked for, in a place of their choice: wholly, or the former one still stands.

    :raises BadInput: when there is no such folder, or something else than a file stands there.
    :raises DiskFull: when there is no room.
    :raises LocalFault: when it cannot be written otherwise; on Windows also while another program has it open.
    """
    if path.exists() and not path.is_file():
        raise BadInput(f"“{path}” bukan berkas. Pilih nama berkas lain; tidak ada yang ditulis.")
    try:
        replace_file(path, content)
    except OSError as fault:
        raise unsaved(path, fault) from fault


def unsaved(path: Path, fault: OSError) -> BadInput | LocalFault:
    """Return what a fault of saving a file means, in one sentence."""
    if isinstance(fault, FileNotFoundError | NotADirectoryError):
        return BadInput(f"Folder “{path.parent}” tidak ada. Pilih folder lain; tidak ada yang ditulis.")
    if isinstance(fault, PermissionError):
        return LocalFault(
            f"Berkas “{path.name}” tidak dapat ditulis: mungkin masih terbuka di Excel atau program lain, atau "
            "foldernya terkunci. Tutup dahulu atau pilih nama lain; berkas yang lama tidak berubah."
        )
    if fault.errno in _NO_ROOM:
        return DiskFull(
            f"Tidak ada ruang untuk berkas “{path.name}”. Kosongkan ruang diska, lalu simpan lagi; "
            "berkas yang lama tidak berubah."
        )
    return LocalFault(f"Berkas “{path.name}” tidak dapat ditulis. Pilih tempat lain; berkas yang lama tidak berubah.")


def keep_names(folder: Path) -> None:
    """Write the names of a folder through to the disk; Windows does that with the renaming itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
