"""A draft is in sight wherever its case is, by whichever way one left the form."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sync.contract.casework.turn import Waits
from sync.contract.events import EventKind
from tests.support.invented_cases import TODAY, invented_case, invented_item
from tests.support.invented_desk import InventedVault
from tests.support.invented_photos import photo
from tests.support.office_windows import FIRST, kecamatan, window_of
from tests.support.real_faults import disk_full
from tests.ui.test_complaints import words_of
from ui.complaints.next_act import GO_ON
from ui.evidence.offers import Offer
from ui.follow_up.next_case import of_list, of_today
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.ports.acts import DayGroup, TurnView
from ui.ports.desk import CaseQuery
from ui.ports.listing import Flag
from ui.rooms import Room
from ui.theme.appearance import Appearance
from ui.today.agenda import agenda

TOMORROW: Final = TODAY + timedelta(days=1)
_CTRL: Final = Qt.KeyboardModifier.ControlModifier


def _by_button(window: MainWindow) -> None:
    (today,) = (one for one in window.navigation.findChildren(QPushButton) if one.text() == "&Hari ini")
    QTest.mouseClick(today, Qt.MouseButton.LeftButton)


def _by_number(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_1, _CTRL)


def _by_search(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, _CTRL)


def _by_help(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.room is Room.HELP


def _by_palette(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, _CTRL)
    palette = window.commands.palette
    assert palette is not None
    QTest.keyClicks(palette.focusWidget(), "Buka Kotak keluar")
    QTest.keyClick(palette.focusWidget(), Qt.Key.Key_Return)
    assert window.room is Room.OUTBOX


def _by_another_case(window: MainWindow) -> None:
    window.show_case(4)


@pytest.fixture
def written(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Return the window with the form open for a case that everybody has looked at before."""
    window.show_case(3)
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: pane.shown_case == 3 and "Tulis respon awal" in words_of(pane))
    window.acts.begin(3, "respon-awal")
    qtbot.waitUntil(window.form._text.hasFocus)
    return window


@pytest.mark.parametrize("leave", [_by_button, _by_number, _by_search, _by_help, _by_palette, _by_another_case])
def test_a_draft_is_seen_everywhere_however_the_form_was_left(
    written: MainWindow, vault: InventedVault, qtbot: QtBot, leave: Callable[[MainWindow], None]
) -> None:
    """*Hari ini*, the list and the case say so without an exchange, and the main button goes on with it."""
    QTest.keyClicks(written.form._text, "Petugas datang Rabu.")
    leave(written)
    written.go(Room.TODAY)
    qtbot.waitUntil(lambda: "draf" in words_of(written.today))
    written.show_case(3)
    qtbot.waitUntil(lambda: "Lanjutkan draf" in words_of(written.complaints.pane))
    shown = written.complaints.list._model
    lines = [shown.line(row) for row in range(shown.rowCount())]
    assert [line.case for line in lines if line is not None and line.has_draft] == [3]
    assert vault.desk.drafts_saved == ["Petugas datang Rabu."]


def test_a_draft_that_is_stored_only_after_one_left_is_seen_then(
    written: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """While the disk takes nothing there is none to be seen; it is shown as soon as it is there."""
    QTest.keyClicks(written.form._text, "Petugas datang Rabu.")
    vault.desk.fault = disk_full()
    written.go(Room.TODAY)
    qtbot.waitUntil(lambda: not written.form._problem.isHidden())
    assert "draf" not in words_of(written.today)
    vault.desk.fault = None
    written.form.keep_now()
    qtbot.waitUntil(lambda: "draf" in words_of(written.today))


@pytest.mark.parametrize(
    ("act", "is_mine", "said"),
    [
        (EventKind.REPLY, True, "jawaban kepada pelapor paling lambat Sel 24 Nov"),
        (EventKind.SUBSTANTIVE_RESPONSE, True, "respon substantif paling lambat Sel 24 Nov"),
        (EventKind.VERIFY, True, "verifikasi laporan paling lambat Sel 24 Nov"),
        (
            EventKind.UPLOADED,
            True,
            "unggah balasan yang belum ada di lapor.go.id, lalu tandai paling lambat Sel 24 Nov",
        ),
        (EventKind.INITIAL_RESPONSE, False, "dipantau · giliran Kecamatan paling lambat Sel 24 Nov"),
    ],
)
def test_beside_a_draft_a_row_still_says_what_is_due(act: EventKind, is_mine: bool, said: str) -> None:
    """The draft may be about something else, so the deadline keeps the name of what it is for."""
    turn = TurnView(who=Waits.UNIT, act=act, is_mine=is_mine, sentence="Giliran Kecamatan.", due_on=TOMORROW)
    line = msgspec.structs.replace(invented_case(1, "Jalan", "Terverifikasi", 1).line, turn=turn, has_draft=True)
    item = msgspec.structs.replace(invented_item(line), is_mine=is_mine)
    [section] = agenda([DayGroup(group=item.group, items=(item,), count=1)], TODAY, with_units=False)
    [row] = section.items
    assert row.sentence == f"7400001 · Lanjutkan draf · {said}"
    assert row.act is not None
    assert (row.act.words.replace("&", ""), row.act.begins) == ("Lanjutkan draf", GO_ON)
    if is_mine:
        assert [one.act for one in (*of_today([item]), *of_list([line]))] == [GO_ON, GO_ON]


def test_a_draft_goes_on_as_the_act_that_it_is_of(
    background: Background, appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    """From *Hari ini* too, over a real desk: not as the answer that is due."""
    with kecamatan(tmp_path) as offices, window_of(offices, "ani", background, appearance) as window:
        desk = offices("ani")
        desk.casework.save_draft(desk.case(str(FIRST)), EventKind.RETURN, "Wilayah kabupaten.", "kembalikan")
        window.refresh()
        qtbot.waitUntil(lambda: "Lanjutkan draf" in words_of(window.today))
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_1)
        qtbot.waitUntil(lambda: window.form._text.toPlainText() == "Wilayah kabupaten.")
        assert window.form._kinds.name == "kembalikan"


def test_files_without_a_word_are_a_draft_too(
    background: Background, appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    """What was attached is seen where the words would be, is found as a draft, and goes on as what is due."""
    with kecamatan(tmp_path) as offices, window_of(offices, "ani", background, appearance) as window:
        desk = offices("ani")
        case = desk.case(str(FIRST))
        qtbot.waitUntil(lambda: "Tulis respon awal" in words_of(window.today))
        window.acts.begin(case, "respon-awal")
        qtbot.waitUntil(window.form._text.hasFocus)
        window.form.files.take([Offer("titian.jpg", content=photo)])
        window.go(Room.TODAY)
        qtbot.waitUntil(lambda: "Lanjutkan draf · respon awal" in words_of(window.today))
        drafted = CaseQuery(flags=(Flag.DRAFT,))
        assert [line.case for line in desk.casework.cases(drafted, 0, 9)] == [case]
        assert window.today._first is not None
        window.today._first.click()
        qtbot.waitUntil(lambda: window.room is Room.FORM and len(window.form.files.enclosed) == 1)
        assert window.form._kinds.kind is EventKind.INITIAL_RESPONSE
        window.form.files._drop(window.form.files.enclosed[0])
        qtbot.waitUntil(lambda: window.form.files.enclosed == ())
        window.go(Room.TODAY)
        qtbot.waitUntil(lambda: "Lanjutkan draf" not in words_of(window.today))
