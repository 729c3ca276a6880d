"""The case alone, what is like it, and the way back."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from sync.contract.errors import StorageBusy
from sync.contract.events import EventKind
from tests.support.invented_desk import InventedVault
from tests.ui.test_acts import form_of, until_shown
from tests.ui.test_complaints import words_of
from ui.complaints.similar_cases import why_alike
from ui.frame.main_window import MainWindow
from ui.language.wording import unbroken
from ui.ports.likeness import Likeness, SimilarCase
from ui.rooms import Room


def link(window: MainWindow, words: str, qtbot: QtBot) -> QPushButton:
    """Wait for the link of the pane with these words."""
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: any(one.text() == words and one.isVisible() for one in pane.findChildren(QPushButton)))
    return next(one for one in pane.findChildren(QPushButton) if one.text() == words and one.isVisible())


def test_f11_widens_the_case_and_escape_brings_the_list_back(window: MainWindow, qtbot: QtBot) -> None:
    """The choice stays while the program runs, also over another room."""
    window.show_case(3)
    until_shown(window, 3, qtbot)
    room = window.complaints
    QTest.keyClick(room.list._table, Qt.Key.Key_F11)
    assert [room.is_wide, room.list.isVisible()] == [True, False]
    window.go(Room.TODAY)
    window.show_case(4)
    until_shown(window, 4, qtbot)
    assert not room.list.isVisible()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert [room.is_wide, room.list.isVisible()] == [False, True]
    link(window, "Lebarkan", qtbot).click()
    assert [room.is_wide] == [True]
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert [room.is_wide] == [False]


def test_the_keyboard_stays_at_the_head_while_another_case_comes(window: MainWindow, qtbot: QtBot) -> None:
    """The button is the same one, and says of the new case what it said."""
    window.show_case(3)
    until_shown(window, 3, qtbot)
    widen = link(window, "Lebarkan", qtbot)
    widen.setFocus()
    window.complaints.pane.show_case(4)
    until_shown(window, 4, qtbot)
    assert window.focusWidget() is widen
    assert "7400004" in words_of(window.complaints.pane)


def test_what_was_done_is_told_over_what_is_seen(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Over the case while it stands alone; with the list back there, and undone by the same key in both."""
    window.show_case(3)
    until_shown(window, 3, qtbot)
    room = window.complaints
    room.set_wide(is_wide=True)
    window.acts.begin(3, EventKind.NOTE)
    form = form_of(window, "catatan-internal", qtbot)
    QTest.keyClicks(form._text, "Pak Lurah sudah ditelepon.")
    form.save()
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS and room.is_wide)
    toast = room.list.doings.toast
    qtbot.waitUntil(toast.isVisible)
    assert "Tersimpan dan diantrekan: catatan internal untuk 7400003." in toast.said
    assert room.rect().contains(toast.mapTo(room, toast.rect().bottomRight()))
    place = QRect(toast.mapTo(room, QPoint()), toast.size())
    acts = [QRect(one.mapTo(room, QPoint()), one.size()) for one in room.pane._acts.buttons]
    assert acts
    assert not any(place.intersects(one) for one in acts)
    taken: list[int] = []
    toast.tell("Satu.", lambda: taken.append(1))
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert taken == [1]
    toast.tell("Dua.", lambda: taken.append(2))
    room.set_wide(is_wide=False)
    assert (toast.isVisible(), toast.said) == (True, "Dua.")
    assert room.list.rect().contains(toast.geometry())
    QTest.keyClick(room.list._table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert taken == [1, 2]


def test_similar_cases_stand_below_with_their_reasons_and_alt_left_leads_back(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Nothing above them moves when they are found."""
    like = SimilarCase(
        case=2, tracking_id="7400002", title="Lampu jalan dermaga padam", status="Proses",
        reasons=(Likeness.NEARLY_SAME_TITLE, Likeness.SAME_PLACE),
    )  # fmt: skip
    vault.desk.alike[3] = (like,)
    window.show_case(3)
    until_shown(window, 3, qtbot)
    qtbot.waitUntil(lambda: "Laporan serupa: 1, lihat di bawah" in words_of(window.complaints.pane))
    qtbot.waitUntil(lambda: "Judul hampir sama, tempat sama · Proses" in words_of(window.complaints.pane))
    link(window, "7400002", qtbot).click()
    until_shown(window, 2, qtbot)
    link(window, "‹ Kembali ke 7400003", qtbot)
    QTest.keyClick(window.complaints.list._table, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    until_shown(window, 3, qtbot)
    qtbot.waitUntil(lambda: "Kembali ke 7400003" not in words_of(window.complaints.pane))


def test_a_case_like_no_other_says_so(window: MainWindow, qtbot: QtBot) -> None:
    """In the line that said that others are being looked for."""
    window.show_case(4)
    until_shown(window, 4, qtbot)
    qtbot.waitUntil(lambda: "Laporan serupa: tidak ditemukan" in words_of(window.complaints.pane))


def test_similar_cases_that_could_not_be_looked_for_are_not_said_to_be_none(
    window: MainWindow, vault: InventedVault, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The code says where to read on; shown anew, they are looked for again."""

    def busy(_case: int, _stale: object = None) -> tuple[SimilarCase, ...]:
        raise StorageBusy("Basis data sedang sibuk. Coba lagi.")

    with monkeypatch.context() as broken:
        broken.setattr(vault.desk, "similar", busy)
        window.show_case(4)
        until_shown(window, 4, qtbot)
        said = f"Laporan serupa: tidak dapat dicari. {unbroken('T502 · F1 Bantuan')}"
        qtbot.waitUntil(lambda: said in words_of(window.complaints.pane))
        assert "tidak ditemukan" not in words_of(window.complaints.pane)
    window.refresh()
    qtbot.waitUntil(lambda: "Laporan serupa: tidak ditemukan" in words_of(window.complaints.pane))


def test_flags_say_what_they_forbid(window: MainWindow, qtbot: QtBot) -> None:
    """Both, where both hold."""
    window.show_case(6)
    until_shown(window, 6, qtbot)
    said = words_of(window.complaints.pane)
    assert "jangan telusuri orangnya" in said
    assert "isi dan cetakannya tidak boleh keluar kantor" in said


def test_no_reason_speaks_of_a_person() -> None:
    """Who sent two complaints is never compared, so it is never said."""
    said = why_alike(tuple(Likeness))
    assert said == "teks pelapor sama, teks pelapor hampir sama, judul sama, judul hampir sama, tempat sama"
    assert "pelapor sama" not in said.replace("teks pelapor sama", "")
