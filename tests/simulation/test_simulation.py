"""Whatever happens on the road, at the desks and at the centre, the promises hold: a bounded number of seeds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.simulation.conftest import OpenKit
from tests.simulation.kits import FAKES
from tests.simulation.run import run
from tests.simulation.steps import (
    CENTRE_STEPS,
    DESK_STEPS,
    MEANWHILE,
    MOODS,
    Mood,
    Scenario,
    Setting,
    Step,
    scenario_of,
)
from tests.support.thoroughness import rounds

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("first", range(0, rounds(150), 50))
def test_promises_hold_between_fakes(first: int) -> None:
    """The design, the engine and the contract: nothing lost, nothing twice, nothing foreign, no lamp too early."""
    for seed in range(first, first + 50):
        run(scenario_of(seed), FAKES)


@pytest.mark.parametrize("seed", range(1000, 1000 + rounds(12)))
def test_promises_hold_between_the_real_stores(seed: int, open_kit: OpenKit) -> None:
    """The same with SQLCipher files on the desks and a SQLite file at the centre."""
    run(scenario_of(seed), open_kit("sqlcipher", "sqlite"))


@pytest.mark.postgres
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2000, 2000 + rounds(4)))
def test_promises_hold_with_postgresql(seed: int, open_kit: OpenKit) -> None:
    """The same with PostgreSQL at the centre."""
    run(scenario_of(seed), open_kit("sqlcipher", "postgres"))


_numbers = st.integers(0, 60)
_plain_steps = st.builds(Step, st.sampled_from(MEANWHILE), st.integers(0, 3), st.just(0), _numbers, _numbers)
_moods = st.builds(
    Mood,
    st.sampled_from([mood for mood in MOODS if mood != "meanwhile"]),
    st.integers(1, 3000),
) | st.builds(Mood, st.just("meanwhile"), st.integers(0, 4), st.lists(_plain_steps, min_size=1, max_size=3).map(tuple))
_steps = st.builds(
    Step,
    st.sampled_from([*CENTRE_STEPS, *(kind for kind in DESK_STEPS if kind != "exchange")]),
    st.integers(0, 3),
    st.integers(0, 1),
    _numbers,
    _numbers,
) | st.builds(
    Step,
    st.just("exchange"),
    st.integers(0, 3),
    st.integers(0, 1),
    _numbers,
    _numbers,
    st.lists(_moods, max_size=3).map(tuple),
)
_settings = st.builds(
    Setting,
    desks=st.integers(1, 4),
    small=st.booleans(),
    portion=st.sampled_from([0, 64, 700]),
    older=st.sampled_from([(), (0,)]),
    newer=st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(st.builds(Scenario, _settings, st.lists(_steps, max_size=40).map(tuple)))
def test_promises_hold_for_drawn_steps(scenario: Scenario) -> None:
    """Hypothesis looks where chance does not, and shortens what it finds."""
    run(scenario, FAKES)


def test_a_seed_is_the_same_run_every_time() -> None:
    """A failure that was seen once can be seen again."""
    first, second = (run(scenario_of(57), FAKES).trace for _ in range(2))
    assert first == second
    assert len(first) > 40
