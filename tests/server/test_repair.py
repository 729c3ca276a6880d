"""What a desk and the centre ask each other when either may have lost something."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from sync.contract.marks import bucket_of, bucket_sums, buckets_for
from sync.contract.messages import Entity, Opening
from sync.server.app import build_app
from sync.server.users import Role
from tests.server.conftest import OpenDesk
from tests.support.bare_desks import Desk
from tests.support.centres import TestCentre, exported, open_test_centre, read_frames

pytestmark = pytest.mark.slow

MUARA, HULU = "Kecamatan Tirta Muara", "Kecamatan Tirta Hulu"


def _fill(centre: TestCentre, count: int = 80) -> None:
    centre.take(*(exported(2 + n, str(7_400_000 + n), (MUARA, HULU)[n % 2]) for n in range(count)))


@contextmanager
def _road_to(folder: Path) -> Iterator[TestClient[Litestar]]:
    """The application of the centre in a folder."""
    with open_test_centre(folder, "") as centre, TestClient(build_app(centre.centre, centre.folder)) as road:
        yield road


def _listed(desk: Desk) -> list[tuple[str, int, int]]:
    return [(kind, row, mark) for (kind, row), mark in desk.marks.items()]


def test_offered_actions_are_weighed_and_only_lost_ones_are_missed(centre: TestCentre, desk: OpenDesk) -> None:
    """An action that was never heard of, or is another officer's, is missing; the answer says that it looked."""
    _fill(centre)
    rini, budi = desk("rini", 1), desk("budi", 2)
    rini.exchange()
    budi.exchange()
    kept, foreign = rini.action(rini.rows("state")[0]), budi.action(budi.rows("state")[0])
    rini.exchange(kept)
    budi.exchange(foreign)
    lost = rini.action(rini.rows("state")[1])
    first, *rest = rini.exchange(offered=(lost.id, kept.id, foreign.id))
    assert (first.weighed, first.missing) == (3, (lost.id, foreign.id))
    assert all((one.weighed, one.missing) == (0, ()) for one in rest)
    (quiet,) = rini.exchange()
    assert (quiet.weighed, quiet.missing) == (0, ())


def test_what_cannot_be_held_is_left_out_without_a_word(centre: TestCentre, desk: OpenDesk) -> None:
    """Names that no entity has, some of which no database takes."""
    _fill(centre)
    rini = desk("rini")
    rini.exchange()
    row = rini.rows("text")[0]
    wanted = (("te\0xt", row), ("head", row), ("hologram", row), ("text", -1), ("text", 1 << 62), ("text", row))
    (answer,) = rini.exchange(wanted=wanted)
    assert [(change.kind, change.row) for change in answer.changes] == [("text", row)]


def test_an_action_that_is_rejected_here_is_asked_for_from_who_thinks_it_received(
    centre: TestCentre, desk: OpenDesk
) -> None:
    """A desk offers what another history had accepted: it sends it again, and gets the receipt that is valid now."""
    _fill(centre)
    rini = desk("rini")
    rini.exchange()
    bad = rini.action(rini.rows("state")[0], kind="tarian")
    rini.exchange(bad)
    given = rini.proofs[bad.id]
    assert rini.exchange(offered=(bad.id,))[0].missing == (bad.id,)
    rini.exchange(bad)
    assert rini.proofs[bad.id] == given


def test_equal_buckets_have_no_roll(centre: TestCentre, desk: OpenDesk) -> None:
    """Nothing differs, nothing is listed."""
    _fill(centre)
    rini = desk("rini")
    rini.exchange()
    answer = rini.exchange(buckets=bucket_sums(_listed(rini), 8))
    assert [(one.differing, one.roll) for one in answer] == [((), ())]


@pytest.mark.parametrize("count", [1, 4, 64, 3])
def test_the_roll_names_all_of_the_buckets_that_differ_and_nothing_else(
    centre: TestCentre, desk: OpenDesk, count: int
) -> None:
    """What the desk lacks, has in another version or has too much all shows; the neighbours in the bucket too."""
    _fill(centre)
    rini = desk("rini")
    rini.exchange()
    true = dict(rini.marks)
    rini.marks["text", rini.rows("text")[3]] += 1
    del rini.marks["state", rini.rows("state")[5]]
    rini.marks["event", 4711] = 99
    changed = {key for key in true.keys() | rini.marks.keys() if true.get(key) != rini.marks.get(key)}
    ours = _listed(rini)
    rini.marks = true  # what is asked is what was held; what is told at the end is true again
    last = rini.exchange(buckets=bucket_sums(ours, count))[-1]
    assert set(last.differing) == {bucket_of(*key, count) for key in changed}
    here = [
        Entity(kind, row, mark) for (kind, row), mark in true.items() if bucket_of(kind, row, count) in last.differing
    ]
    assert sorted(last.roll, key=lambda one: (one.kind, one.row)) == sorted(here, key=lambda one: (one.kind, one.row))


@pytest.mark.parametrize("buckets", [b"\1", b"\1\2\3", bytes(4 * (1 << 16) + 4)])
def test_buckets_that_are_none_are_left_unanswered(centre: TestCentre, desk: OpenDesk, buckets: bytes) -> None:
    """Not a number of sums, or more of them than make sense: no roll, and no fault."""
    _fill(centre)
    rini = desk("rini")
    rini.exchange()
    assert rini.exchange(buckets=buckets)[-1].roll == ()


def test_what_is_wanted_is_told_whole_whatever_the_cursor(centre: TestCentre, desk: OpenDesk) -> None:
    """Of all kinds, in the newest version, and the feed goes on as if nothing had been asked."""
    _fill(centre)
    rini = desk("rini")
    rini.exchange()
    rini.exchange(rini.action(rini.rows("state")[0]))
    other = desk("rini", 2)
    other.exchange()
    everything = list(other.held)
    before, cursor = dict(other.held), other.cursor
    other.held.clear()
    other.marks.clear()
    answer = other.exchange(wanted=tuple(everything))
    assert (other.held, other.cursor) == (before, cursor)
    assert not any(change.part for one in answer for change in one.changes)


def test_a_foreign_entity_is_left_out_like_one_that_is_not_there(centre: TestCentre, desk: OpenDesk) -> None:
    """Whoever asks for all numbers there are learns nothing but what is his already."""
    _fill(centre)
    centre.officer("koordinator", "KAB", Role.COORDINATOR)
    rini, whole = desk("rini", 1), desk("koordinator", 2)
    whole.exchange()
    whole.exchange(*(whole.action(row, kind="catatan") for row in whole.rows("state")))
    rini.exchange()
    kinds = ("unit", "calendar", "rules", "text", "state", "event", "head", "body", "withdrawn", "hologram")
    asked = [(kind, row) for kind in kinds for row in (-1, 0, *range(1, 90), 1 << 53, (1 << 63) - 1)]
    before = dict(rini.held)
    told = {(change.kind, change.row) for one in rini.exchange(wanted=tuple(asked)) for change in one.changes}
    assert told == rini.held.keys() == before.keys()
    assert rini.held == before


def test_a_case_that_left_is_no_longer_told_to_whoever_wants_it(centre: TestCentre, desk: OpenDesk) -> None:
    """Neither its text nor that it was withdrawn."""
    centre.unit("PR", "Provinsi Nusa Kencana")
    centre.officer("pool", "PR", Role.COORDINATOR)
    centre.take(exported(2, "7400001"))
    pool = desk("pool", 1)
    pool.exchange()
    row = pool.case("7400001")
    centre.take(exported(2, "7400001", MUARA))
    pool.exchange()
    wanted = (("text", row), ("state", row), ("withdrawn", row))
    assert [change for one in pool.exchange(wanted=wanted) for change in one.changes] == []


def test_a_desk_that_is_ahead_of_a_restored_centre_starts_anew_and_brings_back_what_was_lost(tmp_path: Path) -> None:
    """A cursor beyond the newest number is of a history that is gone; what the desk still knows is asked for."""
    with open_test_centre(tmp_path / "server", "") as centre:
        centre.unit("TM", MUARA)
        centre.officer("rini", "TM")
        centre.take(exported(2, "7400001", MUARA), exported(3, "7400002", MUARA))
    shutil.copytree(tmp_path / "server", tmp_path / "backup")
    with _road_to(tmp_path / "server") as road:
        rini = Desk(road, "rini")
        rini.exchange()
        action = rini.action(1)
        rini.exchange(action)
        assert rini.receipts[action.id].event > 0
    with _road_to(tmp_path / "backup") as road:
        rini.client = road
        rini.token = rini.sign_in("rini", 1).json()["token"]
        answer = rini.exchange(offered=(action.id,))
        assert (answer[0].restart, answer[0].missing) == (True, (action.id,))
        assert rini.state(1).revision == 1
        again = msgspec.structs.replace(action, base=1)
        rini.exchange(again)
        other = Desk(road, "rini", 2)
        other.exchange()
        assert [other.body("event", row)["action"] for row in other.rows("event")] == [action.id.bytes]
        assert rini.sum() == other.sum()


def test_a_restored_centre_that_has_counted_on_is_found_out_by_the_sum(tmp_path: Path) -> None:
    """The cursor fits again, though what stands below it is another history: the roll names what differs."""
    with open_test_centre(tmp_path / "server", "") as centre:
        centre.unit("TM", MUARA)
        centre.officer("rini", "TM")
        centre.take(exported(2, "7400001", MUARA), exported(3, "7400002", MUARA))
    shutil.copytree(tmp_path / "server", tmp_path / "backup")
    with _road_to(tmp_path / "server") as road:
        rini = Desk(road, "rini")
        rini.exchange()
        rini.exchange(rini.action(1, kind="catatan"))
        rini.exchange()
    with _road_to(tmp_path / "backup") as road:
        other = Desk(road, "rini", 2)
        other.exchange()
        other.exchange(*(other.action(2, kind="catatan", text=f"lain {n}") for n in range(3)))
        third = Desk(road, "rini", 3)
        third.exchange()
        rini.client, rini.token = road, third.token
        response = rini.post(_opening(rini))
        (answer,) = read_frames(response)
        assert not answer.restart
        rini.apply(answer)
        assert answer.sum == third.sum() != rini.sum()
        sums = bucket_sums(_listed(rini), buckets_for(len(rini.marks)))
        rini.cursor = third.cursor
        (roll,) = read_frames(rini.post(_opening(rini, buckets=sums)))
        theirs = {(one.kind, one.row): one.mark for one in roll.roll}
        other_mark = {key for key, mark in rini.marks.items() if theirs.get(key, mark) != mark}
        assert other_mark == {key for key, mark in rini.marks.items() if third.marks.get(key) != mark} != set()


def _opening(desk: Desk, **more: bytes) -> Opening:
    return Opening(cursor=desk.cursor, **more)  # type: ignore[arg-type] # fields by their names
