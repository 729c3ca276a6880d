"""The body of an exchange, read as it arrives: frames of actions, each complete in itself."""

from collections.abc import AsyncIterator
from typing import Final, TypeVar
from uuid import UUID

import anyio
import msgspec

from sync.contract.errors import BadInput
from sync.contract.frames import FrameReader
from sync.contract.messages import PROTOCOL_MAJOR, Action, Opening, RefusalCode
from sync.server.coding import Unpacker
from sync.server.refusals import RequestRefused, malformed, too_large
from sync.server.sent import Malformed, Sent

MOST_BYTES: Final = 64 * 1024 * 1024
"""Most bytes of one request before compression; years of an office's follow-ups."""
MOST_ACTIONS: Final = 20_000
STALL_S: Final = 90.0
"""A client that sends nothing for so long is gone. There is no limit on the whole: weak lines are slow."""

T = TypeVar("T")


class _OpeningAsSent(msgspec.Struct, frozen=True, kw_only=True):
    """An :class:`Opening` whose actions are read one by one, so that a bad one spoils nothing but itself."""

    protocol: int = PROTOCOL_MAJOR
    cursor: str = ""
    budget: int = 0
    actions: tuple[msgspec.Raw, ...] = ()
    offered: tuple[UUID, ...] = ()
    buckets: bytes = b""
    wanted: tuple[tuple[str, int], ...] = ()
    last: bool = True


class _MoreAsSent(msgspec.Struct, frozen=True, kw_only=True):
    actions: tuple[msgspec.Raw, ...]
    last: bool = True


class _NamedOnly(msgspec.Struct, frozen=True):
    id: UUID


class Upload:
    """Reads one request. Iterating yields the actions of each frame as soon as the frame is complete."""

    def __init__(self, body: AsyncIterator[bytes], unpacker: Unpacker, *, as_json: bool) -> None:
        """Read frames from a body that is coded as ``unpacker`` says."""
        self._body = body
        self._unpacker = unpacker
        self.as_json = as_json
        self._reader: FrameReader[_MoreAsSent] = FrameReader(_MoreAsSent, as_json=as_json)
        self._opening: Opening | None = None
        self._finished = False
        self._count = 0

    @property
    def opening(self) -> Opening:
        """What the first frame said, without its actions; known once iteration has yielded anything."""
        assert self._opening is not None, "asked before the first frame was read"
        return self._opening

    async def __aiter__(self) -> AsyncIterator[list[Sent]]:
        """Yield the actions of each frame.

        :raises RequestRefused: when the rest of the body makes no sense; the frames before stay accepted.
        """
        try:
            async for portion in self._portions():
                for piece in self._unpacker.unpack(portion):
                    for frame in self._reader.feed_raw(piece):
                        yield self._read(frame)
            if self.as_json and not self._reader.is_between_frames:
                for frame in self._reader.feed_raw(b"\n"):  # a last line without its newline
                    yield self._read(frame)
        except BadInput as fault:
            raise malformed() from fault
        if not self._finished or not self._reader.is_between_frames:
            raise malformed("Permintaan terputus sebelum selesai.")

    async def _portions(self) -> AsyncIterator[bytes]:
        body = aiter(self._body)
        while True:
            try:
                with anyio.fail_after(STALL_S):
                    portion = await anext(body)
            except StopAsyncIteration:
                return
            except TimeoutError as fault:
                raise malformed("Permintaan terhenti terlalu lama.", status=408) from fault
            if portion:
                yield portion

    def _read(self, frame: bytes) -> list[Sent]:
        if self._finished:
            raise malformed("Ada data setelah bingkai terakhir.")
        if self._opening is None:
            opening = self._decode(frame, _OpeningAsSent)
            if opening.protocol != PROTOCOL_MAJOR:
                raise RequestRefused(
                    409,
                    RefusalCode.PROTOCOL,
                    "Versi Tindak di komputer ini dan di server berbeda. Pekerjaan Anda aman; perbarui program.",
                )
            self._opening = Opening(
                cursor=opening.cursor,
                budget=max(0, opening.budget),
                offered=opening.offered[:MOST_ACTIONS],
                buckets=opening.buckets,
                wanted=opening.wanted[:MOST_ACTIONS],
            )
            raw, self._finished = opening.actions, opening.last
        else:
            more = self._decode(frame, _MoreAsSent)
            raw, self._finished = more.actions, more.last
            self._count += not raw  # a frame costs work, whatever is in it: a few bytes may become millions of them
        self._count += len(raw)
        if self._count > MOST_ACTIONS:
            raise too_large()
        return [self._action(one) for one in raw]

    def _action(self, raw: msgspec.Raw) -> Sent:
        try:
            return self._decode(raw, Action)
        except BadInput:
            return Malformed(self._decode(raw, _NamedOnly).id)

    def _decode(self, raw: bytes | msgspec.Raw, message_type: type[T]) -> T:
        decode = msgspec.json.decode if self.as_json else msgspec.msgpack.decode
        try:
            return decode(raw, type=message_type)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
            raise BadInput("Pesan rusak atau bukan pesan Tindak.") from fault
