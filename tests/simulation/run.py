"""Runs scenarios, and tells a failure so that it can be replayed and read."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Final

from tests.simulation.steps import Scenario, Setting
from tests.simulation.world import Kit, World

_SMALL: Final[dict[str, dict[str, int]]] = {
    "sync.engine.plan": {"ROWS_PER_FRAME": 3},
    "sync.engine.cycle": {"_READ_AHEAD": 2, "OFFERED_AT_ONCE": 2, "_WANTED_AT_ONCE": 2},
    "sync.contract.marks": {"ENTITIES_A_BUCKET": 2},
    "sync.server.answer": {"ROWS_PER_FRAME": 4, "BYTES_PER_FRAME": 900},
    "sync.server.steps": {"ROWS_PER_FRAME": 3, "BYTES_PER_FRAME": 700, "_CASES_A_READING": 2},
    "sync.server.follow_ups": {"ACTIONS_A_TRANSACTION": 2},
}
"""Sizes at which a dozen cases take as many frames, portions and buckets as ten thousand do otherwise."""


class Failed(AssertionError):
    """A scenario in which a promise was broken; the text holds all that is needed to see it again."""


def run(scenario: Scenario, kit: Kit) -> World:
    """Run a scenario to its quiet end.

    :raises Failed: when a promise was broken on the way or in the end.
    """
    with _sizes(scenario.setting):
        world = World(scenario, kit)
        try:
            for number, step in enumerate(scenario.steps):
                world.take(number, step)
            world.become_quiet()
        except Exception as fault:
            told = "\n".join([f"{scenario.setting}", *world.trace])
            raise Failed(f"{type(fault).__name__}: {fault}\n{told}") from fault
        finally:
            world.close()
    return world


def first_words(failed: Failed) -> str:
    """Return what was broken, without the ids and numbers that differ from run to run."""
    return re.sub(r"[0-9a-f-]{36}|\d+", "#", str(failed).splitlines()[0])


def shortened(scenario: Scenario, is_failing: Callable[[Scenario], bool]) -> Scenario:
    """Return the scenario without the steps, moods and settings that its failure does not need."""
    steps = list(scenario.steps)
    size = max(1, len(steps) // 2)
    while size:
        at = 0
        while at < len(steps):
            fewer = steps[:at] + steps[at + size :]
            if is_failing(Scenario(scenario.setting, tuple(fewer))):
                steps = fewer
            else:
                at += size
        size //= 2
    return Scenario(scenario.setting, tuple(steps))


@contextmanager
def _sizes(setting: Setting) -> Iterator[None]:
    if not setting.small:
        yield
        return
    before: list[tuple[Any, str, Any]] = []
    for module, sizes in _SMALL.items():
        room = import_module(module)
        for name, size in sizes.items():
            before.append((room, name, getattr(room, name)))
            setattr(room, name, size)
    try:
        yield
    finally:
        for room, name, value in before:
            setattr(room, name, value)
