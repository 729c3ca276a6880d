"""Lines that break, go silent or come back at another process: every byte is kept, and nobody is locked out."""

import random
import socket
import struct
import threading
from collections.abc import Iterator

import pytest

from sync.contract.evidence.road import HERE
from sync.server.settings import DataFolder
from tests.server.evidence.conftest import furnished
from tests.support.centres import open_test_centre
from tests.support.cutting_relay import CuttingRelay
from tests.support.senders import Sender, Told, answer_of, checksum, invented_file
from tests.support.servers import RunningServer, running
from tests.support.waiting import wait_for

SIZE = 600_000
_RESET = struct.pack("ii", 1, 0)


@pytest.fixture
def photo(request: pytest.FixtureRequest) -> bytes:
    """Another content in each test."""
    return invented_file(SIZE, request.node.name)


@pytest.fixture(scope="module")
def twin(data: DataFolder, server: RunningServer) -> Iterator[RunningServer]:
    """A second process of the same centre."""
    with running(data) as other:
        yield other


@pytest.mark.parametrize("with_checksum", [False, True])
@pytest.mark.parametrize("length", [1, 1000, 65_535, 65_537, 250_000, SIZE - 1])
def test_every_byte_of_a_request_that_broke_off_is_kept(
    rini: Sender, photo: bytes, length: int, *, with_checksum: bool
) -> None:
    """To the last one, also where the request has a checksum; the rest completes the file."""
    rini.create(photo)
    given = {"Upload_Checksum": checksum(photo)} if with_checksum else {}
    with rini.begun_patch(photo, 0, SIZE, **given) as line:
        line.sendall(photo[:length])
    assert _settled(rini, photo, length).offset == length
    assert rini.patch(photo, length, photo[length:]).status == 204
    assert rini.get(photo).body == photo


def _settled(sender: Sender, content: bytes, length: int) -> Told:
    """Wait until what was sent has come through the buffers of the system, and return the answer to HEAD then."""
    wait_for(lambda: sender.standing(content) == [length])
    return sender.head(content)


def test_bytes_before_a_reset_are_kept(rini: Sender, photo: bytes) -> None:
    """A line that ends without a farewell, again and again, with what had come before it."""
    rini.create(photo)
    held = 0
    for length in (3000, 90_000, 200_000):
        line = rini.begun_patch(photo, held, SIZE - held)
        line.sendall(photo[held : held + length])
        held += length
        wait_for(lambda: rini.standing(photo) == [held])  # noqa: B023 - asked within this round
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        line.close()
        assert rini.head(photo).offset == held
    assert rini.patch(photo, held, photo[held:]).status == 204


@pytest.mark.parametrize("at", ["the same process", "another process"])
def test_a_connection_that_died_without_a_word_holds_nothing_up(
    rini: Sender, twin: RunningServer, photo: bytes, at: str
) -> None:
    """HEAD tells what came, the old request lets go with a sentence, and the rest goes up."""
    again = rini if at == "the same process" else rini.at(twin.url)
    rini.create(photo)
    with rini.begun_patch(photo, 0, SIZE) as dead:
        dead.sendall(photo[:123_456])
        wait_for(lambda: rini.standing(photo) == [123_456])
        assert again.head(photo).offset == 123_456
        status, said = answer_of(dead)
        assert (status, said["tindak"]) == (409, "file-refused")
        assert again.patch(photo, 123_456, photo[123_456:]).status == 204
        dead.sendall(photo[123_456:])
    assert rini.get(photo).body == photo


def test_a_new_patch_needs_no_head(rini: Sender, twin: RunningServer, photo: bytes) -> None:
    """It makes the old one let go itself; where it does not know where to go on, it is told."""
    rini.create(photo)
    with rini.begun_patch(photo, 0, SIZE) as dead:
        dead.sendall(photo[:50_000])
        wait_for(lambda: rini.standing(photo) == [50_000])
        told = rini.at(twin.url).patch(photo, 0, photo)
        assert (told.status, told.offset) == (409, 50_000)
        assert rini.at(twin.url).patch(photo, 50_000, photo[50_000:]).status == 204
    assert rini.standing(photo) == [HERE]


def test_two_who_send_at_once_never_mix_their_bytes(rini: Sender, twin: RunningServer, photo: bytes) -> None:
    """At two processes, each going on wherever it is told to; the file is whole in the end."""
    rini.create(photo)
    faults: list[object] = []

    def insist(sender: Sender) -> None:
        held = 0
        while held < SIZE:
            told = sender.patch(photo, held, photo[held : held + 20_000])
            if told.status not in {204, 409}:
                faults.append(told)
                return
            held = told.offset if told.headers["Upload-Offset"] else sender.head(photo).offset

    senders = [threading.Thread(target=insist, args=(one,)) for one in (rini, rini.at(twin.url))]
    for one in senders:
        one.start()
    for one in senders:
        one.join()
    assert faults == []
    assert rini.get(photo).body == photo


@pytest.mark.slow
def test_a_killed_centre_tells_no_more_than_it_has(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Killed again and again while bytes arrive: what it told before is there, and in the end all."""
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")  # noqa: T201 - shown by pytest on failure, to repeat the run
    chance = random.Random(seed)
    path = tmp_path_factory.mktemp("centre") / "server"
    with open_test_centre(path, "") as centre:
        furnished(centre)
    contents = [invented_file(300_000, f"{seed} {number}") for number in range(6)]
    held = dict.fromkeys(range(len(contents)), 0)
    sender: Sender | None = None
    while any(held[number] < len(content) for number, content in enumerate(contents)):
        with running(DataFolder(path)) as server:
            sender = Sender(server.url, "rini") if sender is None else sender.at(server.url)
            assert sender.create(contents[0]).offset >= held[0]  # it is awake, however slow this machine
            killing = threading.Timer(chance.uniform(0, 0.3), server.process.kill)
            killing.start()
            try:
                for number, content in enumerate(contents):
                    told = sender.create(content)
                    assert told.offset >= held[number]
                    held[number] = told.offset
                    while held[number] < len(content):
                        portion = content[held[number] :][: chance.randrange(1, 60_000)]
                        held[number] = sender.patch(content, held[number], portion).offset
            except OSError:
                pass  # killed
            killing.join()
            server.end(kill=True)
    with running(DataFolder(path)) as server:
        sender = sender.at(server.url) if sender else Sender(server.url, "rini")
        for content in contents:
            assert sender.head(content).offset == len(content)
            assert sender.get(content).body == content
        assert sender.standing(*contents) == [HERE] * len(contents)


def test_a_line_cut_every_while_costs_no_byte_twice(server: RunningServer, rini: Sender) -> None:
    """3 MB through a line that is cut every 100 KB: what goes up is the file, once, and its headers."""
    content = invented_file(3_000_000, "durch die Leitung")
    most_of_a_head = 600
    with CuttingRelay(server.url, 100_000) as relay:
        sender = rini.at(relay.url)
        rini.create(content)
        held = 0
        while held < len(content):
            before = relay.up
            try:
                held = sender.patch(content, held, content[held:]).offset
            except OSError:
                gone = relay.up - before - most_of_a_head
                wait_for(lambda: rini.standing(content)[0] >= held + gone)  # noqa: B023 - asked within this round
                held = rini.head(content).offset
        assert relay.cuts >= 29
        assert relay.up <= len(content) + (relay.cuts + 1) * most_of_a_head
    assert rini.get(content).body == content
