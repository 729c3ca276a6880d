"""Frozen figures that a unit sends are looked through, sealed once, and told to it and to those above, nobody else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from sync.contract.evidence.road import HERE
from sync.contract.frames import unpack
from sync.contract.messages import Opening
from sync.contract.monev.frozen import canonical, from_file
from sync.contract.monev.scope import Scope
from sync.contract.monev.seal import FIGURES_TYPE, Figures, packed, read_seal
from sync.contract.receipts import public_key_of
from sync.server.answer import Answer
from sync.server.evidence.metadata import described
from sync.server.evidence.removal import sweep
from sync.server.evidence.uploads import End, begin
from sync.server.freezing import FrozenHere, freeze
from sync.server.refusals import RequestRefused
from sync.server.store.evidence_uploads import StoredUpload
from sync.server.users import Role
from tests.server.evidence.conftest import furnished
from tests.server.evidence.test_ends import KilledError, kill_at
from tests.support.busy_centres import check_scopes
from tests.support.centres import open_test_centre
from tests.support.evidence_rooms import TestRoom
from tests.support.senders import hash_of, metadata


@pytest.fixture
def room(tmp_path: Path, database_url: str) -> Iterator[TestRoom]:
    """Two units with their officers, their coordinator, and somebody who practises."""
    with open_test_centre(tmp_path / "server", database_url) as centre:
        furnished(centre)
        centre.officer("latih", "TM", Role.TRAINER)
        yield TestRoom(centre)


def frozen_at(room: TestRoom, code: str = "TM") -> FrozenHere:
    """What a desk of this unit would freeze now."""
    return freeze(room.centre.centre, Scope(unit=room.unit(code) if code else 0), "Rini")


def begun(room: TestRoom, username: str, content: bytes) -> StoredUpload:
    """All of its bytes have come, and nothing more has happened."""
    told = described(metadata(content, media_type=FIGURES_TYPE))
    upload = begin(room.room, room.officer(username), told, len(content))
    assert isinstance(upload, StoredUpload)
    room.write(upload, content)
    return upload


def send(room: TestRoom, username: str, content: bytes) -> None:
    """Send figures whole."""
    begun(room, username, content)
    assert room.finish(username, content) is End.WHOLE


def told(room: TestRoom, username: str) -> list[Figures]:
    """What a first sync brings of figures."""
    answer = Answer(room.centre.centre, room.officer(username), Opening())
    return [
        unpack(change.body, Figures) for frame in answer.frames() for change in frame.changes
        if change.kind == "figures"
    ]  # fmt: skip


def test_what_a_unit_sends_is_sealed_and_told_to_it_and_to_those_above(room: TestRoom) -> None:
    """The seal is the centre's over these very bytes; the unit beside learns nothing, and cannot read the file."""
    made = frozen_at(room)
    content = packed(made.body)
    send(room, "rini", content)
    [one] = told(room, "rini")
    key = public_key_of(room.centre.centre.identity.signing_key)
    assert one.seal.is_of(key, bytes.fromhex(made.digest))
    assert not one.seal.is_of(key, bytes(32))
    assert not one.seal.is_of(bytes(32), one.digest)
    assert (one.unit_code, one.office, one.total, one.cases, one.file) == (
        "TM", "Kecamatan Tirta Muara", 1, 1, hash_of(content),
    )  # fmt: skip
    assert told(room, "sari") == [one]
    assert told(room, "budi") == []
    assert [room.can_read(name, content) for name in ("rini", "sari", "budi")] == [True, True, False]
    check_scopes(room.centre)


def test_figures_sent_twice_are_stored_once(room: TestRoom) -> None:
    """The same seal, the same row, and nothing new in any feed; also where they were packed otherwise."""
    made = frozen_at(room)
    send(room, "rini", packed(made.body))
    before = told(room, "sari")
    again = packed(made.body)
    found = begin(room.room, room.officer("rini"), described(metadata(again, media_type=FIGURES_TYPE)), len(again))
    assert not isinstance(found, StoredUpload), "it is here"
    room.centre.clock.now += 60_000
    send(room, "rini", _packed_otherwise(made.body))
    assert told(room, "sari") == before
    check_scopes(room.centre)


def _packed_otherwise(body: bytes) -> bytes:
    import zlib

    return zlib.compress(body, 1)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(
    "place",
    [
        "prove_upload",
        "examine",
        "FolderShelf.put",
        "keep_sealed",
        "store_file",
        "add_owner",
        "end_upload",
        "Claim.drop",
    ],
)
def test_a_kill_at_any_step_seals_once(
    room: TestRoom, monkeypatch: pytest.MonkeyPatch, place: str, *, after: bool
) -> None:
    """Told and here together, or neither; the sweep brings it to its end, and what is sealed stays."""
    content = packed(frozen_at(room).body)
    begun(room, "rini", content)
    with monkeypatch.context() as killing:
        kill_at(killing, place, after=after)
        with pytest.raises(KilledError):
            room.finish("rini", content)
    assert bool(told(room, "sari")) == (room.standing("rini", content) == (HERE,)) == room.can_read("sari", content)
    sweep(room.room)
    assert [one.file for one in told(room, "sari")] == [hash_of(content)]
    assert room.remains() == []
    room.centre.clock.now += 90 * 86_400_000
    sweep(room.room)
    assert room.can_read("sari", content)
    check_scopes(room.centre)


def _changed(made: FrozenHere, **fields: Any) -> bytes:
    return packed(canonical(msgspec.structs.replace(made.document, **fields)))


def test_what_is_not_to_be_sealed_is_refused_with_a_sentence_and_nothing_stays(room: TestRoom) -> None:
    """Foreign units, figures that are not those of their cases, other keys, other rules, other bytes, practice."""
    made, other = frozen_at(room), frozen_at(room, "TH")
    case = made.document.cases[0]
    for username, content, why in (
        ("rini", packed(other.body), "bukan wewenang"),
        ("budi", packed(made.body), "bukan wewenang"),
        ("latih", packed(made.body), "latihan"),
        ("rini", _changed(made, cases=(case, msgspec.structs.replace(case, case="x" * 16))), "rinciannya"),
        ("rini", _changed(made, cases=()), "rinciannya"),
        ("rini", _changed(made, keyed_by="0" * 16), "kunci pusat lain"),
        ("rini", _changed(made, rules="monev-0"), "aturan"),
        ("rini", packed(made.body.replace(b",", b", ", 1)), "sebagaimana mestinya"),
        ("rini", _changed(made, office="Tirta\0"), "rusak"),
        ("rini", _changed(made, as_of=1 << 60), "rusak"),
        ("rini", packed(b"{}"), "bukan angka beku"),
        ("rini", packed(made.body)[:-9], "rusak"),
        ("rini", packed(b" " * (65 * 1024 * 1024)), "terlalu besar"),
    ):
        begun(room, username, content)
        with pytest.raises(RequestRefused, match=why) as refused:
            room.finish(username, content)
        assert refused.value.status == 422
        assert not room.lies_on_shelf(content)
        assert room.standing(username, content) == (0,)
    assert told(room, "sari") == []
    assert room.remains() == []


def test_a_coordinator_sends_figures_of_all_units_below(room: TestRoom) -> None:
    """And a coordinator who comes later is told what was sent before."""
    made = frozen_at(room, "")
    send(room, "sari", packed(made.body))
    assert [one.cases for one in told(room, "sari")] == [2]
    assert told(room, "rini") == []
    send(room, "rini", packed(frozen_at(room).body))
    room.centre.unit("RW", "Kelurahan Tirta", "TM")
    room.centre.officer("wati", "TM", Role.COORDINATOR)
    assert [len(told(room, name)) for name in ("rini", "wati", "sari", "budi")] == [1, 1, 2, 0]
    check_scopes(room.centre)


def test_figures_frozen_at_the_centre_are_sealed_at_once(room: TestRoom) -> None:
    """The file says so, without the key that would undo its keys."""
    made = frozen_at(room, "")
    body, said = from_file(made.file)
    seal = read_seal(said)
    assert body == made.body
    assert seal is not None
    assert seal.is_of(made.key, bytes.fromhex(made.digest))
    assert seal.statement.unit == ""
    assert made.key.hex() not in made.file.hex()
