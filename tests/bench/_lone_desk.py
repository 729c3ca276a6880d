"""What one exchange costs when nobody else is there: in time, and in processor time of server and PostgreSQL."""

import socket
import time
from contextlib import ExitStack
from statistics import median
from typing import Final

import msgspec

from sync.contract.messages import AnswerFrame
from sync.server.cursor import Cursor
from sync.server.settings import DataFolder
from tests.bench._load import Writer, answer_frames, exchange_request
from tests.bench._many_cases import OFFICERS_A_UNIT, SignedIn, bring_up_to_date
from tests.bench._spent import Spent
from tests.support.servers import RunningServer, running

CHANGED: Final = 100
"""How many states of the first unit have changed."""
EXCHANGES_A_TURN: Final = {"noop": 10, "push_1": 3, "delta_100_states": 3}
"""Few, so that what else the computer does meets both sizes alike."""
_FIRST_ONES: Final = 20
"""Exchanges that are not counted: connections are made, and statements prepared."""


class Size(msgspec.Struct):
    """A filled centre and its desks."""

    name: str
    url: str
    data: DataFolder
    desks: list[SignedIn]
    filled_s: float


class LoneDesk:
    """One server process with one desk at a time on a kept-alive connection."""

    def __init__(self, size: Size, stack: ExitStack, postmaster: int, start: int) -> None:
        """Start the server and connect."""
        bring_up_to_date(size.data, size.desks)
        self._server: RunningServer = stack.enter_context(running(size.data, "--port", "0"))
        self._line = stack.enter_context(self._server.connected())
        self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._postmaster = postmaster
        self._behind, self._quiet, self._writes = (size.desks[n * OFFICERS_A_UNIT] for n in range(3))
        self._writer = Writer(self._writes, start)
        self._ms: dict[str, list[float]] = {}
        self._cpu: dict[str, float] = {}
        cursor = Cursor.read(self._behind.cursor)
        assert cursor is not None
        self._behind.cursor = str(msgspec.structs.replace(cursor, seq=cursor.seq - CHANGED))
        for kind in EXCHANGES_A_TURN:
            for _ in range(_FIRST_ONES):
                self._once(kind)

    def repeat(self, kind: str, count: int) -> None:
        """Exchange so many times."""
        spent = Spent((self._server.process.pid,), self._postmaster)
        for _ in range(count):
            start = time.perf_counter()
            self._once(kind)
            self._ms.setdefault(kind, []).append(1000 * (time.perf_counter() - start))
        self._cpu[kind] = self._cpu.get(kind, 0.0) + sum(spent.seconds())

    def costs(self, kind: str) -> dict[str, float]:
        """Return the median time and the mean processor time of one such exchange."""
        times = self._ms[kind]
        return {"ms": round(median(times), 3), "cpu_ms": round(1000 * self._cpu[kind] / len(times), 3)}

    def _once(self, kind: str) -> None:
        match kind:
            case "noop":
                [told] = self._exchanged(exchange_request(self._quiet))
                assert not told.changes
            case "push_1":
                [told] = self._exchanged(exchange_request(self._writes, self._writer.action()))
                assert told.sheets
                self._writes.cursor = told.cursor
            case _:
                [told] = self._exchanged(exchange_request(self._behind))
                assert len(told.changes) == CHANGED

    def _exchanged(self, request: bytes) -> list[AnswerFrame]:
        self._line.sendall(request)
        came = b""
        while True:
            came += self._line.recv(1 << 16)
            head, found, body = came.partition(b"\r\n\r\n")
            if found and len(body) == int(head.lower().partition(b"content-length: ")[2].split()[0]):
                return answer_frames(head, body)
