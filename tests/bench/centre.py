"""How much a centre on PostgreSQL bears: 200 desks at once, 1 and 4 server processes, 10,000 and 1,000,000 cases.

``python -m tests.bench.centre [--json] [--quick]``, for Linux only. 40 units with 5 officers each, signed in over
kept-alive connections, each of which exchanges again as soon as it was answered: four times nothing to say (but the
colleagues' follow-ups come down), once one follow-up up. The servers are real processes, with several the desks are
spread over their ports; PostgreSQL comes from a wheel with its own settings and waits for the disk (``fsync`` on).
*Core* means a second of processor time spent by servers and PostgreSQL; the load runs in a process of its own, counted
apart.

What one exchange of one desk costs is measured at both sizes in turns, so that both meet the same noise. Floors of the
same run: ``GET /v1/health`` under the same load, and a bare SELECT and UPDATE transaction on the same PostgreSQL.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

import msgspec
import psycopg

from tests.bench._load import Measured, Task
from tests.bench._lone_desk import CHANGED, EXCHANGES_A_TURN, LoneDesk, Size
from tests.bench._many_cases import bring_up_to_date, change_states, filled
from tests.bench._spent import Spent, postmaster_of
from tests.support.clocks import MONDAY
from tests.support.postgres import database_maker, running_cluster
from tests.support.servers import running

Figures = dict[str, Any]

PROCESSES: Final = (1, 4)
MOST_RATIO: Final = 1.5
"""A delta at the larger size costs at most so many times what it costs at the smaller one."""
_HOUR_MS: Final = 3_600_000


class Bench:
    """Two centres in one PostgreSQL, and the measurements."""

    def __init__(self, cluster: str, folder: Path, stack: ExitStack, *, is_quick: bool) -> None:
        """Fill both centres."""
        self._postmaster = postmaster_of(cluster)
        self._is_quick = is_quick
        make = database_maker(cluster)
        self.sizes = []
        for name, count in (("10k", 10_000), ("100k", 100_000) if is_quick else ("1m", 1_000_000)):
            url, start = stack.enter_context(make()), time.perf_counter()
            data, desks = filled(folder / name, url, count)
            change_states(data, CHANGED)
            self.sizes.append(Size(name, url, data, desks, round(time.perf_counter() - start, 1)))
        if sys.platform == "linux":
            os.sync()  # what was written while the disk was not waited for shall not be in the way now
        self._start = MONDAY

    def under_load(self, size: Size, processes: int) -> Figures:
        """All desks of a size at so many server processes."""
        bring_up_to_date(size.data, size.desks)
        return self._loaded(size, processes, Task([], size.desks, start=self._next_start()))

    def health(self) -> Figures:
        """As many who ask for nothing but the health."""
        return self._loaded(self.sizes[0], 1, Task([], connections=len(self.sizes[0].desks)))

    def transactions(self) -> Figures:
        """One after another: a SELECT and an UPDATE by key in one transaction, from a bare driver."""
        with psycopg.connect(self.sizes[0].url) as connection:
            spent, start, cpu = Spent((os.getpid(),), self._postmaster), time.perf_counter(), 0.0
            count = 0
            while (seconds := time.perf_counter() - start) < self._seconds / 2:
                count += 1
                connection.execute("SELECT last_seq FROM scopes WHERE id = %s", (1,)).fetchall()
                connection.execute("UPDATE scopes SET last_seq = last_seq WHERE id = %s", (1,))
                connection.commit()
            cpu = sum(spent.seconds())
        return {"per_second": round(count / seconds, 1), "per_core_second": round(count / cpu, 1)}

    def one_desk(self) -> dict[str, dict[str, dict[str, float]]]:
        """What one exchange costs at each size when nobody else is there, in turns."""
        told: dict[str, dict[str, dict[str, float]]] = {}
        with ExitStack() as stack:
            lone = [(size, LoneDesk(size, stack, self._postmaster, self._next_start())) for size in self.sizes]
            for _ in range(20 if self._is_quick else 80):
                lone.reverse()  # who comes second on a busy computer may have to wait longer
                for kind, count in EXCHANGES_A_TURN.items():
                    for _, desk in lone:
                        desk.repeat(kind, count)
            for kind in EXCHANGES_A_TURN:
                told[kind] = {size.name: desk.costs(kind) for size, desk in lone}
        return told

    @property
    def _seconds(self) -> float:
        return 2.0 if self._is_quick else 15.0

    def _next_start(self) -> int:
        self._start += _HOUR_MS
        return self._start

    def _loaded(self, size: Size, processes: int, task: Task) -> Figures:
        with ExitStack() as stack:
            servers = [stack.enter_context(running(size.data, "--port", "0")) for _ in range(processes)]
            task.ports = [int(server.url.rpartition(":")[2]) for server in servers]
            task.seconds, task.warm_up = self._seconds, 1.0 if self._is_quick else 3.0
            pids = [server.process.pid for server in servers]
            measured, (cpu_servers, cpu_cluster) = _measure(task, lambda: Spent(pids, self._postmaster))
        times = [*measured.quiet_ms, *measured.push_ms]
        cuts = quantiles(times, n=100, method="inclusive")
        return {
            "exchanges_per_second": round(len(times) / measured.seconds, 1),
            "exchanges_per_core_second": round(len(times) / (cpu_servers + cpu_cluster), 1),
            "p50_ms": round(cuts[49], 1),
            "p99_ms": round(cuts[98], 1),
            "push_p50_ms": round(median(measured.push_ms or [0.0]), 1),
            "rows_down": measured.rows,
            "cpu_ms_server": round(1000 * cpu_servers / len(times), 3),
            "cpu_ms_postgres": round(1000 * cpu_cluster / len(times), 3),
            "cores_of_load": round(measured.cpu_seconds / measured.seconds, 2),
        }


def _measure(task: Task, begin: Callable[[], Spent]) -> tuple[Measured, tuple[float, float]]:
    """Run a load, and count what servers and PostgreSQL spend while it measures."""
    words = [sys.executable, "-m", "tests.bench._load"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as load:
        assert load.stdin is not None
        assert load.stdout is not None
        load.stdin.write(msgspec.json.encode(task))
        load.stdin.close()
        load.stdout.readline()
        spent = begin()
        told = load.stdout.readline()
        seconds = spent.seconds()
    return msgspec.json.decode(told, type=Measured), seconds


@contextmanager
def _ready(*, is_quick: bool) -> Iterator[Bench]:
    with (
        running_cluster(is_durable=True) as cluster,
        tempfile.TemporaryDirectory(prefix="tindak-bench-", ignore_cleanup_errors=True) as folder,
        ExitStack() as stack,
    ):
        yield Bench(cluster, Path(folder), stack, is_quick=is_quick)


def _load_average() -> float:
    if sys.platform == "linux":
        return round(os.getloadavg()[0], 1)
    raise OSError("the load of the machine is read as Linux tells it")


def main(argv: list[str]) -> None:
    """Print the figures, as a table or as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.centre")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.add_argument(
        "--quick", action="store_true", help="10,000 and 100,000 cases, less than a minute on a quiet computer"
    )
    asked = parser.parse_args(argv)
    figures: dict[str, Any] = {"load_average": _load_average()}

    def say(name: str, told: Figures) -> None:
        figures[name] = told
        if not asked.as_json:
            sys.stdout.write(f"{name:24} {'  '.join(f'{key} {value}' for key, value in told.items())}\n")
            sys.stdout.flush()

    with _ready(is_quick=asked.quick) as bench:
        small, large = bench.sizes
        say("filled_s", {size.name: size.filled_s for size in bench.sizes})
        say("floor_transactions", bench.transactions())
        say("floor_health", bench.health())
        costs = bench.one_desk()
        for kind, told in costs.items():
            say(
                f"one_desk.{kind}", {f"{name}_{key}": value for name, one in told.items() for key, value in one.items()}
            )
        ratios = {kind: _ratio(told[small.name], told[large.name]) for kind, told in costs.items()}
        say(f"delta_ratio_{large.name}_to_{small.name}", ratios)
        for size in bench.sizes:
            for processes in PROCESSES:
                told = bench.under_load(size, processes)
                for floor, key in (("health", "exchanges_per_core_second"), ("transactions", "per_core_second")):
                    ratio = told["exchanges_per_core_second"] / figures[f"floor_{floor}"][key]
                    told[f"ratio_{floor}"] = round(ratio, 3)
                say(f"cases_{size.name}.processes_{processes}", told)
    if asked.as_json:
        sys.stdout.write(json.dumps(_nested(figures)) + "\n")
    else:
        missed = [kind for kind, ratio in ratios.items() if ratio > MOST_RATIO]
        sys.stdout.write(f"{'MISSED ' + ', '.join(missed) if missed else 'reached'} (delta ratios ≤ {MOST_RATIO})\n")


def _ratio(small: dict[str, float], large: dict[str, float]) -> float:
    """Return how many times as much the larger one costs, in time or in processor time: whichever is more."""
    return round(max(large[key] / small[key] for key in ("ms", "cpu_ms")), 2)


def _nested(figures: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, value in figures.items():
        place, *inner = name.split(".")
        if inner:
            told.setdefault(place, {})[inner[0]] = value
        else:
            told[name] = value
    return told


if __name__ == "__main__":
    main(sys.argv[1:])
