"""What surrounds the main window on this computer: where it stood, what the palette remembers, and the tray."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QSessionManager
from PySide6.QtWidgets import QSplitter, QWidget

from ui.clock import NowMs, local_day
from ui.frame.main_window import MainWindow
from ui.frame.tray import Tray
from ui.frame.window_memory import WindowMemory, brought_back, keep_memory, load_memory
from ui.rooms import Room
from ui.theme.appearance import Appearance

_COMFORTABLE: Final = QSize(1440, 900)


class WindowKeeping(QObject):
    """Shows the window as it was, and remembers how it is."""

    def __init__(self, window: MainWindow, appearance: Appearance, now_ms: NowMs, folder: Path | None) -> None:
        """Read what the profile folder remembers; ``None`` remembers nothing."""
        super().__init__(window)
        self._window, self._now_ms, self._folder = window, now_ms, folder
        self.memory = load_memory(folder)
        self.tray: Tray | None = None
        window.commands.recent = self.memory.recent
        self._divide(window)
        window.room_made.connect(self._divide)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.commitDataRequest.connect(self._note_end_of_session)
        if Tray.exists():
            self.tray = Tray(appearance, window, stays=self.memory.stays_in_tray)
            self._connect(self.tray)

    @property
    def first_room(self) -> Room:
        """Where to begin: the last room on the same day, *Hari ini* on another one."""
        known = {str(place.room): place.room for place in self._window.places}
        is_same_day = self.memory.day == self._today()
        return known.get(self.memory.room, Room.TODAY) if is_same_day else Room.TODAY

    def show(self) -> None:
        """Show the window where it was; the first time it fills a small screen and takes a good part of a large one."""
        window, memory = self._window, self.memory
        room = window.screen().availableGeometry()
        is_small = room.width() <= _COMFORTABLE.width() or room.height() <= _COMFORTABLE.height()
        if memory.place is not None:
            window.setGeometry(brought_back(QRect(*memory.place), _screens()))
        else:
            window.resize(room.size() if is_small else _COMFORTABLE)  # nothing maximizes without a window manager
        if memory.is_maximized and (memory.place is not None or is_small):
            window.showMaximized()
        else:
            window.show()

    def come_to_front(self) -> None:
        """Show the window before all others, from the task bar or the tray as well."""
        to_front(self._window)

    def keep(self) -> None:
        """Remember how the window is now."""
        window = self._window
        place = window.normalGeometry() if window.isMaximized() else window.geometry()
        self.memory = WindowMemory(
            place=(place.x(), place.y(), place.width(), place.height()) if place.isValid() else self.memory.place,
            is_maximized=window.isMaximized(),
            splitters={
                **self.memory.splitters,  # rooms that nobody has entered stay as they were
                **{one.objectName(): tuple(one.sizes()) for one in _splitters(window)},
            },
            room=str(Room.COMPLAINTS if window.room is Room.FORM else window.room),
            day=self._today(),
            recent=window.commands.recent,
            stays_in_tray=self._stays,
        )
        keep_memory(self._folder, self.memory)

    def end(self) -> None:
        """Take the sign in the tray away."""
        if self.tray is not None:
            self.tray.sign.hide()

    def _note_end_of_session(self, _manager: QSessionManager) -> None:
        """Let nothing hold up the end of a session, and lose nothing in it."""
        self._window.prepare_to_end()
        self.keep()

    @property
    def _stays(self) -> bool:
        return self.tray is not None and self.tray.stays.isChecked()

    def _today(self) -> str:
        return local_day(self._now_ms()).isoformat()

    def _divide(self, part: QWidget) -> None:
        """Give the parts of a window or a room the sizes that they had."""
        for splitter in _splitters(part):
            sizes = self.memory.splitters.get(splitter.objectName(), ())
            if len(sizes) == splitter.count() and sum(sizes) > 0:
                splitter.setSizes(list(sizes))

    def _connect(self, tray: Tray) -> None:
        window = self._window
        window.keeps_running = lambda: self._stays
        window.state_shown.connect(tray.show_state)
        window.replies_counted.connect(tray.show_replies)
        tray.open_wanted.connect(self.come_to_front)
        tray.message_clicked.connect(self.come_to_front)
        tray.exchange_wanted.connect(window.exchanging.exchange_now)
        tray.luring_wanted.connect(window.luring.set)
        tray.leave_wanted.connect(window.leave)
        tray.staying_chosen.connect(lambda _stays: self.keep())


def to_front(window: QWidget) -> None:
    """Show a window before all others."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _splitters(part: QWidget) -> list[QSplitter]:
    return [one for one in part.findChildren(QSplitter) if one.objectName()]


def _screens() -> list[QRect]:
    usual = QGuiApplication.primaryScreen()
    others = [one for one in QGuiApplication.screens() if one is not usual]
    return [one.availableGeometry() for one in (usual, *others)]
