"""The room *Hari ini*: what to do next."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.invented_cases import TODAY, invented_case, some_cases
from tests.support.invented_desk import InventedDesk, InventedVault
from tests.ui.test_complaints import words_of
from ui.main_window import MainWindow, Room
from ui.today.agenda import agenda


def test_cases_stand_in_the_first_group_they_fit() -> None:
    """A reply goes before a deadline; what is not urgent is not shown."""
    found = InventedDesk(some_cases()).today()
    sections = agenda(found, TODAY, with_units=False)
    assert [(section.name, [item.case for item in section.items]) for section in sections] == [
        ("Balasan pelapor belum dijawab", [1]),
        ("Lewat tenggat", [2]),
        ("Jatuh tempo dalam dua hari kerja", [3, 4]),
        ("Baru", [6]),
    ]


def test_the_day_begins_with_the_first_act_under_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    """Enter on the first button opens the form for it."""
    assert window.room is Room.TODAY
    said = words_of(window.today)
    for words in (
        "Senin, 23 November 2026", "Enam hal menunggu Anda.",
        "Jawab pelapor paling lambat Sel 24 Nov", "Tulis respon awal; jatuh tempo Kam 19 Nov",
        "Dikembalikan atau ditahan", "Laporan sudah dialihkan ke Dinas Kesehatan",
    ):  # fmt: skip
        assert words in said
    first = window.today._first
    assert isinstance(first, QPushButton)
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Space)
    qtbot.waitUntil(window.form._text.hasFocus)
    assert window.form._heading.text() == "Jawab pelapor"


def test_a_quiet_day_says_so(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Nothing urgent is said in a sentence, not by an empty page."""
    vault.desk.held = type(vault.desk)([invented_case(5, "Posyandu", "Ditindaklanjuti oleh Instansi", 20)]).held
    window.refresh()
    qtbot.waitUntil(lambda: "Tidak ada yang mendesak. 1 laporan terbuka" in words_of(window.today))
    vault.desk.held = {}
    window.refresh()
    qtbot.waitUntil(lambda: "Laporan baru muncul di sini setelah bertukar" in words_of(window.today))


def test_a_held_answer_leads_to_the_outbox(window: MainWindow) -> None:
    """The row says why, the button leads to the place where it is mended."""
    buttons = [button for button in window.today.findChildren(QPushButton) if button.text() == "Lihat sebabnya"]
    buttons[0].click()
    assert window.room is Room.OUTBOX


def test_many_rows_are_kept_short_and_lead_to_the_list(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """A group of dozens shows its first six."""
    vault.desk.held = type(vault.desk)([invented_case(n, f"Jalan {n}", "Terverifikasi", -n) for n in range(1, 40)]).held
    window.refresh()
    qtbot.waitUntil(lambda: "… dan 33 lagi di Laporan" in words_of(window.today))
    assert len([b for b in window.today.findChildren(QPushButton) if b.isVisibleTo(window.today)]) == 7
