"""Files go up from the very byte where they stand, whatever the line does, and make way for texts."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sync.contract.errors import NotHere, Unreachable
from sync.engine.files import (
    FIRST_CHUNK,
    LEAST_CHUNK,
    MOST_CHUNK,
    Moved,
    Outgoing,
    Pace,
    Way,
    fetch,
    fetch_all,
    send,
)
from tests.support.clocks import StandingClock
from tests.support.file_roads import MemoryCentre, MemoryStore

BODY = bytes(range(256)) * 1000
OTHER = b"lain " * 40_000


def way(is_clear: Callable[[], bool] = lambda: True) -> Way:
    """Return a way on which nothing stands still."""
    return Way(StandingClock(), Pace(10_000), lambda: 1 << 30 if is_clear() else 0, lambda _file, _at: None)


def tirelessly(store: MemoryStore, centre: MemoryCentre, most: int = 1000) -> int:
    """Send until nothing breaks; return how often it was tried."""
    for attempt in range(1, most):
        waiting = [file for file in store.files() if file.sha256 not in store.received]
        try:
            send(waiting, store, centre, way(), Moved())
        except Unreachable:
            continue
        return attempt
    raise AssertionError("never came to an end")


def test_what_the_centre_has_is_not_sent() -> None:
    """Not a byte of a file that is there already leaves the desk."""
    store, centre = MemoryStore(BODY, OTHER), MemoryCentre()
    (first, second) = store.files()
    centre.whole[first.sha256] = BODY
    moved = Moved()
    send([first, second], store, centre, way(), moved)
    assert (moved.known, moved.sent, centre.arrived) == (1, 1, len(OTHER))
    assert store.received == [first.sha256, second.sha256]
    assert centre.requests.count("standing") == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 90_000), max_size=40))
def test_however_often_the_line_is_cut_no_byte_is_sent_twice(cuts: Sequence[int]) -> None:
    """What arrived stays, and the next try begins at the very next byte."""
    store, centre = MemoryStore(BODY, OTHER), MemoryCentre(cuts)
    tirelessly(store, centre)
    assert sorted(centre.whole.values()) == sorted([BODY, OTHER])
    assert centre.arrived == len(BODY) + len(OTHER)


def test_a_lost_answer_to_the_creation_does_not_start_a_file_from_zero() -> None:
    """The address is the desk's own, so what arrived with a creation is found again."""
    store, centre = MemoryStore(BODY), MemoryCentre(loses_answers=True)
    tries = tirelessly(store, centre)
    assert tries > 1, "answers were lost"
    assert centre.arrived == len(BODY)
    assert centre.requests.count("create") == 1


def test_a_text_that_waits_stops_files_at_the_next_chunk() -> None:
    """Nothing that was sent is lost by it, and the rest goes later."""
    store, centre = MemoryStore(BODY), MemoryCentre()
    moved = Moved()
    send(store.files(), store, centre, way(lambda: not centre.arrived), moved)
    assert moved.stopped
    assert 0 < centre.arrived < len(BODY)
    send(store.files(), store, centre, way(), Moved())
    assert list(centre.whole.values()) == [BODY]
    assert centre.arrived == len(BODY)


def test_no_more_is_sent_than_there_is_room_for() -> None:
    """An allowance is kept to the byte, not to the chunk; a rest that is too small for a request waits."""
    store, centre = MemoryStore(BODY), MemoryCentre()
    allowed, moved = 100_000, Moved()
    small_room = Way(StandingClock(), Pace(1 << 30), lambda: allowed - centre.arrived, lambda _file, _at: None)
    send(store.files(), store, centre, small_room, moved)
    assert moved.stopped
    assert allowed - LEAST_CHUNK < centre.arrived <= allowed


def test_a_file_that_arrives_damaged_is_tried_again_and_then_left() -> None:
    """It blocks no other file, and somebody is told."""
    store, centre = MemoryStore(BODY, OTHER), MemoryCentre()
    (first, second) = store.files()
    centre.spoils = frozenset({first.sha256})
    moved = Moved()
    send([first, second], store, centre, way(), moved)
    assert store.damaged[first.sha256] == 3
    assert first.sha256 in store.refused
    assert store.received == [second.sha256]
    assert (moved.refused, moved.sent) == (1, 1)


@pytest.mark.parametrize("is_right", [True, False])
def test_bytes_that_are_all_there_prove_nothing_until_the_centre_has_checked_them(is_right: bool) -> None:
    """It may have been killed between the last byte and its check; then one more request asks for it."""
    store, centre = MemoryStore(BODY), MemoryCentre()
    (file,) = store.files()
    centre.partial[file.sha256] = bytearray(BODY)
    centre.spoils = frozenset() if is_right else frozenset({file.sha256})
    send([file], store, centre, way(), Moved())
    assert centre.requests[:2] == ["standing", "append"]
    assert (store.received, file.sha256 in store.refused) == ([file.sha256] if is_right else [], not is_right)


def test_a_file_that_the_centre_never_takes_blocks_no_other() -> None:
    """Its sentence is kept, the next one goes."""
    store, centre = MemoryStore(BODY, OTHER), MemoryCentre()
    (first, second) = store.files()
    centre.declines = frozenset({first.sha256})
    send([first, second], store, centre, way(), Moved())
    assert store.refused == {first.sha256: "Server tidak menerima berkas ini."}
    assert store.received == [second.sha256]


def test_what_the_centre_begins_no_more_of_waits_and_what_was_begun_goes_on() -> None:
    """One refusal is enough; nothing is called refused for good, and later all goes."""
    store, centre = MemoryStore(BODY, OTHER, b"ketiga", b"terakhir"), MemoryCentre()
    (first, second, third, begun) = store.files()
    centre.partial[begun.sha256] = bytearray(b"ter")
    centre.partial[b"lain"] = bytearray(b"!")
    centre.most_begun = 2
    moved = Moved()
    send([first, second, third, begun], store, centre, way(), moved)
    assert (moved.later, moved.sent, moved.refused) == ("Jatah unggahan unit ini di server sedang penuh.", 1, 0)
    assert centre.requests == ["standing", "create", "append"]
    assert (store.received, store.refused) == ([begun.sha256], {})
    send([first, second, third], store, centre, way(), Moved())
    assert set(store.received) == {one.sha256 for one in (first, second, third, begun)}


def test_what_the_centre_has_not_looked_at_is_not_called_received_and_holds_nothing_up() -> None:
    """All of it came, and a scanner has the last word: nothing is sent again, the next file goes, later it is asked."""
    store, centre = MemoryStore(BODY, OTHER), MemoryCentre()
    (first, second) = store.files()
    centre.unseen = frozenset({first.sha256})
    moved = Moved()
    send([first, second], store, centre, way(), moved)
    assert (store.received, store.sent[first.sha256]) == ([second.sha256], len(BODY))
    assert (moved.later, moved.sent) == ("Server masih memeriksa berkas ini.", 1)
    arrived = centre.arrived
    send([first], store, centre, way(), Moved())
    assert first.sha256 not in store.received
    centre.unseen = frozenset()
    send([first], store, centre, way(), Moved())
    assert (store.received[-1], centre.arrived) == (first.sha256, arrived)


def test_a_content_that_is_gone_from_the_desk_is_said_to_be() -> None:
    """It ends as refused and not in an endless loop."""
    store, centre = MemoryStore(BODY), MemoryCentre()
    gone = Outgoing(b"x" * 32, 10, "hilang.jpg", "image/jpeg")
    send([gone, *store.files()], store, centre, way(), Moved())
    assert "hilang.jpg" in store.refused[gone.sha256]
    assert list(centre.whole.values()) == [BODY]


def test_a_centre_that_stands_elsewhere_is_asked_and_followed() -> None:
    """Another process of this desk, or of a colleague, may have sent some of it meanwhile."""
    store, centre = MemoryStore(BODY), MemoryCentre()
    (file,) = store.files()

    def somebody_else_sends() -> None:
        centre.on_chunk = lambda: None
        centre.partial[file.sha256] += BODY[len(centre.partial[file.sha256]) :][:5000]

    centre.on_chunk = somebody_else_sends
    send([file], store, centre, way(), Moved())
    assert centre.whole[file.sha256] == BODY


def test_a_centre_that_never_stands_where_it_says_holds_nobody_for_ever() -> None:
    """The file is left for later; the line is not used for asking in a circle."""
    store, centre = MemoryStore(BODY), MemoryCentre()
    (file,) = store.files()
    centre.partial[file.sha256] = bytearray(5)
    centre.on_standing = lambda: centre.partial.__setitem__(file.sha256, centre.partial[file.sha256] + b"x")
    with pytest.raises(Unreachable):
        send([file], store, centre, way(), Moved())
    assert len(centre.requests) < 20


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 90_000), max_size=20))
def test_what_comes_down_goes_on_from_where_it_broke_off(cuts: Sequence[int]) -> None:
    """A preview or a photo is never begun anew."""
    centre, store = MemoryCentre(cuts), MemoryStore(BODY)
    (file,) = store.files()
    centre.whole[file.sha256] = BODY
    for _attempt in range(len(cuts) + 1):
        try:
            assert fetch(file.sha256, store, centre, way())
        except Unreachable:
            continue
        break
    assert bytes(store.fetched[file.sha256]) == BODY


def test_what_the_centre_does_not_have_yet_is_not_waited_for() -> None:
    """Those that are there come down."""
    centre, store = MemoryCentre(), MemoryStore(BODY, OTHER)
    (first, second) = store.files()
    centre.whole[second.sha256] = OTHER
    moved = Moved()
    fetch_all([first.sha256, second.sha256], store, centre, way(), moved)
    assert (moved.fetched, list(store.fetched)) == (1, [second.sha256])
    with pytest.raises(NotHere):
        fetch(first.sha256, store, centre, way())


def test_a_chunk_is_as_long_as_the_line_carries_in_some_seconds() -> None:
    """So a cut, or a text that wants to go, costs little on a slow line, and asking costs little on a quick one."""
    pace = Pace()
    assert pace.chunk() == FIRST_CHUNK
    pace.note(8_000, 1_000)
    assert pace.chunk() == 64_000
    pace.note(100, 1_000)
    pace.note(100, 1_000)
    pace.note(100, 1_000)
    assert pace.chunk() == LEAST_CHUNK
    pace.note(100_000_000, 1_000)
    assert pace.chunk() == MOST_CHUNK
