"""Frames survive any portioning of the stream, and rubbish is told from messages."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.compression import Squeezer, Unsqueezer
from sync.contract.errors import BadInput
from sync.contract.frames import MAX_FRAME_BYTES, FrameReader, frame
from sync.contract.messages import Action, MoreActions, Written

_ACTIONS = st.builds(
    Action,
    id=st.uuids(),
    case=st.integers(0, 1 << 40),
    kind=st.text(max_size=20),
    text=st.text(max_size=200),
    written=st.builds(Written, at=st.integers(0, 1 << 44), offset=st.integers(-720, 840)),
)
_MESSAGES = st.lists(
    st.builds(MoreActions, actions=st.lists(_ACTIONS, max_size=3).map(tuple), last=st.booleans()), max_size=4
)


@given(_MESSAGES, st.booleans(), st.booleans(), st.integers(1, 40))
def test_messages_come_back_whatever_the_portions(
    messages: list[MoreActions], as_json: bool, squeezed: bool, portion: int
) -> None:
    """A line that delivers byte by byte delivers the same messages."""
    squeezer, unsqueezer = Squeezer(), Unsqueezer()
    frames = [frame(message, as_json=as_json) for message in messages]
    stream = b"".join(map(squeezer.squeeze, frames)) + squeezer.finish() if squeezed else b"".join(frames)
    reader = FrameReader(MoreActions, as_json=as_json)
    read: list[MoreActions] = []
    for start in range(0, len(stream), portion):
        taken = stream[start : start + portion]
        for piece in unsqueezer.unsqueeze(taken) if squeezed else [taken]:
            read.extend(reader.feed(piece))
    assert read == messages
    assert reader.is_between_frames


def test_each_squeezed_frame_can_be_read_before_the_next_is_sent() -> None:
    """A flush after each frame: a cut costs no more than the frame it hits."""
    squeezer, unsqueezer, reader = Squeezer(), Unsqueezer(), FrameReader(MoreActions)
    for _ in range(3):
        pieces = unsqueezer.unsqueeze(squeezer.squeeze(frame(MoreActions(actions=()))))
        assert [message for piece in pieces for message in reader.feed(piece)] == [MoreActions(actions=())]


@pytest.mark.parametrize(
    "rubbish",
    [b"\x00\x00\x00\x02\xc1\xc1", b"<html>masuk ke Wi-Fi</html>", (MAX_FRAME_BYTES + 1).to_bytes(4, "big")],
)
def test_rubbish_is_told_from_messages(rubbish: bytes) -> None:
    """A page of a captive portal or a damaged length is refused, not waited for."""
    with pytest.raises(BadInput):
        list(FrameReader(MoreActions).feed(rubbish))


def test_an_endless_line_is_refused() -> None:
    """JSON without a newline cannot fill the memory."""
    reader = FrameReader(MoreActions, as_json=True)
    for _ in range(MAX_FRAME_BYTES >> 20):
        assert list(reader.feed(b" " * (1 << 20))) == []
    with pytest.raises(BadInput):
        list(reader.feed(b" " * (1 << 20)))


def test_a_stream_that_blows_up_is_refused() -> None:
    """A few bytes that would become gigabytes end at the bound, in small pieces."""
    squeezer = Squeezer()
    bomb = squeezer.squeeze(bytes(64 << 20)) + squeezer.finish()
    assert len(bomb) < 64 << 10
    with pytest.raises(BadInput):
        list(Unsqueezer(most_bytes=1 << 20).unsqueeze(bomb))


def test_rubbish_is_no_compressed_stream() -> None:
    """What is not zstd is refused."""
    with pytest.raises(BadInput):
        list(Unsqueezer().unsqueeze(b"not zstd at all"))


def test_names_travel_as_sixteen_bytes() -> None:
    """A UUID as text would cost 22 bytes more for each action."""
    name = UUID(int=0x0192_0000_0000_7000_8000_0000_0000_0001)
    told = frame(MoreActions(actions=(Action(id=name, case=1, kind="catatan", text="x", written=Written(at=1)),)))
    assert name.bytes in told
