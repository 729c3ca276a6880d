"""Who may read a file: whoever uploaded it, and whoever may see a case whose event has a right to it."""

import msgspec
import pytest

from sync.contract.casework.particulars import Particulars
from sync.contract.events import EventKind
from sync.contract.evidence.attachment import MOST_FILES
from sync.contract.evidence.provenance import Provenance
from sync.contract.evidence.road import HERE
from sync.contract.receipts import Outcome, Reason
from sync.server.evidence.giving import provenance
from sync.server.refusals import RequestRefused
from tests.support.centres import TestCentre
from tests.support.evidence_rooms import TestRoom, attached
from tests.support.offices import action, stored_cases
from tests.support.senders import hash_of, invented_file

PHOTO, PREVIEW = invented_file(5000), invented_file(300, "kecil")
TAKEN = Provenance(taken_at=1_795_400_000_000, latitude=-2.2, longitude=113.9, maker="Pabrik", model="K-1")


def _act(room: TestRoom, username: str, tracking_id: str, kind: EventKind, **said: object) -> None:
    (case,) = stored_cases(room.centre, tracking_id)
    done = action(room.centre, case, kind, "-", Particulars(**said))  # type: ignore[arg-type] # as named
    assert room.send(username, done).outcome == Outcome.ACCEPTED


def test_a_file_is_open_to_its_unit_and_to_those_who_see_its_case(room: TestRoom) -> None:
    """The unit from the first moment, the coordinator with the event, another unit never."""
    room.upload("rini", PHOTO)
    room.upload("rini", PREVIEW)
    assert room.can_read("rini", PHOTO)
    assert not room.can_read("sari", PHOTO)
    assert room.says("rini", "7400001", PHOTO, preview=PREVIEW).outcome == Outcome.ACCEPTED
    assert room.can_read("sari", PHOTO)
    assert room.can_read("sari", PREVIEW)
    assert not room.can_read("budi", PHOTO)
    assert not room.can_read("budi", PREVIEW)


def test_the_text_may_come_before_the_file(room: TestRoom) -> None:
    """As it always does: the event opens the file once its unit has sent it."""
    room.says("rini", "7400001", PHOTO)
    assert not room.can_read("sari", PHOTO)
    room.upload("rini", PHOTO)
    assert room.can_read("sari", PHOTO)


def test_naming_the_hash_of_a_foreign_file_opens_nothing(room: TestRoom) -> None:
    """Neither for the one who names it nor for anybody above; it has to be uploaded whole."""
    room.upload("rini", PHOTO)
    assert room.says("budi", "7400002", PHOTO).outcome == Outcome.ACCEPTED
    assert room.standing("budi", PHOTO) == (0,)
    assert not room.can_read("budi", PHOTO)
    assert not room.can_read("sari", PHOTO)
    room.upload("budi", PHOTO)
    assert room.can_read("budi", PHOTO)
    assert room.can_read("sari", PHOTO)


def test_an_upload_that_is_only_begun_proves_nothing(room: TestRoom) -> None:
    """Whoever knows a hash and begins to send does not get what another unit has sent."""
    room.upload("rini", PHOTO)
    begun = room.begin("budi", PHOTO)
    room.says("budi", "7400002", PHOTO)
    room.write(begun, PHOTO[:-1])
    assert room.standing("budi", PHOTO) == (len(PHOTO) - 1,)
    assert not room.can_read("budi", PHOTO)


def test_what_a_unit_may_read_it_may_name_without_uploading(room: TestRoom) -> None:
    """The coordinator asks a unit about a case, and its photo is named in another one there."""
    room.upload("rini", PHOTO)
    room.says("rini", "7400001", PHOTO)
    assert room.standing("sari", PHOTO) == (HERE,)
    room.says("sari", "7400002", PHOTO)
    assert room.can_read("budi", PHOTO)
    assert room.standing("budi", PHOTO) == (HERE,)


def test_what_could_be_read_when_it_was_named_is_open_where_it_was_named(room: TestRoom) -> None:
    """Also where the desk does not ask first."""
    room.upload("rini", PHOTO)
    room.says("rini", "7400001", PHOTO)
    room.says("sari", "7400002", PHOTO)
    assert room.can_read("budi", PHOTO)


def test_a_file_moves_with_its_case(room: TestRoom) -> None:
    """The new unit reads it. The former one reads what it sent itself, and nothing else of the case any more."""
    room.upload("rini", PHOTO)
    room.says("rini", "7400001", PHOTO)
    room.upload("sari", PREVIEW)
    room.says("sari", "7400001", PREVIEW)
    assert room.can_read("rini", PREVIEW)
    _act(room, "sari", "7400001", EventKind.REDISPOSE, units=(room.unit("TH"),), reason="Wewenang Tirta Hulu.")
    assert room.can_read("budi", PHOTO)
    assert room.can_read("budi", PREVIEW)
    assert room.can_read("rini", PHOTO)
    assert not room.can_read("rini", PREVIEW)
    assert room.standing("rini", PREVIEW) == (0,)


def test_equal_content_of_two_units_lies_once(room: TestRoom) -> None:
    """And each may let its own go without harm to the other's."""
    room.upload("rini", PHOTO)
    room.upload("budi", PHOTO)
    assert [sha256 for sha256, _ in room.room.shelf.names()] == [hash_of(PHOTO)]


def test_provenance_is_for_coordinators_who_see_the_case(room: TestRoom) -> None:
    """Not for the unit itself, not before the event, and not for a file without."""
    address = hash_of(PHOTO).hex()
    room.upload("rini", PHOTO, TAKEN)
    with pytest.raises(RequestRefused, match="tidak ada"):
        provenance(room.room, room.officer("sari"), address)
    room.says("rini", "7400001", PHOTO)
    assert provenance(room.room, room.officer("sari"), address) == TAKEN
    for username in ("rini", "budi"):
        with pytest.raises(RequestRefused, match="tidak ada"):
            provenance(room.room, room.officer(username), address)


def test_provenance_of_another_units_copy_stays_sealed(room: TestRoom) -> None:
    """Equal content lies once, but what each unit told of it is told with its own cases only."""
    room.upload("rini", PHOTO, TAKEN)
    room.upload("budi", PHOTO)
    room.says("budi", "7400002", PHOTO)
    with pytest.raises(RequestRefused, match="tidak ada"):
        provenance(room.room, room.officer("sari"), hash_of(PHOTO).hex())


def test_a_repeated_action_names_its_files_once(room: TestRoom, furnished_centre: TestCentre) -> None:
    """The receipt is the first one, and no reference is doubled."""
    (case,) = stored_cases(furnished_centre, "7400001")
    said = action(furnished_centre, case, EventKind.NOTE, "Foto.", Particulars(files=(attached(PHOTO, PREVIEW),)))
    first = room.send("rini", said)
    assert room.send("rini", said, said) == first
    with furnished_centre.centre.database.reading() as connection:
        named = connection.exec_driver_sql("SELECT event_id, ordinal, is_preview FROM file_references ORDER BY ordinal")
        assert [(row[0], row[1], bool(row[2])) for row in named] == [(first.event, 0, False), (first.event, 1, True)]


_GOOD = attached(PHOTO)


@pytest.mark.parametrize(
    "files",
    [
        (_GOOD,) * (MOST_FILES + 1),
        (msgspec.structs.replace(_GOOD, sha256=b"kurang"),),
        (msgspec.structs.replace(_GOOD, preview=b"kurang"),),
        (msgspec.structs.replace(_GOOD, size=0),),
        (msgspec.structs.replace(_GOOD, taken_at=1 << 62),),
        (msgspec.structs.replace(_GOOD, name="nama\0.jpg"),),
    ],
)
def test_files_that_no_program_of_ours_would_say_are_malformed(small_room: TestRoom, files: tuple[object, ...]) -> None:
    """The action is rejected by itself, and nothing of it is kept."""
    (case,) = stored_cases(small_room.centre, "7400001")
    said = action(small_room.centre, case, EventKind.NOTE, "Foto.", Particulars(files=files))  # type: ignore[arg-type] # as named
    told = small_room.send("rini", said)
    assert (told.outcome, told.reason, told.content) == (Outcome.REJECTED, Reason.MALFORMED, b"")


def test_files_go_with_no_act_that_has_none(small_room: TestRoom) -> None:
    """A disposition carries no photo."""
    (case,) = stored_cases(small_room.centre, "7400001")
    said = action(small_room.centre, case, EventKind.VERIFY, "", Particulars(files=(_GOOD,)))
    assert small_room.send("sari", said).reason == Reason.MALFORMED
