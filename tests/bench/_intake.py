"""Photos taken in by a process of its own, which says how its memory stood before and at the most.

``python -m tests.bench._intake FILE …``; reads ``/proc``, so for Linux only.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from desktop.evidence.intake import take_in
from sync.contract.evidence.limits import EvidenceLimits


def _megabytes(name: str) -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise LookupError(name)


def main(names: list[str]) -> None:
    """Print the figures."""
    idle = _megabytes("VmRSS")
    with ThreadPoolExecutor(2) as lanes:
        list(lanes.map(lambda name: take_in(Path(name), name, EvidenceLimits()), names))
    sys.stdout.write(json.dumps({"idle_mb": round(idle, 1), "most_mb": round(_megabytes("VmHWM"), 1)}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
