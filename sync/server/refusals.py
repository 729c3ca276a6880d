"""How the centre says no: every 4xx and 5xx answer is a :class:`Refusal` in JSON, so that a desk knows who spoke."""

import logging
from typing import Any, Final

import msgspec
from litestar import Request, Response
from litestar.enums import MediaType
from litestar.exceptions import HTTPException

from sync.contract.errors import LocalFault, SignInRequired, StorageBusy
from sync.contract.messages import Refusal, RefusalCode
from sync.server.clock import Clock
from sync.server.sessions import TooManyAttempts, WrongPassword

logger = logging.getLogger(__name__)

MAINTENANCE_RETRY_S: Final = 300
_BUSY_RETRY_S: Final = 10


class RequestRefused(Exception):
    """The centre does not do what this request asks."""

    def __init__(self, status: int, code: RefusalCode, message: str, retry_after: int = 0) -> None:
        """Say why, in a sentence for the operator."""
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.retry_after = retry_after
        self.headers: dict[str, str] = {}
        """What the answer tells besides."""


def malformed(message: str = "Permintaan rusak atau bukan permintaan Tindak.", status: int = 400) -> RequestRefused:
    """Return the refusal of a request that makes no sense."""
    return RequestRefused(status, RefusalCode.MALFORMED, message)


def too_large(message: str = "Permintaan terlalu besar.") -> RequestRefused:
    """Return the refusal of a request that is larger than any honest one."""
    return RequestRefused(413, RefusalCode.TOO_LARGE, message)


def refuse_in_maintenance(announcement: str) -> None:
    """Refuse while the centre is being worked on.

    :raises RequestRefused: when there is an announcement of it.
    """
    if announcement:
        raise RequestRefused(503, RefusalCode.MAINTENANCE, announcement, MAINTENANCE_RETRY_S)


class Refuser:
    """Turns whatever went wrong into the one shape of refusals."""

    def __init__(self, clock: Clock) -> None:
        """Stamp refusals with this clock."""
        self._clock = clock

    def __call__(self, _request: Request[Any, Any, Any], fault: Exception) -> Response[bytes]:
        """Answer a request that failed; Litestar calls this as its exception handler."""
        refused = _meaning_of(fault)
        body = Refusal(
            tindak=refused.code,
            message=refused.message,
            server_time=self._clock.now_ms(),
            retry_after=refused.retry_after,
        )
        headers = dict(refused.headers)
        if refused.retry_after:
            headers["Retry-After"] = str(refused.retry_after)
        if refused.status == 401:
            headers["WWW-Authenticate"] = "Bearer"
        if isinstance(fault, HTTPException) and "Allow" in (fault.headers or {}):
            headers["Allow"] = (fault.headers or {})["Allow"]
        return Response(
            msgspec.json.encode(body), status_code=refused.status, media_type=MediaType.JSON, headers=headers
        )


def _meaning_of(fault: Exception) -> RequestRefused:
    match fault:
        case RequestRefused():
            return fault
        case SignInRequired():
            return RequestRefused(401, RefusalCode.SIGN_IN, str(fault))
        case WrongPassword():
            return RequestRefused(401, RefusalCode.WRONG_PASSWORD, str(fault))
        case TooManyAttempts():
            return RequestRefused(429, RefusalCode.TOO_MANY, str(fault), fault.seconds)
        case StorageBusy():
            return RequestRefused(503, RefusalCode.FAULT, str(fault), _BUSY_RETRY_S)
        case LocalFault():
            logger.error("the database cannot be used: %s", fault, exc_info=fault)
            return RequestRefused(503, RefusalCode.FAULT, "Server sedang terganggu. Pekerjaan Anda aman.", 60)
        case HTTPException():
            return _meaning_of_http(fault)
        case _:
            logger.error("a fault of the program: %s", fault, exc_info=fault)
            return RequestRefused(500, RefusalCode.FAULT, "Server mengalami kesalahan. Pekerjaan Anda aman.")


def _meaning_of_http(fault: HTTPException) -> RequestRefused:
    match fault.status_code:
        case 404:
            return RequestRefused(404, RefusalCode.NOT_FOUND, "Alamat ini tidak ada di server Tindak.")
        case 413:
            return too_large()
        case status if status < 500:
            return malformed(status=status)
        case _:
            return RequestRefused(500, RefusalCode.FAULT, "Server mengalami kesalahan. Pekerjaan Anda aman.")
