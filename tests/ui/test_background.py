"""The two lanes: what is asked is done in order, told in the GUI thread, and ended properly."""

import os
import sys
import threading
from functools import partial
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from sync.contract.errors import BadInput, ProgramFault, TindakError
from ui.lanes.background import Background


def unexpected(fault: TindakError) -> None:
    """Fail on a fault that nobody awaits."""
    pytest.fail(f"did not expect {fault}")


def test_work_is_done_in_its_lane_and_told_in_the_gui_thread(background: Background, qtbot: QtBot) -> None:
    """What blocks runs beside the window; what touches widgets does not."""
    threads: list[threading.Thread] = []
    told: list[threading.Thread] = []
    owner = QObject()
    background.database.run(
        owner,
        lambda: threads.append(current_thread()),
        on_success=lambda _: told.append(current_thread()),
        on_failure=unexpected,
    )
    qtbot.waitUntil(lambda: bool(told))
    assert threads[0] is not main_thread()
    assert told == [main_thread()]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread cannot be asked how far it stepped back")
def test_lanes_step_back_behind_the_window(background: Background, qtbot: QtBot) -> None:
    """The one for whose answers somebody waits least; the window itself not at all."""
    owner, told = QObject(), dict[str, int]()
    for lane in (background.database, background.network, background.files):
        lane.run(owner, _own_niceness, on_success=lambda one: told.update([one]), on_failure=unexpected)
    qtbot.waitUntil(lambda: len(told) == 3)
    own = _own_niceness()[1]
    assert told == {"tindak-database": max(own, 5), "tindak-network": max(own, 10), "tindak-files": max(own, 10)}


def _own_niceness() -> tuple[str, int]:
    if sys.platform == "linux":
        return current_thread().name, os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    raise OSError(f"nothing here tells how nice a thread is on {sys.platform}")


def test_a_lane_keeps_the_order_in_which_it_was_asked(background: Background, qtbot: QtBot) -> None:
    """A draft typed later is never overtaken by one typed earlier."""
    told: list[int] = []
    owner = QObject()
    for number in range(200):
        background.database.run(owner, partial(int, number), on_success=told.append, on_failure=unexpected)
    qtbot.waitUntil(lambda: len(told) == 200)
    assert told == list(range(200))


def test_no_timer_outlives_the_lanes(qapp: QApplication) -> None:
    """What has ended may be thrown away in any thread, and of a timer that still runs Qt forgets nothing there."""
    bugs: list[Exception] = []
    made, told = Background(bugs.append), list[int]()
    owner = QObject()
    for number in range(3):
        made.database.run(owner, partial(int, number), on_success=told.append, on_failure=unexpected)
    made.close(lambda: None)
    qapp.sendPostedEvents(made._postbox)  # what the lanes posted while it was closed
    assert bugs == []
    assert told == [0, 1, 2]
    assert not [timer for timer in made._postbox.findChildren(QTimer) if timer.isActive()]


def test_what_a_lane_posts_while_the_lanes_are_closed_is_not_delivered_later(qapp: QApplication) -> None:
    """It was about to when the postbox was closed: nobody is left whom it could be told."""
    bugs: list[Exception] = []
    made, told = Background(bugs.append), list[str]()
    made.close(lambda: None)
    made._postbox._letters.append((qapp, lambda: told.append("late")))
    made._postbox._mail.emit()
    for _ in range(3):
        qapp.processEvents()
    assert (told, bugs) == ([], [])


def test_a_bug_is_told_to_who_asked_even_when_telling_of_it_fails(qapp: QApplication, qtbot: QtBot) -> None:
    """A crash dialog that cannot be shown leaves nobody waiting for ever."""
    del qapp
    second = RuntimeError("no dialog")

    def cannot_tell(_bug: Exception) -> None:
        raise second

    made, told = Background(cannot_tell), list[TindakError]()
    with qtbot.captureExceptions() as caught:
        made.network.run(QObject(made._postbox), lambda: 1 // 0, on_success=print, on_failure=told.append)
        qtbot.waitUntil(lambda: bool(told))
    made.close(lambda: None)
    assert [type(fault) for fault in told] == [ProgramFault]
    assert [bug for _kind, bug, _trace in caught] == [second]


def test_an_expected_fault_is_told_as_its_sentence(background: Background, qtbot: QtBot) -> None:
    """The failure callback gets the fault, whose text is for the operator."""
    told: list[str] = []

    def fail() -> None:
        raise BadInput("Teks kosong.")

    background.database.run(
        QObject(), fail, on_success=lambda _: told.append("?"), on_failure=lambda fault: told.append(str(fault))
    )
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["Teks kosong."]


def test_a_bug_goes_to_the_crash_hook_and_the_lane_goes_on(
    background: Background, bugs: list[BaseException], qtbot: QtBot
) -> None:
    """One bug neither ends the lane nor is lost, and whoever asked is told, so that nothing stands still for ever."""
    told: list[int] = []
    failed: list[TindakError] = []
    owner = QObject()
    background.database.run(owner, lambda: 1 // 0, on_success=told.append, on_failure=failed.append)
    background.database.run(owner, lambda: 7, on_success=told.append, on_failure=unexpected)
    qtbot.waitUntil(lambda: told == [7])
    assert isinstance(bugs.pop(), ZeroDivisionError)
    assert [type(fault) for fault in failed] == [ProgramFault]


def test_a_result_for_a_destroyed_widget_is_dropped(background: Background, qtbot: QtBot) -> None:
    """A window that Qt has destroyed is never called again."""
    gate, told, owner, witness = Event(), list[int](), QObject(), list[int]()
    background.database.run(owner, lambda: gate.wait(5) and 1, on_success=told.append, on_failure=unexpected)
    background.database.run(QObject(), lambda: 2, on_success=witness.append, on_failure=unexpected)
    delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: witness == [2])
    assert told == []


def test_closing_finishes_what_the_database_was_asked(qapp: QApplication) -> None:
    """The last draft is stored even when the window closes right behind it."""
    del qapp
    done: list[int] = []
    background = Background(lambda bug: pytest.fail(str(bug)))
    for number in range(50):
        background.database.run(
            QObject(), partial(done.append, number), on_success=lambda _: None, on_failure=unexpected
        )
    background.close(lambda: None)
    assert done == list(range(50))
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("tindak-")]


def test_closing_cancels_what_the_network_is_doing(qapp: QApplication) -> None:
    """A hanging exchange is given up, what stands behind it is never begun, and no thread is left."""
    del qapp
    begun, cancelled, later = Event(), Event(), list[int]()
    background = Background(lambda bug: pytest.fail(str(bug)))

    def hang() -> None:
        begun.set()
        assert cancelled.wait(10)

    background.network.run(QObject(), hang, on_success=lambda _: None, on_failure=unexpected)
    background.network.run(QObject(), lambda: later.append(1), on_success=lambda _: None, on_failure=unexpected)
    assert begun.wait(5)
    background.close(cancelled.set)
    assert later == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("tindak-")]


def test_nothing_is_told_after_closing(qapp: QApplication) -> None:
    """A late result finds nobody at home, and that is no fault."""
    told: list[int] = []
    background = Background(lambda bug: pytest.fail(str(bug)))
    background.close(lambda: None)
    background.deliver(QObject(), lambda: told.append(1))
    qapp.processEvents()
    assert told == []
