"""Receipts on their way: once whole, later as parts, and always the very same words."""

from sync.contract.messages import AnswerFrame
from sync.contract.receipts import Outcome, Reason
from tests.server.conftest import OpenDesk
from tests.support.bare_desks import ANSWERED, Desk
from tests.support.centres import TestCentre, exported

MUARA, HULU = "Kecamatan Tirta Muara", "Kecamatan Tirta Hulu"


def _sheets(answer: list[AnswerFrame]) -> list[tuple[int, int]]:
    """Length and size of each sheet, and that none of the whole ones brings a path."""
    told = [sheet for frame in answer for sheet in frame.sheets]
    assert all(not one.path for sheet in told if len(sheet.receipts) == sheet.size for one in sheet.receipts)
    assert all(one.path for sheet in told if len(sheet.receipts) < sheet.size for one in sheet.receipts)
    return [(len(sheet.receipts), sheet.size) for sheet in told]


def _signed_in(centre: TestCentre, desk: OpenDesk) -> tuple[Desk, int]:
    centre.take(exported(2, "7400001", MUARA))
    rini = desk("rini")
    rini.exchange()
    return rini, rini.case("7400001")


def test_a_hundred_actions_get_one_sheet_and_it_comes_again_whole(centre: TestCentre, desk: OpenDesk) -> None:
    """One signature without paths; repeated because the answer was lost, each receipt is the same byte for byte."""
    rini, case = _signed_in(centre, desk)
    actions = [rini.action(case, text=f"kabar {number}") for number in range(100)]
    assert _sheets(rini.exchange(*actions)) == [(100, 100)]
    given_ = dict(rini.proofs)
    assert len({proof.signature for proof in given_.values()}) == 1
    centre.clock.now += 86_400_000
    assert _sheets(rini.exchange(*actions)) == [(100, 100)]
    assert rini.proofs == given_
    assert [rini.receipts[action.id].number for action in actions] == [f"TT-20261123-{n:04}" for n in range(1, 101)]


def test_a_part_that_is_repeated_comes_with_its_paths(centre: TestCentre, desk: OpenDesk) -> None:
    """Beside new actions, which form a sheet of their own."""
    rini, case = _signed_in(centre, desk)
    actions = [rini.action(case, text=f"kabar {number}") for number in range(100)]
    rini.exchange(*actions)
    given_ = dict(rini.proofs)
    new = [rini.action(case, text=f"baru {number}") for number in range(2)]
    answer = rini.exchange(actions[7], new[0], actions[3], new[1], actions[99])
    assert sorted(_sheets(answer)) == [(2, 2), (3, 100)]
    assert all(rini.proofs[action.id] == given_[action.id] for action in actions)
    assert {rini.receipts[action.id].outcome for action in new} == {Outcome.ACCEPTED}


def test_a_whole_sheet_that_is_repeated_in_another_order_is_told_as_it_was(centre: TestCentre, desk: OpenDesk) -> None:
    """A tree has its leaves in one order, whatever the order of the question."""
    rini, case = _signed_in(centre, desk)
    actions = [rini.action(case, text=f"kabar {number}") for number in range(9)]
    rini.exchange(*actions)
    given_ = dict(rini.proofs)
    rini.exchange(*actions[::-1])
    assert rini.proofs == given_


def test_foreign_ids_are_told_apart_from_own_ones_and_cost_no_number(centre: TestCentre, desk: OpenDesk) -> None:
    """Each gets a signed word of its own that is kept nowhere; what is new between them is decided as always."""
    rini, case = _signed_in(centre, desk)
    centre.take(exported(3, "7400002", HULU))
    budi = desk("budi", 2)
    budi.exchange()
    theirs = [rini.action(case, text=f"kabar {number}") for number in range(3)]
    rini.exchange(*theirs)
    own = [budi.action(budi.case("7400002"), text=f"kabar {number}") for number in range(2)]
    answer = budi.exchange(theirs[0], own[0], theirs[1], own[1], theirs[2])
    assert sorted(_sheets(answer)) == [(1, 1), (1, 1), (1, 1), (2, 2)]
    assert {(budi.receipts[a.id].reason, budi.receipts[a.id].number) for a in theirs} == {(Reason.MALFORMED, "")}
    assert [budi.receipts[a.id].number for a in own] == ["TT-20261123-0004", "TT-20261123-0005"]


def test_an_action_that_stands_twice_in_a_request_has_one_receipt(centre: TestCentre, desk: OpenDesk) -> None:
    """And one event."""
    rini, case = _signed_in(centre, desk)
    action, other = rini.action(case), rini.action(case, kind="catatan")
    answer = rini.exchange(action, other, action)
    assert _sheets(answer) == [(2, 2)]
    second = desk("rini", 2)
    second.exchange()
    assert len(second.rows("event")) == 2


def test_a_receipt_tells_only_what_its_action_changed(centre: TestCentre, desk: OpenDesk) -> None:
    """Of a run of answers to one case only the first moves the status; a note moves nothing."""
    rini, case = _signed_in(centre, desk)
    note, first, second = rini.action(case, kind="catatan"), rini.action(case), rini.action(case)
    rini.exchange(note, first, second)
    states = [rini.told_states[action.id] for action in (note, first, second)]
    assert states == [None, ANSWERED, None]


def test_a_desk_that_stood_elsewhere_is_told_by_the_feed(centre: TestCentre, desk: OpenDesk) -> None:
    """What an action changed is only told from the state that its officer saw."""
    rini, case = _signed_in(centre, desk)
    centre.take(exported(2, "7400001", MUARA, status="Terverifikasi"))
    action = rini.action(case)
    answer = rini.exchange(action)
    assert rini.told_states[action.id] is None
    assert {change.kind for frame in answer for change in frame.changes} == {"state"}
    assert rini.state(case).revision == 3
