"""How an upload ends, and what is left when it is killed on the way: healed by whoever looks at it next."""

import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from sync.contract.evidence.road import HERE
from sync.server.evidence import uploads
from sync.server.evidence.checking import check
from sync.server.evidence.giving import readable
from sync.server.evidence.removal import adopt_strays, sweep, terminate
from sync.server.evidence.settings import DAY_MS, S3Settings
from sync.server.evidence.shelf import FolderShelf
from sync.server.evidence.unfinished import Claim, UploadKey
from sync.server.evidence.uploads import End
from sync.server.refusals import RequestRefused
from tests.support.centres import TestCentre
from tests.support.evidence_rooms import TestRoom
from tests.support.senders import hash_of, invented_file

PHOTO = invented_file(5000)


class KilledError(BaseException):
    """The process ends here."""


_CLASSES: dict[str, object] = {"FolderShelf": FolderShelf, "Claim": Claim}


def kill_at(monkeypatch: pytest.MonkeyPatch, place: str, *, after: bool) -> None:
    """Let the next call of a function of the ending be the last thing that happens, done or not."""
    kind, _, name = place.rpartition(".")
    owner = _CLASSES.get(kind, uploads)
    real: Callable[..., object] = getattr(owner, name)

    def killed(*arguments: object, **named: object) -> object:
        if after:
            real(*arguments, **named)
        raise KilledError

    monkeypatch.setattr(owner, name, killed)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    "place", ["prove_upload", "FolderShelf.put", "store_file", "add_owner", "end_upload", "Claim.drop"]
)
def test_a_kill_at_any_step_of_the_end_is_healed(
    small_room: TestRoom, monkeypatch: pytest.MonkeyPatch, place: str, *, after: bool
) -> None:
    """No row says that a file is here which is not; the next look ends what was begun; nothing is left behind."""
    small_room.write(small_room.begin("rini", PHOTO), PHOTO)
    with monkeypatch.context() as killing:
        kill_at(killing, place, after=after)
        with pytest.raises(KilledError):
            small_room.finish("rini", PHOTO)
    if small_room.standing("rini", PHOTO) == (HERE,):
        assert small_room.lies_on_shelf(PHOTO)
    else:
        assert small_room.standing("rini", PHOTO) == (len(PHOTO),)
    sweep(small_room.room)
    assert small_room.standing("rini", PHOTO) == (HERE,)
    assert small_room.lies_on_shelf(PHOTO)
    assert small_room.remains() == []
    assert check(small_room.room).strays == []


def test_an_unfinished_upload_waits_fourteen_days_for_its_next_byte(small_room: TestRoom) -> None:
    """Then nothing of it stays."""
    begun = small_room.begin("rini", PHOTO)
    small_room.write(begun, PHOTO[:100])
    small_room.centre.clock.now += 14 * DAY_MS - 1
    sweep(small_room.room)
    assert small_room.standing("rini", PHOTO) == (100,)
    small_room.centre.clock.now += 1
    assert small_room.standing("rini", PHOTO) == (0,)
    assert small_room.remains() != []
    sweep(small_room.room)
    assert small_room.remains() == []


def test_a_creation_takes_an_old_upload_up_again(small_room: TestRoom) -> None:
    """What came is not sent again, as long as it is there."""
    small_room.write(small_room.begin("rini", PHOTO), PHOTO[:100])
    small_room.centre.clock.now += 20 * DAY_MS
    again = small_room.begin("rini", PHOTO)
    assert again.expires_at == small_room.centre.clock.now + 14 * DAY_MS
    sweep(small_room.room)
    assert small_room.standing("rini", PHOTO) == (100,)


def test_an_upload_in_use_is_not_swept(small_room: TestRoom) -> None:
    """Whoever holds it is busy with it."""
    begun = small_room.begin("rini", PHOTO)
    claim = small_room.claim(begun)
    claim.append(PHOTO[:10])
    small_room.centre.clock.now += 20 * DAY_MS
    sweep(small_room.room)
    assert claim.length == 10
    claim.release()
    sweep(small_room.room)
    assert small_room.remains() == []


def test_remains_that_no_row_knows_go_with_the_sweep(small_room: TestRoom) -> None:
    """As after a kill between the end of an upload and the removal of its bytes."""
    lost = small_room.room.claim(UploadKey(small_room.officer("rini").unit_id, hash_of(PHOTO)))
    assert lost.try_take()
    lost.append(PHOTO)
    lost.release()
    assert small_room.remains() != []
    sweep(small_room.room)
    assert small_room.remains() == []


def test_a_whole_file_that_no_event_names_goes_after_thirty_days(room: TestRoom) -> None:
    """One that an event names stays, for ever, and so does its preview."""
    named, preview = invented_file(900, "bernama"), invented_file(90, "pratinjau")
    for content in (PHOTO, named, preview):
        room.upload("rini", content)
    room.says("rini", "7400001", named, preview=preview)
    room.centre.clock.now += 30 * DAY_MS
    sweep(room.room)
    assert room.standing("rini", PHOTO, named, preview) == (HERE, HERE, HERE)
    room.centre.clock.now += 1
    sweep(room.room)
    assert room.standing("rini", PHOTO, named, preview) == (0, HERE, HERE)
    assert not room.lies_on_shelf(PHOTO)
    room.upload("rini", PHOTO)
    assert room.can_read("rini", PHOTO)


def test_a_file_that_an_event_names_is_not_let_go(room: TestRoom) -> None:
    """Another one is; of a file that two units have, each lets go its own part only."""
    rini, budi = room.officer("rini"), room.officer("budi")
    other = invented_file(800, "lain")
    room.upload("rini", PHOTO)
    room.says("rini", "7400001", PHOTO)
    with pytest.raises(RequestRefused, match="tidak dapat dihapus"):
        terminate(room.room, rini, hash_of(PHOTO), None)
    room.upload("rini", other)
    room.upload("budi", other)
    terminate(room.room, rini, hash_of(other), None)
    assert not room.can_read("rini", other)
    assert room.can_read("budi", other)
    terminate(room.room, budi, hash_of(other), None)
    assert not room.lies_on_shelf(other)
    with pytest.raises(RequestRefused, match="tidak ada"):
        terminate(room.room, budi, hash_of(other), None)


def test_what_the_database_lost_is_taken_into_it(room: TestRoom) -> None:
    """After a restore: a file without a row is known again, open to nobody, and goes when nobody names it."""
    room.upload("rini", PHOTO)
    with room.centre.centre.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM file_owners")
        connection.exec_driver_sql("DELETE FROM files")
    assert check(room.room).strays == [hash_of(PHOTO).hex()]
    assert adopt_strays(room.room) == 1
    assert check(room.room).strays == []
    assert not room.can_read("rini", PHOTO)
    room.upload("rini", PHOTO)
    assert room.can_read("rini", PHOTO)


def test_a_check_tells_what_is_missing_and_awaited_and_changes_nothing(room: TestRoom) -> None:
    """A file that was taken away by hand, one that never came, one that nobody names, one on its way."""
    gone, unnamed, on_its_way = (invented_file(700, name) for name in ("hilang", "tanpa", "separuh"))
    for content in (PHOTO, gone, unnamed):
        room.upload("rini", content)
    room.says("rini", "7400001", PHOTO, gone, invented_file(9, "ditunggu"))
    room.write(room.begin("rini", on_its_way), on_its_way[:300])
    room.room.shelf.remove(hash_of(gone))
    told = check(room.room)
    assert (told.files, told.bytes) == (3, 5000 + 2 * 700)
    assert (told.awaited, told.unreferenced, told.refused) == (1, 1, 0)
    assert (told.uploads, told.upload_bytes) == (1, 300)
    assert (told.missing, told.strays) == ([hash_of(gone).hex()], [])
    assert check(room.room) == told
    assert readable(room.room, room.officer("rini"), hash_of(gone).hex()).size == 700


def _scanner(tmp_path: Path, body: str) -> tuple[str, ...]:
    script = tmp_path / "pemindai.py"
    script.write_text(f"import sys\ncontent = open(sys.argv[1], 'rb').read()\n{body}\n", encoding="utf-8")
    return (sys.executable, str(script))


def _scanning(centre: TestCentre, tmp_path: Path, body: str, seconds: int = 60) -> TestRoom:
    return TestRoom(centre, scan=_scanner(tmp_path, body), scan_seconds=seconds)


def test_an_infected_file_is_removed_and_refused_for_ever(small_room: TestRoom, tmp_path: Path) -> None:
    """Whoever brings it; a clean one passes the same scanner."""
    room = _scanning(small_room.centre, tmp_path, "sys.exit(b'EVIL' in content)")
    evil = b"EVIL" + PHOTO
    room.upload("rini", PHOTO)
    room.write(room.begin("rini", evil), evil)
    with pytest.raises(RequestRefused, match="Pemindai virus") as refused:
        room.finish("rini", evil)
    assert refused.value.status == 422
    with pytest.raises(RequestRefused, match="Pemindai virus"):
        room.begin("budi", evil)
    assert room.standing("rini", evil, PHOTO) == (0, HERE)
    assert not room.lies_on_shelf(evil)
    assert room.remains() == []
    assert check(room.room).refused == 1


@pytest.mark.parametrize("body", ["sys.exit(2)", "sys.stdin.read(); __import__('threading').Event().wait(30)"])
def test_what_the_scanner_has_not_seen_is_kept_and_not_given(small_room: TestRoom, tmp_path: Path, body: str) -> None:
    """Whether it fails or hangs; the sweep asks it again, and then it is given."""
    room = _scanning(small_room.centre, tmp_path, body, seconds=1)
    room.write(room.begin("rini", PHOTO), PHOTO)
    assert room.finish("rini", PHOTO) is End.UNSEEN
    assert room.standing("rini", PHOTO) == (len(PHOTO),)
    assert not room.can_read("rini", PHOTO)
    room.centre.clock.now += 20 * DAY_MS
    sweep(room.room)
    assert room.standing("rini", PHOTO) == (len(PHOTO),)
    _scanner(tmp_path, "sys.exit(0)")
    sweep(room.room)
    assert room.standing("rini", PHOTO) == (HERE,)


def test_a_scanner_that_is_not_there_lets_nothing_pass(small_room: TestRoom, tmp_path: Path) -> None:
    """A wrong path in the settings opens no door."""
    room = TestRoom(small_room.centre, scan=(str(tmp_path / "tidak-ada"),))
    room.write(room.begin("rini", PHOTO), PHOTO)
    assert room.finish("rini", PHOTO) is End.UNSEEN


def test_settings_keep_their_secret_to_themselves() -> None:
    """Where they are shown by accident."""
    kept = msgspec.structs.replace(S3Settings(bucket="berkas"), key_id="kunci", secret_key="sangat rahasia")
    assert "sangat rahasia" not in repr(kept)
