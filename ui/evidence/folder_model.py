"""The files of a scanned folder, newest first, to tick; pictures come as they are scrolled to."""

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPixmap

from ui.evidence.signs import paint_thumbnail
from ui.evidence.small_pictures import SmallPictures
from ui.language.wording import dated, size
from ui.ports.evidence import FileState, FileView, FolderFile
from ui.theme.appearance import Appearance
from ui.workplace import Workplace

PICTURE: Final = QSize(72, 54)
Index = QModelIndex | QPersistentModelIndex


class FolderModel(QAbstractListModel):
    """Rows of the folder."""

    ticked_changed = Signal()

    def __init__(self, workplace: Workplace, pictures: SmallPictures, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self._workplace, self._pictures = workplace, pictures
        self._appearance: Appearance = workplace.appearance
        self._files: tuple[FolderFile, ...] = ()
        self._ticked: set[Path] = set()
        pictures.arrived.connect(self._repaint)

    @property
    def ticked(self) -> list[Path]:
        """The ticked files, in the order of the rows."""
        return [file.path for file in self._files if file.path in self._ticked]

    def show_files(self, files: tuple[FolderFile, ...]) -> None:
        """Show these, none ticked."""
        self.beginResetModel()
        self._files, self._ticked = files, set()
        self.endResetModel()
        self.ticked_changed.emit()

    def tick(self, index: Index) -> None:
        """Tick a file, or take the tick away."""
        if not index.isValid():
            return
        self._ticked ^= {self._files[index.row()].path}
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked_changed.emit()

    def rowCount(self, parent: Index | None = None, /) -> int:  # noqa: N802 - Qt's name
        """Return how many files there are."""
        return 0 if parent is not None and parent.isValid() else len(self._files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Return what a row shows."""
        file = self._files[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                when = dated(file.changed_at, self._workplace.now_ms())
                return f"{file.path.name}\n{when} · {size(file.size)}"
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if file.path in self._ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DecorationRole:
                return self._glimpse(file)
        return None

    def _glimpse(self, file: FolderFile) -> QPixmap:
        is_picture = file.media_type.startswith("image/")
        picture = self._pictures.picture(str(file.path)) if is_picture else None
        made = QPixmap(PICTURE)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        shown = FileView(
            sha256="", name=file.path.name, media_type=file.media_type, size=file.size, state=FileState.LOCAL
        )
        paint_thumbnail(painter, QRectF(0.5, 0.5, PICTURE.width() - 1, PICTURE.height() - 1), shown, picture,
                        self._appearance.tokens)  # fmt: skip
        painter.end()
        return made

    def _repaint(self) -> None:
        if self._files:
            last = self.index(len(self._files) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.DecorationRole])
