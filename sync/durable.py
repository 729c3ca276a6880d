"""Small files that are written wholly or not at all, and that a power cut does not take back."""

import os
import sys
from pathlib import Path


def replace_file(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Put a new content in place of a file, in one step.

    :param mode: who may read it, where the system knows that; on Windows the folder's own rights count.
    :raises OSError: when it cannot be written; the old content then still stands.
    """
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode, exist_ok=False)  # nobody else may read it, not even before it is whole
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    _keep_names(path.parent)


def _keep_names(folder: Path) -> None:
    """Write the names of a folder through to the disk; Windows does that with the renaming itself."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
