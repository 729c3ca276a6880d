"""Puts the window together: application, look, lanes, entrance, main window."""

import logging
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from sync.contract.errors import ProgramFault, TindakError
from ui.clock import NowMs, live_in, wall_ms
from ui.frame.main_window import MainWindow
from ui.frame.preparing import Preparing
from ui.frame.window_keeping import WindowKeeping, to_front
from ui.help.faults import with_code
from ui.help.key import HelpKey
from ui.lanes.background import Background
from ui.lanes.collector import Collector
from ui.language.speaking import in_spoken
from ui.language.translation import ForThisRun, Language, Preferences, speak
from ui.ports.desk import Doorway, Opened
from ui.theme.appearance import Appearance, icon_folder
from ui.theme.fonts import load_fonts, set_text_scale, text_scale_of_system
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.doorway.entrance import Entrance

_log = logging.getLogger("tindak.window")


def make_application(
    argv: list[str], *, dark: bool | None = None, language: Language = Language.INDONESIAN
) -> tuple[QApplication, Appearance]:
    """Return the one application of this process, dressed; ``dark`` overrides what the system wants."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(argv)
    application.setApplicationName("Tindak")
    application.setApplicationDisplayName("Tindak")
    speak(application, language)
    QGuiApplication.setWindowIcon(QIcon(str(icon_folder() / "tindak.svg")))
    known = application.findChild(Appearance)
    if isinstance(known, Appearance):
        known.set_dark(dark=dark)
        return application, known
    load_fonts()
    set_text_scale(text_scale_of_system())
    appearance = Appearance(application, dark=dark)
    HelpKey(application, appearance)
    Collector(application)
    return application, appearance


def build_main_window(
    opened: Opened,
    doorway: Doorway,
    background: Background,
    appearance: Appearance,
    *,
    now_ms: NowMs = wall_ms,
    preferences: Preferences | None = None,
) -> MainWindow:
    """Return the main window of an open vault, empty until :meth:`~ui.frame.main_window.MainWindow.begin`."""
    workplace = Workplace(
        in_spoken(opened.desk),
        in_spoken(opened.exchange),
        background,
        appearance,
        now_ms,
        in_spoken(opened.evidence),
        preferences or ForThisRun(),
    )
    live_in("")  # until the desk tells where its office is
    return MainWindow(workplace, lambda password: in_spoken(doorway).renew(opened, password))


def probe_screen() -> int:
    """Return 0 where windows can be shown; Qt itself ends the process where they cannot."""
    QGuiApplication(["tindak"])
    return 0 if QGuiApplication.screens() else 1


def show_sentence(sentence: str, *, argv: list[str]) -> None:
    """Show one sentence in a box of its own and wait until it was read."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - a start says nothing

    make_application(argv)
    QMessageBox(QMessageBox.Icon.Information, "Tindak", sentence).exec()


def run_window(
    doorway: Doorway,
    *,
    argv: list[str],
    opened: Opened | None = None,
    now_ms: NowMs = wall_ms,
    dark: bool | None = None,
    preferences: Preferences | None = None,
    folder: Path | None = None,
) -> int:
    """Show the entrance, then the desk, until the operator closes it. Returns the exit code.

    :param argv: arguments of the process, the program's name first; Qt takes its own from them.
    :param opened: a vault that is open already; the entrance is then left out. It is closed at the end.
    :param preferences: what this person has chosen; by default Indonesian, and nothing is kept.
    :param folder: of the profile, whose lock this process holds: second starts are heard, and how the window looked
        is kept there. Without it neither happens.
    """
    preferences = preferences or ForThisRun()
    application, appearance = make_application(argv, dark=dark, language=preferences.language)
    # Closing the entrance to make room for the desk must not end the program.
    application.setQuitOnLastWindowClosed(False)
    program = _Program(doorway, appearance, now_ms, preferences, folder)
    sys.excepthook = program.take_bug
    program.ended.connect(application.quit)
    program.begin(opened)
    if folder is not None:
        QTimer.singleShot(0, partial(_listen, program, folder))  # once a window is on its way to the screen
    return application.exec()


def _listen(program: "_Program", folder: Path) -> None:
    """Hear second starts of this profile."""
    from ui.frame.one_window import OneWindow  # noqa: PLC0415 - loading Qt's network takes as long as drawing a window

    pipe = OneWindow(folder, program)
    pipe.raise_wanted.connect(program.come_to_front)
    program.ending.connect(pipe.close)


class _Program(QObject):
    """Entrance first, then the desk, then the end."""

    ending = Signal()
    """From now on no window comes to the front any more."""
    ended = Signal()

    def __init__(
        self,
        doorway: Doorway,
        appearance: Appearance,
        now_ms: NowMs,
        preferences: Preferences | None = None,
        folder: Path | None = None,
    ) -> None:
        super().__init__()
        self._doorway, self._appearance, self._now_ms = doorway, appearance, now_ms
        self._preferences = preferences or ForThisRun()
        self._background = Background(self.show_crash)
        self._entrance: Entrance | None = None
        self._window: MainWindow | None = None
        self._opened: Opened | None = None
        self._folder = folder
        self._keeping: WindowKeeping | None = None

    def begin(self, opened: Opened | None = None) -> None:
        """Show the entrance, or the desk at once when it is open already."""
        if opened is not None:
            self._show_desk(opened)
            return
        self._show_entrance()

    def come_to_front(self) -> None:
        """Show the window that is open now before all others: somebody has started the program again."""
        shown = self._window or self._entrance
        if shown is not None:
            to_front(shown)

    def show_crash(self, bug: BaseException) -> None:
        """Log a bug, and say what it means for the work; never a traceback in a window."""
        _log.error("bug in the window", exc_info=bug)
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - as above

        box = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("Tindak"),
            with_code(
                self.tr(
                    "Ada kesalahan dalam program. Yang sudah tersimpan tetap aman. "
                    "Bila terulang, tutup lalu buka kembali program ini dan beri tahu pengelola."
                ),
                ProgramFault.code,
            ),
            parent=self._window or self._entrance,
        )
        box.open()

    def take_bug(self, kind: type[BaseException], bug: BaseException, _trace: TracebackType | None) -> None:
        """Take what nobody caught in the GUI thread; an interrupt from the keyboard ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            self.ended.emit()
        else:
            self.show_crash(bug)

    def _show_entrance(self) -> None:
        from ui.doorway.entrance import Entrance  # noqa: PLC0415 - a vault that is open needs no door

        self._entrance = Entrance(in_spoken(self._doorway), self._background, is_first=not self._doorway.has_vault)
        self._entrance.opened.connect(self._show_desk)
        self._entrance.gone.connect(self._end_at_door)
        self._entrance.language_wanted.connect(self._change_language)
        self._entrance.show()

    def _change_language(self, language: Language) -> None:
        """Show the first window again in another language, and keep that; what was typed in it moves along."""
        former = self._entrance
        assert former is not None
        try:
            self._preferences.choose_language(language)
        except TindakError as fault:  # this run speaks it all the same
            _log.error("the language could not be kept: %s", fault)
        application = QApplication.instance()
        assert application is not None
        speak(application, language)
        self._show_entrance()
        assert self._entrance is not None
        self._entrance.take_over(former)
        former.hide()
        former.deleteLater()

    def _show_desk(self, opened: Opened) -> None:
        self._opened = opened
        self._window = build_main_window(
            opened,
            self._doorway,
            self._background,
            self._appearance,
            now_ms=self._now_ms,
            preferences=self._preferences,
        )
        self._window.closed.connect(self._end_at_desk)
        self._keeping = WindowKeeping(self._window, self._appearance, self._now_ms, self._folder)
        self._keeping.show()
        self._window.begin(room=self._keeping.first_room)
        Preparing(self._window, self._background, opened.desk)
        if self._entrance is not None:
            self._entrance.hide()
            self._entrance.deleteLater()
            self._entrance = None

    def _end_at_door(self) -> None:
        self._end(cancel=lambda: None)

    def _end_at_desk(self) -> None:
        assert self._opened is not None
        self._end(cancel=self._opened.exchange.cancel)

    def _end(self, cancel: Callable[[], None]) -> None:
        self.ending.emit()
        if self._window is not None and self._keeping is not None:
            self._keeping.keep()
            self._keeping.end()
            self._window.hide()
        self._background.close(cancel)
        if self._opened is not None:
            try:
                self._opened.close()
            except TindakError as fault:
                _log.error("the vault could not be closed in order: %s", fault)
        self.ended.emit()
