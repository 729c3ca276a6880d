"""What stands for the file manager, and for the programs of other files, while a test looks what is opened."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class Opener(QObject):
    """Notes what was opened."""

    def __init__(self) -> None:
        """Have opened nothing."""
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Note what was opened."""
        self.opened.append(url.toLocalFile())


@contextmanager
def opener() -> Iterator[Opener]:
    """Give files and folders to one that notes them, as long as the block runs."""
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "open")  # type: ignore[arg-type]  # bytes by the stubs, text by Qt
    try:
        yield made
    finally:
        QDesktopServices.unsetUrlHandler("file")
