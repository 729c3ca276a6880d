"""The addresses of files, and who speaks at each."""

from typing import Any, Final

from litestar import HttpMethod, Response, Router, get, post, route

from sync.contract.evidence.road import FILES_PATH, STANDING_PATH, TUS_VERSION, FilesAsked
from sync.server.evidence.arrivals import arriving
from sync.server.evidence.giving import give, provenance, standing
from sync.server.evidence.headers import AnyRequest, demand_tus
from sync.server.evidence.lanes import ENDERS_AT_ONCE, SHELVERS_AT_ONCE, WRITERS_AT_ONCE, Lanes
from sync.server.evidence.room import EvidenceRoom
from sync.server.evidence.tus import Tus
from sync.server.exchange import bearer_of
from sync.server.lane import Lane
from sync.server.one_message import JSON_TYPE, MSGPACK_TYPES, answered, message_in
from sync.server.refusals import Refuser, malformed, refuse_in_maintenance
from sync.server.sessions import user_of
from sync.server.settings import DataFolder
from sync.server.store.users import StoredUser

_MOST_ASKED_BYTES: Final = 64 * 1024
_AT_A_FILE: Final = [HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PATCH, HttpMethod.DELETE]
_OVERRIDING: Final = frozenset({"HEAD", "PATCH", "DELETE"})
"""Methods that a client may name in ``X-HTTP-Method-Override`` where its surroundings only let POST through."""


class _Files:
    """Requests about files, each of an officer who has signed in."""

    def __init__(self, room: EvidenceRoom, folder: DataFolder, lanes: Lanes) -> None:
        self._room = room
        self._folder = folder
        self._lanes = lanes
        self.tus = Tus(room, lanes)

    async def create(self, request: AnyRequest) -> Response[Any]:
        async with arriving(request) as arrivals:
            demand_tus(request)
            return await self.tus.create(request, arrivals, await self._officer(request))

    async def one(self, request: AnyRequest, name: str) -> Response[Any]:
        method = _meant(request)
        if method == "GET" or (method == "HEAD" and "tus-resumable" not in request.headers):
            return await give(request, self._room, self._lanes, await self._officer(request), name)
        if method == "PATCH":
            async with arriving(request) as arrivals:
                demand_tus(request)
                return await self.tus.patch(request, arrivals, await self._officer(request), name)
        demand_tus(request)
        user = await self._officer(request)
        return await (self.tus.head(user, name) if method == "HEAD" else self.tus.delete(user, name))

    async def provenance(self, request: AnyRequest, name: str) -> Response[bytes]:
        user = await self._officer(request)
        told = await self._lanes.database.run(provenance, self._room, user, name)
        return answered(told, request.headers.get("accept", ""))

    async def standing(self, request: AnyRequest) -> Response[bytes]:
        user = await self._officer(request)
        content_type = request.headers.get("content-type", "")
        asked = message_in(content_type, await request.body(), FilesAsked)
        told = await self._lanes.database.run(standing, self._room, user, asked)
        # Who does not say what is wanted back is answered in the form of the request.
        otherwise = JSON_TYPE if content_type.casefold().startswith(JSON_TYPE) else MSGPACK_TYPES[0]
        return answered(told, request.headers.get("accept", ""), otherwise)

    async def _officer(self, request: AnyRequest) -> StoredUser:
        refuse_in_maintenance(self._folder.maintenance())
        return await self._lanes.database.run(user_of, self._room.centre, bearer_of(request))


def files_router(room: EvidenceRoom, folder: DataFolder, database_lane: Lane, refuser: Refuser) -> Router:
    """Build the addresses below ``/v1/files/``."""
    lanes = Lanes(database_lane, Lane(WRITERS_AT_ONCE), Lane(SHELVERS_AT_ONCE), Lane(ENDERS_AT_ONCE))
    files = _Files(room, folder, lanes)

    @route(["/", "/{name:str}"], http_method=[HttpMethod.OPTIONS])
    async def spoken_here() -> Response[Any]:
        return files.tus.options()

    @post("/", request_max_body_size=None)
    async def create(request: AnyRequest) -> Response[Any]:
        return await files.create(request)

    @route("/{name:str}", http_method=_AT_A_FILE, request_max_body_size=None)
    async def one_file(request: AnyRequest) -> Response[Any]:
        return await files.one(request, request.path_params["name"])

    @get("/{name:str}/provenance")
    async def its_provenance(request: AnyRequest) -> Response[bytes]:
        return await files.provenance(request, request.path_params["name"])

    @post(STANDING_PATH.removeprefix(FILES_PATH.rstrip("/")), status_code=200, request_max_body_size=_MOST_ASKED_BYTES)
    async def how_they_stand(request: AnyRequest) -> Response[bytes]:
        return await files.standing(request)

    def refuse(request: AnyRequest, fault: Exception) -> Response[bytes]:
        refused = refuser(request, fault)
        refused.headers["Tus-Resumable"] = TUS_VERSION
        return refused

    return Router(
        FILES_PATH,
        route_handlers=[spoken_here, create, one_file, its_provenance, how_they_stand],
        exception_handlers={Exception: refuse},
    )


def _meant(request: AnyRequest) -> str:
    """Return the method that a request stands for.

    :raises RequestRefused: when it stands for none that a file has.
    """
    if request.method != "POST":
        return request.method
    meant = request.headers.get("x-http-method-override", "").upper()
    if meant not in _OVERRIDING:
        raise malformed("Berkas dikirim dengan PATCH, atau POST dengan X-HTTP-Method-Override.", status=405)
    return meant
