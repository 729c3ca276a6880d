"""Run every benchmark of this folder, or those named: ``python -m tests.bench [NAME …]``.

A benchmark is a module here with ``main(argv: list[str]) -> None``, which prints its figures.
"""

import importlib
import pkgutil
import sys

from tests import bench


def main(argv: list[str]) -> int:
    """Run the named benchmarks, all without a name. Returns the exit code: 2 for an unknown name."""
    there = [module.name for module in pkgutil.iter_modules(bench.__path__) if not module.name.startswith("_")]
    unknown = sorted(set(argv) - set(there))
    if unknown:
        sys.stderr.write(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(there) or 'none'}\n")
        return 2
    for name in argv or there:
        sys.stdout.write(f"\n== {name}\n")
        sys.stdout.flush()
        importlib.import_module(f"{bench.__name__}.{name}").main([])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
