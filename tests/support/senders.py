"""A client of tus that does exactly what a test tells it, on a bare socket or with the whole of HTTP."""

import hashlib
import json
import socket
from base64 import b64encode
from http.client import HTTPConnection, HTTPMessage
from typing import Any, NamedTuple
from uuid import UUID

import msgspec

from sync.contract.evidence.provenance import Provenance
from sync.contract.evidence.road import TUS_VERSION, address_of
from sync.contract.frames import pack
from tests.support.centres import PASSWORD

_PATIENCE = 30
_PORTION = 65536


def invented_file(size: int, seed: str = "foto") -> bytes:
    """Bytes that no compression makes smaller, always the same."""
    return hashlib.shake_256(seed.encode()).digest(size)


def hash_of(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def checksum(content: bytes, algorithm: str = "sha256") -> str:
    return f"{algorithm} {b64encode(hashlib.new(algorithm, content).digest()).decode()}"


class Told(NamedTuple):
    """An answer."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def offset(self) -> int:
        return int(self.headers["Upload-Offset"])

    @property
    def sentence(self) -> str:
        return str(json.loads(self.body)["message"])


class Sender:
    """One officer's client at one server process."""

    def __init__(self, url: str, username: str, device: int = 1) -> None:
        self._host, port = url.removeprefix("http://").split(":")
        self._port = int(port)
        self._token = ""
        asked = {"username": username, "password": PASSWORD, "device": str(UUID(int=device))}
        told = self.ask("POST", "/v1/sign-in", json.dumps(asked).encode(), Content_Type="application/json")
        self._token = json.loads(told.body)["token"]

    def at(self, url: str) -> "Sender":
        """The same session at another process."""
        other = object.__new__(Sender)
        other._host, port = url.removeprefix("http://").split(":")
        other._port, other._token = int(port), self._token
        return other

    def ask(self, method: str, path: str, body: bytes | None = None, /, **headers: str) -> Told:
        """Ask for one answer, on a connection of its own."""
        connection = HTTPConnection(self._host, self._port, timeout=_PATIENCE)
        try:
            connection.request(method, path, body, self._spelt(headers))
            answer = connection.getresponse()
            return Told(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def tus(self, method: str, path: str, body: bytes | None = None, /, **headers: str) -> Told:
        """Ask as a tus client."""
        headers.setdefault("Tus_Resumable", TUS_VERSION)
        return self.ask(method, path, body, **headers)

    def create(self, content: bytes, body: bytes | None = None, /, name: str = "foto.jpg", **headers: str) -> Told:
        """Begin an upload; ``body`` goes along."""
        headers.setdefault("Upload_Length", str(len(content)))
        headers.setdefault("Upload_Metadata", metadata(content, name))
        if body is not None:
            headers.setdefault("Content_Type", "application/offset+octet-stream")
        return self.tus("POST", "/v1/files/", body, **headers)

    def patch(self, content: bytes, offset: int, body: bytes, **headers: str) -> Told:
        """Send bytes of a file."""
        headers.setdefault("Upload_Offset", str(offset))
        headers.setdefault("Content_Type", "application/offset+octet-stream")
        return self.tus("PATCH", address_of(hash_of(content)), body, **headers)

    def head(self, content: bytes) -> Told:
        return self.tus("HEAD", address_of(hash_of(content)))

    def get(self, content: bytes, **headers: str) -> Told:
        return self.ask("GET", address_of(hash_of(content)), **headers)

    def send(self, content: bytes, /, name: str = "foto.jpg", **headers: str) -> None:
        """Send a file whole."""
        assert self.create(content, name=name, **headers).status == 201
        assert self.patch(content, 0, content).status == 204

    def standing(self, *contents: bytes) -> list[int]:
        asked = {"files": [b64encode(hash_of(one)).decode() for one in contents]}
        told = self.ask("POST", "/v1/files/standing", json.dumps(asked).encode(), Content_Type="application/json")
        assert told.status == 200, told.body
        return list(json.loads(told.body)["standing"])

    def begun_patch(self, content: bytes, offset: int, length: int | None, **headers: str) -> socket.socket:
        """Begin a PATCH whose body is to be so long (``None``: chunked), and leave the line open."""
        given = {
            "Host": "x",
            "Upload_Offset": str(offset),
            "Content_Type": "application/offset+octet-stream",
            **({"Transfer_Encoding": "chunked"} if length is None else {"Content_Length": str(length)}),
            "Tus_Resumable": TUS_VERSION,
            **headers,
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in self._spelt(given).items())
        line = socket.create_connection((self._host, self._port), timeout=_PATIENCE)
        line.sendall(f"PATCH {address_of(hash_of(content))} HTTP/1.1\r\n{lines}\r\n".encode())
        return line

    def _spelt(self, headers: dict[str, str]) -> dict[str, str]:
        known = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        return {**known, **{name.replace("_", "-"): value for name, value in headers.items()}}


def metadata(
    content: bytes, name: str = "foto.jpg", provenance: Provenance | None = None, media_type: str = "image/jpeg"
) -> str:
    """``Upload-Metadata`` of a file."""
    pairs: dict[str, bytes] = {
        "sha256": hash_of(content).hex().encode(),
        "filename": name.encode(),
        "filetype": media_type.encode(),
    }
    if provenance is not None:
        pairs["provenance"] = pack(provenance)
    return ",".join(f"{key} {b64encode(value).decode()}" for key, value in pairs.items())


def read_all(line: socket.socket) -> bytes:
    """Read an answer to the end of its connection."""
    found = b""
    while portion := line.recv(_PORTION):
        found += portion
    return found


def answer_of(line: socket.socket) -> tuple[int, Any]:
    """Read one refusal from a bare line: its status and its body."""
    found = b""
    while b"\r\n\r\n" not in found or not found.endswith(b"}"):
        portion = line.recv(_PORTION)
        if not portion:
            break
        found += portion
    head, _, body = found.partition(b"\r\n\r\n")
    return int(head.split()[1]), msgspec.json.decode(body) if body else None
