"""F1 in small windows: each gets the key when the keyboard first comes into it; the main window has its own."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.theme.appearance import Appearance

if TYPE_CHECKING:
    from ui.help.dialog import HelpDialog

_NAME: Final = "help-key"


class HelpKey(QObject):
    """Watches which window has the keyboard; lives as long as the application."""

    def __init__(self, application: QApplication, appearance: Appearance) -> None:
        """Begin to watch."""
        super().__init__(application)
        self._appearance = appearance
        self.dialog: HelpDialog | None = None
        application.focusChanged.connect(self._look)

    def _look(self, _former: QWidget | None, now: QWidget | None) -> None:
        window = now.window() if now is not None else None
        if window is None or isinstance(window, QMainWindow) or window is self.dialog:
            return
        if window.findChild(QShortcut, _NAME) is None:
            key = QShortcut(QKeySequence("F1"), window)
            key.setObjectName(_NAME)
            key.activated.connect(lambda: self._open(window))

    def _open(self, window: QWidget) -> None:
        from ui.help.dialog import HelpDialog  # noqa: PLC0415 - a start needs no help
        from ui.help.subject import subject_of  # noqa: PLC0415 - as above

        self.dialog = HelpDialog(self._appearance, subject_of(window, window.focusWidget()), window)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
