"""Two things at the two ends of a line, or one below the other where the line is too short for both."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayoutItem, QWidget, QWidgetItem

from ui.parts.flow import FlowLayout, ItemLayout
from ui.theme.tokens import GAP


class EndsLayout(ItemLayout):
    """Lays one widget to the left and another to the right, or below."""

    def __init__(
        self,
        left: QWidget,
        right: QWidget,
        parent: QWidget | None = None,
        *,
        lines: int = 1,
        widest: Callable[[], int] = lambda: 0,
    ) -> None:
        """Take both.

        :param lines: in how many lines words that wrap may stand before they get a line of their own.
        :param widest: width to which the right one may still grow, px: it stands beside the left one only where that
            has room too, so that nothing moves once it does grow.
        """
        super().__init__(parent)
        self._lines, self._widest = lines, widest
        self.setContentsMargins(0, 0, 0, 0)
        for widget in (left, right):
            self.addChildWidget(widget)
            self.addItem(QWidgetItem(widget))

    def heightForWidth(self, width: int, /) -> int:  # noqa: N802 - Qt's name
        """Return the height of one line, or of both."""
        return max((place.bottom() + 1 for place in self._places(QRect(0, 0, width, 0))), default=0)

    def setGeometry(self, rect: QRect, /) -> None:  # noqa: N802 - Qt's name
        """Place both, in the middle of the height that is given."""
        super().setGeometry(rect)
        spare = max(0, rect.height() - self.heightForWidth(rect.width()))
        for item, place in zip(self._shown(), self._places(rect), strict=True):
            item.setGeometry(place.translated(0, spare // 2))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room for both beside each other."""
        shown = self._shown()
        widths = [_width(item, self._lines) for item in shown]
        if len(shown) == 2:
            widths[1] = max(widths[1], self._widest())
        width = sum(widths) + GAP * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Make do with the wider of the two."""
        least = QSize()
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Take the whole width."""
        return Qt.Orientation.Horizontal

    def _places(self, rect: QRect) -> list[QRect]:
        shown = self._shown()
        if len(shown) == 2 and self.sizeHint().width() <= rect.width():
            left, right = (_width(item, self._lines) for item in shown)
            if _wraps(shown[1]):
                right = rect.width() - left - GAP
            widths = [rect.width() - right - GAP, right]
            heights = [_height(item, width) for item, width in zip(shown, widths, strict=True)]
            tall = max(heights)
            lefts = (rect.left(), rect.left() + widths[0] + GAP)
            return [
                QRect(left, rect.top() + (tall - height) // 2, width, height)
                for left, width, height in zip(lefts, widths, heights, strict=True)
            ]
        places, top = [], rect.top()
        for item in shown:
            height = _height(item, rect.width())
            places.append(QRect(rect.left(), top, rect.width(), height))
            top += height + GAP // 2
        return places


def _wraps(item: QLayoutItem) -> bool:
    widget = item.widget()
    return isinstance(widget, QLabel) and widget.wordWrap()


def _width(item: QLayoutItem, lines: int) -> int:
    widget = item.widget()
    if widget is not None and isinstance(flow := widget.layout(), FlowLayout):
        return flow.on_one_line()
    if isinstance(widget, QLabel) and widget.wordWrap():
        letters = widget.fontMetrics()
        longest = max((letters.horizontalAdvance(word) for word in widget.text().split()), default=0)
        # A line ends where the next word does not fit, up to a word before the end.
        return letters.horizontalAdvance(widget.text()) // lines + (longest if lines > 1 else 2)
    return item.sizeHint().width()


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
