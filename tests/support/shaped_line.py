"""A line on loopback that is as slow, as far, as lossy and as unreliable as a test wants it.

A proxy between a desk and a centre, in one thread. What it models, and how:

Rate
    Each direction is one clock that says when the line is free again; all connections share it. Counted are the
    bytes of TCP's payload, without the headers below.
Delay
    ``delay_ms`` is the way in one direction: half of what a ping would tell.
Setting up
    The kernel answers the SYN of a connection to loopback at once, and no program can hold it back. So the first
    byte waits for one round trip, as it would have waited for the handshake.
Jitter
    A random addition to the way of each segment; segments still arrive in order, as TCP hands them on.
Loss
    TCP lets nobody see a lost segment, only the wait for its repetition: that is one round trip and the shortest
    time-out of TCP (RFC 6298 as Linux has it, 200 ms), doubled with each loss of the same segment. Everything
    behind it waits as well, and the repetition costs the line its bytes once more. Congestion control is not
    modelled: a lossy or far line with a high rate is slower in reality.
Cuts
    The connection is reset (RST) to both sides in place of a certain byte: exactly the bytes before it passed. What
    whoever they went to had not read yet is lost with it, however long it had lain there; where a test counts bytes,
    that side is told of an end instead (FIN), and reads them first.

Draws come from ``seed``; when bytes are read is up to the machine.
"""

import asyncio
import contextlib
import random
import socket
import struct
import sys
import threading
from collections.abc import Coroutine
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import urlsplit

_SEGMENT: Final = 1400
_WINDOW: Final = 64 * 1024
"""Most bytes of a connection under way in one direction; the sender waits when there are more."""
_SHORTEST_TIME_OUT_S: Final = 0.2
_PATIENCE_S: Final = 20.0
# A closing without a farewell; Windows spells the two numbers shorter.
_RESET: Final = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


@dataclass(frozen=True)
class Cut:
    """After how many bytes in which direction a connection ends; ``None``: never."""

    up: int | None = None
    down: int | None = None
    is_read: bool = False
    """Whether all that passed is read before the reset."""


class _Cut(Exception):
    """A connection has come to its cut."""


class Way:
    """One direction of the line: when it is free again, and what passed."""

    def __init__(self, rate: int, delay_ms: float, jitter_ms: float, loss: float, chance: random.Random) -> None:
        self.passed = 0
        """Bytes that arrived."""
        self._rate = rate
        self._delay = delay_ms / 1000
        self._jitter = jitter_ms / 1000
        self._loss = loss
        self._chance = chance
        self._free_at = 0.0

    def arrival(self, size: int, entered: float) -> float:
        """Tell when a segment that came to the line at a moment has wholly passed it."""
        cost = size * 8 / self._rate if self._rate else 0.0
        self._free_at = max(self._free_at, entered) + cost
        late = self._chance.uniform(0, self._jitter)
        time_out = 2 * self._delay + _SHORTEST_TIME_OUT_S
        while self._chance.random() < self._loss:
            late += time_out
            time_out *= 2
            self._free_at += cost
        return self._free_at + self._delay + late


class ShapedLine:
    """The line, open for the length of a ``with`` block."""

    def __init__(
        self,
        target_url: str,
        *,
        rate: int = 0,
        rate_up: int | None = None,
        delay_ms: float = 0,
        jitter_ms: float = 0,
        loss: float = 0,
        seed: int = 0,
    ) -> None:
        """Prepare a line.

        :param target_url: where it leads, on loopback.
        :param rate: bits in a second, 0 for no limit; ``rate_up`` where that direction has another.
        :param delay_ms: one way; a round trip takes twice as long.
        :param jitter_ms: most that a segment takes longer.
        :param loss: the share of segments that have to be sent again.
        """
        place = urlsplit(target_url)
        assert place.hostname is not None
        assert place.port is not None
        self._target = (place.hostname, place.port)
        chance = random.Random(seed)
        self.up = Way(rate if rate_up is None else rate_up, delay_ms, jitter_ms, loss, random.Random(chance.random()))
        self.down = Way(rate, delay_ms, jitter_ms, loss, random.Random(chance.random()))
        self.connections = 0
        """How many were opened."""
        self.cuts = 0
        """How many ended by a cut."""
        self._chance = random.Random(chance.random())
        self._round_trip = 2 * delay_ms / 1000
        self._next_cut = Cut()
        self._open: set[asyncio.Task[None]] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        # What waits in the buffers of the system counts as sent for the sender, so they are kept small.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _WINDOW)
        self._listener.setblocking(False)
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._loop = asyncio.new_event_loop()
        self._main = self._loop.create_task(self._accept())
        self._thread = threading.Thread(target=self._run, name="tests: shaped line")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._main.cancel)
        self._thread.join(_PATIENCE_S)
        self._loop.close()
        self._listener.close()

    def cut_after(self, *, up: int | None = None, down: int | None = None, is_read: bool = False) -> None:
        """Cut the next connection that is opened, and only that one, in place of the byte behind so many.

        :param is_read: all that passed is read before the reset, however busy the computer is.
        """
        self._next_cut = Cut(up, down, is_read)

    def cut_somewhere(self, *, up: int = 0, down: int = 0) -> None:
        """Cut the next connection at a random byte among the first so many of one direction, or of each."""
        self.cut_after(
            up=self._chance.randrange(up) if up else None, down=self._chance.randrange(down) if down else None
        )

    def cut_now(self) -> int:
        """Reset all open connections; returns how many there were."""
        return self._do(self._cut_all())

    def hold(self) -> None:
        """Let nothing arrive any more, and say nothing about it, as a line does that lost its signal."""
        self._do(self._set_flowing(flowing=False))

    def let_go(self) -> None:
        """Let everything arrive again."""
        self._do(self._set_flowing(flowing=True))

    def _do(self, work: Coroutine[Any, Any, int]) -> int:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(_PATIENCE_S)

    def _run(self) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._main)

    async def _accept(self) -> None:
        try:
            while True:
                near, _ = await self._loop.sock_accept(self._listener)
                self.connections += 1
                cut, self._next_cut = self._next_cut, Cut()
                task = self._loop.create_task(self._carry(near, cut))
                self._open.add(task)
                task.add_done_callback(self._open.discard)
        finally:
            await self._reset_all()

    async def _set_flowing(self, *, flowing: bool) -> int:
        (self._flowing.set if flowing else self._flowing.clear)()
        return 0

    async def _cut_all(self) -> int:
        cut = await self._reset_all()
        self.cuts += cut
        return cut

    async def _reset_all(self) -> int:
        tasks = list(self._open)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return len(tasks)

    async def _carry(self, near: socket.socket, cut: Cut) -> None:
        """Carry one connection to its end; unless both sides said farewell, it is reset to both."""
        far = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        farewell = False
        try:
            for end in (near, far):
                end.setblocking(False)
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            far.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _WINDOW)
            await _until(self._loop.time() + self._round_trip)
            await self._loop.sock_connect(far, self._target)
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pass_on(near, far, self.up, cut.up))
                both.create_task(self._pass_on(far, near, self.down, cut.down))
            farewell = True
        except* _Cut:
            self.cuts += 1
            if cut.is_read:
                await self._until_read(near if cut.up is None else far)
        except* OSError:
            pass  # one side went away without a farewell, and so it is told to the other
        finally:
            for end in (near, far):
                if not farewell:
                    with contextlib.suppress(OSError):
                        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                end.close()

    async def _until_read(self, sink: socket.socket) -> None:
        """Say that no more will come, and wait until whoever is there has read what did, and goes away."""
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(_PATIENCE_S):
                sink.shutdown(socket.SHUT_WR)
                while await self._loop.sock_recv(sink, _SEGMENT):
                    pass

    async def _pass_on(self, source: socket.socket, sink: socket.socket, way: Way, most: int | None) -> None:
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(_WINDOW // _SEGMENT)
        async with asyncio.TaskGroup() as ends:
            ends.create_task(self._enter(source, way, under_way))
            ends.create_task(self._arrive(sink, way, under_way, most))

    async def _enter(self, source: socket.socket, way: Way, under_way: "asyncio.Queue[tuple[float, bytes]]") -> None:
        while True:
            segment = await self._loop.sock_recv(source, _SEGMENT)
            await under_way.put((way.arrival(len(segment), self._loop.time()), segment))
            if not segment:
                return

    async def _arrive(
        self, sink: socket.socket, way: Way, under_way: "asyncio.Queue[tuple[float, bytes]]", most: int | None
    ) -> None:
        left = most
        while True:
            moment, segment = await under_way.get()
            await _until(moment)
            await self._flowing.wait()
            if not segment:
                sink.shutdown(socket.SHUT_WR)
                return
            whole = segment if left is None else segment[:left]
            way.passed += len(whole)  # before whoever gets them can look
            await self._loop.sock_sendall(sink, whole)
            if left is not None:
                left -= len(whole)
                if len(whole) < len(segment):
                    raise _Cut


async def _until(moment: float) -> None:
    """Return at a moment of the loop's clock, which is ``time.monotonic``."""
    loop = asyncio.get_running_loop()
    if moment <= loop.time():
        return
    come = loop.create_future()
    timer = loop.call_at(moment, come.set_result, None)
    try:
        await come
    finally:
        timer.cancel()
