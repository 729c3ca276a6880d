"""Reading a chosen file: once, whole, and no more of it than may be taken in."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.evidence.refusals import FileRefused, RefusalReason, in_megabytes


def read_once(path: Path, most: int) -> bytes:
    """Return the content of a file of at most so many bytes.

    :raises FileRefused: when it is gone, locked, no file, empty, larger, or being written.
    """
    with _in_words():
        return _read(path, most)


def size_of(path: Path) -> int:
    """Return the size of a file.

    :raises FileRefused: when it is gone or locked.
    """
    with _in_words():
        return path.stat().st_size


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as fault:
        raise FileRefused(RefusalReason.GONE) from fault
    except PermissionError as fault:
        raise FileRefused(RefusalReason.LOCKED) from fault
    except (OSError, ValueError) as fault:  # ValueError: no path of any system, as one with a NUL
        raise FileRefused(RefusalReason.UNREADABLE) from fault


def refuse_size(size: int, most: int) -> None:
    """Refuse what is empty or too large."""
    if size == 0:
        raise FileRefused(RefusalReason.EMPTY)
    if size > most:
        raise FileRefused(RefusalReason.TOO_LARGE, detail=in_megabytes(most))


def _read(path: Path, most: int) -> bytes:
    before = path.stat()
    if not stat.S_ISREG(before.st_mode):  # before it is opened: a pipe would never answer
        raise FileRefused(RefusalReason.NO_FILE)
    refuse_size(before.st_size, most)
    with path.open("rb") as file:
        content = file.read(most + 1)
    after = path.stat()
    refuse_size(len(content), most)
    if (before.st_size, before.st_mtime_ns) != (len(content), after.st_mtime_ns) or after.st_size != before.st_size:
        raise FileRefused(RefusalReason.CHANGING)
    return content
