"""A relay on loopback that ends every connection behind so many bytes; all bytes before the cut arrive.

:mod:`tests.support.shaped_line` resets its connections, and the system may throw away what was still under way then.
Here each side is closed in order, so that a test can count to the byte what a cut has cost.
"""

import asyncio
import contextlib
import threading
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

_PORTION: Final = 8192
_PATIENCE_S: Final = 20.0


class CuttingRelay:
    """The relay, open for the length of a ``with`` block."""

    def __init__(self, target_url: str, every: int) -> None:
        """Lead to a server, and cut each connection when ``every`` bytes have gone up."""
        place = urlsplit(target_url)
        self._target = (place.hostname, place.port)
        self._every = every
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="tests: cutting relay")
        self._ready = threading.Event()
        self._over = asyncio.Event()
        self.url = ""
        self.up = 0
        """Bytes that went up."""
        self.cuts = 0
        self.connections = 0

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(_PATIENCE_S)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(_PATIENCE_S)
        self._loop.close()

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        server = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        self._ready.set()
        await self._over.wait()
        server.close()
        carrying = [one for one in asyncio.all_tasks() if one is not asyncio.current_task()]
        for one in carrying:
            one.cancel()
        await asyncio.gather(*carrying, return_exceptions=True)

    async def _carry(self, near_in: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        self.connections += 1
        far_in, far_out = await asyncio.open_connection(*self._target)
        ways = [
            asyncio.create_task(self._pass_up(near_in, far_out)),
            asyncio.create_task(_pass_on(far_in, near_out)),
        ]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            for end in (far_out, near_out):
                end.close()
                with contextlib.suppress(OSError):
                    await end.wait_closed()

    async def _pass_up(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        left = self._every
        while left and (portion := await source.read(min(_PORTION, left))):
            left -= len(portion)
            self.up += len(portion)
            sink.write(portion)
            await sink.drain()
        self.cuts += not left


async def _pass_on(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    while portion := await source.read(_PORTION):
        sink.write(portion)
        await sink.drain()
