"""One window for each profile: a second start brings the first one to the front, over a local pipe, never a network.

Who shows the window is decided by the lock on the profile's file, which the system gives back when a process dies; the
pipe only carries the wish. So a pipe that a killed process left behind is always taken over, and of two that start at
once one shows the window and the other finds it.
"""

import hashlib
import logging
import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_RAISE: Final = b"raise\n"
_DONE: Final = b"raised\n"
_PATIENCE_MS: Final = 1_000
_log = logging.getLogger("tindak.window")


def pipe_name(folder: Path) -> str:
    """Return the name of the pipe of a profile folder: the same however the folder is spelled, and telling nothing."""
    spelled = os.path.normcase(os.path.realpath(folder))
    return "tindak-" + hashlib.sha256(spelled.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def raise_running(folder: Path) -> bool:
    """Ask the window of this profile to come to the front. Returns whether there is one that does."""
    socket = QLocalSocket()
    socket.connectToServer(pipe_name(folder))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    try:
        told = _line_from(socket)
        _give_way_to(told)
        socket.write(_RAISE)
        socket.flush()
        return _line_from(socket) == _DONE
    finally:
        socket.abort()


class OneWindow(QObject):
    """Listens for second starts; made by the process that holds the lock of the profile."""

    raise_wanted = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Listen from now on. Without a pipe the program works all the same: a second start then only says so."""
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        name = pipe_name(folder)
        QLocalServer.removeServer(name)  # nobody alive listens there: this process holds the lock
        if not self._server.listen(name):
            _log.warning("second starts cannot be heard: %s", self._server.errorString())

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda told=socket: self._hear(told))
            socket.disconnected.connect(socket.deleteLater)
            socket.write(f"{os.getpid()}\n".encode())
            socket.flush()

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        if bytes(socket.readLine().data()) == _RAISE:
            self.raise_wanted.emit()
            socket.write(_DONE)
        socket.disconnectFromServer()


def _line_from(socket: QLocalSocket) -> bytes:
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_PATIENCE_MS):
            return b""
    return bytes(socket.readLine().data())


def _give_way_to(told: bytes) -> None:
    """Let the other process come to the front: Windows allows that only to whom the front one allows it."""
    if sys.platform == "win32" and told.strip().isdigit():
        import ctypes  # noqa: PLC0415 - there is nothing to ask elsewhere

        ctypes.windll.user32.AllowSetForegroundWindow(int(told))
