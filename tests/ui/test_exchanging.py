"""Files follow each good exchange of the window, and make way for the next one."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.support.invented_desk import InventedVault
from tests.support.invented_road import InventedRoad, now_ms
from ui.frame.exchanging import Exchanging
from ui.lanes.background import Background
from ui.ports.evidence import FilesProgress, ToldOfFiles
from ui.ports.exchange import FilesReport, FilesWanted
from ui.theme.appearance import Appearance
from ui.workplace import Workplace


class LongRoad(InventedRoad):
    """A road on which files move until somebody wants to go by."""

    def __init__(self) -> None:
        super().__init__()
        self.moving, self.way = Event(), Event()

    def send_files(self, wanted: FilesWanted, progress: ToldOfFiles | None = None) -> FilesReport:
        """Move files until a text wants to go."""
        assert progress is not None
        self.files_asked.append(wanted)
        progress(FilesProgress(name="jalan.jpg", sent=10, size=20, left_bytes=10))
        self.moving.set()
        assert self.way.wait(10)
        return FilesReport(outcome="done", sentence="", made_way=len(self.files_asked) == 1)

    def make_way(self) -> None:
        """Let the files end."""
        super().make_way()
        self.way.set()


@pytest.fixture
def road() -> LongRoad:
    """Return the road."""
    return LongRoad()


@pytest.fixture
def exchanging(
    vault: InventedVault, road: LongRoad, background: Background, appearance: Appearance
) -> Iterator[Exchanging]:
    """Exchange over the road when asked."""
    owner = QObject()
    made = Exchanging(Workplace(vault.desk, road, background, appearance, now_ms, vault.evidence), owner)
    yield made
    made.stop()
    road.way.set()
    background.network.settle(owner)


def test_files_follow_a_good_exchange_and_tell_how_far_they_are(
    exchanging: Exchanging, road: LongRoad, qtbot: QtBot
) -> None:
    """In the same lane, so that they never share the line with a text."""
    with qtbot.waitSignal(exchanging.files_progressed) as told:
        exchanging.exchange_now()
    assert told.args is not None
    assert told.args[0].name == "jalan.jpg"
    assert road.files_asked == [FilesWanted.ALL]
    assert not exchanging.is_running, "the texts are through, and whoever looks is told so"


def test_an_exchange_that_is_asked_for_lets_files_make_way(
    exchanging: Exchanging, road: LongRoad, qtbot: QtBot
) -> None:
    """A new text does not wait for a photo; the photo goes on after it."""
    exchanging.exchange_now()
    qtbot.waitUntil(road.moving.is_set)
    with qtbot.waitSignal(exchanging.files_ended):
        exchanging.exchange_now()
    qtbot.waitUntil(lambda: len(road.files_asked) == 2)
    assert (road.ways_made, road.exchanges) == (1, 2)


def test_files_that_made_way_go_on_by_themselves(exchanging: Exchanging, road: LongRoad, qtbot: QtBot) -> None:
    """Also where it was for a single photo that somebody wanted to see, and no exchange follows."""
    exchanging.exchange_now()
    qtbot.waitUntil(road.moving.is_set)
    with qtbot.waitSignal(exchanging.files_ended):
        road.make_way()
    exchanging._files_timer.setInterval(0)
    qtbot.waitUntil(lambda: len(road.files_asked) == 2)
    assert road.exchanges == 1


def test_no_files_follow_an_exchange_that_failed(exchanging: Exchanging, road: LongRoad, qtbot: QtBot) -> None:
    """The line is not there; they go with the next one."""
    road.reachable = False
    with qtbot.waitSignal(exchanging.ended):
        exchanging.exchange_now()
    assert road.files_asked == []


def test_a_window_that_closes_begins_no_files(exchanging: Exchanging, road: LongRoad, qtbot: QtBot) -> None:
    """What is under way is cancelled by the road; nothing new begins."""
    road.waits_for_cancel = True
    exchanging.exchange_now()
    qtbot.waitUntil(road.asked.is_set)
    exchanging.stop()
    with qtbot.waitSignal(exchanging.ended):
        road.cancelled.set()
    assert road.files_asked == []
