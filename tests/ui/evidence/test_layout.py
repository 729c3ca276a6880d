"""Nothing about photos and documents is cut off: at 1366 by 768, and at 125 %, in both themes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.file_traffic import DAY_SPENT
from sync.contract.evidence.limits import EvidenceLimits
from tests.support.drawn_photos import PDF, picture_bytes
from tests.support.invented_desk import InventedDoorway, InventedVault
from tests.support.invented_evidence import InventedEvidence
from tests.support.invented_road import now_ms
from tests.ui.test_layout import AT_125_PERCENT, FULL, cut_off
from ui.evidence.allowance_dialog import AllowanceDialog
from ui.evidence.folder_dialog import FolderDialog
from ui.evidence.strip import FileStrip
from ui.evidence.tile import FileTile
from ui.evidence.viewer import Viewer
from ui.frame.main_window import LEAST_SIZE, MainWindow
from ui.pictures import save_pictures
from ui.ports.evidence import Allowance, FileState, FileView, RemarkOnPicture, Transfers
from ui.rooms import Room
from ui.theme.appearance import Appearance

pytestmark = pytest.mark.slow

_LONG = "dokumentasi-perbaikan-jalan-usaha-tani-handil-lima-tahap-kedua-setelah-pasang.jpg"
_SENTENCE = (
    "Foto ini menurut datanya diambil pada 2 November 2026, sebelum laporan masuk pada 9 November 2026. Bisa jadi jam "
    "kamera keliru atau fotonya dikirim ulang lewat pesan; sebutkan tanggal yang benar di keterangan."
)
_TRANSFERS = Transfers(
    files=12,
    bytes_left=48_000_000,
    seconds_left=7_200,
    bytes_per_second=6_600,
    rupiah_left=57_600,
    spent_today=20_000_000,
    spent_this_month=390_000_000,
    allowance=Allowance(daily_bytes=20_000_000, monthly_bytes=400_000_000, rupiah_per_mb=1_200),
    why_resting=DAY_SPENT,
)


@pytest.fixture
def crowded(window: MainWindow, evidence: InventedEvidence) -> MainWindow:
    """Return a window in which every name, sentence and number is long."""
    evidence.told, evidence.most = _TRANSFERS, EvidenceLimits(most_files=20)
    evidence.remarks = (RemarkOnPicture("before-complaint", _SENTENCE), RemarkOnPicture("edited", _SENTENCE))
    photo = picture_bytes(1, (640, 480))
    for event, state in (("a", FileState.SENDING), ("b", FileState.REMOTE), ("x1", FileState.WAITING)):
        case = 4 if event == "x1" else 1
        is_here = state is not FileState.REMOTE
        evidence.put(
            case, event, _LONG, photo, state=state, is_here=is_here, author="Siti", unit="Kecamatan", role="after"
        )
        evidence.put(case, event, "surat.pdf", PDF, reason=_SENTENCE)
    for number in range(7):
        evidence.take_in_content(1, f"{number}-{_LONG}", picture_bytes(number, (640, 480)))
    return window


def _form(window: MainWindow) -> None:
    window.write(1, "jawab-pelapor")


def _case(window: MainWindow) -> None:
    window.complaints.pane.show_role("coordinator")
    window.show_case(1, newest=True)


def _outbox(window: MainWindow) -> None:
    window.go(Room.OUTBOX)
    rows = window.outbox._model
    window.outbox._list.setCurrentIndex(rows.index(rows.row_of("x1"), 0))


def _shows_files(page: QWidget) -> bool:
    return any(tile.isVisibleTo(page) for tile in page.findChildren(FileTile)) or any(
        len(strip.enclosed) == 7 for strip in page.findChildren(FileStrip)
    )


@pytest.mark.parametrize("enter", [_form, _case, _outbox])
def test_no_word_about_files_is_cut_off(
    crowded: MainWindow,
    appearance: Appearance,
    qtbot: QtBot,
    enter: Callable[[MainWindow], None],
) -> None:
    """And the window keeps its size in both themes, however much there is to show."""
    crowded.refresh()
    enter(crowded)
    qtbot.waitUntil(lambda: _shows_files(crowded))
    crowded.form.files._say_problem("\n".join([_SENTENCE] * 2))
    for dark in (False, True):
        appearance.set_dark(dark=dark)
        for size in (FULL, AT_125_PERCENT, QSize(*LEAST_SIZE)):
            crowded.resize(size)
            qtbot.waitUntil(lambda: cut_off(crowded) == [])
            assert crowded.size() == size


def _viewer(window: MainWindow) -> QDialog:
    files = window._workplace.evidence.files(1)
    return Viewer(window._workplace, 1, files, files[-1].sha256, window)


def _covering(window: MainWindow) -> QDialog:
    viewer = _viewer(window)
    assert isinstance(viewer, Viewer)
    window._workplace.background.files.settle(viewer)
    viewer.cover()
    assert viewer.view.is_covering
    return viewer


def _comparing(window: MainWindow) -> QDialog:
    viewer = _viewer(window)
    assert isinstance(viewer, Viewer)
    viewer.compare(True)
    return viewer


def _remote(window: MainWindow) -> QDialog:
    files: tuple[FileView, ...] = window._workplace.evidence.files(1)
    remote = next(file for file in files if not file.is_here)
    return Viewer(window._workplace, 1, files, remote.sha256, window)


def _allowance(window: MainWindow) -> QDialog:
    return AllowanceDialog(window._workplace, _TRANSFERS, window)


def _folder(window: MainWindow) -> QDialog:
    return FolderDialog(window._workplace, Path(__file__).parent, window)


@pytest.mark.parametrize("size", [FULL, QSize(*LEAST_SIZE)], ids=["100 %", "least"])
def test_no_word_of_a_dialog_about_files_is_cut_off(crowded: MainWindow, qtbot: QtBot, size: QSize) -> None:
    """And each fits into the window that it stands over."""
    crowded.resize(size)
    for make in (_viewer, _covering, _comparing, _remote, _allowance, _folder):
        dialog = make(crowded)
        dialog.show()
        qtbot.waitUntil(lambda dialog=dialog: cut_off(dialog) == [])  # type: ignore[misc]  # as it is now
        assert dialog.width() <= size.width(), make
        assert dialog.height() <= size.height(), make
        dialog.close()


@pytest.mark.parametrize("dark", [False, True])
def test_pictures_show_what_there_is_of_files_and_change_nothing(
    vault: InventedVault, files: tuple[FileView, ...], tmp_path: Path, appearance: Appearance, dark: bool
) -> None:
    """The README shows the real dialogs; covering is shown and not done."""
    made = save_pictures(vault, InventedDoorway(vault), tmp_path, dark=dark, now_ms=now_ms)
    assert [file.name for file in made[-4:]] == ["foto.png", "foto-tutupi.png", "foto-sanding.png", "jatah-data.png"]
    assert all(not QImage(str(file)).isNull() for file in made)
    assert vault.evidence.files(1) == files
    appearance.set_dark(dark=False)
