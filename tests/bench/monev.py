"""What the page *Monev* costs over many cases, beside the bare SQL aggregate over the same rows.

``python -m tests.bench.monev [--cases 100000] [--json]``. Times are of this process, milliseconds, the best of the
rounds; *first* is with nothing in memory, on a connection that has read nothing yet.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from desktop.storage.database import Database, open_database
from sync.contract.monev.scope import Scope
from tests.support.desks import KEY, desk_in
from tests.support.monev_desk import fill_desk

_TODAY: Final = date(2026, 11, 23)
_ROUNDS: Final = 5
_FLOOR: Final = """
SELECT s.unit, s.bucket, COUNT(*) FROM case_text t JOIN case_state s ON s.row = t.row
WHERE t.received_at >= 0 GROUP BY s.unit, s.bucket
"""
LIMITS: Final = {"first_ms": 1500, "again_ms": 300}


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; returns 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="tindak-monev-") as folder:
        figures = _measured(Path(folder), asked.cases)
    if asked.json:
        print(json.dumps(figures))
        return 0
    for name, value in figures.items():
        print(f"{name:<22} {value}", file=sys.stdout)
    return 0


def _measured(folder: Path, count: int) -> dict[str, Any]:
    with desk_in(folder) as desk:
        fill_desk(desk.database, count, _TODAY)
    year = Scope(first=date(2026, 1, 1), last=date(2026, 12, 31))
    with desk_in(folder) as desk:
        shown = desk.casework.figures.overview
        first = _took(lambda: shown(year))
        again = min(_took(lambda: shown(year)) for _ in range(_ROUNDS))
        other = [
            _took(partial(shown, scope))
            for scope in (Scope(), Scope(first=date(2026, 7, 1), last=date(2026, 9, 30)), Scope(unit=12))
        ]
        total = shown(Scope()).figures.tree.total.all
    database = open_database(folder / "desk.db", KEY)
    floor_first = _took(lambda: _floor(database))
    floor = min(_took(lambda: _floor(database)) for _ in range(_ROUNDS))
    database.close()
    assert total == count
    return {
        "cases": count,
        "first_ms": first,
        "again_ms": again,
        "other_filters_ms": other,
        "floor_first_ms": floor_first,
        "floor_ms": floor,
        "limits": LIMITS,
        "within": first <= LIMITS["first_ms"] and again <= LIMITS["again_ms"],
    }


def _took(act: Callable[[], object]) -> int:
    began = perf_counter()
    act()
    return round((perf_counter() - began) * 1000)


def _floor(database: Database) -> list[Any]:
    with database.reading() as connection:
        return list(connection.exec_driver_sql(_FLOOR).all())


if __name__ == "__main__":
    sys.exit(main())
