"""``python -m tests.shots --out DIR [--only NAME …] [--variant NAME …]``: draws every screen, without a screen."""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before the first window is made

from tests.shots.drawing import draw
from tests.shots.registry import VARIANTS, all_screens


def main(argv: list[str]) -> int:
    """Draw, each variant in a process of its own, two at a time. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.shots")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="screens whose name begins so")
    parser.add_argument("--variant", nargs="*", choices=[one.name for one in VARIANTS], default=None)
    asked = parser.parse_args(argv)
    wanted = [one for one in VARIANTS if asked.variant is None or one.name in asked.variant]
    screens = [one for name, one in all_screens().items() if not asked.only or name.startswith(tuple(asked.only))]
    if not screens:
        sys.stderr.write(f"no such screen; there are: {', '.join(all_screens())}\n")
        return 2
    started = time.monotonic()
    if len(wanted) == 1:
        draw(screens, wanted[0], asked.out / wanted[0].name)
    elif _failed([[*argv, "--variant", one.name] for one in wanted]):
        return 1
    sys.stdout.write(
        f"{len(screens)} screens in {len(wanted)} variants: {asked.out}, {time.monotonic() - started:.0f} s\n"
    )
    return 0


def _failed(orders: list[list[str]]) -> bool:
    running: list[subprocess.Popen[bytes]] = []
    codes: list[int] = []
    for order in orders:
        running.append(subprocess.Popen([sys.executable, "-m", "tests.shots", *order]))
        if len(running) == 2:
            codes.append(running.pop(0).wait())
    return any([*codes, *(one.wait() for one in running)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
