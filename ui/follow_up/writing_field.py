"""The text of the form: airy lines, plain words; files and pictures that are pasted or dropped go to the strip."""

from math import ceil
from typing import Final

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QTextEdit

from ui.evidence.offers import is_offer
from ui.parts.letters import in_units

_LINE_HEIGHT_PERCENT: Final = 125
_LEAST_LINES: Final = 4
"""Lines that are seen at the least, however large the letters and low the window."""
_SIDES: Final = 18
"""What the frame takes above and below them, px."""


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
        self.setAccessibleName(self.tr("Teks tindak lanjut"))
        self.setPlaceholderText(self.tr("Tulis di sini. Tersimpan sendiri sebagai draf."))
        self._follows_caret = True
        self.cursorPositionChanged.connect(self._follow_caret)
        self.verticalScrollBar().actionTriggered.connect(self._let_go)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Keep a few lines in sight: what is written can always be read."""
        line = self.fontMetrics().lineSpacing() * _LINE_HEIGHT_PERCENT / 100
        around = 2 * self.document().documentMargin() + _SIDES
        return QSize(super().minimumSizeHint().width(), ceil(_LEAST_LINES * line + around))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for no more than that; the room that is left comes by stretching."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Keep the caret in sight where sentences around the text take room from it, unless one scrolled away."""
        super().resizeEvent(event)
        if self._follows_caret:
            self.ensureCursorVisible()

    def wheelEvent(self, event: QWheelEvent, /) -> None:  # noqa: N802 - Qt's name
        """Scroll as the writer wants."""
        self._let_go()
        super().wheelEvent(event)

    def _follow_caret(self) -> None:
        self._follows_caret = True

    def _let_go(self, _action: int = 0) -> None:
        self._follows_caret = False

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
