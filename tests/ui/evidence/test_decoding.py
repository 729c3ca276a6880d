"""Pictures are decoded beside the windows: only those that are taken in, and without waiting for what is painted."""

import io
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from PIL import Image
from PySide6.QtCore import QSize

from ui.evidence.decoding import decoded, glimpse

_PROGRAM = """
import threading

from PySide6.QtCore import QObject, QSize
from tests.support.drawn_photos import picture_bytes
from ui.application import make_application
from ui.lanes.background import Background
from ui.evidence.small_pictures import SmallPictures
from ui.evidence.decoding import decoded
from ui.language.translation import QtWords

asked = []
usual = QtWords.translate


def translate(self, context, source, disambiguation=None, n=-1):
    if threading.current_thread() is not threading.main_thread():
        asked.append((context, source))
    return usual(self, context, source, disambiguation, n)


QtWords.translate = translate
application, _appearance = make_application(["tindak", "-platform", "offscreen"])

def failed(bug):
    raise bug


background, owner = Background(failed), QObject()
content = picture_bytes(1, (320, 240))
pictures = SmallPictures(background, lambda _key: decoded(content), owner)
pictures.picture("a")
while pictures.picture("a") is None:
    background.files.settle(owner)
    application.processEvents()
background.close(lambda: None)
print(asked)
"""


@pytest.mark.slow
def test_decoding_asks_for_no_translation_beside_the_windows() -> None:
    """Qt asks while it holds a lock that painting needs: our translator would wait for a window that waits for it."""
    ran = subprocess.run([sys.executable, "-c", _PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == "[]"


_BESIDE: Final = """
import threading

from PySide6.QtGui import QImageReader
from tests.support.drawn_photos import picture_bytes
from ui.application import make_application
from ui.evidence.decoding import decoded
from ui.theme.appearance import icon_folder

_application, _appearance = make_application(["tindak", "-platform", "offscreen"])
content, icon, end = picture_bytes(1, (160, 120)), str(icon_folder() / "chevron-down.svg"), threading.Event()


def decode():
    while not end.is_set():
        assert decoded(content) is not None


lane = threading.Thread(target=decode, daemon=True)
lane.start()
for _ in range(20_000):
    QImageReader(icon).size()
end.set()
lane.join()
print("done")
"""


@pytest.mark.slow
def test_decoding_waits_for_nothing_that_a_window_holds() -> None:
    """A window looks for the size of an icon with Python's lock in its hand, and waits there for Qt's."""
    ran = subprocess.run([sys.executable, "-c", _BESIDE], capture_output=True, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout.strip()) == (0, "done"), ran.stderr


@pytest.mark.parametrize(("kind", "is_shown"), [("JPEG", True), ("PNG", True), ("WEBP", True), ("GIF", False)])
def test_only_the_kinds_that_are_taken_in_are_read(kind: str, is_shown: bool, tmp_path: Path) -> None:
    """By their first bytes, whatever the file is called; what is gone is not shown."""
    content = io.BytesIO()
    Image.new("RGB", (64, 48), "green").save(content, kind)
    path = tmp_path / "foto.jpg"
    path.write_bytes(content.getvalue())
    assert (decoded(content.getvalue()) is not None) is is_shown
    assert (glimpse(path, QSize(16, 16)) is not None) is is_shown
    assert glimpse(tmp_path / "tiada.jpg", QSize(16, 16)) is None
