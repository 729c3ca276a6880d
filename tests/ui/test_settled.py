"""A place that asks for more room only where what it holds needs more."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.settled import Settled


class _Asked(QObject):
    """Counts how often a widget is asked to lay itself out."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        self.times += event.type() == QEvent.Type.LayoutRequest
        return False


def test_only_what_needs_more_room_is_asked_of_what_stands_around(qtbot: QtBot) -> None:
    """The widget has all the room either way."""
    window, settled, held, words = QWidget(), Settled(), QWidget(), QLabel("Lubang di jalan desa")
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(settled)
    QVBoxLayout(held).addWidget(words)
    settled.hold(held)
    window.resize(400, 200)
    window.show()
    qtbot.waitUntil(lambda: held.size() == settled.size())
    QCoreApplication.sendPostedEvents()
    around, place = _Asked(window), _Asked(settled)
    held.updateGeometry()
    qtbot.waitUntil(lambda: place.times > 0)
    QCoreApplication.sendPostedEvents()
    assert around.times == 0
    words.setMinimumSize(600, 300)
    qtbot.waitUntil(lambda: settled.width() >= 600 and held.size() == settled.size())
    assert around.times > 0
