"""The centre as a real process on loopback."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import Request, urlopen

from sync.contract.frames import FRAMES_TYPE, FrameReader, frame
from sync.contract.messages import AnswerFrame, MoreActions, Opening
from sync.server.settings import DataFolder
from tests.support.centres import PASSWORD

PATIENCE = 30


class RunningServer:
    """A server process and the line it said."""

    def __init__(self, folder: DataFolder, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "sync.server", "serve", "--data", str(folder.path), *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        self.line = self.process.stdout.readline()
        self.url = self.line.split()[-1] if self.line else ""

    def post(self, path: str, body: bytes, media_type: str, token: str = "") -> bytes:
        request = Request(f"{self.url}{path}", body, {"Content-Type": media_type, "Authorization": f"Bearer {token}"})
        with urlopen(request, timeout=PATIENCE) as response:
            content: bytes = response.read()
        return content

    def sign_in(self) -> str:
        asked = {"username": "rini", "password": PASSWORD, "device": "00000000-0000-0000-0000-000000000001"}
        told = json.loads(self.post("/v1/sign-in", json.dumps(asked).encode(), "application/json"))
        return str(told["token"])

    def exchange(self, token: str, *up: Opening | MoreActions) -> list[AnswerFrame]:
        content = self.post("/v1/exchange", b"".join(map(frame, up)), FRAMES_TYPE, token)
        return list(FrameReader(AnswerFrame).feed(content))

    def events(self, token: str) -> int:
        """How many events the officer of this session can see."""
        return sum(change.kind == "event" for one in self.exchange(token, Opening()) for change in one.changes)

    def connected(self) -> socket.socket:
        """A bare connection."""
        host, port = self.url.removeprefix("http://").split(":")
        return socket.create_connection((host, int(port)), timeout=PATIENCE)

    def head(self, token: str, length: int) -> bytes:
        """The head of an exchange whose body is to be so long."""
        return (
            f"POST /v1/exchange HTTP/1.1\r\nHost: x\r\nContent-Type: {FRAMES_TYPE}\r\n"
            f"Authorization: Bearer {token}\r\nContent-Length: {length}\r\n\r\n"
        ).encode()

    def end(self, *, kill: bool = False) -> tuple[int, str]:
        (self.process.kill if kill else self.process.terminate)()
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out + err


@contextmanager
def running(folder: DataFolder, *options: str) -> Iterator[RunningServer]:
    """Run a server on a free port for the length of a block."""
    server = RunningServer(folder, "--port", "0", *options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.end(kill=True)
