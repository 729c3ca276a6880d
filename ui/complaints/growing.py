"""A page that grows from where it is read: what is in sight first, and what it says already stays where it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.complaints.entry import Entry, SpareEntries
from ui.parts.one_pass import one_pass
from ui.parts.reading import ReadingArea
from ui.theme.tokens import GAP

_BREATH_MS: Final = 40
"""Whoever opens a case waits for what is in sight, and for nothing below it."""
_STALE: Final = object()


class Hurry(Enum):
    """How much of a page somebody waits for."""

    END = auto()
    """What was said last: the page grows upwards from there."""
    SIGHT = auto()
    """What is in sight."""
    NONE = auto()
    """Nothing: nobody asked for it, so that nothing is held up by it."""


def _cannot(_shown: QWidget) -> bool:
    return False


@dataclass(frozen=True)
class Piece:
    """A part of a page, which is made anew only when it says something else."""

    says: object
    """All that can be seen in it, to compare."""
    make: Callable[[], QWidget]
    is_aim: bool = False
    """Where its end is read from: with :attr:`Hurry.END` this one and all below it are there at once."""
    tell: Callable[[QWidget], bool] = _cannot
    """Has a widget of the page say this instead of what it says, if it can; returns whether it did."""


@dataclass
class _Shown:
    says: object
    widget: QWidget


class GrowingPage(QObject):
    """Lays the pieces of a page into a reading area."""

    def __init__(self, reading: ReadingArea, spare: SpareEntries, parent: QObject) -> None:
        """Have nothing to lay out; ``spare`` takes the entries that have no place any more."""
        super().__init__(parent)
        self._reading, self._spare = reading, spare
        reading.column.addStretch(1)
        self._shown: list[_Shown] = []
        self._to_come: list[Piece] = []
        self._tail = 0
        """How many stand at the end of an empty page because that was laid first."""
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

    def begin(self, pieces: Sequence[Piece], hurry: Hurry, *, is_other: bool = False) -> None:
        """Show these pieces; those that stand there already stay untouched, and what has no place any more goes.

        :param is_other: of another case: nothing that stands there may be read any longer, though it says the same.
            What is in sight says it where the former one stood, so that nothing is taken out and put in again.
        """
        self.stop()
        if is_other and hurry is Hurry.SIGHT:
            self.dress_anew()
        elif is_other:
            self.clear()
        self._to_come, self._place = list(reversed(pieces)), 0
        left = self._reading.viewport().height() if hurry is Hurry.SIGHT else 0
        if hurry is Hurry.END and not self._shown:
            self._lay_end(pieces)
        else:
            while self._to_come and (hurry is Hurry.END or left > 0):
                left -= self._lay_one()
        if is_other and hurry is Hurry.SIGHT:
            self._drop_rest()
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
        self._to_come, self._tail = [], 0

    def _lay_end(self, pieces: Sequence[Piece]) -> None:
        """Lay as much of the end as is seen, its aim included."""
        left, begin = self._reading.viewport().height(), len(pieces)
        has_aim = not any(one.is_aim for one in pieces)
        while begin and (left > 0 or not has_aim):
            begin -= 1
            self._to_come, self._place = [pieces[begin]], 0
            has_aim = has_aim or pieces[begin].is_aim
            left -= self._lay_one()
            self._tail += 1
        self._to_come, self._place = list(reversed(pieces[:begin])), 0

    def _go_on(self) -> None:
        if not self._is_painted:  # a timer comes behind all that was asked to be laid out and painted
            self._is_painted = True
            self._more.start(_BREATH_MS)
            return
        with one_pass(self._reading):
            while self._to_come and self._find(self._to_come[-1]) is not None:
                self._lay_one()
            if self._to_come:
                self._lay_one()
        if self._to_come:
            self._more.start(0)
        else:
            self._end()

    def _end(self) -> None:
        self._drop_rest()
        self._tail = 0

    def _drop_rest(self) -> None:
        """Let go of what stands where the next piece comes and below, the end that was laid first aside."""
        while len(self._shown) - self._tail > self._place:
            self._drop(self._place)

    def _lay_one(self) -> int:
        """Lay the next piece, and return about how high it is, px."""
        piece = self._to_come.pop()
        if (found := self._find(piece)) is not None:
            for _ in range(found - self._place):
                self._drop(self._place)
        elif not self._is_told(piece):
            self._insert(piece)
            below = self._place + 1
            if below < len(self._shown) - self._tail and not self._is_wanted(self._shown[below]):
                self._drop(below)  # the new one stands in its stead
        widget = self._shown[self._place].widget
        self._place += 1
        line = self._reading.fontMetrics().lineSpacing()
        return line + widget.text.height() + 2 * GAP if isinstance(widget, Entry) else line

    def _insert(self, piece: Piece) -> None:
        widget = piece.make()
        if isinstance(widget, Entry):
            widget.expect_width(self._reading.viewport().width())
        self._reading.column.insertWidget(self._place, widget)
        if self._place < len(self._shown):  # screen readers go through what stands in a page in this order
            widget.stackUnder(self._shown[self._place].widget)
        else:
            widget.raise_()
        if widget.isHidden() and not self._reading.scrolled.isVisible():
            widget.show()  # with the page; on a visible one Qt shows it
        self._shown.insert(self._place, _Shown(piece.says, widget))

    def _is_told(self, piece: Piece) -> bool:
        """Let what stands in the place of a piece say it, unless that is wanted further down."""
        if self._place >= len(self._shown) - self._tail or self._is_wanted(self._shown[self._place]):
            return False
        shown = self._shown[self._place]
        if not piece.tell(shown.widget):
            return False
        shown.says = piece.says
        if isinstance(shown.widget, Entry):
            shown.widget.expect_width(self._reading.viewport().width())
        return True

    def _find(self, piece: Piece) -> int | None:
        """Return where a piece that says the same stands, at the place of the next one or below."""
        end = len(self._shown) - self._tail
        return next((at for at in range(self._place, end) if self._shown[at].says == piece.says), None)

    def _is_wanted(self, shown: _Shown) -> bool:
        return any(shown.says == one.says for one in self._to_come)

    def _drop(self, place: int) -> None:
        widget = self._shown.pop(place).widget
        self._reading.column.removeWidget(widget)
        widget.hide()
        if isinstance(widget, Entry):
            self._spare.keep(widget)
        else:
            widget.deleteLater()
