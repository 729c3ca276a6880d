"""The pages of the list: fetched as they are looked at, few of them kept."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.support.invented_cases import many_cases
from tests.support.invented_desk import InventedDesk
from tests.ui.test_complaints import place_for
from ui.complaints.case_list import CaseList
from ui.complaints.case_list_model import PAGE, CaseListModel
from ui.lanes.background import Background
from ui.ports.desk import CaseQuery
from ui.theme.appearance import Appearance
from ui.workplace import Workplace


def test_ten_thousand_cases_are_listed_without_fetching_them(
    background: Background, appearance: Appearance, qtbot: QtBot
) -> None:
    """Only pages that somebody looks at are asked for, and only a bounded number is kept."""
    desk = InventedDesk(many_cases(10_000))
    cases = CaseList(place_for(desk, background, appearance))
    qtbot.addWidget(cases)
    cases.resize(620, 600)
    cases.show()
    cases.refresh()
    qtbot.waitUntil(lambda: cases.chosen_case == 1)
    qtbot.waitUntil(lambda: cases._model.rowCount() == 10_000)
    assert set(desk.pages_asked) == {0}
    QTest.keyClick(cases._table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: cases.chosen_case == 10_000)
    last = 9_999 // PAGE * PAGE
    assert set(desk.pages_asked) <= {0, last - PAGE, last}


def test_reading_through_a_long_list_keeps_a_bounded_number_of_pages(
    background: Background, appearance: Appearance, qtbot: QtBot
) -> None:
    """Scrolling for an hour does not fill the memory."""
    model = CaseListModel(place_for(InventedDesk(many_cases(5_000)), background, appearance), appearance)
    model.ask(CaseQuery())
    for page in range(50):
        row = page * PAGE
        qtbot.waitUntil(lambda: model.line(row) is not None)  # noqa: B023 - awaited before the next turn
    assert model.pages_held <= 40


def test_a_page_is_fetched_once_the_rows_that_lack_it_are_painted(
    background: Background, appearance: Appearance, qtbot: QtBot
) -> None:
    """While they are, it would only take turns with that; and once for all of its rows."""
    desk = InventedDesk(many_cases(5_000))
    model = CaseListModel(place_for(desk, background, appearance), appearance)
    model.ask(CaseQuery())
    qtbot.waitUntil(lambda: model.rowCount() == 5_000)
    assert [model.line(row) for row in (PAGE, PAGE + 1, 2 * PAGE)] == [None] * 3  # as painting them does
    background.database.settle(model)
    assert desk.pages_asked == [0]
    qtbot.waitUntil(lambda: None not in (model.line_at(PAGE), model.line_at(2 * PAGE)))
    assert desk.pages_asked == [0, PAGE, 2 * PAGE]


def test_the_list_keeps_to_the_rules_of_qt_models(workplace: Workplace, qtbot: QtBot) -> None:
    """Qt's own checker finds no fault."""
    model = CaseListModel(workplace, workplace.appearance)
    model.ask(CaseQuery())
    qtbot.waitUntil(lambda: model.rowCount() == 7)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    with qtbot.waitSignal(model.counted):
        model.refresh()
