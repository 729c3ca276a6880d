"""What stands above the list: search, view, filters and the rest, in two lines where one is too short to type in."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.complaints.search_field import SearchField
from ui.complaints.views import ViewChoice
from ui.parts.flow import ItemLayout
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

READABLE: Final = 280
"""Width from which on the search field stands beside the others, px: some thirty letters are seen."""
_SEARCH_SHARE: Final = (3, 5)
"""Part of the room that the search field has of what it shares with the view."""


class ListTools(QWidget):
    """Keeps the search field wide enough to read what one types."""

    def __init__(self, search: SearchField, view: ViewChoice, others: Sequence[QWidget]) -> None:
        """Lay them out; all are as high as the view."""
        super().__init__()
        row = _ToolsLayout(self)
        for widget in (search, view, *others):
            row.addWidget(widget)
        for beside in (search, *others):
            view.dressed.connect(beside.setMinimumHeight)


class _ToolsLayout(ItemLayout):
    """The search field, then the view, then what keeps its width."""

    def __init__(self, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)

    def heightForWidth(self, width: int, /) -> int:  # noqa: N802 - Qt's name
        """Return the height of one line, or of two."""
        return self._height() if self._is_one_line(width) else 2 * self._height() + GAP

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for one line."""
        return QSize(scaled(READABLE) + GAP + self._beside(), self._height())

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Make do with two lines."""
        search = max((item.minimumSize().width() for item in self._items[:1]), default=0)
        return QSize(max(search, self._beside()), self._height())

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Take the whole width."""
        return Qt.Orientation.Horizontal

    def setGeometry(self, rect: QRect, /) -> None:  # noqa: N802 - Qt's name
        """Place them, the view as wide as what keeps its width leaves it."""
        super().setGeometry(rect)
        search, view, *others = self._items
        kept = sum(item.sizeHint().width() + GAP for item in others)
        height, left, top = self._height(), rect.left(), rect.top()
        if self._is_one_line(rect.width()):
            shared = rect.width() - kept - GAP
            part, whole = _SEARCH_SHARE
            viewed = max(view.sizeHint().width(), shared - shared * part // whole)
            search.setGeometry(QRect(left, top, shared - viewed, height))
            left += shared - viewed + GAP
        else:
            search.setGeometry(QRect(left, top, rect.width(), height))
            top += height + GAP
            viewed = rect.width() - kept
        for item, width in ((view, viewed), *((one, one.sizeHint().width()) for one in others)):
            item.setGeometry(QRect(left, top, width, height))
            left += width + GAP

    def _is_one_line(self, width: int) -> bool:
        return self.sizeHint().width() <= width

    def _beside(self) -> int:
        """Return the width that the view and the others need beside each other, px."""
        return sum(item.sizeHint().width() + GAP for item in self._items[1:]) - GAP

    def _height(self) -> int:
        return max((_height(item) for item in self._items), default=0)


def _height(item: QLayoutItem) -> int:
    return max(item.sizeHint().height(), item.minimumSize().height())
