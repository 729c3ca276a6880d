"""The dialogs about photos and documents."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from PySide6.QtWidgets import QWidget

from desktop.evidence.said import sentence_of
from sync.contract.evidence.attachment import PictureRemark, RemarkCode
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.drawn_photos import picture_bytes
from tests.support.invented_cases import NOW
from ui.evidence.folder_dialog import FolderDialog
from ui.evidence.viewer import Viewer
from ui.ports.evidence import FileState, RemarkOnPicture

_REMARK = sentence_of(PictureRemark(RemarkCode.BEFORE_COMPLAINT, "2026-11-02"))


_DAY = 86_400_000
_TAKEN = 1_795_140_840
"""20 November 2026, 09.14 in western Indonesia, in seconds."""


def _viewer(stage: Stage, *, is_here: bool = True, is_early: bool = True) -> Viewer:
    """Open a photo: of the draft where those of the office are here; taken before the complaint, and remarked upon."""
    evidence = stage.vault.evidence
    noticed = (RemarkOnPicture(RemarkCode.BEFORE_COMPLAINT, _REMARK),) if is_early else ()
    evidence.remarks = () if is_here else noticed
    before = {"state": FileState.RECEIVED, "taken_at": NOW - 12 * _DAY} if is_here else {"state": FileState.REMOTE}
    evidence.put(
        1, "a", "jalan-sebelum.jpg", picture_bytes(1, (1200, 900)), author="Siti", unit="Kecamatan Tirta Muara",
        role="before", is_here=is_here, **before,
    )  # fmt: skip
    if is_here:
        evidence.remarks = noticed
        made = evidence.take_in_content(1, "jalan-sesudah.jpg", picture_bytes(2, (1200, 900))).file
        assert made is not None
        if not is_early:
            evidence.held[-1] = (1, msgspec.structs.replace(made, taken_at=NOW - _DAY, role="after"))
    files = stage.workplace.evidence.files(1)
    dialog = Viewer(stage.workplace, 1, files, files[-1].sha256, stage.window)
    dialog.resize(stage.size.boundedTo(dialog.size()))
    return stage.show(dialog)


@screen("photo")
def photo(stage: Stage) -> QWidget:
    """A photo of the draft, with a remark."""
    return _viewer(stage)


@screen("photo-covering")
def covering(stage: Stage) -> QWidget:
    """Parts of it are being covered."""
    made = _viewer(stage)
    made.cover()
    made.view.add_box()
    return made


@screen("photo-comparing")
def comparing(stage: Stage) -> QWidget:
    """Before and after."""
    made = _viewer(stage, is_early=False)
    made.compare(True)
    return made


@screen("photo-elsewhere")
def elsewhere(stage: Stage) -> QWidget:
    """A photo that is not on this computer."""
    return _viewer(stage, is_here=False)


@screen("dialog-folder")
def folder(stage: Stage) -> QWidget:
    """*Pindai folder*: photos of a card, some of them ticked."""
    with TemporaryDirectory() as parent:
        card = Path(parent) / "Kartu kamera"
        card.mkdir()
        for number in range(5):
            photo = card / f"IMG_20261120_09{10 + number}.jpg"
            photo.write_bytes(picture_bytes(number, (320, 240)))
            os.utime(photo, (_TAKEN + 60 * number, _TAKEN + 60 * number))
        made = stage.show(FolderDialog(stage.workplace, card, stage.window))
        stage.until(lambda: len(made.rows._pictures._kept) == 5)
    made._where.setText(r"D:\DCIM\Kartu kamera")
    for row in (0, 1):
        made.rows.tick(made.rows.index(row, 0))
    return made


@screen("dialog-folder-empty")
def folder_empty(stage: Stage) -> QWidget:
    """Nothing in it can be attached."""
    with TemporaryDirectory() as parent:
        made = stage.show(FolderDialog(stage.workplace, Path(parent), stage.window))
    made._where.setText(r"D:\DCIM\100CANON")
    return made
