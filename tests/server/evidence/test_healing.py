"""What goes wrong between disk, storage and database is healed, and never at the cost of another file."""

import os
from pathlib import Path

import pytest
from sqlalchemy import Connection

from sync.contract.errors import LocalFault
from sync.contract.evidence.road import HERE
from sync.server.evidence import removal
from sync.server.evidence.checking import check
from sync.server.evidence.removal import sweep
from sync.server.evidence.settings import DAY_MS
from sync.server.evidence.shelf import FolderShelf
from sync.server.evidence.uploads import End
from sync.server.refusals import RequestRefused
from sync.server.settings import DataFolder
from sync.server.store.evidence import FileFate, StoredFile, store_file
from sync.server.store.evidence_uploads import StoredUpload, all_uploads, prove_upload
from tests.support.evidence_rooms import TestRoom
from tests.support.senders import Sender, hash_of, invented_file

PHOTO = invented_file(5000)
OTHER = invented_file(4000, "lain")


def test_a_head_that_ends_an_upload_tells_all_of_it(rini: Sender, data: DataFolder) -> None:
    """All bytes came and the centre was killed before it looked at them: nobody is asked to send them again."""
    photo = invented_file(6000, "belum dilihat")
    rini.create(photo)
    rini.patch(photo, 0, photo[:100])
    (part,) = (data.path / "files" / "unfinished").glob(f"*{hash_of(photo).hex()}.part")
    with part.open("ab") as file:
        file.write(photo[100:])
    told = rini.head(photo)
    assert (told.status, told.offset) == (200, len(photo))
    assert "Upload-Expires" not in told.headers
    assert rini.standing(photo) == [HERE]


def test_a_file_that_was_lost_from_the_storage_comes_back_with_whoever_sends_it(small_room: TestRoom) -> None:
    """What another unit brings of it is laid in the gap, and not thrown away as if it were there."""
    small_room.upload("rini", PHOTO)
    small_room.room.shelf.remove(hash_of(PHOTO))
    small_room.upload("budi", PHOTO)
    assert small_room.lies_on_shelf(PHOTO)
    assert check(small_room.room).missing == []


def test_bytes_are_on_the_disk_before_a_file_is_called_whole(
    small_room: TestRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the request that brought the last of them was killed before it had written them through."""
    written: set[int] = set()
    real = os.fsync

    def noting(handle: int) -> None:
        written.add(os.fstat(handle).st_ino)
        real(handle)

    claim = small_room.claim(small_room.begin("rini", PHOTO))
    claim.append(PHOTO)
    claim.release()
    monkeypatch.setattr(os, "fsync", noting)
    small_room.finish("rini", PHOTO)
    (place,) = (small_room.centre.folder.path / "files" / "whole").glob("*/*/*")
    assert place.stat().st_ino in written


def test_an_upload_that_goes_on_while_the_sweep_looks_is_not_swept(
    small_room: TestRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was over when the sweep read its rows, and was taken up again before the sweep came to it."""
    begun = small_room.begin("rini", PHOTO)
    small_room.write(begun, PHOTO[:100])
    small_room.centre.clock.now += 20 * DAY_MS
    real = all_uploads

    def overtaken(connection: Connection) -> list[StoredUpload]:
        rows = real(connection)
        small_room.begin("rini", PHOTO)
        small_room.write(begun, PHOTO[100:200])
        return rows

    monkeypatch.setattr(removal, "all_uploads", overtaken)
    sweep(small_room.room)
    assert small_room.standing("rini", PHOTO) == (200,)


def test_one_file_that_cannot_be_removed_holds_no_other_up(
    small_room: TestRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where somebody still has it open on Windows; it goes with a later sweep."""
    for content in (PHOTO, OTHER):
        small_room.upload("rini", content)
    small_room.centre.clock.now += 31 * DAY_MS
    real = FolderShelf.remove
    stuck = min(hash_of(PHOTO), hash_of(OTHER)), max(hash_of(PHOTO), hash_of(OTHER))

    for each in stuck:

        def removing(shelf: FolderShelf, sha256: bytes, held: bytes = each) -> None:
            if sha256 == held:
                raise LocalFault("masih terbuka")
            real(shelf, sha256)

        with monkeypatch.context() as opened:
            opened.setattr(FolderShelf, "remove", removing)
            sweep(small_room.room)
        lying = {name for name, _ in small_room.room.shelf.names()}
        assert lying == {each}
        small_room.upload("rini", PHOTO)
        small_room.upload("rini", OTHER)
        small_room.centre.clock.now += 31 * DAY_MS
    sweep(small_room.room)
    assert list(small_room.room.shelf.names()) == []


def test_a_storage_that_does_not_answer_costs_a_sender_nothing(small_room: TestRoom, tmp_path: Path) -> None:
    """The bytes wait at the centre, given to nobody, and the sweep brings them there once it answers again."""
    place = tmp_path / "berkas"
    place.write_text("bukan folder", encoding="utf-8")
    room = TestRoom(small_room.centre, folder=str(place))
    room.write(room.begin("rini", PHOTO), PHOTO)
    assert room.finish("rini", PHOTO) is End.UNSEEN
    assert (room.standing("rini", PHOTO), room.can_read("rini", PHOTO)) == ((len(PHOTO),), False)
    room.centre.clock.now += 20 * DAY_MS
    sweep(room.room)
    assert room.standing("rini", PHOTO) == (len(PHOTO),)
    place.unlink()
    sweep(room.room)
    assert room.standing("rini", PHOTO) == (HERE,)
    assert room.remains() == []


@pytest.mark.parametrize("is_laid", [False, True])
def test_what_a_scanner_refused_meanwhile_is_not_called_whole(small_room: TestRoom, *, is_laid: bool) -> None:
    """Another unit's copy of it was found infected while this one waited for a storage that did not answer."""
    begun = small_room.begin("rini", PHOTO)
    small_room.write(begun, PHOTO)
    with small_room.centre.centre.database.writing() as connection:
        prove_upload(connection, begun, proven=True)
        store_file(connection, StoredFile(hash_of(PHOTO), len(PHOTO), FileFate.INFECTED, 0))
    if is_laid:
        claim = small_room.claim(begun)
        small_room.room.shelf.put(hash_of(PHOTO), claim.part)
        claim.release()
    with pytest.raises(RequestRefused, match="Pemindai virus"):
        small_room.finish("rini", PHOTO)
    assert not small_room.lies_on_shelf(PHOTO)
    assert not small_room.can_read("rini", PHOTO)
    assert small_room.remains() == []
