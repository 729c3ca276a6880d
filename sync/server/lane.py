"""Threads for work that waits for the database or burns the processor, so that the server keeps listening."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeVar

import anyio
import anyio.to_thread

from sync.server.store.engine import CONNECTIONS

EXCHANGES_AT_ONCE: Final = CONNECTIONS - 2
HASHES_AT_ONCE: Final = 2
"""Argon2id takes 64 MB and a processor for each sign-in."""

T = TypeVar("T")


class Lane:
    """Runs at most so many calls at once; the others wait their turn."""

    def __init__(self, width: int) -> None:
        """Allow ``width`` calls at once."""
        self._limiter = anyio.CapacityLimiter(width)

    async def run(self, work: Callable[..., T], *arguments: Any) -> T:
        """Run a call in a thread and return what it returns."""
        return await anyio.to_thread.run_sync(partial(work, *arguments), limiter=self._limiter)
