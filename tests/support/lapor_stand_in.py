"""A stand-in for lapor.go.id: the REST interface that the bridge uses, over real HTTP on loopback.

Built from its description, with all that may go wrong there. It has no idempotency key: whatever is posted twice
stands there twice.
"""

import html
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import msgspec

from sync.server.clock import Clock

TOKEN = "token-rekaan"
ZONE = ZoneInfo("Asia/Makassar")
OURS, OTHERS = "901", "902"
NAMES = {OURS: "Kecamatan Tirta Muara", OTHERS: "Kecamatan Tirta Hulu", "900": "Kabupaten Tirta Kencana"}


class Mishap(Enum):
    """What goes wrong with one request; the first part of a name says whether it was acted on before."""

    NONE = auto()
    UNHEARD = auto()
    """Closed without an answer, nothing recorded."""
    HEARD_THEN_CLOSED = auto()
    HEARD_THEN_ERROR = auto()
    """Recorded, answered with 500."""
    HEARD_THEN_HALF = auto()
    """Recorded, the answer breaks off."""
    HEARD_THEN_SILENT = auto()
    """Recorded, and no answer until the client goes away."""
    HEARD_THEN_NONSENSE = auto()
    """Recorded, answered with the page of a portal."""
    SILENT = auto()
    ERROR = auto()
    LIMITED = auto()


class Said(msgspec.Struct, kw_only=True):
    """One follow-up."""

    id: int
    content: str
    institution: str
    at: int
    visible_at: int


class StandIn:
    """What lapor.go.id holds, and how it behaves just now."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.url = ""
        self.said: dict[str, list[Said]] = {}
        self.status: dict[str, tuple[str, str]] = {}
        self.posts: list[dict[str, str]] = []
        self.requests: list[str] = []
        self.mishap: Callable[[str], Mishap] = lambda _method: Mishap.NONE
        self.mangle: Callable[[str], str] = lambda text: text
        self.refuse: Callable[[dict[str, str]], int] = lambda _fields: 0
        self.delay_ms = 0
        self.retry_after = "30"
        self.token = TOKEN
        self.heard = threading.Event()
        """Set as soon as anything was recorded."""
        self.lock = threading.Lock()
        self._number = 5000

    def add(self, complaint: str, content: str, institution: str, at: int = 0, delay_ms: int = 0) -> Said:
        now = self.clock.now_ms()
        self._number += 1
        one = Said(id=self._number, content=content, institution=institution, at=at or now, visible_at=now + delay_ms)
        self.said.setdefault(complaint, []).append(one)
        return one

    def record(self, path: str, fields: dict[str, str]) -> None:
        self.posts.append({"path": path, **fields})
        if path.endswith("/reject"):
            self.status[path.split("/")[-2]] = ("Dikembalikan", fields["reason"])
        else:
            name = NAMES[fields["institution_from_id"]]
            self.add(fields["complaint_id"], self.mangle(fields["content"]), name, delay_ms=self.delay_ms)
        self.heard.set()

    def shown(self, complaint: str) -> list[dict[str, Any]]:
        now = self.clock.now_ms()
        return [
            {
                "id": one.id,
                "content": one.content,
                "created_at": datetime.fromtimestamp(one.at / 1000, UTC).astimezone(ZONE).strftime("%d-%m-%Y %H:%M:%S"),
                "institution_from_name": one.institution or None,
                "institution_to_name": None,
                "attachments": [],
            }
            for one in self.said.get(complaint, [])
            if one.visible_at <= now
        ]

    def answer(self, path: str) -> Any:
        kind, *rest = path.strip("/").split("/")
        if kind == "masters":
            return {"data": [{"id": int(key), "name": name} for key, name in NAMES.items()]}
        if rest[-1] == "followups":
            return {"data": self.shown(unquote(rest[0]))}
        status, disposition = self.status.get(rest[0], ("Terdisposisi", OURS))
        return {
            "data": {
                "status_code": 1,
                "status_name": status,
                "disposition_id": disposition,
                "disposition_name": NAMES.get(disposition, ""),
                "status_logs": [],
                "data_logs": [],
            }
        }


def glued(text: str) -> str:
    """What a web form may do to a text: marked-up lines, entities, other white space."""
    return "<p>" + html.escape(text.replace("\n", "").replace(" ", "\u00a0")).replace(".", ".<br />") + "</p>\r\n"


class _Handler(BaseHTTPRequestHandler):
    """Answers for the stand-in that its subclass names."""

    stand_in: StandIn

    def do_GET(self) -> None:
        self._serve("GET", {})

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        fields = {}
        for part in message_from_bytes(head + raw).walk():
            name = part.get_param("name", header="content-disposition")
            if name:
                content = part.get_payload(decode=True)
                assert isinstance(content, bytes)
                fields[str(name)] = content.decode("utf-8")
        self._serve("POST", fields)

    def _serve(self, method: str, fields: dict[str, str]) -> None:
        self.close_connection = True
        stand_in = self.stand_in
        with stand_in.lock:
            stand_in.requests.append(f"{method} {self.path}")
            if self.headers["Authorization"] != f"Bearer {stand_in.token}" or not self.headers["token"]:
                self._say(401, {"message": "Unauthenticated."})
                return
            mishap = stand_in.mishap(method)
            is_heard = mishap is Mishap.NONE or mishap.name.startswith("HEARD")
            code = stand_in.refuse(fields) if method == "POST" and is_heard else 0
            document = self._done(method, fields) if is_heard and not code else None
        if code:
            self._say(code, {"message": "Isi tidak dapat diterima."})
        else:
            self._answer(mishap, document)

    def _answer(self, mishap: Mishap, document: Any) -> None:
        match mishap:
            case Mishap.NONE:
                self._say(200, document)
            case Mishap.ERROR | Mishap.HEARD_THEN_ERROR:
                self._say(500, {"message": "Server Error"})
            case Mishap.LIMITED:
                self._say(429, {"message": "Too Many Attempts."}, {"Retry-After": self.stand_in.retry_after})
            case Mishap.HEARD_THEN_NONSENSE:
                self._say(200, "<html>Silakan masuk</html>")
            case Mishap.HEARD_THEN_HALF:
                self._say(200, document, half=True)
            case Mishap.SILENT | Mishap.HEARD_THEN_SILENT:
                self.rfile.read(1)  # until the client gives up

    def _done(self, method: str, fields: dict[str, str]) -> Any:
        if method == "GET":
            return self.stand_in.answer(self.path)
        self.stand_in.record(self.path, fields)
        return {"status": "success", "message": "Berhasil."}

    def _say(self, code: int, document: Any, headers: dict[str, str] | None = None, *, half: bool = False) -> None:
        body = document.encode() if isinstance(document, str) else json.dumps(document).encode()
        self.send_response(code)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2] if half else body)

    def log_message(self, *_: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def handle_error(self, *_: Any) -> None:
        """Say nothing: clients go away, as tests want."""


@contextmanager
def stand_in_at(clock: Clock) -> Iterator[StandIn]:
    """Run a stand-in for the length of a block."""
    stand_in = StandIn(clock)
    server = _Server(("127.0.0.1", 0), type("_Handler", (_Handler,), {"stand_in": stand_in}))
    stand_in.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), name="tests: lapor")
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
