"""Caption and role of one file of a draft, told as they are typed."""

from typing import Final

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sync.contract.evidence.attachment import CAPTION_LIMIT
from ui.evidence.role_choice import RoleChoice
from ui.parts.labels import label
from ui.ports.evidence import FileView

_ROW: Final = 34
"""A choice in bold words is higher than a line to type in, px; Qt notes it only after the first layout."""


class CaptionField(QLineEdit):
    """Shows the beginning of its words whenever nobody is typing in it."""

    def show_words(self, words: str) -> None:
        """Hold other words."""
        self.setText(words)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def focusInEvent(self, event: QFocusEvent, /) -> None:  # noqa: N802 - Qt's name
        """Go on behind the last word, where neither a click nor a key chose the place."""
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason:
            self.end(False)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:  # noqa: N802 - Qt's name
        """Go back to the beginning; but who only looks at another window goes on where he was."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.setCursorPosition(0)


class Description(QWidget):
    """Two fields about the file that is shown: the caption has a row of its own, for it is a sentence."""

    described = Signal(str, str, str)
    """SHA-256 of the file, its caption, its role; while they are typed."""
    finished = Signal()
    """What was said is to be stored without waiting for a pause."""

    def __init__(self, direction: QBoxLayout.Direction) -> None:
        """Lay the fields out; :meth:`show_file` fills them.

        :param direction: in which the role stands to its name.
        """
        super().__init__()
        self._file: FileView | None = None
        self.caption = CaptionField()
        self.caption.setMaxLength(CAPTION_LIMIT)
        self.caption.setAccessibleName(self.tr("Keterangan"))
        self.role = RoleChoice()
        self.shows = label(self.tr("Menunjukkan"), "small")
        self.shows.setBuddy(self.role)
        self.caption.textEdited.connect(lambda _text: self._tell())
        self.caption.editingFinished.connect(self.keep_now)
        self.role.activated.connect(lambda _row: self.keep_now())
        below = QWidget()
        below.setMinimumHeight(_ROW)
        self.row = QBoxLayout(direction, below)
        """Below the caption; whatever else can be done with the file may follow the role there."""
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)
        self.row.addWidget(self.shows)
        self.row.addWidget(self.role)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.caption)
        column.addWidget(below)

    def show_file(self, file: FileView | None) -> None:
        """Show another file, or the same as it is now; what was typed about the former one is told first."""
        is_same = file is not None and self._file is not None and file.sha256 == self._file.sha256
        if not is_same:
            self.keep_now()
        self._file = file
        if file is None:
            return
        if not is_same or not (self.caption.hasFocus() or self._words == file.caption):
            self.caption.show_words(file.caption)
        self.caption.setPlaceholderText(self.tr("Keterangan foto") if file.is_picture else self.tr("Keterangan"))
        self.role.show_role(file.role, of_picture=file.is_picture)
        self.shows.setVisible(file.is_picture)

    def keep_now(self) -> None:
        """Tell what was typed, unless it is known already, and have it stored."""
        self._tell()
        self.finished.emit()

    @property
    def _words(self) -> str:
        return self.caption.text().strip()

    def _tell(self) -> None:
        file = self._file
        if file is None:
            return
        caption, role = self._words, self.role.role
        if (caption, role) != (file.caption, file.role):
            self._file = msgspec.structs.replace(file, caption=caption, role=role)
            self.described.emit(file.sha256, caption, role)
