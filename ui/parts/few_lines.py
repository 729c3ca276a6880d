"""Words that take a few lines at most; what does not fit is told by the tool tip and to whoever hears it."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.appearance import Appearance
from ui.theme.fonts import font
from ui.theme.tokens import SMALL


class FewLines(QWidget):
    """Small text in a colour of the tokens, as many lines as :attr:`most` allows."""

    def __init__(self, appearance: Appearance, colour: str, most: Callable[[], int]) -> None:
        """Say nothing yet; ``most`` is asked whenever it is laid out."""
        super().__init__()
        self._appearance, self._colour, self._most = appearance, colour, most
        self._style = font(SMALL)
        self.text = ""
        self.setFont(self._style)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self.update)

    def show_text(self, text: str, tooltip: str) -> None:
        """Say something else."""
        self.text = text
        self.setAccessibleName(text)
        self.setToolTip(tooltip)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the lines that the text needs, within the limit."""
        return QSize(120, self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int, /) -> int:  # noqa: N802 - Qt's name
        """Return the height of the lines."""
        return len(self._lines(width)) * self.fontMetrics().lineSpacing() + 2

    def paintEvent(self, _event: QPaintEvent, /) -> None:  # noqa: N802 - Qt's name
        """Draw the lines, the last one shortened where more would follow."""
        painter = QPainter(self)
        painter.setFont(self._style)
        painter.setPen(QColor(getattr(self._appearance.tokens, self._colour)))
        lines = self._lines(self.width())
        for row, (start, end) in enumerate(lines):
            is_last = row == len(lines) - 1
            words = self.text[start:] if is_last else self.text[start:end]
            shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width())
            at = QPointF(0, row * self.fontMetrics().lineSpacing() + self.fontMetrics().ascent() + 1)
            painter.drawText(at, shown if is_last else words)
        painter.end()

    def _lines(self, width: int) -> list[tuple[int, int]]:
        """Return where each line begins and ends."""
        layout = QTextLayout(self.text, self._style)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        lines: list[tuple[int, int]] = []
        while len(lines) < self._most() and (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            lines.append((line.textStart(), line.textStart() + line.textLength()))
        layout.endLayout()
        return lines
