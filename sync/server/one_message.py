"""Requests and answers of a single message, in JSON or MessagePack as the headers say."""

from typing import Any, Final, TypeVar

import msgspec
from litestar import Response

from sync.contract.frames import pack
from sync.server.coding import accepted
from sync.server.refusals import malformed

JSON_TYPE: Final = "application/json"
MSGPACK_TYPES: Final = ("application/msgpack", "application/x-msgpack", "application/vnd.msgpack")

T = TypeVar("T")


def message_in(content_type: str, body: bytes, kind: type[T]) -> T:
    """Read the message of a request.

    :raises RequestRefused: when it is no such message, or of another media type.
    """
    media_type = content_type.partition(";")[0].strip().casefold()
    try:
        if media_type == JSON_TYPE:
            return msgspec.json.decode(body, type=kind)
        if media_type in MSGPACK_TYPES:
            return msgspec.msgpack.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise malformed() from fault
    raise malformed(f"Jenis isi harus {JSON_TYPE} atau {MSGPACK_TYPES[0]}.", status=415)


def answered(told: Any, accept: str, otherwise: str = JSON_TYPE) -> Response[bytes]:
    """Return a message in the media type that is wanted back; it is not to be kept on the way."""
    wanted = accepted(accept, (JSON_TYPE, *MSGPACK_TYPES), otherwise)
    body = msgspec.json.encode(told) if wanted == JSON_TYPE else pack(told)
    return Response(body, media_type=wanted, headers={"Cache-Control": "no-store"})
