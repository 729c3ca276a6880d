"""The viewer: one file after another, near or whole, turned, covered, two side by side, saved, fetched."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from sync.contract.errors import LocalFault
from sync.contract.evidence.provenance import Provenance
from tests.support.drawn_photos import picture_bytes
from tests.support.invented_desk import InventedVault
from tests.support.invented_evidence import InventedEvidence
from ui.evidence.viewer import Viewer
from ui.ports.evidence import Box, FileView, RemarkOnPicture
from ui.ports.exchange import Origin
from ui.workplace import Workplace

BEFORE, LETTER, REPORTERS, AFTER, BESIDE = range(5)


def open_at(workplace: Workplace, files: tuple[FileView, ...], place: int, qtbot: QtBot) -> Viewer:
    """Return the viewer over these files."""
    viewer = Viewer(workplace, 1, files, files[place].sha256, None)
    qtbot.addWidget(viewer)
    viewer.show()
    return viewer


@pytest.fixture
def viewer(workplace: Workplace, files: tuple[FileView, ...], qtbot: QtBot) -> Iterator[Viewer]:
    """Return the viewer at a picture of the draft, once that is shown."""
    made = open_at(workplace, files, AFTER, qtbot)
    qtbot.waitUntil(lambda: made.view.has_picture)
    yield made
    made.close()


def words(viewer: Viewer) -> list[str]:
    """Return all that stands beside the picture."""
    return [shown.text() for shown in viewer.side.findChildren(QLabel)]


def test_all_files_of_the_case_are_walked_through(viewer: Viewer, qtbot: QtBot) -> None:
    """With arrows and with Page Up and Page Down; the ends hold."""
    seen = [viewer.file.name]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp):
        QTest.keyClick(viewer.view, key)
        seen.append(viewer.file.name)
    assert seen == ["sesudah.jpg", "samping.jpg", "samping.jpg", "sesudah.jpg", "IMG_2231.jpg", "berita-acara.pdf"]
    qtbot.waitUntil(lambda: "Dokumen tidak dibuka di sini" in viewer.view._words)
    assert viewer.bar._place.text() == "2 dari 5"


def test_a_picture_is_zoomed_and_moved(viewer: Viewer) -> None:
    """Keys, buttons and the wheel; what lies under the pointer stays there, and it never leaves the view."""
    view = viewer.view
    view.fit()
    whole = view.percent
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.percent > whole
    QTest.keyClick(view, Qt.Key.Key_1)
    assert (view.percent, view.is_fitting) == (100, False)
    view.zoom_to(4.0)
    at = QPointF(view.width() * 0.75, view.height() * 0.25)
    under = view._share(at)
    QApplication.sendEvent(
        view,
        QWheelEvent(
            at, view.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        ),
    )  # fmt: skip
    assert view.percent == 500
    assert (view._share(at) - under).manhattanLength() < 0.01
    for _step in range(80):
        QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.picture_room().left() == pytest.approx(0, abs=1)
    QTest.keyClick(view, Qt.Key.Key_0)
    assert (view.percent, view.is_fitting) == (whole, True)
    assert viewer.bar._percent.text() == f"{view.percent} %"


def test_a_picture_of_the_draft_is_turned(viewer: Viewer, evidence: InventedEvidence, qtbot: QtBot) -> None:
    """It becomes another file, at the same place, with its caption; the strip is told."""
    told: list[str] = []
    viewer.changed.connect(told.append)
    before = viewer.file
    viewer.bar.turns[1].click()
    qtbot.waitUntil(lambda: bool(told))
    after = evidence.draft_files(1)[0]
    assert told == [after.sha256]
    assert (after.width, after.height) == (before.height, before.width)
    assert (viewer.file, viewer.file.caption) == (after, "Titian selesai")


def test_parts_are_covered_with_the_keyboard_alone(viewer: Viewer, evidence: InventedEvidence, qtbot: QtBot) -> None:
    """N makes a box, arrows move it, Shift with arrows sizes it, Ctrl+Z takes the newest away."""
    viewer.bar.cover.click()
    view = viewer.view
    assert viewer.cover_bar.isVisible()
    assert not viewer.cover_bar.burn.isEnabled()
    QTest.keyClick(view, Qt.Key.Key_N)
    first = view.boxes[0]
    for _step in range(5):
        QTest.keyClick(view, Qt.Key.Key_Right)
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    moved = view.boxes[0]
    assert moved.left == pytest.approx(first.left + 0.05)
    assert moved.height == pytest.approx(first.height + 0.05)
    QTest.keyClick(view, Qt.Key.Key_N)
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.boxes == (moved,)
    assert "tidak dapat dibuka lagi" in " ".join(one.text() for one in viewer.cover_bar.findChildren(QLabel))
    viewer.cover_bar.burn.click()
    qtbot.waitUntil(lambda: not view.is_covering)
    assert evidence.draft_files(1)[0].redacted
    content = evidence.content(viewer.file.sha256)
    assert content is not None
    image = QImage.fromData(content)
    x, y = (moved.left + moved.width / 2) * image.width(), (moved.top + moved.height / 2) * image.height()
    assert image.pixelColor(int(x), int(y)).lightness() < 12
    assert any("Ada bagian yang ditutup" in said for said in words(viewer))


def test_nothing_is_covered_before_it_can_be_seen(
    workplace: Workplace, files: tuple[FileView, ...], qtbot: QtBot
) -> None:
    """Right after opening, or after turning, the picture is still being read."""
    viewer = open_at(workplace, files, AFTER, qtbot)
    assert not viewer.view.has_picture
    viewer.cover()
    assert not viewer.view.is_covering
    assert not viewer.bar.cover.isEnabled()
    qtbot.waitUntil(viewer.bar.cover.isEnabled)


def test_a_box_is_drawn_and_moved_with_the_mouse(viewer: Viewer) -> None:
    """From corner to corner, and taken hold of inside; a click makes none."""
    viewer.cover()
    view = viewer.view
    room = view.picture_room()

    def at(x: float, y: float) -> QPoint:
        return QPoint(round(room.left() + x * room.width()), round(room.top() + y * room.height()))

    for start, end in (((0.2, 0.2), (0.4, 0.5)), ((0.3, 0.3), (0.4, 0.4)), ((0.8, 0.8), (0.8, 0.8))):
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at(*start))
        QTest.mouseMove(view, at(*end))
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at(*end))
    (box,) = view.boxes
    assert [box.left, box.top, box.width, box.height] == pytest.approx([0.3, 0.3, 0.2, 0.3], abs=0.02)


def test_escape_ends_covering_before_it_closes(viewer: Viewer) -> None:
    """Nobody loses the viewer, and no box is burned in."""
    viewer.cover()
    viewer.view.add_box()
    QTest.keyClick(viewer.view, Qt.Key.Key_Escape)
    assert viewer.isVisible()
    assert viewer.view.boxes == ()
    QTest.keyClick(viewer.view, Qt.Key.Key_Escape)
    assert not viewer.isVisible()


def test_only_what_is_still_a_draft_can_be_changed(
    workplace: Workplace, files: tuple[FileView, ...], qtbot: QtBot
) -> None:
    """What was sent stays as it was sent."""
    viewer = open_at(workplace, files, BEFORE, qtbot)
    assert viewer.side.description.isHidden()
    assert [one.isHidden() for one in (*viewer.bar.turns, viewer.bar.cover)] == [True] * 3
    assert "Sebelum" in words(viewer)


def test_before_and_after_stand_side_by_side(
    viewer: Viewer, files: tuple[FileView, ...], evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """By their roles; any other picture can be chosen, also the reporter's once it is here."""
    viewer.bar.compare.click()
    left, right = viewer.stage.comparison.left, viewer.stage.comparison.right
    qtbot.waitUntil(lambda: left.view.has_picture and right.view.has_picture)
    assert (left.sha256, right.sha256) == (files[BEFORE].sha256, files[AFTER].sha256)
    assert (left.caption, right.caption) == (
        "Diambil Sen 2 Nov 02.13 · Siti",
        "Titian selesai · diambil Sen 2 Nov 02.13 · pada draf",
    )
    left.choice.setCurrentIndex(left.choice.findData(files[REPORTERS].sha256))
    qtbot.waitUntil(lambda: "belum diunduh" in left.view._words)
    evidence.arrive(files[REPORTERS].sha256, picture_bytes(2, (640, 480)))
    left.choice.setCurrentIndex(left.choice.findData(files[BEFORE].sha256))
    left.choice.setCurrentIndex(left.choice.findData(files[REPORTERS].sha256))
    qtbot.waitUntil(lambda: left.view.has_picture)
    viewer.bar.compare.click()
    assert not viewer.stage.is_comparing


def test_what_is_not_here_is_shown_small_and_fetched(
    workplace: Workplace, files: tuple[FileView, ...], vault: InventedVault, evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """The preview says that it is one; afterwards the picture itself is shown."""
    viewer = open_at(workplace, files, REPORTERS, qtbot)
    qtbot.waitUntil(lambda: viewer.notice.said.startswith("Ini baru pratinjau."))
    small = viewer.view._picture.width()
    vault.exchange.on_fetch = lambda _sha256: "Jalur terputus. Yang sudah tiba tersimpan; coba lagi."
    viewer._fetch.click()
    qtbot.waitUntil(lambda: viewer.notice.said.startswith("Jalur terputus."))

    def bring(sha256: str) -> str:
        evidence.arrive(sha256, picture_bytes(2, (640, 480)))
        return ""

    vault.exchange.on_fetch = bring
    viewer._fetch.click()
    qtbot.waitUntil(lambda: viewer.view._picture.width() > small)
    assert viewer._fetch.isHidden()
    assert viewer.notice.said == ""


def test_a_copy_is_saved_where_the_officer_says(
    viewer: Viewer, evidence: InventedEvidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """With a word that it is not encrypted; a fault says itself."""
    target = tmp_path / "salinan.jpg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(target), ""))
    QTest.keyClick(viewer, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "tidak terenkripsi" in viewer.notice.said)
    assert target.read_bytes() == evidence.content(viewer.file.sha256)

    def full(_sha256: str, _path: Path) -> None:
        raise LocalFault("Penyimpanan penuh. Salinan belum dibuat.")

    monkeypatch.setattr(evidence, "save", full)
    viewer.save_copy()
    qtbot.waitUntil(lambda: viewer.notice.said.startswith("Penyimpanan penuh."))


def test_a_fault_while_covering_burns_nothing_in(
    viewer: Viewer, evidence: InventedEvidence, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The boxes stay, to try again."""

    def full(_case: int, _sha256: str, _boxes: tuple[Box, ...]) -> FileView:
        raise LocalFault("Penyimpanan penuh. Foto tetap seperti semula.")

    monkeypatch.setattr(evidence, "redact", full)
    viewer.cover()
    viewer.view.add_box()
    viewer.burn_in()
    qtbot.waitUntil(lambda: viewer.notice.said.startswith("Penyimpanan penuh."))
    assert len(viewer.view.boxes) == 1
    assert viewer.isEnabled()


def test_caption_and_role_of_a_draft_are_set_here_too(viewer: Viewer, evidence: InventedEvidence, qtbot: QtBot) -> None:
    """Also when the viewer is closed right after typing."""
    fields = viewer.side.description
    fields.caption.setFocus()
    QTest.keyClicks(fields.caption, " dipasang")
    viewer.close()
    qtbot.waitUntil(lambda: evidence.draft_files(1)[0].caption == "Titian selesai dipasang")


def test_remarks_are_read_in_full(workplace: Workplace, evidence: InventedEvidence, qtbot: QtBot) -> None:
    """And a picture without any says so."""
    evidence.remarks = (RemarkOnPicture("edited", "Ada tanda penyunting; bisa jadi hanya dipotong."),)
    evidence.take_in_content(1, "a.jpg", picture_bytes(5, (320, 240)))
    evidence.remarks = ()
    evidence.take_in_content(1, "b.jpg", picture_bytes(6, (320, 240)))
    viewer = open_at(workplace, evidence.files(1), 0, qtbot)
    assert "Ada tanda penyunting; bisa jadi hanya dipotong." in words(viewer)
    viewer.walk(1)
    qtbot.waitUntil(lambda: "Tidak ada catatan." in words(viewer))


def test_everything_has_a_name_for_whoever_hears_it(viewer: Viewer) -> None:
    """Buttons that show but a sign too."""
    named = [one.accessibleName() for one in (viewer.bar.previous, viewer.bar.next, *viewer.bar.zooms)]
    assert named[:2] == ["Berkas sebelumnya (Page Up)", "Berkas berikutnya (Page Down)"]
    assert all(named)
    assert viewer.view.accessibleDescription() == "Titian selesai"


def test_where_a_picture_was_taken_is_asked_by_a_coordinator(
    vault: InventedVault, workplace: Workplace, files: tuple[FileView, ...], qtbot: QtBot
) -> None:
    """The centre is asked when somebody wants to know, and what it told goes with the picture."""
    vault.desk.changes["role"] = "coordinator"
    said = Provenance(taken_at=1, latitude=-2.94912, longitude=114.5, maker="Contoh", model="X-1", serial="77")
    vault.exchange.origins[files[BEFORE].sha256] = Origin(provenance=said)
    viewer = open_at(workplace, files, BEFORE, qtbot)
    origin = viewer.side.origin
    qtbot.waitUntil(origin.ask.isVisible)
    QTest.mouseClick(origin.ask, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("-2.94912, 114.50000" in one for one in words(viewer)))
    assert {"Alat: Contoh X-1", "Nomor seri: 77"} <= set(words(viewer))
    viewer.walk(2)
    assert not any("Alat:" in one.text() for one in origin.findChildren(QLabel) if one.isVisible())
    QTest.mouseClick(origin.ask, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Asal foto ini tidak tercatat" in " ".join(words(viewer)))
    viewer.walk(1)
    assert not origin.isVisible(), "a picture of one's own draft has its data beside it"
    viewer.close()


def test_an_officer_is_not_offered_where_a_picture_was_taken(
    workplace: Workplace, files: tuple[FileView, ...], qtbot: QtBot
) -> None:
    """The centre would not tell."""
    viewer = open_at(workplace, files, BEFORE, qtbot)
    workplace.background.database.settle(viewer)
    assert not viewer.side.origin.isVisible()
    viewer.close()
