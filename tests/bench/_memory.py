"""A desk in a process of its own that pulls a first sync, and says how its memory stood before and at the most.

``python -m tests.bench._memory URL PROFILE``; reads ``/proc``, so for Linux only.
"""

import json
import sys
from pathlib import Path

from tests.bench._desks import exchanged, signed_in


def _megabytes(name: str) -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(name)


def main(url: str, profile: str) -> None:
    """Print the figures."""
    desk = signed_in(url, Path(profile))
    desk.desk.state()
    idle = _megabytes("VmRSS")
    # What the signing-in took at its most (Argon2id) is no measure of the pull.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    cost = exchanged(desk)
    told = {"idle_mb": round(idle, 1), "above_idle_mb": round(_megabytes("VmHWM") - idle, 1), **cost}
    sys.stdout.write(json.dumps(told) + "\n")
    desk.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
