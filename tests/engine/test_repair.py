"""How the engine finds that both ends differ, and what it does about lost or doubtful receipts."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.errors import ReceiptDoubtful
from sync.contract.messages import AnswerFrame
from sync.contract.receipts import Vouched
from sync.engine.cycle import exchange
from sync.engine.ports import Applied
from tests.support.lists import ListGateway, ListReplica


def _after_a_sync(rows: int) -> tuple[ListReplica, ListGateway]:
    replica, gateway = ListReplica(), ListGateway(feed=rows, portion=rows)
    gateway.tells_sums = True
    exchange(replica, gateway)
    gateway.requests.clear()
    return replica, gateway


def test_equal_ends_are_not_compared() -> None:
    """When the sums agree, nothing more is asked."""
    replica, gateway = _after_a_sync(40)
    assert exchange(replica, gateway).repaired == 0
    assert [bool(told.buckets or told.wanted) for told in gateway.openings()] == [False]


@given(st.dictionaries(st.integers(0, 299), st.integers(0, 3), max_size=30), st.sets(st.integers(300, 400), max_size=5))
def test_whatever_differs_is_found_and_told_again_and_nothing_else(damaged: dict[int, int], extra: set[int]) -> None:
    """Rows that are lost (0), of another version, or too many: afterwards both hold the same."""
    replica, gateway = _after_a_sync(300)
    for row, version in damaged.items():
        if version:
            replica.held[row] = version
        else:
            del replica.held[row]
    replica.held |= dict.fromkeys(extra, 1)
    moved = exchange(replica, gateway)
    assert replica.held == gateway.entities
    assert moved.repaired == sum(version != 1 for version in damaged.values())
    assert len(gateway.requests) <= 3


def test_a_sum_that_was_only_miscounted_costs_no_request() -> None:
    """Before anything is asked, the desk counts anew what it holds."""
    replica, gateway = _after_a_sync(40)
    replica.kept_sum = bytes(8)
    assert exchange(replica, gateway).repaired == 0
    assert len(gateway.requests) == 1
    assert replica.kept_sum is None


def test_a_desk_that_cannot_be_made_equal_is_not_compared_for_ever() -> None:
    """A centre whose sum is never right costs three requests an exchange."""
    replica, gateway = _after_a_sync(40)
    gateway.entities[41] = 1
    replica.compare = lambda *_: [("unit", 7)]  # type: ignore[method-assign] # a desk that mends the wrong thing
    exchange(replica, gateway)
    assert len(gateway.requests) == 3


def test_what_the_centre_has_lost_goes_up_again_under_its_id() -> None:
    """Offered, missed, sent: in one exchange, and those that it has do not travel again."""
    replica, gateway = ListReplica(waiting=5), ListGateway()
    exchange(replica, gateway)
    replica.doubted = {action.id for action in replica.received.values()}
    gateway.lost = {replica.received[2].id, replica.received[4].id}
    gateway.requests.clear()
    moved = exchange(replica, gateway)
    assert (moved.recalled, moved.pushed, replica.doubted, replica.outbox) == (2, 2, set(), {})
    assert [[action.id.int for action in told.actions] for told in gateway.openings()] == [[], [2, 4]]


def test_what_comes_to_be_doubted_during_an_exchange_is_asked_in_it() -> None:
    """A centre that starts anew makes the desk doubt; what was lost is back before the exchange ends."""
    replica, gateway = ListReplica(waiting=2), ListGateway()
    exchange(replica, gateway)
    gateway.lost = {replica.received[1].id}
    gateway.requests.clear()
    doubting = replica.apply

    def apply(frames: Sequence[AnswerFrame], sent: Sequence[Vouched]) -> Applied:
        if len(gateway.requests) == 1:
            replica.doubted = {action.id for action in replica.received.values()}
        return doubting(frames, sent)

    replica.apply = apply  # type: ignore[method-assign] # a restart as the replica would note it
    assert exchange(replica, gateway).recalled == 1
    assert (replica.doubted, replica.outbox, len(gateway.requests)) == (set(), {}, 3)


def test_a_doubt_stays_while_the_centre_does_not_understand_the_question() -> None:
    """An older centre answers without weighing; nothing is taken for sure, and nothing is sent twice."""
    replica, gateway = ListReplica(waiting=3), ListGateway()
    exchange(replica, gateway)
    replica.doubted = {action.id for action in replica.received.values()}
    gateway.weighs = False
    gateway.requests.clear()
    assert exchange(replica, gateway).recalled == 0
    assert (len(replica.doubted), len(gateway.requests)) == (3, 1)


def test_a_receipt_of_another_key_settles_nothing_and_is_said() -> None:
    """All else of that exchange is stored; the actions go up again the next time."""
    replica, forger = ListReplica(waiting=2), ListGateway(feed=5, key=bytes(32))
    with pytest.raises(ReceiptDoubtful, match="keasliannya"):
        exchange(replica, forger)
    assert (sorted(replica.outbox), replica.changes, replica.at) == ([1, 2], 5, "5")
    assert exchange(replica, ListGateway(feed=5)).pushed == 2
