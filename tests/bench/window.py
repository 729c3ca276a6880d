"""What the window costs somebody who waits for it, against floors of the same run and figures to reach.

``python -m tests.bench.window [--json] [--quick] [--folder DIR]``. Offscreen, over real encrypted databases that real
exchanges have filled. ``--folder`` keeps the profiles for another run, ``--quick`` measures with 10,000 cases what
otherwise has 100,000. Floors: a process with the same three libraries that shows an empty table (start, memory); a bare
table over rows in memory (scrolling); the bare statements (search, case); the same exchange without a window (standing
still). Times are those of a computer that does nothing else; processor times stand beside those of a start, for one
that does. Whatever starts a process lets it write and read compiled modules as an installed program has them, and its
first start, which compiles, counts nowhere.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.bench._window_key import database_key
from tests.bench._window_profiles import centre_of, profile_of
from tests.support.programs import Centre

Figures = dict[str, Any]

FEW: Final = 1_000
MANY: Final = 10_000
ALL: Final = 100_000
_STARTS: Final = 15
"""The quickest of so many counts: computers change their speed from one second to the next."""
_OPENINGS: Final = 3
"""Windows in which the list is opened, few and many cases taking turns; the quickest counts, as with starts."""

REACH: Final[dict[str, dict[str, float]]] = {
    "start": {"ratio": 1.6},
    "open_list": {"ms": 100, "ratio_to_few": 1.3},
    "scroll": {"p99_ms": 16},
    "search": {"p95_ms": 50},
    "open_case": {"p95_ms": 50},
    "gui_block": {"most_ms": 50},
    "memory": {"mb": 220},
}
"""The figures to reach: at most so much."""


class _Start(NamedTuple):
    """Until it was ready."""

    seconds: float
    cpu: float
    """Seconds of the processor, of all threads."""


class Bench:
    """Profiles in a folder, and what is measured over them."""

    def __init__(self, folder: Path, most: int) -> None:
        """Measure with at most so many cases."""
        self._folder, self._most = folder, most

    def start(self) -> Figures:
        """From the start of a process to a painted list of 10,000 cases, the vault being open; both take turns."""
        place = profile_of(self._folder, MANY)
        words = {"floor": database_key(place).hex(), "program": ""}
        spent: dict[str, list[_Start]] = {kind: [] for kind in words}
        for _ in range(1 + _STARTS):
            for kind, starts in spent.items():
                starts.append(_start(self._folder, "tests.bench._window_start", str(place), kind, words[kind]))
        floor, program = (_quickest(spent[kind][1:]) for kind in ("floor", "program"))
        return {
            "seconds": round(program.seconds, 3),
            "floor_seconds": round(floor.seconds, 3),
            "ratio": round(program.seconds / floor.seconds, 2),
            "cpu_seconds": program.cpu,
            "floor_cpu_seconds": floor.cpu,
            "cpu_ratio": round(program.cpu / floor.cpu, 2),
        }

    def of_list(self) -> dict[str, Figures]:
        """Return the figures of one window over the largest profile."""
        told: Figures = _told(self._folder, "tests.bench._window_list", str(profile_of(self._folder, self._most)))
        opened: dict[int, list[Figures]] = {FEW: [], self._most: [told["open_list"]]}
        for _ in range(_OPENINGS):
            for cases, openings in opened.items():
                place = str(profile_of(self._folder, cases))
                openings.append(_told(self._folder, "tests.bench._window_list", place, "open_list")["open_list"])
        few, all_of_them = (
            {key: min(one[key] for one in opened[cases]) for key in ("ms", "cpu_ms")} for cases in (FEW, self._most)
        )
        told["open_list"] = {
            **all_of_them,
            "few_ms": few["ms"],
            "cases": self._most,
            "ratio_to_few": round(all_of_them["ms"] / few["ms"], 2),
            "cpu_ratio_to_few": round(all_of_them["cpu_ms"] / few["cpu_ms"], 2),
        }
        return told

    def gui_block(self) -> Figures:
        """How long the GUI thread stands still at the most during a first sync of 10,000 cases."""
        centre = Centre(centre_of(self._folder, MANY).path)
        centre.serve()
        try:
            none, window = (self._first_sync(centre.url, kind) for kind in ("none", "window"))
        finally:
            centre.kill()
        floor = {f"floor_{key}": none[key] for key in ("most_ms", "above_50_ms", "seconds")}
        return window | floor

    def _first_sync(self, url: str, kind: str) -> Figures:
        place = self._folder / "first-sync"
        shutil.rmtree(place, ignore_errors=True)
        told: Figures = _told(self._folder, "tests.bench._window_sync", url, str(place), kind)
        return told


def main(argv: list[str]) -> None:
    """Print the figures, as a table or as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.window")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.add_argument("--quick", action="store_true", help="with 10,000 cases instead of 100,000")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where profiles are kept for another run")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="tindak-bench-", ignore_cleanup_errors=True) as made:
        folder = asked.folder or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(folder, MANY if asked.quick else ALL)
        figures: dict[str, Figures] = {"start": bench.start(), **bench.of_list(), "gui_block": bench.gui_block()}
    figures = {name: figures[name] | {"missed": _missed(name, figures[name])} for name in REACH}
    if asked.as_json:
        sys.stdout.write(json.dumps(figures) + "\n")
        return
    for name, told in figures.items():
        _print(name, told)


def _start(folder: Path, module: str, *words: str) -> "_Start":
    began = time.perf_counter()
    with _started(folder, module, *words) as process:
        assert process.stdout is not None
        line = process.stdout.readline().split()
        spent = time.perf_counter() - began
        process.communicate()
    if line[:1] != ["ready"]:
        raise RuntimeError(f"{module} {' '.join(words)} ended with {process.returncode}")
    return _Start(spent, float(line[1]))


def _quickest(starts: list["_Start"]) -> "_Start":
    """Return the least of each: what disturbs a start only makes it longer."""
    return _Start(min(one.seconds for one in starts), min(one.cpu for one in starts))


def _told(folder: Path, module: str, *words: str) -> Any:
    with _started(folder, module, *words) as process:
        printed, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{module} {' '.join(words)} ended with {process.returncode}")
    return json.loads(printed)


def _started(folder: Path, module: str, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", module, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=_as_installed(folder),
    )


def _as_installed(folder: Path) -> dict[str, str]:
    """Return an environment in which modules are compiled once, whatever that of this process keeps them from."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    return {**kept, **compiled, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.qpa.*=false"}


def _missed(name: str, told: Figures) -> list[str]:
    return [key for key, most in REACH[name].items() if told[key] > most]


def _print(name: str, told: Figures) -> None:
    aims = ", ".join(f"{key} ≤ {most}" for key, most in REACH[name].items())
    words = "  ".join(f"{key} {value}" for key, value in told.items() if key != "missed")
    state = f"MISSED {', '.join(told['missed'])}" if told["missed"] else "reached"
    sys.stdout.write(f"{name:10} {words}\n{'':10} {state} ({aims})\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
