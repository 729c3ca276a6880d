"""What is done with marked rows is done with the cases that stood there, whatever moves meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.centres import exported
from tests.support.office_windows import FIRST, kecamatan, window_of
from tests.support.offices import OfficeDesk, Offices
from ui.complaints.bulk_dialog import BulkDialog
from ui.complaints.case_list import CaseList
from ui.complaints.case_list_model import PAGE
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.rooms import Room
from ui.theme.appearance import Appearance


@pytest.fixture
def many() -> int:
    """How many cases the office has."""
    return 4


@pytest.fixture
def offices(tmp_path: Path, many: int) -> Iterator[Offices]:
    """A kecamatan with so many cases, and a unit to which they can go."""
    with kecamatan(tmp_path, many) as offices:
        offices.centre.unit("dinas", "Dinas Perhubungan", "kab")
        yield offices


@pytest.fixture
def ani(offices: Offices) -> OfficeDesk:
    """The desk whose list it is."""
    return offices("ani")


@pytest.fixture
def window(offices: Offices, background: Background, appearance: Appearance) -> Iterator[MainWindow]:
    """Ani's window."""
    with window_of(offices, "ani", background, appearance) as made:
        yield made


@pytest.fixture
def cases(window: MainWindow, many: int, qtbot: QtBot) -> CaseList:
    """Its list, with nothing done in it yet."""
    window.go(Room.COMPLAINTS)
    made = window.complaints.list
    qtbot.waitUntil(lambda: made._model.rowCount() == many and bool(made._table.selected_ranges()))
    return made


def shown(cases: CaseList, row: int) -> str:
    """Return the number that stands in a row."""
    line = cases._model.line(row)
    assert line is not None
    return line.tracking_id


def dialog_of(cases: CaseList, qtbot: QtBot) -> BulkDialog:
    """Wait for the dialog, and return it."""
    qtbot.waitUntil(lambda: isinstance(cases.doings.dialog, BulkDialog))
    assert isinstance(cases.doings.dialog, BulkDialog)
    return cases.doings.dialog


def note(cases: CaseList, qtbot: QtBot) -> BulkDialog:
    """Write a note for the marked cases, and look at what it will do."""
    dialog = dialog_of(cases, qtbot)
    dialog.act.setCurrentIndex(dialog.act.findData("catatan-internal"))
    assert dialog.fields is not None
    dialog.fields.write("Sudah dikoordinasikan.")
    dialog.preview()
    qtbot.waitUntil(lambda: dialog.do.isVisibleTo(dialog))
    return dialog


def goes_to_the_top(offices: Offices, place: int) -> None:
    """A reporter answers, so that this case becomes the first; the window has not been told."""
    number = str(FIRST + place)
    offices.centre.take(exported(place + 1, number, "Kecamatan Tirta Muara", status="Ditanggapi oleh Pelapor"))
    offices("ani").exchange()


def leaves(offices: Offices, number: str) -> None:
    """The coordinator gives a case to another unit; the window has not been told."""
    koordinator = offices("koordinator")
    koordinator.exchange()
    koordinator.act(number, "re-dispose", units=("dinas",))
    koordinator.exchange()
    offices("ani").exchange()
    assert offices("ani").casework.cases_of(number) == []


def test_rows_that_move_while_they_are_marked_stay_the_cases_that_were_marked(
    offices: Offices, ani: OfficeDesk, cases: CaseList, qtbot: QtBot
) -> None:
    """The act and the copy are about what stood there, not about what stands in those rows by now."""
    QTest.keyClick(cases._table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    marked = [shown(cases, 0), shown(cases, 1)]
    goes_to_the_top(offices, 3)
    assert str(FIRST + 3) not in marked
    assert ani.casework.cases(cases._model.query, 0, 1)[0].tracking_id == str(FIRST + 3)
    cases.copy()
    qtbot.waitUntil(lambda: "disalin" in cases.doings.toast.said)
    assert [line.split("\t")[1] for line in QGuiApplication.clipboard().text().splitlines()[1:]] == marked
    cases.act_on()
    note(cases, qtbot).confirm()
    qtbot.waitUntil(lambda: cases.doings.toast.can_undo)
    assert sorted(line.tracking_id for line in ani.casework.outbox()) == sorted(marked)


@pytest.mark.parametrize("gone", [0, 1])
def test_a_marked_case_that_has_left_is_named_and_the_others_go_on(
    offices: Offices, ani: OfficeDesk, cases: CaseList, qtbot: QtBot, gone: int
) -> None:
    """In the preview, with the reason; and by the count of what was copied."""
    QTest.keyClick(cases._table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    marked = [shown(cases, 0), shown(cases, 1)]
    leaves(offices, marked[gone])
    cases.copy()
    qtbot.waitUntil(lambda: "disalin" in cases.doings.toast.said)
    assert cases.doings.toast.said == (
        "1 baris disalin; nama pelapor disamarkan. 1 laporan yang dipilih sudah tidak ada di komputer ini."
    )
    cases.act_on()
    dialog = note(cases, qtbot)
    words = [dialog.lines.item(place).text() for place in range(dialog.lines.count())]
    assert words[gone].startswith(f"Dilewati: {marked[gone]} · ")
    assert words[gone].endswith("\nLaporan ini tidak ada di komputer ini.")
    assert words[1 - gone].startswith(marked[1 - gone])
    dialog.confirm()
    qtbot.waitUntil(lambda: cases.doings.toast.can_undo)
    assert "1 laporan, 1 dilewati" in cases.doings.toast.said
    assert [line.tracking_id for line in ani.casework.outbox()] == [marked[1 - gone]]


def test_where_all_marked_cases_have_left_it_is_said(offices: Offices, cases: CaseList, qtbot: QtBot) -> None:
    """Nothing is asked, and nothing is copied."""
    QGuiApplication.clipboard().setText("sebelumnya")
    leaves(offices, shown(cases, 0))
    for do in (cases.act_on, cases.copy):
        cases.doings.toast.end()
        do()
        qtbot.waitUntil(lambda: cases.doings.toast.said == "Laporan yang dipilih sudah tidak ada di komputer ini.")
    assert cases.doings.dialog is None
    assert QGuiApplication.clipboard().text() == "sebelumnya"


@pytest.mark.parametrize("many", [PAGE + 10])
def test_rows_that_were_marked_unseen_are_not_taken_where_the_list_has_moved(
    offices: Offices, cases: CaseList, many: int, qtbot: QtBot
) -> None:
    """As by Ctrl+A over rows that were never fetched: it is said, the list shows what is there, and then it goes."""
    cases._table.selectAll()
    assert not cases._model.case_at(many - 1), "nobody has scrolled there"
    goes_to_the_top(offices, 30)
    cases.act_on()
    qtbot.waitUntil(lambda: cases.doings.toast.said.startswith("Daftar ini berubah sejak Anda memilih."))
    assert cases.doings.dialog is None
    qtbot.waitUntil(lambda: cases._model.case_at(0) != 0 and shown(cases, 0) == str(FIRST + 30))
    cases._table.selectAll()
    cases.act_on()
    assert len(dialog_of(cases, qtbot)._cases) == many
