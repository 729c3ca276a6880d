"""The window over the real desk: real pictures into real encrypted databases, and out again for lapor.go.id."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support import answers
from tests.support.desks import TestDesk, desk_in
from tests.support.drawn_photos import picture_bytes
from tests.support.invented_desk import InventedDoorway, invented_vault
from tests.support.invented_road import InventedRoad
from tests.support.office_windows import RealVault
from tests.ui.evidence.conftest import names
from ui.application import build_main_window
from ui.evidence.tile import FileTile
from ui.evidence.viewer import Viewer
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.ports.desk import CaseQuery
from ui.ports.evidence import FileState
from ui.rooms import Room
from ui.theme.appearance import Appearance

pytestmark = pytest.mark.slow


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    """Open a desk that holds one case."""
    folder = tmp_path / "profil"
    folder.mkdir()
    with desk_in(folder) as opened:
        opened.apply(answers.answer(answers.text(1), answers.state(1)))
        yield opened


@pytest.fixture
def real_window(desk: TestDesk, background: Background, appearance: Appearance) -> Iterator[MainWindow]:
    """Return the window over that desk."""
    vault = RealVault(desk.casework, desk.evidence, InventedRoad())
    doorway = InventedDoorway(invented_vault())
    made = build_main_window(vault, doorway, background, appearance, now_ms=desk.clock.wall_ms)
    made.resize(1366, 740)
    made.show()
    made.begin(exchange=False)
    background.database.settle(made)
    yield made
    made.close()
    made.deleteLater()


def test_pictures_go_from_the_form_into_the_vault_and_out_again(
    real_window: MainWindow, desk: TestDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    """Taken in, refused, described, turned, covered, recorded, shown in the case, laid out in a folder."""
    case = desk.casework.cases(CaseQuery(), 0, 1)[0].case
    (tmp_path / "besar.jpg").write_bytes(picture_bytes(1, (2400, 1600)))
    (tmp_path / "layar.png").write_bytes(picture_bytes(2, (640, 480), "PNG"))
    (tmp_path / "catatan.txt").write_text("bukan foto", encoding="utf-8")
    real_window.write(case, "respon-awal")
    form, strip = real_window.form, real_window.form.files
    qtbot.waitUntil(form._text.hasFocus)
    strip._take_paths([tmp_path / "besar.jpg", tmp_path / "catatan.txt", tmp_path / "layar.png"])
    qtbot.waitUntil(lambda: not strip.is_busy and len(strip.enclosed) == 2, timeout=20_000)
    assert names(strip) == ["besar.jpg", "layar.jpg"]
    assert "catatan.txt" in strip.notice.said
    strip.details.description.caption.setText("Titian selesai")
    strip.open_viewer()
    viewer = real_window.findChildren(Viewer)[-1]
    viewer.turn(1)
    qtbot.waitUntil(lambda: viewer.file.height > viewer.file.width and viewer.view.has_picture, timeout=20_000)
    viewer.cover()
    viewer.view.add_box()
    viewer.burn_in()
    qtbot.waitUntil(lambda: viewer.file.redacted and viewer.isEnabled(), timeout=20_000)
    viewer.close()
    qtbot.waitUntil(lambda: strip.enclosed[:1] == (viewer.file.sha256,))
    form._text.setPlainText("Yth. Bapak/Ibu, terima kasih. Petugas memeriksa pada 20 November 2026. Hormat kami.")
    form.save(goes_on=False)
    qtbot.waitUntil(lambda: real_window.room is Room.COMPLAINTS)
    pane = real_window.complaints.pane
    qtbot.waitUntil(lambda: len(pane.findChildren(FileTile)) == 2)
    files = desk.evidence.files(case)
    assert [(file.caption, file.state) for file in files] == [
        ("Titian selesai", FileState.WAITING),
        ("", FileState.WAITING),
    ]
    qtbot.waitUntil(lambda: all(tile._pictures.picture(tile.file.sha256) for tile in pane.findChildren(FileTile)))
    assert desk.evidence.draft_files(case) == ()
    folder = desk.evidence.lay_out(files[0].event)
    assert sorted(path.name for path in folder.iterdir()) == ["1 besar.jpg", "2 layar.jpg"]
