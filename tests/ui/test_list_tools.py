"""The list narrowed, ordered, kept, copied, and acted on together; by keyboard, and with a way back."""

import re
from itertools import pairwise

import msgspec
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from sync.contract.folding import places_of
from tests.support.invented_desk import InventedVault
from tests.support.layouts import faults
from tests.support.painted import painted
from tests.ui.test_complaints import words_of
from ui.complaints.bulk_dialog import BulkDialog
from ui.complaints.case_list import CaseList
from ui.complaints.columns import Column
from ui.complaints.columns_dialog import ColumnsDialog
from ui.complaints.filter_panel import FilterPanel
from ui.complaints.hit_in_sight import shortened
from ui.complaints.name_dialog import NameDialog
from ui.complaints.table_dialog import TableDialog
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.ports.acts import ActRequest
from ui.ports.listing import Deadline, Flag, ListColumn, ListLook, Wanted
from ui.rooms import Room
from ui.workplace import Workplace


@pytest.fixture
def cases(window: MainWindow, qtbot: QtBot) -> CaseList:
    """The list of the window, filled and with the keyboard on it."""
    window.go(Room.COMPLAINTS)
    qtbot.waitUntil(lambda: window.complaints.list._model.rowCount() == 7)
    qtbot.waitUntil(lambda: bool(window.complaints.list._table.selected_ranges()))
    return window.complaints.list


def _chips(cases: CaseList) -> list[QPushButton]:
    return [one for one in cases._chips.findChildren(QPushButton) if one.isVisibleTo(cases)]


def test_the_panel_narrows_the_list_and_a_chip_widens_it(cases: CaseList, qtbot: QtBot) -> None:
    """Each filter stands above the list in words, and goes with one key."""
    cases.offer_filters()
    qtbot.waitUntil(lambda: bool(cases.findChildren(FilterPanel)))
    panel = cases.findChildren(FilterPanel)[-1]
    panel.flags[Flag.ANONYMOUS].setChecked(True)
    panel.deadlines[Deadline.LATER].setChecked(True)
    panel.apply()
    qtbot.waitUntil(lambda: cases._model.rowCount() == 2)
    assert [chip.text().split("  ")[0] for chip in _chips(cases)] == ["Masih lebih dari 2 hari kerja", "Anonim"]
    QTest.keyClick(_chips(cases)[1], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: cases._model.rowCount() == 3)
    assert cases.wanted == Wanted(deadlines=(Deadline.LATER,))


def test_a_heading_orders_the_rows_and_turns_them_round(
    cases: CaseList, vault: InventedVault, background: Background, qtbot: QtBot
) -> None:
    """Kept for the next start; before anybody has chosen, the list stands as *Hari ini* does, and says so."""
    assert cases.query().sort is ListColumn.TURN
    qtbot.waitUntil(lambda: "urut seperti Hari ini" in cases._foot.said)
    titles = [cases._model.index(row, Column.TITLE).data() for row in range(7)]
    cases._table.sort_wanted.emit(ListColumn.TITLE)
    qtbot.waitUntil(lambda: cases._model.index(0, Column.TITLE).data() == min(titles))
    cases._table.sort_wanted.emit(ListColumn.TITLE)
    qtbot.waitUntil(lambda: cases._model.index(0, Column.TITLE).data() == max(titles))
    background.database.settle(cases)
    assert vault.desk.memory.look == ListLook(ListLook().columns, ListColumn.TITLE, descending=True)


def test_columns_are_chosen_and_moved_by_keyboard(cases: CaseList, qtbot: QtBot) -> None:
    """What has no room stands in the second line of the title."""
    cases.offer_columns()
    dialog = cases.findChildren(ColumnsDialog)[-1]
    dialog.list.setCurrentRow(6)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    for _ in range(6):
        dialog.shift(-1)
    dialog.apply()
    qtbot.waitUntil(lambda: cases._table.columns[0] is ListColumn.CATEGORY)
    assert not cases._table.isColumnHidden(Column.CATEGORY)
    assert cases._table.isColumnHidden(Column.STATUS)
    assert ListColumn.STATUS in cases._delegate.folded


def test_the_rows_of_columns_stand_below_each_other(cases: CaseList, qtbot: QtBot) -> None:
    """None is painted over the next one, however high the style sheet makes them."""
    cases.offer_columns()
    dialog = cases.findChildren(ColumnsDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    rows = [dialog.list.visualItemRect(dialog.list.item(row)) for row in range(dialog.list.count())]
    assert all(one.bottom() < following.top() for one, following in pairwise(rows))


def test_a_view_is_saved_chosen_dropped_and_had_back(
    cases: CaseList, vault: InventedVault, background: Background, qtbot: QtBot
) -> None:
    """With its filters and its order; dropping it can be undone for a while."""
    cases.narrow(Wanted(bucket="all", flags=(Flag.CONFIDENTIAL,)))
    cases._bucket.save("Yang rahasia", cases.wanted, ListLook(sort=ListColumn.TITLE))
    cases._bucket.setCurrentText("Terbuka")
    cases.narrow(Wanted())
    qtbot.waitUntil(lambda: cases._model.rowCount() == 7)
    cases._bucket.setCurrentText("Yang rahasia")
    qtbot.waitUntil(lambda: cases._model.rowCount() == 1)
    assert cases.wanted == Wanted(bucket="all", flags=(Flag.CONFIDENTIAL,))
    assert cases._bucket.rename("Rahasia saja")
    cases.drop_view()
    background.database.settle(cases)
    assert not vault.desk.memory.views
    assert "Rahasia saja" in cases.doings.toast.said
    QTest.keyClick(cases._table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    background.database.settle(cases)
    assert vault.desk.memory.views[0].name == "Rahasia saja"


def test_the_field_of_a_name_says_what_it_is(cases: CaseList) -> None:
    """Above it, with a key that leads there."""
    for ask in (cases.save_view, cases.rename_view):
        cases._bucket.save("Yang rahasia", Wanted(flags=(Flag.CONFIDENTIAL,)), ListLook())
        ask()
        dialog = cases.findChildren(NameDialog)[-1]
        named = [one.text() for one in dialog.findChildren(QLabel) if one.buddy() is dialog.name]
        assert named == ["Nama &tampilan"]
        dialog.close()


def test_a_list_is_saved_under_the_name_of_its_view(cases: CaseList) -> None:
    """With the day; a list without a view is one of complaints."""
    cases.save_table()
    dialog = cases.doings.dialog
    assert isinstance(dialog, TableDialog)
    assert re.fullmatch(r"Laporan \d{4}-\d\d-\d\d\.xlsx", dialog.suggested_name)
    dialog.close()
    cases._bucket.save("Yang rahasia", Wanted(flags=(Flag.CONFIDENTIAL,)), ListLook())
    cases.save_table()
    dialog = cases.doings.dialog
    assert isinstance(dialog, TableDialog)
    assert re.fullmatch(r"Yang rahasia \d{4}-\d\d-\d\d\.xlsx", dialog.suggested_name)
    dialog.form.setCurrentIndex(1)
    assert dialog.suggested_name.endswith(".csv")
    dialog.close()


def test_a_name_that_another_view_has_is_said_and_asked_for_again(
    cases: CaseList, vault: InventedVault, background: Background, qtbot: QtBot
) -> None:
    """However it is spelled; the view keeps its own name until another one is free."""
    cases._bucket.save("Yang rahasia", Wanted(flags=(Flag.CONFIDENTIAL,)), ListLook())
    cases._bucket.save("Yang anonim", Wanted(flags=(Flag.ANONYMOUS,)), ListLook())
    cases.rename_view()
    dialog = cases.findChildren(NameDialog)[-1]
    dialog.name.setText("yang  RAHASIA")
    dialog.save()
    assert dialog.isVisible()
    assert "Sudah ada tampilan bernama “Yang rahasia”. Pilih nama lain." in words_of(dialog)
    assert faults(dialog) == []
    dialog.name.setText("Tanpa nama pelapor")
    assert "Sudah ada tampilan" not in words_of(dialog)
    dialog.save()
    background.database.settle(cases)
    assert [view.name for view in vault.desk.memory.views] == ["Tanpa nama pelapor", "Yang rahasia"]


def test_several_cases_are_acted_on_after_a_preview_and_taken_back(
    cases: CaseList, vault: InventedVault, qtbot: QtBot
) -> None:
    """Nothing goes out before the toast has ended; undone, nothing goes at all."""
    QTest.keyClick(cases._table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert cases._foot._several.isVisibleTo(cases)
    before = len(vault.desk.outbox())
    cases.act_on()
    qtbot.waitUntil(lambda: isinstance(cases.doings.dialog, BulkDialog))
    dialog = cases.doings.dialog
    assert isinstance(dialog, BulkDialog)
    dialog.act.setCurrentIndex(dialog.act.findData("catatan-internal"))
    dialog.findChildren(QTextEdit)[-1].setPlainText("Sudah dikoordinasikan.")
    dialog.preview()
    qtbot.waitUntil(lambda: dialog.do.isVisibleTo(dialog))
    assert dialog.lines.count() == 2
    assert len(vault.desk.outbox()) == before
    dialog.confirm()
    qtbot.waitUntil(lambda: cases.doings.toast.can_undo)
    assert len(vault.desk.outbox()) == before + 2
    assert vault.desk.let_gone == 0
    cases.doings.toast.take_back()
    qtbot.waitUntil(lambda: "tidak ada yang berangkat" in cases.doings.toast.said)
    assert len(vault.desk.outbox()) == before
    assert vault.desk.let_gone == 0


@pytest.mark.parametrize(("many", "offered"), [((3,), ["TH"]), ((3, 4), ["TM", "TH"])])
def test_several_cases_may_all_go_to_where_one_of_them_is(
    workplace: Workplace, window: MainWindow, many: tuple[int, ...], offered: list[str]
) -> None:
    """One case alone cannot; the preview leaves out those that are there."""
    view, units = workplace.desk.case(many[0]), workplace.desk.units()
    dialog = BulkDialog(workplace, many, view, units, window, coordinates=True)
    dialog.act.setCurrentIndex(dialog.act.findData("re-dispose"))
    assert dialog.fields is not None
    chooser = dialog.fields._units
    assert chooser is not None
    assert [one.text() for one in chooser._items()] == [one.name for one in units if one.code in offered]


def test_a_constraint_of_several_cases_is_asked_for_its_category_too(
    workplace: Workplace, window: MainWindow, background: Background, vault: InventedVault
) -> None:
    """Before anything is looked at."""
    view, units = workplace.desk.case(3), workplace.desk.units()
    dialog = BulkDialog(workplace, (3, 4), view, units, window, coordinates=False)
    dialog.act.setCurrentIndex(dialog.act.findData("kendala"))
    dialog.findChildren(QTextEdit)[-1].setPlainText("Belum ada anggaran.")
    dialog.preview()
    background.database.settle(dialog)
    assert (dialog.said, dialog.lines.count()) == ("Kategori kendala belum dipilih.", 0)
    assert dialog.fields is not None
    dialog.fields.show_said(ActRequest(category="Anggaran"))
    assert dialog.said == ""
    dialog.preview()
    background.database.settle(dialog)
    assert dialog.lines.count() == 2
    assert dialog.request().category == "Anggaran"
    assert vault.desk.acts == []


def test_what_is_not_taken_back_may_leave_when_the_toast_ends(
    cases: CaseList, vault: InventedVault, qtbot: QtBot
) -> None:
    """However it ends: by time, by its button, or by the next one."""
    taken: list[int] = []
    cases.doings.toast.tell("Satu.", lambda: taken.append(1), lambda: cases.doings._let_go(()))
    cases.doings.toast.tell("Dua.", lambda: taken.append(2))
    qtbot.waitUntil(lambda: vault.desk.let_gone == 1)
    cases.doings.toast.end()
    assert (taken, cases.doings.toast.said, vault.desk.let_gone) == ([], "", 1)


def test_rows_are_copied_with_their_columns(cases: CaseList, vault: InventedVault, qtbot: QtBot) -> None:
    """Ctrl+C on the list; names stay masked."""
    QTest.keyClick(cases._table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "disalin" in cases.doings.toast.said)
    assert QGuiApplication.clipboard().text().startswith("Tenggat\tNomor\tJudul\tStatus\n")
    assert not vault.desk.tables[-1].names


def test_rows_are_copied_with_names_only_where_that_was_asked_for(
    cases: CaseList, vault: InventedVault, qtbot: QtBot
) -> None:
    """From the menu of the list and the palette, without keys to press by mistake; the next copy is masked again."""
    [copy] = [one for one in cases.commands() if one.words == "Salin baris dengan nama pelapor"]
    assert copy.keys == ()
    cases._table.clearSelection()
    assert copy.why_not()
    cases._table.mark_row(0)  # Qt's own would ask which keys are held down, and another test may have left one so
    assert not copy.why_not()
    copy.act()
    qtbot.waitUntil(
        lambda: cases.doings.toast.said == "1 baris disalin dengan nama pelapor; yang anonim tetap disamarkan."
    )
    assert vault.desk.tables[-1].names
    QTest.keyClick(cases._table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: cases.doings.toast.said == "1 baris disalin; nama pelapor disamarkan.")
    assert not vault.desk.tables[-1].names


def test_hits_are_marked_where_the_index_finds_them() -> None:
    """In glued words, whatever the letter case, and never out of place."""
    assert places_of(["rusak", "jal"], "JALANrusakparah") == [(0, 3), (5, 10)]
    assert places_of(["ana"], "banana") == [(1, 4)]
    assert places_of(["st"], "İstana") == [(1, 3)]
    assert places_of(["ab", "bc"], "xabcx") == [(1, 4)]
    assert places_of([], "apa pun") == []


def test_words_are_looked_for_among_open_cases_where_that_is_wanted(cases: CaseList, qtbot: QtBot) -> None:
    """Else among all; the choice says so, and what was chosen before the search is there behind it."""
    found = qtbot.waitUntil
    QTest.keyClicks(cases._search, "7400")
    found(lambda: (cases._bucket.currentText(), cases._model.rowCount()) == ("Di semua", 8))
    assert cases._bucket.findText("Semua") == -1
    cases._bucket.setCurrentText("Terbuka")
    found(lambda: cases._model.rowCount() == 7 and cases._foot.said.endswith("dicari di laporan terbuka"))
    QTest.keyClicks(cases._search, "008")
    found(lambda: cases._empty.sentence == "Tidak ada laporan terbuka yang memuat “7400008”.")
    cases._empty.way.click()
    found(lambda: (cases._bucket.currentText(), cases._model.rowCount()) == ("Di semua", 1))
    cases._search.clear()
    found(lambda: (cases._bucket.currentText(), cases._model.rowCount()) == ("Terbuka", 7))
    cases._bucket.setCurrentText("Semua")
    QTest.keyClicks(cases._search, "7400")
    found(lambda: cases._bucket.currentText() == "Di semua")
    cases._search.clear()
    found(lambda: (cases._bucket.currentText(), cases._model.rowCount()) == ("Semua", 8))


def test_no_hits_among_what_is_narrowed_is_not_told_as_no_hits_at_all(cases: CaseList, qtbot: QtBot) -> None:
    """The way out is named: the filter, not the words."""
    cases.narrow(Wanted(text="jalan", bucket="all", flags=(Flag.CONFIDENTIAL,)))
    qtbot.waitUntil(lambda: "di antara yang disaring" in cases._empty.sentence)
    cases.narrow(Wanted(text="tidak ada yang begini", bucket="all"))
    qtbot.waitUntil(lambda: "Coba sebagian kata saja" in cases._empty.sentence)


def test_what_was_searched_for_stands_whole_in_its_row(
    cases: CaseList, vault: InventedVault, window: MainWindow, qtbot: QtBot
) -> None:
    """However narrow the title is: words before the hit make way, in an excerpt, in what was said, in a title."""
    before = "yang sudah lama sekali rusak berat dan belum diperbaiki di dekat"
    for number, words in (
        (2, {"snippet": f"… {before} jembatan titian warga …"}),
        (3, {"snippet": f"… {before} jembatan titian warga …", "is_said": True}),
        (4, {"title": f"Lampu jalan {before} jembatan titian"}),
    ):
        held = vault.desk.held[number]
        held.view = msgspec.structs.replace(held.view, line=msgspec.structs.replace(held.view.line, **words))
    cases.refresh()
    qtbot.waitUntil(lambda: any(one.text.startswith("Tindak lanjut: ") for one in painted(window)))
    cases._delegate.terms = ["jembatan"]
    assert len([one for one in painted(window) if "jembatan" in one.text]) == 3
    said = [one for one in painted(window) if one.text.startswith("Tindak lanjut: ")]
    assert len(said) == 1
    assert all(one.text.endswith("…") for one in said)


@pytest.mark.parametrize("size", [QSize(1093, 535), QSize(1366, 689)], ids=["125 %", "100 %"])
def test_what_came_back_and_what_is_secret_is_seen_in_the_list(
    window: MainWindow, cases: CaseList, qtbot: QtBot, size: QSize
) -> None:
    """However narrow the list: a reply that waits for a decision looks unlike one on its way."""
    window.resize(size)
    qtbot.waitUntil(lambda: window.size() == size)
    window.grab()
    said = {one.text for one in painted(window)}
    assert any("perlu diputuskan" in words for words in said), said
    assert any("Rahasia · Anonim" in words for words in said), said
    assert not any("menunggu pelapor" in words and "7400005" in words for words in said), said


def test_a_line_is_shortened_at_its_end_wherever_the_hit_allows_it() -> None:
    """The beginning tells most; as few words as can be go, and a hit that fits nowhere begins the line."""
    metrics = QFontMetrics(QGuiApplication.font())
    text = "Pagar di ujung jembatan titian roboh"
    wide = metrics.horizontalAdvance("Pagar di ujung jembatan …")
    assert shortened(text, ["jembatan"], metrics, 10_000) == text
    assert shortened(text, [], metrics, wide).startswith("Pagar di ujung")
    assert "jembatan" in shortened(text, ["jembatan"], metrics, wide)
    assert shortened(text, ["jembatan"], metrics, wide).startswith("Pagar")
    narrow = metrics.horizontalAdvance("… ujung jembatan …")
    assert shortened(text, ["jembatan"], metrics, narrow).startswith("… ujung jembatan")
    assert shortened(text, ["jembatan"], metrics, metrics.horizontalAdvance("… jemb")).startswith("… j")


@pytest.mark.parametrize("size", [QSize(1366, 689), QSize(1093, 535)])
def test_what_is_searched_for_is_read_while_it_is_typed(cases: CaseList, size: QSize) -> None:
    """At 1366 by 768 and at 125 % thirty letters are seen, and the hint names the key."""
    cases.window().resize(size)
    field = cases._search
    around = 48  # the frame, and the button that clears the field
    letters = field.fontMetrics().horizontalAdvance("jembatan gantung Kuala Pembuang")
    assert field.width() > letters + around
    assert field.height() == cases._bucket.height()
