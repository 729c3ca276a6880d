"""Desks that are measured: what an exchange of theirs costs, and what goes wrong with them on purpose."""

import random
import time
from pathlib import Path
from typing import Any

from desktop.bootstrap import doorway_of
from desktop.doorway import OpenDesk
from desktop.profile import Profile
from desktop.storage.held import Holding
from desktop.storage.tables import case_state, event
from sync.contract.events import EventKind
from sync.contract.messages import Action
from tests.bench._workload import OFFICER, sentence
from tests.support.programs import PASSWORD
from ui.ports.desk import CaseQuery

Figures = dict[str, Any]


def signed_in(url: str, folder: Path) -> OpenDesk:
    """Open a profile, new or known, whose centre is reached under this address."""
    return doorway_of(Profile(folder)).sign_in(url, OFFICER, PASSWORD)


def exchanged(desk: OpenDesk, *, expect: str = "done") -> Figures:
    """Exchange once and return what it cost."""
    started = time.perf_counter()
    report = desk.exchange.exchange_now()
    seconds = time.perf_counter() - started
    assert report.outcome == expect, report.sentence
    return {
        "bytes_up": report.bytes_sent,
        "bytes_down": report.bytes_received,
        "round_trips": report.round_trips,
        "seconds": round(seconds, 3),
        "rows": report.pulled,
    }


def follow_up(desk: OpenDesk, count: int) -> list[Action]:
    """Record one response on each of so many cases; returns them as they wait."""
    chance = random.Random(count)
    for line in desk.desk.cases(CaseQuery(), 0, count):
        words = f"Yth. Pelapor, {sentence(chance, 18)} {sentence(chance, 14)} {sentence(chance, 10)}"
        desk.desk.record_follow_up(line.case, EventKind.INITIAL_RESPONSE, words)
    return [action for _, action in desk.replica.waiting(0, count)]


def damage(desk: OpenDesk, rows: int) -> None:
    """Let a desk lose so many rows, half of them states and half of them events, as a fault of a program might."""
    with desk.database.writing() as connection:
        holding = Holding(connection)
        states = connection.exec_driver_sql("SELECT row FROM case_state ORDER BY row").scalars().all()
        events = connection.exec_driver_sql("SELECT row FROM event WHERE row > 0 ORDER BY row").scalars().all()
        half = rows // 2
        holding.drop_states(case_state.c.row.in_(states[:: len(states) // half][:half]))
        holding.drop_events(event.c.row.in_(events[:: len(events) // half][: rows - half]))
        holding.close()
