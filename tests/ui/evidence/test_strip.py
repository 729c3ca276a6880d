"""The strip of the form: what is attached is moved, described, taken off, and goes with what is saved."""

from functools import partial
from pathlib import Path
from threading import Timer

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from sync.contract.errors import LocalFault
from sync.contract.events import EventKind
from tests.support.drawn_photos import PDF, picture_bytes
from tests.support.invented_desk import InventedVault
from tests.support.invented_evidence import InventedEvidence
from tests.ui.evidence.conftest import CASE, names
from ui.evidence.strip import FileStrip
from ui.evidence.tile import FileTile
from ui.evidence.viewer import Viewer
from ui.frame.main_window import LEAST_SIZE, MainWindow
from ui.ports.evidence import FileView, RemarkOnPicture, Transfers
from ui.rooms import Room

_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


def _stands_at(strip: FileStrip, name: str, place: int) -> bool:
    return names(strip)[place] == name


def test_a_file_is_taken_off_and_put_back(attached: FileStrip, evidence: InventedEvidence, qtbot: QtBot) -> None:
    """Del takes it off at once, without a question; it comes back to its place."""
    attached.tiles.setCurrentIndex(attached.tiles.model().index(1, 0))
    attached.tiles.setFocus()
    QTest.keyClick(attached.tiles, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(attached) == ["titian-1.jpg", "titian-3.jpg"])
    assert attached.notice.said == "titian-2.jpg dilepas dari draf."
    assert attached.notice.offers == "Kembalikan"
    attached.notice.do()
    qtbot.waitUntil(lambda: names(attached) == ["titian-1.jpg", "titian-2.jpg", "titian-3.jpg"])
    assert len(evidence.draft_files(CASE)) == 3


def test_what_is_gone_cannot_be_put_back_and_says_so(
    attached: FileStrip, evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """Never a button that does nothing."""
    attached.tiles.setFocus()
    QTest.keyClick(attached.tiles, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(names(attached)) == 2)
    evidence.dropped.clear()
    attached.notice.do()
    qtbot.waitUntil(lambda: "Lampirkan lagi" in attached.notice.said)


def test_files_are_moved_with_the_keyboard(attached: FileStrip, evidence: InventedEvidence, qtbot: QtBot) -> None:
    """Alt with an arrow; the moved one stays chosen, and the ends hold."""
    tiles = attached.tiles
    tiles.setCurrentIndex(tiles.model().index(2, 0))
    tiles.setFocus()
    for place in (1, 0):
        QTest.keyClick(tiles, Qt.Key.Key_Left, _ALT)
        qtbot.waitUntil(partial(_stands_at, attached, "titian-3.jpg", place))
        assert tiles.file is not None
        assert tiles.file.name == "titian-3.jpg"
    QTest.keyClick(tiles, Qt.Key.Key_Left, _ALT)
    QTest.keyClick(tiles, Qt.Key.Key_Right, _ALT)
    qtbot.waitUntil(lambda: [file.name for file in evidence.draft_files(CASE)][1] == "titian-3.jpg")


def test_caption_and_role_are_kept(
    attached: FileStrip, window: MainWindow, evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """While typing rests, when another file is chosen, and before the form is left; they come back with the form."""
    fields = attached.details.description
    QTest.keyClicks(fields.caption, "Titian selesai")
    qtbot.waitUntil(lambda: evidence.draft_files(CASE)[0].caption == "Titian selesai")
    fields.role.setCurrentIndex(fields.role.findData("after"))
    fields.role.activated.emit(fields.role.currentIndex())
    QTest.keyClicks(fields.caption, " dipasang")
    attached.tiles.setCurrentIndex(attached.tiles.model().index(1, 0))
    QTest.keyClicks(fields.caption, "Sebelumnya")
    window.form.leave()
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    window.write(CASE, "respon-substantif")
    qtbot.waitUntil(lambda: len(names(attached)) == 3)
    told = [(file.caption, file.role) for file in attached._files.files[:2]]
    assert told == [("Titian selesai dipasang", "after"), ("Sebelumnya", "")]


def test_the_files_go_with_what_is_saved(
    attached: FileStrip, window: MainWindow, evidence: InventedEvidence, vault: InventedVault, qtbot: QtBot
) -> None:
    """The caption typed last goes along; the next draft begins without files."""
    QTest.keyClicks(attached.details.description.caption, "Selesai")
    QTest.keyClicks(window.form._text, "Sudah ditangani.")
    window.form.save(goes_on=False)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    action = next(line.id for line in vault.desk.outbox() if line.case == CASE)
    assert [file.event for file in evidence.files(CASE)] == [action] * 3
    assert evidence.files(CASE)[0].caption == "Selesai"
    assert names(attached) == []


def test_without_files_the_strip_is_one_line(strip: FileStrip) -> None:
    """The text has the room."""
    assert strip.tiles.isHidden()
    assert strip.details.isHidden()
    assert strip.height() < 48


def test_what_was_noticed_has_a_mark_and_a_sentence(
    strip: FileStrip, photos: list[Path], evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """Not a colour alone: words on the tile, the sentence below it, both for whoever hears them."""
    evidence.remarks = (
        RemarkOnPicture("edited", "Ada tanda penyunting."),
        RemarkOnPicture("no-camera", "Tanpa kamera."),
    )
    strip._take_paths(photos[:1])
    qtbot.waitUntil(lambda: strip.tiles.file is not None)
    assert strip.details.noticed == "Bukti Utuh: Ada tanda penyunting. (+1 catatan lain, lihat dengan Buka)"
    spoken = strip.tiles.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Bukti Utuh: 2 catatan" in spoken


def test_a_remark_is_read_whole_below_its_picture(
    strip: FileStrip, photos: list[Path], evidence: InventedEvidence, window: MainWindow, qtbot: QtBot
) -> None:
    """Without a tool tip, however long its sentence is."""
    sentence = (
        "Menurut data kameranya, foto ini diambil pada 12 Mei 2026, sebelum laporan dibuat. Bisa jadi jam kamera "
        "keliru atau fotonya dikirim ulang lewat pesan; sebutkan tanggal yang benar di keterangan."
    )
    evidence.remarks = (RemarkOnPicture("before-complaint", sentence),)
    window.resize(1366, 728)
    strip._take_paths(photos[:1])
    qtbot.waitUntil(lambda: strip.tiles.file is not None and strip.details.isVisible())
    words = strip.details._noticed
    for width in (1366, 1093):
        window.resize(width, 728)
        qtbot.waitUntil(lambda: not words.is_cut and words.height() >= words.heightForWidth(words.width()) > 20)


def test_the_counter_says_how_long_it_takes(
    strip: FileStrip, photos: list[Path], evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """At the pace measured last, and nothing while none is known."""
    strip._take_paths(photos[:1])
    qtbot.waitUntil(lambda: len(strip._files.files) == 1)
    assert "kira-kira" not in strip._counter.text()
    evidence.told = Transfers(bytes_per_second=max(evidence.draft_files(CASE)[0].size // 40, 1))
    strip._take_paths(photos[1:2])
    qtbot.waitUntil(lambda: strip._counter.text().endswith("kira-kira 1 menit"))


def test_enter_opens_the_chosen_file(attached: FileStrip, window: MainWindow, qtbot: QtBot) -> None:
    """And what changes there shows here."""
    attached.tiles.setFocus()
    attached.tiles.activated.emit(attached.tiles.model().index(0, 0))
    viewer = window.findChildren(Viewer)[-1]
    before = viewer.file.sha256
    viewer.turn(1)
    qtbot.waitUntil(lambda: attached._files.files[0].sha256 != before)
    viewer.close()


def test_a_draft_of_another_case_does_not_get_the_files(
    strip: FileStrip, photos: list[Path], window: MainWindow, evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """Files that end after the form has moved on lie with the case they were dropped on."""
    evidence.gate.clear()
    try:
        strip._take_paths(photos[:1])
        window.write(4, "catatan")
        qtbot.waitUntil(lambda: strip._files.case == 4)
        assert names(strip) == []
        assert not strip.is_busy
        assert not strip.is_safe
    finally:
        evidence.gate.set()
    qtbot.waitUntil(lambda: len(evidence.draft_files(CASE)) == 1 and strip.is_safe)
    assert names(strip) == []
    assert window.form._kinds.kind is EventKind.NOTE


def test_documents_have_no_role(strip: FileStrip, tmp_path: Path, qtbot: QtBot) -> None:
    """A letter shows neither before nor after."""
    letter = tmp_path / "surat.pdf"
    letter.write_bytes(PDF)
    strip._take_paths([letter])
    qtbot.waitUntil(lambda: strip.tiles.file is not None)
    assert strip.details.description.role.isHidden()
    assert strip.details.description.shows.isHidden()
    assert not strip.details.description.caption.isHidden()
    assert strip.details.description.caption.placeholderText() == "Keterangan"


def test_closing_waits_for_what_is_being_taken_in(
    strip: FileStrip, photos: list[Path], window: MainWindow, evidence: InventedEvidence
) -> None:
    """A picture that was dropped a moment before is not lost with the window."""
    evidence.gate.clear()
    strip._take_paths(photos)
    assert evidence.asked.wait(5)
    opening = Timer(0.1, evidence.gate.set)
    opening.start()
    assert window.close()
    opening.join()
    assert len(evidence.draft_files(CASE)) == 3


def test_the_reporters_picture_can_be_seen_while_answering(
    window: MainWindow, files: tuple[FileView, ...], qtbot: QtBot
) -> None:
    """Beside the form, with what the reporter said; ours can be laid beside it."""
    window.write(1, "jawab-pelapor")
    tiles = window.form._help
    qtbot.waitUntil(lambda: "IMG_2231.jpg" in [tile.file.name for tile in tiles.findChildren(FileTile)])
    next(tile for tile in tiles.findChildren(FileTile) if tile.file.role == "reporter").click()
    viewer = window.findChildren(Viewer)[-1]
    assert len(viewer._files) == len(files)
    viewer.close()


def test_a_low_window_leaves_the_room_to_the_text(attached: FileStrip, window: MainWindow, qtbot: QtBot) -> None:
    """What is said about a file is then said in the viewer, one button away."""
    assert attached.details.isVisible()
    window.resize(*LEAST_SIZE)
    qtbot.waitUntil(lambda: not attached.details.isVisible())
    attached._open.click()
    viewer = window.findChildren(Viewer)[-1]
    assert viewer.file.name == "titian-1.jpg"
    viewer.close()


@pytest.mark.parametrize("width", [1366, 1093])
def test_files_that_are_seen_are_seen_whole(
    attached: FileStrip, window: MainWindow, evidence: InventedEvidence, qtbot: QtBot, width: int
) -> None:
    """Where more of them follow, the last one seen ends where the text above it does; no other is cut."""
    for number in range(2, 5):
        evidence.take_in_content(CASE, f"titian-{number}.jpg", picture_bytes(number, (640, 480)))
    attached._files.fetch()
    tiles = attached.tiles
    qtbot.waitUntil(lambda: tiles._rows.rowCount() == 5)
    window.resize(width, 600)
    beside = min(max(round(window.form.width() * 0.36), 300), 420)
    qtbot.waitUntil(lambda: attached.width() > window.form.width() - beside - 60)  # once all have their widths
    tiles.doItemsLayout()
    tiles.setCurrentIndex(tiles._rows.index(0, 0))
    places = [tiles.visualRect(tiles._rows.index(row, 0)) for row in range(5)]
    end = tiles.viewport().width()
    seen = [place for place in places if place.left() < end]
    assert 0 < len(seen) < 5
    assert end <= seen[-1].left() + tiles._delegate.size.width() + len(seen)
    assert seen[-1].left() + tiles._delegate.size.width() <= end


def test_sentences_without_room_are_read_whole(attached: FileStrip, window: MainWindow, qtbot: QtBot) -> None:
    """With a key, not only by pointing at them."""
    window.resize(*LEAST_SIZE)
    sentence = "berkas.pdf tidak dilampirkan: rusak di tengah jalan. Formulir tetap seperti semula. " * 3
    attached._say_problem(sentence)
    qtbot.waitUntil(lambda: attached.notice.offers == "Baca semua")
    attached.notice.do()
    box = window.findChildren(QMessageBox)[-1]
    assert box.text() == sentence
    box.close()


def test_the_keyboard_goes_through_the_strip_as_the_eye_does(attached: FileStrip, window: MainWindow) -> None:
    """From the text to saving, as ever; then what attaches, the tiles, and what is said about the chosen one."""
    seen: list[QWidget] = []
    window.form._save.setFocus()
    for _stop in range(6):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
    description = attached.details.description
    assert seen[:5] == [attached._attach, attached._scan, attached.tiles, description.caption, description.role]


def test_saving_right_after_a_picture_came_takes_it_along(
    strip: FileStrip,
    photos: list[Path],
    window: MainWindow,
    evidence: InventedEvidence,
    vault: InventedVault,
    qtbot: QtBot,
) -> None:
    """What is recorded is what is stored, even where the strip has not shown it yet."""
    QTest.keyClicks(window.form._text, "Sudah ditangani.")
    settled: list[bool] = []

    def save_at_once(_case: int) -> None:
        if not strip.is_busy:
            settled.append(strip.is_settled)
            window.form.save(goes_on=False)

    strip._take_paths(photos[:2])
    strip._taking_in.changed.connect(save_at_once)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    assert settled == [False]
    assert [file.event for file in evidence.files(CASE)] == ["aksi-1", "aksi-1"]
    assert len([line for line in vault.desk.outbox() if line.case == CASE]) == 1


def test_files_that_cannot_be_read_are_never_left_behind(
    attached: FileStrip, window: MainWindow, evidence: InventedEvidence, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Nothing is recorded without them; it is tried again, and goes on once it succeeds."""
    QTest.keyClicks(window.form._text, "Sudah ditangani.")

    def unreadable(_case: int) -> tuple[FileView, ...]:
        raise LocalFault("Basis data sedang sibuk. Coba lagi.")

    with monkeypatch.context() as broken:
        broken.setattr(evidence, "draft_files", unreadable)
        attached._files.fetch()
        qtbot.waitUntil(lambda: attached.notice.said.startswith("Basis data sedang sibuk."))
        window.form.save(goes_on=False)
        qtbot.waitUntil(lambda: not attached.is_settling)
        assert window.room is Room.FORM
    window.form.save(goes_on=False)
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    assert [file.event for file in evidence.files(CASE)] == ["aksi-1"] * 3
