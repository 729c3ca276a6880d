"""What the window costs somebody who waits for it, against floors of the same run and figures to reach.

``python -m tests.bench.window [--json] [--quick] [--folder DIR]``. Offscreen, over real encrypted databases that real
exchanges have filled. ``--folder`` keeps the profiles for another run, ``--quick`` measures with 10,000 cases what
otherwise has 100,000. Floors: a process with the same three libraries that shows an empty table (start, memory); a bare
table over rows in memory (scrolling); the bare statements (search, case); the same exchange without a window (standing
still). Times are those of a computer that does nothing else.
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
from typing import Any, Final

from tests.bench._window_profiles import centre_of, profile_of
from tests.support.programs import Centre

Figures = dict[str, Any]

FEW: Final = 1_000
MANY: Final = 10_000
ALL: Final = 100_000
_STARTS: Final = 5

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


class Bench:
    """Profiles in a folder, and what is measured over them."""

    def __init__(self, folder: Path, most: int) -> None:
        """Measure with at most so many cases."""
        self._folder, self._most = folder, most

    def start(self) -> Figures:
        """From the start of a process to a painted list of 10,000 cases, the vault being open; both take turns."""
        place = str(profile_of(self._folder, MANY))
        spent: dict[str, list[float]] = {"floor": [], "program": []}
        for _ in range(_STARTS):
            for kind, times in spent.items():
                times.append(_seconds_to_ready("tests.bench._window_start", place, kind))
        floor, seconds = min(spent["floor"]), min(spent["program"])
        return {
            "seconds": round(seconds, 3),
            "floor_seconds": round(floor, 3),
            "ratio": round(seconds / floor, 2),
        }

    def of_list(self) -> dict[str, Figures]:
        """Return the figures of one window over the largest profile."""
        few: Figures = _told("tests.bench._window_list", str(profile_of(self._folder, FEW)), "open_list")
        told: Figures = _told("tests.bench._window_list", str(profile_of(self._folder, self._most)))
        opening = told["open_list"]
        opening |= {"few_ms": few["open_list"]["ms"], "cases": self._most}
        opening["ratio_to_few"] = round(opening["ms"] / opening["few_ms"], 2)
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
        told: Figures = _told("tests.bench._window_sync", url, str(place), kind)
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


def _seconds_to_ready(module: str, *words: str) -> float:
    began = time.perf_counter()
    with _started(module, *words) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        spent = time.perf_counter() - began
        process.communicate()
    if line.strip() != "ready":
        raise RuntimeError(f"{module} {' '.join(words)} ended with {process.returncode}")
    return spent


def _told(module: str, *words: str) -> Any:
    with _started(module, *words) as process:
        printed, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{module} {' '.join(words)} ended with {process.returncode}")
    return json.loads(printed)


def _started(module: str, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", module, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.qpa.*=false"},
    )


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
