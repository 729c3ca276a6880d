"""The soak: as many seeds as wanted, on as many cores as asked for; each failure with what is needed to replay it."""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from typing import Final

import msgspec

from tests.simulation.kits import CENTRES, DESKS, opened_kit
from tests.simulation.run import Failed, first_words, run, shortened
from tests.simulation.steps import Scenario, scenario_of
from tests.simulation.world import Kit

_AT_ONCE: Final = 250
_MOST_SHOWN: Final = 3


class Portion(msgspec.Struct, frozen=True):
    """Seeds that one process runs one after another."""

    desk: str
    centre: str
    seeds: range


def main(argv: list[str]) -> int:
    """Run the soak; 0 when every promise was kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seeds", type=int, default=10_000, help="how many")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first of them")
    parser.add_argument("--desk", choices=DESKS, default="fake")
    parser.add_argument("--centre", choices=CENTRES, default="fake")
    parser.add_argument("--workers", type=int, default=1, help="processes")
    asked = parser.parse_args(argv)
    began = time.monotonic()
    done = failures = 0
    seeds = range(asked.first, asked.first + asked.seeds)
    portions = [Portion(asked.desk, asked.centre, seeds[at : at + _AT_ONCE]) for at in range(0, len(seeds), _AT_ONCE)]
    with ProcessPoolExecutor(asked.workers) as pool:
        for portion, told in zip(portions, pool.map(run_portion, portions), strict=True):
            done += len(portion.seeds)
            for one in told:
                failures += 1
                _say(one if failures <= _MOST_SHOWN else one.splitlines()[0])
            spent = time.monotonic() - began
            each = 1000 * spent / done
            _say(f"{done:>9} of {asked.seeds} seeds, {failures} failed, {spent:.0f} s, {each:.1f} ms each")
    return 1 if failures else 0


def run_portion(portion: Portion) -> list[str]:
    """Run some seeds, and return what is to be said about those that failed."""
    with opened_kit(portion.desk, portion.centre) as kit:
        return [told for seed in portion.seeds if (told := _failure(seed, kit, portion))]


def _failure(seed: int, kit: Kit, portion: Portion) -> str:
    scenario = scenario_of(seed)
    try:
        run(scenario, kit)
    except Failed as failed:
        words = first_words(failed)
        return (
            f"seed {seed}: {words}\n{_shown(scenario, kit, words)}\nreplay it: python -m tests.simulation --seeds 1 "
            f"--from {seed} --desk {portion.desk} --centre {portion.centre}\n"
        )
    return ""


def _shown(scenario: Scenario, kit: Kit, words: str) -> str:
    """Return the trace of the shortest scenario that fails with the same words."""

    def fails_so(one: Scenario) -> bool:
        try:
            run(one, kit)
        except Failed as failed:
            return first_words(failed) == words
        return False

    try:
        run(shortened(scenario, fails_so), kit)
    except Failed as failed:
        return str(failed)
    return str(scenario)


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
