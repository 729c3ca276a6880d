"""Files that are chosen, dropped or pasted are taken in beside the window, and never spoil the text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.drawn_photos import picture_bytes
from tests.support.invented_desk import InventedVault
from tests.support.invented_evidence import InventedEvidence
from tests.ui.evidence.conftest import CASE, names
from ui.evidence.strip import FileStrip
from ui.frame.main_window import MainWindow

_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clipboard() -> Iterator[QClipboard]:
    """Return the clipboard. What Python puts there must go before Python does: Qt would let go of it afterwards."""
    shared = QGuiApplication.clipboard()
    yield shared
    shared.clear()


def mime_of(*paths: Path) -> QMimeData:
    """Return what a file manager drags along."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_several_files_are_chosen_at_once(
    strip: FileStrip, photos: list[Path], window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The button asks, and so do its keys; the folder is remembered for the next time."""
    asked: list[str] = []

    def choose(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[list[str], str]:
        asked.append(folder)
        return [str(path) for path in photos[:2]], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    strip._attach.click()
    qtbot.waitUntil(lambda: names(strip) == ["titian-1.jpg", "titian-2.jpg"])
    QTest.keyClick(window.form._text, Qt.Key.Key_L, _CONTROL | _SHIFT)
    assert asked == [str(Path.home()), str(photos[0].parent)]


def test_files_are_dropped_anywhere_on_the_form(
    strip: FileStrip, photos: list[Path], window: MainWindow, qtbot: QtBot
) -> None:
    """While they hang over it, the strip says what letting go does."""
    mime, left = mime_of(*photos), Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, mime, left, Qt.KeyboardModifier.NoModifier
    )  # fmt: skip
    QApplication.sendEvent(window.form, entered)
    assert entered.isAccepted()
    assert strip._counter.text() == "Lepaskan untuk melampirkan"
    dropped = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, mime, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window.form, dropped)
    qtbot.waitUntil(lambda: len(names(strip)) == 3 and not strip.is_busy)
    assert strip._counter.text().startswith("3 dari 5 berkas · ")


def test_words_that_are_dragged_along_stay_words(strip: FileStrip, window: MainWindow) -> None:
    """A page of the internet is no file of this computer."""
    mime = QMimeData()
    mime.setUrls([QUrl("https://contoh.test/foto.jpg")])
    entered = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    entered.ignore()
    QApplication.sendEvent(window.form, entered)
    assert not entered.isAccepted()
    assert names(strip) == []


def test_a_picture_is_pasted_into_the_text(
    strip: FileStrip, window: MainWindow, clipboard: QClipboard, qtbot: QtBot
) -> None:
    """It goes to the strip, and no letter of the text changes."""
    QTest.keyClicks(window.form._text, "Sudah selesai.")
    clipboard.setImage(QImage.fromData(picture_bytes(8, (320, 240))))
    QTest.keyClick(window.form._text, Qt.Key.Key_V, _CONTROL)
    qtbot.waitUntil(lambda: len(names(strip)) == 1 and not strip.is_busy)
    assert names(strip)[0].startswith("Tempelan ")
    assert window.form._text.toPlainText() == "Sudah selesai."


def test_files_are_pasted_into_the_text(
    strip: FileStrip, photos: list[Path], window: MainWindow, clipboard: QClipboard, qtbot: QtBot
) -> None:
    """As a file manager copies them."""
    clipboard.setMimeData(mime_of(*photos))
    QTest.keyClick(window.form._text, Qt.Key.Key_V, _CONTROL)
    qtbot.waitUntil(lambda: len(names(strip)) == 3)
    assert window.form._text.toPlainText() == ""


def test_pasted_words_are_words_even_with_a_picture_of_them(
    strip: FileStrip, window: MainWindow, clipboard: QClipboard
) -> None:
    """A text processor copies both."""
    mime = QMimeData()
    mime.setText("Yth. Pelapor")
    mime.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    clipboard.setMimeData(mime)
    QTest.keyClick(window.form._text, Qt.Key.Key_V, _CONTROL)
    assert window.form._text.toPlainText() == "Yth. Pelapor"
    assert names(strip) == []


def test_the_window_lives_while_files_are_taken_in(
    strip: FileStrip,
    photos: list[Path],
    window: MainWindow,
    evidence: InventedEvidence,
    vault: InventedVault,
    qtbot: QtBot,
) -> None:
    """Typing and its saving go on; what is on its way has a place, cannot be saved past, and counts as unsafe."""
    evidence.gate.clear()
    try:
        strip._take_paths(photos)
        assert evidence.asked.wait(5)
        assert names(strip) == ["titian-1.jpg", "titian-2.jpg", "titian-3.jpg"]
        assert strip.tiles.file is None
        QTest.keyClicks(window.form._text, "Sudah ditangani.")
        qtbot.waitUntil(lambda: vault.desk.drafts_saved[-1:] == ["Sudah ditangani."])
        window.form.save()
        assert "Berkas masih disiapkan" in window.form._problem.text()
        assert vault.desk.case(CASE).draft is not None
        assert not window.form.is_safe
    finally:
        evidence.gate.set()
    qtbot.waitUntil(lambda: window.form.is_safe and len(strip._files.files) == 3)
    assert window.form._save.isEnabled()


def test_a_refused_file_leaves_the_form_as_it_was(
    strip: FileStrip, photos: list[Path], tmp_path: Path, window: MainWindow, qtbot: QtBot
) -> None:
    """The others are taken; each refusal has its sentence, until it was read."""
    QTest.keyClicks(window.form._text, "Sudah ditangani.")
    empty = tmp_path / "kosong.jpg"
    empty.write_bytes(b"")
    strip._take_paths([photos[0], empty, photos[1], tmp_path / "hilang.jpg"])
    qtbot.waitUntil(lambda: not strip.is_busy and names(strip) == ["titian-1.jpg", "titian-2.jpg"])
    assert strip.notice.said.splitlines() == [
        "kosong.jpg tidak dilampirkan: bukan foto atau dokumen. Formulir tetap.",
        "hilang.jpg tidak dilampirkan: bukan foto atau dokumen. Formulir tetap.",
    ]
    assert window.form._text.toPlainText() == "Sudah ditangani."
    strip.notice.do()
    assert strip.notice.isHidden()


def test_many_refusals_are_counted(strip: FileStrip, tmp_path: Path, qtbot: QtBot) -> None:
    """Ten sentences would push the text out of the window."""
    bad = [tmp_path / f"rusak-{number}.jpg" for number in range(8)]
    strip._take_paths(bad)
    qtbot.waitUntil(lambda: not strip.is_busy)
    assert strip.notice.said.splitlines()[3:] == ["5 berkas lain juga tidak dilampirkan."]
