"""Makes the other rooms of daily work while nobody waits, so that entering one for the first time takes no longer.

After them figures are made ready, which matters after an upgrade, when they are laid out anew for all cases.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from sync.contract.errors import TindakError
from ui.frame.window_rooms import WindowRooms
from ui.lanes.background import Background
from ui.lanes.loading import load_in_turns, still_to_load
from ui.ports.desk import Desk

if TYPE_CHECKING:
    from ui.ports.monev import Prepared

_BEGUN_AFTER_MS: Final = 1_500
"""By then the first room stands there, filled."""
_BETWEEN_MS: Final = 100
_MODULES: Final = ("ui.complaints.room", "ui.complaints.case_pane", "ui.outbox.room", "ui.follow_up.form")


class Preparing(QObject):
    """Loads what rooms are made of, and makes one after the other bit by bit, with room between for whoever works."""

    def __init__(self, window: WindowRooms, background: Background, desk: Desk) -> None:
        """Begin after a while."""
        super().__init__(window)
        self.is_done = False
        """Whether all that can be made beforehand is there."""
        self._window, self._background, self._desk = window, background, desk
        self._pause = QTimer(self, singleShot=True, interval=_BEGUN_AFTER_MS)
        self._pause.timeout.connect(self._load)
        self._pause.start()

    def _load(self) -> None:
        self._background.files.run(
            self,
            lambda: still_to_load(*_MODULES),
            on_success=lambda names: load_in_turns(names, self, self._go_on),
            on_failure=_comes_later,
        )

    def _go_on(self) -> None:
        if self._window.make_a_bit():
            QTimer.singleShot(_BETWEEN_MS, self, self._go_on)
        else:
            self._make_figures_ready()

    def _make_figures_ready(self) -> None:
        desk = self._desk
        self._background.database.run(
            self,
            lambda: desk.figures.prepare(),  # noqa: PLW0108 - what figures are made of is loaded in the lane too
            on_success=self._is_prepared,
            on_failure=_comes_later,
        )

    def _is_prepared(self, prepared: "Prepared") -> None:
        self.is_done = prepared.is_ready
        if not self.is_done:
            QTimer.singleShot(_BETWEEN_MS, self, self._make_figures_ready)


def _comes_later(_fault: TindakError) -> None:
    """Make each room, and its figures, when it is entered."""
