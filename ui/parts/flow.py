"""A row that goes on in the next line where the width ends."""

from collections.abc import Callable

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

    def __init__(
        self, parent: QWidget | None = None, gap: int = GAP, line_gap: int = GAP, *, keeps_company: bool = False
    ) -> None:
        """Start empty.

        :param keeps_company: of three and more in a line, the last one goes along with one that would stand alone.
        """
        super().__init__(parent)
        self._gap, self._line_gap, self._keeps_company = gap, line_gap, keeps_company
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
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(hint.height() for _item, hint in line)
            x = rect.x()
            for item, hint in line if move else ():
                item.setGeometry(QRect(QPoint(x, y + (height - hint.height()) // 2), hint))
                x += hint.width() + self._gap
            y += height + self._line_gap
        return max(y - self._line_gap - rect.y(), 0)

    def _hint(self, item: QLayoutItem, _width: int) -> QSize:
        return item.sizeHint()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return what stands in each line, and how large each item is."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        end = width
        for item in self._shown():
            hint = self._hint(item, width)
            if not lines or end + self._gap + hint.width() > width:
                lines.append([])
                end = -self._gap
            lines[-1].append((item, hint))
            end += self._gap + hint.width()
        if self._keeps_company and len(lines) > 1 and len(lines[-1]) == 1 < len(lines[-2]) - 1:
            both = lines[-2][-1][1].width() + self._gap + lines[-1][0][1].width()
            if both <= width:
                lines[-1].insert(0, lines[-2].pop())
        return lines


class ColumnsLayout(FlowLayout):
    """Lays its items in columns of one width, which end where the layout does; a wide item takes several of them."""

    def __init__(self, parent: QWidget | None, least: Callable[[], int], gap: int = GAP) -> None:
        """Start empty; ``least`` is asked for the width of a column at the least, px."""
        super().__init__(parent, gap, gap)
        self._least_column = least

    def _hint(self, item: QLayoutItem, width: int) -> QSize:
        hint, gap = item.sizeHint(), self._gap
        count = max((width + gap) // (self._least_column() + gap), 1)
        column = (width + gap) // count
        taken = min(-(-(hint.width() + gap) // column), count)
        return QSize(taken * column - gap, hint.height())
