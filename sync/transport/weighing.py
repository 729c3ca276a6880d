"""What a request would weigh on the road, reckoned without a road: nothing is opened, looked up or sent."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from urllib3.util import SKIP_HEADER

from sync.contract.messages import MoreActions, Opening
from sync.transport.coding import Outgoing

_TLS_BYTES: Final = 700
"""About what opening a protected connection costs on the way up; a kept one costs less."""


def weigh(server: str, token: str, up: Iterable[Opening | MoreActions]) -> int:
    """Return how many bytes these frames would send in one request, headers included, compressed as on the road.

    Exact for a first request over an unprotected connection; over a protected one about right.

    :param server: address as :func:`sync.transport.address.check_address` returns it.
    """
    outgoing = Outgoing(knows_dictionary=None)
    body = outgoing.body(up)
    if isinstance(body, bytes):
        length, framing = len(body), f"Content-Length: {len(body)}\r\n"
    else:
        portions = [len(portion) for portion in body if portion]
        length = sum(size + len(f"{size:x}") + len("\r\n\r\n") for size in portions) + len("0\r\n\r\n")
        framing = "Transfer-Encoding: chunked\r\n"
    place = urlsplit(server)
    head = f"POST {place.path}/v1/exchange HTTP/1.1\r\nHost: {place.netloc}\r\n{framing}\r\n"
    told = {name: _text(value) for name, value in outgoing.headers.items() if value is not SKIP_HEADER}
    if token:
        told["Authorization"] = f"Bearer {token}"
    lines = sum(len(name) + len(value) + len(": \r\n") for name, value in told.items())
    return len(head) + lines + length + (_TLS_BYTES if place.scheme == "https" else 0)


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else value.decode("latin-1")
