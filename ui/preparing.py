"""Makes the other rooms of daily work while nobody waits, so that entering one for the first time takes no longer."""

from importlib import import_module
from typing import Final

from PySide6.QtCore import QObject, QTimer

from sync.contract.errors import TindakError
from ui.background import Background
from ui.window_rooms import WindowRooms

_BEGUN_AFTER_MS: Final = 1_500
"""By then the first room stands there, filled."""
_BETWEEN_MS: Final = 100
_MODULES: Final = ("ui.complaints.room", "ui.complaints.case_pane", "ui.outbox.room", "ui.follow_up.form")


class Preparing(QObject):
    """Loads what rooms are made of in a lane, and makes one after the other, with room between for whoever works."""

    def __init__(self, window: WindowRooms, background: Background) -> None:
        """Begin after a while."""
        super().__init__(window)
        self._window, self._background = window, background
        self._pause = QTimer(self, singleShot=True, interval=_BEGUN_AFTER_MS)
        self._pause.timeout.connect(self._load)
        self._pause.start()

    def _load(self) -> None:
        self._background.files.run(self, _load_modules, on_success=self._go_on, on_failure=_comes_later)

    def _go_on(self, _nothing: object = None) -> None:
        if self._window.make_next_room():
            QTimer.singleShot(_BETWEEN_MS, self, self._go_on)


def _load_modules() -> None:
    for name in _MODULES:
        import_module(name)


def _comes_later(_fault: TindakError) -> None:
    """Make each room when it is entered."""
