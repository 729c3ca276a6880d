"""What is typed about files: stored by the rule of the text, never called safe before, and never given up unasked."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.invented_evidence import InventedEvidence
from tests.support.real_faults import disk_full
from tests.ui.evidence.conftest import CASE
from ui.evidence.strip import FileStrip
from ui.evidence.viewer import Viewer
from ui.frame.main_window import MainWindow
from ui.lanes.captions import PAUSE_MS
from ui.rooms import Room


def test_a_caption_is_unsaved_until_it_is_stored(
    attached: FileStrip, window: MainWindow, evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """As with the text: the status line never calls it safe while it is only typed, and no pause is needed for long."""
    qtbot.waitUntil(lambda: window.form.is_safe)
    assert window.status.sentences()[-1] == "Aman dimatikan"
    QTest.keyClicks(attached.details.description.caption, "Titian selesai")
    assert window.status.sentences()[-1] == "Belum tersimpan"
    assert window.form._said.text().endswith("belum tersimpan")
    assert evidence.draft_files(CASE)[0].caption == ""
    qtbot.waitUntil(lambda: window.form.is_safe)
    assert evidence.draft_files(CASE)[0].caption == "Titian selesai"
    assert window.status.sentences()[-1] == "Aman dimatikan"
    assert not window.form._said.text().endswith("belum tersimpan")


def test_a_caption_has_its_row_and_shows_its_beginning_once_it_is_typed(
    attached: FileStrip, window: MainWindow, qtbot: QtBot
) -> None:
    """Also when its file is chosen again; who only looked at another window goes on where he was."""
    caption = attached.details.description.caption
    caption.setFocus()
    qtbot.waitUntil(caption.hasFocus)
    QTest.keyClicks(caption, "Titian di Handil Lima sesudah diganti, dilihat dari arah pasar ke dermaga lama")
    typed = caption.cursorPosition()
    assert typed == len(caption.text())
    QApplication.sendEvent(caption, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    assert caption.cursorPosition() == typed
    window.form._text.setFocus()
    assert caption.cursorPosition() == 0
    attached.tiles.setCurrentIndex(attached.tiles.model().index(1, 0))
    attached.tiles.setCurrentIndex(attached.tiles.model().index(0, 0))
    qtbot.waitUntil(lambda: caption.text().startswith("Titian di Handil Lima"))
    assert caption.cursorPosition() == 0
    assert caption.width() == attached.details.width()


def test_a_caption_typed_without_a_pause_is_stored_within_two_seconds(
    attached: FileStrip, evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """A kill in the middle costs at most two seconds of it."""
    caption = attached.details.description.caption
    typing = QTimer(attached, interval=PAUSE_MS // 4)
    typing.timeout.connect(lambda: QTest.keyClicks(caption, "a"))
    typing.start()
    qtbot.waitUntil(lambda: bool(evidence.draft_files(CASE)[0].caption), timeout=2000)
    assert typing.isActive()
    typing.stop()


def test_a_caption_that_cannot_be_stored_is_said_to_be_unsaved_and_closing_asks_once(
    attached: FileStrip, window: MainWindow, evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """It stays where it was typed, nothing that takes it away is done, and it is stored once that can be."""
    caption = attached.details.description.caption
    evidence.fault = disk_full()
    QTest.keyClicks(caption, "Titian selesai")
    QTest.keyClicks(window.form._text, "Sudah ditangani.")
    window.form.leave()
    qtbot.waitUntil(lambda: attached.notice.said.startswith("Diska penuh"))
    window.form.save(goes_on=False)
    qtbot.waitUntil(lambda: not attached.is_settling)
    assert window.room is Room.FORM
    assert not window.close()
    assert window.status.sentences()[-1] == "Belum tersimpan"
    assert caption.text() == "Titian selesai"
    assert attached.shown[0].caption == "Titian selesai"
    evidence.fault = None
    window.form.save(goes_on=False)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    first = evidence.files(CASE)[0]
    assert (first.caption, first.event) == ("Titian selesai", "aksi-1")
    assert attached.notice.said == ""
    assert window.status.sentences()[-1] == "Aman dimatikan"


def test_closing_a_second_time_gives_a_caption_up(
    attached: FileStrip, window: MainWindow, evidence: InventedEvidence
) -> None:
    """Nothing can hold the window open."""
    evidence.fault = disk_full()
    QTest.keyClicks(attached.details.description.caption, "Titian selesai")
    assert not window.close()
    assert window.close()


def test_closing_stores_the_caption_typed_last(
    attached: FileStrip, window: MainWindow, evidence: InventedEvidence
) -> None:
    """No pause is needed before the window goes."""
    QTest.keyClicks(attached.details.description.caption, "Titian selesai")
    assert window.close()
    assert evidence.draft_files(CASE)[0].caption == "Titian selesai"


def test_a_caption_typed_in_the_viewer_counts_too_and_goes_with_a_turned_picture(
    attached: FileStrip, window: MainWindow, evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """Also where the viewer is not that of the form."""
    window.complaints.show_case(CASE)
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: len(pane._files._all) == 3)
    pane._files.open_viewer(attached.enclosed[0])
    viewer = window.findChildren(Viewer)[-1]
    QTest.keyClicks(viewer.side.description.caption, "Titian selesai")
    assert window.status.sentences()[-1] == "Belum tersimpan"
    before = viewer.file.sha256
    viewer.turn(1)
    qtbot.waitUntil(lambda: viewer.file.sha256 != before)
    assert evidence.draft_files(CASE)[0].caption == "Titian selesai"
    assert window.status.sentences()[-1] == "Aman dimatikan"
    viewer.close()


def test_a_caption_that_the_viewer_could_not_store_is_told_and_closing_asks_once(
    attached: FileStrip, window: MainWindow, evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """Where no form shows it, the window does."""
    attached.begin(0)
    window.show_case(CASE)
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: len(pane._files._all) == 3)
    pane._files.open_viewer(pane._files._all[0].sha256)
    viewer = window.findChildren(Viewer)[-1]
    evidence.fault = disk_full()
    QTest.keyClicks(viewer.side.description.caption, "Titian selesai")
    viewer.side.description.keep_now()
    qtbot.waitUntil(lambda: viewer.notice.said.startswith("Diska penuh"))
    evidence.fault = None
    viewer.side.description.keep_now()
    qtbot.waitUntil(lambda: viewer.notice.said == "")
    evidence.fault = disk_full()
    QTest.keyClicks(viewer.side.description.caption, " dipasang")
    viewer.close()
    qtbot.waitUntil(lambda: "Diska penuh" in window.navigation._result.toolTip())
    assert not window.close()
    assert window.room is Room.COMPLAINTS
    assert window.close()
