"""The middle of the viewer: one picture, or two, or a sentence why there is none."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStackedWidget

from ui.evidence.comparison import Comparison
from ui.evidence.contents import Contents
from ui.evidence.cover_view import CoverView
from ui.evidence.decoding import decoded
from ui.language.wording import size
from ui.ports.evidence import FileState, FileView
from ui.workplace import Workplace

_BLOWN_UP: Final = 3.0
"""How much a preview may be enlarged while the picture itself is not here."""


class Stage(QStackedWidget):
    """Shows what is here of a file; what must be read first is read in the lane of files."""

    shown = Signal()
    """There is something else to see."""
    noted = Signal(str)
    """Sentence about what is seen, where it is less than the whole."""

    def __init__(self, workplace: Workplace) -> None:
        """Start empty."""
        super().__init__()
        self._workplace = workplace
        self._contents = Contents(workplace, self)
        self._sha256 = ""
        self.is_preview = False
        """Whether a small picture stands for one that is not here."""
        self.view = CoverView(workplace.appearance, self.tr("Foto"))
        self.comparison = Comparison(workplace, self._contents.fetch)
        self.addWidget(self.view)
        self.addWidget(self.comparison)
        self.view.zoomed.connect(self.shown)

    @property
    def is_comparing(self) -> bool:
        """Whether two pictures are shown."""
        return self.currentWidget() is self.comparison

    @property
    def can_zoom(self) -> bool:
        """Whether there is one picture to look at more closely."""
        return self.view.has_picture and not self.is_comparing

    def show_pair(self, files: Sequence[FileView], sha256: str) -> None:
        """Show two pictures of these, one of them this one unless roles tell better."""
        self.comparison.show_pair(files, sha256)
        self.setCurrentWidget(self.comparison)

    def show_one(self) -> None:
        """Show one picture again."""
        self.setCurrentWidget(self.view)

    def show_file(self, file: FileView) -> None:
        """Show a file as far as it is here."""
        self._sha256, self.is_preview = file.sha256, False
        self.view.setAccessibleDescription(file.caption or file.name)
        if file.is_picture:
            self.view.show_words(self.tr("Membuka …"))
            self._contents.fetch(self, file.sha256, lambda image: self._take(file, image))
        else:
            words = self.tr("Dokumen tidak dibuka di sini. Simpan salinannya, lalu buka dengan program lain.")
            self.view.show_words(words if file.is_here else self._not_here(file))
        self.shown.emit()

    def _take(self, file: FileView, image: QImage | None) -> None:
        if self._sha256 != file.sha256:
            return
        if image is not None:
            self.view.show_image(image)
        elif file.is_here:
            self.view.show_words(self.tr("Foto ini tidak dapat ditampilkan. Simpan salinannya, lalu buka di sana."))
        else:
            self._fetch_preview(file)
        self.shown.emit()

    def _fetch_preview(self, file: FileView) -> None:
        self.view.show_words(self._not_here(file))
        self._workplace.background.files.run(
            self,
            lambda: decoded(self._workplace.evidence.preview(file.sha256)),
            on_success=lambda image: self._take_preview(file, image),
            on_failure=lambda _fault: None,
        )

    def _take_preview(self, file: FileView, image: QImage | None) -> None:
        if self._sha256 == file.sha256 and image is not None:
            self.is_preview = True
            self.view.show_image(image, most=_BLOWN_UP)
            self.noted.emit(self.tr("Ini baru pratinjau. {}").format(self._not_here(file)))

    def _not_here(self, file: FileView) -> str:
        if file.state is FileState.REMOTE or not file.own:
            return self.tr("Berkas {} ini belum diunduh ke komputer ini.").format(size(file.size))
        return self.tr("Berkas ini tidak lagi ada di komputer ini.")
