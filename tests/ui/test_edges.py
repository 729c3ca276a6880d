"""What stands below each other begins and ends alike, and nothing moves when a scroll bar comes."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QFrame, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_complaints import words_of
from ui.frame.main_window import MainWindow
from ui.monev.figure_table import FigureTable
from ui.parts.flow import FlowLayout
from ui.parts.labels import hairline, label
from ui.parts.reading import BAR, ReadingArea
from ui.parts.whole_edges import WholeEdges
from ui.parts.whole_lines import WholeLines
from ui.theme.appearance import Appearance


def test_a_scroll_bar_takes_no_room_from_what_is_read(appearance: Appearance, qtbot: QtBot) -> None:
    """No line breaks anew when there is more to read, and a bar is seen only then."""
    del appearance
    area = ReadingArea("Isi")
    qtbot.addWidget(area)
    area.resize(300, 120)
    area.column.addWidget(hairline())
    area.show()
    qtbot.waitUntil(lambda: area.viewport().width() == 300 - BAR)
    assert not area.verticalScrollBar().isEnabled()
    area.column.addWidget(label("kata " * 200, wrap=True))
    qtbot.waitUntil(area.verticalScrollBar().isEnabled)
    assert area.viewport().width() == 300 - BAR


def test_a_heading_is_never_seen_without_its_text(appearance: Appearance, qtbot: QtBot) -> None:
    """Whatever the height, what is shown of a page ends above a heading or below the first line under it."""
    area = ReadingArea("Isi")
    qtbot.addWidget(area)
    edges = WholeEdges(area, appearance)
    area.column.addWidget(label("Sebuah kalimat.", "", wrap=True))
    heading, text = label("Yang dibaca pelapor", "section"), label("Jawaban kantor. " * 20, "", wrap=True)
    for one in (hairline(), heading, text):
        area.column.addWidget(one)
    area.column.addStretch(1)
    area.resize(300, 400)
    area.show()
    qtbot.waitUntil(lambda: text.height() > 60)
    top, line = heading.y(), text.fontMetrics().lineSpacing()
    assert top < text.y() + line < 100
    for height in range(top, text.y() + 3 * line):
        area.resize(300, height)
        end = area.viewport().height() - edges.covered()[1]
        assert end <= top + 1 or end >= text.y() + line - 1, height
        assert end > 0


def test_a_case_ends_at_one_edge(window: MainWindow, qtbot: QtBot) -> None:
    """Its head, its dividing line and the last link above them."""
    window.show_case(1)
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: "belum ada petugas" in words_of(pane))
    rule = next(one for one in pane.findChildren(QFrame) if one.property("part") == "hairline")
    warning = next(one for one in pane.findChildren(QFrame) if one.property("part") == "warning")
    edges = {one.mapTo(pane, one.rect().topRight()).x() for one in (rule, warning)}
    assert len(edges) == 1


def test_rows_of_words_are_as_high_as_their_words(appearance: Appearance, qtbot: QtBot) -> None:
    """Neither cut nor followed by an empty line, whatever the width."""
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setResizeMode(QListWidget.ResizeMode.Adjust)
    rows.setItemDelegate(WholeLines(rows, appearance, side=8, above=6))
    rows.addItem("Komputer bersama dan kata sandi")
    rows.show()
    line = rows.fontMetrics().lineSpacing()
    for width in range(160, 320, 4):
        rows.resize(width, 200)
        rows.doItemsLayout()
        room = rows.viewport().width() - 16
        needed = 1 if rows.fontMetrics().horizontalAdvance(rows.item(0).text()) <= room else 2
        assert abs(rows.visualItemRect(rows.item(0)).height() - needed * line - 12) <= 2, width


def test_what_goes_on_in_a_second_line_does_not_stand_alone_there(appearance: Appearance, qtbot: QtBot) -> None:
    """Where three and more stand above it, the last of these goes along; nothing is narrower or higher for that."""
    del appearance
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, gap=6, keeps_company=True)
    made = [QPushButton(words) for words in ("Respon awal", "Respon substantif", "Kendala", "Catatan", "Lainnya")]
    for one in made:
        flow.addWidget(one)
    widest = sum(one.sizeHint().width() for one in made) + 4 * 6
    for width in range(150, widest + 20):
        height = flow.heightForWidth(width)
        flow.setGeometry(QRect(0, 0, width, height))
        tops = [one.y() for one in made]
        assert tops.count(tops[-1]) > 1 or tops.count(tops[-2]) < 3, width
        assert all(one.geometry().right() < width for one in made if one.width() < width)
        assert max(one.geometry().bottom() for one in made) < height


def test_names_of_a_table_get_what_shorter_headings_leave(appearance: Appearance, qtbot: QtBot) -> None:
    """Where they do not stand in one line under long ones; a name that was broken before counts whole."""
    del appearance
    table = FigureTable()
    qtbot.addWidget(table)
    names = ["Dinas Pekerjaan Umum dan Penataan Ruang", "Kecamatan Tirta Muara"]
    headings = ["Unit kerja", "Belum ditindaklanjuti", "Belum terverifikasi", "Proses", "Selesai", "Total"]
    short = {"Belum ditindaklanjuti": "Belum TL", "Belum terverifikasi": "Belum verif."}
    table.show()
    table.fill(headings, [[name, "1", "2", "3", "4", "5"] for name in names], "", short, {})

    def heading() -> str:
        item = table.horizontalHeaderItem(1)
        assert item is not None
        return item.text().replace("\n", " ")

    numbers = table._numbers[0]
    narrow, wide = numbers + 230, numbers + 400
    for width, expected in ((narrow, "Belum TL"), (narrow + 1, "Belum TL"), (wide, "Belum ditindaklanjuti")):
        table.resize(width, 200)
        qtbot.waitUntil(lambda: table.width() == width)  # noqa: B023 - waited for at once
        table.widen_names()
        assert heading() == expected, width
