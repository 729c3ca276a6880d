"""The body of a request as it arrives, down to the last byte before its connection broke."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from litestar import Request

_MOST_WAITING: Final = 1024 * 1024
"""Bytes in memory that the disk has not taken yet; beyond that the line has to wait."""


class Arrivals:
    """Takes bytes off the connection the moment they come.

    What a server has read and nobody has asked for is lost when the connection breaks: up to 64 KB each time. So there
    is always somebody asking, from the first moment of the request on, whatever disk and database are busy with.
    """

    def __init__(self, request: Request[Any, Any, Any]) -> None:
        """Name the request; nothing is read yet."""
        self._request = request
        self._waiting = bytearray()
        self._changed = asyncio.Event()
        self._taken = asyncio.Event()
        self._wanted = asyncio.Event()
        self._is_over = False
        self.is_whole = False
        """Whether the body came to its end, and not only the connection."""

    @property
    def has_ended(self) -> bool:
        """Whether everything that came was taken, and nothing more can come."""
        return self._is_over and not self._waiting

    async def take(self, patience: float) -> bytes:
        """Return what has come; empty when nothing did within so many seconds, or nothing more can."""
        self._wanted.set()
        if not self._waiting and not self._is_over:
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), patience)
            except TimeoutError:
                return b""
        return self.rest()

    def rest(self) -> bytes:
        """Return what has come up to now."""
        portion = bytes(self._waiting)
        self._waiting.clear()
        self._taken.set()
        return portion

    async def listen(self) -> None:
        """Take what comes until nothing more can. One task does, beside the one that takes it from here.

        Whoever asked for leave to send (``Expect``) sends nothing before, so that a refusal can spare it the body.
        """
        if "expect" in self._request.headers:
            await self._wanted.wait()
        while not self._is_over:
            message = await self._request.receive()
            if message["type"] == "http.request":
                self._waiting += message["body"]
                self.is_whole = not message.get("more_body", False)
                self._is_over = self.is_whole
            else:
                self._is_over = True
            self._changed.set()
            while len(self._waiting) > _MOST_WAITING:
                self._taken.clear()
                await self._taken.wait()


@asynccontextmanager
async def arriving(request: Request[Any, Any, Any]) -> AsyncIterator[Arrivals]:
    """Listen to the body of a request for the length of a block.

    It is to be the first that is done with a request, before anything is waited for.
    """
    arrivals = Arrivals(request)
    listening = asyncio.create_task(arrivals.listen(), name="tindak: arrivals")
    try:
        yield arrivals
    finally:
        listening.cancel()
        await asyncio.wait([listening])
