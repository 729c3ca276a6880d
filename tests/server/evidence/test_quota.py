"""What a unit may lay at the centre without any event that needs it: bounded, and said so that its desk waits."""

import pytest

from sync.contract.evidence.road import HERE
from sync.server.evidence.removal import sweep
from sync.server.evidence.settings import DAY_MS
from sync.server.refusals import RequestRefused
from tests.support.centres import TestCentre
from tests.support.evidence_rooms import TestRoom
from tests.support.senders import invented_file

FILES = [invented_file(1000 + number, f"jatah {number}") for number in range(5)]


def _refused(room: TestRoom, content: bytes, username: str = "rini") -> bool:
    """Whether a creation is refused for want of room; one that is not has begun."""
    told = None
    try:
        room.begin(username, content)
    except RequestRefused as refused:
        told = refused
    if told is None:
        return False
    assert (told.status, told.code) == (507, "file-refused")
    assert told.retry_after > 0
    assert "dikirim nanti" in told.message
    return True


def test_a_unit_begins_so_many_uploads_and_no_more(furnished_centre: TestCentre) -> None:
    """Those that are begun go on; each one that ends as an event wants it makes room; other units have their own."""
    room = TestRoom(furnished_centre, most_unneeded=3)
    for content in FILES[:3]:
        assert not _refused(room, content)
    assert _refused(room, FILES[3])
    assert not _refused(room, FILES[0]), "a repeated creation finds what is there"
    assert not _refused(room, FILES[3], "budi")
    room.says("rini", "7400001", FILES[0])
    assert _refused(room, FILES[3]), "naming it is not enough: it is still on its way"
    room.write(room.begin("rini", FILES[0]), FILES[0])
    room.finish("rini", FILES[0])
    assert not _refused(room, FILES[3])


def test_a_unit_lays_so_many_bytes_and_no_more(small_room: TestRoom) -> None:
    """As they were announced, whether they came or not; what is alone may be larger than all that is allowed."""
    room = TestRoom(small_room.centre, most_unneeded_bytes=2500)
    assert not _refused(room, FILES[0])
    assert not _refused(room, FILES[1])
    assert _refused(room, FILES[2])
    alone = TestRoom(small_room.centre, most_unneeded_bytes=10)
    assert not _refused(alone, FILES[0], "budi")
    assert _refused(alone, FILES[1], "budi")


def test_whole_files_that_no_event_names_count_as_well(furnished_centre: TestCentre) -> None:
    """Ending an upload frees nothing by itself; an event does, and so does the sweep in its time."""
    room = TestRoom(furnished_centre, most_unneeded=2)
    for content in FILES[:2]:
        room.upload("rini", content)
    assert _refused(room, FILES[2])
    room.says("rini", "7400001", FILES[0], preview=FILES[1])
    room.upload("rini", FILES[2])
    room.upload("rini", FILES[3])
    assert _refused(room, FILES[4])
    room.centre.clock.now += 31 * DAY_MS
    sweep(room.room)
    assert not _refused(room, FILES[4])
    assert room.standing("rini", *FILES[:2]) == (HERE, HERE)


def test_what_waited_too_long_makes_room(small_room: TestRoom) -> None:
    """Two weeks after its last byte, by the sweep."""
    room = TestRoom(small_room.centre, most_unneeded=1)
    room.write(room.begin("rini", FILES[0]), FILES[0][:10])
    assert _refused(room, FILES[1])
    room.centre.clock.now += 14 * DAY_MS
    sweep(room.room)
    assert not _refused(room, FILES[1])


@pytest.mark.parametrize("content", FILES[:1])
def test_a_file_that_is_there_is_never_refused(small_room: TestRoom, content: bytes) -> None:
    """Asking for it again begins nothing."""
    small_room.upload("rini", content)
    room = TestRoom(small_room.centre, most_unneeded=1)
    assert _refused(room, FILES[1])
    with pytest.raises(AssertionError, match="has that file already"):
        room.begin("rini", content)
