"""Windows without a screen, dressed as the program dresses them, over a desk in memory."""

import os
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.invented_desk import InventedDoorway, InventedVault, invented_vault
from tests.support.invented_road import now_ms
from ui.application import build_main_window, make_application
from ui.clock import live_in
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.monev.room import MonevRoom
from ui.rooms import Room
from ui.theme.appearance import Appearance
from ui.workplace import Workplace

os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(scope="session")
def dressed() -> tuple[QApplication, Appearance]:
    """Return the application with fonts and look, made before pytest-qt would make a bare one."""
    return make_application(["tindak"], dark=False)


@pytest.fixture(scope="session")
def qapp(dressed: tuple[QApplication, Appearance]) -> QApplication:
    """Give pytest-qt our application."""
    return dressed[0]


@pytest.fixture
def appearance(dressed: tuple[QApplication, Appearance]) -> Iterator[Appearance]:
    """Return the look, light again after each test."""
    yield dressed[1]
    dressed[1].set_dark(dark=False)


@pytest.fixture(autouse=True)
def _zone_of_the_computer() -> Iterator[None]:
    """Let no test live in the zone of the office of another one's window."""
    yield
    live_in("")


@pytest.fixture
def bugs() -> list[BaseException]:
    """Collect what the lanes report as bugs; empty at the end of every test."""
    return []


@pytest.fixture
def background(qapp: QApplication, bugs: list[BaseException]) -> Iterator[Background]:
    """Return the lanes, and see that no thread outlives the test."""
    del qapp
    made = Background(bugs.append)
    yield made
    made.close(lambda: None)
    assert bugs == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("tindak-")]


@pytest.fixture
def vault() -> InventedVault:
    """Return an open vault in memory."""
    return invented_vault()


@pytest.fixture
def workplace(vault: InventedVault, background: Background, appearance: Appearance) -> Workplace:
    """Return the surroundings of a room."""
    return Workplace(vault.desk, vault.exchange, background, appearance, now_ms, vault.evidence)


@pytest.fixture
def window(vault: InventedVault, background: Background, appearance: Appearance) -> Iterator[MainWindow]:
    """Return the main window, shown and filled, all rooms of daily work included."""
    made = build_main_window(vault, InventedDoorway(vault, has_vault=True), background, appearance, now_ms=now_ms)
    made.resize(1366, 740)
    made.show()
    made.begin()
    made.make_daily_rooms()
    assert made.complaints.pane is not None
    background.database.settle(made)
    background.database.settle(made)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def monev_room(window: MainWindow, qtbot: QtBot) -> MonevRoom:
    """Return the room *Monev*, entered and filled."""
    window.go(Room.MONEV)
    page = window.page(Room.MONEV)
    assert isinstance(page, MonevRoom)
    qtbot.waitUntil(lambda: page.page.total.value.text() != "")
    return page
