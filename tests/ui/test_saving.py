"""Where a file is saved, and the way to it afterwards: the same from every dialog that writes one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.quality.tree import python_files
from tests.support.invented_cases import some_cases
from tests.support.opener import opener
from ui.complaints.sheet_dialog import SheetDialog
from ui.parts.saved_file import SavedFile, is_there, open_outside
from ui.parts.saving_place import asked_place, folder_to_save
from ui.workplace import Workplace


@pytest.fixture(autouse=True)
def _documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """A folder of documents, and nothing saved yet."""
    (tmp_path / "Dokumen").mkdir()
    place = str(tmp_path / "Dokumen")
    monkeypatch.setattr(QStandardPaths, "writableLocation", staticmethod(lambda _kind: place))
    qapp.setProperty("savedTo", None)
    yield
    qapp.setProperty("savedTo", None)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Answer the question for a place; what was offered is noted."""
    offered: list[str] = []

    def set_answer(path: str) -> list[str]:
        def choose(_parent: object, _title: str, start: str, *_kinds: str) -> tuple[str, str]:
            offered.append(start)
            return path, ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
        return offered

    return set_answer


def test_a_file_is_saved_among_the_documents_first_and_then_where_the_last_one_was(
    answer: Callable[[str], list[str]], tmp_path: Path, qtbot: QtBot
) -> None:
    """Never where the program was started; a folder that has gone, as with a stick, is not offered again."""
    stick = tmp_path / "stik"
    stick.mkdir()
    offered = answer(str(stick / "a.pdf"))
    assert asked_place(None, "Simpan", "a.pdf", "PDF (*.pdf)") == str(stick / "a.pdf")
    answer("")
    assert asked_place(None, "Simpan", "b.pdf", "PDF (*.pdf)") == ""
    stick.rmdir()
    asked_place(None, "Simpan", "c.pdf", "PDF (*.pdf)")
    documents = tmp_path / "Dokumen"
    assert [Path(one) for one in offered] == [documents / "a.pdf", stick / "b.pdf", documents / "c.pdf"]
    assert Path(folder_to_save()) == documents


def test_signs_that_no_file_name_may_have_are_not_offered(answer: Callable[[str], list[str]], tmp_path: Path) -> None:
    """A name of an office or a number may hold them."""
    offered = answer("")
    asked_place(None, "Simpan", "Monev Dinas A/B: 3.pdf", "PDF (*.pdf)")
    assert Path(offered[0]) == tmp_path / "Dokumen" / "Monev Dinas A-B- 3.pdf"


def test_nobody_else_asks_for_a_place() -> None:
    """Who asks Qt itself offers the folder of the program."""
    asking = {
        path
        for path, content in python_files()
        if path.startswith("ui/") and ("getSaveFileName(" in content or "QFileDialog.Accept" in content)
    }
    assert asking == {"ui/parts/saving_place.py"}


def _links(widget: QWidget) -> dict[str, QPushButton]:
    return {one.text(): one for one in widget.findChildren(QPushButton) if not one.isHidden()}


def test_what_was_saved_opens_and_so_does_its_folder(workplace: Workplace, tmp_path: Path, qtbot: QtBot) -> None:
    """From the dialog that saved it; after a fault there is nothing to open."""
    dialog = SheetDialog(workplace, some_cases()[0], None)
    qtbot.addWidget(dialog)
    assert not {"Buka berkas", "Buka foldernya"} & set(_links(dialog))
    path = tmp_path / "lembar.pdf"
    dialog.save(str(path))
    assert str(tmp_path) in dialog.said
    with opener() as files:
        _links(dialog)["Buka berkas"].click()
        _links(dialog)["Buka foldernya"].click()
    assert [Path(one) for one in files.opened] == [path, tmp_path]
    dialog.save(str(tmp_path / "tiada" / "x.pdf"))
    assert not {"Buka berkas", "Buka foldernya"} & set(_links(dialog))


def test_a_dialog_grows_with_what_is_told_when_a_file_cannot_be_opened(
    workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """So that no sentence is squeezed, its own nor the one above."""
    dialog = SheetDialog(workplace, some_cases()[0], None)
    qtbot.addWidget(dialog)
    dialog.show()
    path = tmp_path / f"{'lembar ' * 30}.pdf"
    dialog.tell("Tersimpan.", saved=path)
    path.write_bytes(b"%PDF")
    before = dialog.height()
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda _url: False))
    _links(dialog)["Buka berkas"].click()
    assert "tidak punya program" in dialog.said
    column = dialog.layout()
    assert column is not None
    assert dialog.height() >= column.totalHeightForWidth(dialog.width()) > before


def test_a_file_that_has_gone_meanwhile_is_said_to_have_gone(tmp_path: Path, qtbot: QtBot) -> None:
    """And nothing is opened in its stead."""
    saved = SavedFile()
    qtbot.addWidget(saved)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    saved.tell("Tersimpan.", saved=path)
    path.unlink()
    with opener() as files:
        _links(saved)["Buka berkas"].click()
    assert files.opened == []
    assert "tidak ada lagi" in saved.said
    assert QCoreApplication.instance() is not None


def test_what_no_program_here_opens_offers_its_folder_only(tmp_path: Path, qtbot: QtBot) -> None:
    """Frozen figures are read by Tindak, and copies of files of others are not ours to start."""
    saved = SavedFile(opens_files=False)
    qtbot.addWidget(saved)
    path = tmp_path / "a.tindak-monev"
    path.write_bytes(b"x")
    saved.tell("Tersimpan.", saved=path)
    assert set(_links(saved)) == {"Buka foldernya"}


def test_a_place_that_cannot_even_be_asked_for_is_not_there(tmp_path: Path) -> None:
    """As a folder of the network may be: that is no reason to end."""
    unaskable = tmp_path / ("a" * 300)
    with pytest.raises(OSError, match="too long"):
        unaskable.exists()
    assert not is_there(unaskable)
    assert not open_outside(unaskable)
