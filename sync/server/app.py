"""The web application of the centre: three addresses and the document that describes them."""

from typing import Any, Final

import msgspec
from litestar import Litestar, MediaType, Request, Response, get, post
from litestar.exceptions import HTTPException

from sync.contract.frames import pack
from sync.contract.messages import PROTOCOL_MAJOR, Health, RefusalCode, SignIn
from sync.server.centre import Centre
from sync.server.coding import accepted
from sync.server.exchange import exchange
from sync.server.lane import EXCHANGES_AT_ONCE, HASHES_AT_ONCE, Lane
from sync.server.openapi import document
from sync.server.refusals import MAINTENANCE_RETRY_S, Refuser, RequestRefused, malformed
from sync.server.sessions import sign_in
from sync.server.settings import DataFolder

MSGPACK_TYPES: Final = ("application/msgpack", "application/x-msgpack", "application/vnd.msgpack")
_SIGN_IN_LIMIT: Final = 16 * 1024

AnyRequest = Request[Any, Any, Any]


def build_app(centre: Centre, folder: DataFolder) -> Litestar:
    """Build the application over an open centre."""
    database_lane, hash_lane = Lane(EXCHANGES_AT_ONCE), Lane(HASHES_AT_ONCE)

    @get("/v1/health", media_type=MediaType.JSON)
    async def health() -> Response[bytes]:
        known = Health(
            tindak="centre",
            protocol=PROTOCOL_MAJOR,
            server_time=centre.clock.now_ms(),
            maintenance=folder.maintenance(),
        )
        return Response(msgspec.json.encode(known), media_type=MediaType.JSON, headers={"Cache-Control": "no-store"})

    @post("/v1/sign-in", status_code=200, request_max_body_size=_SIGN_IN_LIMIT)
    async def sign_in_here(request: AnyRequest) -> Response[bytes]:
        _refuse_in_maintenance(folder)
        asked = _sign_in_of(request.headers.get("content-type", ""), await request.body())
        told = await hash_lane.run(sign_in, centre, asked)
        wanted = accepted(request.headers.get("accept", ""), ("application/json", *MSGPACK_TYPES), "application/json")
        body = msgspec.json.encode(told) if wanted == "application/json" else pack(told)
        return Response(body, media_type=wanted, headers={"Cache-Control": "no-store"})

    @post("/v1/exchange", status_code=200, request_max_body_size=None)
    async def exchange_here(request: AnyRequest) -> Response[Any]:
        _refuse_in_maintenance(folder)
        return await exchange(centre, database_lane, request)

    described = msgspec.json.encode(document())

    @get("/v1/openapi.json", media_type=MediaType.JSON)
    async def openapi() -> Response[bytes]:
        return Response(described, media_type=MediaType.JSON)

    refuser = Refuser(centre.clock)
    return Litestar(
        route_handlers=[health, sign_in_here, exchange_here, openapi],
        openapi_config=None,
        logging_config=None,
        exception_handlers={HTTPException: refuser, Exception: refuser},
    )


def _refuse_in_maintenance(folder: DataFolder) -> None:
    message = folder.maintenance()
    if message:
        raise RequestRefused(503, RefusalCode.MAINTENANCE, message, MAINTENANCE_RETRY_S)


def _sign_in_of(content_type: str, body: bytes) -> SignIn:
    media_type = content_type.partition(";")[0].strip().casefold()
    try:
        if media_type == "application/json":
            return msgspec.json.decode(body, type=SignIn)
        if media_type in MSGPACK_TYPES:
            return msgspec.msgpack.decode(body, type=SignIn)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise malformed() from fault
    raise malformed("Jenis isi harus application/json atau application/msgpack.", status=415)
