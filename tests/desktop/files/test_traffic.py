"""Files on the road of a desk: after texts, beside nobody else, given up and gone on from."""

import hashlib
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from desktop.file_exchange import FileExchange
from desktop.file_traffic import FileTraffic
from desktop.storage import account, event_files
from desktop.synchroniser import Synchroniser
from sync.contract.errors import StaleConnection
from sync.contract.events import EventKind
from sync.contract.evidence.attachment import Attachment
from sync.contract.line import LineState
from sync.contract.messages import AnswerFrame, MoreActions, Opening
from sync.engine.ports import Traffic
from tests.support.desk_files import CASE, laid, received
from tests.support.desks import TestDesk
from tests.support.file_roads import MemoryCentre
from ui.ports.evidence import Allowance, FileState
from ui.ports.exchange import STOOD_ASIDE, FilesWanted


class MemoryRoad:
    """A road to a centre in memory, whose texts are never answered for."""

    def __init__(self, centre: MemoryCentre) -> None:
        self.centre = centre

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        """Take everything and say nothing."""
        list(up)
        yield [AnswerFrame(last=True)]

    def traffic(self) -> Traffic:
        """Count the bytes of files."""
        return Traffic(self.centre.arrived, self.centre.told, len(self.centre.requests))

    def break_off(self) -> None:
        """Nothing waits here."""

    def close(self) -> None:
        """Nothing is open here."""


class Line:
    """A desk's exchange over such a road."""

    def __init__(self, desk: TestDesk, centre: MemoryCentre, folder: Path) -> None:
        self.traffic = FileTraffic(desk.database, desk.beside.files, desk.clock, lambda _road: centre)
        self.exchange = Synchroniser(
            desk.database,
            desk.replica,
            lambda _me: MemoryRoad(centre),
            desk.clock,
            lambda: 0.5,
            folder / "lock",
            files=FileExchange(self.traffic, desk.clock),
        )
        assert self.exchange.exchange_now().outcome == "done"


@pytest.fixture
def centre() -> MemoryCentre:
    """Return an empty centre."""
    return MemoryCentre()


@pytest.fixture
def line(desk: TestDesk, centre: MemoryCentre, photo: Path, tmp_path: Path) -> Line:
    """Return a line on which a photo is ready to go."""
    (file,) = laid(desk, photo)
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Bukti.", files=[file.sha256])
    received(desk)
    return Line(desk, centre, tmp_path)


def test_files_that_are_given_up_end_quietly_and_go_on_later(desk: TestDesk, centre: MemoryCentre, line: Line) -> None:
    """*Luring* while a photo goes: the connection that is shut looks stale, and is not tried again."""

    def luring() -> None:
        line.exchange.give_up()
        raise StaleConnection("Sambungan yang disimpan sudah ditutup.")

    centre.on_standing = luring
    assert line.exchange.send_files(FilesWanted.ALL).outcome == "unreachable"
    assert centre.requests == ["standing"]
    centre.on_standing = lambda: None
    assert line.exchange.send_files(FilesWanted.ALL).sent == 1
    assert [file.state for file in desk.evidence.files(CASE)] == [FileState.RECEIVED]


def test_files_wait_where_the_centre_has_no_room_for_them(desk: TestDesk, centre: MemoryCentre, line: Line) -> None:
    """With its sentence; the line is not called broken, nothing is called refused, and later they go."""
    centre.most_begun = 0
    report = line.exchange.send_files(FilesWanted.ALL)
    assert (report.outcome, report.sent, report.refused, report.left) == ("resting", 0, 0, 1)
    assert "sedang penuh" in report.sentence
    with desk.database.reading() as connection:
        assert account.load_line(connection).state == LineState.ONLINE
    centre.most_begun = 9
    assert line.exchange.send_files(FilesWanted.ALL).sent == 1
    assert [file.state for file in desk.evidence.files(CASE)] == [FileState.RECEIVED]


def test_a_photo_that_is_fetched_stands_aside_for_a_text_and_goes_on(
    desk: TestDesk, centre: MemoryCentre, line: Line
) -> None:
    """What had come by then is kept."""
    body = random.Random(1).randbytes(2_000_000)
    name = hashlib.sha256(body).digest()
    centre.whole[name] = body

    def write() -> None:
        if centre.told == 100_000:
            desk.casework.record_follow_up(2, EventKind.NOTE, "Mendesak.")

    centre.on_told = write
    assert line.exchange.fetch(name.hex()) == STOOD_ASIDE
    assert centre.told < 300_000
    assert line.exchange.fetch(name.hex()) == ""
    assert centre.told <= len(body) + 70_000
    assert desk.evidence.content(name.hex()) == body


def test_a_fetched_file_that_is_damaged_is_said_to_be(centre: MemoryCentre, line: Line) -> None:
    """It is not kept, and nothing crashes."""
    name = hashlib.sha256(b"a" * 5_000).digest()
    centre.whole[name] = b"b" * 5_000
    assert "rusak di perjalanan" in line.exchange.fetch(name.hex())


def test_own_evidence_goes_before_the_small_pictures_of_others(
    desk: TestDesk, centre: MemoryCentre, line: Line
) -> None:
    """On a first sync with an allowance these would take days."""
    with desk.database.writing() as connection:
        for number in range(60):
            body = random.Random(number).randbytes(12_000)
            preview = hashlib.sha256(body).digest()
            centre.whole[preview] = body
            told = Attachment(sha256=preview[::-1], name="a.jpg", media_type="image/jpeg", size=9, preview=preview)
            event_files.name(connection, [(desk.clock.new_id().bytes, [told])])
    line.traffic.allow(Allowance(daily_bytes=400_000))
    report = line.exchange.send_files(FilesWanted.ALL)
    assert (report.sent, report.left) == (1, 0)
    assert 0 < report.fetched < 60


def test_a_damaged_database_of_photos_is_reported_and_texts_go_on(desk: TestDesk, line: Line, tmp_path: Path) -> None:
    """Nothing raises; the exchange of texts does not know of it."""
    desk.beside.contents.close()
    (tmp_path / "profil" / "evidence.db").write_bytes(b"rusak" * 10_000)
    report = line.exchange.send_files(FilesWanted.ALL)
    assert report.outcome == "local-fault"
    assert "evidence.db" in report.sentence
    assert line.exchange.exchange_now().outcome == "done"
    (tmp_path / "profil" / "evidence.db").unlink()
