"""The files of a draft as rows: those it has, then those that are being taken in."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.evidence.small_pictures import SmallPictures
from ui.evidence.tile import Line, draft_lines, paint_ring, paint_tile, tile_size
from ui.evidence.words import spoken
from ui.ports.evidence import FileView
from ui.theme.appearance import Appearance
from ui.theme.fonts import scaled

FILE_ROLE: Final = Qt.ItemDataRole.UserRole
"""Role under which a row gives its :class:`FileView`; ``None`` while it is being taken in."""

_LEAST, _WIDEST = 216, 264
"""Width of a tile, px at 100 %: in the least, what a picture shows and how big it is stand whole side by side."""
GAP: Final = 6
"""Behind each tile but the last one, px."""

Index = QModelIndex | QPersistentModelIndex


def fitted_size(count: int, width: int) -> QSize:
    """Return the size of each of so many tiles.

    :param width: of the strip, px: where several are seen at once they are seen whole, and end where the strip does.
    """
    least, height = scaled(_LEAST), tile_size().height()
    seen = max(min(count, (width + GAP) // (least + GAP)), 1)
    fitted = (width + GAP) // seen - GAP
    return QSize(fitted if 1 < seen < count else min(fitted, scaled(_WIDEST)), height)


def _tr(text: str) -> str:
    return QCoreApplication.translate("DraftFiles", text)


class DraftModel(QAbstractListModel):
    """Rows of the strip."""

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self.files: tuple[FileView, ...] = ()
        self._coming: tuple[str, ...] = ()

    def show_files(self, files: Sequence[FileView]) -> None:
        """Show other files."""
        self.beginResetModel()
        self.files = tuple(files)
        self.endResetModel()

    def show_coming(self, names: Sequence[str]) -> None:
        """Show what is being taken in."""
        self.beginResetModel()
        self._coming = tuple(names)
        self.endResetModel()

    def row_of(self, sha256: str) -> int:
        """Return the row of a file, or -1."""
        return next((row for row, file in enumerate(self.files) if file.sha256 == sha256), -1)

    def rowCount(self, parent: Index | None = None, /) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.files) + len(self._coming)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Return what a row says."""
        row = index.row()
        file = self.files[row] if row < len(self.files) else None
        if role == FILE_ROLE:
            return file
        if role == Qt.ItemDataRole.DisplayRole:
            return self._coming[row - len(self.files)] if file is None else file.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _tr("{}, sedang disiapkan").format(index.data()) if file is None else spoken(file, state=False)
        if role == Qt.ItemDataRole.ToolTipRole and file is not None:
            return "\n".join([spoken(file, state=False), *(remark.sentence for remark in file.remarks)])
        return None


class DraftDelegate(QStyledItemDelegate):
    """Draws one file of a draft, or that it is being taken in."""

    def __init__(self, pictures: SmallPictures, appearance: Appearance, view: QListView) -> None:
        """Paint with the tokens of the look that holds when painting."""
        super().__init__(view)
        self._pictures, self._appearance, self._view = pictures, appearance, view
        self.size = tile_size()
        """Of each tile."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> QSize:
        """Return the size of a tile and the gap behind it."""
        is_last = index.row() == self._view.model().rowCount() - 1
        return self.size if is_last else self.size + QSize(GAP, 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, /
    ) -> None:
        """Draw a tile."""
        tokens = self._appearance.tokens
        room = QRect(option.rect.topLeft(), self.size)
        file: FileView | None = index.data(FILE_ROLE)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ring(painter, room, tokens, is_chosen=is_chosen, has_focus=is_chosen and self._view.hasFocus())
        if file is None:
            coming = [[Line(str(index.data()), "text", bold=True)], [Line(_tr("sedang disiapkan …"))]]
            paint_tile(painter, room, None, None, coming, tokens)
            return
        picture = self._pictures.picture(file.sha256) if file.has_preview else None
        paint_tile(painter, room, file, picture, draft_lines(file), tokens)
