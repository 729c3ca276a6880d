"""Where one screen is set up: an invented desk, the lanes, and the window over them."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QSize, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from tests.support.invented_desk import InventedDesk, InventedDoorway, InventedVault, invented_vault
from tests.support.invented_road import InventedRoad, now_ms
from ui.application import build_main_window
from ui.complaints.growing import GrowingPage
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.parts.turns import InTurns
from ui.theme.appearance import Appearance
from ui.workplace import Workplace

T = TypeVar("T", bound=QWidget)

_ZONE: Final = "Asia/Jakarta"
_PATIENCE_MS: Final = 10_000
_STILL: Final = 4
"""Rounds of the lanes in which nothing may happen any more: longer than any chain of questions of one act."""


class Stage:
    """A desk in memory and its window, made when it is first asked for; :meth:`close` puts all away."""

    def __init__(self, appearance: Appearance, size: QSize) -> None:
        """Begin with the usual invented vault."""
        self.appearance = appearance
        self.size = size
        self.vault: InventedVault = invented_vault()
        self.desk.zone = _ZONE
        self.background = Background(_raise)
        self._window: MainWindow | None = None
        self._shown: list[QWidget] = []

    @property
    def desk(self) -> InventedDesk:
        """The casework behind the window."""
        return self.vault.desk

    def hold(self, desk: InventedDesk) -> None:
        """Put another desk behind the window that is not made yet."""
        assert self._window is None
        desk.zone = _ZONE
        self.vault = InventedVault(desk, InventedRoad())

    @property
    def doorway(self) -> InventedDoorway:
        """What stands before the vault."""
        return InventedDoorway(self.vault, has_vault=True)

    @property
    def window(self) -> MainWindow:
        """The main window, filled; no exchange begins by itself."""
        if self._window is None:
            self._window = build_main_window(self.vault, self.doorway, self.background, self.appearance, now_ms=now_ms)
            self.show(self._window, self.size)
            self._window.begin(exchange=False)
            assert self._window.complaints.pane is not None  # made beforehand, so that what settles is shown
            self.settle()
        return self._window

    @property
    def workplace(self) -> Workplace:
        """What a dialog is made with."""
        made = self.window
        return made._workplace

    def show(self, widget: T, size: QSize | None = None) -> T:
        """Show a window or a dialog, and let it be filled."""
        self._shown.append(widget)
        if size is not None:
            widget.resize(size)
        widget.show()
        widget.activateWindow()
        self.settle()
        return widget

    def dialog(self, kind: type[T]) -> T:
        """Return the dialog of this kind that an act has opened."""
        self.settle()
        found = [one for one in QCoreApplication.instance().topLevelWidgets() if isinstance(one, kind)]  # type: ignore[union-attr]  # there is one
        return found[-1]

    def settle(self) -> None:
        """Let the lanes and the event loop come to rest."""
        owner = self._window or self._shown[-1] if self._shown else None
        if owner is None:
            return
        for _ in range(_STILL):
            self.background.database.settle(owner)
            self.background.files.settle(owner)
            QCoreApplication.processEvents()
            while not _is_grown(owner):
                QCoreApplication.processEvents()

    def finish(self) -> None:
        """Let the shown case be told to its end, what is like it included."""
        if self._window is None or not (pane := self._window.complaints.pane).shown_case or not pane.isVisible():
            return
        self.until(lambda: pane._similar.cases is not None and _is_grown(pane))

    def until(self, condition: Callable[[], bool]) -> None:
        """Go on until this holds: for what waits for a pause in typing. :raises AssertionError: when it never does."""
        end = QTimer(singleShot=True, interval=_PATIENCE_MS)
        end.start()
        while not condition():
            assert end.isActive(), "the screen never came to be"
            QCoreApplication.processEvents()
            self.settle()

    def resize(self, size: QSize) -> None:
        """Give the window another size."""
        self.size = size
        if self._window is not None:
            self._window.resize(size)
        for one in self._shown:
            if not isinstance(one, QDialog):
                one.resize(size)
        self.settle()

    def close(self) -> None:
        """Put all windows away and end the lanes."""
        for one in reversed(self._shown):
            for dialog in one.findChildren(QDialog):
                dialog.hide()
            one.hide()
            one.deleteLater()
            QCoreApplication.sendPostedEvents(one, QEvent.Type.DeferredDelete)
        self.background.close(self.vault.exchange.cancel)


def _is_grown(window: QWidget) -> bool:
    """Whether nothing is laid out piece by piece any more."""
    turns, pages = window.findChildren(InTurns), window.findChildren(GrowingPage)
    return all(one.is_done for one in turns) and all(one.is_done for one in pages)


def _raise(bug: Exception) -> None:
    raise bug
