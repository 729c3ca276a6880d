"""Pictures at full size, decoded in the lane of files; the few that were looked at last are kept."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from sync.contract.errors import TindakError
from ui.evidence.decoding import decoded
from ui.workplace import Workplace

_KEPT: Final = 4

Take = Callable[[QImage | None], None]


class Contents(QObject):
    """Fetches pictures by their SHA-256."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Hold none yet."""
        super().__init__(parent)
        self._workplace = workplace
        self._kept: OrderedDict[str, QImage] = OrderedDict()

    def fetch(self, owner: QObject, sha256: str, take: Take) -> None:
        """Hand a picture over, or nothing where it is not here or cannot be shown."""
        if sha256 in self._kept:
            self._kept.move_to_end(sha256)
            take(self._kept[sha256])
            return

        def keep(image: QImage | None) -> None:
            if image is not None:
                self._kept[sha256] = image
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            take(image)

        def fail(_fault: TindakError) -> None:
            take(None)

        evidence = self._workplace.evidence
        self._workplace.background.files.run(
            owner, lambda: decoded(evidence.content(sha256)), on_success=keep, on_failure=fail
        )
