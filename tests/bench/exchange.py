"""What an exchange costs, in bytes on the socket and in time, against floors of the same run and figures to reach.

``python -m tests.bench.exchange [--json] [--quick] [--only NAME …]``. 10,000 invented cases of about 1 KB with
timelines, on loopback, the centre in a process of its own. Floors: the same rows as one zstd stream of JSON lines
(bytes); decoding and storing them with a full-text index in one transaction of SQLCipher (seconds); for a shaped line
two round trips and the transmission.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Final

from desktop.doorway import OpenDesk
from sync.server.settings import DataFolder
from tests.bench import _floors as floors
from tests.bench._desks import Figures, damage, exchanged, follow_up, signed_in
from tests.bench._workload import close_some, filled
from tests.support.programs import Centre
from tests.support.shaped_line import ShapedLine
from ui.ports.desk import CaseQuery
from ui.ports.exchange import ExchangeProgress

CASES: Final = 10_000
_RATE: Final = 100_000
_DELAY_MS: Final = 300
_LEFT_OUT_WHEN_QUICK: Final = frozenset({"slow_list_usable", "pull_100k_memory"})

REACH: Final[dict[str, dict[str, float]]] = {
    "noop": {"round_trips": 1, "bytes_up": 260, "bytes_down": 150},
    "push_1": {"round_trips": 1, "bytes_up": 600, "bytes_down": 300},
    "push_100": {"round_trips": 1, "ratio_bytes": 1.05, "bytes_down": 1500},
    "delta_100_states": {"round_trips": 1, "bytes_down": 2000},
    "first_sync_10k": {"ratio_bytes": 1.05, "ratio_seconds": 2.0},
    "slow_noop": {"ratio_seconds": 1.1},
    "slow_push_1": {"ratio_seconds": 1.1},
    "slow_list_usable": {"seconds": 45},
    "cut_first_sync": {"ratio_bytes": 1.02, "rows_again": 0},
    "repair": {"bytes": 30_000},
    "pull_100k_memory": {"above_idle_mb": 60},
}
"""The figures to reach: at most so much."""


class Bench:
    """A filled centre, a desk, and the measurements in the order in which they build on each other."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        """Fill and serve a centre."""
        self.folder = folder
        self._stack = stack
        self.data = filled(folder / "centre", CASES)
        self.centre = self._served(self.data)
        self.desk = self._desk(self.centre.url, "ani")

    def _served(self, data: DataFolder) -> Centre:
        centre = Centre(data.path)
        centre.serve()
        self._stack.callback(centre.kill)
        return centre

    def _desk(self, url: str, name: str) -> OpenDesk:
        return self._stack.enter_context(closing(signed_in(url, self.folder / name)))

    def first_sync_10k(self) -> Figures:
        """Everything, for the first time."""
        cost = exchanged(self.desk)
        stream = floors.squeezed(floors.lines_held(self.desk), 9)
        seconds = floors.seconds_to_store(stream, self.folder)
        return cost | {
            "floor_bytes": len(stream),
            "ratio_bytes": round(cost["bytes_down"] / len(stream), 3),
            "floor_seconds": round(seconds, 3),
            "ratio_seconds": round(cost["seconds"] / seconds, 2),
        }

    def noop(self) -> Figures:
        """Nothing new on either side."""
        return exchanged(self.desk)

    def push_1(self) -> Figures:
        """One follow-up up, its signed receipt down."""
        follow_up(self.desk, 1)
        return exchanged(self.desk)

    def push_100(self) -> Figures:
        """A hundred follow-ups up, their receipts down."""
        floor = floors.actions_squeezed(follow_up(self.desk, 100))
        cost = exchanged(self.desk)
        return cost | {"floor_bytes": floor, "ratio_bytes": round(cost["bytes_up"] / floor, 3)}

    def delta_100_states(self) -> Figures:
        """A hundred cases changed their state at the centre."""
        close_some(self.data, 100)
        return exchanged(self.desk)

    def repair(self) -> Figures:
        """The desk lost ten rows without knowing it."""
        damage(self.desk, 10)
        cost = exchanged(self.desk)
        assert exchanged(self.desk)["rows"] == 0
        return cost | {"bytes": cost["bytes_up"] + cost["bytes_down"]}

    def cut_first_sync(self) -> Figures:
        """A first sync that is reset once at half of its bytes, and goes on."""
        whole = exchanged(self._desk(self.centre.url, "whole"))
        with ShapedLine(self.centre.url) as line:
            desk = self._desk(line.url, "cut")
            desk.exchange.give_up()
            line.cut_after(down=whole["bytes_down"] // 2)
            first = exchanged(desk, expect="unreachable")
            second = exchanged(desk)
        spent = first["bytes_down"] + second["bytes_down"]
        return {
            "bytes_up": first["bytes_up"] + second["bytes_up"],
            "bytes_down": spent,
            "rows_kept": first["rows"],
            "rows_again": first["rows"] + second["rows"] - whole["rows"],
            "floor_bytes": whole["bytes_down"],
            "ratio_bytes": round(spent / whole["bytes_down"], 4),
        }

    def slow_noop(self) -> Figures:
        """Nothing new, over a slow and far line, on a new connection."""
        with self._slow() as line, closing(signed_in(line.url, self.folder / "ani")) as desk:
            return _beside_the_line(desk)

    def slow_push_1(self) -> Figures:
        """One follow-up over that line, on a new connection."""
        with self._slow() as line, closing(signed_in(line.url, self.folder / "ani")) as desk:
            follow_up(desk, 1)
            return _beside_the_line(desk)

    def slow_list_usable(self) -> Figures:
        """How long until the list of all open cases stands, while the rest is still coming."""
        with self._slow() as line, closing(signed_in(line.url, self.folder / "slow")) as desk:
            desk.exchange.give_up()
            reached, open_cases = threading.Event(), self.desk.desk.count(CaseQuery())

            def look(_progress: ExchangeProgress) -> None:
                if desk.desk.count(CaseQuery()) >= open_cases and not reached.is_set():
                    reached.set()
                    desk.exchange.give_up()

            report = desk.exchange.exchange_now(look)
            assert reached.is_set(), report.sentence
        return {
            "bytes_up": report.bytes_sent,
            "bytes_down": report.bytes_received,
            "seconds": round(report.duration_ms / 1000, 1),
        }

    def pull_100k_memory(self) -> Figures:
        """How much memory a desk takes beyond standing idle while it pulls 100,000 cases."""
        centre = self._served(filled(self.folder / "large", 10 * CASES))
        words = [sys.executable, "-m", "tests.bench._memory", centre.url, str(self.folder / "hungry")]
        ended = subprocess.run(words, check=True, capture_output=True, text=True)
        told: Figures = json.loads(ended.stdout)
        return told

    def _slow(self) -> ShapedLine:
        return ShapedLine(self.centre.url, rate=_RATE, delay_ms=_DELAY_MS)


def _beside_the_line(desk: OpenDesk) -> Figures:
    """Exchange on a new connection, beside two round trips and the transmission of the same bytes."""
    desk.exchange.give_up()
    cost = exchanged(desk)
    floor = 2 * 2 * _DELAY_MS / 1000 + (cost["bytes_up"] + cost["bytes_down"]) * 8 / _RATE
    return cost | {"floor_seconds": round(floor, 3), "ratio_seconds": round(cost["seconds"] / floor, 3)}


def main(argv: list[str]) -> None:
    """Print the figures, as a table or as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.exchange")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.add_argument("--quick", action="store_true", help="without what takes minutes")
    parser.add_argument("--only", nargs="*", choices=sorted(REACH), metavar="NAME")
    asked = parser.parse_args(argv)
    figures: dict[str, Figures] = {}
    with (
        tempfile.TemporaryDirectory(prefix="tindak-bench-", ignore_cleanup_errors=True) as folder,
        ExitStack() as stack,
    ):
        bench = Bench(Path(folder), stack)
        for measure in _measures(bench):
            name = measure.__name__
            is_wanted = name in asked.only if asked.only else not (asked.quick and name in _LEFT_OUT_WHEN_QUICK)
            if is_wanted or name == "first_sync_10k":  # the others build on it
                figures[name] = measure()
                if not asked.as_json:
                    _print(name, figures[name])
    if asked.as_json:
        sys.stdout.write(json.dumps(figures) + "\n")


def _measures(bench: Bench) -> tuple[Callable[[], Figures], ...]:
    return (
        bench.first_sync_10k,
        bench.noop,
        bench.push_1,
        bench.push_100,
        bench.delta_100_states,
        bench.repair,
        bench.slow_noop,
        bench.slow_push_1,
        bench.cut_first_sync,
        bench.slow_list_usable,
        bench.pull_100k_memory,
    )


def _print(name: str, told: Figures) -> None:
    missed = [key for key, most in REACH[name].items() if told[key] > most]
    aims = ", ".join(f"{key} ≤ {most}" for key, most in REACH[name].items())
    words = "  ".join(f"{key} {value}" for key, value in told.items())
    sys.stdout.write(f"{name:17} {words}\n{'':17} {'MISSED ' + ', '.join(missed) if missed else 'reached'} ({aims})\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
