"""The window comes back as it was, on a screen that is there; the tray says what waits, and tells nothing of a case."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from sync.contract.line import LineState
from tests.support.invented_desk import InventedVault
from tests.support.invented_road import now_ms
from ui.clock import local_day
from ui.frame.main_window import MainWindow
from ui.frame.tray import Tray
from ui.frame.window_keeping import WindowKeeping
from ui.frame.window_memory import FILE, WindowMemory, brought_back, keep_memory, load_memory
from ui.ports.desk import DeskState
from ui.rooms import Room
from ui.theme.appearance import Appearance

LAPTOP, BESIDE = QRect(0, 0, 1366, 728), QRect(1366, 0, 1920, 1040)


@pytest.mark.parametrize(
    ("place", "screens", "back"),
    [
        (QRect(100, 80, 1100, 600), [LAPTOP], QRect(100, 80, 1100, 600)),
        (QRect(1500, 80, 1200, 700), [LAPTOP, BESIDE], QRect(1500, 80, 1200, 700)),
        (QRect(1500, 80, 1200, 700), [LAPTOP], QRect(166, 28, 1200, 700)),
        (QRect(100, -600, 1100, 600), [LAPTOP], QRect(100, 0, 1100, 600)),
        (QRect(-1090, 80, 1100, 600), [LAPTOP], QRect(0, 80, 1100, 600)),
        (QRect(0, 0, 1920, 1040), [LAPTOP], QRect(0, 0, 1366, 728)),
        (QRect(1300, 700, 1100, 600), [LAPTOP], QRect(266, 128, 1100, 600)),
    ],
)
def test_a_window_is_brought_back_onto_a_screen(place: QRect, screens: list[QRect], back: QRect) -> None:
    """Only when its upper edge could not be taken hold of, or it is larger than its screen."""
    assert brought_back(place, screens) == back


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"version": 7}', b'{"place": [1, 2]}', b'{"room": 3}', b"\xff" * 100]
)
def test_a_damaged_memory_is_none(tmp_path: Path, content: bytes) -> None:
    """The program begins as on the first day; so does one whose folder cannot be written to."""
    (tmp_path / FILE).write_bytes(content)
    assert load_memory(tmp_path) == WindowMemory()
    keep_memory(tmp_path / "tidak ada", WindowMemory(room="outbox"))
    assert load_memory(None) == WindowMemory()


def test_sizes_room_and_recent_actions_come_back(
    window: MainWindow, appearance: Appearance, tmp_path: Path, qtbot: QtBot
) -> None:
    """On the same day in the same room; nothing of a case is written down."""
    keeping = WindowKeeping(window, appearance, now_ms, tmp_path)
    assert keeping.first_room is Room.TODAY
    window.setGeometry(20, 30, 1200, 640)
    window.show_case(1)
    qtbot.waitUntil(lambda: window.complaints.pane.shown_case == 1)
    [split] = window.findChildren(QSplitter, "list-and-case")
    split.setSizes([500, 700])
    sizes = split.sizes()
    window.commands.recent = ("exchange-now",)
    keeping.keep()
    split.setSizes([700, 500])
    written = (tmp_path / FILE).read_text()
    line = window.complaints.pane._view
    assert line is not None
    assert line.line.title not in written
    assert line.line.tracking_id not in written

    again = WindowKeeping(window, appearance, now_ms, tmp_path)
    assert again.memory.place == (20, 30, 1200, 640)
    assert again.first_room is Room.COMPLAINTS
    assert split.sizes() == sizes
    assert window.commands.recent == ("exchange-now",)
    tomorrow = WindowKeeping(window, appearance, lambda: now_ms() + 86_400_000, tmp_path)
    assert tomorrow.first_room is Room.TODAY
    assert again.memory.day == local_day(now_ms()).isoformat() != date.min.isoformat()


def test_closing_ends_the_program_unless_the_operator_chose_otherwise(window: MainWindow, qtbot: QtBot) -> None:
    """Closing locks the vault; who let it stay running ends it by *Keluar*."""
    window.keeps_running = lambda: True
    assert not window.close()
    assert window.isHidden()
    with qtbot.waitSignal(window.closed):
        window.leave()


def test_the_end_of_a_session_is_not_held_up_and_loses_nothing(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Who lets the program stay running still logs out at once; the draft is stored first."""
    window.keeps_running = lambda: True
    window.write(3, "respon-awal")
    qtbot.waitUntil(window.form._text.hasFocus)
    QTest.keyClicks(window.form._text, "Yth. Pelapor")
    window.prepare_to_end()
    assert vault.desk.drafts_saved[-1] == "Yth. Pelapor"
    with qtbot.waitSignal(window.closed):
        window.close()


def state(**changes: object) -> DeskState:
    """Return how things stand, with changes."""
    usual = DeskState(
        username="siti", full_name="Siti", unit="Kecamatan", role="liaison", server="https://x",
        line=LineState.ONLINE, luring=False, offline_since=0,
    )  # fmt: skip
    return msgspec.structs.replace(usual, **changes)


def test_the_tray_counts_and_tells_only_what_is_new(
    window: MainWindow, appearance: Appearance, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Held actions and new replies are told aloud, without a name or a number; what was there before is not."""
    tray = Tray(appearance, window, stays=False)
    said: list[str] = []
    monkeypatch.setattr(tray.sign, "showMessage", lambda _title, sentence, _icon: said.append(sentence))
    window.hide()
    assert tray.sentence() == "Tidak ada yang menunggu dikirim"
    tray.show_replies(1)
    tray.show_state(state(waiting=2, attention=1))
    assert said == []
    assert (tray.count, tray.sentence()) == (3, "1 pelapor menunggu jawaban · 1 perlu dilihat · 2 menunggu dikirim")
    tray.show_state(state(waiting=2, attention=2))
    tray.show_replies(3)
    tray.show_state(state(waiting=0, attention=1))
    assert said == [
        "1 tindakan ditahan dan perlu dilihat. Tidak ada yang hilang.", "2 balasan pelapor baru menunggu jawaban.",
    ]  # fmt: skip
    assert tray.sign.toolTip() == "Tindak · 3 pelapor menunggu jawaban · 1 perlu dilihat"
    tray.sign.hide()


def test_the_menu_of_the_tray_does_what_it_says(
    window: MainWindow, vault: InventedVault, appearance: Appearance, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Open, exchange now, Luring, stay running, leave."""
    monkeypatch.setattr(Tray, "exists", staticmethod(lambda: True))
    keeping = WindowKeeping(window, appearance, now_ms, None)
    tray = keeping.tray
    assert tray is not None
    words = {one.text().replace("&", ""): one for one in tray.menu.actions()}
    words["Sinkronkan sekarang"].trigger()
    qtbot.waitUntil(vault.exchange.asked.is_set)
    qtbot.waitUntil(lambda: not window.exchanging.is_running)
    words["Luring"].trigger()
    qtbot.waitUntil(lambda: vault.desk.luring)
    words["Tetap berjalan bila jendela ditutup (data tetap terbuka)"].trigger()
    window.close()
    assert window.isHidden()
    words["Buka jendela"].trigger()
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        words["Keluar dan kunci data"].trigger()
    keeping.end()
