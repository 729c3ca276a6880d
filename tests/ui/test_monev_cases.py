"""*Monev*: each figure, in a table as in a chart, leads to the cases that it counts, by mouse and by keyboard."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget, QToolTip
from pytestqt.qtbot import QtBot

from sync.contract.errors import LocalFault
from tests.support.invented_cases import NOW
from tests.support.invented_desk import InventedVault
from tests.support.invented_monev import UNITS
from ui.clock import local_day
from ui.complaints.table_dialog import TableDialog
from ui.complaints.wanted import chips
from ui.frame.main_window import LEAST_SIZE
from ui.monev.behind_dialog import BehindDialog
from ui.monev.chart_panel import ChartPanel
from ui.monev.chart_parts import Look, TrendPoint, plot, step_of
from ui.monev.figure_table import in_lines
from ui.monev.figures_page import FiguresPage
from ui.monev.room import MonevRoom
from ui.monev.wishes import as_wanted
from ui.ports.listing import ListChoices
from ui.theme.tokens import LIGHT


@pytest.fixture
def room(monev_room: MonevRoom) -> MonevRoom:
    """The room, entered and filled."""
    return monev_room


def _behind(room: MonevRoom, qtbot: QtBot) -> BehindDialog:
    """Return the dialog that opens."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in room.findChildren(BehindDialog)))
    (dialog,) = [one for one in room.findChildren(BehindDialog) if one.isVisible()]
    return dialog


def _counts(page: FiguresPage) -> Iterator[tuple[ChartPanel, int, int]]:
    """Yield the cells that say how many cases there are."""
    for panel, columns in (
        (page.trend, (1, 2)),
        (page.by_unit, range(1, 8)),
        (page.tiers, range(1, 7)),
        (page.categories, range(1, 7)),
        (page.constraints, (2,)),
        (page.remarks, (2,)),
    ):
        shown = panel.shown
        yield from ((panel, row, column) for row in range(len(shown.rows)) for column in columns[: len(shown.headings)])
    yield from ((page.deadlines, row, 1) for row in (6, 7, 10))


def test_each_figure_leads_to_as_many_cases_as_it_says(room: MonevRoom, vault: InventedVault) -> None:
    """Months, units, tiers, measures, categories, constraints and remarks; where there is none, nothing opens."""
    wishes, figures = 0, vault.desk.figures
    for panel, row, column in _counts(room.page):
        count, wish = int(panel.shown.rows[row][column]), panel.shown.wish(row, column)
        assert (wish is not None) == (count > 0)
        if wish is not None:
            scope = replace(room.scope, **wish.narrowing)
            assert len(figures.behind(scope, wish.figure, wish.bucket, wish.named)) == count, wish
            wanted = as_wanted(wish, room.filter.wanted, UNITS)
            assert wanted is not None
            assert all(chip.words for chip in chips(wanted, ListChoices(), local_day(NOW)))
            wishes += 1
    assert wishes > 60


def test_a_click_on_a_part_of_a_chart_opens_what_its_cell_of_the_table_opens(room: MonevRoom, qtbot: QtBot) -> None:
    """A segment, a total, a name and a point; below the mouse stands a hand, and a tool tip says the figure."""
    page, opened = room.page, 0
    for panel in (page.by_unit, page.categories, page.trend):
        view = panel.view
        for part in view.parts():
            shown = panel.shown
            if shown.wish(part.row, part.column) is None:
                continue
            with qtbot.waitSignal(panel.wished) as heard:
                QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=part.area.center().toPoint())
            assert heard.args == [shown.wish(part.row, part.column)]
            opened += 1
            _behind(room, qtbot).reject()
    assert opened > 40
    part = page.by_unit.view.parts()[0]
    at = part.area.center().toPoint()
    QTest.mouseMove(page.by_unit.view, at)
    assert page.by_unit.view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(page.by_unit.view, QPoint(2, 2))
    assert page.by_unit.view.cursor().shape() == Qt.CursorShape.ArrowCursor
    QApplication.sendEvent(page.by_unit.view, QHelpEvent(QEvent.Type.ToolTip, at, page.by_unit.view.mapToGlobal(at)))
    assert QToolTip.text() == "Kecamatan Tirta Muara, Belum ditindaklanjuti: 5"


def test_the_keyboard_walks_over_a_chart(room: MonevRoom, qtbot: QtBot) -> None:
    """Tab comes to it, arrows go over its parts, a frame and a name tell which one, Enter opens its cases."""
    page = room.page
    page.trend.save.setFocus()
    QTest.keyClick(page.trend.save, Qt.Key.Key_Tab)
    view = page.trend.view
    assert view.hasFocus()
    before = view.grab().toImage()
    assert view.accessibleName() == "Masuk & selesai. Januari 2026, Masuk: 11"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleName().endswith("Februari 2026, Masuk: 12")
    assert view.grab().toImage() != before
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert "Februari 2026, Selesai" in view.accessibleName()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert "Februari 2026, Selesai" in view.accessibleName()
    QTest.keyClick(view, Qt.Key.Key_Return)
    dialog = _behind(room, qtbot)
    assert str(dialog.model.rowCount()) == page.trend.shown.rows[1][2]
    dialog.reject()
    view = page.by_unit.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.said.endswith("Total: 43")
    assert page.trend.view.accessibleName() == "Masuk & selesai"
    assert page.viewport().rect().contains(page.viewport().mapFromGlobal(view.mapToGlobal(QPoint(0, 90))))


def test_a_figure_opens_its_cases_and_enter_opens_one(room: MonevRoom, vault: InventedVault, qtbot: QtBot) -> None:
    """As many as the figure says."""
    opened: list[int] = []
    room.case_wanted.disconnect()
    room.case_wanted.connect(opened.append)
    room.page.late.behind.click()
    room.page.late.behind.click()
    dialog = _behind(room, qtbot)
    assert dialog.model.rowCount() == int(room.page.late.value.text())
    with qtbot.waitSignal(dialog.case_wanted):
        QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert len(opened) == 1


def test_the_cases_behind_a_figure_are_paged_through_and_taken_along(
    room: MonevRoom, vault: InventedVault, qtbot: QtBot
) -> None:
    """All of them, however many: what is looked at is fetched; the file holds all, with names masked."""
    vault.desk.figures.count = 3_000
    room.period.setCurrentIndex(room.period.findData(""))
    qtbot.waitUntil(lambda: room.page.total.value.text() == "2.700")
    room.page.total.behind.click()
    dialog = _behind(room, qtbot)
    model = dialog.model
    assert model.rowCount() == 2_700
    qtbot.waitUntil(lambda: bool(model.data(model.index(0, 0))))
    assert model.line(2_699) is None
    dialog.table.scrollToBottom()
    qtbot.waitUntil(lambda: model.line(2_699) is not None)
    assert model.data(model.index(2_699, 0)) == str(7_400_000 + model.case_at(2_699))
    dialog.save.click()
    (saving,) = dialog.findChildren(TableDialog)
    saving.save("daftar.xlsx")
    qtbot.waitUntil(lambda: bool(vault.desk.tables))
    assert (len(vault.desk.tables[0].cases), vault.desk.tables[0].names) == (2_700, False)
    vault.desk.figures.fault = LocalFault("Data di komputer ini perlu diperiksa.")
    model.line(1_500)
    qtbot.waitUntil(lambda: dialog.said.startswith("Data di komputer ini perlu diperiksa."))


def test_a_figure_leads_to_the_cases_that_it_was_counted_from(room: MonevRoom, qtbot: QtBot) -> None:
    """Also while something else was chosen already and is being counted: what is looked at still says the former."""
    late, listed = int(room.page.late.value.text()), room.filter.wanted
    room.filter.narrow(replace(listed, unit=UNITS[1].code))
    room.page.late.behind.click()
    dialog = _behind(room, qtbot)
    assert dialog.model.rowCount() == late
    with qtbot.waitSignal(room.list_wanted) as asked:
        dialog.list_all.click()
    assert asked.args[0].unit == listed.unit


def test_lines_of_a_plot_stand_for_round_numbers() -> None:
    """So that a value between two of them is read off at a glance; and all points lie below the uppermost."""
    assert [step_of(least) for least in (0, 1, 3, 5, 6, 34, 45, 101)] == [1, 1, 5, 5, 10, 50, 50, 200]
    area, look = QRectF(0, 0, 400, 200), Look(LIGHT)
    lies = plot(area, [TrendPoint("01/26", 133, 80), TrendPoint("02/26", 90, 95)], look)
    assert lies.most == 150
    assert all(point.y() > lies.room.top() for point in (*lies.came, *lies.done))


def test_a_long_name_of_a_unit_is_read_whole_in_the_table(room: MonevRoom, qtbot: QtBot) -> None:
    """It goes on in a second line as far in as the first; where there is room, headings are whole words too."""
    page, window = room.page, room.window()
    page.by_unit.swap.click()
    table = page.by_unit.table
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: "ditindaklanjuti" in _heading(table, 2))
    assert "\n" not in _name_of(table, "Dinas")
    window.resize(*LEAST_SIZE)
    qtbot.waitUntil(lambda: _heading(table, 2) == "Belum\nTL")
    letters = table.fontMetrics()
    for row in range(table.rowCount()):
        item = table.item(row, 0)
        assert item is not None
        assert all(letters.horizontalAdvance(line) < table.columnWidth(0) for line in item.text().split("\n"))
        assert table.rowHeight(row) >= letters.lineSpacing() * len(item.text().split("\n"))
    assert in_lines("\u2003Dinas Umum dan Ruang", letters, letters.horizontalAdvance("\u2003Dinas Umum x")) == (
        "\u2003Dinas Umum\n\u2003dan Ruang"
    )


def _heading(table: QTableWidget, column: int) -> str:
    item = table.horizontalHeaderItem(column)
    return item.text() if item else ""


def _name_of(table: QTableWidget, beginning: str) -> str:
    names = [item.text() for row in range(table.rowCount()) if (item := table.item(row, 0))]
    return next(name for name in names if name.startswith(beginning))
