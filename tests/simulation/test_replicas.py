"""What a replica promises, asked of the real desk and of the fake alike."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from sync.contract.entities import CaseBody, CaseEvent, CaseHead, CaseState, CaseText, Change, Unit
from sync.contract.errors import BadInput
from sync.contract.frames import pack
from sync.contract.marks import added, buckets_for, event_mark, state_mark, sum_bytes, text_mark, unit_mark
from sync.contract.messages import Action, AnswerFrame, Entity, SignedIn
from sync.contract.receipts import Outcome, ReceiptSheet, Statement, WireReceipt, public_key_of, receipt_number, sign
from tests.simulation.fake_desk import FakeProfile
from tests.simulation.ports import Crash, Desk, DeskTime, Profile, Time
from tests.simulation.real_desk import DeskFiles
from tests.simulation.world import BEGINNING

pytestmark = pytest.mark.slow

KEY, OTHER_KEY = bytes(range(32)), bytes(32)
NOTE = "catatan"


@pytest.fixture(params=["fake", "sqlcipher"])
def profile(request: pytest.FixtureRequest, tmp_path: Path) -> Profile:
    """An empty profile."""
    time = DeskTime(Time(BEGINNING))
    return FakeProfile(time) if request.param == "fake" else DeskFiles(tmp_path).profile(time)


@pytest.fixture
def desk(profile: Profile) -> Iterator[Desk]:
    """A desk whose officer has signed in."""
    desk = profile.open()
    desk.sign_in(
        SignedIn(
            token="t",
            username="rini",
            full_name="Rini",
            role="liaison",
            unit_row=1,
            unit_code="TM",
            unit_name="Unit TM",
            epoch="e",
            server_time=BEGINNING,
            server_key=public_key_of(KEY),
        )
    )
    yield desk
    desk.close()


def _change(kind: str, row: int, body: object, version: int = 1, *, part: bool = False) -> Change:
    return Change(kind, row, msgspec.Raw(pack(body)), version, part)


def _text(row: int, tracking_id: str = "7400001", body: str = "Jalan rusak.", version: int = 1) -> Change:
    return _change("text", row, CaseText(tracking_id=tracking_id, title="Jalan", body=body), version)


def _state(row: int, revision: int = 1, status: str = "Tertunda") -> Change:
    return _change("state", row, CaseState(unit=1, status=status, lapor_status=status, revision=revision))


def _event(row: int, case: int, action: int) -> Change:
    said = CaseEvent(
        action=UUID(int=action), case=case, kind=NOTE, text="Dicatat.", author="Sari", written_at=1, received_at=2
    )
    return _change("event", row, said)


def _gone(row: int) -> Change:
    return _change("withdrawn", row, None)


def _apply(desk: Desk, *changes: Change, cursor: str = "e.1", last: bool = True, restart: bool = False) -> None:
    desk.replica.apply([AnswerFrame(changes=changes, cursor=cursor, last=last, restart=restart)], [])
    assert desk.replica.sum() == desk.replica.recount()


def _sheet(action: Action, key: bytes = KEY, event: int = 900, state: dict[str, object] | None = None) -> ReceiptSheet:
    number = receipt_number("20261123", 1)
    statement = Statement(1, number, action.id, action.vouched().content, Outcome.ACCEPTED, "", BEGINNING, event)
    [receipt] = sign(key, [pack(statement)])
    return ReceiptSheet(
        signature=receipt.signature,
        received_at=BEGINNING,
        day="20261123",
        first=1,
        event=event,
        receipts=(WireReceipt(state=state),),
    )


def _receive(desk: Desk, sheet: ReceiptSheet) -> None:
    sent = [action.vouched() for _, action in desk.replica.waiting(0, 10)]
    desk.replica.apply([AnswerFrame(sheets=(sheet,), last=True)], sent)


def _waiting(desk: Desk) -> list[Action]:
    return [action for _, action in desk.replica.waiting(0, 10)]


def _states(desk: Desk) -> list[str]:
    return [one.state for one in desk.own()]


def test_a_frame_happens_wholly_or_not_at_all_wherever_a_crash_strikes(profile: Profile, desk: Desk) -> None:
    """Rows, receipts, sum and cursor are one transaction: each of its writes is tried as the last one."""
    _apply(desk, _text(11), _state(11))
    desk.record(11, NOTE, "Sudah diperiksa.")
    [action] = _waiting(desk)
    told = AnswerFrame(
        sheets=(_sheet(action),), changes=(_text(12, "7400002"), _state(12), _gone(11)), cursor="e.2", last=True
    )
    for writes in range(1, 200):
        before = desk.entities(), desk.own(), desk.replica.cursor(), desk.replica.sum()
        desk.trap.set(writes, Crash)
        try:
            desk.replica.apply([told], [action.vouched()])
        except Crash:
            desk.close()
            desk = profile.open()
            assert (desk.entities(), desk.own(), desk.replica.cursor(), desk.replica.sum()) == before
        else:
            break
    assert writes > 5
    assert desk.replica.cursor() == "e.2"
    assert _states(desk) == ["accepted"]
    assert ("text", 11) not in desk.entities()
    desk.close()


def test_what_cannot_be_read_blocks_nothing_else(desk: Desk) -> None:
    """The changes beside it are stored with the cursor, and the sum goes on to differ."""
    _apply(desk, _text(11), Change("state", 11, msgspec.Raw(b"\xc1")))
    _apply(desk, _state(11), cursor="e.3")
    assert desk.shown() == [11]
    assert desk.replica.cursor() != ""
    assert desk.replica.sum() == desk.replica.recount()


def test_a_receipt_of_another_key_settles_nothing(desk: Desk) -> None:
    """Only what the pinned key vouches for is called received."""
    _apply(desk, _text(11), _state(11))
    desk.record(11, NOTE, "Sudah diperiksa.")
    [action] = _waiting(desk)
    _receive(desk, _sheet(action, OTHER_KEY))
    assert _states(desk) == ["waiting"]
    _receive(desk, _sheet(action))
    assert _states(desk) == ["accepted"]
    assert ("event", 900) in desk.entities()


def test_what_a_receipt_says_of_a_state_counts_only_from_the_revision_before(desk: Desk) -> None:
    """A desk that stands elsewhere waits for the feed."""
    _apply(desk, _text(11), _state(11))
    for revision, expected in ((3, 1), (2, 2)):
        desk.record(11, NOTE, "Sudah diperiksa.")
        [action] = _waiting(desk)
        _receive(desk, _sheet(action, event=900 + revision, state={"status": "Selesai", "revision": revision}))
        assert desk.entities()["state", 11].revision == expected


def test_an_older_state_never_replaces_a_newer_one(desk: Desk) -> None:
    """As a repeated answer may carry it, whole or in part; unless it is known that they differ."""
    _apply(desk, _text(11), _state(11, 5, "Selesai"))
    _apply(desk, _state(11, 4))
    _apply(desk, _change("state", 11, {"status": "Tertunda", "revision": 3}, part=True))
    assert desk.entities()["state", 11].status == "Selesai"
    theirs = state_mark(11, 2, "Tertunda", 0)
    assert desk.replica.compare(1, [0], [Entity("text", 11, text_mark(11, "7400001", 1)), Entity("state", 11, theirs)])
    _apply(desk, _state(11, 2))
    assert desk.entities()["state", 11].revision == 2


def test_part_of_a_state_that_is_not_here_is_not_made_up(desk: Desk) -> None:
    """Fields alone are no state; comparing both ends brings the whole."""
    _apply(desk, _text(11), _change("state", 11, {"status": "Selesai", "revision": 2}, part=True))
    assert desk.shown() == []


def test_withdrawn_and_told_again_in_one_batch_leaves_what_came_last(desk: Desk) -> None:
    """A case may go and come back between two exchanges, or come and go."""
    frames = [
        AnswerFrame(changes=(_text(11), _state(11), _event(5, 11, 5))),
        AnswerFrame(changes=(_gone(11), _text(12, "7400002"), _state(12))),
        AnswerFrame(changes=(_text(11, body="Anew."), _state(11), _gone(12)), cursor="e.3", last=True),
    ]
    desk.replica.apply(frames, [])
    assert desk.shown() == [11]
    assert set(desk.entities()) == {("text", 11), ("state", 11)}
    assert desk.replica.sum() == desk.replica.recount()


def test_a_body_that_stands_before_its_head_in_a_batch_is_kept(desk: Desk) -> None:
    """Frames of several stages may arrive together."""
    head, body = CaseHead(tracking_id="7400002", title="Air"), CaseBody(body="Air keruh.")
    old = _change("head", 11, CaseHead(tracking_id="7400001", title="Jalan"))
    _apply(desk, old)
    _apply(desk, _change("body", 11, CaseBody(body="Rusak.")), _change("head", 12, head), _change("body", 12, body))
    assert desk.entities()["text", 12].body == "Air keruh."


def test_what_is_typed_for_a_case_that_goes_is_held(desk: Desk) -> None:
    """The draft becomes an action that stays readable."""
    _apply(desk, _text(11), _state(11))
    desk.draft(11, NOTE, "Belum selesai diketik")
    _apply(desk, _gone(11))
    [held] = desk.own()
    assert (held.state, held.text, bool(held.reason)) == ("held", "Belum selesai diketik", True)
    assert desk.drafts() == {}


def test_a_restart_that_is_cut_keeps_everything_until_it_has_ended(desk: Desk) -> None:
    """The operator works on with what is here; what was not told again goes in the end."""
    _apply(desk, _text(11), _state(11), _event(5, 11, 5), _text(12, "7400002"), _state(12))
    _apply(desk, _text(11), last=False, restart=True, cursor="f.1")
    assert desk.shown() == [11, 12]
    _apply(desk, last=False, restart=True, cursor="g.1")
    _apply(desk, _text(12, "7400002"), _state(12), last=False, cursor="g.2")
    assert desk.shown() == [11, 12]
    _apply(desk, cursor="g.3")
    assert set(desk.entities()) == {("text", 12), ("state", 12)}


def test_received_actions_that_a_restored_centre_misses_wait_again(desk: Desk) -> None:
    """Under their ids, with their words, though their case has left meanwhile; those that it has are sure."""
    _apply(desk, _text(11), _state(11))
    ids = [desk.record(11, NOTE, f"Catatan {number}.") for number in range(2)]
    for event in range(2):
        action = _waiting(desk)[0]
        _receive(desk, _sheet(action, event=900 + event))
    _apply(desk, _gone(11))
    _apply(desk, restart=True, cursor="f.1")
    assert desk.replica.doubtful(10) == ids
    desk.replica.settle_doubts(ids, [ids[1]])
    assert [(action.id, action.text) for action in _waiting(desk)] == [(ids[1], "Catatan 1.")]
    assert desk.replica.doubtful(10) == []


def test_the_centre_is_asked_for_the_actions_of_a_case_that_goes(desk: Desk) -> None:
    """With the case goes the event by which a loss would have been noticed."""
    _apply(desk, _text(11), _state(11))
    action = desk.record(11, NOTE, "Sudah diperiksa.")
    _receive(desk, _sheet(_waiting(desk)[0]))
    assert desk.replica.doubtful(10) == []
    _apply(desk, _gone(11))
    assert desk.replica.doubtful(10) == [action]


def test_what_left_is_not_pulled_back_and_what_did_not_leave_is(desk: Desk) -> None:
    """After a note that it leaves, only the certainty that it never left lets the operator have it back."""
    _apply(desk, _text(11), _state(11))
    action = desk.record(11, NOTE, "Sudah diperiksa.")
    [(position, _)] = desk.replica.waiting(0, 10)
    assert desk.replica.mark_sent([position]) == [position]
    with pytest.raises(BadInput):
        desk.pull_back(action)
    desk.replica.mark_unsent([position])
    desk.pull_back(action)
    assert desk.replica.mark_sent([position]) == []
    assert desk.drafts() == {11: "Sudah diperiksa."}


def test_comparing_finds_what_differs_and_drops_what_is_surplus(desk: Desk) -> None:
    """Also where two events stand under one row number, as after a restore."""
    own = UUID(int=77)
    unit = Unit(code="TM", name="Unit TM")
    _apply(desk, _change("unit", 1, unit), _text(11), _state(11), _text(12, "7400002"), _event(5, 11, 5))
    _apply(desk, _event(6, 11, 6))
    roll = [
        Entity("unit", 1, unit_mark(1, "TM", 1)),
        Entity("text", 11, text_mark(11, "7400001", 2)),
        Entity("state", 11, state_mark(11, 1, "Tertunda", 0)),
        Entity("event", 6, event_mark(6, own, 0)),
    ]
    assert sorted(desk.replica.compare(1, [0], roll)) == [("event", 6), ("text", 11)]
    assert set(desk.entities()) == {("unit", 1), ("text", 11), ("state", 11)}
    assert desk.replica.sum() == desk.replica.recount()


def test_what_this_program_does_not_know_is_kept_aside_and_counted(desk: Desk) -> None:
    """A newer centre's sum still fits."""
    before = desk.replica.sum()
    _apply(desk, _change("photo", 3, {"name": "foto"}, 4))
    assert desk.entities() == {("photo", 3): {"name": "foto"}}
    assert desk.replica.sum() != before
    assert len(desk.replica.buckets()) == 4 * buckets_for(1)


def test_the_sum_is_that_of_the_contract(desk: Desk) -> None:
    """Whoever holds the same rows has the same sum."""
    _apply(desk, _text(11, version=3), _state(11), _event(5, 11, 5))
    marks = [text_mark(11, "7400001", 3), state_mark(11, 1, "Tertunda", 0), event_mark(5, UUID(int=5), 0)]
    assert desk.replica.sum() == sum_bytes(added(0, marks))
