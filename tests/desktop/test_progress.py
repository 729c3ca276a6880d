"""How much of an exchange is left, and about how long: an estimate that never lies for long."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.exchange_progress import MovedSoFar
from desktop.storage.account import Account
from desktop.synchroniser import Synchroniser
from sync.contract.errors import Unreachable
from sync.contract.messages import AnswerFrame, MoreActions, Opening
from sync.engine.ports import Traffic
from tests.support import answers
from tests.support.clocks import StandingClock
from tests.support.desks import TestDesk
from ui.ports.exchange import ExchangeProgress


class Step(NamedTuple):
    """What is stored after some time."""

    after_ms: int
    pushed: int
    pulled: int
    expected: int


def _told(*steps: Step, clock: StandingClock | None = None) -> list[ExchangeProgress]:
    """Let an exchange take these steps; returns what the window was told."""
    clock = clock or StandingClock()
    told: list[ExchangeProgress] = []
    moved = MovedSoFar(told.append, clock)
    for step in steps:
        clock.pass_by(step.after_ms)
        moved(step.pushed, step.pulled, step.expected)
    return told


def _left(*steps: Step) -> list[int]:
    return [progress.left_ms for progress in _told(*steps)]


def test_what_is_left_takes_as_long_as_it_did_so_far() -> None:
    """A quarter in ten seconds leaves thirty."""
    assert _left(Step(0, 0, 100, 10_100), Step(10_000, 0, 2_600, 10_100), Step(10_000, 0, 5_100, 10_100)) == [
        0,
        30_000,
        20_000,
    ]


def test_nothing_is_said_before_the_pace_is_known() -> None:
    """The first three seconds tell little of the rest."""
    steps = Step(0, 0, 100, 10_000), Step(2_999, 0, 2_000, 10_000), Step(1, 0, 2_001, 10_000)
    assert [left > 0 for left in _left(*steps)] == [False, False, True]


def test_the_time_before_the_first_changes_says_nothing_of_their_pace() -> None:
    """A long outbox goes up first; its receipts come before any change does."""
    steps = (
        Step(0, 250, 0, 0),
        Step(60_000, 2_000, 0, 0),
        Step(1_000, 2_000, 1_000, 9_000),
        Step(4_000, 2_000, 2_000, 9_000),
    )
    assert _left(*steps) == [0, 0, 0, 28_000]


@pytest.mark.parametrize("expected", [0, 400, 500])
def test_nothing_is_estimated_where_no_more_is_expected_than_came(expected: int) -> None:
    """A handful is not announced; and what was announced is only about right."""
    assert _left(Step(0, 0, 100, expected), Step(60_000, 0, 500, expected)) == [0, 0]


def test_a_wall_clock_that_jumps_changes_no_estimate() -> None:
    """Time that has passed is not read from the clock on the wall."""
    clock = StandingClock()
    told: list[ExchangeProgress] = []
    moved = MovedSoFar(told.append, clock)
    moved(0, 100, 10_100)
    clock.pass_by(10_000)
    clock.wall -= 86_400_000
    moved(0, 2_600, 10_100)
    assert told[-1] == ExchangeProgress(0, 2_600, 10_100, 30_000)


_steps = st.lists(
    st.builds(Step, *(st.integers(0, most) for most in (100_000, 50, 5_000, 50_000))), min_size=1, max_size=30
)


@given(_steps)
def test_whatever_arrives_in_whatever_time_an_estimate_is_a_time(steps: list[Step]) -> None:
    """Never negative, never a division by nothing, and gone as soon as nothing more is expected."""
    pushed = pulled = 0
    growing = []
    for step in steps:
        pushed, pulled = pushed + step.pushed, pulled + step.pulled
        growing.append(step._replace(pushed=pushed, pulled=pulled))
    for step, told in zip(growing, _told(*growing), strict=True):
        assert (told.receipts, told.changes, told.expected) == (step.pushed, step.pulled, step.expected)
        assert told.left_ms >= 0
        assert told.left_ms == 0 or step.expected > step.pulled > 0


class AnnouncingRoad:
    """A road on which a thousand changes are announced, and half of them come."""

    def __init__(self, clock: StandingClock, frames: Sequence[AnswerFrame]) -> None:
        self._clock = clock
        self._frames = frames

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        """Give a frame each ten seconds, then break."""
        list(up)
        for frame in self._frames:
            yield [frame]
            self._clock.pass_by(10_000)
        raise Unreachable("putus")

    def traffic(self) -> Traffic:
        """Have spent nothing."""
        return Traffic()

    def break_off(self) -> None:
        """Have nobody to wake."""

    def close(self) -> None:
        """Have nothing to close."""


def test_what_the_centre_announces_reaches_the_window(desk: TestDesk, tmp_path: Path) -> None:
    """From the frames of an answer to the figures in the line, and in the report of an exchange that broke."""
    rows = [answers.unit(row, f"u{row}", f"Desa {row}") for row in range(1, 501)]
    frames = [AnswerFrame(changes=tuple(rows[:250]), total=1_000), AnswerFrame(changes=tuple(rows[250:]))]
    road: Callable[[Account], AnnouncingRoad] = lambda _me: AnnouncingRoad(desk.clock, frames)  # noqa: E731 - a factory in one line
    synchroniser = Synchroniser(desk.database, desk.replica, road, desk.clock, lambda: 0.5, tmp_path / "exchange.lock")
    told: list[ExchangeProgress] = []
    report = synchroniser.exchange_now(told.append)
    assert told == [ExchangeProgress(0, 250, 1_000), ExchangeProgress(0, 500, 1_000, 20_000)]
    assert (report.outcome, report.pulled) == ("unreachable", 500)
