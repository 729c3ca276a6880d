"""Ten seconds to undo what was done with several cases: it is said truly when it goes, and it does not go before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.storage import account
from tests.support.office_windows import kecamatan, window_of
from tests.support.offices import OfficeDesk, Offices
from ui.complaints.bulk_dialog import BulkDialog
from ui.complaints.case_list import CaseList
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.rooms import Room
from ui.theme.appearance import Appearance

DONE = "Catatan internal: tersimpan untuk 2 laporan."
ONLINE: dict[str, object] = {"state": "online", "last_exchange_at": 1}
STATES: list[tuple[dict[str, object], str]] = [
    (ONLINE, "Dapat diurungkan selama 10 detik, lalu dikirim."),
    ({**ONLINE, "luring": True}, "Dapat diurungkan selama 10 detik; dikirim setelah Luring dimatikan."),
    (
        {"last_exchange_at": 1, "offline_since": 5, "state": "unstable"},
        "Dapat diurungkan selama 10 detik; dikirim sendiri saat tersambung.",
    ),
    (
        {"last_exchange_at": 1, "offline_since": 5, "sign_in_required": True},
        "Dapat diurungkan selama 10 detik; dikirim setelah Anda masuk lagi.",
    ),
]


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    """A kecamatan with two cases."""
    with kecamatan(tmp_path, 2) as offices:
        yield offices


@pytest.fixture
def ani(offices: Offices) -> OfficeDesk:
    """The desk at which acts are done."""
    return offices("ani")


@pytest.fixture
def window(offices: Offices, background: Background, appearance: Appearance) -> Iterator[MainWindow]:
    """Ani's window."""
    with window_of(offices, "ani", background, appearance) as made:
        yield made


def stands(desk: OfficeDesk, window: MainWindow, line: dict[str, object]) -> None:
    """Have the line stand like this, and the window know it."""
    with desk.database.writing() as connection:
        account.note_on_line(connection, **line)
    window.refresh()
    window._workplace.background.database.settle(window)


def note(window: MainWindow, qtbot: QtBot) -> CaseList:
    """Note something about both cases."""
    window.go(Room.COMPLAINTS)
    cases = window.complaints.list
    qtbot.waitUntil(lambda: cases._model.rowCount() == 2 and bool(cases._table.selected_ranges()))
    QTest.keyClick(cases._table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    cases.act_on()
    qtbot.waitUntil(lambda: isinstance(cases.doings.dialog, BulkDialog))
    dialog = cases.doings.dialog
    assert isinstance(dialog, BulkDialog)
    dialog.act.setCurrentIndex(dialog.act.findData("catatan-internal"))
    assert dialog.fields is not None
    dialog.fields.write("Salah kirim.")
    dialog.preview()
    qtbot.waitUntil(lambda: dialog.do.isVisibleTo(dialog))
    dialog.confirm()
    qtbot.waitUntil(lambda: cases.doings.toast.can_undo)
    return cases


@pytest.mark.parametrize(("line", "sentence"), STATES, ids=["online", "luring", "offline", "signed out"])
def test_when_it_goes_is_said_as_the_line_stands(
    window: MainWindow, ani: OfficeDesk, qtbot: QtBot, line: dict[str, object], sentence: str
) -> None:
    """Nothing leaves after ten seconds under Luring or without a line."""
    stands(ani, window, line)
    assert note(window, qtbot).doings.toast.said == f"{DONE} {sentence}"


def test_what_is_said_follows_the_line(window: MainWindow, ani: OfficeDesk, qtbot: QtBot) -> None:
    """Luring that is switched on meanwhile is told, for as long as it can be undone; the seconds go on."""
    stands(ani, window, ONLINE)
    toast = note(window, qtbot).doings.toast
    left = toast._timer.remainingTime()
    stands(ani, window, STATES[1][0])
    assert toast.said == f"{DONE} {STATES[1][1]}"
    assert toast._timer.remainingTime() <= left
    toast.take_back()
    qtbot.waitUntil(lambda: "tidak ada yang berangkat" in toast.said)
    stands(ani, window, ONLINE)
    assert "tidak ada yang berangkat" in toast.said


def test_an_exchange_within_the_ten_seconds_sends_nothing_of_it(
    window: MainWindow, offices: Offices, ani: OfficeDesk, qtbot: QtBot
) -> None:
    """As F5, or one that is due: undone then, nothing arrives; not undone, it goes when the note ends."""
    toast = note(window, qtbot).doings.toast
    ani.exchange()
    toast.take_back()
    qtbot.waitUntil(lambda: toast.said == "Diurungkan untuk 2 laporan; tidak ada yang berangkat.")
    toast = note(window, qtbot).doings.toast
    assert ani.exchange().pushed == 0
    with qtbot.waitSignal(window.complaints.list.doings.let_go):
        toast.end()
    assert ani.exchange().pushed == 2


def test_what_was_taken_back_elsewhere_is_not_said_to_have_left(
    window: MainWindow, ani: OfficeDesk, qtbot: QtBot
) -> None:
    """One of them is a draft again, by *Kotak keluar*."""
    toast = note(window, qtbot).doings.toast
    ani.casework.pull_back(ani.casework.outbox()[0].id)
    toast.take_back()
    qtbot.waitUntil(lambda: toast.said == "Diurungkan untuk 1 laporan; 1 tidak lagi menunggu. Lihat Kotak keluar.")
