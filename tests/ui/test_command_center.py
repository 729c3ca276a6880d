"""*Command Center*: turns by itself, pauses, leaves, tells the day of its data, and names nobody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sync.contract.errors import LocalFault
from sync.contract.status import Bucket
from tests.support.invented_desk import InventedVault
from tests.support.painted import painted
from ui.frame.main_window import MainWindow
from ui.monev.center_pages import LEAST_LETTERS
from ui.monev.command_center import TURN_MS, CommandCenter
from ui.monev.room import MonevRoom
from ui.rooms import Room

_LOW = 0.45
"""Of a size of letters, what one without any that reach up or down is high at least."""


@pytest.fixture
def center(window: MainWindow, qtbot: QtBot) -> CommandCenter:
    """Opened by its key, on a screen of 1366 by 768."""
    window.go(Room.MONEV)
    page = window.page(Room.MONEV)
    assert isinstance(page, MonevRoom)
    qtbot.waitUntil(lambda: page.page.total.value.text() != "")
    QTest.keyClick(window, Qt.Key.Key_F11)
    [center] = page.findChildren(CommandCenter)
    assert center.isFullScreen()
    center.showNormal()
    center.resize(1366, 768)
    return center


def test_pages_turn_by_themselves_and_begin_anew_with_new_figures(
    center: CommandCenter, vault: InventedVault, qtbot: QtBot
) -> None:
    """Each is shown some seconds; the figures are counted again before the first one comes back."""
    assert (center._timer.interval(), center.is_paused) == (TURN_MS, False)
    titles, asked = [], len(vault.desk.figures.asked)
    for _ in center._pages:
        titles.append(center.page.title)
        center._timer.timeout.emit()
    assert titles[0] == "Angka utama"
    assert len({*titles}) == len(titles) >= 5
    assert center.page.title == titles[0]
    qtbot.waitUntil(lambda: len(vault.desk.figures.asked) == asked + 1)


def test_followed_up_is_not_taken_for_done_from_four_metres_either(center: CommandCenter, vault: InventedVault) -> None:
    """What is still in process stands below the share."""
    count = vault.desk.figures.overview(vault.desk.figures.asked[-1]).figures.tree.total.buckets
    done, process = count[Bucket.DONE], count[Bucket.IN_PROCESS]
    assert f"%, {done} selesai, {process} masih dalam proses, " in center.page.said


def test_space_pauses_arrows_turn_and_escape_leaves(center: CommandCenter, qtbot: QtBot) -> None:
    """What a key does is told below each page."""
    QTest.keyClick(center, Qt.Key.Key_Space)
    assert center.is_paused
    assert "Spasi: lanjut" in center.foot
    first = center.page.title
    QTest.keyClick(center, Qt.Key.Key_Right)
    assert (center.page.title != first, center.is_paused) == (True, True)
    QTest.keyClick(center, Qt.Key.Key_Left)
    assert center.page.title == first
    QTest.keyClick(center, Qt.Key.Key_Space)
    assert "Spasi: jeda" in center.foot
    with qtbot.waitSignal(center.destroyed):
        QTest.keyClick(center, Qt.Key.Key_Escape)


def test_each_page_tells_the_day_of_the_data_and_is_read_from_four_metres(center: CommandCenter) -> None:
    """No letters are smaller than a twenty-eighth of the height, and none of them is a name of a person."""
    for _ in center._pages:
        words = painted(center)
        said = " ".join(one.text for one in words)
        assert "Data per 23 November 2026" in said
        assert "Rini" not in said
        letters = [one for one in words if any(map(str.isalnum, one.text))]
        small = [one.text for one in letters if one.ink.height() < 768 * LEAST_LETTERS * _LOW]
        assert not small
        center.turn()


def test_a_figure_that_cannot_be_compared_says_so(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """As in the room; and what a screen reader hears has it too."""
    window.go(Room.MONEV)
    room = window.page(Room.MONEV)
    assert isinstance(room, MonevRoom)
    room.period.setCurrentIndex(room.period.findData("last-year"))
    qtbot.waitUntil(lambda: room.said.startswith("Tahun 2025"))
    room.open_center()
    [center] = room.findChildren(CommandCenter)
    assert center.page.said.count("Tidak ada data pembanding sebelumnya") == 3
    assert center.page.said.count("Melewati tenggat") == 1
    center.close()


def test_figures_that_cannot_be_counted_leave_those_of_before(
    center: CommandCenter, vault: InventedVault, qtbot: QtBot
) -> None:
    """The day of the data tells how old they are; the page says what is wrong."""
    vault.desk.figures.fault = LocalFault("Data di komputer ini perlu diperiksa. Tidak ada yang berubah.")
    center.turn(len(center._pages))
    qtbot.waitUntil(lambda: "perlu diperiksa" in center.foot)
    assert "Data per 23 November 2026" in center.foot
    vault.desk.figures.fault = None
    center.turn(len(center._pages))
    qtbot.waitUntil(lambda: "perlu diperiksa" not in center.foot)
