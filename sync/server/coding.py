"""Content coding of bodies in both directions: zstd with our dictionary between ours, gzip or nothing for others."""

import zlib
from collections.abc import Iterator
from typing import Final, Protocol

from sync.contract import compression
from sync.contract.errors import BadInput

IDENTITY: Final = "identity"
GZIP: Final = "gzip"
CODINGS: Final = (*compression.CODINGS, GZIP, IDENTITY)
"""What we write, best first."""

_GZIP_WINDOW: Final = 31
_STEP: Final = 1 << 18


class Unpacker(Protocol):
    """Reads one coded stream that arrives in any portions."""

    def unpack(self, portion: bytes) -> Iterator[bytes]:
        """Yield what the portion holds, in bounded pieces.

        :raises BadInput: when this is no such stream, or one that grows beyond its bound.
        """
        ...


class Packer(Protocol):
    """Writes one coded stream; each portion can be read by itself in order."""

    def squeeze(self, portion: bytes) -> bytes:
        """Code and flush a portion."""
        ...

    def finish(self) -> bytes:
        """Close the stream."""
        ...


class _ZstdUnpacker:
    def __init__(self, coding: str, most_bytes: int) -> None:
        self._stream = compression.Unsqueezer(coding, most_bytes)

    def unpack(self, portion: bytes) -> Iterator[bytes]:
        yield from self._stream.unsqueeze(portion, _STEP)


class _GzipUnpacker:
    def __init__(self, most_bytes: int) -> None:
        self._stream = zlib.decompressobj(_GZIP_WINDOW)
        self._left = most_bytes

    def unpack(self, portion: bytes) -> Iterator[bytes]:
        while portion and not self._stream.eof:
            try:
                piece = self._stream.decompress(portion, _STEP)
            except zlib.error as fault:
                raise BadInput("Aliran data rusak.") from fault
            portion = self._stream.unconsumed_tail
            self._left -= len(piece)
            if self._left < 0:
                raise BadInput("Pesan menggelembung melewati batas.")
            yield piece


class _PlainUnpacker:
    def __init__(self, most_bytes: int) -> None:
        self._left = most_bytes

    def unpack(self, portion: bytes) -> Iterator[bytes]:
        self._left -= len(portion)
        if self._left < 0:
            raise BadInput("Pesan melewati batas.")
        yield portion


class _GzipPacker:
    def __init__(self) -> None:
        self._stream = zlib.compressobj(wbits=_GZIP_WINDOW)

    def squeeze(self, portion: bytes) -> bytes:
        return self._stream.compress(portion) + self._stream.flush(zlib.Z_SYNC_FLUSH)

    def finish(self) -> bytes:
        return self._stream.flush()


class _PlainPacker:
    def squeeze(self, portion: bytes) -> bytes:
        return portion

    def finish(self) -> bytes:
        return b""


def unpacker_for(content_encoding: str, most_bytes: int) -> Unpacker | None:
    """Return a reader for this ``Content-Encoding``; ``None`` when we do not know it."""
    match content_encoding.strip().casefold():
        case coding if coding in compression.CODINGS:
            return _ZstdUnpacker(coding, most_bytes)
        case "gzip" | "x-gzip":
            return _GzipUnpacker(most_bytes)
        case "" | "identity":
            return _PlainUnpacker(most_bytes)
        case _:
            return None


def packer_for(coding: str) -> Packer:
    """Return a writer of one of :data:`CODINGS`."""
    match coding:
        case _ if coding in compression.CODINGS:
            return compression.Squeezer(coding)
        case "gzip":
            return _GzipPacker()
        case _:
            return _PlainPacker()


def packed_whole(plain: bytes, coding: str) -> bytes:
    """Return one short message in one of :data:`CODINGS`."""
    if coding in compression.CODINGS:
        return compression.squeezed_whole(plain, coding)
    packer = packer_for(coding)
    return packer.squeeze(plain) + packer.finish()


def accepted(header: str, offered: tuple[str, ...], otherwise: str) -> str:
    """Return the first of what we offer that an ``Accept`` or ``Accept-Encoding`` header names with q > 0."""
    wanted = {}
    for part in header.split(","):
        name, *parameters = (bit.strip().casefold() for bit in part.split(";"))
        weights = [bit.removeprefix("q=") for bit in parameters if bit.startswith("q=")]
        wanted[name] = not weights or weights[0].strip("0.") != ""
    return next((name for name in offered if wanted.get(name)), otherwise)
