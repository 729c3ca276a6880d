"""zstd on the road, with the dictionary that both ends ship and without."""

import hashlib
import tracemalloc
from contextlib import suppress
from importlib.resources import files
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.compression import CODINGS, WITH_DICTIONARY, ZSTD, Squeezer, Unsqueezer, squeezed_whole
from sync.contract.errors import BadInput
from sync.contract.frames import frame
from sync.contract.messages import Action, AnswerFrame, Opening, Written
from tests.support import answers

_coding = st.sampled_from(CODINGS)
_ACTION = Action(
    id=UUID(int=0x0192 << 112 | 7),
    case=4711,
    tracking_id="7400001",
    kind="respon-substantif",
    text="Terima kasih atas laporannya. Petugas akan memeriksa lokasi dan menindaklanjuti segera.",
    written=Written(at=1_795_420_800_000, offset=480),
)

_TOLD = AnswerFrame(
    server_time=1_795_420_800_000,
    changes=(answers.unit(), answers.text(5, "7400001"), answers.state(5, "Terdisposisi ke Instansi")),
    cursor="0f3a9c1d.2.4e",
    last=True,
)


def _read(coding: str, stream: bytes, most_bytes: int = 1 << 24) -> bytes:
    return b"".join(Unsqueezer(coding, most_bytes).unsqueeze(stream))


@given(_coding, st.lists(st.binary(max_size=3000), max_size=5), st.integers(1, 50))
def test_a_stream_comes_back_whatever_the_coding_and_the_portions(
    coding: str, portions: list[bytes], size: int
) -> None:
    """Each flushed portion can be read before the next is sent; a line may deliver byte by byte."""
    squeezer, unsqueezer = Squeezer(coding), Unsqueezer(coding)
    for portion in portions:
        sent = squeezer.squeeze(portion)
        cut = (sent[at : at + size] for at in range(0, len(sent), size))
        assert b"".join(piece for some in cut for piece in unsqueezer.unsqueeze(some)) == portion
    assert list(unsqueezer.unsqueeze(squeezer.finish())) == []


@given(_coding, st.binary(max_size=5000))
def test_a_whole_message_is_read_like_a_stream(coding: str, message: bytes) -> None:
    """The reader need not know which of the two it was."""
    assert _read(coding, squeezed_whole(message, coding)) == message


@pytest.mark.parametrize("message", [Opening(cursor="0f3a9c1d.2.4e", actions=(_ACTION,)), _TOLD])
def test_the_dictionary_pays_for_short_messages(message: Opening | AnswerFrame) -> None:
    """That is what it is there for."""
    plain = frame(message)
    assert len(squeezed_whole(plain, WITH_DICTIONARY)) <= len(squeezed_whole(plain, ZSTD)) * 0.8


def test_the_dictionary_of_a_coding_never_changes() -> None:
    """Both ends ship it; another dictionary gets another name, or all short messages become unreadable."""
    there = {one.name: one.read_bytes() for one in (files("resources") / "dictionaries").iterdir()}
    digests = {name: hashlib.sha256(told).hexdigest()[:16] for name, told in there.items() if name.endswith(".zdict")}
    assert digests == {"tindak1.zdict": "1293627f884155a7", "tindak2.zdict": "327e89dfaae7fcaf"}
    assert CODINGS == ("zstd-tindak2", "zstd-tindak1", ZSTD)


def test_what_was_squeezed_with_the_dictionary_is_not_read_without() -> None:
    """A mistaken coding is a damaged stream, never another message."""
    squeezed = squeezed_whole(frame(Opening(actions=(_ACTION,))), WITH_DICTIONARY)
    with pytest.raises(BadInput):
        _read(ZSTD, squeezed)


@given(_coding, st.data())
def test_a_damaged_stream_is_bad_input_or_other_bytes_and_nothing_else(coding: str, data: st.DataObject) -> None:
    """Bits that fell over never end the program."""
    squeezed = bytearray(squeezed_whole(frame(Opening(actions=(_ACTION,) * 3)), coding))
    for _ in range(data.draw(st.integers(1, 4))):
        squeezed[data.draw(st.integers(0, len(squeezed) - 1))] = data.draw(st.integers(0, 255))
    with suppress(BadInput):
        assert len(_read(coding, bytes(squeezed), 1 << 16)) <= 1 << 16


@given(_coding, st.binary(max_size=300))
def test_rubbish_is_no_stream(coding: str, rubbish: bytes) -> None:
    """Refused, or read as far as it happens to be one; nothing else comes of it."""
    with suppress(BadInput):
        _read(coding, rubbish, 1 << 16)


@pytest.mark.parametrize("coding", CODINGS)
def test_a_stream_that_blows_up_is_refused_in_every_coding(coding: str) -> None:
    """A few bytes that would become gigabytes end at the bound, in small pieces."""
    bomb = squeezed_whole(bytes(64 << 20), coding)
    assert len(bomb) < 64 << 10
    with pytest.raises(BadInput, match="menggelembung"):
        _read(coding, bomb, 1 << 20)
    pieces = Unsqueezer(coding).unsqueeze(squeezed_whole(bytes(3 << 20), coding), 1 << 16)
    assert max(map(len, pieces)) <= 1 << 16


@pytest.mark.parametrize("coding", CODINGS)
def test_what_blows_up_is_in_the_memory_a_piece_at_a_time(coding: str) -> None:
    """Whoever reads stops at the first piece that makes no sense, and the rest is never made."""
    bomb = squeezed_whole(bytes(64 << 20), coding)
    tracemalloc.start()
    try:
        assert sum(map(len, Unsqueezer(coding).unsqueeze(bomb))) == 64 << 20
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()
