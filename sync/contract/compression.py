"""zstd on the road (RFC 8878), flushed at each frame so that what was sent can be used before the rest arrives."""

import sys
from typing import Final

from sync.contract.errors import BadInput

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ENCODING: Final = "zstd"
"""Value of ``Content-Encoding`` and ``Accept-Encoding``. A dictionary would be named beside it, as RFC 9842 does."""

LEVEL: Final = 9
_WINDOW_LOG_MAX: Final = 23  # RFC 9659: 8 MB is what HTTP peers may expect of each other


class Squeezer:
    """Compresses one stream; every portion that comes out can be read by itself in order."""

    def __init__(self) -> None:
        """Start a new zstd stream."""
        self._zstd = zstd.ZstdCompressor(level=LEVEL)

    def squeeze(self, portion: bytes) -> bytes:
        """Compress and flush a portion."""
        return self._zstd.compress(portion, zstd.ZstdCompressor.FLUSH_BLOCK)

    def finish(self) -> bytes:
        """Close the stream."""
        return self._zstd.flush()


class Unsqueezer:
    """Reads one zstd stream that arrives in any portions; never hands out more than it is asked to."""

    def __init__(self, most_bytes: int = 1 << 40) -> None:
        """Refuse a stream that grows beyond ``most_bytes``: a small answer could blow up to fill the memory."""
        self._zstd = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _WINDOW_LOG_MAX})
        self._left = most_bytes

    def unsqueeze(self, portion: bytes, step: int = 1 << 18) -> "list[bytes]":
        """Decompress a portion, in pieces of at most ``step`` bytes.

        :raises BadInput: when this is no zstd stream, or one that grows beyond the bound.
        """
        pieces = []
        try:
            while not self._zstd.eof:
                piece = self._zstd.decompress(portion, step)
                portion = b""
                if piece:
                    self._left -= len(piece)
                    if self._left < 0:
                        raise BadInput("Pesan menggelembung melewati batas.")
                    pieces.append(piece)
                if self._zstd.needs_input or not piece:
                    break
        except zstd.ZstdError as fault:
            raise BadInput("Aliran data rusak.") from fault
        return pieces
