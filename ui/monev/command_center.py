"""*Command Center*: the figures of Monev on a whole screen, which turns its pages by itself."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sync.contract.errors import TindakError
from ui.clock import local_day
from ui.help.faults import told
from ui.language.wording import capital
from ui.monev.center_pages import LEAST_LETTERS, CenterPage, center_pages, write
from ui.monev.words import narrowing_words, period_words, plain_day
from ui.ports.monev import Figures
from ui.theme.tokens import DARK
from ui.workplace import Workplace

TURN_MS: Final = 12_000
"""How long a page is shown."""
_EDGE: Final = 0.05
_HEAD: Final = 0.15
_FOOT: Final = 0.1
_NEXT: Final = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown)
_BACK: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp)


class CommandCenter(QWidget):
    """Dark, full of large letters, without any name of a person; Space pauses, arrows turn, Esc leaves."""

    def __init__(
        self, workplace: Workplace, count: Callable[[], Figures], shown: Figures, place: str, parent: QWidget
    ) -> None:
        """Show figures; with each round they are counted anew.

        :param count: counts them, in the database lane.
        :param place: whose figures they are.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self._workplace, self._count, self._place = workplace, count, place
        self._pages: list[CenterPage] = []
        self._at = 0
        self._fault = ""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(self.tr("Command Center"))
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._timer = QTimer(self)
        self._timer.setInterval(TURN_MS)
        self._timer.timeout.connect(self.turn)
        self._timer.start()
        self._take(shown)

    @property
    def page(self) -> CenterPage:
        """What is shown."""
        return self._pages[self._at]

    @property
    def is_paused(self) -> bool:
        """Whether it waits on this page."""
        return not self._timer.isActive()

    @property
    def foot(self) -> str:
        """What stands below each page: the day of the data, which page it is, and the keys."""
        keys = self.tr("Spasi: lanjut") if self.is_paused else self.tr("Spasi: jeda")
        words = self.tr("Data per {day} · {page} dari {count} · {keys} · Esc: keluar").format(
            day=plain_day(self._day), page=self._at + 1, count=len(self._pages), keys=keys
        )
        return f"{self._fault} · {words}" if self._fault else words

    def turn(self, by: int = 1) -> None:
        """Show the next page; after the last one the first, with figures that are counted anew."""
        self._at = (self._at + by) % len(self._pages)
        if self._at == 0 and by > 0:
            self._workplace.background.database.run(
                self, self._count, on_success=self._take, on_failure=self._is_not_counted
            )
        self._show()

    def pause(self) -> None:
        """Stay on this page, or go on."""
        if self.is_paused:
            self._timer.start()
        else:
            self._timer.stop()
        self._show()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:  # noqa: N802 - Qt's name
        """Turn, pause, leave."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        elif event.key() == Qt.Key.Key_Space:
            self.pause()
        elif event.key() in _NEXT or event.key() in _BACK:
            self.turn(1 if event.key() in _NEXT else -1)
            if not self.is_paused:
                self._timer.start()  # a page that somebody turned to is shown as long as any other
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Turn no more."""
        self._timer.stop()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:  # noqa: N802 - Qt's name
        """Paint the page over the whole screen."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        painter.fillRect(whole, QColor(DARK.bg))
        high = min(whole.height(), whole.width() * 0.625)  # letters follow the narrower side
        least, edge = high * LEAST_LETTERS, high * _EDGE
        inner = whole.adjusted(edge, edge / 2, -edge, -edge / 2)
        head = QRectF(inner.left(), inner.top(), inner.width(), high * _HEAD)
        upper, lower = head.adjusted(0, 0, 0, -head.height() * 0.42), head.adjusted(0, head.height() * 0.58, 0, 0)
        write(painter, upper, self.page.title, least * 1.75, DARK.text, bold=True)
        write(painter, lower, f"{self._place} · {self._period}", least * 1.1, DARK.muted)
        foot = QRectF(inner.left(), inner.bottom() - high * _FOOT, inner.width(), high * _FOOT)
        write(painter, foot, self.foot, least, DARK.late if self._fault else DARK.muted)
        room = QRectF(inner.left(), head.bottom() + edge / 2, inner.width(), foot.top() - head.bottom() - edge)
        self.page.draw(painter, room, least)
        painter.end()

    def _take(self, shown: Figures) -> None:
        self._pages = center_pages(shown)
        self._at = min(self._at, len(self._pages) - 1)
        figures = shown.overview.figures
        scope = figures.scope
        self._period = "; ".join(filter(None, (capital(period_words(scope)), narrowing_words(scope))))
        self._day = local_day(figures.as_of)
        self._fault = ""
        self._show()

    def _is_not_counted(self, fault: TindakError) -> None:
        """Go on with the figures of before, whose day stands below them."""
        self._fault = told(fault)
        self._show()

    def _show(self) -> None:
        self.setAccessibleName(self.page.title)
        self.setAccessibleDescription(f"{self.page.said}. {self.foot}")
        self.update()
