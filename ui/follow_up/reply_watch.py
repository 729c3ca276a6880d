"""Has the text checked whenever typing rests; never in the way of typing."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sync.contract.errors import TindakError
from sync.contract.events import EventKind
from ui.ports.replies import RemarkView
from ui.workplace import Workplace

REST_MS: Final = 400
"""How long typing must rest before the text is checked."""

Asked = tuple[int, EventKind, str]
"""Case, kind, text."""


class ReplyWatch(QObject):
    """Asks for one check at a time in the database lane; what is told is always about the newest text."""

    told = Signal(object)
    """The remarks on what stands in the form now, a tuple of :class:`ui.ports.desk.RemarkView`."""

    failed = Signal()
    """What stands in the form now could not be checked."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Watch nothing yet."""
        super().__init__(parent)
        self._workplace = workplace
        self._wanted: Asked | None = None
        self._under_way: Asked | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.check_now)

    def typed(self, case: int, kind: EventKind, text: str) -> None:
        """Note what stands in the form now."""
        self._wanted = (case, kind, text)
        self._rest.start()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._rest.stop()
        self._wanted = None

    def check_now(self) -> None:
        """Have it checked at once, or as soon as the check under way has ended."""
        self._rest.stop()
        if self._wanted is None or self._under_way is not None:
            return
        asked = self._under_way = self._wanted
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.check(*asked),
            on_success=self._take,
            on_failure=self._take_failure,
        )

    def _take(self, remarks: tuple[RemarkView, ...]) -> None:
        asked, self._under_way = self._under_way, None
        if asked == self._wanted:
            self.told.emit(remarks)
        elif not self._rest.isActive():
            self.check_now()

    def _take_failure(self, _fault: TindakError) -> None:
        # Nothing is lost by it: recording checks again, and what ails the storage is told where work is stored.
        asked, self._under_way = self._under_way, None
        if asked == self._wanted:
            self.failed.emit()
        elif not self._rest.isActive():
            self.check_now()
