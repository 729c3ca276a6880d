"""Messages laid on a stream: each frame is complete in itself, so that a cut costs at most the frame it hits.

MessagePack frames are preceded by their length (4 bytes, big-endian); JSON frames end in a newline, as NDJSON.
"""

from collections.abc import Iterator
from typing import Any, Final, Generic, TypeVar

import msgspec

from sync.contract.errors import BadInput

FRAMES_TYPE: Final = "application/vnd.tindak.frames"
"""Media type of length-prefixed MessagePack frames."""
NDJSON_TYPE: Final = "application/x-ndjson"
"""Media type of the same frames as JSON, one a line."""

MAX_FRAME_BYTES: Final = 4 * 1024 * 1024
"""A frame beyond this is damage or malice, never a message of ours (64 KB is usual, one action at most 80 KB)."""

_LENGTH_BYTES: Final = 4

_packer = msgspec.msgpack.Encoder(uuid_format="bytes")
_jsoner = msgspec.json.Encoder()

T = TypeVar("T")


def pack(message: Any) -> bytes:
    """Encode one message as MessagePack, without a length."""
    return _packer.encode(message)


def frame(message: Any, *, as_json: bool = False) -> bytes:
    """Encode one message as one frame."""
    if as_json:
        return _jsoner.encode(message) + b"\n"
    body = pack(message)
    return len(body).to_bytes(_LENGTH_BYTES, "big") + body


class FrameReader(Generic[T]):
    """Turns bytes that arrive in any portions into messages of one type.

    :raises BadInput: from :meth:`feed`, when the bytes are no frames of this type.
    """

    def __init__(self, message_type: type[T], *, as_json: bool = False) -> None:
        """Read frames of ``message_type``."""
        self._as_json = as_json
        self._pending = bytearray()
        self._json = msgspec.json.Decoder(message_type)
        self._msgpack = msgspec.msgpack.Decoder(message_type)

    @property
    def is_between_frames(self) -> bool:
        """Whether the stream may end here without anything being lost."""
        return not self._pending

    def feed(self, portion: bytes) -> Iterator[T]:
        """Yield each message that became complete with this portion."""
        for raw in self.feed_raw(portion):
            yield self.decode(raw)

    def feed_raw(self, portion: bytes) -> Iterator[bytes]:
        """Yield the undecoded body of each frame that became complete with this portion."""
        self._pending += portion
        while (body := self._take()) is not None:
            yield body
        if len(self._pending) > MAX_FRAME_BYTES + _LENGTH_BYTES:
            raise BadInput("Pesan lebih besar daripada yang mungkin benar.")

    def decode(self, body: bytes) -> T:
        """Decode the body of one frame."""
        try:
            return self._json.decode(body) if self._as_json else self._msgpack.decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise BadInput("Pesan rusak atau bukan pesan Tindak.") from fault

    def _take(self) -> bytes | None:
        return self._take_line() if self._as_json else self._take_counted()

    def _take_line(self) -> bytes | None:
        end = self._pending.find(b"\n")
        if end < 0:
            return None
        line = bytes(self._pending[:end])
        del self._pending[: end + 1]
        return line

    def _take_counted(self) -> bytes | None:
        if len(self._pending) < _LENGTH_BYTES:
            return None
        length = int.from_bytes(self._pending[:_LENGTH_BYTES], "big")
        if length > MAX_FRAME_BYTES:
            raise BadInput("Pesan lebih besar daripada yang mungkin benar.")
        if len(self._pending) < _LENGTH_BYTES + length:
            return None
        body = bytes(self._pending[_LENGTH_BYTES : _LENGTH_BYTES + length])
        del self._pending[: _LENGTH_BYTES + length]
        return body


def unpack(raw: bytes | msgspec.Raw, message_type: type[T]) -> T:
    """Decode one MessagePack message that carries no length.

    :raises BadInput: when it is not of this type.
    """
    try:
        return msgspec.msgpack.decode(raw, type=message_type)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise BadInput("Pesan rusak atau bukan pesan Tindak.") from fault
