"""The sign beside the clock: how much waits, and the few things to do without the window. Tells nothing of a case."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from ui.language.wording import number
from ui.ports.desk import DeskState
from ui.theme.appearance import Appearance, icon_folder
from ui.theme.fonts import font

_SIDE: Final = 64
_MOST_SHOWN: Final = 99


class Tray(QObject):
    """Shown only where the system has a tray."""

    open_wanted = Signal()
    exchange_wanted = Signal()
    luring_wanted = Signal(bool)
    leave_wanted = Signal()
    staying_chosen = Signal(bool)
    """Whether closing the window shall leave the program running."""
    message_clicked = Signal()

    def __init__(self, appearance: Appearance, window: QWidget, *, stays: bool) -> None:
        """Show the sign; ``stays`` is what was chosen before."""
        super().__init__(window)
        self._appearance = appearance
        self._icon = QIcon(str(icon_folder() / "tindak.svg"))
        self._waiting, self._attention, self._replies = 0, 0, 0
        self._is_filled = False
        self.menu = QMenu(window)
        self.menu.setProperty("part", "marks")
        self._says = self._act("", self.open_wanted.emit)
        self._act(self.tr("&Buka jendela"), self.open_wanted.emit)
        self.menu.addSeparator()
        self._exchange = self._act(self.tr("&Sinkronkan sekarang"), self.exchange_wanted.emit)
        self.luring = self._act(self.tr("&Luring"), self.luring_wanted.emit, can_be_checked=True)
        self.menu.addSeparator()
        self.stays = self._act(
            self.tr("Tetap berjalan bila jendela &ditutup (data tetap terbuka)"),
            self.staying_chosen.emit,
            can_be_checked=True,
        )
        self.stays.setChecked(stays)
        self._act(self.tr("&Keluar dan kunci data"), self.leave_wanted.emit)
        self.sign = QSystemTrayIcon(self._icon, self)
        self.sign.setContextMenu(self.menu)
        self.sign.activated.connect(self._clicked)
        self.sign.messageClicked.connect(self.message_clicked)
        self._tell()
        self.sign.show()

    @staticmethod
    def exists() -> bool:
        """Whether this system has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show_state(self, state: DeskState) -> None:
        """Say what waits; tell aloud what was held since, unless somebody looks at the window anyway."""
        news = state.attention - self._attention if self._is_filled else 0
        self._waiting, self._attention, self._is_filled = state.waiting, state.attention, True
        self.luring.setChecked(state.luring)
        self._exchange.setEnabled(not state.luring)
        self._tell()
        if news > 0:
            told = self.tr("{} tindakan ditahan dan perlu dilihat. Tidak ada yang hilang.")
            self._say_aloud(told.format(number(news)))

    def show_replies(self, replies: int) -> None:
        """Say how many reporters wait for an answer; tell aloud when there are more than before."""
        news = replies - self._replies if self._is_filled else 0
        self._replies = replies
        self._tell()
        if news > 0:
            self._say_aloud(self.tr("{} balasan pelapor baru menunggu jawaban.", "", news).format(number(news)))

    def sentence(self) -> str:
        """Return what the sign says when the mouse rests on it."""
        parts = []
        if self._replies:
            parts.append(self.tr("{} pelapor menunggu jawaban", "", self._replies).format(number(self._replies)))
        if self._attention:
            parts.append(self.tr("{} perlu dilihat").format(number(self._attention)))
        if self._waiting:
            parts.append(self.tr("{} menunggu dikirim").format(number(self._waiting)))
        return " · ".join(parts) or self.tr("Tidak ada yang menunggu dikirim")

    @property
    def count(self) -> int:
        """The number on the sign: held actions and those that wait."""
        return self._attention + self._waiting

    def _tell(self) -> None:
        self._says.setText(self.sentence())
        self.sign.setToolTip(self.tr("Tindak · {}").format(self.sentence()))
        self.sign.setIcon(self._with_count() if self.count else self._icon)

    def _with_count(self) -> QIcon:
        picture = self._icon.pixmap(_SIDE, _SIDE)
        made = QPixmap(picture)
        tokens = self._appearance.tokens
        words = number(self.count) if self.count <= _MOST_SHOWN else f"{_MOST_SHOWN}+"
        painter = QPainter(made)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        room = QRect(made.width() // 3, made.height() // 3, made.width() * 2 // 3, made.height() * 2 // 3)
        painter.setBrush(QColor(tokens.held if self._attention else tokens.accent))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(room, room.height() / 2, room.height() / 2)
        bold = font(bold=True)
        bold.setPixelSize(max(8, room.height() * (3 if len(words) < len("99+") else 2) // 4))
        painter.setFont(bold)
        painter.setPen(QColor(tokens.on_accent))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return QIcon(made)

    def _say_aloud(self, sentence: str) -> None:
        window = self.parent()
        if isinstance(window, QWidget) and window.isActiveWindow():
            return
        self.sign.showMessage(self.tr("Tindak"), sentence, self._icon)

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit()

    def _act(self, words: str, do: Callable[..., object], *, can_be_checked: bool = False) -> QAction:
        made = QAction(words, self.menu)
        made.setCheckable(can_be_checked)
        if can_be_checked:
            made.triggered.connect(lambda is_checked: do(is_checked))  # noqa: PLW0108 - else Qt hands over nothing
        else:
            made.triggered.connect(lambda: do())  # noqa: PLW0108 - Qt would hand it its 'checked'
        self.menu.addAction(made)
        return made
