"""A row that goes on in the next line where the width ends."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from ui.theme.tokens import GAP


class ItemLayout(QLayout):
    """Keeps the items of a layout whose height follows from its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem, /) -> None:  # noqa: N802 - Qt's name
        """Take an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int, /) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return one item."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int, /) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Give one item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that the height follows from the width."""
        return True

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]


class FlowLayout(ItemLayout):
    """Lays its items from left to right, in the middle of their line, and on in further lines as the width demands."""

    def __init__(self, parent: QWidget | None = None, gap: int = GAP, line_gap: int = GAP) -> None:
        """Start empty."""
        super().__init__(parent)
        self._gap, self._line_gap = gap, line_gap
        self._heights: dict[int, int] = {}
        self._least: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)

    def heightForWidth(self, width: int, /) -> int:  # noqa: N802 - Qt's name
        """Return the height that all lines take."""
        if width not in self._heights:
            self._heights[width] = self._lay(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Measure anew: an item has changed."""
        self._heights.clear()
        self._least = None
        super().invalidate()

    def setGeometry(self, rect: QRect, /) -> None:  # noqa: N802 - Qt's name
        """Place the items."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for no more than the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the largest item."""
        if self._least is None:
            self._least = QSize()
            for item in self._shown():
                self._least = self._least.expandedTo(item.sizeHint())
        return self._least

    def on_one_line(self) -> int:
        """Return the width in which all items stand on one line, px."""
        shown = self._shown()
        return sum(item.sizeHint().width() for item in shown) + self._gap * max(0, len(shown) - 1)

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Never take more room than needed."""
        return Qt.Orientation(0)

    def _lay(self, rect: QRect, *, move: bool) -> int:
        x, y, line_height = rect.x(), rect.y(), 0
        line: list[tuple[QLayoutItem, QRect]] = []
        for item in self._shown():
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                _place(line, line_height)
                x, y, line_height, line = rect.x(), y + line_height + self._line_gap, 0, []
            if move:
                line.append((item, QRect(QPoint(x, y), hint)))
            x += hint.width() + self._gap
            line_height = max(line_height, hint.height())
        _place(line, line_height)
        return y + line_height - rect.y()


def _place(line: Sequence[tuple[QLayoutItem, QRect]], height: int) -> None:
    """Put the items of a line in the middle of its height: words beside a button stand where its words do."""
    for item, place in line:
        item.setGeometry(place.translated(0, (height - place.height()) // 2))
