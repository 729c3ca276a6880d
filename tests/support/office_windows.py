"""A window over a real desk of a real centre: one kecamatan with two officers, and who coordinates it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.casework import Casework
from desktop.evidence.desk import Evidence
from sync.server.users import Role
from tests.support.centres import exported, open_test_centre
from tests.support.invented_desk import InventedDoorway, invented_vault
from tests.support.invented_road import InventedRoad
from tests.support.offices import Offices, offices_of
from ui.application import build_main_window
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.theme.appearance import Appearance

FIRST = 7_400_001
"""Number of the first case of :func:`kecamatan`; the others follow."""


@dataclass
class RealVault:
    """An open vault over a real desk; the test exchanges."""

    desk: Casework
    evidence: Evidence
    exchange: InventedRoad

    def close(self) -> None:
        """Leave it to the test."""


@contextmanager
def kecamatan(folder: Path, cases: int = 1) -> Iterator[Offices]:
    """Serve a centre whose kecamatan has so many cases, with desks for ``ani``, ``budi`` and ``koordinator``."""
    with open_test_centre(folder / "server", "") as centre, offices_of(centre, folder) as offices:
        centre.unit("kab", "Kabupaten Banyu Biru")
        centre.unit("tirta", "Kecamatan Tirta Muara", "kab")
        for name in ("ani", "budi"):
            centre.officer(name, "tirta")
        centre.officer("koordinator", "kab", Role.COORDINATOR)
        for place in range(cases):
            centre.take(exported(place + 1, str(FIRST + place), "Kecamatan Tirta Muara"))
        yield offices


@contextmanager
def window_of(offices: Offices, name: str, background: Background, appearance: Appearance) -> Iterator[MainWindow]:
    """Show the window of one of them, filled; it exchanges only when it is asked to."""
    desk = offices(name)
    vault = RealVault(desk.casework, desk.beside.desk, InventedRoad())
    doorway = InventedDoorway(invented_vault())
    made = build_main_window(vault, doorway, background, appearance, now_ms=desk.clock.wall_ms)
    made.resize(1366, 740)
    made.show()
    made.begin(exchange=False)
    background.database.settle(made)
    yield made
    made.close()
    made.deleteLater()
