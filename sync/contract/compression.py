"""zstd on the road (RFC 8878), flushed at each frame so that what was sent can be used before the rest arrives.

A short message has hardly anything in itself that repeats, so both ends ship the same dictionary of what messages
usually say, made from invented texts. A coding is named by the version of its dictionary, in ``Content-Encoding`` and
``Accept-Encoding``; the ``dcz`` of RFC 9842 does the same with a hash, which alone would cost as much as a message.
"""

import sys
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from sync.contract.errors import BadInput

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ZSTD: Final = "zstd"
"""zstd without any dictionary."""
WITH_DICTIONARY: Final = "zstd-tindak2"
"""zstd with the dictionary of this version, ``resources/dictionaries/tindak2.zdict``."""
FORMER: Final = "zstd-tindak1"
"""The same with the first dictionary, which older programs hold."""
CODINGS: Final = (WITH_DICTIONARY, FORMER, ZSTD)
"""What both ends of this version speak, best first. A version that was shipped stays readable for ever."""

STREAM_LEVEL: Final = 9
"""For a stream of many frames: as small as the line deserves, and quicker than the line."""
MESSAGE_LEVEL: Final = 19
"""For one short message: the time does not matter."""
_WINDOW_LOG_MAX: Final = 23  # RFC 9659: 8 MB is what HTTP peers may expect of each other
_PREFIX: Final = f"{ZSTD}-"


class Squeezer:
    """Compresses one stream; every portion that comes out can be read by itself in order."""

    def __init__(self, coding: str = ZSTD, level: int = STREAM_LEVEL) -> None:
        """Start a new stream in one of :data:`CODINGS`."""
        options: dict[int, int] = {
            zstd.CompressionParameter.compression_level: level,
            zstd.CompressionParameter.dict_id_flag: 0,  # the name of the coding says which dictionary
        }
        self._zstd = zstd.ZstdCompressor(options=options, zstd_dict=_dictionary_for_writing(coding))

    def squeeze(self, portion: bytes) -> bytes:
        """Compress and flush a portion."""
        return self._zstd.compress(portion, zstd.ZstdCompressor.FLUSH_BLOCK)

    def finish(self) -> bytes:
        """Close the stream."""
        return self._zstd.flush()


class Unsqueezer:
    """Reads one zstd stream that arrives in any portions; never hands out more than it is asked to."""

    def __init__(self, coding: str = ZSTD, most_bytes: int = 1 << 40) -> None:
        """Refuse a stream that grows beyond ``most_bytes``: a small answer could blow up to fill the memory."""
        options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: _WINDOW_LOG_MAX}
        self._zstd = zstd.ZstdDecompressor(options=options, zstd_dict=_dictionary(coding))
        self._left = most_bytes

    def unsqueeze(self, portion: bytes, step: int = 1 << 18) -> Iterator[bytes]:
        """Yield what a portion holds, in pieces of at most ``step`` bytes, each when it is asked for.

        :raises BadInput: when this is no such stream, or one that grows beyond the bound.
        """
        try:
            while not self._zstd.eof:
                piece = self._zstd.decompress(portion, step)
                portion = b""
                if piece:
                    self._left -= len(piece)
                    if self._left < 0:
                        raise BadInput("Pesan menggelembung melewati batas.")
                    yield piece
                if self._zstd.needs_input or not piece:
                    break
        except zstd.ZstdError as fault:
            raise BadInput("Aliran data rusak.") from fault


def squeezed_whole(message: bytes, coding: str) -> bytes:
    """Compress one short message, whose end is known."""
    options: dict[int, int] = {
        zstd.CompressionParameter.compression_level: MESSAGE_LEVEL,
        zstd.CompressionParameter.dict_id_flag: 0,
        zstd.CompressionParameter.content_size_flag: 0,
    }
    return zstd.compress(message, options=options, zstd_dict=_dictionary_for_writing(coding))


@cache
def _dictionary(coding: str) -> "zstd.ZstdDict | None":
    """Return the dictionary of a coding; a constant that happens to lie in a file of its own."""
    if coding == ZSTD:
        return None
    name = f"{coding.removeprefix(_PREFIX)}.zdict"
    return zstd.ZstdDict((files("resources") / "dictionaries" / name).read_bytes())


def _dictionary_for_writing(coding: str) -> "tuple[zstd.ZstdDict, int] | None":
    """Return the dictionary digested once for its level: digesting it anew takes fifty times as long as a message."""
    dictionary = _dictionary(coding)
    return dictionary.as_digested_dict if dictionary else None


def dictionary_of(samples: "list[bytes]", size: int) -> bytes:
    """Return a dictionary of at most so many bytes for messages like these."""
    return zstd.train_dict(samples, size).dict_content
