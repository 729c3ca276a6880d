"""Small pictures, fetched one after another in the lane of files, those asked for last first; kept while shown."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QImage, QPixmap

from ui.evidence.decoding import decoded, glimpse
from ui.lanes.background import Background
from ui.ports.evidence import EvidenceDesk

_KEPT: Final = 300
_WANTED: Final = 60
"""More than any screen shows: what was scrolled past is not fetched any more."""

Load = Callable[[Hashable], QImage | None]


class SmallPictures(QObject):
    """Gives what is here at once, and tells when what was asked for has come."""

    arrived = Signal()

    def __init__(self, background: Background, load: Load, parent: QObject) -> None:
        """Fetch by ``load``, which is called in the lane of files and returns nothing where there is no picture."""
        super().__init__(parent)
        self._background, self._load = background, load
        self._kept: OrderedDict[Hashable, QPixmap] = OrderedDict()
        self._missing: set[Hashable] = set()
        self._wanted: list[Hashable] = []
        self._under_way: Hashable | None = None

    def picture(self, key: Hashable) -> QPixmap | None:
        """Return a picture, or ask for it and return nothing yet."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key in self._missing or key == self._under_way:
            return None
        if key in self._wanted:
            self._wanted.remove(key)
        self._wanted = [*self._wanted, key][-_WANTED:]
        self._go_on()
        return None

    def forget_missing(self) -> None:
        """Ask again for what was not there: it may have come meanwhile."""
        self._missing.clear()

    def _go_on(self) -> None:
        if self._under_way is not None or not self._wanted:
            return
        key = self._under_way = self._wanted.pop()
        self._background.files.run(
            self,
            lambda: self._load(key),
            on_success=lambda image: self._take(key, image),
            on_failure=lambda _fault: self._take(key, None),
        )

    def _take(self, key: Hashable, image: QImage | None) -> None:
        self._under_way = None
        if image is None or image.isNull():
            self._missing.add(key)
        else:
            self._kept[key] = QPixmap.fromImage(image)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            self.arrived.emit()
        self._go_on()


def previews(background: Background, evidence: EvidenceDesk, parent: QObject) -> SmallPictures:
    """Return the previews of files, by their SHA-256."""
    return SmallPictures(background, lambda sha256: decoded(evidence.preview(str(sha256))), parent)


def glimpses(background: Background, room: QSize, parent: QObject) -> SmallPictures:
    """Return small pictures of files in a folder, by their path, no larger than ``room`` allows."""
    return SmallPictures(background, lambda path: glimpse(Path(str(path)), room), parent)
