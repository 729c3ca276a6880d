"""Words that take a few lines at most; what does not fit is told by the tool tip and to whoever hears it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.appearance import Appearance
from ui.theme.fonts import font
from ui.theme.tokens import SMALL

_LINE_END = "\u2028"
"""What :class:`QTextLayout` breaks at; it takes a newline for a blank."""


class FewLines(QWidget):
    """Small text in a colour of the tokens, as many lines as ``most`` allows."""

    cut_changed = Signal()
    """Whether all of the text is shown may have changed."""

    def __init__(self, appearance: Appearance, colour: str, most: Callable[[], int]) -> None:
        """Say nothing yet; ``most`` is asked whenever it is laid out."""
        super().__init__()
        self._appearance, self._colour, self._most = appearance, colour, most
        self._style = font(SMALL)
        self.text = ""
        self.setFont(self._style)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.update)

    @property
    def is_cut(self) -> bool:
        """Whether the text has more lines than are shown."""
        return len(self._lines(self.width())) > self._most()

    def show_text(self, text: str, tooltip: str, colour: str = "") -> None:
        """Say something else, in another colour if one is given."""
        self.text = text
        self._colour = colour or self._colour
        self.setAccessibleName(text)
        self.setToolTip(tooltip)
        self.updateGeometry()
        self.update()
        self.cut_changed.emit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the lines that the text needs, within the limit."""
        return QSize(120, self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int, /) -> int:  # noqa: N802 - Qt's name
        """Return the height of the lines."""
        return min(len(self._lines(width)), self._most()) * self.fontMetrics().lineSpacing() + 2

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Tell that another width may show more or less."""
        super().resizeEvent(event)
        self.cut_changed.emit()

    def paintEvent(self, _event: QPaintEvent, /) -> None:  # noqa: N802 - Qt's name
        """Draw the lines, the last one shortened where more would follow."""
        painter = QPainter(self)
        painter.setFont(self._style)
        painter.setPen(QColor(getattr(self._appearance.tokens, self._colour)))
        metrics, most = self.fontMetrics(), self._most()
        lines = self._lines(self.width())
        for row, (start, end) in enumerate(lines[:most]):
            is_last = row == most - 1
            words = " ".join((self.text[start:] if is_last else self.text[start:end]).split("\n"))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width()) if is_last else words
            painter.drawText(QPointF(0, row * metrics.lineSpacing() + metrics.ascent() + 1), shown)
        painter.end()

    def _lines(self, width: int) -> list[tuple[int, int]]:
        """Return where each line begins and ends, those too many included."""
        layout = QTextLayout(self.text.replace("\n", _LINE_END), self._style)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        lines: list[tuple[int, int]] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            lines.append((line.textStart(), line.textStart() + line.textLength()))
        layout.endLayout()
        return lines
