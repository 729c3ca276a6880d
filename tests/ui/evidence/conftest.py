"""A form with a strip of files, pictures to attach, and a viewer over files of all kinds."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.drawn_photos import PDF, picture_bytes
from tests.support.invented_desk import InventedVault
from tests.support.invented_evidence import InventedEvidence
from ui.evidence.strip import FileStrip
from ui.frame.main_window import MainWindow
from ui.ports.evidence import FileState, FileView

CASE = 3
"""An unanswered case without files."""
SPOKEN_OF = 1
"""A case with a conversation."""


@pytest.fixture
def evidence(vault: InventedVault) -> InventedEvidence:
    """Return the photos and documents behind the windows."""
    return vault.evidence


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Return three pictures in a folder."""
    made = []
    for number in range(3):
        path = tmp_path / f"titian-{number + 1}.jpg"
        path.write_bytes(picture_bytes(number, (640, 480)))
        made.append(path)
    return made


@pytest.fixture
def strip(window: MainWindow, qtbot: QtBot) -> FileStrip:
    """Return the strip of an open form."""
    window.write(CASE, "respon-substantif")
    qtbot.waitUntil(window.form._text.hasFocus)
    return window.form.files


@pytest.fixture
def attached(strip: FileStrip, photos: list[Path], qtbot: QtBot) -> FileStrip:
    """Return the strip with three pictures."""
    strip._take_paths(photos)
    qtbot.waitUntil(lambda: names(strip) == ["titian-1.jpg", "titian-2.jpg", "titian-3.jpg"] and not strip.is_busy)
    return strip


def names(strip: FileStrip) -> list[str]:
    """Return the names on the tiles, those that are being taken in included."""
    rows = strip.tiles.model()
    return [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]


@pytest.fixture
def files(evidence: InventedEvidence) -> tuple[FileView, ...]:
    """Return a before, an after, the reporter's own which is not here, a document, and two of the draft."""
    size = (640, 480)
    evidence.put(1, "a", "sebelum.jpg", picture_bytes(1, size), role="before", state=FileState.RECEIVED, author="Siti")
    evidence.put(1, "a", "berita-acara.pdf", PDF, state=FileState.SENDING, sent_bytes=len(PDF) // 2)
    evidence.put(
        1,
        "b",
        "IMG_2231.jpg",
        picture_bytes(2, size),
        role="reporter",
        state=FileState.REMOTE,
        is_here=False,
        own=False,
    )
    evidence.take_in_content(1, "sesudah.jpg", picture_bytes(3, size))
    evidence.take_in_content(1, "samping.jpg", picture_bytes(4, size))
    evidence.describe(1, evidence.draft_files(1)[0].sha256, caption="Titian selesai", role="after")
    return evidence.files(1)
