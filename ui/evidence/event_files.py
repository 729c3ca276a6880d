"""The files of one event, below its words: a tile each, and *Unduh* for those that are not here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.evidence.fetching import Fetching
from ui.evidence.small_pictures import SmallPictures
from ui.evidence.tile import FileTile, tile_size
from ui.language.wording import number, size
from ui.parts.flow import ColumnsLayout
from ui.parts.labels import button, clear, label
from ui.ports.evidence import FileState, FileView
from ui.theme.appearance import Appearance


class EventFiles(QWidget):
    """Tiles that open the viewer."""

    open_wanted = Signal(str)
    """SHA-256 of the file."""

    def __init__(
        self, pictures: SmallPictures, appearance: Appearance, fetching: Fetching, *, shows_remarks: bool
    ) -> None:
        """Start without files; ``shows_remarks`` for whoever supervises."""
        super().__init__()
        self._pictures, self._appearance, self._fetching = pictures, appearance, fetching
        self._shows_remarks = shows_remarks
        self.files: tuple[FileView, ...] = ()
        self.tiles: list[FileTile] = []
        self._row = QWidget()
        self._flow = ColumnsLayout(self._row, lambda: tile_size().width(), gap=6)
        self._fetch = button("", self.fetch, "link")
        self._problem = label("", "problem", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(self._row)
        column.addWidget(self._fetch, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._problem)
        fetching.changed.connect(self._show_fetching)

    def show_files(self, files: Sequence[FileView]) -> None:
        """Show how these files stand; nothing moves where they are the same ones."""
        is_same = [file.sha256 for file in files] == [file.sha256 for file in self.files]
        self.files = tuple(files)
        if is_same:
            for tile, file in zip(self.tiles, files, strict=True):
                tile.show_file(file)
        else:
            clear(self._flow)
            self.tiles = [self._tile(file) for file in files]
        self._show_fetching()

    def fetch(self) -> None:
        """Fetch what is not here."""
        self._fetching.fetch([file.sha256 for file in self._remote()])

    def _remote(self) -> list[FileView]:
        return [
            file for file in self.files if not file.is_here and file.state in (FileState.REMOTE, FileState.RECEIVED)
        ]

    def _tile(self, file: FileView) -> FileTile:
        made = FileTile(file, self._pictures, self._appearance, shows_remarks=self._shows_remarks)
        made.clicked.connect(lambda: self.open_wanted.emit(made.file.sha256))
        self._flow.addWidget(made)
        return made

    def _show_fetching(self) -> None:
        remote = self._remote()
        on_its_way = [file for file in remote if file.sha256 in self._fetching.wanted]
        self._fetch.setVisible(bool(remote))
        self._fetch.setEnabled(not on_its_way)
        amount = size(sum(file.size for file in remote))
        words = self.tr("Mengunduh {} …") if on_its_way else self.tr("Unduh {}")
        self._fetch.setText(words.format(amount if len(remote) == 1 else self._several(len(remote), amount)))
        reasons = [file.reason for file in self.files if file.reason]
        why_not = self._fetching.why_not if remote else ""
        why_not = "\n".join(dict.fromkeys([*reasons, why_not] if why_not else reasons))
        self._problem.setText(why_not)
        self._problem.setVisible(bool(why_not))

    def _several(self, count: int, amount: str) -> str:
        return self.tr("{} berkas, {}", "", count).format(number(count), amount)
