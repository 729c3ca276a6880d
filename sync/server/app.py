"""The web application of the centre: its addresses, and the document that describes them."""

from typing import Any, Final

import msgspec
from litestar import Litestar, MediaType, Request, Response, get, post
from litestar.exceptions import HTTPException

from sync.contract.messages import PROTOCOL_MAJOR, Health, SignIn
from sync.server.centre import Centre
from sync.server.evidence.room import open_room
from sync.server.evidence.routes import files_router
from sync.server.exchange import exchange
from sync.server.lane import EXCHANGES_AT_ONCE, HASHES_AT_ONCE, Lane
from sync.server.one_message import answered, message_in
from sync.server.openapi import document
from sync.server.refusals import Refuser, refuse_in_maintenance
from sync.server.sessions import sign_in
from sync.server.settings import DataFolder

_SIGN_IN_LIMIT: Final = 16 * 1024

AnyRequest = Request[Any, Any, Any]


def build_app(centre: Centre, folder: DataFolder) -> Litestar:
    """Build the application over an open centre.

    :raises BadInput: when the storage of files needs a library that is not installed.
    """
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
        refuse_in_maintenance(folder.maintenance())
        asked = message_in(request.headers.get("content-type", ""), await request.body(), SignIn)
        told = await hash_lane.run(sign_in, centre, asked)
        return answered(told, request.headers.get("accept", ""))

    @post("/v1/exchange", status_code=200, request_max_body_size=None)
    async def exchange_here(request: AnyRequest) -> Response[Any]:
        refuse_in_maintenance(folder.maintenance())
        return await exchange(centre, database_lane, request)

    described = msgspec.json.encode(document())

    @get("/v1/openapi.json", media_type=MediaType.JSON)
    async def openapi() -> Response[bytes]:
        return Response(described, media_type=MediaType.JSON)

    refuser = Refuser(centre.clock)
    files = files_router(open_room(centre, folder), folder, database_lane, refuser)
    return Litestar(
        route_handlers=[health, sign_in_here, exchange_here, openapi, files],
        openapi_config=None,
        logging_config=None,
        exception_handlers={HTTPException: refuser, Exception: refuser},
    )
