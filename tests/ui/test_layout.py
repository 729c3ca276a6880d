"""Nothing is cut off: at 1366 by 768, and at 125 %, in both themes."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QAbstractScrollArea, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sync.contract.events import EventKind
from sync.contract.line import LineState
from tests.support.invented_cases import NOW
from tests.support.invented_desk import InventedDoorway, InventedVault
from tests.support.invented_road import now_ms
from ui.doorway.entrance import Entrance
from ui.frame.main_window import LEAST_SIZE, MainWindow
from ui.lanes.background import Background
from ui.language.wording import number
from ui.parts.text_block import TextBlock
from ui.pictures import draw_once, save_pictures
from ui.ports.exchange import ExchangeReport
from ui.rooms import Room
from ui.theme.appearance import Appearance
from ui.theme.tokens import LIGHT

pytestmark = pytest.mark.slow

FULL, AT_125_PERCENT = QSize(1366, 689), QSize(1093, 535)
"""A 1366 by 768 screen less task bar and title bar, in the window's own pixels."""


def cut_off(page: QWidget) -> list[str]:
    """Return the widgets of a page that have less room than their words need."""
    shown = [widget for widget in page.findChildren(QWidget) if widget.isVisibleTo(page)]
    poor = [f"{type(widget).__name__} {_words(widget)!r} has {widget.size()}" for widget in shown if _is_cut(widget)]
    return poor + [
        f"{widget} begins outside"
        for widget in shown
        if not page.rect().contains(widget.mapTo(page, widget.rect().topLeft())) and not _scrolls(widget, page)
    ]


def _is_cut(widget: QWidget) -> bool:
    match widget:
        case QLabel() if widget.wordWrap():
            return widget.height() < widget.heightForWidth(widget.width())
        case QLabel() | QPushButton() | QCheckBox() | QComboBox():
            needed = widget.sizeHint()
            return needed.boundedTo(widget.size()) != needed
        case QLineEdit():
            return widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > widget.width() - 24
        case TextBlock():
            return widget.verticalScrollBar().maximum() > 0
    return False


def _words(widget: QWidget) -> str:
    match widget:
        case QComboBox():
            return widget.currentText()
        case QLineEdit():
            return widget.placeholderText()
        case QLabel() | QPushButton() | QCheckBox():
            return widget.text()
    return ""


def _scrolls(widget: QWidget, page: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        area = parent.parentWidget()
        if parent.property("part") == "scrolled" or (
            isinstance(area, QAbstractScrollArea) and area.viewport() is parent
        ):
            return True
        parent = parent.parentWidget()
    return False


def _today(window: MainWindow) -> None:
    window.go(Room.TODAY)


def _case(window: MainWindow) -> None:
    window.show_case(6)


def _form(window: MainWindow) -> None:
    window.write(1, "respon-substantif")


def _outbox(window: MainWindow) -> None:
    window.go(Room.OUTBOX)


_LONGEST: dict[str, object] = {
    "line": LineState.CLOCK_WRONG,
    "offline_since": NOW - 9 * 86_400_000,
    "offline_reason": (
        "Jam komputer ini 23 hari 11 jam sesudah waktu server yang terakhir diketahui, sehingga sertifikat server "
        "tidak dapat diperiksa. Betulkan tanggal, jam, dan zona waktu komputer, lalu tekan Sinkronkan sekarang. "
        "Pekerjaan tetap tersimpan."
    ),
    "next_try_at": NOW + 3_600_000,
    "waiting": 12,
    "waiting_bytes": 412_000,
    "unconfirmed": 12,
    "unit": "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan, dan Kawasan Permukiman",
}


@pytest.mark.parametrize("enter", [_today, _case, _form, _outbox])
def test_no_word_of_the_window_is_cut_off(
    window: MainWindow,
    vault: InventedVault,
    background: Background,
    appearance: Appearance,
    qtbot: QtBot,
    enter: Callable[[MainWindow], None],
) -> None:
    """With the longest sentence of the status line and the longest result shown, in all sizes and both themes."""
    vault.desk.changes = _LONGEST
    vault.desk.save_draft(1, EventKind.SUBSTANTIVE_RESPONSE, "Yth. Bapak/Ibu, petugas sudah memeriksa. " * 30)
    window.navigation.show_report(
        ExchangeReport(outcome="unreachable", sentence=str(_LONGEST["offline_reason"]), unconfirmed=12)
    )
    enter(window)
    window.refresh()
    background.database.settle(window)
    background.database.settle(window)
    for dark in (False, True):
        appearance.set_dark(dark=dark)
        for size in (FULL, AT_125_PERCENT, QSize(*LEAST_SIZE)):
            window.resize(size)
            qtbot.waitUntil(lambda: cut_off(window) == [])
            assert window.size() == size


def test_no_state_of_the_line_is_cut_off(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Each word with its sentence, in the smallest window."""
    window.resize(*LEAST_SIZE)
    for line in LineState:
        is_his = {"luring": line is LineState.LURING, "sign_in_required": line is LineState.SIGN_IN_REQUIRED}
        vault.desk.changes = _LONGEST | is_his | {"line": line, "clock_off_by_ms": -9 * 86_400_000}
        window.refresh()
        window._workplace.background.database.settle(window)
        qtbot.waitUntil(lambda: window.status.sentences()[1].endswith("tidak terkirim dua kali"))
        qtbot.waitUntil(lambda: cut_off(window) == [])
        assert window.size() == QSize(*LEAST_SIZE), line


@pytest.mark.parametrize("is_first", [True, False])
def test_no_word_of_the_entrance_is_cut_off(
    background: Background, vault: InventedVault, qtbot: QtBot, is_first: bool
) -> None:
    """Not even with a long sentence about what went wrong."""
    entrance = Entrance(InventedDoorway(vault), background, is_first=is_first)
    qtbot.addWidget(entrance)
    entrance.resize(*LEAST_SIZE)
    entrance.show()
    entrance._say("Pusat tidak dapat dihubungi. Periksa jaringan dan alamatnya, lalu coba lagi. " * 3)
    qtbot.waitUntil(lambda: cut_off(entrance) == [])


def test_the_window_fits_the_screen_it_was_made_for(window: MainWindow) -> None:
    """1366 by 768 at 125 %, less title bar and task bar."""
    assert window.minimumSizeHint().width() <= LEAST_SIZE[0]
    assert window.minimumSizeHint().height() <= LEAST_SIZE[1]
    assert LEAST_SIZE[0] <= AT_125_PERCENT.width()
    assert LEAST_SIZE[1] <= AT_125_PERCENT.height()


def test_counts_never_run_into_the_names_of_rooms(window: MainWindow) -> None:
    """A coordinator has 100,000 cases."""
    room = window.navigation.button(Room.COMPLAINTS)
    room.show_count(100_000)
    name = QFontMetrics(room.font()).horizontalAdvance("Kotak keluar")
    assert name + room._count.sizeHint().width() + 40 < room.width()
    assert room._count.text() == number(100_000)


@pytest.mark.parametrize("dark", [False, True])
def test_pictures_show_every_window_and_change_nothing(
    vault: InventedVault, tmp_path: Path, appearance: Appearance, dark: bool
) -> None:
    """What the README shows is drawn from the real windows."""
    vault.desk.save_draft(1, EventKind.SUBSTANTIVE_RESPONSE, "Yth. Bapak/Ibu, petugas sudah memeriksa.")
    before = (vault.desk.outbox(), vault.desk.case(1), len(vault.desk.drafts_saved), vault.exchange.exchanges)
    files = save_pictures(vault, InventedDoorway(vault), tmp_path, dark=dark, now_ms=now_ms)
    assert [file.name for file in files] == [
        "masuk.png", "buka.png", "hari-ini.png", "laporan.png", "laporan-kasus.png", "tindak-lanjut.png",
        "kotak-keluar.png", "monev.png", "bantuan.png",
    ]  # fmt: skip
    for file in files[2:]:
        image = QImage(str(file))
        assert (image.width(), image.height()) == (1366, 768)
        assert image.pixelColor(2, 2).name().upper() == appearance_ground(dark=dark)
    after = (vault.desk.outbox(), vault.desk.case(1), len(vault.desk.drafts_saved), vault.exchange.exchanges)
    assert after == before
    appearance.set_dark(dark=False)


def test_the_first_picture_of_the_list_shows_a_case_beside_it(tmp_path: Path) -> None:
    """In a process that has loaded no place of a case yet."""
    drawn = (
        "from pathlib import Path; from tests.support.invented_desk import InventedDoorway, invented_vault;"
        "from tests.support.invented_road import now_ms; from ui.pictures import save_pictures;"
        f"vault, folder = invented_vault(), Path({str(tmp_path)!r});"
        "save_pictures(vault, InventedDoorway(vault), folder, now_ms=now_ms)"
    )
    subprocess.run([sys.executable, "-c", drawn], check=True, cwd=Path(__file__).parents[2], timeout=60)
    image = QImage(str(tmp_path / "laporan.png"))
    beside = {image.pixelColor(x, y).name().upper() for x in range(900, 1300, 4) for y in range(120, 600, 4)}
    assert LIGHT.late.upper() in beside, "the warning above a case that waits for an answer"


def appearance_ground(*, dark: bool) -> str:
    """Return the colour of the corner, which is the navigation's."""
    return "#1B2129" if dark else "#FFFFFF"


def test_the_self_check_draws_a_window(vault: InventedVault, appearance: Appearance) -> None:
    """A frozen program proves that it can show itself."""
    del appearance
    assert draw_once(vault) == (1366, 768)
