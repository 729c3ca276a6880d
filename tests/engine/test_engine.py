"""The engine: how an exchange is planned and carried through, against a replica and a gateway of plain lists."""

from collections.abc import Iterable, Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.errors import CutOff, NeverSent
from sync.contract.frames import frame
from sync.contract.messages import BYTES_PER_FRAME, ROWS_PER_FRAME, AnswerFrame, MoreActions, Opening
from sync.engine.backoff import LONGEST_MS, REGULAR_MS, regular_delay, retry_delay
from sync.engine.cycle import exchange
from sync.engine.plan import batches
from tests.support.lists import ListGateway, ListReplica, note


@given(st.lists(st.integers(1, BYTES_PER_FRAME), max_size=600))
def test_batches_keep_the_order_and_fit_their_frames(sizes: list[int]) -> None:
    """Nothing is left out, nothing is doubled, only the last batch is called the last."""
    placed = [(number, note(number, size)) for number, size in enumerate(sizes)]
    made = list(batches(placed))
    assert [one for batch, _ in made for one in batch] == placed
    assert [last for _, last in made] == [False] * (len(made) - 1) + [True]
    for batch, _ in made:
        assert len(batch) <= ROWS_PER_FRAME
        assert len(batch) <= 1 or len(frame(MoreActions(actions=tuple(a for _, a in batch)))) <= BYTES_PER_FRAME + 8


def test_small_work_is_one_request() -> None:
    """The outbox goes up and the changes come down in a single round trip."""
    replica, gateway = ListReplica(waiting=3), ListGateway(feed=7)
    moved = exchange(replica, gateway)
    assert (moved.pushed, moved.pulled, len(gateway.requests)) == (3, 7, 1)
    assert replica.outbox == {}
    assert replica.sent == [1, 2, 3]


def test_a_long_outbox_goes_up_in_frames_of_one_request() -> None:
    """Each frame is one transaction at the centre, so a cut costs one frame."""
    replica, gateway = ListReplica(waiting=2 * ROWS_PER_FRAME + 1), ListGateway()
    exchange(replica, gateway)
    (frames,) = gateway.requests
    assert [len(told.actions) for told in frames] == [ROWS_PER_FRAME, ROWS_PER_FRAME, 1]
    assert [told.last for told in frames] == [False, False, True]


def test_a_budget_is_asked_for_again_until_nothing_is_left() -> None:
    """An answer that says there is more is followed by another request, without the actions again."""
    replica, gateway = ListReplica(waiting=1), ListGateway(feed=25, portion=10)
    assert exchange(replica, gateway).pulled == 25
    assert [len(request[0].actions) for request in gateway.requests] == [1, 0, 0]


def test_a_centre_that_promises_more_but_stands_still_is_not_asked_for_ever() -> None:
    """No endless loop, whatever the other side says."""
    gateway = ListGateway(feed=5, portion=0)
    exchange(ListReplica(), gateway)
    assert len(gateway.requests) <= 2


@pytest.mark.parametrize(("frames", "receipts", "changes"), [(0, 0, 0), (1, 2, 0), (2, 2, 5)])
def test_a_cut_keeps_what_arrived_and_is_told(frames: int, receipts: int, changes: int) -> None:
    """An answer without its last frame is never taken for a whole one."""
    replica = ListReplica(waiting=2)
    with pytest.raises(CutOff):
        exchange(replica, ListGateway(feed=5, cut_after=frames))
    assert (2 - len(replica.outbox), replica.changes) == (receipts, changes)
    assert exchange(replica, ListGateway(feed=5)).pushed == 2 - receipts


def test_what_was_pulled_back_while_reading_ahead_does_not_leave() -> None:
    """The operator may change his mind until the very frame is made."""
    replica, gateway = ListReplica(waiting=4), ListGateway()
    replica.pulled_back = {2, 3}
    exchange(replica, gateway)
    assert [action.id.int for action in gateway.requests[0][0].actions] == [1, 4]
    assert sorted(replica.outbox) == [2, 3]


class DeadGateway(ListGateway):
    """A road on which no connection comes about."""

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        """Read the frames, as a real road may, and fail before anything left."""
        if list(up):
            raise NeverSent("tidak ada jaringan")
        yield from ()


def test_what_never_left_is_not_said_to_be_on_its_way() -> None:
    """Only an unknown outcome is being made sure of; without a connection the outcome is known."""
    replica = ListReplica(waiting=ROWS_PER_FRAME + 3)
    with pytest.raises(NeverSent):
        exchange(replica, DeadGateway())
    assert replica.sent == []


def test_progress_counts_up() -> None:
    """The window can say what arrived so far."""
    seen: list[tuple[int, int, int]] = []
    exchange(ListReplica(waiting=2), ListGateway(feed=5), progress=lambda *moved: seen.append(moved))
    assert seen == [(2, 0, 0), (2, 5, 0), (2, 5, 0)]


@given(st.integers(1, 10_000), st.floats(0, 0.999))
def test_waiting_grows_but_stays_within_bounds(failures: int, chance: float) -> None:
    """Never at once again, never longer than a quarter above the longest."""
    delay = retry_delay(failures, chance)
    assert 10_000 < delay <= LONGEST_MS * 1.25
    assert delay <= retry_delay(failures + 1, chance)
    assert 0.75 * REGULAR_MS <= regular_delay(chance) <= 1.25 * REGULAR_MS
