"""How requests are coded, and that nothing travels which the centre could do without."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import msgspec
import pytest

from sync.contract.compression import WITH_DICTIONARY, ZSTD, Unsqueezer, squeezed_whole
from sync.contract.errors import CodingRefused, CutOff
from sync.contract.frames import FRAMES_TYPE, FrameReader, frame
from sync.contract.messages import Action, AnswerFrame, MoreActions, Opening, Refusal, RefusalCode, Written
from sync.transport.http import HttpGateway
from tests.support.roads import answer, listener, read_request

_WHOLE = frame(AnswerFrame(server_time=5, last=True))
_REFUSED = answer(
    msgspec.json.encode(Refusal(tindak=RefusalCode.CODING, message="Kompresi tidak dikenal.")),
    status="415 Unsupported Media Type",
    kind="application/json",
)
_ACTION = Action(id=UUID(int=7), case=5, tracking_id="7400001", kind="catatan", text="x" * 90, written=Written(at=1))
_SMALL, _LARGER = Opening(cursor="e.1.5"), Opening(cursor="e.1.5", actions=(_ACTION,))


class _Centre:
    """Answers each request as it was told, the last answer again and again; a connection may bring several."""

    def __init__(self, *answers: bytes) -> None:
        self._answers = list(answers)
        self.heads: list[dict[str, str]] = []
        self.bodies: list[bytes] = []

    def __call__(self, connection: socket.socket) -> None:
        while True:
            head, _, body = read_request(connection).partition(b"\r\n\r\n")
            lines = [line.decode() for line in head.split(b"\r\n")[1:]]
            self.heads.append({name.casefold(): value.strip() for name, _, value in (x.partition(":") for x in lines)})
            self.bodies.append(body)
            connection.sendall(self._answers.pop(0) if len(self._answers) > 1 else self._answers[0])

    @property
    def codings(self) -> list[str]:
        return [head.get("content-encoding", "") for head in self.heads]

    def read(self, number: int) -> list[Opening]:
        """What a request said."""
        coding, body = self.codings[number], self.bodies[number]
        plain = b"".join(Unsqueezer(coding).unsqueeze(body)) if coding else body
        return list(FrameReader(Opening).feed(plain))


@contextmanager
def _road(centre: _Centre) -> Iterator[HttpGateway]:
    with listener(centre) as there:
        gateway = HttpGateway(f"http://127.0.0.1:{there.port}", "token")
        try:
            yield gateway
        finally:
            gateway.close()


def _told(body: bytes = _WHOLE, coding: str = "") -> bytes:
    if not coding:
        return answer(body, kind=FRAMES_TYPE)
    return answer(squeezed_whole(body, coding), kind=FRAMES_TYPE, Content_Encoding=coding)


def _exchange(gateway: HttpGateway, *up: Opening | MoreActions) -> int:
    return sum(map(len, gateway.exchange(up)))


def test_a_small_exchange_sends_these_headers_and_no_other() -> None:
    """No name of a program, no Accept, no Connection: each costs bytes at every exchange of every desk."""
    centre = _Centre(_told())
    with _road(centre) as gateway:
        _exchange(gateway, _SMALL)
        _exchange(gateway, _LARGER)
    small, larger = centre.heads
    assert set(small) == {"host", "authorization", "content-type", "accept-encoding", "content-length"}
    assert set(larger) == {*small, "content-encoding"}
    assert small["accept-encoding"] == "zstd-tindak2, zstd"
    assert small["content-type"] == FRAMES_TYPE


def test_a_tiny_request_is_sent_as_it_is_and_a_larger_one_takes_the_chance_of_the_dictionary() -> None:
    """Whichever is shorter with its headers; both are read back as what was said."""
    centre = _Centre(_told())
    with _road(centre) as gateway:
        _exchange(gateway, _SMALL)
        _exchange(gateway, _LARGER)
    assert centre.codings == ["", WITH_DICTIONARY]
    assert [centre.read(number) for number in (0, 1)] == [[_SMALL], [_LARGER]]
    assert len(centre.bodies[1]) < len(frame(_LARGER))


def test_a_centre_without_our_dictionary_gets_the_same_request_once_more_without_it() -> None:
    """At once, word for word, on the same connection; and it is remembered, so that no later one is refused."""
    centre = _Centre(_REFUSED, _told())
    with _road(centre) as gateway:
        assert _exchange(gateway, _LARGER) == 1
        assert gateway.traffic().round_trips == 2
        _exchange(gateway, _LARGER)
        assert gateway.traffic().round_trips == 3
    assert centre.codings == [WITH_DICTIONARY, ZSTD, ZSTD]
    assert centre.read(0) == centre.read(1) == [_LARGER]


def test_a_centre_that_refuses_every_coding_is_not_asked_for_ever() -> None:
    """The second refusal is told."""
    centre = _Centre(_REFUSED)
    with _road(centre) as gateway, pytest.raises(CodingRefused, match="Kompresi tidak dikenal"):
        _exchange(gateway, _LARGER)
    assert len(centre.heads) == 2


def test_a_refusal_of_what_took_no_chance_is_told_at_once() -> None:
    """A tiny request has no coding that could be left out."""
    centre = _Centre(_REFUSED)
    with _road(centre) as gateway, pytest.raises(CodingRefused):
        _exchange(gateway, _SMALL)
    assert len(centre.heads) == 1


def test_a_long_request_uses_the_dictionary_only_where_it_is_known() -> None:
    """It cannot be sent again without reading the outbox again; an answer in that coding proves it is there."""
    centre = _Centre(_told(), _told(coding=ZSTD), _told(coding=WITH_DICTIONARY), _told())
    up = (msgspec.structs.replace(_LARGER, last=False), MoreActions(actions=(_ACTION,)))
    with _road(centre) as gateway:
        for _ in range(4):
            _exchange(gateway, *up)
    assert centre.codings == [ZSTD, ZSTD, ZSTD, WITH_DICTIONARY]


def test_a_centre_that_lost_its_dictionary_is_understood_again() -> None:
    """It was replaced by an older one: what was known about it is forgotten with the first refusal."""
    centre = _Centre(_told(coding=WITH_DICTIONARY), _REFUSED, _told())
    with _road(centre) as gateway:
        _exchange(gateway, _LARGER)
        assert _exchange(gateway, _LARGER) == 1
    assert centre.codings == [WITH_DICTIONARY, WITH_DICTIONARY, ZSTD]


@pytest.mark.parametrize("coding", [WITH_DICTIONARY, ZSTD, ""])
def test_answers_are_read_in_every_coding_that_was_asked_for(coding: str) -> None:
    """Whole or plain, as the centre likes."""
    with _road(_Centre(_told(coding=coding))) as gateway:
        assert _exchange(gateway, _SMALL) == 1


def test_a_coding_that_nobody_asked_for_is_a_damaged_answer() -> None:
    """A proxy that recodes has to be told from a centre that speaks."""
    recoded = answer(_WHOLE, kind=FRAMES_TYPE, Content_Encoding="br")
    with _road(_Centre(recoded)) as gateway, pytest.raises(CutOff):
        _exchange(gateway, _SMALL)
