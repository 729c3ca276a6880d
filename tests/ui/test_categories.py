"""Categories: that of a constraint is chosen by somebody, that of a complaint is known or said to be new."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox
from pytestqt.qtbot import QtBot

from sync.contract.casework.acts import ACTS
from sync.contract.events import EventKind
from tests.support.invented_desk import InventedVault
from tests.ui.test_acts import form_of
from tests.ui.test_complaints import words_of
from ui.acts_dialog.category_line import CategoryLine
from ui.complaints.next_act import GO_ON
from ui.follow_up.form import FollowUpForm
from ui.frame.main_window import MainWindow
from ui.ports.acts import NOTHING_SAID, ActRequest, PossibleAct
from ui.rooms import Room


def category_of(form: FollowUpForm) -> QComboBox:
    """Return where the category of a constraint is chosen."""
    assert form._part.fields is not None
    (field,) = form._part.fields.findChildren(QComboBox)
    return field


def test_a_constraint_is_not_queued_before_its_category_is_chosen(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """None is chosen at first; it is asked for beside the field, where the keyboard is then."""
    window.acts.begin(3, "kendala")
    form = form_of(window, "kendala", qtbot)
    form._text.setPlainText("Belum ada anggaran.")
    field = category_of(form)
    assert (field.currentIndex(), field.placeholderText()) == (-1, "Pilih kategori")
    form.save()
    qtbot.waitUntil(field.hasFocus)
    assert form._part.fields is not None
    assert form._problem.text() == "Kategori kendala belum dipilih."
    assert "Pilih kategorinya dahulu. Bila tidak ada yang cocok, pilih “Lainnya”." in words_of(form._part.fields)
    assert [line for line in vault.desk.outbox() if line.kind == EventKind.CONSTRAINT] == []
    QTest.keyClick(field, Qt.Key.Key_End)
    assert field.currentText() == "Lainnya"
    assert "Pilih kategorinya dahulu" not in words_of(form._part.fields)
    assert form._problem.isHidden()
    form.save()
    qtbot.waitUntil(lambda: vault.desk.categories[-1:] == ["Lainnya"])
    assert [line.text for line in vault.desk.outbox() if line.kind == EventKind.CONSTRAINT] == ["Belum ada anggaran."]


def test_a_chosen_category_stays_with_its_draft_and_over_other_kinds(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Also the last of the list, which is a choice like any other; one that was not chosen is not stored either."""
    window.acts.begin(3, "kendala")
    form = form_of(window, "kendala", qtbot)
    form._text.setPlainText("Belum ada anggaran.")
    form.keep_now()
    qtbot.waitUntil(lambda: form.is_safe)
    assert vault.desk.held[3].drafts[""].said == NOTHING_SAID
    for category in ("Lainnya", "Anggaran"):
        category_of(form).setCurrentText(category)
        form._kinds.choice(EventKind.NOTE).click()
        assert form._part.category == ""
        form._kinds.choice(EventKind.CONSTRAINT).click()
        assert (form._text.toPlainText(), form._part.category) == ("Belum ada anggaran.", category)
        form.leave()
        qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
        assert vault.desk.held[3].drafts[""].said == ActRequest(category=category)
        window.acts.begin(3, "kendala")
        qtbot.waitUntil(lambda: form._is_open)
        assert form._part.category == category


def test_the_wheel_that_scrolls_the_form_chooses_no_category(window: MainWindow, qtbot: QtBot) -> None:
    """A choice is made by who means it."""
    window.acts.begin(3, "kendala")
    field = category_of(form_of(window, "kendala", qtbot))
    middle = field.rect().center().toPointF()
    turned = QWheelEvent(
        middle, field.mapToGlobal(middle), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, turned)
    assert field.currentIndex() == -1


def offers_of(line: CategoryLine) -> QAbstractItemView:
    """Return the list that is offered under a line."""
    popup = line.completer().popup()
    assert popup is not None
    return popup


def editing(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> tuple[FollowUpForm, CategoryLine]:
    """Return the form in which a coordinator corrects a case, and its line for the category, emptied."""
    vault.desk.changes = {"role": "coordinator"}
    edit = next(act for act in ACTS if act.kind is EventKind.EDIT)
    vault.desk.also_possible = (PossibleAct(act=edit, name=edit.name),)
    window.acts.begin(3, edit.name)
    form = form_of(window, edit.name, qtbot)
    assert form._part.fields is not None
    (line,) = form._part.fields.findChildren(CategoryLine)
    line.setFocus()
    line.selectAll()
    return form, line


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_category_that_the_desk_knows_is_offered_while_one_types(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """By any part of its name, whatever the letter case; no near-duplicate is typed by mistake."""
    form, line = editing(window, vault, qtbot)
    assert line.text() == "Kependudukan"
    assert line.standing.text().startswith("Kategori tidak diubah. ")
    QTest.keyClicks(line, "SIHAN")
    popup = offers_of(line)
    qtbot.waitUntil(popup.isVisible)
    model = line.completer().completionModel()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Kebersihan"]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.text() == "Kebersihan"
    assert line.standing.text() == "Sudah dipakai laporan lain di komputer ini."
    form.save()
    qtbot.waitUntil(lambda: len(vault.desk.acts) == 1)
    [(_, _, request)] = vault.desk.acts
    assert (request.category, request.title) == ("Kebersihan", "")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_all_known_categories_are_offered_with_the_arrow_and_escape_leaves_only_the_offer(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Whatever stands in the line; the form stays."""
    form, line = editing(window, vault, qtbot)
    QTest.keyClick(line, Qt.Key.Key_Down)
    popup = offers_of(line)
    qtbot.waitUntil(popup.isVisible)
    known = [one.value for one in vault.desk.list_choices().categories]
    assert len(known) > 3
    assert line.completer().completionModel().rowCount() == len(known)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert (window.room, line.text(), form._is_open) == (Room.FORM, "Kependudukan", True)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_new_category_stays_possible_and_is_said_to_be_new(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """One that is another spelling of a known one names that; its draft goes on with the same offers."""
    form, line = editing(window, vault, qtbot)
    line.insert("kébersihan ")
    assert line.standing.text() == "Sudah ada dengan ejaan “Kebersihan”. Pilih itu bila maksudnya sama."
    line.selectAll()
    QTest.keyClicks(line, "Perahu dan dermaga")
    assert line.standing.text() == "Kategori baru: belum dipakai laporan mana pun di komputer ini."
    form.leave()
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    window.write(3, GO_ON)
    form_of(window, str(EventKind.EDIT), qtbot)
    assert form._part.fields is not None
    (again,) = form._part.fields.findChildren(CategoryLine)
    assert again.text() == "Perahu dan dermaga"
    assert again.standing.text().startswith("Kategori baru: ")
    form.save()
    qtbot.waitUntil(lambda: len(vault.desk.acts) == 1)
    assert vault.desk.acts[0][2].category == "Perahu dan dermaga"
