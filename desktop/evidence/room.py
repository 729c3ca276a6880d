"""Room for decoding: pictures that take much memory are taken in one after the other, small ones side by side."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

MOST_MEMORY: Final = 165 * 1024 * 1024
"""Bytes that may be taken for decoding at once, and by one picture alone, its file included."""
LARGE_FILE: Final = 12 * 1024 * 1024
"""Files from here on are not even read beside others."""


class DecodingRoom:
    """Shared by those who take files in at the same time; each picture waits until there is room for it."""

    def __init__(self) -> None:
        """Begin empty."""
        self._changed = threading.Condition()
        self._taken = 0

    @contextmanager
    def taken(self, size: int) -> Iterator[None]:
        """Hold so many bytes; of more than there are, all of them. Nobody may ask for more while he holds some."""
        size = min(size, MOST_MEMORY)
        with self._changed:
            self._changed.wait_for(lambda: self._taken + size <= MOST_MEMORY)
            self._taken += size
        try:
            yield
        finally:
            with self._changed:
                self._taken -= size
                self._changed.notify_all()
