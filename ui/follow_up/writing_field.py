"""The text of the form: airy lines, plain words; files and pictures that are pasted or dropped go to the strip."""

from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.evidence.offers import is_offer
from ui.parts.letters import in_units

_LINE_HEIGHT_PERCENT: Final = 125
_LEAST_HEIGHT: Final = 48


class WritingField(QTextEdit):
    """Plain text, of which Tab leads away."""

    files_offered = Signal(object)
    """The :class:`PySide6.QtCore.QMimeData` that was pasted or dropped and is no text."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setProperty("part", "writing")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setAccessibleName(self.tr("Teks tindak lanjut"))
        self.setPlaceholderText(self.tr("Tulis di sini. Tersimpan sendiri sebagai draf."))

    def space_lines(self) -> None:
        """Give the lines air; nothing of it can be undone."""
        airy = QTextBlockFormat()
        airy.setLineHeight(_LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(airy)
        self.document().clearUndoRedoStacks()

    def select_part(self, start: int, end: int) -> None:
        """Select some letters and put the keyboard there; all of them where ``end`` is 0."""
        text = self.toPlainText()
        start, end = (start, end) if end else (0, len(text))
        cursor = self.textCursor()
        cursor.setPosition(in_units(text, start))
        cursor.setPosition(in_units(text, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def canInsertFromMimeData(self, source: QMimeData, /) -> bool:  # noqa: N802 - Qt's name
        """Take pictures and files too."""
        return is_offer(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData, /) -> None:  # noqa: N802 - Qt's name
        """Insert words; hand everything else on."""
        if not is_offer(source):
            super().insertFromMimeData(source)
        elif not self.isReadOnly():
            self.files_offered.emit(source)
