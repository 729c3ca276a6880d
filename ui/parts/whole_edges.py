"""Covers what would be read by half: lines that an edge of a scrolling page cuts, and headings without their text."""

from collections.abc import Iterator
from math import ceil, floor
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QTextEdit, QWidget

from ui.parts.labels import HEADING
from ui.theme.appearance import Appearance

_LOOKED_AT: Final = (0.3, 0.6)
"""Places along an edge, in parts of its length: where words stand."""
_HARDLY: Final = 1
"""Pixels of a line that are no ink yet."""


class WholeEdges(QWidget):
    """Lies over the edges of a scroll area in the colour of the ground; the mouse goes through it."""

    def __init__(
        self, area: QScrollArea, appearance: Appearance, ground: str = "surface", *, covers_lines: bool = True
    ) -> None:
        """Cover the edges of ``area``, which stands on a ground of this token: that of cards, or ``ground``.

        :param covers_lines: whether a cut line is covered, and not a heading alone: a card that an edge cuts shows
            that more follows.
        """
        super().__init__(area.viewport())
        self._area, self._appearance, self._ground = area, appearance, ground
        self._covers_lines = covers_lines
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.viewport().installEventFilter(self)
        area.verticalScrollBar().valueChanged.connect(self.update)
        area.verticalScrollBar().rangeChanged.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        """Stay over the whole, and above what comes to stand in it."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ChildAdded):
            self.resize(self._area.viewport().size())
            self.raise_()
        return super().eventFilter(watched, event)

    def covered(self) -> tuple[int, int]:
        """Return how much is covered above and below, px."""
        height = self._area.viewport().height()
        above = [bottom for _top, bottom in self._cut_at(0, 0)]
        below = [height - top for top, _bottom in self._cut_at(height - 1, height)]
        covered = max(below, default=0)
        return max(above, default=0), max(covered, height - self._last_heading(height - covered))

    def _last_heading(self, end: int) -> int:
        """Return where the text ends that is read down to ``end``: above a heading of which no line of text is seen."""
        page, viewport = self._area.widget(), self._area.viewport()
        if page is None or page.mapTo(viewport, QPoint(0, page.height())).y() <= end:
            return end
        headings = [one for one in page.findChildren(QLabel, HEADING) if one.isVisibleTo(page)]
        tops = {one: top for one in headings if 0 < (top := one.mapTo(viewport, QPoint()).y()) < end}
        if not tops:
            return end
        words: list[QLabel | QTextEdit] = [*page.findChildren(QLabel), *page.findChildren(QTextEdit)]
        shown = [one for one in words if one.isVisibleTo(page)]
        for heading, top in tops.items():
            below = [one for one in shown if _is_below(one, heading, viewport)]
            text = min(below, key=lambda one: one.mapTo(viewport, QPoint()).y(), default=None)
            if text is not None and text.mapTo(viewport, QPoint()).y() + _line_at(text, 0)[1] > end + _HARDLY:
                return self._last_heading(top)
        return end

    def paintEvent(self, _event: QPaintEvent, /) -> None:  # noqa: N802 - Qt's name
        """Cover them."""
        above, below = self.covered()
        painter = QPainter(self)
        ground = QColor(getattr(self._appearance.tokens, self._ground))
        painter.fillRect(0, 0, self.width(), above, ground)
        painter.fillRect(0, self.height() - below, self.width(), below, ground)

    def _cut_at(self, row: int, edge: int) -> Iterator[tuple[int, int]]:
        """Yield the upper and lower end of each line that an edge cuts, as seen in the row of pixels beside it."""
        viewport = self._area.viewport()
        for share in _LOOKED_AT if self._covers_lines else ():
            words = self._words_at(QPoint(round(viewport.width() * share), row))
            if words is None:
                continue
            begin = words.mapTo(viewport, QPoint()).y()
            top, bottom = _line_at(words, row - begin)
            if begin + top < edge - _HARDLY and begin + bottom > edge + _HARDLY:
                yield floor(begin + top), ceil(begin + bottom)

    def _words_at(self, place: QPoint) -> QLabel | QTextEdit | None:
        page = self._area.widget()
        found = page.childAt(page.mapFrom(self._area.viewport(), place)) if page is not None else None
        if found is not None and isinstance(found.parentWidget(), QTextEdit):
            found = found.parentWidget()
        return found if isinstance(found, QTextEdit) or (isinstance(found, QLabel) and found.text()) else None


def _is_below(words: QWidget, heading: QWidget, viewport: QWidget) -> bool:
    """Whether words stand somewhere under a heading, and not in another column."""
    ours, theirs = (QRect(one.mapTo(viewport, QPoint()), one.size()) for one in (heading, words))
    return theirs.top() >= ours.bottom() and theirs.left() <= ours.right() and theirs.right() >= ours.left()


def _line_at(words: QLabel | QTextEdit, y: int) -> tuple[float, float]:
    """Return the upper and lower end of the line of text at a height of its widget."""
    if isinstance(words, QTextEdit):
        cursor = words.cursorForPosition(QPoint(1, y))
        layout = cursor.block().layout()
        line = layout.lineForTextPosition(cursor.positionInBlock())
        if line.isValid():
            rect = line.rect().translated(layout.position())
            return rect.top(), rect.bottom()
    height = words.height() / max(round(words.height() / words.fontMetrics().lineSpacing()), 1)
    top = floor(y / height) * height
    return top, top + height
