"""Files in the conversation: where each one is, in words, opened, fetched, and laid out for lapor.go.id."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from sync.contract.errors import LocalFault
from tests.support.drawn_photos import picture_bytes
from tests.support.invented_desk import InventedVault
from tests.support.invented_evidence import InventedEvidence
from tests.support.opener import opener
from tests.ui.evidence.conftest import SPOKEN_OF
from ui.complaints.case_pane import CasePane
from ui.evidence.event_files import EventFiles
from ui.evidence.folder_acts import FolderActs
from ui.evidence.tile import FileTile, event_lines
from ui.evidence.viewer import Viewer
from ui.frame.main_window import MainWindow
from ui.ports.evidence import FileState, FileView, RemarkOnPicture


@pytest.fixture
def pane(window: MainWindow, files: tuple[FileView, ...], qtbot: QtBot) -> CasePane:
    """Return the pane with a case whose events have files."""
    window.show_case(SPOKEN_OF)
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: len(pane.findChildren(FileTile)) == len(files))
    return pane


def said_of(tile: FileTile) -> str:
    """Return all words of a tile."""
    lines = event_lines(tile.file, shows_remarks=tile._shows_remarks)
    return " | ".join(part.words for line in lines for part in line)


def test_every_file_stands_with_what_it_was_said_with(pane: CasePane) -> None:
    """With its state in words; the draft's below the draft."""
    rows = [[said_of(tile) for tile in row.tiles] for row in pane.findChildren(EventFiles)]
    assert [len(row) for row in rows] == [2, 1, 2]
    assert rows[0][0].endswith("diterima server")
    assert rows[0][1].endswith("49 % terkirim") or rows[0][1].endswith("50 % terkirim")
    assert rows[1][0].startswith("IMG_2231.jpg | Foto pelapor")
    assert rows[1][0].endswith("belum diunduh")
    assert rows[2][0].startswith("Titian selesai | Sesudah")


def test_the_files_of_one_event_end_alike(pane: CasePane) -> None:
    """In columns; one with a long name takes the room of two, and shows it whole where there is that much."""
    for row in pane.findChildren(EventFiles):
        assert len({tile.height() for tile in row.tiles}) == 1
        column, gap = min(tile.width() for tile in row.tiles), 6
        for tile in row.tiles:
            assert (tile.width() + gap) % (column + gap) == 0, said_of(tile)
            assert tile.width() >= min(tile.sizeHint().width(), row.width()), said_of(tile)


def test_what_a_tile_shows_is_heard_too(pane: CasePane) -> None:
    """Nothing by colour or picture alone."""
    first = pane.findChildren(FileTile)[0]
    assert first.accessibleName().startswith("sebelum.jpg, ")
    assert first.accessibleName().endswith("Sebelum, diterima server")
    assert first.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_only_coordinators_are_told_to_look(pane: CasePane, evidence: InventedEvidence, qtbot: QtBot) -> None:
    """A remark is for whoever supervises; the sentence stands in the tool tip."""
    evidence.remarks = (RemarkOnPicture("edited", "Ada tanda penyunting."),)
    evidence.put(SPOKEN_OF, "b", "lama.jpg", picture_bytes(7, (320, 240)), state=FileState.RECEIVED)
    pane.refresh()
    qtbot.waitUntil(lambda: any("lama.jpg" in said_of(tile) for tile in pane.findChildren(FileTile)))
    assert not any("perlu dilihat" in said_of(tile) for tile in pane.findChildren(FileTile))
    pane.show_role("coordinator")

    def told() -> list[FileTile]:
        return [tile for tile in pane.findChildren(FileTile) if "perlu dilihat" in said_of(tile)]

    qtbot.waitUntil(lambda: {tile.file.name for tile in told()} == {"lama.jpg"})
    assert "Ada tanda penyunting." in told()[-1].toolTip()


def test_a_file_opens_with_a_key(pane: CasePane, window: MainWindow) -> None:
    """Space or Enter on its tile; the others can be walked to."""
    for place, key in enumerate((Qt.Key.Key_Space, Qt.Key.Key_Return)):
        QTest.keyClick(pane.findChildren(FileTile)[place], key)
        viewer = window.findChildren(Viewer)[-1]
        assert viewer.file.name == ("sebelum.jpg", "berita-acara.pdf")[place]
        assert len(viewer._files) == 5
        viewer.close()


def test_progress_moves_nothing(pane: CasePane, evidence: InventedEvidence, qtbot: QtBot) -> None:
    """The same tile says how far it has come; the place that is read stays."""
    tiles = pane.findChildren(FileTile)
    place, sending = next((n, tile.file) for n, tile in enumerate(tiles) if tile.file.state is FileState.SENDING)
    evidence.held = [
        (case, msgspec.structs.replace(file, sent_bytes=file.size * 9 // 10) if file == sending else file)
        for case, file in evidence.held
    ]
    pane.refresh()
    qtbot.waitUntil(lambda: tiles[place].file.sent_bytes != sending.sent_bytes)
    assert pane.findChildren(FileTile) == tiles


def test_what_is_elsewhere_is_fetched(
    pane: CasePane, vault: InventedVault, evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """A fault has its sentence and the button stays; once it is here, the button is gone."""
    row = pane.findChildren(EventFiles)[1]
    assert row._fetch.text().startswith("Unduh ")
    vault.exchange.on_fetch = lambda _sha256: "Jatah data hari ini habis."
    row._fetch.click()
    qtbot.waitUntil(lambda: row._problem.text() == "Jatah data hari ini habis.")

    def bring(sha256: str) -> str:
        evidence.arrive(sha256, picture_bytes(2, (640, 480)))
        return ""

    vault.exchange.on_fetch = bring
    row._fetch.click()
    qtbot.waitUntil(row._fetch.isHidden)
    assert said_of(row.tiles[0]).endswith("di komputer ini")
    assert len(vault.exchange.fetched) == 2


def test_what_the_centre_refuses_is_said(pane: CasePane, evidence: InventedEvidence, qtbot: QtBot) -> None:
    """In the tile and as a sentence below it."""
    evidence.put(
        SPOKEN_OF, "b", "virus.pdf", b"%PDF-1", state=FileState.WAITING, reason="Server menolaknya: ada virus."
    )
    pane.refresh()
    qtbot.waitUntil(lambda: any("tidak diterima server" in said_of(tile) for tile in pane.findChildren(FileTile)))
    assert any("ada virus" in row._problem.text() for row in pane.findChildren(EventFiles))


def test_the_folder_of_a_response_opens(
    pane: CasePane, evidence: InventedEvidence, tmp_path: Path, qtbot: QtBot
) -> None:
    """With what it means, until when, and without freezing the window."""
    evidence.folder = tmp_path
    (acts,) = pane.findChildren(FolderActs)
    with opener() as files:
        acts.open.click()
        qtbot.waitUntil(lambda: bool(files.opened))
    assert Path(files.opened[0]) == tmp_path
    assert sorted(path.name for path in tmp_path.iterdir()) == ["berita-acara.pdf", "sebelum.jpg"]
    assert "tidak terenkripsi" in acts.said
    assert "Tandai sudah diunggah" in acts.said
    assert evidence.laid_out == ["a"]


def test_what_is_no_longer_here_is_not_offered_in_a_folder(
    pane: CasePane, evidence: InventedEvidence, qtbot: QtBot
) -> None:
    """Once both copies were cleaned up; they are the same files, so nothing else says that the row has changed."""
    assert len(pane.findChildren(FolderActs)) == 1
    evidence.held = [
        (case, msgspec.structs.replace(file, is_here=False) if file.event == "a" else file)
        for case, file in evidence.held
    ]
    pane.refresh()
    qtbot.waitUntil(lambda: not pane.findChildren(FolderActs))


def test_a_folder_that_cannot_be_made_says_why(
    pane: CasePane, evidence: InventedEvidence, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A full disk, say."""

    def full(_event: str) -> Path:
        raise LocalFault("Penyimpanan penuh. Kosongkan ruang, lalu coba lagi.")

    monkeypatch.setattr(evidence, "lay_out", full)
    (acts,) = pane.findChildren(FolderActs)
    acts.open.click()
    qtbot.waitUntil(lambda: acts.said.startswith("Penyimpanan penuh."))
    assert acts.open.isEnabled()


def test_a_draft_of_files_alone_is_shown(window: MainWindow, evidence: InventedEvidence, qtbot: QtBot) -> None:
    """Pictures that were chosen before a word was typed are not forgotten."""
    evidence.take_in_content(4, "sampah.jpg", picture_bytes(3, (320, 240)))
    window.show_case(4)
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: [tile.file.name for tile in pane.findChildren(FileTile)] == ["sampah.jpg"])


def test_a_case_that_comes_back_after_nothing_was_shown_has_its_files(
    pane: CasePane, files: tuple[FileView, ...], qtbot: QtBot
) -> None:
    """A search that finds nothing in between leaves nothing behind that is dead."""
    gone = pane.findChildren(FileTile)
    pane.show_nothing()
    qtbot.waitUntil(lambda: not isValid(gone[0]))
    pane.show_case(SPOKEN_OF)
    qtbot.waitUntil(lambda: len(pane.findChildren(FileTile)) == len(files))
