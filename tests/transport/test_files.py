"""Files over a real line to a real centre: cut where a test says, never begun anew."""

import hashlib
import random
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import msgspec
import pytest

from sync.contract.errors import FileDeclined, FilePostponed, NotHere, OffsetMoved, SignInRequired, Unreachable
from sync.contract.evidence.road import HERE
from sync.contract.messages import SignIn
from sync.engine.files import Moved, Outgoing, Pace, Way, fetch, send
from sync.server.evidence.settings import FilesSettings
from sync.transport.files import HttpFiles
from sync.transport.http import HttpGateway
from tests.support.centres import PASSWORD, open_test_centre
from tests.support.clocks import StandingClock
from tests.support.file_roads import MemoryStore
from tests.support.servers import RunningServer, running
from tests.support.shaped_line import ShapedLine
from tests.support.waiting import wait_for

MB = 1024 * 1024
HEADS = 4_000
"""Bytes that the heads of all requests of one connection stay below."""


class Site(NamedTuple):
    """A running centre and the session of an officer."""

    server: RunningServer
    token: str

    def road(self, url: str = "") -> HttpGateway:
        """Open a road to it, by another address where a line lies between."""
        return HttpGateway(url or self.server.url, self.token)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve a centre with one officer."""
    with _served(tmp_path_factory.mktemp("pusat")) as site:
        yield site


@contextmanager
def _served(path: Path, files: FilesSettings | None = None) -> Iterator[Site]:
    with open_test_centre(path, "") as centre:
        centre.unit("tirta", "Kecamatan Tirta Muara")
        centre.officer("rini", "tirta")
        centre.folder.write(msgspec.structs.replace(centre.folder.read(), files=files or FilesSettings()))
    with running(centre.folder) as server:
        with closing(HttpGateway(server.url)) as road:
            who = SignIn(username="rini", password=PASSWORD, device=UUID(int=1))
            token = road.sign_in(who).token
        yield Site(server, token)


def invented(size: int, seed: int) -> bytes:
    """Return bytes that nothing makes smaller."""
    return random.Random(seed).randbytes(size)


def way() -> Way:
    """Return a way on which nothing stands still."""
    return Way(StandingClock(), Pace(256 * 1024), lambda: 1 << 30, lambda _file, _at: None)


def test_a_file_goes_up_and_comes_down_again(site: Site) -> None:
    """What was sent is what is given back, over one connection."""
    body = invented(700_000, 1)
    store = MemoryStore(body)
    (file,) = store.files()
    with ShapedLine(site.server.url) as line, closing(site.road(line.url)) as road:
        files = HttpFiles(road)
        slowly = Way(StandingClock(), Pace(8_000), lambda: 1 << 30, lambda _file, _at: None)
        send([file], store, files, slowly, Moved())
        assert store.received == [file.sha256]
        assert line.connections == 1
        assert files.standing([file.sha256, b"x" * 32]) == (HERE, 0)
        assert fetch(file.sha256, store, files, way())
        assert bytes(store.fetched[file.sha256]) == body


def test_a_file_that_is_there_costs_one_question(site: Site) -> None:
    """Not a byte of it is sent again, by whichever desk of the office."""
    body = invented(300_000, 2)
    with closing(site.road()) as road:
        send(MemoryStore(body).files(), MemoryStore(body), HttpFiles(road), way(), Moved())
    with closing(site.road()) as road:
        store, moved = MemoryStore(body), Moved()
        send(store.files(), store, HttpFiles(road), way(), moved)
        assert (moved.known, moved.sent) == (1, 0)
        assert road.traffic().sent < 1_000


@pytest.mark.slow
def test_20_mb_through_a_line_that_is_cut_every_200_kb(site: Site) -> None:
    """All bytes together stay under 1.05 times the file, the questions and headers included."""
    body = invented(20 * MB, 3)
    store = MemoryStore(body)
    (file,) = store.files()
    with ShapedLine(site.server.url) as line, closing(site.road()) as beside:
        while file.sha256 not in store.received:
            (before,) = HttpFiles(beside).standing([file.sha256])
            line.cut_after(up=200 * 1024, is_read=True)
            with closing(site.road(line.url)) as road:
                try:
                    send([file], store, HttpFiles(road), way(), Moved())
                except Unreachable:  # a desk rests a while before it tries again; here until what passed is stored
                    kept = before + 200 * 1024 - HEADS
                    wait_for(lambda: HttpFiles(beside).standing([file.sha256])[0] > kept)  # noqa: B023 - within this round
        assert line.cuts > 90
        assert line.up.passed < 1.05 * len(body)
    with closing(site.road()) as road:
        _size, portions = HttpFiles(road).fetch(file.sha256, 0)
        assert hashlib.sha256(b"".join(portions)).digest() == file.sha256


def test_what_comes_down_goes_on_at_the_byte_where_the_line_was_cut(site: Site) -> None:
    """A cut costs the answer's head once more and not one byte of the file."""
    body = invented(2 * MB, 4)
    store = MemoryStore(body)
    (file,) = store.files()
    with closing(site.road()) as road:
        send([file], store, HttpFiles(road), way(), Moved())
    with ShapedLine(site.server.url) as line:
        for _attempt in range(20):
            line.cut_after(down=300_000, is_read=True)
            with closing(site.road(line.url)) as road:
                try:
                    if fetch(file.sha256, store, HttpFiles(road), way()):
                        break
                except Unreachable:
                    continue
        assert line.cuts > 5
        assert line.down.passed < 1.05 * len(body)
    assert bytes(store.fetched[file.sha256]) == body


def test_bytes_under_a_name_that_is_not_theirs_are_told_to_be_damaged(site: Site) -> None:
    """The whole is checked against its name, and begins anew."""
    body = invented(5_000, 5)
    file = Outgoing(hashlib.sha256(b"lain").digest(), len(body), "a.jpg", "image/jpeg")
    with closing(site.road()) as road:
        with pytest.raises(OffsetMoved) as fault:
            HttpFiles(road).create(file, body)
        assert fault.value.is_damaged
        assert HttpFiles(road).standing([file.sha256]) == (0,)


def test_bytes_for_another_place_are_not_taken(site: Site) -> None:
    """The centre says that it stands elsewhere."""
    body = invented(9_000, 6)
    file = Outgoing(hashlib.sha256(body).digest(), len(body), "a.jpg", "image/jpeg")
    with closing(site.road()) as road:
        files = HttpFiles(road)
        assert files.create(file, body[:4_000]) == 4_000
        with pytest.raises(OffsetMoved) as fault:
            files.append(file, 5_000, body[5_000:])
        assert not fault.value.is_damaged
        assert files.append(file, 4_000, body[4_000:]) == 9_000


def test_a_file_beyond_all_bounds_is_declined_for_good(site: Site) -> None:
    """The sentence is the centre's own, and the line is not called broken."""
    file = Outgoing(b"z" * 32, 1 << 40, "raksasa.pdf", "application/pdf")
    with closing(site.road()) as road, pytest.raises(FileDeclined) as told:
        HttpFiles(road).create(file, b"x" * 10)
    assert type(told.value) is FileDeclined


def test_a_unit_without_room_is_told_to_come_later(tmp_path: Path) -> None:
    """Not for good, and the line is not called broken; the file that was begun goes on."""
    first, second = (
        Outgoing(hashlib.sha256(body).digest(), len(body), "a.jpg", "image/jpeg") for body in (b"pertama", b"kedua")
    )
    with _served(tmp_path / "pusat", FilesSettings(most_unneeded=1)) as site, closing(site.road()) as road:
        files = HttpFiles(road)
        assert files.create(first, b"pert") == 4
        with pytest.raises(FilePostponed, match="dikirim nanti") as fault:
            files.create(second, b"kedua")
        assert (fault.value.retry_after > 0, fault.value.has_all) == (True, False)
        assert files.append(first, 4, b"ama") == 7


def test_what_the_scanner_has_not_seen_is_told_to_be_held(tmp_path: Path) -> None:
    """With the last byte, with a creation that brings it, and when it is asked about later; then it is received."""
    scanner = tmp_path / "pemindai.py"
    scanner.write_text("import sys; sys.exit(2)", encoding="utf-8")
    settings = FilesSettings(scan=(sys.executable, str(scanner)))
    body = b"belum dipindai"
    file = Outgoing(hashlib.sha256(body).digest(), len(body), "a.jpg", "image/jpeg")
    with _served(tmp_path / "pusat", settings) as site, closing(site.road()) as road:
        files = HttpFiles(road)
        assert files.create(file, body[:4]) == 4
        for offset in (4, len(body)):
            with pytest.raises(FilePostponed) as fault:
                files.append(file, offset, body[offset:])
            assert fault.value.has_all
        assert files.standing([file.sha256]) == (len(body),)
        scanner.write_text("import sys; sys.exit(0)", encoding="utf-8")
        assert files.append(file, len(body), b"") == len(body)
        assert files.standing([file.sha256]) == (HERE,)


def test_what_is_not_there_is_not_here_and_not_a_fault_of_the_line(site: Site) -> None:
    """Neither for a wrong name nor for a file of nobody."""
    with closing(site.road()) as road, pytest.raises(NotHere):
        HttpFiles(road).fetch(b"n" * 32, 0)


def test_an_expired_session_asks_for_signing_in(site: Site) -> None:
    """It is told from a file that is refused."""
    file = Outgoing(b"y" * 32, 10, "a.jpg", "image/jpeg")
    with closing(HttpGateway(site.server.url, "kedaluwarsa")) as road, pytest.raises(SignInRequired):
        HttpFiles(road).create(file, b"x" * 10)
