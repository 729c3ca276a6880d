"""A desk's exchange over real sockets, and what the other end may say."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from desktop.storage import account
from desktop.storage.account import Account, Line
from desktop.synchroniser import Synchroniser
from sync.contract.events import EventKind
from sync.contract.frames import FRAMES_TYPE, frame
from sync.contract.messages import AnswerFrame, Refusal, RefusalCode
from sync.transport.http import HttpGateway
from tests.support import answers
from tests.support.clocks import MONDAY
from tests.support.desks import TestDesk
from tests.support.roads import Answering, answer, listener, read_request


def good(server_time: int = MONDAY) -> bytes:
    return answer(frame(AnswerFrame(server_time=server_time, last=True)), kind=FRAMES_TYPE)


def refusal(code: RefusalCode, status: str, **more: int) -> bytes:
    body = msgspec.json.encode(Refusal(tindak=code, message="Kalimat server.", **more))
    return answer(body, status=status, kind="application/json")


def says(*told: bytes) -> Answering:
    """Give one answer a connection, the last one for ever."""
    left = list(told)

    def answering(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(left.pop(0) if len(left) > 1 else left[0])

    return answering


def synchroniser_of(desk: TestDesk, port: int, folder: Path, patience: float = 0.5) -> Synchroniser:
    def road_to(me: Account) -> HttpGateway:
        return HttpGateway(f"http://127.0.0.1:{port}", me.token)

    return Synchroniser(desk.database, desk.replica, road_to, desk.clock, lambda: 0.5, folder / "lock", patience)


@contextmanager
def line_to(desk: TestDesk, folder: Path, answering: Answering) -> Iterator[Synchroniser]:
    with listener(answering) as place:
        synchroniser = synchroniser_of(desk, place.port, folder)
        try:
            yield synchroniser
        finally:
            synchroniser.close()


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def row_of(desk: TestDesk) -> Line:
    with desk.database.reading() as connection:
        return account.load_line(connection)


def write_something(desk: TestDesk) -> None:
    desk.replica.apply([answers.answer(answers.text(1), answers.state(1))], ())
    desk.casework.record_follow_up(1, EventKind.NOTE, "Sudah ditinjau.")
