"""The disk fills up: it is said in words, nothing is kept by half, and work goes on once there is room."""

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from litestar.testing import TestClient

from desktop.bootstrap import doorway_of
from desktop.doorway import OpenDesk
from desktop.profile import Profile
from desktop.storage.database import open_database
from sync.contract.errors import LocalFault
from sync.contract.events import EventKind, Lamp
from sync.contract.messages import Action, Opening
from sync.server.app import build_app
from tests.support import answers
from tests.support.bare_desks import Desk
from tests.support.centres import TestCentre, exported, open_test_centre
from tests.support.desks import KEY, TestDesk, desk_in
from tests.support.programs import PASSWORD, Centre
from tests.support.thoroughness import rounds
from tests.support.watched_files import WHY_NOT, WatchedFiles, desk_library, standard_library, watched_files

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)]

_PAGE = 4096
_CASE = 11


@pytest.fixture
def chance() -> random.Random:
    """Hand out a source of sizes; its seed is printed when a test fails."""
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")  # noqa: T201 - shown by pytest on failure, to repeat the run
    return random.Random(seed)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make the folder on the disk that fills up."""
    path = tmp_path / "penuh"
    path.mkdir()
    return path


def _leave_room(files: WatchedFiles, pages: int) -> None:
    """Let so many pages be written, and a bit of the next."""
    files.room = files.held + pages * _PAGE + 100


def _with_a_case(desk: TestDesk) -> None:
    desk.apply(answers.answer(answers.unit(), answers.text(_CASE), answers.state(_CASE)))


def _assert_holds(desk: TestDesk, told: dict[str, str]) -> None:
    assert {line.id: line.text for line in desk.casework.outbox(None)} == told
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_a_follow_up_that_finds_no_room_is_told_and_nothing_else_is_touched(
    folder: Path, chance: random.Random
) -> None:
    """At whatever page the disk is full: a clear sentence, all that was recorded before, and nothing by half."""
    told: dict[str, str] = {}
    sentences: list[str] = []
    with watched_files(desk_library(), folder) as files, desk_in(folder) as desk:
        _with_a_case(desk)
        for number in range(rounds(30)):
            words = f"Catatan {number}. " + chance.randbytes(chance.choice((10, 4000))).hex()
            _leave_room(files, chance.randrange(30))
            try:
                told[desk.casework.record_follow_up(_CASE, EventKind.NOTE, words)] = words
            except LocalFault as fault:
                sentences.append(str(fault))
                _assert_holds(desk, told)
                files.room = None
                told[desk.casework.record_follow_up(_CASE, EventKind.NOTE, words)] = words
    assert 0 < len(sentences) < rounds(30)
    assert all("Diska penuh" in one and "belum tersimpan" in one for one in sentences)
    with desk_in(folder) as desk:
        _assert_holds(desk, told)


def test_a_draft_stays_when_there_is_no_room_to_record_it(folder: Path) -> None:
    """What was typed is not lost with the failed attempt."""
    with watched_files(desk_library(), folder) as files, desk_in(folder) as desk:
        _with_a_case(desk)
        desk.casework.save_draft(_CASE, EventKind.NOTE, "Sedang diketik.")
        _leave_room(files, 2)
        with pytest.raises(LocalFault, match="Diska penuh"):
            desk.casework.record_follow_up(_CASE, EventKind.NOTE, "Sedang diketik.")
        draft = desk.casework.case(_CASE).draft
        assert draft is not None
        assert draft.text == "Sedang diketik."
        files.room = None
        desk.casework.record_follow_up(_CASE, EventKind.NOTE, "Sedang diketik.")
        assert desk.casework.case(_CASE).draft is None


def _told_on_a_full_disk(files: WatchedFiles, folder: Path) -> list[str]:
    files.room = files.held
    with closing(open_database(folder / "desk.db", KEY)) as database:
        return [line.text for line in TestDesk(database, folder).casework.outbox(None)]


def test_a_desk_that_was_closed_when_the_disk_was_full_opens_again(folder: Path) -> None:
    """What could not be folded into the file is still beside it."""
    with watched_files(desk_library(), folder) as files:
        with desk_in(folder) as desk:
            _with_a_case(desk)
            said = [f"Tercatat {number}. {'Panjang. ' * 500}".strip() for number in range(9)]
            for words in said:
                desk.casework.record_follow_up(_CASE, EventKind.NOTE, words)
            _leave_room(files, 0)
        assert files.refused
        assert sorted(_told_on_a_full_disk(files, folder)) == said


def test_a_desk_opens_and_is_read_on_a_disk_that_is_full(folder: Path) -> None:
    """Reading needs no room."""
    with watched_files(desk_library(), folder) as files:
        with desk_in(folder) as desk:
            _with_a_case(desk)
            desk.casework.record_follow_up(_CASE, EventKind.NOTE, "Tercatat.")
        assert _told_on_a_full_disk(files, folder) == ["Tercatat."]


@pytest.fixture
def full_desk(centre: Centre, tmp_path: Path) -> Iterator[tuple[OpenDesk, WatchedFiles]]:
    """Sign a desk in whose disk can fill up."""
    profile = Profile(tmp_path / "profil")
    profile.make()
    with (
        watched_files(desk_library(), profile.folder) as files,
        closing(doorway_of(profile).sign_in(centre.url, "ani", PASSWORD)) as ani,
    ):
        assert ani.exchange.exchange_now().outcome == "done"
        yield ani, files
        files.room = None


def test_an_exchange_onto_a_full_disk_loses_and_doubles_nothing(
    centre: Centre, full_desk: tuple[OpenDesk, WatchedFiles], chance: random.Random
) -> None:
    """The receipts that found no room come again; the centre holds each follow-up once."""
    ani, files = full_desk
    (case,) = ani.desk.cases_of("7400001")
    told: list[str] = []
    for number in range(rounds(20)):
        files.room = None
        for part in range(chance.randint(1, 4)):
            told.append(ani.desk.record_follow_up(case, EventKind.NOTE, f"Catatan {number}, {part}."))
        _leave_room(files, chance.randrange(20))
        ani.exchange.exchange_now()
    assert files.refused
    files.room = None
    assert ani.exchange.exchange_now().outcome == "done"
    assert {line.id: line.lamp for line in ani.desk.outbox(None)} == dict.fromkeys(told, Lamp.RECEIVED)
    assert sorted(event["id"] for event in centre.document("show", "7400001")["events"]) == sorted(told)


def test_whatever_an_exchange_cannot_store_its_report_says_that_the_disk_is_full(
    full_desk: tuple[OpenDesk, WatchedFiles],
) -> None:
    """``exchange_now`` never raises for a fault of the surroundings, at whichever write it comes."""
    ani, files = full_desk
    (case,) = ani.desk.cases_of("7400001")
    outcomes = set()
    for pages in range(25):
        files.room = None
        ani.exchange.exchange_now()  # so that each one has as much to store as the last
        ani.desk.record_follow_up(case, EventKind.NOTE, f"Catatan {pages}.")
        _leave_room(files, pages)
        report = ani.exchange.exchange_now()
        outcomes.add(report.outcome)
        assert report.outcome == "done" or "Diska penuh" in report.sentence
    assert outcomes == {"done", "local-fault"}


@pytest.fixture
def full_centre(folder: Path) -> Iterator[tuple[TestCentre, WatchedFiles]]:
    """Open a centre whose disk can fill up."""
    with watched_files(standard_library(), folder) as files, open_test_centre(folder, "") as centre:
        centre.unit("TM", "Kecamatan Tirta Muara")
        centre.officer("rini", "TM")
        centre.take(exported(1, "7400001", "Kecamatan Tirta Muara"))
        yield centre, files


def _refusal(rini: Desk, actions: list[Action]) -> str:
    """What a centre that cannot take these says; empty when it took them after all."""
    response = rini.post(Opening(cursor=rini.cursor, actions=tuple(actions)))
    if response.status_code == 200:
        return ""
    assert response.status_code == 503
    refused = response.json()
    assert refused["retry_after"] > 0
    return str(refused["message"])


def test_a_centre_without_room_refuses_and_takes_it_all_later(
    full_centre: tuple[TestCentre, WatchedFiles], chance: random.Random, caplog: pytest.LogCaptureFixture
) -> None:
    """The officer reads that the work is safe, the log says what is wrong, and the repetition doubles nothing."""
    centre, files = full_centre
    with TestClient(build_app(centre.centre, centre.folder)) as client:
        rini = Desk(client, "rini")
        rini.exchange()
        case = rini.case("7400001")
        told: list[Action] = []
        refused = 0
        for number in range(rounds(25)):
            more = chance.randbytes(chance.choice((10, 4000))).hex()
            sent = [rini.action(case, f"Catatan {number}, {part}: {more}") for part in range(chance.randint(1, 3))]
            _leave_room(files, chance.randrange(30))
            if said := _refusal(rini, sent):
                refused += 1
                assert "Pekerjaan Anda aman" in said
                assert "Ruang simpan penuh" in caplog.text
                caplog.clear()
            files.room = None
            told += sent
            rini.exchange(*sent)
        assert 0 < refused < rounds(25)
        assert rini.receipts.keys() == {one.id for one in told}
        fresh = Desk(client, "rini", device=2)
        fresh.exchange()
        assert len(fresh.rows("event")) == len(told)


def test_an_administrator_is_told_that_there_is_no_room(full_centre: tuple[TestCentre, WatchedFiles]) -> None:
    """The command names the cause and the way out; the unit is not there by half."""
    centre, files = full_centre
    _leave_room(files, 0)
    with pytest.raises(LocalFault, match=r"Ruang simpan penuh.*Kosongkan ruang"):
        centre.unit("TH", "Kecamatan Tirta Hulu")
    files.room = None
    centre.unit("TH", "Kecamatan Tirta Hulu")
    centre.officer("budi", "TH")
