"""A page that grows from its top: what is in sight first, and what it says already stays where it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.complaints.conversation import Entry
from ui.parts.reading import ReadingArea
from ui.theme.tokens import GAP

_BREATH_MS: Final = 40
"""Whoever opens a case waits for what is in sight, and for nothing below it."""
_STALE: Final = object()


class Hurry(Enum):
    """How much of a page somebody waits for."""

    WHOLE = auto()
    """All of it: its end is to be read."""
    SIGHT = auto()
    """What is in sight."""
    NONE = auto()
    """Nothing: nobody asked for it, so that nothing is held up by it."""


@dataclass(frozen=True)
class Piece:
    """A part of a page, which is made anew only when it says something else."""

    says: object
    """All that can be seen in it, to compare."""
    make: Callable[[], QWidget]


@dataclass
class _Shown:
    says: object
    widget: QWidget


class GrowingPage(QObject):
    """Lays the pieces of a page into a reading area."""

    def __init__(self, reading: ReadingArea, parent: QObject) -> None:
        """Have nothing to lay out."""
        super().__init__(parent)
        self._reading = reading
        reading.column.addStretch(1)
        self._shown: list[_Shown] = []
        self._to_come: list[Piece] = []
        self._place = 0
        """Where in the column the next piece comes."""
        self._more = QTimer(self, singleShot=True)
        self._more.timeout.connect(self._go_on)
        self._is_painted = False

    @property
    def widgets(self) -> list[QWidget]:
        """What is shown, from the top."""
        return [one.widget for one in self._shown]

    @property
    def is_done(self) -> bool:
        """Whether all that was asked for is shown."""
        return not self._more.isActive()

    def begin(self, pieces: Sequence[Piece], hurry: Hurry) -> None:
        """Show these pieces; those that stand there already stay untouched, and what has no place any more goes."""
        self.stop()
        self._to_come, self._place = list(reversed(pieces)), 0
        left = self._reading.viewport().height() if hurry is Hurry.SIGHT else 0
        while self._to_come and (hurry is Hurry.WHOLE or left > 0):
            left -= self._lay_one()
        if self._to_come:
            self._is_painted = hurry is Hurry.NONE
            self._more.start(0)
        else:
            self._end()

    def clear(self) -> None:
        """Show nothing."""
        self.stop()
        while self._shown:
            self._drop(0)

    def dress_anew(self) -> None:
        """Make every piece anew when it is shown next, though it says the same."""
        for one in self._shown:
            one.says = _STALE

    def stop(self) -> None:
        """Lay out nothing further."""
        self._more.stop()
        self._to_come = []

    def _go_on(self) -> None:
        if not self._is_painted:  # a timer comes behind all that was asked to be laid out and painted
            self._is_painted = True
            self._more.start(_BREATH_MS)
            return
        while self._to_come and self._find(self._to_come[-1]) is not None:
            self._lay_one()
        if self._to_come:
            self._lay_one()
        if self._to_come:
            self._more.start(0)
        else:
            self._end()

    def _end(self) -> None:
        while len(self._shown) > self._place:
            self._drop(self._place)

    def _lay_one(self) -> int:
        """Lay the next piece, and return about how high it is, px."""
        piece = self._to_come.pop()
        if (found := self._find(piece)) is not None:
            for _ in range(found - self._place):
                self._drop(self._place)
        else:
            self._insert(piece)
        widget = self._shown[self._place].widget
        self._place += 1
        if self._place < len(self._shown) and found is None and not self._is_wanted(self._shown[self._place]):
            self._drop(self._place)  # the new one stands in its stead
        line = self._reading.fontMetrics().lineSpacing()
        return line + widget.text.height() + 2 * GAP if isinstance(widget, Entry) else line

    def _insert(self, piece: Piece) -> None:
        widget = piece.make()
        if isinstance(widget, Entry):
            widget.expect_width(self._reading.viewport().width())
        self._reading.column.insertWidget(self._place, widget)
        self._shown.insert(self._place, _Shown(piece.says, widget))

    def _find(self, piece: Piece) -> int | None:
        """Return where a piece that says the same stands, at the place of the next one or below."""
        return next((at for at in range(self._place, len(self._shown)) if self._shown[at].says == piece.says), None)

    def _is_wanted(self, shown: _Shown) -> bool:
        return any(shown.says == one.says for one in self._to_come)

    def _drop(self, place: int) -> None:
        widget = self._shown.pop(place).widget
        self._reading.column.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
