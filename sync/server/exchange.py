"""``POST /v1/exchange``: the outbox up, receipts and changes back, in one round trip."""

from collections.abc import AsyncIterator, Iterator
from functools import partial
from typing import Any, Final, NamedTuple

from litestar import Request, Response
from litestar.response import Stream

from sync.contract.errors import SignInRequired
from sync.contract.frames import FRAMES_TYPE, NDJSON_TYPE, frame
from sync.contract.messages import AnswerFrame, RefusalCode
from sync.server.answer import Answer
from sync.server.centre import Centre
from sync.server.coding import CODINGS, IDENTITY, Packer, accepted, packed_whole, packer_for, unpacker_for
from sync.server.follow_ups import Accepted, accept, together
from sync.server.lane import Lane
from sync.server.refusals import RequestRefused, malformed
from sync.server.sessions import user_of
from sync.server.upload import MOST_BYTES, Upload

AnyRequest = Request[Any, Any, Any]

_LEAST_TOGETHER: Final = 8 * 1024
_MOST_TOGETHER: Final = 256 * 1024


async def exchange(centre: Centre, lane: Lane, request: AnyRequest) -> Response[Any]:
    """Answer one exchange.

    :raises RequestRefused: when the request makes no sense; what arrived in whole frames before stays accepted.
    :raises SignInRequired: when the token does not name an open session.
    """
    user = await lane.run(user_of, centre, bearer_of(request))
    upload = _upload(request)
    accepted_so_far: list[Accepted] = []
    count = 0
    async for actions in upload:
        if actions:
            accepted_so_far.append(await lane.run(accept, centre, user, actions, count))
            count += len(actions)
    # Who does not say what is wanted back is answered in the form of the request.
    asked_in = NDJSON_TYPE if upload.as_json else FRAMES_TYPE
    as_json = accepted(request.headers.get("accept", ""), (FRAMES_TYPE, NDJSON_TYPE), asked_in) == NDJSON_TYPE
    answer = Answer(centre, user, upload.opening, together(accepted_so_far), as_json=as_json)
    return await _send(request, lane, answer.frames(), as_json=as_json)


def bearer_of(request: AnyRequest) -> str:
    """Return the token of a request.

    :raises SignInRequired: when it has none.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.casefold() != "bearer" or not token.strip():
        raise SignInRequired("Anda belum masuk. Pekerjaan Anda tetap tersimpan di komputer ini. Silakan masuk.")
    return token.strip()


def _upload(request: AnyRequest) -> Upload:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if media_type not in {FRAMES_TYPE, NDJSON_TYPE}:
        raise malformed(f"Jenis isi harus {FRAMES_TYPE} atau {NDJSON_TYPE}.", status=415)
    unpacker = unpacker_for(request.headers.get("content-encoding", ""), MOST_BYTES)
    if unpacker is None:
        message = f"Kompresi isi harus salah satu dari: {', '.join(CODINGS)}."
        raise RequestRefused(415, RefusalCode.CODING, message)
    return Upload(request.stream(), unpacker, as_json=media_type == NDJSON_TYPE)


async def _send(request: AnyRequest, lane: Lane, frames: Iterator[AnswerFrame], *, as_json: bool) -> Response[Any]:
    """Send one frame as a plain body, several as a stream that is flushed after each."""
    media_type = NDJSON_TYPE if as_json else FRAMES_TYPE
    coding = accepted(request.headers.get("accept-encoding", ""), CODINGS[:-1], IDENTITY)
    begun = await lane.run(partial(_begun, frames, coding, as_json=as_json))
    if isinstance(begun, _Whole):
        return Response(begun.body, status_code=200, media_type=media_type, headers=_coded(begun.coding))
    return Stream(_stream(lane, begun), status_code=200, media_type=media_type, headers=_coded(coding))


class _Whole(NamedTuple):
    """An answer of one frame, packed where that makes it smaller."""

    body: bytes
    coding: str


def _begun(frames: Iterator[AnswerFrame], coding: str, *, as_json: bool) -> "_Whole | Iterator[bytes]":
    """Return the answer if one frame is all of it, otherwise its portions. In a thread, as all that takes a while."""
    first = next(frames)
    if not first.last:
        return _portions(first, frames, packer_for(coding), as_json=as_json)
    plain = frame(first, as_json=as_json)
    packed = packed_whole(plain, coding)
    is_smaller = len(packed) + len(f"Content-Encoding: {coding}\r\n") < len(plain)
    return _Whole(packed, coding) if is_smaller else _Whole(plain, IDENTITY)


def _portions(first: AnswerFrame, rest: Iterator[AnswerFrame], packer: Packer, *, as_json: bool) -> Iterator[bytes]:
    """Yield the first frame at once, then ever more frames together: a desk stores together what arrives together.

    Each frame is flushed for itself, so on a slow line each one can still be used as soon as it is there.
    """
    current: AnswerFrame | None = first
    together = 0
    while current is not None:
        portion = packer.squeeze(frame(current, as_json=as_json))
        current = next(rest, None)
        while current is not None and len(portion) < together:
            portion += packer.squeeze(frame(current, as_json=as_json))
            current = next(rest, None)
        yield portion
        together = min(max(2 * together, _LEAST_TOGETHER), _MOST_TOGETHER)
    if end := packer.finish():
        yield end


async def _stream(lane: Lane, portions: Iterator[bytes]) -> AsyncIterator[bytes]:
    while (portion := await lane.run(next, portions, None)) is not None:
        yield portion


def _coded(coding: str) -> dict[str, str]:
    return {} if coding == IDENTITY else {"Content-Encoding": coding}
