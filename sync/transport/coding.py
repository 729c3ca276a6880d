"""What goes over the road and how it is coded: small requests whole and small, long ones as a stream."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from urllib3.util import SKIP_HEADER

from sync.contract.compression import CODINGS, WITH_DICTIONARY, ZSTD, Squeezer, Unsqueezer, squeezed_whole
from sync.contract.errors import BadInput
from sync.contract.frames import FRAMES_TYPE, FrameReader, frame
from sync.contract.messages import AnswerFrame, MoreActions, Opening

_TINY: Final = 96
"""Bytes up to which a message with its coding's header is larger than the message."""


class Outgoing:
    """The body of one request, and the headers that say how it is coded: none that the centre could do without."""

    def __init__(self, *, knows_dictionary: bool | None) -> None:
        """Prepare.

        :param knows_dictionary: whether the centre is known to have our dictionary; ``None`` while that is unknown.
            Then a short request takes the chance, and a long one does not.
        """
        self._knows_dictionary = knows_dictionary
        self.headers: dict[str, str | bytes] = {
            "Content-Type": FRAMES_TYPE,
            "Accept-Encoding": f"{WITH_DICTIONARY}, {ZSTD}",
            "User-Agent": SKIP_HEADER,  # not at all
        }
        self.took_a_chance = False
        self._plain = b""

    def without_dictionary(self) -> "tuple[Outgoing, bytes]":
        """Return the same short request for a centre that does not have our dictionary."""
        other = Outgoing(knows_dictionary=False)
        return other, other._whole(self._plain)

    def body(self, up: Iterable[Opening | MoreActions]) -> bytes | Iterator[bytes]:
        """Return one small request as bytes with a known length, a longer one as a stream."""
        frames = iter(up)
        first = next(frames)
        if first.last:
            return self._whole(frame(first))
        coding = WITH_DICTIONARY if self._knows_dictionary else ZSTD
        self.headers["Content-Encoding"] = coding
        return self._stream(Squeezer(coding), first, frames)

    def _whole(self, plain: bytes) -> bytes:
        self._plain = plain
        if len(plain) <= _TINY:
            return plain
        coding = ZSTD if self._knows_dictionary is False else WITH_DICTIONARY
        self.took_a_chance = coding == WITH_DICTIONARY
        self.headers["Content-Encoding"] = coding
        return squeezed_whole(plain, coding)

    @staticmethod
    def _stream(
        squeezer: Squeezer, first: Opening | MoreActions, rest: Iterator[Opening | MoreActions]
    ) -> Iterator[bytes]:
        yield squeezer.squeeze(frame(first))
        for message in rest:
            yield squeezer.squeeze(frame(message))
        yield squeezer.finish()


class Incoming:
    """An answer under way."""

    def __init__(self, coding: str) -> None:
        """Read an answer coded as its ``Content-Encoding`` says.

        :raises BadInput: for a coding that was not asked for.
        """
        if coding not in {"", *CODINGS}:
            raise BadInput("Jawaban server memakai kompresi yang tidak diminta.")
        self._unsqueezer = Unsqueezer(coding) if coding else None
        self._reader = FrameReader(AnswerFrame)

    def read(self, portion: bytes) -> Sequence[AnswerFrame]:
        """Return the frames that became complete with this portion.

        :raises BadInput: when the stream is damaged.
        """
        pieces = self._unsqueezer.unsqueeze(portion) if self._unsqueezer else [portion]
        return [told for piece in pieces for told in self._reader.feed(piece)]
