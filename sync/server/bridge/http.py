"""lapor.go.id over HTTP: the only user of httpx. Nothing is repeated here, nothing is redirected, nothing is cached."""

import ssl
from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

import httpx
import truststore

from sync.server.bridge import answers
from sync.server.bridge.lapor import (
    AccountRefused,
    Complaint,
    FollowUp,
    Institution,
    ItemRefused,
    LaporFault,
    NewFollowUp,
    NotAnswered,
    NotSent,
    Return,
    Throttled,
)
from sync.server.bridge.settings import LOOPBACK, BridgeSettings

CONNECT_S: Final = 20.0
STALL_S: Final = 45.0
"""No byte for so long ends a request."""
WHOLE_S: Final = 120.0
"""A request takes no longer than this, whatever trickles in; the lease of a worker is far longer."""
MOST_BYTES: Final = 8 * 1024 * 1024
MOST_RETRY_AFTER_S: Final = 24 * 3600
"""The longest silence that is kept for the other side."""
_BAD_REQUEST, _UNAUTHORISED, _FORBIDDEN, _TIMED_OUT, _TOO_MANY, _SERVER_ERROR = 400, 401, 403, 408, 429, 500


class HttpLapor:
    """:class:`sync.server.bridge.lapor.Lapor` over HTTP. One connection a request; used from one thread."""

    def __init__(
        self, settings: BridgeSettings, zone: ZoneInfo, pause: Callable[[], None], *, stall_s: float = STALL_S
    ) -> None:
        """Prepare the road; nothing is sent yet.

        :param zone: in which lapor.go.id tells times.
        :param pause: called before each request, to keep the pace.
        """
        self._settings = settings
        self._zone = zone
        self._pause = pause
        self._client = httpx.Client(
            headers={
                "Authorization": f"Bearer {settings.token}",
                "token": settings.header_token or settings.token,
                "Accept": "application/json",
                "Accept-Encoding": "identity",
                "User-Agent": "tindak",
            },
            verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            timeout=httpx.Timeout(stall_s, connect=CONNECT_S),
            limits=httpx.Limits(max_keepalive_connections=0),
            follow_redirects=False,
            trust_env=urlsplit(settings.base_url).hostname not in LOOPBACK,
        )

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self._client.close()

    def followups(self, complaint_id: str) -> list[FollowUp]:
        """Return all that was said about a complaint."""
        return answers.followups_of(self._ask(f"/complaints/{quote(complaint_id, safe='')}/followups"), self._zone)

    def complaint(self, complaint_id: str) -> Complaint:
        """Return where a complaint stands."""
        return answers.complaint_of(self._ask(f"/complaints/{quote(complaint_id, safe='')}/complaint"))

    def institutions(self) -> list[Institution]:
        """Return the master list of institutions."""
        return answers.institutions_of(self._ask("/masters/institutions/external"))

    def add_followup(self, new: NewFollowUp) -> None:
        """Post a reply."""
        fields = {
            "user_id": self._settings.user_id,
            "institution_from_id": new.institution_id,
            "institution_to_id": "",
            "complaint_id": new.complaint_id,
            "info_disposition": "",
            "template_code": "",
            "rating": "",
            "is_secret": "1" if new.secret else "0",
            "content": new.content,
        }
        self._say("/complaints/followup/add", fields | self._settings.fields)

    def reject(self, back: Return) -> None:
        """Give a complaint back."""
        fields = {
            "is_request": "1",
            "reason": back.target_id,
            "reason_description": back.explanation,
            "not_authority": "1",
        }
        self._say(f"/complaints/process/{quote(back.complaint_id, safe='')}/reject", fields)

    def _ask(self, path: str) -> Any:
        return answers.document_of(self._answered("GET", path))

    def _say(self, path: str, fields: dict[str, str]) -> None:
        parts = [(name, (None, value)) for name, value in fields.items()]
        answers.document_of(self._answered("POST", path, files=parts))

    def _answered(self, method: str, path: str, **how: Any) -> bytes:
        """Return the body of an answer that says yes."""
        self._pause()
        until = monotonic() + WHOLE_S
        try:
            with self._client.stream(method, self._settings.base_url + path, **how) as answer:
                body = _few(answer, until)
        except (httpx.ConnectError, httpx.ConnectTimeout) as fault:
            raise NotSent("lapor.go.id tidak dapat dihubungi.") from fault
        except httpx.TimeoutException as fault:
            raise NotAnswered("lapor.go.id tidak menjawab dalam waktu tunggu.") from fault
        except httpx.HTTPError as fault:
            raise NotAnswered("Sambungan ke lapor.go.id terputus sebelum jawaban lengkap.") from fault
        if not httpx.codes.is_success(answer.status_code):
            raise _refusal(answer, body)
        return body


def _few(answer: httpx.Response, until: float) -> bytes:
    body = bytearray()
    for portion in answer.iter_bytes():
        body += portion
        if len(body) > MOST_BYTES or monotonic() > until:
            raise answers.strange("terlalu besar atau terlalu lama")
    return bytes(body)


def _refusal(answer: httpx.Response, body: bytes) -> LaporFault:
    """Return what a status other than 2xx proves. Only a clear no of the interface itself is a no."""
    status = answer.status_code
    fault: LaporFault
    if status == _TOO_MANY:
        fault = Throttled("lapor.go.id meminta jeda: terlalu banyak permintaan.")
        fault.retry_after = _seconds(answer.headers.get("Retry-After", ""))
        return fault
    if status in {_UNAUTHORISED, _FORBIDDEN}:
        fault = AccountRefused(f"lapor.go.id menolak token atau haknya (HTTP {status}): {answers.words_of(body)}")
        fault.is_forbidden = status == _FORBIDDEN
        return fault
    if _BAD_REQUEST <= status < _SERVER_ERROR and status != _TIMED_OUT:
        return ItemRefused(f"lapor.go.id menolak (HTTP {status}): {answers.words_of(body)}")
    fault = NotAnswered(f"lapor.go.id bermasalah (HTTP {status}).")
    fault.retry_after = _seconds(answer.headers.get("Retry-After", ""))
    return fault


def _seconds(told: str) -> int:
    """Return the seconds of ``Retry-After``; 0 for a date or nonsense, whose place our own back-off takes."""
    return min(int(told), MOST_RETRY_AFTER_S) if told.isascii() and told.isdigit() else 0
