"""What a centre promises, asked of the fake, and of the real one on SQLite and on PostgreSQL alike."""

from collections.abc import Iterator
from uuid import UUID

import msgspec
import pytest

from sync.contract.errors import SignInRequired
from sync.contract.frames import frame
from sync.contract.ids import uuid7
from sync.contract.marks import bucket_sums
from sync.contract.messages import Action, AnswerFrame, MoreActions, Opening, RefusalCode, Written
from sync.contract.receipts import Outcome, Receipt, Told, open_sheet
from tests.simulation.conftest import OpenKit
from tests.simulation.invariants import scope_of
from tests.simulation.ports import Centre, Complaint, Crash, RefusedByCentre, Time
from tests.simulation.road import read_frame
from tests.simulation.steps import Setting
from tests.simulation.world import BEGINNING

FIRST, SECOND = "7400001", "7400002"


@pytest.fixture(params=["fake", "sqlite", pytest.param("postgres", marks=[pytest.mark.postgres, pytest.mark.slow])])
def centre(request: pytest.FixtureRequest, open_kit: OpenKit) -> Iterator[Centre]:
    """A centre with two kecamatan under one kabupaten, an officer for each, and a complaint at each."""
    kit = open_kit("fake", request.param)
    centre = kit.centre(Time(BEGINNING), Setting(small=True))
    for code, parent in (("KAB", None), ("TM", "KAB"), ("TH", "KAB")):
        centre.add_unit(code, parent)
    centre.add_officer("rini", "TM", is_coordinator=False)
    centre.add_officer("budi", "TH", is_coordinator=False)
    for tracking_id, unit in ((FIRST, "TM"), (SECOND, "TH")):
        centre.take(
            Complaint(tracking_id=tracking_id, unit=unit, title="Jalan", body="Rusak.", status="Belum Ditindaklanjuti")
        )
    yield centre
    centre.close()


class Listener:
    """A desk that sends what it is told and remembers what it hears."""

    def __init__(self, centre: Centre, username: str) -> None:
        """Sign in."""
        self._centre = centre
        self.token = centre.sign_in(username, UUID(int=1)).token
        self.cursor = ""
        self.drawn = 0

    def action(self, case: int, text: str = "Sudah diperiksa.", kind: str = "respon-awal", base: int = 1) -> Action:
        """Make an action."""
        self.drawn += 1
        action = uuid7(BEGINNING, self.drawn.to_bytes(10, "big"))
        return Action(id=action, case=case, kind=kind, text=text, written=Written(at=BEGINNING), base=base)

    def ask(self, *actions: Action, **opening: object) -> list[AnswerFrame]:
        """Exchange once."""
        first = msgspec.structs.replace(Opening(cursor=self.cursor, actions=actions), **opening)
        return self.send(frame(first))

    def send(self, body: bytes) -> list[AnswerFrame]:
        """Send bytes, and go on from where the answer leads."""
        conversation = self._centre.converse(self.token)
        conversation.feed(body)
        frames = [read_frame(packed) for packed in conversation.answer()]
        for told in frames:
            self.cursor = told.cursor or self.cursor
        return frames

    def follow(self) -> None:
        """Go on until nothing is left."""
        while self.ask()[-1].more:
            pass


def _told(frames: list[AnswerFrame]) -> list[tuple[str, int]]:
    return [(change.kind, change.row) for told in frames for change in told.changes]


def _outcomes(frames: list[AnswerFrame], *actions: Action) -> list[Told]:
    sent = [action.vouched() for action in actions]
    return [told for one in frames for sheet in one.sheets for told in open_sheet(sheet, sent)]


def _receipts(frames: list[AnswerFrame], *actions: Action) -> list[Receipt]:
    return [told.receipt for told in _outcomes(frames, *actions)]


def test_a_repeated_action_gets_its_receipt_again_and_happens_once(centre: Centre) -> None:
    """Byte for byte, also beside new ones."""
    rini = Listener(centre, "rini")
    first, second = rini.action(1), rini.action(1, "Dikerjakan.")
    given = _receipts(rini.ask(first), first)
    again = _receipts(rini.ask(first, second, first), first, second, first)
    assert again[0] == given[0]
    assert len(again) == 2
    assert [event.text for event in centre.ledger().events.values()] == ["Sudah diperiksa.", "Dikerjakan."]


def test_actions_are_decided_wholly_or_not_at_all_wherever_a_crash_strikes(centre: Centre) -> None:
    """Event, state, feed and receipt are one transaction: each of its writes is tried as the last one."""
    rini = Listener(centre, "rini")
    rini.follow()
    action = rini.action(1)
    for writes in range(1, 100):
        before = centre.ledger()
        centre.trap.set(writes, Crash)
        try:
            frames = rini.ask(action)
        except Crash:
            centre.reopen()
            assert centre.ledger() == before
        else:
            break
    centre.trap.clear()
    assert writes > 3
    assert [told.statement.outcome for told in _outcomes(frames, action)] == [Outcome.ACCEPTED]
    assert len(centre.ledger().events) == 1


def test_an_own_event_is_not_told_back_and_a_colleague_gets_it_once(centre: Centre) -> None:
    """The receipt says it all, the changed state too."""
    centre.add_officer("sari", "TM", is_coordinator=False)
    rini, sari = Listener(centre, "rini"), Listener(centre, "sari")
    for one in (rini, sari):
        one.follow()
    action = rini.action(1)
    frames = rini.ask(action)
    assert _told(frames) == []
    state = centre.ledger().cases[1].state
    [part] = [told.state for told in _outcomes(frames, action)]
    assert part is not None
    assert (part["status"], part["revision"], part["replied_on"]) == (state.status, 2, str(state.replied_on))
    assert frames[-1].sum == centre.ledger().sums[2, False]
    assert sorted(_told(sari.ask())) == [("event", 1), ("state", 1)]
    assert _told(sari.ask()) == []


def test_a_case_that_moves_is_withdrawn_here_and_told_wholly_there(centre: Centre) -> None:
    """With its events; what the old unit still sends is held."""
    rini, budi = Listener(centre, "rini"), Listener(centre, "budi")
    rini.ask(rini.action(1))
    for one in (rini, budi):
        one.follow()
    centre.move(1, 3)
    late = rini.action(1, "Terlambat.")
    frames = rini.ask(late)
    assert _told(frames) == [("withdrawn", 1)]
    assert [told.statement.outcome for told in _outcomes(frames, late)] == [Outcome.HELD]
    assert sorted(_told(budi.ask())) == [("event", 1), ("state", 1), ("text", 1)]


def test_a_foreign_case_answers_like_one_that_does_not_exist(centre: Centre) -> None:
    """To an action, and to the wish to be told it."""
    rini = Listener(centre, "rini")
    rini.follow()
    foreign, missing = rini.action(2), rini.action(999)
    told = _outcomes(rini.ask(foreign, missing), foreign, missing)
    assert {(one.statement.outcome, one.statement.reason) for one in told} == {(Outcome.REJECTED, "case-unknown")}
    assert _told(rini.ask(wanted=(("text", 2), ("state", 2), ("text", 999)))) == []
    assert _told(rini.ask(wanted=(("text", 1),))) == [("text", 1)]


def test_a_restored_centre_tells_all_anew_and_names_the_actions_that_it_misses(centre: Centre) -> None:
    """With a new epoch any cursor is void."""
    rini = Listener(centre, "rini")
    rini.follow()
    kept = rini.action(1)
    rini.ask(kept)
    centre.backup()
    lost = rini.action(1, "Hilang.")
    rini.ask(lost)
    centre.restore(told=True)
    rini.token = centre.sign_in("rini", UUID(int=1)).token
    frames = rini.ask(offered=(kept.id, lost.id))
    assert (frames[0].restart, frames[0].weighed, frames[0].missing) == (True, 2, (lost.id,))
    assert ("head", 1) in _told(frames)


def test_a_request_that_is_cut_keeps_what_arrived_in_whole_frames(centre: Centre) -> None:
    """And says that it was cut; the repetition brings the rest."""
    rini = Listener(centre, "rini")
    first, second = rini.action(1), rini.action(1, "Dikerjakan.")
    whole = frame(Opening(actions=(first,), last=False)) + frame(MoreActions(actions=(second,)))
    with pytest.raises(RefusedByCentre, match=RefusalCode.MALFORMED):
        rini.send(whole[:-1])
    assert set(centre.ledger().receipts) == {first.id}
    assert len(_receipts(rini.send(whole), first, second)) == 2
    assert len(centre.ledger().events) == 2


def test_a_budget_cuts_the_feed_into_answers_that_bring_all_of_it(centre: Centre) -> None:
    """Each brings something, the last one the sum."""
    rini = Listener(centre, "rini")
    told: list[tuple[str, int]] = []
    for _ in range(50):
        frames = rini.ask(budget=1)
        told += _told(frames)
        if not frames[-1].more:
            break
    book = sorted(centre.ledger().book)
    units = [("unit", number) for number in (1, 2, 3)]
    assert sorted(told) == sorted([("body", 1), ("head", 1), ("state", 1), *units, *book])
    assert frames[-1].sum == centre.ledger().sums[2, False]


def test_comparing_names_all_that_the_scope_holds_in_the_buckets_that_differ(centre: Centre) -> None:
    """And nothing where nothing differs."""
    rini = Listener(centre, "rini")
    rini.follow()
    [last] = rini.ask(buckets=bytes(4))[-1:]
    assert last.differing == (0,)
    assert {(one.kind, one.row) for one in last.roll} == set(scope_of(centre.ledger(), "rini"))
    same = bucket_sums([(one.kind, one.row, one.mark) for one in last.roll], 1)
    assert rini.ask(buckets=same)[-1].roll == ()


def test_another_major_version_is_refused(centre: Centre) -> None:
    """Clearly, so that the desk works on offline."""
    rini = Listener(centre, "rini")
    with pytest.raises(RefusedByCentre, match=RefusalCode.PROTOCOL):
        rini.send(frame(Opening(protocol=2)))


@pytest.mark.parametrize("by_time", [False, True])
def test_an_ended_session_is_told_so(centre: Centre, by_time: bool) -> None:
    """Signing in again makes another one."""
    rini = Listener(centre, "rini")
    centre.end_sessions("rini", by_time=by_time)
    with pytest.raises(SignInRequired):
        rini.ask()
    rini.token = centre.sign_in("rini", UUID(int=1)).token
    rini.follow()
