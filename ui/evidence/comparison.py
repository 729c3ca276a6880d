"""Two pictures of a case side by side: before and after, or the reporter's beside ours, or any two."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from sync.contract.evidence.attachment import Role
from ui.evidence.picture_view import PictureView
from ui.evidence.words import role_word
from ui.language.wording import capital, dated
from ui.parts.labels import label
from ui.ports.evidence import FileView
from ui.theme.tokens import GAP
from ui.workplace import Workplace

Fetch = Callable[[QWidget, str, Callable[[QImage | None], None]], None]
"""Fetches a picture by its SHA-256 and hands it over in the GUI thread, if the widget still exists."""


def pair_of(files: Sequence[FileView], shown: str = "") -> tuple[str, str]:
    """Return which two pictures to begin with: by role, else the reporter's and ours, else the shown one and another.

    Both are empty where there are not two.
    """
    pictures = [file for file in files if file.is_picture]
    if len(pictures) < 2:
        return "", ""
    of = {file.role: file.sha256 for file in pictures}  # the newest of each role
    for left, right in ((Role.BEFORE, Role.AFTER), (Role.REPORTER, Role.AFTER), (Role.BEFORE, Role.NONE)):
        if left in of and right in of:
            return of[left], of[right]
    ours = [file.sha256 for file in pictures if file.role != Role.REPORTER]
    if Role.REPORTER in of and ours:
        return of[Role.REPORTER], shown if shown in ours else ours[-1]
    first = shown if any(file.sha256 == shown for file in pictures) else pictures[0].sha256
    return first, next(file.sha256 for file in reversed(pictures) if file.sha256 != first)


class Comparison(QWidget):
    """Two views, each with a choice of the picture above it."""

    def __init__(self, workplace: Workplace, fetch: Fetch) -> None:
        """Start empty."""
        super().__init__()
        self.left = _Side(workplace, fetch, self.tr("Gambar kiri"))
        self.right = _Side(workplace, fetch, self.tr("Gambar kanan"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.left, 1)
        row.addWidget(self.right, 1)

    def show_pair(self, files: Sequence[FileView], shown: str) -> None:
        """Offer the pictures of these files, and begin with the pair that tells most."""
        pictures = [file for file in files if file.is_picture]
        for side, sha256 in zip((self.left, self.right), pair_of(files, shown), strict=True):
            side.offer(pictures, sha256)


class _Side(QWidget):
    def __init__(self, workplace: Workplace, fetch: Fetch, accessible_name: str) -> None:
        super().__init__()
        self._workplace, self._fetch = workplace, fetch
        self._pictures: dict[str, FileView] = {}
        self.choice = QComboBox()
        self.choice.setAccessibleName(accessible_name)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
        self.choice.currentIndexChanged.connect(lambda _row: self._show())
        self.view = PictureView(workplace.appearance, accessible_name)
        self._caption = label("", "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.choice)
        column.addWidget(self.view, 1)
        column.addWidget(self._caption)

    def offer(self, pictures: Sequence[FileView], sha256: str) -> None:
        self._pictures = {file.sha256: file for file in pictures}
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for file in pictures:
                words = " · ".join((role_word(file.role) or self.tr("Bukti"), file.caption or file.name))
                self.choice.addItem(words, file.sha256)
            self.choice.setCurrentIndex(max(self.choice.findData(sha256), 0))
        self._show()

    @property
    def caption(self) -> str:
        """What is said below the picture."""
        return self._caption.text()

    def _told(self, file: FileView) -> str:
        """Say of either picture the same: what it shows, when it was taken, and whose it is."""
        taken = self.tr("diambil {}").format(dated(file.taken_at, self._workplace.now_ms()))
        unknown = self.tr("waktu pengambilan tidak tercatat")
        whose = (file.unit or file.author) if file.event else self.tr("pada draf")
        return capital(" · ".join(filter(None, (file.caption, taken if file.taken_at else unknown, whose))))

    @property
    def sha256(self) -> str:
        return str(self.choice.currentData() or "")

    def _show(self) -> None:
        wanted = self.sha256
        file = self._pictures.get(wanted)
        if file is None:
            return
        self._caption.setText(self._told(file))
        self.view.setAccessibleDescription(self.choice.currentText())

        def take(image: QImage | None) -> None:
            if wanted != self.sha256:
                return
            if image is None:
                self.view.show_words(self.tr("Foto ini belum diunduh ke komputer ini."))
            else:
                self.view.show_image(image)

        self._fetch(self, wanted, take)
