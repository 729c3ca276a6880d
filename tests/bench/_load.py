"""Many desks at once over kept-alive connections, in a process of its own: bare sockets, so that it is not in the way.

``python -m tests.bench._load`` reads a :class:`Task` as JSON from standard input. Each desk sends its next request as
soon as it has the answer to the one before. The process says ``warm`` when the measured time begins, and in the end
what it measured as JSON.
"""

import asyncio
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from random import Random
from typing import Final

import msgspec

from sync.contract.compression import CODINGS, WITH_DICTIONARY, Squeezer, Unsqueezer
from sync.contract.events import EventKind
from sync.contract.frames import FRAMES_TYPE, FrameReader, frame
from sync.contract.ids import uuid7
from sync.contract.messages import Action, AnswerFrame, Opening, Written
from sync.contract.receipts import Outcome
from tests.bench._many_cases import SignedIn
from tests.bench._workload import sentence
from tests.support.clocks import MONDAY

PUSHES_ONE_OF: Final = 5
"""One of so many exchanges takes a follow-up up."""


class Task(msgspec.Struct):
    """Which desks exchange where, and for how long; without desks, ``connections`` ask for the health."""

    ports: list[int]
    desks: list[SignedIn] = []
    connections: int = 0
    start: int = MONDAY
    """When the first follow-up is written; ids follow from it, so each run needs another."""
    warm_up: float = 2.0
    seconds: float = 10.0


class Measured(msgspec.Struct):
    """How long the requests took that ended within the measured time, and what the load itself cost."""

    quiet_ms: list[float]
    push_ms: list[float]
    rows: int
    seconds: float
    cpu_seconds: float


def exchange_request(desk: SignedIn, action: Action | None = None) -> bytes:
    """Return a request as our desk sends it."""
    body = frame(Opening(cursor=desk.cursor, actions=(action,) if action else ()))
    coding = ""
    if action:  # at a lower level than a desk: the load must stay light
        squeezer = Squeezer(WITH_DICTIONARY, level=3)
        body, coding = squeezer.squeeze(body) + squeezer.finish(), f"Content-Encoding: {WITH_DICTIONARY}\r\n"
    head = (
        f"POST /v1/exchange HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {', '.join(CODINGS)}\r\n"
        f"Content-Type: {FRAMES_TYPE}\r\nContent-Length: {len(body)}\r\n{coding}Authorization: Bearer {desk.token}\r\n"
    )
    return head.encode() + b"\r\n" + body


def answer_frames(head: bytes, body: bytes) -> list[AnswerFrame]:
    """Read the frames of one answer.

    :raises RuntimeError: when it is none.
    """
    if not head.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"{head!r} {body!r}")
    coding = next((line[18:].decode() for line in head.split(b"\r\n") if line.startswith(b"content-encoding: ")), "")
    pieces = Unsqueezer(coding).unsqueeze(body) if coding else [body]
    reader = FrameReader(AnswerFrame)
    return [one for piece in pieces for one in reader.feed(piece)]


class Writer:
    """Follow-ups of one desk, always the same."""

    def __init__(self, desk: SignedIn, start: int) -> None:
        """Write about the cases of this desk, one after another, from this moment on."""
        self._chance = Random(f"{desk.token} {start}")
        self._cases: Iterator[int] = cycle(desk.cases)
        self._now = start

    def action(self) -> Action:
        """Return the next follow-up."""
        self._now += 1_000
        return Action(
            id=uuid7(self._now, self._chance.randbytes(10)),
            case=next(self._cases),
            kind=EventKind.SUBSTANTIVE_RESPONSE.value,
            text=f"Yth. Pelapor, {sentence(self._chance, 18)}",
            written=Written(self._now, 480, self._now - 60_000, 60_000),
            base=1,
        )


class _Connection(asyncio.Protocol):
    """One desk, or one who asks for the health."""

    def __init__(self, load: "_Load", desk: SignedIn | None, number: int) -> None:
        self._load, self._desk, self._count = load, desk, number
        self._writer = Writer(desk, load.start) if desk else None
        self._came = bytearray()
        self._is_push = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        self._came += data
        head, found, body = bytes(self._came).partition(b"\r\n\r\n")
        if not found:
            return
        length = next(int(line[16:]) for line in head.split(b"\r\n") if line.startswith(b"content-length: "))
        if len(body) < length:
            return
        self._came.clear()
        try:
            rows = self._read(head, body) if self._desk else 0
        except Exception as fault:  # noqa: BLE001 - whatever went wrong ends the measurement, with its words
            self._load.fail(fault)
            return
        self._load.took(time.perf_counter() - self._asked_at, rows, is_push=self._is_push)
        if self._load.goes_on:
            self._ask()

    def connection_lost(self, _fault: Exception | None) -> None:
        if self._load.goes_on:
            self._load.fail(ConnectionError("the centre hung up"))

    def _ask(self) -> None:
        self._count += 1
        self._is_push = self._writer is not None and self._count % PUSHES_ONE_OF == 0
        if self._desk is None:
            request = b"GET /v1/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        else:
            action = self._writer.action() if self._writer and self._is_push else None
            request = exchange_request(self._desk, action)
        self._asked_at = time.perf_counter()
        self._transport.write(request)

    def _read(self, head: bytes, body: bytes) -> int:
        assert self._desk is not None
        frames = answer_frames(head, body)
        given = [one.outcome for part in frames for sheet in part.sheets for one in sheet.receipts]
        if given != [Outcome.ACCEPTED] * self._is_push or not frames[-1].last:
            raise RuntimeError(f"receipts: {given}")
        self._desk.cursor = frames[-1].cursor or self._desk.cursor
        return sum(len(part.changes) for part in frames)


class _Load:
    """All connections, and what they measured."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self.start = task.start
        self._quiet: list[float] = []
        self._push: list[float] = []
        self._rows = 0
        self._ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._is_measured = False
        self.goes_on = True

    def took(self, seconds: float, rows: int, *, is_push: bool) -> None:
        if self._is_measured:
            (self._push if is_push else self._quiet).append(round(seconds * 1000, 3))
            self._rows += rows

    def fail(self, fault: Exception) -> None:
        if not self._ended.done():
            self._ended.set_exception(fault)

    async def run(self) -> Measured:
        desks: list[SignedIn | None] = [*self._task.desks] or [None] * self._task.connections
        loop = asyncio.get_running_loop()
        for number, desk in enumerate(desks):
            port = self._task.ports[number % len(self._task.ports)]
            await loop.create_connection(lambda d=desk, n=number: _Connection(self, d, n), "127.0.0.1", port)  # type: ignore[misc] # mypy infers no type for a lambda with defaults
        await self._wait(self._task.warm_up)
        sys.stdout.write("warm\n")
        sys.stdout.flush()
        self._is_measured, start, cpu = True, time.perf_counter(), time.process_time()
        await self._wait(self._task.seconds)
        self._is_measured = self.goes_on = False
        return Measured(
            self._quiet, self._push, self._rows, time.perf_counter() - start, round(time.process_time() - cpu, 3)
        )

    async def _wait(self, seconds: float) -> None:
        await asyncio.wait([self._ended], timeout=seconds)
        if self._ended.done():
            self._ended.result()


async def _measure(task: Task) -> Measured:
    return await _Load(task).run()


if __name__ == "__main__":
    sys.stdout.buffer.write(
        msgspec.json.encode(asyncio.run(_measure(msgspec.json.decode(sys.stdin.buffer.read(), type=Task)))) + b"\n"
    )
