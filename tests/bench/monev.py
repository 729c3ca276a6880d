"""What the page *Monev* costs over many cases, beside the bare SQL aggregate over the same rows.

``python -m tests.bench.monev [--cases 100000] [--json]``. Times are milliseconds, the best of the rounds; *first* is
with nothing in memory, on a connection that has read nothing yet. *Changed* is after a few cases have changed, as by
an exchange. *Anew* is what lays out the facts of all cases, once after an upgrade or when days off change; the
exchange that brings such a change does it in its own lane. It is done in slices: *slice* is the longest that the lane
of the database was taken by one, *held_up* the longest that a draft waited meanwhile which another lane stores.
*Freeze* keeps all figures of ``--frozen`` cases; *merge* looks through two such documents, makes one report of them
and keeps it; *bytes* is what one travels with. *Window* is all that the window itself does, filling and painting the
page; all else is done in the database lane. Names that end in ``cpu`` are the processor's time, which tells more where
the machine is shared.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache, partial
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, process_time
from typing import Any, Final, NamedTuple

from PySide6.QtWidgets import QApplication

from desktop.clock import SystemClock
from desktop.monev import Monev
from desktop.storage import settings
from desktop.storage.database import Database, open_database
from sync.contract.monev.gathered import Overview, trend_of
from sync.contract.monev.scope import By, Scope
from tests.support.desks import KEY, desk_in
from tests.support.monev_desk import fill_desk
from ui.application import make_application
from ui.monev.figures_page import FiguresPage
from ui.ports.monev import Prepared
from ui.theme.appearance import Appearance

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
    parser.add_argument("--frozen", type=int, default=20_000)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="tindak-monev-") as folder:
        figures = _measured(Path(folder), asked.cases)
    with tempfile.TemporaryDirectory(prefix="tindak-monev-") as folder:
        figures |= _frozen(Path(folder), asked.frozen)
    if asked.json:
        print(json.dumps(figures))
        return 0
    for name, value in figures.items():
        print(f"{name:<22} {value}", file=sys.stdout)
    return 0


def _measured(folder: Path, count: int) -> dict[str, Any]:
    with desk_in(folder) as desk:
        fill_desk(desk.database, count, _TODAY)
        slices: list[_Took] = []
        laying = Monev(desk.database, SystemClock(), desk.casework.figures._book)  # whose time passes
        with _writing(desk.database) as waits:
            anew = _took(lambda: _laid_out(laying, slices))
    year = Scope(first=date(2026, 1, 1), last=_TODAY)
    with desk_in(folder) as desk:
        shown = desk.casework.figures.overview
        first = _took(lambda: shown(year))
        again = min(_took(lambda: shown(year)) for _ in range(_ROUNDS))
        changed = min(_changed(desk.database, lambda: shown(year)) for _ in range(_ROUNDS))
        others = {
            name: _took(partial(shown, scope))
            for name, scope in {
                "all": Scope(),
                "quarter": Scope(first=date(2026, 7, 1), last=date(2026, 9, 30)),
                "days": Scope(first=date(2026, 3, 9), last=date(2026, 10, 20)),
                "unit": Scope(unit=12),
                "category": Scope(first=date(2026, 1, 1), last=_TODAY, category="Jalan rusak"),
            }.items()
        }
        by_day = _took(lambda: desk.casework.figures.trend(year, By.DAY))
        drawn = min(_drawn(shown(year)) for _ in range(_ROUNDS))
        total = shown(Scope()).figures.tree.total.all
    database = open_database(folder / "desk.db", KEY)
    floor_first = _took(lambda: _floor(database))
    floor = min(_took(lambda: _floor(database)) for _ in range(_ROUNDS))
    database.close()
    assert total == count
    return {
        "cases": count,
        **first.named("first"),
        **again.named("again"),
        **changed.named("changed"),
        "others_ms": {name: took.wall for name, took in others.items()},
        "others_cpu": {name: took.cpu for name, took in others.items()},
        **by_day.named("trend_by_day"),
        **drawn.named("window"),
        **anew.named("anew"),
        "slices": len(slices),
        "slice_ms": max(took.wall for took in slices),
        "slice_cpu": max(took.cpu for took in slices),
        "held_up_ms": max(waits),
        **floor_first.named("floor_first"),
        **floor.named("floor"),
        "limits": LIMITS,
        "within": all(
            took.wall <= LIMITS[limit]
            for took, limit in ((first, "first_ms"), (again, "again_ms"), (changed, "again_ms"))
        ),
    }


def _laid_out(figures: Monev, slices: "list[_Took]") -> None:
    is_ready = False
    while not is_ready:
        told: list[Prepared] = []
        slices.append(_took(lambda: told.append(figures.prepare())))  # noqa: B023 - called at once
        is_ready = told[0].is_ready


@contextmanager
def _writing(database: Database) -> Iterator[list[int]]:
    """Store something small again and again in another thread, as drafts are; yields how long each took, ms."""
    waits, is_over = [0], Event()

    def write() -> None:
        while not is_over.wait(0.05):
            waits.append(_took(partial(_written, database)).wall)

    thread = Thread(target=write)
    thread.start()
    try:
        yield waits
    finally:
        is_over.set()
        thread.join()


def _written(database: Database) -> None:
    with database.writing() as connection:
        settings.save(connection, "bench", "Sudah dicek.")


def _frozen(folder: Path, count: int) -> dict[str, Any]:
    with desk_in(folder) as desk:
        fill_desk(desk.database, count, _TODAY)
        desk.casework.figures.make_ready()
        frozen = desk.casework.frozen
        frozen.freeze(Scope(unit=12))  # loads what is loaded once
        freeze = _took(lambda: frozen.freeze(Scope()))
        desk.clock.pass_by(1_000)
        frozen.freeze(Scope())
        documents = [one.digest for one in frozen.all() if not one.unit]
        merge = _took(lambda: frozen.merge([], documents))
        with desk.database.reading() as connection:
            size = connection.exec_driver_sql("SELECT max(length(body)) FROM frozen_monev").scalar()
    return {"frozen_cases": count, **freeze.named("freeze"), **merge.named("merge"), "frozen_bytes": size}


class _Took(NamedTuple):
    wall: int
    cpu: int

    def named(self, name: str) -> dict[str, int]:
        return {f"{name}_ms": self.wall, f"{name}_cpu": self.cpu}


def _drawn(shown: Overview) -> _Took:
    _, appearance = _dressed()
    page = FiguresPage(appearance)
    page.resize(1150, 600)
    page.show()

    def draw() -> None:
        page.show_figures(shown, trend_of(shown.figures))
        page.grab()

    return _took(draw)


@cache
def _dressed() -> tuple[QApplication, Appearance]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return make_application(["tindak"], dark=False)


def _took(act: Callable[[], object]) -> _Took:
    began, worked = perf_counter(), process_time()
    act()
    return _Took(round((perf_counter() - began) * 1000), round((process_time() - worked) * 1000))


def _changed(database: Database, act: Callable[[], object]) -> _Took:
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE case_state SET wrong = wrong + 1 WHERE row % 5003 = 1")
    return _took(act)


def _floor(database: Database) -> list[Any]:
    with database.reading() as connection:
        return list(connection.exec_driver_sql(_FLOOR).all())


if __name__ == "__main__":
    sys.exit(main())
