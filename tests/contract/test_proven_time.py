"""What is proven about the time of writing: late exchanges do no harm, clocks turned back do no good."""

from hypothesis import given
from hypothesis import strategies as st

from sync.contract.messages import Written
from sync.contract.proven_time import TURNED_BACK_MS, Proven, proven

_HOUR = 3_600_000
_MOMENTS = st.integers(1, 4 * 10**12)
_LENGTHS = st.integers(0, 400 * 24 * _HOUR)


@given(after=_MOMENTS, elapsed=_LENGTHS, carried=_LENGTHS, at=_MOMENTS, seen=_MOMENTS)
def test_where_the_monotonic_clock_ran_through_nothing_else_matters(
    after: int, elapsed: int, carried: int, at: int, seen: int
) -> None:
    """Neither how late the exchange was nor what the device's clock showed."""
    moment = after + elapsed
    found = proven(Written(at=at, after=after, elapsed=elapsed, seen=seen), moment + carried)
    assert found == Proven(moment, moment, moment, is_certain=True)


@given(after=_MOMENTS, until_written=_LENGTHS, carried=_LENGTHS, noted=_LENGTHS)
def test_an_honest_clock_is_believed_after_a_restart_however_late_the_exchange(
    after: int, until_written: int, carried: int, noted: int
) -> None:
    """Written in time, sent weeks later: judged by the day of writing."""
    at = after + until_written
    found = proven(Written(at=at, after=after, seen=min(after + noted, at)), at + carried)
    assert found == Proven(after, at + carried, at, is_certain=False)


@given(after=_MOMENTS, until_written=_LENGTHS, carried=_LENGTHS, back=st.integers(1, 10**13))
def test_a_clock_turned_back_never_makes_late_work_timely(
    after: int, until_written: int, carried: int, back: int
) -> None:
    """The desk had noted the true time before; turned back by more than a correction, the arrival counts."""
    truth = after + until_written
    at = truth - TURNED_BACK_MS - back
    found = proven(Written(at=at, after=after, seen=truth), truth + carried)
    assert found == Proven(after, truth + carried, truth + carried, is_certain=False)


@given(at=st.integers(0, 10**13), after=st.integers(0, 10**13), elapsed=st.integers(-1, 10**13), received=_MOMENTS)
def test_nothing_is_judged_outside_of_what_is_possible(at: int, after: int, elapsed: int, received: int) -> None:
    """Not before the centre had told the time, not after it received the words; whatever a desk says."""
    found = proven(Written(at=at, after=after, elapsed=elapsed), received)
    assert found.earliest <= found.judged <= found.latest <= received
    assert found.judged >= min(after, received)


def test_a_clock_gone_ahead_proves_nothing() -> None:
    """Nothing arrives before it was written."""
    assert proven(Written(at=9 * _HOUR, after=_HOUR), 5 * _HOUR) == Proven(_HOUR, 5 * _HOUR, 5 * _HOUR, False)


def test_a_clock_turned_back_before_the_last_word_of_the_centre_proves_nothing() -> None:
    """Nothing was written before what was known then had been told."""
    assert proven(Written(at=2 * _HOUR, after=3 * _HOUR), 5 * _HOUR).judged == 5 * _HOUR


def test_a_desk_that_never_heard_the_centre_is_believed() -> None:
    """There is nothing that contradicts it."""
    assert proven(Written(at=2 * _HOUR), 5 * _HOUR) == Proven(0, 5 * _HOUR, 2 * _HOUR, False)


def test_an_elapsed_time_without_its_beginning_proves_nothing() -> None:
    """It would count from 1970."""
    assert not proven(Written(at=2 * _HOUR, elapsed=_HOUR), 5 * _HOUR).is_certain
