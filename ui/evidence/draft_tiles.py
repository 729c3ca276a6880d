"""The tiles of a draft's files, side by side: arrows choose, Enter opens, Del takes off, Alt with arrows moves."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.evidence.draft_model import FILE_ROLE, GAP, DraftDelegate, DraftModel, fitted_size
from ui.evidence.small_pictures import previews
from ui.ports.evidence import FileView
from ui.workplace import Workplace

_SCROLL_BAR: Final = 14


class DraftTiles(QListView):
    """One row of tiles that scrolls sideways; not there without files."""

    chosen = Signal()
    """Another file is chosen."""
    open_wanted = Signal()
    drop_wanted = Signal(str)
    """SHA-256 of the file that shall go."""
    move_wanted = Signal(str, int)
    """SHA-256 of a file, and by how many places."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        """Start without files."""
        super().__init__(parent)
        self.setProperty("part", "tiles")
        self._rows = DraftModel(self)
        self._pictures = previews(workplace.background, workplace.evidence, self)
        self._pictures.arrived.connect(self.viewport().update)
        self._next = ""
        self.setModel(self._rows)
        self._delegate = DraftDelegate(self._pictures, workplace.appearance, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Berkas yang dilampirkan"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setSpacing(0)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.selectionModel().currentChanged.connect(self._note_choice)
        self.activated.connect(lambda _index: self.open_wanted.emit())
        self._offer_acts()
        self.hide()

    @property
    def file(self) -> FileView | None:
        """The chosen file."""
        file: FileView | None = self.currentIndex().data(FILE_ROLE) if self.currentIndex().isValid() else None
        return file

    def show_files(self, files: Sequence[FileView]) -> None:
        """Show these; the chosen one stays chosen, or its place is."""
        row, kept = self.currentIndex().row(), self.file
        wanted, self._next = self._next, ""
        if tuple(files) == self._rows.files:
            self._next = wanted
            return
        is_longer = len(files) > len(self._rows.files) > 0
        with QSignalBlocker(self.selectionModel()):
            self._rows.show_files(files)
            self._choose(self._row_to_choose(wanted, kept, len(files) - 1 if is_longer else max(row, 0)))
        self._fit()

    def show_coming(self, names: Sequence[str]) -> None:
        """Show what is being taken in."""
        row = self.currentIndex().row()
        with QSignalBlocker(self.selectionModel()):
            self._rows.show_coming(names)
            self._choose(row)
        self._fit()

    def choose_next(self, sha256: str) -> None:
        """Choose this file once it is shown."""
        self._next = sha256

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Fit as many tiles as are seen at once, and keep room for the scroll bar only where there is one."""
        super().resizeEvent(event)
        self._fit()

    def _row_to_choose(self, wanted: str, kept: FileView | None, otherwise: int) -> int:
        for sha256 in (wanted, kept.sha256 if kept is not None else ""):
            if (row := self._rows.row_of(sha256)) >= 0:
                return row
        return min(otherwise, len(self._rows.files) - 1)

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.setCurrentIndex(self._rows.index(row, 0))

    def _fit(self) -> None:
        count = self._rows.rowCount()
        width = self.viewport().width()
        size = fitted_size(count, width)
        if size != self._delegate.size:
            self._delegate.size = size
            self.scheduleDelayedItemsLayout()
        is_wide = count * (size.width() + GAP) - GAP > width
        self.setFixedHeight(size.height() + (_SCROLL_BAR if is_wide else 0))
        self.setVisible(bool(count))

    def _offer_acts(self) -> None:
        for words, keys, act in (
            (self.tr("Buka"), "", self.open_wanted.emit),
            (self.tr("Geser lebih awal"), "Alt+Left", lambda: self._move(-1)),
            (self.tr("Geser lebih akhir"), "Alt+Right", lambda: self._move(1)),
            (self.tr("Lepas dari draf"), "Del", self._drop),
        ):
            self.addAction(self._act(words, keys, act))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _act(self, words: str, keys: str, do: Callable[[], object]) -> QAction:
        made = QAction(words, self)
        if keys:
            made.setShortcut(keys)
            made.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made.triggered.connect(lambda: do())  # noqa: PLW0108 - Qt would hand it its 'checked'
        return made

    def _move(self, by: int) -> None:
        if self.file is not None:
            self.move_wanted.emit(self.file.sha256, by)

    def _drop(self) -> None:
        if self.file is not None:
            self.drop_wanted.emit(self.file.sha256)

    def _note_choice(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit()
